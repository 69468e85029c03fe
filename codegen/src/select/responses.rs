//! Which types are requests, and which responses belong to them: one rule for whatever asks.
//!
//! In order: what the configuration says of the request; the type of the request's name with a word replaced; the type
//! that its documentation names after certain words. Where there is none of these, the fallback. Without a configuration,
//! types with `Request` in their names are requests, `Response` or `Result` takes its place, the words are "response is",
//! and `SuccessResponse` and `ErrorResponse` answer any request, where there are types of these names.

use std::collections::{BTreeMap, BTreeSet};

use super::Selection;
use crate::config::{Module, Requests, Rule};
use crate::diagnostics::Diagnostics;
use crate::model::{Element, ElementId, Model, Str, Type, TypeId, docs_text};
use crate::pattern::parts;

/// A word in the names of requests, and what is in its place in those of responses.
const NAMES: [(&str, &str); 2] = [("Request", "Response"), ("Request", "Result")];
/// As in "The response is either a X or ..".
const DOCUMENTATION: &str = "response is";
const FALLBACK: &str = "SuccessResponse";
const ERROR: &str = "ErrorResponse";

/// The responses to a request, and how they were found.
pub(crate) struct Response {
    /// One, or several that the configuration names.
    pub(crate) ids: Vec<TypeId>,
    #[cfg_attr(not(feature = "explore"), expect(dead_code, reason = "only `show` tells of it"))]
    pub(crate) is_documented: bool,
}

/// A request that is selected, with what answers it.
pub(crate) struct Answered {
    pub(crate) request: TypeId,
    /// The fallback, if it has none of its own.
    pub(crate) responses: Vec<TypeId>,
    /// Whether it only reads.
    pub(crate) reads: bool,
}

/// The rules, and the types of a model by their names.
pub(crate) struct Responses<'m> {
    pub(super) model: &'m Model,
    by_name: BTreeMap<&'m str, Vec<TypeId>>,
    /// The requests; `None` if names tell.
    pub(super) requests: Option<BTreeSet<TypeId>>,
    names: Vec<(String, String)>,
    documentation: String,
    fallback: Option<String>,
    errors: Vec<String>,
    /// The requests that only read.
    pub(super) reads: BTreeSet<TypeId>,
    /// What the configuration says of single requests.
    pub(super) said: BTreeMap<TypeId, Vec<TypeId>>,
}

impl<'m> Responses<'m> {
    /// By the rules that hold without a configuration.
    pub(crate) fn new(model: &'m Model) -> Self {
        let mut by_name: BTreeMap<&str, Vec<TypeId>> = BTreeMap::new();
        for (id, ty) in model.types() {
            if let Some(name) = ty.global_name() {
                by_name.entry(name).or_default().push(id);
            }
        }
        Self {
            model,
            by_name,
            requests: None,
            names: NAMES.map(|(request, response)| (request.to_owned(), response.to_owned())).to_vec(),
            documentation: DOCUMENTATION.to_owned(),
            fallback: Some(FALLBACK.to_owned()),
            errors: vec![ERROR.to_owned()],
            reads: BTreeSet::new(),
            said: BTreeMap::new(),
        }
    }

    /// By the rules of a module; what is wrong with them are warnings.
    pub(crate) fn of_module(model: &'m Model, module: &Module, warnings: &mut Diagnostics) -> Self {
        let rules = Self::new(model);
        match &module.requests {
            Some(requests) => rules.configured(requests, warnings),
            None => rules,
        }
    }

    /// The same with the plain values of a configuration.
    pub(super) fn with_words(self, requests: &Requests) -> Self {
        let text = |rule: &Rule<String>| rule.value.clone();
        let names = requests.names.iter().map(|(request, response)| (text(request), text(response)));
        Self {
            names: if requests.names.is_empty() { self.names } else { names.collect() },
            documentation: requests.documentation.as_ref().map_or(self.documentation, text),
            fallback: requests.fallback.as_ref().map(text),
            errors: requests.errors.iter().map(text).collect(),
            ..self
        }
    }

    /// The requests of a module that says which types are.
    pub(crate) fn requests(&self) -> impl Iterator<Item = TypeId> {
        self.requests.iter().flatten().copied()
    }

    /// Those that are selected, each with what answers it.
    pub(crate) fn answered(&self, selection: &Selection) -> Vec<Answered> {
        let selected = self.requests().filter(|id| selection.has_type(*id));
        let answered =
            |request| Answered { request, responses: self.or_fallback(request), reads: self.reads.contains(&request) };
        selected.map(answered).collect()
    }

