//! Data: what a new release of schemas changed, as [`super::diff`] finds it and every format shows it.
//!
//! The fields are the JSON, by the same names; `docs/diff-report.md` describes it.

use std::fmt;

use serde::Serialize;

use super::rules::Rule;

/// What differs between two sets of schemas.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The version of this form: 1.
    pub format: u32,
    /// The set that is compared with.
    pub old: Side,
    /// The set that is new.
    pub new: Side,
    /// Whether only what a configuration uses is in it.
    pub only_used: bool,
    /// How much of what there is.
    pub summary: Summary,
    /// Of several releases, each one after the other; empty for two.
    pub steps: Vec<Step>,
    /// Every type and global element that differs, sorted by name.
    pub entries: Vec<Entry>,
    /// What becomes of recorded documents, where some were given.
    pub documents: Option<Documents>,
}

/// What becomes of recorded documents with the new set.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Documents {
    /// How many there are.
    pub read: usize,
    /// Those that both sets read as the same.
    pub same: usize,
    /// Those that the old set takes and the new one refuses.
    pub refused: usize,
    /// Those that both sets take, as something else.
    pub differ: usize,
    /// Those that the old set does not take; of these nothing else is said.
    pub refused_by_old: usize,
    /// Those of them that the new set does not take either.
    pub refused_by_both: usize,
    /// The first of those, and why.
    pub not_old: Vec<Seen>,
    /// Why, by what it is about.
    pub groups: Vec<Group>,
}

/// Documents to which the same happens, for the same reason.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// What happens to them: `document-refused` or `document-differs`.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// The change that is the reason, where it can be named.
    pub cause: Option<Cause>,
    /// The type or element that it is about.
    pub name: String,
    /// Its target namespace; none is `null`.
    pub namespace: Option<String>,
    /// The path in it, as changes have it.
    pub path: String,
    /// How many documents.
    pub count: usize,
    /// The documents, the first of them where there are very many.
    pub documents: Vec<Seen>,
}

/// A change, as one may look it up among the entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Cause {
    /// The rule by which it is told.
    pub rule: Rule,
    /// Its fingerprint.
    pub fingerprint: String,
    /// How it was; `null` for what is new, and for what is said of a type as a whole.
    pub old: Option<String>,
    /// How it is.
    pub new: Option<String>,
}

/// A document, and where in it something is wrong or other than it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Seen {
    /// As it is called.
    pub document: String,
    /// The line; of a document that is one of many in a file, that of the file. `null` where it is not known.
    pub line: Option<usize>,
    /// The column.
    pub column: Option<usize>,
    /// The path of the element or attribute in it.
    pub at: String,
    /// What is wrong, or what it was and is read as.
    pub message: String,
}

/// A document that shows what a change breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Witness {
    /// What it shows: `reading` or `writing`; `null` where there can be none.
    pub breaks: Option<String>,
    /// The document: the old set takes it and the new one does not, the other way round for reading.
    pub document: Option<String>,
    /// Why the other set refuses it, or as what it reads it.
    pub message: Option<String>,
    /// The name of its file.
    pub file: Option<String>,
    /// Why there is none; `null` if there is one.
    pub none: Option<String>,
}

/// One release after another, of several.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// The one before.
    pub old: Side,
    /// The one after it.
    pub new: Side,
    /// How much of what there is.
    pub summary: Summary,
    /// What changes here and is at last what it was at first, by name.
    pub passing: Vec<String>,
}

/// One of the two sets.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Side {
    /// The folder or file, as given; of an absolute path, the last part.
    pub name: String,
    /// Where its files are, relative to where the command runs or to the repository; `null` if they are nowhere there.
    pub folder: Option<String>,
    /// Schema files.
    pub files: usize,
    /// Named complex types.
    pub complex_types: usize,
    /// Named simple types.
    pub simple_types: usize,
    /// Global elements.
    pub elements: usize,
}

