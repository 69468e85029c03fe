//! Traits and attributes that types have beside those that they have anyway, and which of these they have not.

use syn::parse::Parser as _;

use super::rule::Rule;
use crate::diagnostics::{ConfigProblem, Diagnostic, Place};

/// What types that fit a pattern have besides: traits, attributes, attributes of their fields.
///
/// A pattern is as in [`Module::root`](crate::Module::root), for the name in the schema or in Rust; `AnyDocument` and what
/// has no name in the schema have one in Rust alone. `Eq`, `Hash`, `serde::Serialize` and `serde::Deserialize` go along the
/// tables of the runtime; any other trait is derived by the macro of that path, and attributes stand as they are.
///
/// ```
/// use xsdbind_codegen::{Derive, Module};
///
/// let derive = Derive::new("User*").of("Eq").of("Hash").of("utoipa::ToSchema");
/// let derive = derive.attribute("#[schema(title = \"A user\")]").field("phone*", "#[schema(value_type = Option<String>)]");
/// let module = Module::new("ocip").schema("ocip.xsd").derive(derive);
/// ```
#[derive(Debug, Clone)]
pub struct Derive {
    /// Patterns for types; all fit without any.
    pub(crate) types: Vec<Rule<String>>,
    pub(crate) traits: Vec<Rule<String>>,
    pub(crate) attributes: Vec<Rule<String>>,
    /// Patterns for fields and variants, each with attributes.
    pub(crate) fields: Vec<(Rule<String>, Vec<Rule<String>>)>,
    /// Where the rule begins.
    pub(crate) at: Option<Place>,
}

/// A trait that generated types have, unless [`Module::without`](crate::Module::without) says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Without {
    /// `Clone`.
    Clone,
    /// `Debug`.
    Debug,
    /// `PartialEq`.
    PartialEq,
}

impl Without {
    /// All of them, in the order in which they are derived.
    pub(crate) const ALL: [Self; 3] = [Self::Clone, Self::Debug, Self::PartialEq];

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Clone => "Clone",
            Self::Debug => "Debug",
            Self::PartialEq => "PartialEq",
        }
    }
}

/// Which of serde's traits a path names, by any of its paths: for these the runtime goes along tables.
pub(crate) fn of_serde(path: &str) -> Option<&'static str> {
    let path: String = path.split_whitespace().collect();
    let (of, name) = path.strip_prefix("::").unwrap_or(&path).rsplit_once("::")?;
    let is_serde =
        matches!(of, "serde" | "serde::ser" | "serde::de" | "serde_core" | "serde_core::ser" | "serde_core::de");
    ["Serialize", "Deserialize"].into_iter().find(|known| is_serde && *known == name)
}

impl Derive {
    /// Nothing yet, for the types that fit a pattern.
    #[must_use]
    pub fn new(pattern: impl Into<String>) -> Self {
        let types = vec![Rule::built(pattern.into())];
        Self { types, traits: Vec::new(), attributes: Vec::new(), fields: Vec::new(), at: None }
    }

    /// The same for types that fit another pattern.
    #[must_use]
    pub fn and(mut self, pattern: impl Into<String>) -> Self {
        self.types.push(Rule::built(pattern.into()));
        self
    }

    /// They are of this trait: a name of the standard library's, or a path such as `utoipa::ToSchema`.
    #[must_use]
    pub fn of(mut self, path: impl Into<String>) -> Self {
        self.traits.push(Rule::built(path.into()));
        self
    }

    /// They have this attribute: `#[must_use]`.
    #[must_use]
    pub fn attribute(mut self, attribute: impl Into<String>) -> Self {
        self.attributes.push(Rule::built(attribute.into()));
        self
    }

    /// Their fields and variants that fit a pattern have this attribute: by the names of elements, those of attributes as
    /// `@name`, the names of types, the texts of values, or the names in Rust.
    #[must_use]
    pub fn field(mut self, pattern: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.fields.push((Rule::built(pattern.into()), vec![Rule::built(attribute.into())]));
        self
    }
}

impl Derive {
    /// What is no path or no attribute, and that there is neither.
    pub(super) fn problems(&self) -> Vec<Diagnostic> {
        let paths = self.traits.iter().filter_map(|path| {
            let error = syn::Path::parse_mod_style.parse_str(&path.value).err()?;
            let problem = ConfigProblem::NotPath { path: path.value.clone(), reason: error.to_string() };
            Some(Diagnostic::error(problem, path.at.clone()))
        });
        let attributes = self.attributes.iter().chain(self.fields.iter().flat_map(|(_, attributes)| attributes));
        let attributes = attributes.filter_map(|attribute| {
            let text = attribute.value.clone();
            let reason = match syn::Attribute::parse_outer.parse_str(&text) {
                Ok(found) if found.len() == 1 => return None,
                Ok(found) => format!("there are {}", found.len()),
                Err(error) => error.to_string(),
            };
            let problem = Diagnostic::error(ConfigProblem::NotAttribute { text, reason }, attribute.at.clone());
            Some(problem.note("one is as it stands in Rust, `#[must_use]`"))
        });
        let is_empty = self.traits.is_empty() && self.attributes.is_empty() && self.fields.is_empty();
        let empty = is_empty.then(|| Diagnostic::error(ConfigProblem::EmptyDerive, self.at.clone()));
        paths.chain(attributes).chain(empty).collect()
    }
}
