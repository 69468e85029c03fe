//! Values of enumerations that are made at run time.

use std::borrow::Cow;
use std::fmt;

use super::simple::{Of, Others, Simple};
use crate::enumeration::EnumValue;
use crate::error::ValueError;
use crate::prefixes::Expanded;
use crate::simple::WhiteSpace;

/// A value of an enumeration.
#[derive(Clone)]
pub(super) struct EnumText {
    of: &'static Simple,
    pub(super) text: Cow<'static, str>,
}

impl EnumText {
    pub(super) fn blank(of: &'static Simple) -> Self {
        let first = match &of.of {
            Of::Enum { texts: [first, ..], .. } => first,
            _ => "",
        };
        Self { of, text: Cow::Borrowed(first) }
    }

    pub(super) fn listed(&self) -> &'static [&'static str] {
        match &self.of.of {
            Of::Enum { texts, .. } => texts,
            _ => &[],
        }
    }
}

impl fmt::Debug for EnumText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl EnumValue for EnumText {
    fn texts(&self) -> (&'static [&'static str], WhiteSpace) {
        (self.listed(), self.of.white_space)
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn has_others(&self) -> bool {
        matches!(self.of.of, Of::Enum { others: Some(_), .. })
    }

    fn check_other(&self, text: &str) -> Result<(), ValueError> {
        match self.of.of {
            Of::Enum { others: Some(Others::Of(of)), .. } => of.value(text, &Expanded).map(drop),
            _ => Ok(()),
        }
    }

    fn set(&mut self, text: &str) -> bool {
        match self.listed().iter().find(|listed| **listed == text) {
            Some(listed) => self.text = Cow::Borrowed(listed),
            None if self.has_others() => self.text = Cow::Owned(text.to_owned()),
            None => return false,
        }
        true
    }

    fn debug(&self) -> &dyn fmt::Debug {
        self
    }
}
