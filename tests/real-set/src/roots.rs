//! A module with roots: it accepts every document of the selected commands and of their responses, and no other; it is
//! small; and its types are those that the whole release has.

use std::path::PathBuf;

#[cfg(not(ocip_schemas))]
pub fn check(_corpus: PathBuf) -> Result<String, String> {
    Ok("skipped, since OCIP_SCHEMAS is not set".to_owned())
}

#[cfg(ocip_schemas)]
pub fn check(corpus: PathBuf) -> Result<String, String> {
    with_schemas::check(&corpus)
}

#[cfg(ocip_schemas)]
mod with_schemas {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use real_set::few::base::BroadsoftDocument;
    use xsdbind::testing::xml::{by_value, compare, decode};
    use xsdbind::{OutputEncoding, WriteOptions};

    use crate::documents::{self, Document};

    include!("commands.rs");

    /// The response of each command, where it has one of its own, and those of all.
    fn expected() -> BTreeSet<String> {
        let responses = COMMANDS.iter().map(|name| name.replace("Request", "Response"));
        let general = ["SuccessResponse", "ErrorResponse"].map(str::to_owned);
        COMMANDS.iter().map(|name| (*name).to_owned()).chain(responses).chain(general).collect()
    }

    pub fn check(corpus: &Path) -> Result<String, String> {
        let expected = expected();
        let (mut same, mut refused) = (0, 0);
        let mut commands = BTreeSet::new();
        for Document { name, mode, xml } in &documents::read(corpus)? {
            let failed = |what: String| format!("{name} ({mode}): {what}");
            if expected.contains(name) {
                round_trip(xml).map_err(failed)?;
                commands.insert(name.clone());
                same += 1;
            } else {
                is_refused(name, xml).map_err(failed)?;
                refused += 1;
            }
        }
        let missing = COMMANDS.iter().find(|name| !commands.contains(**name));
        if let Some(missing) = missing {
            return Err(format!("the corpus has no document of {missing}"));
        }
        let items = same_items()?;
        Ok(format!(
            "{} commands: {same} documents of {} types identical, {refused} of others refused by name; {items} items \
             are those of the whole release",
            COMMANDS.len(),
            commands.len(),
        ))
    }

    fn round_trip(xml: &[u8]) -> Result<(), String> {
        let document: BroadsoftDocument = xsdbind::from_slice(xml).map_err(|error| format!("refused: {error}"))?;
        let options = WriteOptions::new().encoding(OutputEncoding::Latin1);
        let written = options.to_vec(&document).map_err(|error| format!("not written: {error}"))?;
        compare(&decode(xml)?, &decode(&written)?, by_value).map_err(|difference| difference.to_string())
    }

    /// A type that is not selected is refused, and named.
    fn is_refused(name: &str, xml: &[u8]) -> Result<(), String> {
        match xsdbind::from_slice::<BroadsoftDocument>(xml) {
            Ok(_) => Err("accepted, though it is not selected".to_owned()),
            Err(error) if error.to_string().contains(&format!("`{name}`")) => Ok(()),
            Err(error) => Err(format!("the error does not name the type: {error}")),
        }
    }

    /// Every item is in the module of the whole release, the same; but for what `xsi:type` chooses from.
    fn same_items() -> Result<usize, String> {
        let out = Path::new(env!("REAL_SET_OUT_DIR"));
        let (few, whole) = (crate::items::read(&out.join("few"))?, crate::items::read(&out.join("ocip"))?);
        let whole: BTreeSet<(&String, &String)> =
            whole.iter().flat_map(|(path, items)| items.iter().map(move |item| (path, &item.text))).collect();
        let mut count = 0;
        for (path, items) in few.iter().filter(|(path, _)| !path.ends_with("mod.rs")) {
            let is_of_items =
                |item: &&crate::items::Item| item.name != "OCICommand" && !item.name.starts_with("TYPES_OF_");
            for item in items.iter().filter(is_of_items) {
                if !whole.contains(&(path, &item.text)) {
                    return Err(format!("{path}: `{}` differs from that of the whole release", item.name));
                }
                count += 1;
            }
        }
        if fs::read_dir(out.join("few")).is_ok() && count > 0 {
            Ok(count)
        } else {
            Err("nothing was generated".to_owned())
        }
    }
}
