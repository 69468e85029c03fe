//! The configuration: what to generate from which schemas.
//!
//! In comes `xsdbind.toml`, or calls of the builder; out goes a [`Config`] whose values know their
//! place in the file. A [`Config`] that [`Config::from_file`] returns has passed [`Config::problems`];
//! whoever takes one from elsewhere calls that first.

mod crates;
mod derive;
mod expression;
pub(crate) mod keys;
mod limits;
mod patches;
mod read;
mod rename;
mod requests;
mod rule;
#[cfg(test)]
mod tests;
mod validate;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) use self::crates::Crate;
pub(crate) use self::derive::of_serde;
pub use self::derive::{Derive, Without};
pub use self::limits::Limits;
pub use self::patches::Patch;
pub(crate) use self::rename::{Named, Rename, Renamed, Rules};
pub use self::requests::Requests;
pub(crate) use self::rule::Rule;
use crate::diagnostics::Place;
use crate::error::{Error, Result};
use crate::paths;

/// Where `xsdbind generate` writes when the configuration does not say.
const DEFAULT_OUTPUT: &str = "generated";

/// What to generate: read from `xsdbind.toml`, or built in code.
///
/// # Examples
///
/// ```
/// use xsdbind_codegen::{Config, Enums, Module};
///
/// let config = Config::new()
///     .module(
///         Module::new("ocip")
///             .schema("schemas/ocip/ocip.xsd")
///             .namespace("C", "base")
///             .enums(Enums::Open),
///     )
///     .output("src/generated");
/// # assert_eq!(config.output_dir(), std::path::Path::new("src/generated"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The file that this was read from.
    pub(crate) file: Option<PathBuf>,
    /// Where `generate` writes and `check` looks, in full.
    pub(crate) output: Option<PathBuf>,
    /// In the order in which they were given.
    pub(crate) modules: Vec<Module>,
    /// Folders and files, in full, that may be read beside those of the schemas named.
    pub(crate) allow_read: Vec<Rule<PathBuf>>,
    /// Which files URLs in schemas lead to.
    pub(crate) locations: Vec<LocationRule>,
    /// What names say of versions, in the forms in which [`Config::version`] takes them.
    pub(crate) versions: Vec<Rule<String>>,
    /// Bounds on what is read and made.
    pub(crate) limits: Limits,
    /// Contents of files that count in place of what is there, by their canonical paths.
    pub(crate) overlay: BTreeMap<PathBuf, Arc<[u8]>>,
}

/// One module of generated code: a set of schemas that belong together.
#[derive(Debug, Clone)]
pub struct Module {
    /// The name of the Rust module.
    pub(crate) name: Rule<String>,
    /// The schema files to begin with, in full; the namespace of the first is the module itself.
    pub(crate) schemas: Vec<Rule<PathBuf>>,
    /// What becomes of enumerations.
    pub(crate) enums: Enums,
    /// Target namespaces that are sub-modules with a chosen name, in the order given.
    pub(crate) namespaces: Vec<NamespaceRule>,
    /// Patterns for the types and global elements that are needed; all are without any.
    pub(crate) roots: Vec<Rule<String>>,
    /// Patterns for those that are not wanted.
    pub(crate) skip: Vec<Rule<String>>,
    /// Patterns for the types whose elements keep which type `xsi:type` names.
    pub(crate) keep_types: Vec<Rule<String>>,
    /// Target namespaces whose code is elsewhere, each with its path in Rust.
    pub(crate) external: Vec<(Rule<String>, Rule<String>)>,
    /// Patterns for simple types, each with the type of Rust that holds their values.
    pub(crate) types: Vec<(Rule<String>, Rule<String>)>,
    /// Patterns for the elements and attributes whose values are secret.
    pub(crate) secret: Vec<Rule<String>>,
    /// Which types are requests, and what answers them.
    pub(crate) requests: Option<Requests>,
    /// Which requests change which records.
    pub(crate) patches: Vec<Patch>,
    /// What becomes of elements whose types are not selected.
    pub(crate) unselected: Rule<Unselected>,
    /// Names of one's own.
    pub(crate) rename: Rename,
    /// Whether types may have more fields and variants in a later release, as Rust sees it.
    pub(crate) non_exhaustive: bool,
    /// Whether structs have setters that can be chained.
    pub(crate) setters: bool,
    /// Whether structs have getters for what absent attributes stand for.
    pub(crate) default_getters: bool,
    /// The prefixes with which documents are written: namespaces, and the prefix of each.
    pub(crate) prefixes: Vec<(Rule<String>, Rule<String>)>,
    /// Which file's definition of a name counts, where several have one: patterns, and the end of the file's path.
    pub(crate) definitions: Vec<(Rule<String>, Rule<String>)>,
    /// The word with which names of choices without a name end.
    pub(crate) choice_suffix: Option<Rule<String>>,
    /// Traits and attributes that types have besides.
    pub(crate) derives: Vec<Derive>,
    /// The traits that they have not.
    pub(crate) without: Vec<Without>,
    /// Into how many crates the code is cut, if it is in crates of its own.
    pub(crate) crates: Option<Rule<usize>>,
}

