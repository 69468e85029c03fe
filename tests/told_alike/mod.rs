//! The same problem has the same words, whether reading ends with it or goes on.

use crate::document_type::DocumentType;

/// The first of all errors is the one that strict reading ends with: of the same kind, in the same words, at the same place.
pub(crate) fn check(of: DocumentType, document: &[u8]) -> Result<(), String> {
    let strict = (of.from_slice)(document).err();
    let all = (of.with_all_errors)(document).err();
    let first = all.as_ref().and_then(|all| all.as_slice().first());
    let told = |error: &xsdbind::Error| format!("{:?}: {error}", error.kind());
    let (strict, first) = (strict.as_ref().map(told), first.map(told));
    if strict == first { Ok(()) } else { Err(format!("told as {strict:?}, and first of all errors as {first:?}")) }
}
