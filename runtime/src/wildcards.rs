//! What a schema declares of what its wildcards allow: attributes, and the types that elements name.

use crate::error::{Error, ErrorKind, Result};
use crate::known::Known;
use crate::named_types;
use crate::names::named;
use crate::open::{OpenAttribute, OpenContent};
use crate::prefixes::ReadNames;
use crate::table::Process;

/// The type that an element says by `xsi:type` that it is of, if it is a known one of text: a simple one, or a complex one with
/// simple content.
pub(crate) fn named_type(process: Process, content: &OpenContent) -> Option<&'static Known> {
    let documents = process.documents()?;
    let name = content.names().name(content.type_name()?).ok()?;
    let (namespace, local) = name.parts();
    named_types::find_type(documents.types(), namespace, local)
}

/// Checks an attribute that a wildcard allows (XSD Part 1, section 3.10.4).
pub(crate) fn check_attribute(process: Process, attribute: &OpenAttribute, names: &dyn ReadNames) -> Result<()> {
    let Some(documents) = process.documents() else { return Ok(()) };
    let (namespace, local) = (attribute.name.namespace.as_str(), attribute.name.local.as_str());
    match Known::find(documents.attributes, namespace, local) {
        Some(known) => {
            let checked = known.check(&attribute.value, names).map(drop).map_err(Error::value);
            checked.map_err(|error| error.within(&format!("@{local}"), None))
        }
        None if matches!(process, Process::Strict(_)) => {
            let message = format!("attribute {} matches a wildcard and is not declared", named(namespace, local));
            Err(Error::new(ErrorKind::UnexpectedAttribute, message))
        }
        None => Ok(()),
    }
}

/// The declaration of an attribute that a wildcard allows.
pub(crate) fn known_attribute(process: Process, attribute: &OpenAttribute) -> Option<&'static Known> {
    Known::find(process.documents()?.attributes, &attribute.name.namespace, &attribute.name.local)
}

/// Checks the `ID`s among the attributes that a wildcard allows: there is one at most, and none beside an `ID` of the type
/// (XSD Part 1, section 3.4.4, clause 5).
pub(crate) fn check_wild_ids(
    process: Process,
    beside_id: bool,
    open: &[OpenAttribute],
    names: &dyn ReadNames,
) -> Result<()> {
    let is_id = |attribute: &&OpenAttribute| {
        known_attribute(process, attribute).is_some_and(|known| known.is_id(&attribute.value, names))
    };
    let mut ids = open.iter().filter(is_id).map(|attribute| named(&attribute.name.namespace, &attribute.name.local));
    let message = match (ids.next(), ids.next()) {
        (Some(id), _) if beside_id => {
            format!("attribute {id} is an ID and matches a wildcard, while the type has an ID of its own")
        }
        (Some(one), Some(other)) => format!("attributes {one} and {other} are IDs, and both match a wildcard"),
        _ => return Ok(()),
    };
    Err(Error::new(ErrorKind::UnexpectedAttribute, message))
}
