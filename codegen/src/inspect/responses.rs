//! Which response belongs to a request.
//!
//! A plain rule: the type of the request's name with `Response` for `Request`, where there is one; else the one that
//! the request's documentation names after "response is".

use crate::model::{Model, Type, TypeId};
use crate::view::docs_text;

/// A response, and how it was found.
pub(super) struct Response {
    pub(super) id: TypeId,
    pub(super) is_documented: bool,
}

pub(super) fn of(model: &Model, request: &Type) -> Option<Response> {
    let name = request.global_name()?;
    let at = name.rfind("Request")?;
    let of_same_name = format!("{}Response{}", &name[..at], &name[at + "Request".len()..]);
    let find = |name: &str| {
        let same: Vec<_> = model.types().filter(|(_, ty)| ty.global_name() == Some(name)).collect();
        let own = same.iter().find(|(_, ty)| ty.namespace == request.namespace);
        own.or(same.first()).map(|(id, _)| *id)
    };
    if let Some(id) = find(&of_same_name) {
        return Some(Response { id, is_documented: false });
    }
    let text = docs_text(&request.docs);
    // As "The response is either a X or an ErrorResponse." says it.
    let lower = text.to_ascii_lowercase();
    let said = &text[lower.find("response is")? + "response is".len()..];
    let sentence = said.split(['.', ';', '\n']).next().unwrap_or_default();
    let words = sentence.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let mut named = words.filter(|word| word.contains("Response") && *word != "ErrorResponse");
    named.find_map(find).map(|id| Response { id, is_documented: true })
}
