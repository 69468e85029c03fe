//! Every document of the corpus is read, written, and is the same XML and the same value again; by way of JSON, too.

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
    use std::path::Path;

    use real_set::ocip::{AnyDocument, base::BroadsoftDocument};
    use xsdbind::testing::xml::{by_value, compare, decode};
    use xsdbind::{OutputEncoding, WriteOptions};

    use crate::documents::{self, Document};

    /// How many differences are shown.
    const SHOWN: usize = 10;

    pub fn check(corpus: &Path) -> Result<String, String> {
        let documents = documents::read(corpus)?;
        let mut nil = 0;
        let mut failures = Vec::new();
        for Document { name, mode, xml } in &documents {
            nil += usize::from(mode.starts_with("nil"));
            if let Err(failure) = round_trip(xml) {
                failures.push(format!("  {name} ({mode}): {failure}"));
            }
        }
        let (all, same) = (documents.len(), documents.len() - failures.len());
        let summary =
            format!("{same} of {all} documents identical, also after JSON ({nil} nil and nildeep among them)");
        if failures.is_empty() {
            return Ok(summary);
        }
        failures.truncate(SHOWN);
        Err(format!("{summary}\n{}", failures.join("\n")))
    }

    fn round_trip(xml: &[u8]) -> Result<(), String> {
        let document: BroadsoftDocument = xsdbind::from_slice(xml).map_err(|error| format!("refused: {error}"))?;
        let options = WriteOptions::new().encoding(OutputEncoding::Latin1);
        let written = options.to_vec(&document).map_err(|error| format!("not written: {error}"))?;
        compare(&decode(xml)?, &decode(&written)?, by_value).map_err(|difference| difference.to_string())?;
        through_json(&document, &written)?;
        let again: BroadsoftDocument =
            xsdbind::from_slice(&written).map_err(|error| format!("refused when read again: {error}"))?;
        if again != document {
            return Err("another value when read again".to_owned());
        }
        match xsdbind::from_slice(&written) {
            Ok(AnyDocument::BroadsoftDocument(any)) if any == document => Ok(()),
            Ok(_) => Err("another value when read as any document".to_owned()),
            Err(error) => Err(format!("refused as any document: {error}")),
        }
    }

    /// From the value to JSON, to a value, to XML: the bytes of the XML are those of the first.
    fn through_json(document: &BroadsoftDocument, written: &[u8]) -> Result<(), String> {
        let json = xsdbind::json::to_string(document).map_err(|error| format!("not written as JSON: {error}"))?;
        let again: BroadsoftDocument =
            xsdbind::json::from_str(&json).map_err(|error| format!("refused as JSON: {error} in {json}"))?;
        let options = WriteOptions::new().encoding(OutputEncoding::Latin1);
        let again = options.to_vec(&again).map_err(|error| format!("not written after JSON: {error}"))?;
        if again == written { Ok(()) } else { Err(format!("another document after JSON: {json}")) }
    }
}