    /// The responses of a request's own.
    pub(crate) fn of(&self, request: TypeId) -> Option<Response> {
        let ty = &self.model[request];
        if !self.is_request(request) {
            return None;
        }
        if let Some(ids) = self.said.get(&request) {
            return Some(Response { ids: ids.clone(), is_documented: false });
        }
        let by_name = self.replaced(ty.global_name()?).find_map(|name| self.find(&name, ty));
        let found = by_name.map(|id| (id, false)).or_else(|| Some((self.documented(ty)?, true)));
        found.map(|(id, is_documented)| Response { ids: vec![id], is_documented })
    }

    /// The responses of a request, the fallback if it has none of its own.
    pub(crate) fn or_fallback(&self, request: TypeId) -> Vec<TypeId> {
        let own = self.of(request).map(|response| response.ids);
        own.unwrap_or_else(|| self.fallback(request).into_iter().collect())
    }

    /// All that may answer a type, if it is a request.
    pub(crate) fn all(&self, request: TypeId) -> Vec<TypeId> {
        if !self.is_request(request) {
            return Vec::new();
        }
        let errors = self.errors.iter().filter_map(|name| self.find(name, &self.model[request]));
        let own = self.of(request).map(|response| response.ids).unwrap_or_default();
        own.into_iter().chain(self.fallback(request)).chain(errors).collect()
    }

    /// The element that answers an element, where elements are the messages.
    pub(crate) fn element(&self, request: &Element) -> Option<ElementId> {
        let is_it = |name: &Str, element: &Element| element.name == *name && element.namespace == request.namespace;
        let find = |name: String| {
            let name = Str::from(name.as_str());
            self.model.elements.iter().position(|element| is_it(&name, element))
        };
        self.replaced(&request.name).find_map(find).and_then(ElementId::new)
    }

    /// Whether a type is a request.
    pub(crate) fn is_request(&self, id: TypeId) -> bool {
        match &self.requests {
            Some(requests) => requests.contains(&id),
            None => {
                self.model[id].complex().is_some() && self.model[id].global_name().is_some_and(|name| self.fits(name))
            }
        }
    }

    fn fallback(&self, request: TypeId) -> Option<TypeId> {
        self.find(self.fallback.as_ref()?, &self.model[request])
    }

    /// Whether one of the words for requests is in a name.
    fn fits(&self, name: &str) -> bool {
        self.names.iter().any(|(word, _)| name.contains(word.as_str()))
    }

    /// The names that the response to a request of this name may have, the likelier first.
    fn replaced(&self, request: &str) -> impl Iterator<Item = String> {
        self.names.iter().filter_map(move |(word, response)| {
            let at = request.rfind(word.as_str())?;
            Some(format!("{}{response}{}", &request[..at], &request[at + word.len()..]))
        })
    }

    /// The type that a request's documentation names.
    fn documented(&self, request: &Type) -> Option<TypeId> {
        let text = docs_text(&request.docs);
        let (lower, words) = (text.to_ascii_lowercase(), self.documentation.to_ascii_lowercase());
        let sentences = lower.match_indices(&words).map(|(at, words)| {
            let said = &text[at + words.len()..];
            said.split(['.', ';']).next().unwrap_or_default()
        });
        let named = sentences.flat_map(|said| said.split(|letter: char| !letter.is_alphanumeric() && letter != '_'));
        let is_response = |word: &&str| self.names.iter().any(|(_, response)| word.contains(response.as_str()));
        let is_error = |word: &str| self.errors.iter().any(|error| parts(error).1 == word);
        named.filter(is_response).filter(|word| !is_error(word)).find_map(|name| self.find(name, request))
    }

    /// The complex type of a name, of the request's own namespace where there are several and the name says none.
    pub(super) fn find(&self, name: &str, request: &Type) -> Option<TypeId> {
        let found = self.named(name);
        let own = found.iter().find(|id| self.model[**id].namespace == request.namespace);
        own.or(found.first()).copied()
    }

    /// The complex types of a name.
    pub(super) fn named(&self, name: &str) -> Vec<TypeId> {
        let (namespace, local) = parts(name);
        let is_one = |id: &TypeId| {
            let own = self.model[*id].namespace.as_deref().unwrap_or_default();
            self.model[*id].complex().is_some() && namespace.is_none_or(|namespace| namespace == own)
        };
        self.by_name.get(local).into_iter().flatten().copied().filter(is_one).collect()
    }
}
