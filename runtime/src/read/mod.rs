//! From XML to values: options and the way in.

mod all_errors;
pub(crate) mod content;
mod course;
mod declaration;
mod decode;
mod fast_tag;
mod fragment;
mod input;
mod lenient;
mod lenient_values;
mod meant;
mod mixed;
mod named_type;
pub(crate) mod open;
mod pause;
pub(crate) mod place;
mod problems;
mod recover;
mod report;
pub(crate) mod scope;
mod shared;
mod source;
pub(crate) mod stream;
mod tag;
mod token;

use std::borrow::Cow;
use std::io::Read;

use crate::document::{Document, Of, Roots, no_such_root};
use crate::error::{Error, ErrorKind, Result};
use crate::limits::Limits;
use crate::open::OpenElement;
use crate::table::{Item, Process};
pub use all_errors::AllErrors;
use input::{Input, Next};
pub use lenient::{Lenient, WithDeviations};
use problems::Mode;
pub use stream::{Items, ReadParts};

/// How a document is read.
///
/// ```
/// use xsdbind::{Limits, ReadOptions};
///
/// let options = ReadOptions::new().limits(Limits::default().depth(16));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    limits: Limits,
}

impl ReadOptions {
    /// What [`from_str`](crate::from_str) uses: strict, with the default [`Limits`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With other limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Not only the first error, but all: for those who have to mend the document, or whoever sent it.
    ///
    /// There is a value or there are errors, never both. After an error reading goes on where that makes sense: behind an
    /// element whose value, type or nil is wrong, after one that is not known, is out of order or stands too often, at
    /// the next where one is missing. The first error is the one that strict reading ends with. What only follows from an
    /// error is not another one. Text that is not well-formed XML ends the list, as nothing can be trusted after it, and so
    /// does a limit.
    ///
    /// ```
    /// use xsdbind::ReadOptions;
    ///
    /// pub struct Point { pub x: i32, pub y: i32 }
    /// xsdbind::record! { Point (name = "Point") { x: "x", y: "y", } }
    /// xsdbind::root! { Point = "point" }
    ///
    /// let text = "<point>\n<x>one</x>\n<z/>\n<y>2.5</y>\n</point>";
    /// let errors = ReadOptions::new().all_errors().from_str::<Point>(text).unwrap_err();
    /// assert_eq!(errors.to_string(), "\
    /// 2:1: /point/x: expected an `xs:int`, found `one`
    /// 3:1: /point: expected element `y`, found element `z`
    /// 4:1: /point/y: expected an `xs:int`, found `2.5`");
    /// ```
    pub fn all_errors(self) -> AllErrors {
        AllErrors(self)
    }

    /// Leniently, for servers newer than the schema: what it does not know does not end reading, and is told with its
    /// place. Never a default: whoever reads leniently has to say so, and gets the deviations with the document.
    ///
    /// | in the document | what happens |
    /// |---|---|
    /// | an element that the content does not know anywhere | passed over with all in it; its XML is in the deviation |
    /// | an attribute that the element does not know, or beside nil | likewise |
    /// | a value that the facets of its type do not allow | kept in its [`Restricted`](crate::Restricted). Writing refuses it, wherever it was put since, unless told not to: [`WriteOptions::check_facets`](crate::WriteOptions::check_facets) |
    /// | nil of an abstract type that does not say which type it is | nil: it is in no doubt. It is written with the first concrete type |
    /// | a value that an enumeration does not list | kept where it was generated with `enums = "open"`, else an error: there is nothing that could stand in its place |
    /// | anything else | an error, as in strict reading |
    ///
    /// So a missing element stays an error, and so do one at the wrong place or too often, text of no value of its type
    /// (`abc` for a number), a value other than the fixed one, nil or `xsi:type` where they may not be, elements in the
    /// text of a simple value, and items of a list that are not valid. An element that a wildcard allows at another
    /// place is known.
    ///
    /// ```
    /// use xsdbind::ReadOptions;
    /// use xsdbind::error::Found;
    ///
    /// pub struct Reply { pub name: String }
    /// xsdbind::record! { Reply (name = "Reply") { name: "name", } }
    /// xsdbind::root! { Reply = "reply" }
    ///
    /// let text = "<reply><name>Ada</name>\n<mood>fine</mood></reply>";
    /// let read = ReadOptions::new().lenient().from_str::<Reply>(text)?;
    /// assert_eq!(read.document().name, "Ada");
    /// let deviations = read.deviations();
    /// assert_eq!(deviations[0].to_string(), "2:1: /reply: element `mood` is not allowed here; passed over");
    /// assert_eq!(deviations[0].found(), &Found::Element("<mood>fine</mood>".to_owned()));
    /// # Ok::<(), xsdbind::Error>(())
    /// ```
    pub fn lenient(self) -> Lenient {
        Lenient(self)
    }

