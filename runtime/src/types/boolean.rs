//! `boolean` (XSD Part 2, section 3.2.2).

use crate::error::ValueError;
use crate::simple::{Form, SimpleType, WhiteSpace};

impl SimpleType for bool {
    const WHITE_SPACE: WhiteSpace = WhiteSpace::Collapse;
    const FORM: Form = Form::Boolean;
    const PRIMITIVE: &'static str = "xs:boolean";

    fn place_holder() -> Self {
        false
    }

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        match text {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(ValueError::lexical("xs:boolean", text)),
        }
    }

    fn to_lexical(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }

    fn texts(&self, _wide: bool, out: &mut String) {
        out.push_str(if *self { "true|1" } else { "false|0" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_texts_and_no_other() {
        for (text, value) in [("true", true), ("1", true), ("false", false), ("0", false)] {
            assert_eq!(bool::from_lexical(text), Ok(value));
        }
        for text in ["", "True", "FALSE", "yes", "01", " true", "t"] {
            assert!(bool::from_lexical(text).is_err(), "{text}");
        }
        let mut out = String::new();
        true.to_lexical(&mut out);
        assert_eq!(out, "true");
    }
}
