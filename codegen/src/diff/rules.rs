//! The rules by which changes are told: a name each, what it means, and what to do.
//!
//! A name stands in reports, in files of exceptions and in messages of pipelines: it stays what it is.

use std::fmt::Write;

use serde::Serialize;

use super::report::ChangeKind;

macro_rules! rules {
    ($($rule:ident = $id:literal, $kind:expr, $about:literal, $advice:literal;)*) => {
        /// A kind of change, as exceptions name it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[non_exhaustive]
        pub enum Rule { $(#[doc = $about] #[serde(rename = $id)] $rule,)* }

        impl Rule {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$rule,)*];

            /// Its name.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$rule => $id,)* }
            }

            /// What it is about, in a sentence.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self { $(Self::$rule => $about,)* }
            }

            /// What a program has to do that goes over to the new schemas, in a sentence; empty if nothing.
            #[must_use]
            pub fn advice(self) -> &'static str {
                match self { $(Self::$rule => $advice,)* }
            }

            /// The kind of change; `None` for what is said of a type or element as a whole.
            #[must_use]
            pub fn kind(self) -> Option<ChangeKind> {
                match self { $(Self::$rule => $kind,)* }
            }
        }
    };
}

use ChangeKind as Kind;

rules! {
    RequiredFieldAdded = "required-field-added", Some(Kind::FieldAdded), "An element or attribute is new and must be there.", "Decide what to send: `new` has an argument more, or a literal a field.";
    OptionalFieldAdded = "optional-field-added", Some(Kind::FieldAdded), "An element or attribute is new and may be left out.", "Use it where it is wanted; clients of before refuse it once the server sends it.";
    RequiredFieldRemoved = "required-field-removed", Some(Kind::FieldRemoved), "An element or attribute that had to be there is gone.", "Take it out: `new` has an argument less, or a literal a field.";
    OptionalFieldRemoved = "optional-field-removed", Some(Kind::FieldRemoved), "An element or attribute that could be there is gone.", "Take it out; where it was the last optional one, a literal takes the place of `new`.";
    FieldReordered = "field-reordered", Some(Kind::FieldReordered), "An element is at another position.", "If it is an argument of `new`, that takes them in another order.";
    FieldRegrouped = "field-regrouped", Some(Kind::FieldRegrouped), "An element is in or out of a choice or group, other than before.", "Its field is in another struct or enum now.";
    FieldNowRequired = "field-now-required", Some(Kind::Cardinality), "What could be left out must be there.", "Decide what to send where it is absent: `Option<T>` becomes `T`.";
    FieldNowOptional = "field-now-optional", Some(Kind::Cardinality), "What had to be there can be left out.", "Say what it means where it is absent: `T` becomes `Option<T>`.";
    MoreOccurrences = "more-occurrences", Some(Kind::Cardinality), "It may occur more often than before, or more seldom as well.", "Read as many as come; a field that was none is a list now.";
    FewerOccurrences = "fewer-occurrences", Some(Kind::Cardinality), "It may not occur as often any more, or not as seldom.", "Send no more, and no fewer, than are allowed.";
    OtherOccurrences = "other-occurrences", Some(Kind::Cardinality), "It may occur more often in one way, and less in another.", "Send and read as many as are allowed.";
    NilNowAllowed = "nil-now-allowed", Some(Kind::Nillable), "It can be cleared, `xsi:nil`, from now on.", "`Option<T>` becomes `Tri<T>`: `Some(x)` is `Tri::Value(x)`, `None` is `Tri::Absent`; `T` becomes `Nillable<T>`.";
    NilNoLongerAllowed = "nil-no-longer-allowed", Some(Kind::Nillable), "It cannot be cleared any more.", "`Tri<T>` becomes `Option<T>`, `Nillable<T>` becomes `T`: find another way where nil was sent.";
    NilAttributesChanged = "nil-attributes-changed", Some(Kind::Representation), "Nil has a place for attributes from now on, or none any more.", "`Nillable<T>` becomes `NillableWith<T, TAttributes>`, or the other way round.";
    FieldTypeWidened = "field-type-widened", Some(Kind::TypeChanged), "A field has another type, which allows more.", "Read what is new; name the new type.";
    FieldTypeNarrowed = "field-type-narrowed", Some(Kind::TypeChanged), "A field has another type, which allows less.", "Look for values that are not allowed any more; name the new type.";
    FieldTypeChanged = "field-type-changed", Some(Kind::TypeChanged), "A field has another type, which allows other documents.", "Make the value anew from the new type.";
    FieldTypeRenamed = "field-type-renamed", Some(Kind::TypeChanged), "A field has another type, which allows the same.", "Name the new type.";
    FixedValueAdded = "fixed-value-added", Some(Kind::Declaration), "Only one value is allowed from now on.", "Send that value.";
    FixedValueRemoved = "fixed-value-removed", Some(Kind::Declaration), "Other values than the fixed one are allowed.", "Read other values.";
    FixedValueChanged = "fixed-value-changed", Some(Kind::Declaration), "Another value is the only one.", "Send and expect the other value.";
    DefaultValueChanged = "default-value-changed", Some(Kind::Declaration), "What is left out or empty means something else.", "Say the value where the old meaning is wanted.";
    NamespaceChanged = "namespace-changed", Some(Kind::Declaration), "An element has another namespace.", "Generate again: old and new do not understand each other.";
    WildcardChanged = "wildcard-changed", Some(Kind::Declaration), "Other elements or attributes may occur where any may.", "Look at what is put there.";
    BlockChanged = "block-changed", Some(Kind::Declaration), "Other derived types are blocked by it.", "Look at which types are named by `xsi:type`.";
    SubstitutionChanged = "substitution-changed", Some(Kind::Declaration), "An element stands in for another one than before.", "Its variant is in another enum.";
    GroupAdded = "group-added", Some(Kind::GroupAdded), "A choice or group is new.", "Decide which branch to send.";
    GroupRemoved = "group-removed", Some(Kind::GroupRemoved), "A choice or group is gone.", "Take it out.";
    BranchAdded = "branch-added", Some(Kind::BranchAdded), "A choice has a new branch.", "Decide what it means: each `match` has an arm more.";
    BranchRemoved = "branch-removed", Some(Kind::BranchRemoved), "A choice has lost a branch.", "Send another branch.";
    OrderChanged = "order-changed", Some(Kind::Representation), "A sequence, choice or `all` is another of these.", "Its fields may be in another struct or enum.";
    ValueAdded = "value-added", Some(Kind::ValueAdded), "An enumeration has a new value.", "Decide what it means: each `match` has an arm more. With `enums = \"open\"`, reading does not break.";
    ValueRemoved = "value-removed", Some(Kind::ValueRemoved), "An enumeration has lost a value.", "Look for where it is sent.";
    ValueRenamed = "value-renamed", Some(Kind::Name), "A value of an enumeration has another name in Rust, or its name is that of another value.", "Look at every use of the name: it may compile and mean something else.";
    NowEnumeration = "now-enumeration", Some(Kind::Representation), "Only listed values are allowed from now on.", "Send one of the values.";
    NoLongerEnumeration = "no-longer-enumeration", Some(Kind::Representation), "Values are not listed any more.", "Read other values; the enum is a text now.";
    FacetWidened = "facet-widened", Some(Kind::FacetWidened), "A facet allows more than before.", "Read what is new.";
    FacetNarrowed = "facet-narrowed", Some(Kind::FacetNarrowed), "A facet allows less than before.", "Look for values that are not allowed any more: no compiler sees them.";
    FacetChanged = "facet-changed", Some(Kind::FacetChanged), "A facet, such as a pattern, allows other values than before.", "Look for values that are not allowed any more: no compiler sees them.";
    BaseChanged = "base-changed", Some(Kind::Base), "A type has another base, or other values are its base.", "Look at where it stands for its base, and at what it inherits.";
    NowAbstract = "now-abstract", Some(Kind::Representation), "It is abstract: another one has to be sent in its place.", "Send a derived type.";
    NoLongerAbstract = "no-longer-abstract", Some(Kind::Representation), "It is not abstract any more.", "Its set of types has a variant more.";
    MixedChanged = "mixed-changed", Some(Kind::Representation), "Text may occur between elements, or may not any more.", "Its content is held otherwise.";
    ContentChanged = "content-changed", Some(Kind::Representation), "It is text in place of elements, or a simple in place of a complex type.", "Make the value anew.";
    StructOrEnum = "struct-or-enum", Some(Kind::Representation), "It is an enum in place of a struct, or the other way round.", "Make the value anew; documents are as before.";
    ChoiceRenamed = "choice-renamed", Some(Kind::Name), "The enum of a choice is named after its first element, which is another.", "Name the enum anew.";
    TypeRenamed = "type-renamed", Some(Kind::Name), "A type has another name.", "Name it anew.";
    DocumentationChanged = "documentation-changed", Some(Kind::Documentation), "The words about it are others.", "";
    TypeAdded = "type-added", None, "A type is new.", "";
    SubtypeAdded = "subtype-added", None, "A type is new and may be sent in place of one that there was.", "Decide what it means: each `match` on the types has an arm more.";
    VersionAdded = "version-added", None, "A new version of a type is beside it, or in its place.", "Go over to it when it suits: nothing breaks by itself.";
    TypeRemoved = "type-removed", None, "A type is gone.", "Use the version that the report names, where there is one.";
    TypeDeprecated = "type-deprecated", None, "A type is in the files for what is deprecated.", "Use the one that the report names, where there is one, before it goes.";
    ElementAdded = "element-added", None, "A global element is new.", "";
    ElementRemoved = "element-removed", None, "A global element is gone.", "Documents with this root are not understood any more.";
    FileMoved = "file-moved", None, "It is in another file.", "";
    DocumentRefused = "document-refused", None, "Recorded documents are refused by the new schemas.", "Look at the change that is named, or at the error.";
    DocumentDiffers = "document-differs", None, "Recorded documents are read as something else.", "Look at what becomes of the values.";
}