    /// Reads a document from text. An encoding that its XML declaration names is not looked at.
    ///
    /// # Errors
    ///
    /// When the text is not well-formed XML, or not a document that the schema allows.
    pub fn from_str<D: Document>(&self, text: &str) -> Result<D> {
        self.read_str(&Of::<D>::all(), text)
    }

    /// Reads one of these documents.
    pub(crate) fn read_str<R: Roots>(&self, roots: &R, text: &str) -> Result<R::Document> {
        whole(read_document(roots, &mut Input::new(text, self.limits, Mode::Strict)?)?)
    }

    /// Reads a document from bytes, in the encoding that a byte order mark or its XML declaration names.
    ///
    /// # Errors
    ///
    /// As for [`from_str`](Self::from_str), and when the bytes are not text in that encoding.
    pub fn from_slice<D: Document>(&self, bytes: &[u8]) -> Result<D> {
        self.from_str(&self.text_of(bytes)?)
    }

    /// Reads a document from a reader, to its end.
    ///
    /// # Errors
    ///
    /// As for [`from_slice`](Self::from_slice), and when reading fails.
    pub fn from_reader<D: Document, R: Read>(&self, reader: R) -> Result<D> {
        self.from_slice(&self.bytes_of(reader)?)
    }

    /// Reads a document in parts, from a reader: items of its lists one by one, then what is around them. So a document can be of
    /// any size.
    ///
    /// ```
    /// use xsdbind::ReadOptions;
    ///
    /// pub struct User { pub name: String }
    /// xsdbind::record! { User (name = "User") { name: "name", } }
    /// pub struct Users { pub realm: String, pub user: Vec<User>, pub count: u64 }
    /// xsdbind::record! { Users (name = "Users") { realm: "realm", user: "user", count: "count", } }
    /// xsdbind::root! { Users = "users" }
    ///
    /// let text = "<users><realm>a</realm><user><name>Ada</name></user><user><name>Alan</name></user><count>2</count></users>";
    /// let mut parts = ReadOptions::new().in_parts::<Users, _>(text.as_bytes());
    /// let mut names = Vec::new();
    /// for user in parts.items::<User>("/users/user")? {
    ///     names.push(user?.name);
    /// }
    /// assert_eq!(names, ["Ada", "Alan"]);
    /// let rest = parts.rest()?;
    /// assert_eq!((rest.count, rest.user.len()), (2, 0));
    /// # Ok::<(), xsdbind::Error>(())
    /// ```
    #[must_use = "nothing is read before `items` or `rest`"]
    pub fn in_parts<D: Document, R: Read>(&self, reader: R) -> ReadParts<D, R> {
        ReadParts::new(Of::all(), reader, self.limits)
    }

    #[cfg(feature = "dynamic")]
    pub(crate) fn limits_of(&self) -> Limits {
        self.limits
    }

    /// Reads any document, whatever its root: to compare what is well-formed with other readers.
    #[doc(hidden)]
    pub fn well_formed(&self, bytes: &[u8]) -> Result<OpenElement> {
        self.read_any(bytes, false)
    }