/// Numbers of entries.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Of complex types.
    pub complex_types: Counts,
    /// Of simple types.
    pub simple_types: Counts,
    /// Of global elements.
    pub elements: Counts,
    /// Entries that break reading.
    pub breaks_reading: usize,
    /// Entries that break writing.
    pub breaks_writing: usize,
    /// Entries that break compilation.
    pub breaks_compilation: usize,
    /// Entries that break nothing.
    pub safe: usize,
    /// Findings, changes and groups of documents that are errors, and are not accepted.
    pub errors: usize,
    /// Those that are warnings.
    pub warnings: usize,
    /// Those that a policy accepts.
    pub accepted: usize,
    /// Types and elements of the old set that the new one has, too, changed or not.
    pub in_both: usize,
}

/// Numbers of entries of one kind of component.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Counts {
    /// In the new set only; renamed ones are not in it.
    pub added: usize,
    /// In the old set only; renamed ones are not in it.
    pub removed: usize,
    /// With another name in the new set.
    pub renamed: usize,
    /// In both, with other contents.
    pub changed: usize,
    /// In both, with other words of documentation and nothing else but perhaps another file.
    pub documentation: usize,
    /// In both, in another file; whether changed or not.
    pub moved: usize,
}

/// A type or global element that differs.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Entry {
    /// What became of it.
    pub status: Status,
    /// What it is.
    pub component: Component,
    /// Its name; the new one where it was renamed.
    pub name: String,
    /// Its target namespace; none is `null`.
    pub namespace: Option<String>,
    /// What it was called, where it was renamed.
    pub old_name: Option<String>,
    /// Where the old set defines it.
    pub old_place: Option<Location>,
    /// Where the new set defines it.
    pub new_place: Option<Location>,
    /// Whether the new set has it in another file.
    pub moved: bool,
    /// Who sends it.
    pub role: Role,
    /// What it does to users, all its changes together.
    pub breaks: Effects,
    /// For an added type, the one of the old set that it is a new version of.
    pub version_of: Option<Version>,
    /// Whether the new set has moved it to the files for what is deprecated, or put it there at once.
    pub deprecated: bool,
    /// For a removed or deprecated type, the one in the new set to use instead.
    pub replaced_by: Option<String>,
    /// How many types of the new set are derived from it, and so change with it.
    pub derived: usize,
    /// What is said of it as a whole.
    pub findings: Vec<Finding>,
    /// Of several releases, those in which it changed.
    pub changed_in: Vec<String>,
    /// The types in the report that it refers to, and those that refer to it.
    pub neighbours: Vec<String>,
    /// What has changed; for a new version, in comparison to the version before, which breaks nothing by itself.
    pub changes: Vec<Change>,
    /// For an added or removed type, what is in it, a line each, inherited parts aside.
    pub contents: Vec<Line>,
}

/// The version before.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Version {
    /// Its name.
    pub name: String,
    /// Whether the new set still has it.
    pub stays: bool,
    /// The versions between the two, which are new as well, in order.
    pub between: Vec<String>,
}

/// A place in a schema file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Location {
    /// The file, relative to its set.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}

/// A part of a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Line {
    /// Its path in the type: `endpoint/device`, `@id`; empty for the type itself.
    pub path: String,
    /// What is there.
    pub is: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// What kind of change.
    pub kind: ChangeKind,
    /// The path in the type: `endpoint/device`, `@id`; empty for the type itself.
    pub path: String,
    /// How it was; `null` for what is new.
    pub old: Option<String>,
    /// How it is; `null` for what is gone.
    pub new: Option<String>,
    /// What else is to be known, as a half-sentence; often empty.
    pub note: String,
    /// What it does to users.
    pub breaks: Effects,
    /// By which rule it is told, and how bad that is.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// What is said of a type or element as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// By which rule it is told, and how bad that is.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// What it does to users.
    pub breaks: Effects,
}

/// A rule, and how bad what it tells is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Verdict {
    /// The rule.
    pub rule: Rule,
    /// How bad it is: by itself, or as a policy says.
    pub severity: Severity,
    /// The same for the same change, in whatever comparison it is found.
    pub fingerprint: String,
    /// Why a policy accepts it; `null` if none does.
    pub accepted: Option<String>,
    /// Documents that show it, where they were asked for: one for reading, one for writing.
    pub witnesses: Vec<Witness>,
}

