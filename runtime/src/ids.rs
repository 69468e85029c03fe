//! `xs:ID` and `xs:IDREF` (XSD Part 1, section 3.15.4): what they say of a whole document.
//!
//! In comes a document, read or made; what then holds: no two of its `ID`s are the same, and each `IDREF` is one of them.
//! Reading does not check that by itself: references may lead to what comes later, and parts of documents are documents.

use std::collections::HashSet;

use crate::document::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::simple::{Each, Identity};
use crate::walk::{self, Node};

/// Checks that each `xs:ID` stands once in a document, and that each `xs:IDREF` is one of them.
///
/// Looked at is what the schema says to be of these types, in lists and unions too, and in what a wildcard allows.
///
/// # Errors
///
/// When an `ID` occurs twice, or an `IDREF` is no `ID` of the document, with its path.
///
/// ```
/// use xsdbind::types::{Id, IdRef};
///
/// pub struct Step {
///     pub name: Id,
///     pub after: Option<IdRef>,
/// }
/// xsdbind::record! { Step () { name: "@name", after: "@after", } }
///
/// pub struct Plan {
///     pub step: Vec<Step>,
/// }
/// xsdbind::record! { Plan () { step: "step", } }
/// xsdbind::root! { Plan = "plan" }
///
/// let plan: Plan = xsdbind::from_str(r#"<plan><step name="a" after="b"/><step name="b"/></plan>"#)?;
/// xsdbind::check_ids(&plan)?;
///
/// let plan: Plan = xsdbind::from_str(r#"<plan><step name="a"/><step name="b" after="c"/></plan>"#)?;
/// let error = xsdbind::check_ids(&plan).unwrap_err();
/// assert_eq!(error.to_string(), "/plan/step[2]/@after: there is no ID `c` in the document");
/// # Ok::<(), xsdbind::Error>(())
/// ```
pub fn check_ids<D: Document>(document: &D) -> Result<()> {
    let mut ids = HashSet::new();
    each(document, &mut |identity, text| {
        if identity == Identity::Id && !ids.insert(text.to_owned()) {
            return Err(Error::new(ErrorKind::Identity, format!("the ID `{text}` occurs twice in the document")));
        }
        Ok(())
    })?;
    each(document, &mut |identity, text| {
        if identity == Identity::IdRef && !ids.contains(text) {
            return Err(Error::new(ErrorKind::Identity, format!("there is no ID `{text}` in the document")));
        }
        Ok(())
    })
}

/// Whether there is an `ID` or an `IDREF` in elements that are shown.
#[cfg(feature = "dynamic")]
pub(crate) fn is_any_in(show: &dyn Fn(walk::Each<'_>) -> Result<()>) -> Result<bool> {
    let mut is_any = false;
    let result = show(&mut |element| {
        of_node(element, &mut |_, _| {
            is_any = true;
            // One is enough.
            Err(Error::pause())
        })
    });
    if is_any { Ok(true) } else { result.map(|()| false) }
}

fn each<D: Document>(document: &D, with: Each<'_>) -> Result<()> {
    walk::show_root(document, &mut |node| of_node(node, with))
}

fn of_node(node: &Node<'_>, with: Each<'_>) -> Result<()> {
    node.identities(with)?;
    node.parts(&mut |part| of_node(part, with))
}