    /// The same of an envelope, in which documents stand whose texts may be names without prefix.
    pub(crate) fn envelope(&self, bytes: &[u8]) -> Result<OpenElement> {
        self.read_any(bytes, true)
    }

    fn read_any(&self, bytes: &[u8], keeps_default: bool) -> Result<OpenElement> {
        let text = self.text_of(bytes)?;
        let mut input = Input::new(&text, self.limits, Mode::Strict)?;
        input.keeps_default = keeps_default;
        let mut root = OpenElement::default();
        peek_root(&mut input)?;
        open::read_open_element(&mut input, Process::Skip, &mut root)?;
        input.finish()?;
        Ok(root)
    }

    pub(crate) fn text_of<'b>(&self, bytes: &'b [u8]) -> Result<Cow<'b, str>> {
        if bytes.len() > self.limits.document {
            return Err(Error::too_long(self.limits.document));
        }
        decode::decode(bytes)
    }

    /// All that a reader has, as far as the limit needs to be known.
    fn bytes_of<R: Read>(&self, reader: R) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let limit = u64::try_from(self.limits.document).unwrap_or(u64::MAX);
        reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Reads a document that was written before.
pub(crate) fn from_memory<D: Document>(text: &str) -> Result<D> {
    whole(read_document(&Of::<D>::all(), &mut Input::new(text, Limits::NONE, Mode::Strict)?)?)
}

/// A document of which all was read.
fn whole<D>(document: Option<D>) -> Result<D> {
    document.ok_or_else(|| no_such_root(0))
}

/// Reads a document; `None` where errors were noted and so nothing is in its root.
fn read_document<R: Roots>(roots: &R, input: &mut Input<'_>) -> Result<Option<R::Document>> {
    let document = read_root_of(roots, input)?;
    input.finish()?;
    Ok(document)
}

/// Goes to the root element.
fn peek_root(input: &mut Input<'_>) -> Result<()> {
    match input.peek()? {
        Next::Start => Ok(()),
        Next::End => {
            Err(Error::new(ErrorKind::Syntax, "the document has no root element").at(|| input.place(input.at())))
        }
    }
}

fn read_root_of<R: Roots>(documents: &R, input: &mut Input<'_>) -> Result<Option<R::Document>> {
    peek_root(input)?;
    let roots = documents.roots();
    let is_it = |number: &usize| roots.get(*number).is_some_and(|root| input.is_at(root.namespace(), root.name));
    let found = documents.named(input.tag.name.local).find(is_it);
    match found {
        Some(index) => {
            let mut is_noted = false;
            let document = documents.read(index, &mut |item, slot| {
                content::read_root(input, item, slot)?;
                is_noted = input.problems.is(Mode::All) && input.problems.len() > 0;
                Ok(())
            });
            match document {
                Err(_) if is_noted => Ok(None),
                document => document.map(Some),
            }
        }
        None => Err(unexpected_root(input, roots).at(|| input.place(input.at()))),
    }
}

fn unexpected_root(input: &Input<'_>, roots: &[Item]) -> Error {
    let name = |namespace: &str, local: &str| match namespace {
        "" => format!("`{local}` of no namespace"),
        namespace => format!("`{local}` of namespace `{namespace}`"),
    };
    let found = name(input.scope.uri(input.tag.name.namespace), input.tag.name.local);
    let expected = match roots {
        [] => {
            let message =
                format!("found the root element {found}, and the schema has none that can stand in a document");
            return Error::new(ErrorKind::UnexpectedElement, message);
        }
        [root] => name(root.namespace(), root.name),
        // With their namespaces, many would be a long line.
        roots => {
            let names: Vec<String> = roots.iter().take(8).map(|root| format!("`{}`", root.name)).collect();
            format!("one of {}{}", names.join(", "), if roots.len() > 8 { ", .." } else { "" })
        }
    };
    Error::new(ErrorKind::UnexpectedElement, format!("expected root element {expected}, found {found}"))
}
