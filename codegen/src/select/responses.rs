//! Which responses belong to a request.
//!
//! Plain rules: the one of the request's name with `Response`, or else `Result`, for `Request`, where there is one; else
//! the type that the request's documentation names after "response is". `SuccessResponse` and `ErrorResponse` answer any
//! request, where there are types of these names.

use std::collections::BTreeMap;

use crate::model::{Element, ElementId, Model, Str, Type, TypeId, docs_text};

/// The types that answer whatever is asked.
const GENERAL: [&str; 2] = ["SuccessResponse", "ErrorResponse"];

/// A response, and how it was found.
pub(crate) struct Response {
    pub(crate) id: TypeId,
    #[cfg_attr(not(feature = "explore"), expect(dead_code, reason = "only `show` tells of it"))]
    pub(crate) is_documented: bool,
}

/// The types of a model by their names.
pub(crate) struct Responses<'m> {
    model: &'m Model,
    by_name: BTreeMap<&'m str, Vec<TypeId>>,
}

impl<'m> Responses<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        let mut by_name: BTreeMap<&str, Vec<TypeId>> = BTreeMap::new();
        for (id, ty) in model.types() {
            if let Some(name) = ty.global_name() {
                by_name.entry(name).or_default().push(id);
            }
        }
        Self { model, by_name }
    }

    /// The response that a request asks for.
    pub(crate) fn of(&self, request: &Type) -> Option<Response> {
        let names = names(request.global_name()?)?;
        let find = |name: &str| self.find(name, request);
        if let Some(id) = names.iter().find_map(|name| find(name)) {
            return Some(Response { id, is_documented: false });
        }
        let text = docs_text(&request.docs);
        // As "The response is either a X or an ErrorResponse." says it.
        let lower = text.to_ascii_lowercase();
        let said = &text[lower.find("response is")? + "response is".len()..];
        let sentence = said.split(['.', ';', '\n']).next().unwrap_or_default();
        let words = sentence.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let mut responses = words.filter(|word| word.contains("Response") && *word != "ErrorResponse");
        responses.find_map(find).map(|id| Response { id, is_documented: true })
    }

    /// All that may answer a type, if it is a request.
    pub(super) fn all(&self, request: &Type) -> Vec<TypeId> {
        if request.complex().is_none() || request.global_name().and_then(names).is_none() {
            return Vec::new();
        }
        let own = self.of(request).map(|response| response.id);
        own.into_iter().chain(GENERAL.iter().filter_map(|name| self.find(name, request))).collect()
    }

    /// The element that answers an element, where elements are the messages.
    pub(super) fn element(&self, request: &Element) -> Option<ElementId> {
        let names = names(&request.name)?;
        let is_it = |name: &Str, element: &Element| element.name == *name && element.namespace == request.namespace;
        let find = |name: &String| {
            let name = Str::from(name.as_str());
            self.model.elements.iter().position(|element| is_it(&name, element))
        };
        names.iter().find_map(find).and_then(ElementId::new)
    }

    /// The type of a name, of the request's own namespace where there are several.
    fn find(&self, name: &str, request: &Type) -> Option<TypeId> {
        let same = self.by_name.get(name)?;
        let own = same.iter().find(|id| self.model[**id].namespace == request.namespace);
        own.or(same.first()).copied()
    }
}

/// The names that the response to a request of this name may have, the likelier first; `None` if it is no request.
fn names(request: &str) -> Option<[String; 2]> {
    let at = request.rfind("Request")?;
    let (before, after) = (&request[..at], &request[at + "Request".len()..]);
    Some(["Response", "Result"].map(|word| format!("{before}{word}{after}")))
}
