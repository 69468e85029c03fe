//! Random messages of all commands are written, and are the same value when read again.

use std::path::PathBuf;

#[cfg(not(ocip_schemas))]
pub fn check(_schemas: PathBuf) -> Result<String, String> {
    Ok("skipped, since it was compiled without OCIP_SCHEMAS".to_owned())
}

#[cfg(ocip_schemas)]
pub fn check(_schemas: PathBuf) -> Result<String, String> {
    with_schemas::check()
}

#[cfg(ocip_schemas)]
mod with_schemas {
    use std::collections::{BTreeMap, BTreeSet};

    use fastrand::Rng;
    use real_set::ocip::base::BroadsoftDocument;
    use xsdbind::arbitrary::{self, Unstructured};
    use xsdbind::{OutputEncoding, WriteOptions};

    /// How many messages are tried.
    const MESSAGES: u64 = 5000;
    /// How many bytes most of them are made of.
    const BYTES: usize = 2000;
    /// How many different failures are shown.
    const SHOWN: usize = 10;

    pub fn check() -> Result<String, String> {
        let mut commands = BTreeSet::new();
        let (mut length, mut not_made) = (0, 0);
        // One of each kind is enough to look at.
        let mut failures = BTreeMap::new();
        for seed in 0..MESSAGES {
            let mut random = Rng::with_seed(seed);
            let mut bytes = vec![0; random.usize(..BYTES)];
            random.fill(&mut bytes);
            let Ok(document) = arbitrary::document::<BroadsoftDocument>(&mut Unstructured::new(&bytes)) else {
                not_made += 1;
                continue;
            };
            match round_trip(&document) {
                Ok(written) => {
                    length += written.len();
                    commands.extend(
                        written
                            .split("xsi:type=\"")
                            .skip(1)
                            .filter_map(|rest| rest.split('"').next().map(str::to_owned)),
                    );
                }
                Err((kind, detail)) => drop(failures.entry(kind).or_insert(format!("seed {seed}: {detail}"))),
            }
        }
        let made = MESSAGES - not_made;
        let summary = format!(
            "{made} messages with {} types and {length} bytes are the same when read again, {not_made} could not be made",
            commands.len()
        );
        if failures.is_empty() && made > MESSAGES / 2 {
            return Ok(summary);
        }
        let shown: Vec<String> =
            failures.into_iter().take(SHOWN).map(|(kind, detail)| format!("  {kind}: {detail}")).collect();
        Err(format!("{summary}, but for\n{}", shown.join("\n")))
    }

    /// What was written; else what is wrong, and in which document.
    fn round_trip(document: &BroadsoftDocument) -> Result<String, (String, String)> {
        let written = xsdbind::to_string(document)
            .map_err(|error| ("not written".to_owned(), format!("{error} in {document:?}")))?;
        let wrong = |what: &str, detail: String| Err((what.to_owned(), format!("{detail} from {written}")));
        let latin = WriteOptions::new().encoding(OutputEncoding::Latin1).indent(1);
        let again = latin.to_vec(document).and_then(|bytes| xsdbind::from_slice::<BroadsoftDocument>(&bytes));
        for again in [xsdbind::from_str(&written), again] {
            match again {
                Ok(again) if again == *document => {}
                Ok(again) => return wrong("another value when read again", format!("{again:?}")),
                Err(error) => return wrong("refused when read again", error.to_string()),
            }
        }
        if document.clone() == *document { Ok(written) } else { wrong("another value when cloned", String::new()) }
    }
}