/// What a change does to users. None of the three is safe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Effects {
    /// A client built from the old set may refuse what a server of the new set sends.
    pub reading: bool,
    /// A server of the new set may refuse what a client built from the old set sends.
    pub writing: bool,
    /// User code written for the old set may not compile with code generated from the new set.
    pub compilation: bool,
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $label:literal;)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[non_exhaustive]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word for it in JSON.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The words for it for people.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }
        }
    )*};
}

words! {
    /// What became of a type or element.
    Status {
        /// Only the new set has it.
        Added = "added", "added";
        /// Only the old set has it.
        Removed = "removed", "removed";
        /// The new set has it under another name.
        Renamed = "renamed", "renamed";
        /// Both have it, with other contents.
        Changed = "changed", "changed";
        /// Both have it, in another file, else as it was.
        Moved = "moved", "moved to another file";
        /// Both have it, with other words about it, and perhaps in another file.
        Documentation = "documentation", "other documentation";
    }

    /// What an entry is about.
    Component {
        /// A named complex type.
        ComplexType = "complex-type", "complex type";
        /// A named simple type.
        SimpleType = "simple-type", "simple type";
        /// A global element.
        Element = "element", "element";
    }

    /// Who sends a type, as far as names and derivation say.
    Role {
        /// Clients: requests, and what only they have in them.
        Request = "request", "request";
        /// Servers: responses, and what only they have in them.
        Response = "response", "response";
        /// Both, or it is not known.
        Both = "both", "both";
    }

    /// How bad a change is. In order.
    Severity {
        /// Nobody wants to know.
        Off = "off", "off";
        /// It is good to know.
        Note = "note", "note";
        /// Something is to be done, and nothing fails before that.
        Warning = "warning", "warning";
        /// Something fails.
        Error = "error", "error";
    }

    /// Kinds of changes.
    ChangeKind {
        /// An element or attribute is new.
        FieldAdded = "field-added", "field added";
        /// An element or attribute is gone.
        FieldRemoved = "field-removed", "field removed";
        /// An element is at another position among those that stayed.
        FieldReordered = "field-reordered", "field reordered";
        /// An element is in or out of a choice or group, other than before.
        FieldRegrouped = "field-regrouped", "field in another group";
        /// How often it stands, whether it is optional.
        Cardinality = "cardinality", "cardinality";
        /// Whether it can be cleared.
        Nillable = "nillable", "nil";
        /// It has another type.
        TypeChanged = "type", "type";
        /// Its default or fixed value, or its namespace.
        Declaration = "declaration", "declaration";
        /// A choice or group is new.
        GroupAdded = "group-added", "group added";
        /// A choice or group is gone.
        GroupRemoved = "group-removed", "group removed";
        /// A choice has a new branch.
        BranchAdded = "branch-added", "branch added";
        /// A choice has lost a branch.
        BranchRemoved = "branch-removed", "branch removed";
        /// An enumeration has a new value.
        ValueAdded = "value-added", "value added";
        /// An enumeration has lost a value.
        ValueRemoved = "value-removed", "value removed";
        /// A facet allows more than before.
        FacetWidened = "facet-widened", "facet widened";
        /// A facet allows less than before.
        FacetNarrowed = "facet-narrowed", "facet narrowed";
        /// A facet allows other values than before.
        FacetChanged = "facet-changed", "facet changed";
        /// The base, or what the type is made from.
        Base = "base", "base";
        /// It is a struct, an enum or a restriction, other than before; or abstract.
        Representation = "representation", "representation";
        /// What it is called.
        Name = "name", "name";
        /// The words about it alone.
        Documentation = "documentation", "documentation";
    }
}

impl Effects {
    /// Whether it breaks nothing.
    #[must_use]
    pub fn is_safe(self) -> bool {
        !(self.reading || self.writing || self.compilation)
    }

    /// The words for what it breaks; empty if it is safe.
    #[must_use]
    pub fn words(self) -> Vec<&'static str> {
        let all = [(self.reading, "reading"), (self.writing, "writing"), (self.compilation, "compilation")];
        all.into_iter().filter(|(breaks, _)| *breaks).map(|(_, word)| word).collect()
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            reading: self.reading || other.reading,
            writing: self.writing || other.writing,
            compilation: self.compilation || other.compilation,
        }
    }
}

