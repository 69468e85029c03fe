//! What the reader says of a document.

#[cfg(ocip_schemas)]
#[path = "../../../told_alike/mod.rs"]
mod told_alike;

pub enum Verdict {
    Accepted,
    Refused(String),
}

#[cfg(not(ocip_schemas))]
pub fn judge(_xml: &[u8]) -> Result<Verdict, String> {
    Err("OCIP_SCHEMAS is not set".to_owned())
}

/// Reads a document. What is accepted is written, must be the same XML, and the same value when read again; what is refused
/// is so in the same words when reading goes on. Tables that are made at run time say the same.
///
/// # Errors
///
/// Where it is not.
#[cfg(ocip_schemas)]
pub fn judge(xml: &[u8]) -> Result<Verdict, String> {
    use crate::document_type::DocumentType;
    use real_set::ocip::AnyDocument;
    use xsdbind::{OutputEncoding, WriteOptions};

    crate::tables::same(xml)?;
    let document: AnyDocument = match xsdbind::from_slice(xml) {
        Ok(document) => document,
        Err(refused) => {
            told_alike::check(DocumentType::of::<AnyDocument>(), xml)?;
            return Ok(Verdict::Refused(refused.to_string()));
        }
    };
    let options = WriteOptions::new().encoding(OutputEncoding::Latin1);
    let written = options.to_vec(&document).map_err(|error| format!("accepted and not written: {error}"))?;
    same_xml(xml, &written).map_err(|difference| format!("accepted, and written as other XML: {difference}"))?;
    match xsdbind::from_slice::<AnyDocument>(&written) {
        Ok(again) if again == document => Ok(Verdict::Accepted),
        Ok(_) => Err("accepted, and another value when written and read again".to_owned()),
        Err(error) => Err(format!("accepted, and refused when written and read again: {error}")),
    }
}

#[cfg(ocip_schemas)]
fn same_xml(xml: &[u8], written: &[u8]) -> Result<(), String> {
    let [xml, written] = [xsdbind::testing::xml::decode(xml)?, xsdbind::testing::xml::decode(written)?];
    match xsdbind::testing::xml::compare(&xml, &written, same_text) {
        // Where the declared type is named, that is not kept.
        Err(difference) if difference.what.starts_with(TYPE_DROPPED) => Ok(()),
        result => result.map_err(|difference| difference.to_string()),
    }
}

#[cfg(ocip_schemas)]
const TYPE_DROPPED: &str = "expected attribute `{http://www.w3.org/2001/XMLSchema-instance}type`";

/// Mutants have texts that no document of the corpus has: empty ones that stand for a default, blanks in base64, and
/// midnight as the end of a day.
#[cfg(ocip_schemas)]
fn same_text(expected: xsdbind::testing::xml::Text<'_>, found: xsdbind::testing::xml::Text<'_>) -> bool {
    let squeezed = |text: &str| text.split_ascii_whitespace().collect::<String>();
    xsdbind::testing::xml::by_collapsed_value(expected, found)
        || expected.text.trim_ascii().is_empty()
        || expected.text.contains("T24:00:00")
        || squeezed(expected.text) == squeezed(found.text)
}
