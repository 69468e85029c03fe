//! `anySimpleType` (XSD Part 1, section 3.14.7): a value of any simple type, and the name of that type where it is said.

use std::fmt;

use crate::attributes::DynamicType;
use crate::error::{Result, ValueError};
use crate::names::{QName, XSD};
use crate::prefixes::WriteNames;
use crate::simple::{self, Each, Identity, SimpleType, WhiteSpace};
use crate::white_space::{is_space, items};

/// A value of an element of type `xs:anySimpleType`: its text, and the type that `xsi:type` names.
///
/// A type may be a built-in one or one of the schema, a complex one with simple content among them, whose attributes are
/// kept by their names and texts. The text must be one of its values: that is checked on reading and on writing. In a text
/// of type `xs:QName`, of a restriction or a list of it, a name has its namespace with it, `{urn:example}item`. A value of a
/// union that has a name with a prefix can be read, and not be written.
///
/// ```
/// use xsdbind::types::AnySimpleType;
///
/// let untyped = AnySimpleType::new("5");
/// let typed = AnySimpleType::of(&5); // <value xsi:type="xs:int">5</value>
/// assert_eq!(typed.text(), "5");
/// assert_eq!(typed.type_name().map(|name| name.local().as_str()), Some("int"));
/// assert_eq!(typed.parse(), Ok(5));
/// assert_ne!(typed, untyped);
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct AnySimpleType {
    dynamic_type: Option<Box<DynamicType>>,
    text: String,
}

impl AnySimpleType {
    /// A value that does not say of which type it is.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { dynamic_type: None, text: text.into() }
    }

    /// A value of this type.
    #[must_use]
    pub fn typed(dynamic_type: impl Into<DynamicType>, text: impl Into<String>) -> Self {
        Self { dynamic_type: Some(Box::new(dynamic_type.into())), text: text.into() }
    }

    /// The name of the type, where one is said.
    #[must_use]
    pub fn type_name(&self) -> Option<&QName> {
        self.dynamic_type.as_ref().map(|dynamic| &dynamic.name)
    }

    /// The type, with the attributes that it allows, where one is said.
    #[must_use]
    pub fn dynamic_type(&self) -> Option<&DynamicType> {
        self.dynamic_type.as_deref()
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The value of a type that the text stands for, whatever type is said.
    ///
    /// # Errors
    ///
    /// When it stands for none.
    pub fn parse<T: SimpleType>(&self) -> std::result::Result<T, ValueError> {
        simple::parse(&self.text)
    }

    /// The built-in type that is said.
    fn built_in(&self) -> Option<&str> {
        self.type_name().filter(|name| name.namespace() == Some(XSD)).map(|name| name.local().as_str())
    }

    /// Whether the text is a name with its namespace in it.
    pub(crate) fn is_name(&self) -> bool {
        self.built_in() == Some("QName")
    }
}

impl fmt::Debug for AnySimpleType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("AnySimpleType");
        if let Some(dynamic) = &self.dynamic_type {
            dynamic.show(&mut shown);
        }
        shown.field("text", &self.text).finish()
    }
}

impl SimpleType for AnySimpleType {
    const WHITE_SPACE: WhiteSpace = WhiteSpace::Preserve;
    const KEEPS_TYPE: bool = true;

    fn place_holder() -> Self {
        Self { dynamic_type: None, text: String::new() }
    }

    fn from_lexical(text: &str) -> std::result::Result<Self, ValueError> {
        Ok(Self::new(text))
    }

    fn to_lexical(&self, out: &mut String) {
        out.push_str(&self.text);
    }

    fn to_lexical_in(&self, out: &mut String, names: &mut dyn WriteNames) -> Result<()> {
        if let Some(type_name) = self.type_name() {
            // The element says it: the text alone is not all that is written.
            names.name(type_name, &mut String::new())?;
        }
        out.push_str(&self.text);
        Ok(())
    }

    fn same_value(&self, other: &Self) -> bool {
        self.text == other.text
    }

    fn dynamic_type(&self) -> Option<&DynamicType> {
        self.dynamic_type.as_deref()
    }

    fn set_dynamic_type(&mut self, dynamic: DynamicType) {
        self.dynamic_type = Some(Box::new(dynamic));
    }

    fn as_text(&self) -> Option<&str> {
        self.dynamic_type.is_none().then_some(&*self.text)
    }

    fn identities(&self, with: Each<'_>) -> Result<()> {
        match self.built_in() {
            Some("ID") => with(Identity::Id, self.text.trim_matches(is_space)),
            Some("IDREF") => with(Identity::IdRef, self.text.trim_matches(is_space)),
            Some("IDREFS") => items(&self.text).try_for_each(|id| with(Identity::IdRef, id)),
            _ => Ok(()),
        }
    }
}

impl From<&str> for AnySimpleType {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for AnySimpleType {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl_from_str!(AnySimpleType);

impl fmt::Display for AnySimpleType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::NcName;

    #[test]
    fn blanks_around_ids_are_those_of_xml() {
        let found = |ty: &str, text: &str| {
            let mut found = Vec::new();
            let value = AnySimpleType::typed(QName::new(Some(XSD.into()), ty.parse::<NcName>().unwrap()), text);
            let mut note = |_, id: &str| {
                found.push(id.to_owned());
                Ok(())
            };
            value.identities(&mut note).unwrap();
            found
        };
        // U+1680 is white space to Unicode, and a letter of names to XML.
        assert_eq!(found("ID", " \n\u{1680}a\t"), ["\u{1680}a"]);
        assert_eq!(found("IDREF", "\u{1680}a"), ["\u{1680}a"]);
        assert_eq!(found("IDREFS", " a\n\u{1680}a \r b"), ["a", "\u{1680}a", "b"]);
    }
}
