//! The documents of a schema whose tables were made at run time.

use std::collections::HashMap;
use std::fmt;
use std::io::Read;
use std::sync::OnceLock;

use super::place::{Field, Place, Survey};
use crate::document::{self, ReadInto, Visit, no_such_root};
use crate::error::{Error, ErrorKind, Errors, Result};
use crate::facets::Facets;
use crate::identity::check_elements;
use crate::ids::is_any_in;
use crate::known::Known;
use crate::list_path::{ALL, ListPath};
use crate::raw::Value;
use crate::read::stream::{PASSED, Passed, Reader};
use crate::record;
use crate::slot::Slot;
use crate::table::{self, ComplexType, Documents, Item, More, Process, Source};
use crate::walk::{self, Each};
use crate::{ReadOptions, WithDeviations, check_identity_constraints, check_ids};

/// The documents of a schema. Made before it is known what they are, since tables lead to them by wildcards.
#[derive(Default)]
pub struct Tables {
    roots: OnceLock<Roots>,
    types: OnceLock<&'static [Known]>,
    complex_types: OnceLock<&'static [ComplexType]>,
    survey: OnceLock<Survey>,
    #[cfg(feature = "arbitrary")]
    links: OnceLock<super::sample::Links>,
}

/// The root elements.
struct Roots {
    items: &'static [Item],
    /// What stands in each.
    contents: Vec<Content>,
    /// The numbers of those of a local name.
    named: HashMap<&'static str, Vec<usize>>,
}

struct Content {
    /// As it is read, and then has been.
    read: Field,
    shown: Field,
}

/// Without what is in it, which may lead to it again.
impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tables")
    }
}

/// A document of [`Tables`].
///
/// It is one as generated types are: what writes and checks these, writes and checks it. But it is read by its tables alone:
/// as a type it has no root elements.
pub struct Document {
    tables: &'static Tables,
    root: usize,
    place: Place,
}

/// A simple type or an attribute that documents may name.
#[derive(Clone, Copy, Debug)]
pub struct KnownSimple(Known);

impl KnownSimple {
    /// A simple type, which such values are of and which allows this.
    #[must_use]
    pub fn new(of: &'static Field, facets: &'static Facets) -> Self {
        Self(Known::at_run_time(of, facets))
    }

    /// The same as one that restricts another, in any number of steps.
    #[must_use]
    pub fn of(self, base: &'static Facets) -> Self {
        Self(self.0.of_facets(base))
    }

    /// The same as a complex type of this name, whose content is a text; whether a restriction leads to it.
    #[must_use]
    pub fn complex(self, namespace: &'static str, name: &'static str, restricts: bool) -> Self {
        let known = self.0.complex(name).namespace(namespace);
        Self(if restricts { known.restriction() } else { known })
    }

    /// The same as an attribute of this name, with the only value allowed.
    #[must_use]
    pub fn attribute(self, namespace: &'static str, name: &'static str, fixed: Option<&'static str>) -> Self {
        let known = self.0.named(name).namespace(namespace);
        Self(fixed.map_or(known, |fixed| known.fixed(fixed)))
    }
}

/// A complex type that documents may name.
#[derive(Clone, Copy, Debug)]
pub struct KnownComplex(ComplexType);

impl KnownComplex {
    /// An abstract type.
    #[must_use]
    pub fn new(namespace: &'static str, name: &'static str) -> Self {
        Self(ComplexType::new(name).namespace(namespace))
    }

    /// The same, derived so from any type: by extension, by restriction.
    #[must_use]
    pub fn by(self, extension: bool, restriction: bool) -> Self {
        let by = self.0.by();
        let by = if extension { by.extension() } else { by };
        Self(if restriction { by.restriction() } else { by })
    }

    /// The same as one of which such values are made.
    #[must_use]
    pub fn of(self, field: &'static Field) -> Self {
        Self(self.0.at_run_time(field))
    }
}

/// A list of what is in another type here, kept for good.
fn kept<T, U>(list: Vec<T>, inner: impl FnMut(T) -> U) -> &'static [U] {
    list.into_iter().map(inner).collect::<Vec<_>>().leak()
}