impl Rule {
    /// The rule of this name.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }

    /// All rules for people, as `xsdbind diff --rules` prints them.
    #[must_use]
    pub fn list() -> String {
        let mut out = String::new();
        let width = Self::ALL.iter().map(|rule| rule.id().len()).max().unwrap_or(0);
        for rule in Self::ALL {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{:width$}  {}", rule.id(), rule.about());
            if !rule.advice().is_empty() {
                let _ = writeln!(out, "{:width$}  {}", "", rule.advice());
            }
        }
        out
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Rule;
    use crate::diff::ChangeKind;

    #[test]
    fn every_kind_of_change_has_rules_and_each_name_is_one() {
        let kinds: BTreeSet<ChangeKind> = Rule::ALL.iter().filter_map(|rule| rule.kind()).collect();
        assert_eq!(kinds, ChangeKind::ALL.iter().copied().collect());
        let names: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
        for rule in Rule::ALL {
            assert_eq!(Rule::named(rule.id()), Some(*rule));
            assert!(rule.id().chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "{rule}");
            assert!(
                rule.about().ends_with('.') && (rule.advice().is_empty() || rule.advice().ends_with('.')),
                "{rule}"
            );
        }
    }

    /// The page names them all, in the same words.
    #[test]
    fn the_page_has_every_rule() {
        let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/diff-rules.md")).unwrap();
        let rows: Vec<&str> =
            page.lines().skip_while(|line| *line != "## The rules").filter(|line| line.starts_with("| `")).collect();
        let row = |rule: &Rule| format!("| `{}` | {} | {} |", rule.id(), rule.about(), rule.advice());
        let expected: Vec<String> = Rule::ALL.iter().map(row).collect();
        assert_eq!(rows, expected.iter().map(|row| row.replace("|  |", "| |")).collect::<Vec<_>>());
    }
}