/// What an enumeration of the schema becomes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Enums {
    /// An enum with the values of the schema: any other is an error on reading.
    #[default]
    Closed,
    /// An enum that also has `Unrecognized(String)`, for servers newer than the schema.
    Open,
}

/// What becomes of an element whose `xsi:type` names a type that [`Module::root`] and [`Module::skip`] do not select.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unselected {
    /// Reading it is an error that names the type.
    #[default]
    Error,
    /// Its XML is kept by the variant `Unselected(OpenType)` of each enum from which a type was left out, and is written
    /// as it was read.
    Keep,
}

/// A target namespace and the sub-module that it becomes.
#[derive(Debug, Clone)]
pub(crate) struct NamespaceRule {
    /// The target namespace.
    pub(crate) namespace: Rule<String>,
    /// The name of the sub-module.
    pub(crate) module: Rule<String>,
}

/// A URL and the file that it leads to; or, of URLs that begin with one that ends in `/`, the folder.
#[derive(Debug, Clone)]
pub(crate) struct LocationRule {
    /// The URL.
    pub(crate) url: Rule<String>,
    /// The file or folder, in full.
    pub(crate) path: Rule<PathBuf>,
}

impl Config {
    /// A configuration without modules.
    ///
    /// Relative paths in it are relative to the current directory.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a configuration file, `xsdbind.toml`.
    ///
    /// Relative paths in it are relative to the folder of the file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, and with everything that is wrong in it.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// let config = xsdbind_codegen::Config::from_file("xsdbind.toml")?;
    /// # Ok::<(), xsdbind_codegen::Error>(())
    /// ```
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let text = fs::read_to_string(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Error::no_config(path),
            _ => Error::io("cannot read", path, error),
        })?;
        read::read(path, &text).map_err(|mut problems| {
            problems.excerpt(|_| Some(text.clone()));
            Error::from(problems)
        })
    }

    /// Adds a module.
    #[must_use]
    pub fn module(mut self, module: Module) -> Self {
        self.modules.push(module);
        self
    }

    /// Sets where `xsdbind generate` writes and `xsdbind check` looks; `generated` unless set.
    #[must_use]
    pub fn output(mut self, dir: impl Into<PathBuf>) -> Self {
        self.output = Some(dir.into());
        self
    }

    /// Where `xsdbind generate` writes and `xsdbind check` looks.
    #[must_use]
    pub fn output_dir(&self) -> &Path {
        self.output.as_deref().unwrap_or(Path::new(DEFAULT_OUTPUT))
    }

    /// As if the file at `path` had these contents, whatever is there: what would be made of schemas is known before they are
    /// written.
    ///
    /// ```
    /// use xsdbind_codegen::{Config, Module, generate};
    ///
    /// let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="xs:int"/></xs:schema>"#;
    /// let config = Config::new().module(Module::new("a").schema("new/a.xsd"));
    /// let output = generate(&config.with_file("new/a.xsd", schema.as_bytes()))?;
    /// assert!(output.files.contains_key(std::path::Path::new("a/a.rs")));
    /// # Ok::<(), xsdbind_codegen::Error>(())
    /// ```
    #[must_use]
    pub fn with_file(mut self, path: impl AsRef<Path>, contents: impl Into<Arc<[u8]>>) -> Self {
        self.overlay.insert(paths::canonical(path.as_ref()), contents.into());
        self
    }

    /// Lets schemas include and import from this folder or file, in addition to where they may anyway.
    ///
    /// They may include and import what is in the folder of the configuration file, or in the current directory for
    /// a configuration that is built in code, and in the folders of the schemas and [locations](Self::location) named in it,
    /// and below. Symbolic links
    /// count as what they lead to. Everything else is an error.
    ///
    /// ```
    /// use xsdbind_codegen::{Config, Module};
    ///
    /// let module = Module::new("ocip").schema("vendor/ocip/main.xsd");
    /// let config = Config::new().module(module).allow_read("../common");
    /// ```
    #[must_use]
    pub fn allow_read(mut self, path: impl Into<PathBuf>) -> Self {
        self.allow_read.push(Rule::built(path.into()));
        self
    }

    /// Says which file a URL leads to that schemas include or import, since none is ever fetched.
    ///
    /// Of a URL that ends in `/` it is the folder in which all that begin with it are, by the rest of their paths. Where
    /// several fit, the longest counts. What is in the folder may be read, and in that of the file, as with schemas that are
    /// named. One that no schema refers to is a warning.
    ///
    /// ```
    /// use xsdbind_codegen::{Config, Module};
    ///
    /// let config = Config::new()
    ///     .module(Module::new("score").schema("schemas/musicxml.xsd"))
    ///     .location("http://www.musicxml.org/xsd/xlink.xsd", "schemas/xlink.xsd")
    ///     .location("http://www.onvif.org/ver10/", "schemas/onvif/ver10");
    /// ```
    #[must_use]
    pub fn location(mut self, url: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        self.locations.push(LocationRule { url: Rule::built(url.into()), path: Rule::built(path.into()) });
        self
    }

    /// Says how names of types tell their versions, for comparing releases. In a form, `*` is the name and each `#` a number;
    /// the first that fits counts. Without any, versions are told as in OCI-P: `22`, `14sp9A`, `22V5`, `RI`, `RIV2`.
    ///
    /// ```
    /// let config = xsdbind_codegen::Config::new().version("*_v#_#").version("*_v#").version("*#Choice");
    /// ```
    #[must_use]
    pub fn version(mut self, form: impl Into<String>) -> Self {
        self.versions.push(Rule::built(form.into()));
        self
    }

    /// Makes each module a crate of its own, and of most of its code so many crates beneath it, which cargo compiles side by
    /// side; what several of these need is in one more. Paths stay as they are: the crate has the module's name, and names all
    /// that is in the others.
    ///
    /// They are for a workspace whose `[workspace.dependencies]` has `xsdbind`, and all that paths of the configuration begin
    /// with. A build script cannot make any.
    ///
    /// ```
    /// use xsdbind_codegen::{Config, Module};
    ///
    /// let config = Config::new().module(Module::new("ocip").schema("ocip.xsd")).output("bindings").crates(4);
    /// ```
    #[must_use]
    pub fn crates(mut self, crates: usize) -> Self {
        for module in &mut self.modules {
            module.crates = Some(Rule::built(crates));
        }
        self
    }

    /// Sets bounds on what is read and made.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Where schema files are named, of those that the file names.
    pub(crate) fn named(&self) -> HashMap<PathBuf, Place> {
        let schemas = self.modules.iter().flat_map(|module| &module.schemas);
        schemas.filter_map(|rule| Some((rule.value.clone(), rule.at.clone()?))).collect()
    }

    /// The schema files that are named, the ones they include aside.
    pub(crate) fn schemas(&self) -> impl Iterator<Item = &Path> {
        self.modules.iter().flat_map(|module| &module.schemas).map(|rule| rule.value.as_path())
    }
}

