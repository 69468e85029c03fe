//! What can go wrong when reading and writing: one error with its kind, the path of the element and the position.
//!
//! An error starts where it is noticed, and gains a step of its path at every element it leaves on its way out.

mod deviation;
mod errors;

use std::fmt::{self, Write as _};

pub use crate::value_error::{ValueError, ValueErrorKind};
pub use deviation::{Deviation, Found};
pub use errors::Errors;

/// About how many bytes of a message are shown.
const SHOWN: usize = 2000;

/// The result of reading and writing.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a document could not be read or written.
///
/// Shown as `line:column: /path/of/the/element: message`, without position on writing:
///
/// ```
/// # use xsdbind::Error;
/// fn report(error: &Error) -> String {
///     format!("{error}") // 14:7: /BroadsoftDocument/command[1]/phoneNumber: value is longer than 23 characters
/// }
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    message: String,
    /// Innermost first.
    steps: Vec<Step>,
    position: Option<Position>,
    value: Option<ValueError>,
    io: Option<std::io::Error>,
}

struct Step {
    name: String,
    index: Option<usize>,
}

impl Step {
    fn add_to(&self, path: &mut String) {
        path.push('/');
        path.push_str(&self.name);
        if let Some(index) = self.index {
            // Writing to a string cannot fail.
            let _ = write!(path, "[{}]", index + 1);
        }
    }
}

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// What an [`Error`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Reading from or writing to the outside failed.
    Io,
    /// The bytes are not text in the encoding that the document declares, or that encoding is not known.
    Encoding,
    /// The text is not well-formed XML, or has a document type declaration.
    Syntax,
    /// The document goes beyond one of the limits of the reader.
    Limit,
    /// An element that the schema does not allow at this place.
    UnexpectedElement,
    /// An element that the schema demands is not there.
    MissingElement,
    /// More or fewer of an element than the schema allows.
    Occurrence,
    /// An attribute that the schema does not allow.
    UnexpectedAttribute,
    /// An attribute that the schema demands is not there.
    MissingAttribute,
    /// Text where only elements may stand.
    UnexpectedText,
    /// `xsi:nil` where the schema does not allow it, or beside content.
    Nil,
    /// `xsi:type` is missing, unknown or not derived from the declared type.
    Type,
    /// A text that is not a value of its type.
    Value,
    /// A value differs from the one that the schema fixes.
    Fixed,
    /// An `xs:ID` that occurs twice, or an `xs:IDREF` to none: see [`check_ids`](crate::check_ids). What `xs:key`,
    /// `xs:keyref` and `xs:unique` forbid: see [`check_identity_constraints`](crate::check_identity_constraints).
    Identity,
    /// A text has a character that XML cannot carry.
    Character,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: one_line(message.into()),
            steps: Vec::new(),
            position: None,
            value: None,
            io: None,
        }))
    }

    /// Elements are nested deeper than `most`.
    #[cold]
    pub(crate) fn too_deep(most: usize) -> Self {
        Self::new(ErrorKind::Limit, format!("elements are nested deeper than {most}"))
    }

    /// A document is longer than `most` bytes.
    #[cold]
    pub(crate) fn too_long(most: usize) -> Self {
        Self::new(ErrorKind::Limit, format!("the document is longer than {most} bytes"))
    }

    /// A character that XML cannot carry.
    #[cold]
    pub(crate) fn bad_character(character: char) -> Self {
        let message = format!("the character {} is not allowed in XML", character.escape_unicode());
        Self::new(ErrorKind::Character, message)
    }

    pub(crate) fn value(error: ValueError) -> Self {
        let kind = match error.kind() {
            ValueErrorKind::Fixed => ErrorKind::Fixed,
            ValueErrorKind::Limit => ErrorKind::Limit,
            _ => ErrorKind::Value,
        };
        // The path says which field it is.
        let mut outer = Self::new(kind, error.message());
        outer.0.value = Some(error);
        outer
    }

    /// With the position, unless it has one.
    pub(crate) fn at(mut self, position: impl FnOnce() -> Position) -> Self {
        self.add_position(position);
        self
    }

    /// Adds the position, unless it has one.
    pub(crate) fn add_position(&mut self, position: impl FnOnce() -> Position) {
        self.0.position.get_or_insert_with(position);
    }

    /// Without its position: it was that of another text.
    pub(crate) fn without_position(mut self) -> Self {
        self.0.position = None;
        self
    }

    /// With one more step of its path, further out.
    pub(crate) fn within(mut self, name: &str, index: Option<usize>) -> Self {
        self.add_step(name, index);
        self
    }

    /// Adds one more step to its path, further out.
    pub(crate) fn add_step(&mut self, name: &str, index: Option<usize>) {
        // The text of an element is the element's.
        if let Some(value) = self.0.value.as_mut()
            && name != "$"
        {
            value.note_field(name);
        }
        self.0.steps.push(Step { name: name.to_owned(), index });
    }

    /// With more to say.
    pub(crate) fn with_note(mut self, note: &str) -> Self {
        self.0.message.push_str("; ");
        self.0.message.push_str(note);
        self
    }

    /// Another error at the same place.
    pub(crate) fn replaced(self, kind: ErrorKind, message: String) -> Self {
        let mut other = Self::new(kind, message);
        other.0.position = self.0.position;
        other.0.steps = self.0.steps;
        other
    }

    /// The same problem in other words.
    pub(crate) fn reword(&mut self, kind: ErrorKind, message: String) {
        let Self(other) = Self::new(kind, message);
        (self.0.kind, self.0.message) = (other.kind, other.message);
    }

    /// Whether what follows in the document cannot be read after it.
    pub(crate) fn is_fatal(&self) -> bool {
        match self.0.kind {
            ErrorKind::Io | ErrorKind::Encoding | ErrorKind::Syntax | ErrorKind::Character => true,
            // Of the reader; the limits of a type are those of one value.
            ErrorKind::Limit => self.0.value.is_none(),
            _ => false,
        }
    }

    /// Without the value that it shows, if that is secret.
    pub(crate) fn concealed(mut self, is_secret: bool) -> Self {
        if is_secret {
            self.conceal();
        }
        self
    }

    /// Takes the value out of it that it shows, if there is one.
    pub(crate) fn conceal(&mut self) {
        if self.0.value.take().is_some() {
            "not a value of its type; it is secret, and not shown".clone_into(&mut self.0.message);
        }
    }

    /// What ends reading where it is to go on later. It is no error: on its way out it gets the steps of its path.
    pub(crate) fn pause() -> Self {
        let mut pause = Self::new(ErrorKind::Io, "");
        // Which is taken out of it where it must not be shown.
        pause.0.value = Some(ValueError::new(ValueErrorKind::Lexical, ""));
        pause
    }

    /// What has the outermost steps of the path of an error, so many; as [`pause`](Self::pause), no error.
    #[cfg(feature = "dynamic")]
    pub(crate) fn outermost(&self, steps: usize) -> Self {
        let mut outermost = Self::pause();
        for step in self.0.steps.iter().skip(self.0.steps.len().saturating_sub(steps)) {
            outermost.add_step(&step.name, step.index);
        }
        outermost
    }

    /// With other numbers in its path, given the path up to an item of a list, the name of that, and its index.
    #[cfg(feature = "dynamic")]
    pub(crate) fn renumbered(mut self, number: &dyn Fn(&str, &str, usize) -> usize) -> Self {
        let mut path = String::new();
        for step in self.0.steps.iter_mut().rev() {
            step.index = step.index.map(|index| number(&path, &step.name, index));
            step.add_to(&mut path);
        }
        self
    }

    /// With the path of what is around, which is that of another error; concealed if that is.
    pub(crate) fn within_all(mut self, around: &Self) -> Self {
        self = self.concealed(around.0.value.is_none());
        for step in &around.0.steps {
            self.add_step(&step.name, step.index);
        }
        self
    }

    /// The same error once more, without the value that it shows.
    pub(crate) fn again(&self) -> Self {
        let mut again = Self::new(self.0.kind, self.0.message.clone());
        again.0.position = self.0.position;
        again.0.io = self.0.io.as_ref().map(|error| match error.raw_os_error() {
            Some(code) => std::io::Error::from_raw_os_error(code),
            None => std::io::Error::new(error.kind(), error.to_string()),
        });
        let steps = self.0.steps.iter().map(|step| Step { name: step.name.clone(), index: step.index });
        again.0.steps = steps.collect();
        again
    }

    /// What the error is about.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What is wrong, without its place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Where in the document, when reading.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }

    /// The path of the element or attribute, such as `/BroadsoftDocument/command[1]/phoneNumber`; empty when the error
    /// is about the document as a whole. Items of lists are counted from 1, an attribute is written `@name`.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in self.0.steps.iter().rev() {
            step.add_to(&mut path);
        }
        path
    }

    /// Why a text is not a value of its type, where that is the error.
    #[must_use]
    pub fn value_error(&self) -> Option<&ValueError> {
        self.0.value.as_ref()
    }
}

/// The message cut and with its control characters escaped: what is quoted in it, such as a namespace, may hold anything.
fn one_line(message: String) -> String {
    if message.len() <= SHOWN && !message.contains(char::is_control) {
        return message;
    }
    let mut line = String::new();
    for character in message.chars() {
        if line.len() >= SHOWN {
            line.push('…');
            break;
        }
        if character.is_control() {
            line.extend(character.escape_default());
        } else {
            line.push(character);
        }
    }
    line
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        let mut outer = Self::new(ErrorKind::Io, error.to_string());
        outer.0.io = Some(error);
        outer
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(position) = self.0.position {
            write!(f, "{position}: ")?;
        }
        if !self.0.steps.is_empty() {
            write!(f, "{}: ", self.path())?;
        }
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("position", &self.0.position)
            .field("path", &self.path())
            .field("message", &self.0.message)
            .finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match (&self.0.value, &self.0.io) {
            (Some(value), _) => Some(value),
            (None, Some(io)) => Some(io),
            (None, None) => None,
        }
    }
}
