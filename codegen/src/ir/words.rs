//! The words for parts of types that have no name in the schema, from which `names` makes their names.

/// The elements among text, and the field that holds both.
pub(crate) const CONTENT: &str = "content";
/// The anonymous type that another one restricts or extends.
pub(crate) const BASE: &str = "Base";
/// The type of the items of a list.
pub(crate) const ITEM: &str = "Item";
/// The type of the text of a type with attributes.
pub(crate) const VALUE: &str = "Value";
/// What a redefinition takes the place of.
pub(crate) const REDEFINED: &str = "Redefined";
/// Several types that answer one request.
pub(crate) const RESPONSE: &str = "Response";
/// The types that elements may be of which block extensions.
pub(crate) const BY_RESTRICTION: &str = "ByRestriction";
/// The types that elements may be of which block restrictions.
pub(crate) const BY_EXTENSION: &str = "ByExtension";
/// A union without a name in a union.
pub(crate) const UNION: &str = "union";

/// What the names of choices without a name end with, and those of other groups.
pub(crate) const CHOICE: &str = "Choice";
pub(crate) const GROUP: &str = "Group";

/// A group or choice without a name: after its first element, not after its position, so that another one before it
/// renames nothing.
pub(crate) fn group(first: Option<&str>, suffix: &str) -> String {
    format!("{}{suffix}", first.unwrap_or_default())
}

/// A member of a union that is no type's.
pub(crate) fn member(index: usize) -> String {
    format!("Member{index}")
}

/// The later ones of the same words.
pub(crate) fn numbered(words: String, count: usize) -> String {
    if count == 1 { words } else { format!("{words}{count}") }
}

/// `token list`
pub(crate) fn list(words: &str, lists: usize) -> String {
    words.to_owned() + &" list".repeat(lists)
}
