//! What is wrong with schemas or settings, collected and shown all at once.
//!
//! Every stage makes [`Diagnostic`]s; [`Diagnostics`] keeps them sorted by place, each once.
//! Each stage's messages are an enum of their own, written as a table, in a file of their own.

mod config;
mod excerpt;
mod internal;
mod load;
mod lowering;
mod schema;
mod service;
mod shown;
mod syntax;

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

pub use config::ConfigProblem;
pub use excerpt::Excerpt;
pub use internal::InternalProblem;
pub(crate) use internal::internal;
pub use load::LoadProblem;
pub use lowering::LoweringProblem;
pub use schema::SchemaProblem;
pub use service::ServiceProblem;
use shown::Shown;
pub(crate) use shown::brief;
pub use syntax::SyntaxProblem;

/// An enum of messages with named parts, and its `Display`.
macro_rules! messages {
    (
        $(#[$doc:meta])*
        pub enum $name:ident {
            $($(#[$variant_doc:meta])* $variant:ident $({ $($(#[$field_doc:meta])* $field:ident: $ty:ty),* $(,)? })? => $format:literal,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant $({ $($(#[$field_doc])* $field: $ty),* })?,)*
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        $($(let $field = crate::diagnostics::Shown($field);)*)?
                        write!(f, $format)
                    })*
                }
            }
        }
    };
}
pub(crate) use messages;

/// Where something stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, by the path it is shown with.
    pub path: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column } = self;
        let path = shown::escaped(path);
        if *line == 0 { write!(f, "{path}") } else { write!(f, "{path}:{line}:{column}") }
    }
}

impl Place {
    /// A whole file, for problems with no place inside it.
    #[must_use]
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), line: 0, column: 0 }
    }
}

/// Whether generation can go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can.
    Warning,
}

/// What is wrong, by the stage that found it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// A file could not be found, read or decoded.
    Load(LoadProblem),
    /// A document is not XML, or not what XSD allows to be written.
    Syntax(SyntaxProblem),
    /// The documents do not define a valid schema together.
    Schema(SchemaProblem),
    /// The description of a service is not one, or says what cannot be generated.
    Service(ServiceProblem),
    /// The schemas say something that cannot be generated.
    Lowering(LoweringProblem),
    /// The configuration is not one, or does not fit the schemas.
    Config(ConfigProblem),
    /// xsdbind itself is wrong.
    Internal(InternalProblem),
}

impl fmt::Display for DiagnosticKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(problem) => problem.fmt(f),
            Self::Syntax(problem) => problem.fmt(f),
            Self::Schema(problem) => problem.fmt(f),
            Self::Service(problem) => problem.fmt(f),
            Self::Lowering(problem) => problem.fmt(f),
            Self::Config(problem) => problem.fmt(f),
            Self::Internal(problem) => problem.fmt(f),
        }
    }
}

macro_rules! kinds {
    ($($problem:ident => $kind:ident),*) => {$(
        impl From<$problem> for DiagnosticKind {
            fn from(problem: $problem) -> Self {
                Self::$kind(problem)
            }
        }
    )*};
}

kinds! { LoadProblem => Load, SyntaxProblem => Syntax, SchemaProblem => Schema, ServiceProblem => Service, LoweringProblem => Lowering, ConfigProblem => Config,
InternalProblem => Internal }

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub kind: DiagnosticKind,
    /// Whether generation can go on.
    pub severity: Severity,
    /// Where, if anywhere.
    pub place: Option<Place>,
    /// What else there is to know of it.
    pub note: Option<String>,
    /// How to cure it.
    pub help: Option<String>,
    /// Other places that have to do with it, each with what is there.
    pub more: Vec<(Place, String)>,
    /// The lines of the place and of the others, once they are looked up.
    pub(crate) excerpts: Vec<Option<Excerpt>>,
}

impl Diagnostic {
    /// An error.
    pub fn error(kind: impl Into<DiagnosticKind>, place: Option<Place>) -> Self {
        Self {
            kind: kind.into(),
            severity: Severity::Error,
            place,
            note: None,
            help: None,
            more: Vec::new(),
            excerpts: Vec::new(),
        }
    }