impl Change {
    pub(super) fn new(
        rule: Rule,
        path: &str,
        (old, new): (Option<String>, Option<String>),
        note: &str,
        breaks: Effects,
    ) -> Self {
        // Every rule that a change is told by has a kind: what is said of a whole type is no change.
        let kind = rule.kind().unwrap_or(ChangeKind::Declaration);
        Self { kind, path: path.to_owned(), old, new, note: note.to_owned(), breaks, verdict: Verdict::new(rule) }
    }
}

impl Verdict {
    /// Until it is judged.
    pub(super) fn new(rule: Rule) -> Self {
        Self { rule, severity: Severity::Note, fingerprint: String::new(), accepted: None, witnesses: Vec::new() }
    }
}

impl Summary {
    pub(super) fn counts(&mut self, component: Component) -> &mut Counts {
        match component {
            Component::ComplexType => &mut self.complex_types,
            Component::SimpleType => &mut self.simple_types,
            Component::Element => &mut self.elements,
        }
    }

    pub(super) fn count(&mut self, verdict: &Verdict) {
        match verdict.severity {
            Severity::Error | Severity::Warning if verdict.accepted.is_some() => self.accepted += 1,
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note | Severity::Off => {}
        }
    }

    /// Counts all entries, and groups of documents.
    pub(super) fn of(entries: &[Entry], documents: Option<&Documents>, in_both: usize) -> Self {
        let mut summary = Self { in_both, ..Self::default() };
        for group in documents.iter().flat_map(|documents| &documents.groups) {
            summary.count(&group.verdict);
        }
        for entry in entries {
            summary.breaks_reading += usize::from(entry.breaks.reading);
            summary.breaks_writing += usize::from(entry.breaks.writing);
            summary.breaks_compilation += usize::from(entry.breaks.compilation);
            summary.safe += usize::from(entry.breaks.is_safe());
            for verdict in entry.verdicts() {
                summary.count(verdict);
            }
            let counts = summary.counts(entry.component);
            counts.moved += usize::from(entry.moved);
            match entry.status {
                Status::Added => counts.added += 1,
                Status::Removed => counts.removed += 1,
                Status::Renamed => counts.renamed += 1,
                Status::Changed => counts.changed += 1,
                Status::Documentation => counts.documentation += 1,
                Status::Moved => {}
            }
        }
        summary
    }
}

impl Group {
    /// The type or element with its namespace, and the path in it; empty where nothing is declared.
    #[must_use]
    pub fn subject(&self) -> String {
        let name = full_name(self.namespace.as_deref(), &self.name);
        if self.path.is_empty() { name } else { format!("{name} {}", self.path) }
    }
}

impl fmt::Display for Seen {
    /// `captured/a.xml:3:8: /user/phone: value is longer than 23 characters`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.document)?;
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{number}")?;
        }
        if !self.at.is_empty() {
            write!(f, ": {}", self.at)?;
        }
        write!(f, ": {}", self.message)
    }
}

fn full_name(namespace: Option<&str>, name: &str) -> String {
    match namespace {
        Some(namespace) => format!("{{{namespace}}}{name}"),
        None => name.to_owned(),
    }
}

impl Entry {
    /// All that is said of it: as a whole, then each change.
    pub fn verdicts(&self) -> impl Iterator<Item = &Verdict> {
        let findings = self.findings.iter().map(|finding| &finding.verdict);
        findings.chain(self.changes.iter().map(|change| &change.verdict))
    }

    /// The name with its namespace, as messages show it.
    #[must_use]
    pub fn full_name(&self) -> String {
        full_name(self.namespace.as_deref(), &self.name)
    }
}

impl Report {
    /// Tells what becomes of recorded documents.
    pub fn set_documents(&mut self, documents: Documents) {
        self.documents = Some(documents);
        self.summary = Summary::of(&self.entries, self.documents.as_ref(), self.summary.in_both);
    }

    /// The groups of documents, as far as there are documents.
    pub(super) fn groups(&self) -> &[Group] {
        self.documents.as_ref().map_or(&[], |documents| &documents.groups)
    }

    /// Whether nothing differs, in the schemas.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether no type or element of the old set is in the new one.
    #[must_use]
    pub fn is_unrelated(&self) -> bool {
        self.summary.in_both == 0 && !self.is_empty()
    }
}