impl Module {
    /// A module with this name, without schemas.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: Rule::built(name.into()),
            schemas: Vec::new(),
            enums: Enums::default(),
            namespaces: Vec::new(),
            roots: Vec::new(),
            skip: Vec::new(),
            keep_types: Vec::new(),
            external: Vec::new(),
            types: Vec::new(),
            secret: Vec::new(),
            requests: None,
            patches: Vec::new(),
            unselected: Rule::built(Unselected::default()),
            rename: Rename::default(),
            definitions: Vec::new(),
            prefixes: Vec::new(),
            non_exhaustive: false,
            setters: false,
            default_getters: false,
            choice_suffix: None,
            derives: Vec::new(),
            without: Vec::new(),
            crates: None,
        }
    }

    /// Adds a schema file. What it includes and imports is found by itself.
    ///
    /// The target namespace of the first one is the module itself.
    #[must_use]
    pub fn schema(mut self, path: impl Into<PathBuf>) -> Self {
        self.schemas.push(Rule::built(path.into()));
        self
    }

    /// Gives a target namespace the name of its sub-module.
    ///
    /// Without this it has the last meaningful segment of the namespace as its name.
    #[must_use]
    pub fn namespace(mut self, namespace: impl Into<String>, module: impl Into<String>) -> Self {
        self.namespaces
            .push(NamespaceRule { namespace: Rule::built(namespace.into()), module: Rule::built(module.into()) });
        self
    }

    /// Names types and global elements that are needed: only these are generated, with what they reach, the responses to
    /// the requests among them, and the documents that carry them. Without any, everything is.
    ///
    /// In a pattern `*` stands for any letters. It is matched with local names, or with those of one namespace where it
    /// begins with `{namespace}`. An abstract type stands for all types derived from it.
    ///
    /// ```
    /// use xsdbind_codegen::Module;
    ///
    /// let module = Module::new("ocip").schema("ocip.xsd").root("UserModifyRequest22").root("User*GetRequest*");
    /// ```
    #[must_use]
    pub fn root(mut self, pattern: impl Into<String>) -> Self {
        self.roots.push(Rule::built(pattern.into()));
        self
    }

    /// Names types and global elements that are not to be generated, with patterns as in [`root`](Self::root).
    ///
    /// They are taken out of what roots name, of responses and of the types that `xsi:type` chooses from. That something
    /// else must have one of them is an error.
    #[must_use]
    pub fn skip(mut self, pattern: impl Into<String>) -> Self {
        self.skip.push(Rule::built(pattern.into()));
        self
    }

    /// Names types whose elements keep which type `xsi:type` names, with patterns as in [`root`](Self::root): in
    /// fields, such a type is in `xsdbind::types::Typed`, of a complex one with simple content with its attributes. Elsewhere that name is checked and not kept. Of a complex type from
    /// which others are derived, nil keeps it.
    ///
    /// A pattern for built-in types begins with `xs:`, or with their namespace in braces.
    ///
    /// ```
    /// use xsdbind_codegen::Module;
    ///
    /// let module = Module::new("prices").schema("prices.xsd").keep_type("Number");
    /// let module = module.keep_type("xs:decimal");
    /// ```
    #[must_use]
    pub fn keep_type(mut self, pattern: impl Into<String>) -> Self {
        self.keep_types.push(Rule::built(pattern.into()));
        self
    }

    /// Says that another module, or another crate, has the code of a target namespace: its path, as in the crate that the
    /// code is generated for. Nothing of that namespace is generated, and its types are those of that path. That they have
    /// the same names is checked when the code is compiled.
    ///
    /// ```
    /// use xsdbind_codegen::Module;
    ///
    /// let module = Module::new("orders").schema("orders.xsd").external("urn:common", "common_types::common");
    /// ```
    #[must_use]
    pub fn external(mut self, namespace: impl Into<String>, path: impl Into<String>) -> Self {
        self.external.push((Rule::built(namespace.into()), Rule::built(path.into())));
        self
    }

    /// Says which type of Rust holds the values of a simple type: a built-in one, as `xs:dateTime`, or all that a pattern as in
    /// [`root`](Self::root) fits. The first that fits counts.
    ///
    /// The type is an `xsdbind::OwnType`, and the path one that is valid in the crate that the code is generated for. Facets of
    /// the schema hold as ever: a named type stays an `xsdbind::Restricted`, of this type.
    ///
    /// ```
    /// use xsdbind_codegen::Module;
    ///
    /// let module = Module::new("orders").schema("orders.xsd").own_type("xs:dateTime", "jiff::Timestamp");
    /// let module = module.own_type("Amount*", "crate::Money");
    /// ```
    #[must_use]
    pub fn own_type(mut self, pattern: impl Into<String>, path: impl Into<String>) -> Self {
        self.types.push((Rule::built(pattern.into()), Rule::built(path.into())));
        self
    }

    /// Says that the values of elements and attributes whose names fit a pattern are secret: `Debug` and errors do not show
    /// them. A pattern that fits nothing is a warning.
    #[must_use]
    pub fn secret(mut self, pattern: impl Into<String>) -> Self {
        self.secret.push(Rule::built(pattern.into()));
        self
    }

    /// Says which types are requests and what answers them: generated requests are `xsdbind::Request`s with it.
    #[must_use]
    pub fn requests(mut self, requests: Requests) -> Self {
        self.requests = Some(requests);
        self
    }

    /// Says that a request turns one record into another: generated is an `xsdbind::Patch`.
    #[must_use]
    pub fn patch(mut self, patch: Patch) -> Self {
        self.patches.push(patch);
        self
    }

    /// Sets what becomes of elements of other types than those that are selected; [`Unselected::Error`] unless set.
    ///
    /// To keep them where everything is selected, without [`root`](Self::root) and [`skip`](Self::skip), is an error.
    #[must_use]
    pub fn unselected(mut self, unselected: Unselected) -> Self {
        self.unselected = Rule::built(unselected);
        self
    }

    /// Marks structs and enums `#[non_exhaustive]`, for bindings that are published: a later release of the schemas can add
    /// elements and values without breaking those who use them. All structs then have `new` or `Default`.
    #[must_use]
    pub fn non_exhaustive(mut self, non_exhaustive: bool) -> Self {
        self.non_exhaustive = non_exhaustive;
        self
    }

    /// Gives structs setters that can be chained, of the fields that need not be there: `with_phone_number` sets it,
    /// `clear_phone_number` makes it nil, and what is not named stays absent. The setter of a list adds to it.
    #[must_use]
    pub fn setters(mut self, setters: bool) -> Self {
        self.setters = setters;
        self
    }

    /// Gives structs getters for attributes that have a default: `border_or_default` is what an absent `border` stands for. It
    /// has a `Result` where the type may have no such value, such as one of others ([`own_type`](Self::own_type)).
    #[must_use]
    pub fn default_getters(mut self, default_getters: bool) -> Self {
        self.default_getters = default_getters;
        self
    }

    /// Gives a namespace a prefix with which documents are written; without, elements are in the default namespace, and
    /// prefixes are made where there have to be any.
    ///
    /// ```
    /// use xsdbind_codegen::Module;
    ///
    /// let module = Module::new("shop").schema("shop.xsd").prefix("urn:shop", "s");
    /// ```
    #[must_use]
    pub fn prefix(mut self, namespace: impl Into<String>, prefix: impl Into<String>) -> Self {
        self.prefixes.push((Rule::built(namespace.into()), Rule::built(prefix.into())));
        self
    }

    /// Says which file's definition counts where several define what fits a pattern, as in [`root`](Self::root), and do not
    /// say the same. The file is named by the end of its path.
    ///
    /// ```
    /// use xsdbind_codegen::Module;
    ///
    /// let module = Module::new("shop").schema("shop.xsd").definition("{urn:shop}Price*", "2.0/prices.xsd");
    /// ```
    #[must_use]
    pub fn definition(mut self, pattern: impl Into<String>, file: impl Into<String>) -> Self {
        self.definitions.push((Rule::built(pattern.into()), Rule::built(file.into())));
        self
    }

    /// Sets the word with which the names of choices end that have none of their own; `Choice` unless set.
    #[must_use]
    pub fn choice_suffix(mut self, word: impl Into<String>) -> Self {
        self.choice_suffix = Some(Rule::built(word.into()));
        self
    }

    /// Gives types traits and attributes beside those that they have anyway.
    #[must_use]
    pub fn derive(mut self, derive: Derive) -> Self {
        self.derives.push(derive);
        self
    }

    /// Structs, choices, sets of types and documents are not of this trait, for code that needs it not and compiles faster
    /// without. Enumerations and unions are, as values of all simple types.
    ///
    /// ```
    /// use xsdbind_codegen::{Module, Without};
    ///
    /// let module = Module::new("ocip").schema("ocip.xsd").without(Without::PartialEq);
    /// ```
    #[must_use]
    pub fn without(mut self, of: Without) -> Self {
        self.without.push(of);
        self
    }

    /// Makes the module a crate of its own, and of most of its code so many crates beneath it, which cargo compiles side by
    /// side. See [`Config::crates`].
    #[must_use]
    pub fn crates(mut self, crates: usize) -> Self {
        self.crates = Some(Rule::built(crates));
        self
    }

    /// Sets what enumerations become; [`Enums::Closed`] unless set.
    #[must_use]
    pub fn enums(mut self, enums: Enums) -> Self {
        self.enums = enums;
        self
    }
}

impl Module {
    /// The schema files that are named.
    pub(crate) fn entries(&self) -> Vec<PathBuf> {
        self.schemas.iter().map(|schema| schema.value.clone()).collect()
    }

    /// Whether anything is left out.
    pub(crate) fn selects(&self) -> bool {
        !self.roots.is_empty() || !self.skip.is_empty()
    }
}

impl LocationRule {
    /// The folder of which the files may be read.
    pub(crate) fn folder(&self) -> &Path {
        let path = &self.path.value;
        if self.url.value.ends_with('/') { path } else { paths::folder(path) }
    }
}