    /// A warning.
    pub fn warning(kind: impl Into<DiagnosticKind>, place: Option<Place>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(kind, place) }
    }

    /// The same as a warning.
    #[cfg(feature = "explore")]
    pub(crate) fn into_warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    /// The same with a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(shown::note(&note.into()));
        self
    }

    /// The same with which limit of a configuration it is that is exceeded.
    pub(crate) fn limit(self, key: &str) -> Self {
        self.note(format!("if that is right, raise `{key}` in `[limits]` of the configuration"))
    }

    /// The same with what cures it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shown::note(&help.into()));
        self
    }

    /// Its place and the others, each with the line that is there, where that is known, and what is there.
    pub fn excerpts(&self) -> impl Iterator<Item = (&Place, Option<&Excerpt>, Option<&str>)> {
        let whats = self.place.iter().map(|_| None).chain(self.more.iter().map(|(_, what)| Some(what.as_str())));
        let lines = self.excerpts.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        self.places().zip(lines).zip(whats).map(|((place, line), what)| (place, line, what))
    }

    /// Its place and the others.
    fn places(&self) -> impl Iterator<Item = &Place> {
        self.place.iter().chain(self.more.iter().map(|(place, _)| place))
    }

    /// The same with another place.
    #[must_use]
    pub fn also(mut self, place: Place, what: impl Into<String>) -> Self {
        self.more.push((place, shown::note(&what.into())));
        self
    }

    /// By place, those without one first; then errors before warnings; then by text.
    fn compare(&self, other: &Self) -> Ordering {
        self.place
            .cmp(&other.place)
            .then_with(|| self.severity.cmp(&other.severity))
            .then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        if self.severity == Severity::Warning {
            f.write_str("warning: ")?;
        }
        write!(f, "{}", self.kind)?;
        for (place, what) in &self.more {
            write!(f, "\n  {place}: {what}")?;
        }
        if let Some(note) = &self.note {
            write!(f, "\n  note: {note}")?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

/// How many problems are kept, whatever is asked for.
pub(crate) const MOST: usize = 10_000;

/// Problems, sorted by place, each once.
///
/// Of very many, only the first are kept: see [`Limits::problems`](crate::Limits::problems).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// How severe what was not kept is, if there was anything.
    more: Option<Severity>,
}

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one where it belongs, unless it is there.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        // Stages go through files in order, so nearly every insertion is at the end.
        let at = self.list.partition_point(|other| other.compare(&diagnostic).is_lt());
        if at >= MOST {
            self.leave_out(diagnostic.severity);
        } else if self.list.get(at).is_none_or(|other| other.compare(&diagnostic).is_ne()) {
            self.list.insert(at, diagnostic);
            self.truncate(MOST);
        }
    }

    /// Adds those of another list.
    pub(crate) fn merge(&mut self, other: Self) {
        self.extend(other.list);
        if let Some(severity) = other.more {
            self.leave_out(severity);
        }
    }

    /// Keeps the first ones only.
    pub(crate) fn truncate(&mut self, most: usize) {
        while self.list.len() > most
            && let Some(last) = self.list.pop()
        {
            self.leave_out(last.severity);
        }
    }

    fn leave_out(&mut self, severity: Severity) {
        // An error is less than a warning.
        self.more = Some(self.more.map_or(severity, |more| more.min(severity)));
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether these are all: of very many, only the first are kept.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.more.is_none()
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        let severities = self.list.iter().map(|diagnostic| diagnostic.severity);
        severities.chain(self.more).any(|severity| severity == Severity::Error)
    }

    /// In order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// `value` with the warnings, if there is no error.
    ///
    /// # Errors
    ///
    /// All of them, if one is an error.
    pub fn check<T>(self, value: T) -> Result<(T, Self), Self> {
        if self.has_errors() { Err(self) } else { Ok((value, self)) }
    }

    /// `value`, if there is no error; the warnings go to where those of all stages are.
    pub(crate) fn settle<T>(self, value: T, warnings: &mut Self) -> Result<T, Self> {
        let (value, own) = self.check(value)?;
        warnings.merge(own);
        Ok(value)
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        let mut list = Self::new();
        list.extend(diagnostics);
        list
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { list: vec![diagnostic], more: None }
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.list.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{diagnostic}")?;
        }
        if !self.is_complete() {
            write!(f, "\nthere are more problems than these {}", self.list.len())?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