impl Tables {
    /// Says which elements there are, once, each with what stands in it; and the types that `xsi:type` may name: simple
    /// ones, and complex ones where all of them are known.
    pub fn fill(&self, roots: Vec<(Item, Field)>, types: &'static [Known], complex_types: Option<Vec<KnownComplex>>) {
        let items = roots.iter().map(|(item, _)| *item).collect::<Vec<_>>().leak();
        let contents = roots.into_iter().map(|(_, shown)| Content { read: shown.optional(), shown }).collect();
        let mut named = HashMap::<_, Vec<_>>::new();
        for (number, item) in items.iter().enumerate() {
            named.entry(item.name).or_default().push(number);
        }
        // A second time, nothing is done: what values refer to stays as it is.
        let _ = self.roots.set(Roots { items, contents, named });
        let _ = self.types.set(types);
        if let Some(types) = complex_types {
            let _ = self.complex_types.set(kept(types, |known| known.0));
        }
    }

    /// A list of types as tables have it.
    #[must_use]
    pub fn list(types: Vec<KnownSimple>) -> &'static [Known] {
        kept(types, |known| known.0)
    }

    /// What wildcards know of these documents.
    #[must_use]
    pub fn documents(
        &'static self,
        attributes: Vec<KnownSimple>,
        abstract_elements: Vec<(&'static str, &'static str)>,
    ) -> &'static Documents {
        Box::leak(Box::new(Documents {
            source: Source::Tables(self),
            attributes: Self::list(attributes),
            abstract_elements: abstract_elements.leak(),
        }))
    }

    /// What becomes of what stands where a wildcard is strict and there are no documents.
    pub const NO_DOCUMENTS: Process = Process::Strict(document::NONE);

    /// The documents of all of these; of several with a root of one name, the first.
    #[must_use]
    pub fn all_of(all: &[&'static Self]) -> &'static Self {
        let tables = Box::leak(Box::new(Self::default()));
        let roots = all.iter().filter_map(|tables| tables.roots.get());
        let roots = roots.flat_map(|roots| roots.items.iter().copied().zip(roots.contents.iter().map(|one| one.shown)));
        tables.fill(roots.collect(), &[], None);
        tables
    }

    /// The root elements.
    #[must_use]
    pub fn roots(&self) -> &'static [Item] {
        self.roots.get().map_or(&[], |roots| roots.items)
    }

    /// The numbers of the root elements of a local name.
    pub(super) fn named(&self, name: &str) -> &[usize] {
        self.roots.get().and_then(|roots| roots.named.get(name)).map_or(&[], Vec::as_slice)
    }

    /// Reads a document.
    ///
    /// # Errors
    ///
    /// As [`ReadOptions::from_slice`].
    pub fn read(&'static self, options: ReadOptions, bytes: &[u8]) -> Result<Document> {
        options.read_str(&self, &options.text_of(bytes)?)
    }

    /// Reads a document, or tells all that is wrong with it.
    ///
    /// # Errors
    ///
    /// As [`AllErrors::from_slice`](crate::AllErrors::from_str).
    pub fn read_or_all_errors(&'static self, options: ReadOptions, bytes: &[u8]) -> Result<Document, Errors> {
        options.all_errors().read_str(&self, &options.text_of(bytes)?)
    }

    /// Reads a document in parts, the items of two of its lists apart, or more where the lists are in lists, and has them put back:
    /// the document is then that which [`read`](Self::read) reads. Which lists these are, and how much text is looked at at a
    /// time, `number` says. For tests.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    #[doc(hidden)]
    pub fn read_in_parts(&'static self, options: ReadOptions, bytes: &[u8], number: usize) -> Result<Document> {
        let mut lists = Vec::new();
        if let Some(roots) = self.roots.get() {
            let mut left = 20_000;
            for (item, content) in roots.items.iter().zip(&roots.contents) {
                content.shown.add_lists(&mut vec![item.name], ALL, &mut left, &mut lists);
            }
        }
        let is_named = |name: &str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
        // One that is not there is now and then looked for.
        let there =
            lists.iter().filter(|(path, ..)| path.iter().all(|name| is_named(name)) || number.is_multiple_of(5));
        let count = there.clone().count().max(1);
        let mut reader = Reader::new(self, bytes, options.limits_of());
        reader.window = 1 + number / count % 97;
        let second = number / count % 7 % count;
        for (path, once, field) in there.clone().skip(number % count).take(1).chain(there.skip(second).take(1)) {
            let known = |once: usize| ListPath::known(path, field.list_info(), once);
            let path = known(*once);
            loop {
                match reader.find_list(&path, || Box::new(Vec::<String>::new())) {
                    Ok(true) => {}
                    // None follows, however far is looked.
                    Ok(false) if number.is_multiple_of(3) => {
                        let found = reader.find_list(&known(0), || Box::new(Vec::<String>::new()));
                        if matches!(found, Ok(true)) {
                            return Err(Error::new(ErrorKind::Occurrence, format!("`{path}` is there after all")));
                        }
                        break;
                    }
                    Ok(false) => break,
                    // The second is looked for wherever it stands.
                    Err(error) if error.message().ends_with(PASSED) => break,
                    Err(error) => return Err(error),
                }
                let mut items = Place::new(field);
                while reader.read_items(&mut items)? {}
                reader.put_back(Box::new(items));
            }
        }
        reader.rest()
    }

    /// The same, identity constraints and IDs included.
    ///
    /// # Errors
    ///
    /// All that is wrong with it; where nothing is, the first of each of these.
    pub fn check(&'static self, options: ReadOptions, bytes: &[u8]) -> Result<Document, Errors> {
        let document = self.read_or_all_errors(options, bytes)?;
        let broken = [check_identity_constraints(&document), check_ids(&document)];
        let broken: Vec<Error> = broken.into_iter().filter_map(Result::err).collect();
        if broken.is_empty() { Ok(document) } else { Err(Errors::new(broken, false)) }
    }

    /// Checks a document of any size, identity constraints included, in memory that does not grow with it: lists are gone
    /// through item by item, whichever they are. Held at a time, which [`Limits::held`](crate::Limits::held) bounds from 2 MiB on,
    /// is what is around them, half a mebibyte of text or an item, and all that an identity constraint is about. How large the
    /// document is, and how long its lists are, is not limited.
    ///
    /// # Errors
    ///
    /// The first that is wrong, where it stands in the document; an identity constraint that is broken, of the elements in a
    /// list before what follows on it. [`ErrorKind::Limit`] where it cannot be checked so: more would have to be held, or
    /// there are `ID`s or `IDREF`s in a list, which may refer to any others.
    pub fn check_reader(&'static self, options: ReadOptions, reader: impl Read) -> Result<()> {
        self.check_parts(self.parts(options, reader))
    }

    /// The same with so many bytes of text looked at at a time, and items taken for large that have so many. For tests.
    ///
    /// # Errors
    ///
    /// As for [`check_reader`](Self::check_reader).
    #[doc(hidden)]
    pub fn check_windows(
        &'static self,
        options: ReadOptions,
        reader: impl Read,
        window: usize,
        large: usize,
    ) -> Result<()> {
        let mut parts = self.parts(options, reader);
        parts.windows(window, large);
        self.check_parts(parts)
    }

    fn parts<R: Read>(&'static self, options: ReadOptions, reader: R) -> Reader<&'static Self, R> {
        let limits = options.limits_of();
        let limits = limits.document(usize::MAX).items(usize::MAX).held(limits.held.max(2 << 20));
        let mut parts = Reader::new(self, reader, limits);
        parts.set_lists_apart(Box::new(|info| self.survey().make_list(info)));
        parts
    }

    fn check_parts<R: Read>(&'static self, mut parts: Reader<&'static Self, R>) -> Result<()> {
        let survey = self.survey();
        let rest = parts.pass_items(&mut |Passed { table, item, items, before }| {
            let show = |with: Each<'_>| walk::show_items(table, item, *items, *before, with);
            let has = survey.items_have(items.info());
            if has.constraints {
                check_elements(&show)?;
            }
            if has.ids && is_any_in(&show)? {
                let message = "there are IDs, which are compared with all others: the document has to be read whole";
                return Err(Error::new(ErrorKind::Limit, message));
            }
            Ok(())
        })?;
        check_identity_constraints(&rest).and_then(|()| check_ids(&rest)).map_err(|error| parts.renumbered(error))
    }

    fn survey(&'static self) -> &'static Survey {
        self.survey.get_or_init(|| {
            let roots = self.roots.get().into_iter();
            Survey::of(roots.flat_map(|roots| roots.contents.iter().map(|content| &content.shown)))
        })
    }

    /// Reads a document leniently.
    ///
    /// # Errors
    ///
    /// As [`Lenient::from_slice`](crate::Lenient::from_str).
    pub fn read_leniently(&'static self, options: ReadOptions, bytes: &[u8]) -> Result<WithDeviations<Document>> {
        options.lenient().read_str(&self, &options.text_of(bytes)?)
    }

    /// The document that a value by names and texts is.
    ///
    /// # Errors
    ///
    /// As [`Value::build_document`].
    pub fn build(&'static self, value: &Value) -> Result<Document> {
        value.build_root(&self)
    }

    /// Documents with a root element or a type of this name.
    ///
    /// # Errors
    ///
    /// When there is none, or no value is found that the schema allows.
    #[cfg(feature = "arbitrary")]
    pub fn samples(&'static self, namespace: Option<&str>, name: &str, sample: super::Sample) -> Result<Vec<Document>> {
        super::sample::samples(self, namespace, name, sample)
    }

    /// The first root element of a name.
    #[cfg(feature = "arbitrary")]
    pub(super) fn root(&self, namespace: Option<&str>, name: &str) -> Option<usize> {
        let is_it = |number: &&usize| {
            self.roots().get(**number).is_some_and(|root| namespace.is_none_or(|of| of == root.namespace()))
        };
        self.named(name).iter().find(is_it).copied()
    }

    /// Which tables lead to which.
    #[cfg(feature = "arbitrary")]
    pub(super) fn links(&'static self) -> &'static super::sample::Links {
        self.links.get_or_init(|| super::sample::Links::of(self.fields()))
    }

    /// What stands in each root element.
    #[cfg(feature = "arbitrary")]
    pub(super) fn fields(&'static self) -> impl Iterator<Item = &'static Field> {
        self.roots.get().into_iter().flat_map(|roots| roots.contents.iter().map(|content| &content.shown))
    }
}

impl document::Roots for &'static Tables {
    type Document = Document;

    fn roots(&self) -> &'static [Item] {
        Tables::roots(self)
    }

    fn named(&self, name: &str) -> impl Iterator<Item = usize> {
        Tables::named(self, name).iter().copied()
    }

    fn read(&self, root: usize, read: ReadInto<'_>) -> Result<Document> {
        let found = self.roots.get().and_then(|roots| roots.items.get(root).zip(roots.contents.get(root)));
        let Some((item, fields)) = found else { return Err(no_such_root(root)) };
        let mut place = Place::new(&fields.read);
        read(item, &mut place)?;
        if !place.is_filled() {
            return Err(no_such_root(root));
        }
        place.field = &fields.shown;
        Ok(Document { tables: self, root, place })
    }
}

impl table::Roots for Tables {
    fn roots(&'static self) -> &'static [Item] {
        Self::roots(self)
    }

    fn named(&'static self, name: &str) -> &'static [usize] {
        Self::named(self, name)
    }

    fn read(&'static self, root: usize, read: &mut dyn FnMut(&Item, &mut dyn Slot) -> Result<()>) -> Result<()> {
        document::Roots::read(&self, root, read).map(drop)
    }

    fn types(&self) -> &'static [Known] {
        self.types.get().copied().unwrap_or_default()
    }

    fn complex_types(&'static self) -> Option<&'static [&'static [ComplexType]]> {
        self.complex_types.get().map(std::slice::from_ref)
    }
}

impl Document {
    /// The document by names and texts.
    ///
    /// # Errors
    ///
    /// As [`Value::of_document`].
    pub fn to_value(&self) -> Result<Value> {
        Value::of_root(self, &self.tables)
    }

    /// Its root element.
    #[must_use]
    pub fn root(&self) -> Item {
        let nothing = const { &More::NEW };
        self.tables.roots().get(self.root).copied().unwrap_or(Item::new("", nothing))
    }
}

impl document::Document for Document {
    const ROOTS: &'static [Item] = &[];

    fn read(root: usize, _read: ReadInto<'_>) -> Result<Self> {
        Err(no_such_root(root))
    }

    fn content(&self, with: Visit<'_>) {
        with(&self.root(), &self.place);
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tables, other.tables)
            && self.root == other.root
            && record::same_slot(&self.place, &other.place)
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        record::debug_slot(&self.place, f)
    }
}
