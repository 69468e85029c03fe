//! Regular expressions for names, which mean the same in every build.
//!
//! What `\w`, `\b` and `(?i)` are in the crate `regex` depends on the tables of Unicode that are compiled into it, and that
//! on what else a program is built from: a build script may have others than the command. So classes are written out, with
//! the letters and digits of ASCII as nearly all names have them, and what has no such form is refused everywhere.

use std::ops::Range;

use regex::Regex;
use regex_syntax::ast::{self, Ast, ClassPerl, ClassPerlKind, ClassSetItem, Flag, Flags, GroupKind, Span};

/// The expression for all of a text, or why there is none.
pub(super) fn whole(pattern: &str) -> Result<Regex, String> {
    let plain = match ast::parse::Parser::new().parse(pattern) {
        Ok(parsed) => written_out(pattern, &parsed)?,
        // `regex` says what is wrong.
        Err(_) => pattern.to_owned(),
    };
    // In a group of its own, so that what is an alternative is one of the whole.
    Regex::new(&format!("^(?:{plain})$")).map_err(|error| {
        let reason = match error {
            // What is said of the syntax is several lines, of which the last one says what is wrong.
            regex::Error::Syntax(text) => text.lines().last().unwrap_or_default().to_owned(),
            other => other.to_string(),
        };
        reason.trim_start_matches("error: ").to_owned()
    })
}

/// A pattern with its classes written out.
fn written_out(pattern: &str, parsed: &Ast) -> Result<String, &'static str> {
    let mut plain = pattern.to_owned();
    let classes = ast::visit(parsed, Classes::default())?;
    for (span, class) in classes.into_iter().rev() {
        plain.replace_range(span, class);
    }
    Ok(plain)
}

/// Where classes are in a pattern, in order, and what they stand for.
#[derive(Default)]
struct Classes(Vec<(Range<usize>, &'static str)>);

const NO_CASE: &str = "case matters in names; `[Uu]ser` fits both";
const NO_BOUNDARY: &str = "an expression is for a whole name, without boundaries of words";
const NO_UNICODE: &str = "classes are those of ASCII, such as `\\w`, or in brackets, such as `[a-zß-ÿ]`";

impl Classes {
    fn class(&mut self, class: &ClassPerl) {
        let plain = match (&class.kind, class.negated) {
            (ClassPerlKind::Digit, false) => "[0-9]",
            (ClassPerlKind::Digit, true) => "[^0-9]",
            // A blank as itself would be nothing where `x` is set.
            (ClassPerlKind::Space, false) => r"[\t\n\v\f\r\x20]",
            (ClassPerlKind::Space, true) => r"[^\t\n\v\f\r\x20]",
            (ClassPerlKind::Word, false) => "[0-9A-Za-z_]",
            (ClassPerlKind::Word, true) => "[^0-9A-Za-z_]",
        };
        let Span { start, end } = class.span;
        self.0.push((start.offset..end.offset, plain));
    }

    fn flags(flags: &Flags) -> Result<(), &'static str> {
        if flags.flag_state(Flag::CaseInsensitive).is_some() { Err(NO_CASE) } else { Ok(()) }
    }
}

impl ast::Visitor for Classes {
    type Output = Vec<(Range<usize>, &'static str)>;
    type Err = &'static str;

    fn finish(self) -> Result<Self::Output, Self::Err> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Self::Err> {
        match ast {
            Ast::Flags(set) => Self::flags(&set.flags),
            Ast::Group(group) => match &group.kind {
                GroupKind::NonCapturing(flags) => Self::flags(flags),
                GroupKind::CaptureIndex(_) | GroupKind::CaptureName { .. } => Ok(()),
            },
            Ast::Assertion(assertion) => match assertion.kind {
                ast::AssertionKind::StartLine
                | ast::AssertionKind::EndLine
                | ast::AssertionKind::StartText
                | ast::AssertionKind::EndText => Ok(()),
                _ => Err(NO_BOUNDARY),
            },
            Ast::ClassPerl(class) => {
                self.class(class);
                Ok(())
            }
            Ast::ClassUnicode(_) => Err(NO_UNICODE),
            _ => Ok(()),
        }
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Self::Err> {
        match item {
            ClassSetItem::Perl(class) => {
                self.class(class);
                Ok(())
            }
            ClassSetItem::Unicode(_) => Err(NO_UNICODE),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NO_BOUNDARY, NO_CASE, NO_UNICODE, whole};

    #[test]
    fn classes_are_those_of_ascii() {
        for (pattern, fits, fits_not) in [
            (r"\w+", "a_Z9", "ä"),
            (r"\W", "ä", "a"),
            (r"\d\D", "1x", "٣x"),
            (r"a\sb", "a b", "a\u{a0}b"),
            (r"a\Sb", "a\u{a0}b", "a b"),
            (r"[\w.-]+", "a.b-c", "ä"),
            (r"[^\d_]", "ä", "1"),
            (r"\\d", r"\d", "1"),
            ("a|b", "b", "ab"),
            (".*Ä[ß-ÿ]", "xÄß", "xÄs"),
            ("(?x) a  b", "ab", "a b"),
            (r"(?x) a \s b", "a b", "ab"),
            (r"(?x) a \S b", "axb", "a b"),
        ] {
            let pattern = whole(pattern).unwrap();
            assert!(pattern.is_match(fits) && !pattern.is_match(fits_not), "{pattern}");
        }
    }

    #[test]
    fn what_depends_on_tables_is_refused() {
        for (pattern, reason) in [
            ("(?i)user", NO_CASE),
            ("(?i:u)ser", NO_CASE),
            (r"\bUser", NO_BOUNDARY),
            (r"Use\Br", NO_BOUNDARY),
            (r"\p{Lu}.*", NO_UNICODE),
            (r"[\pL_]+", NO_UNICODE),
            ("(User", "unclosed group"),
        ] {
            assert_eq!(whole(pattern).unwrap_err(), reason, "{pattern}");
        }
    }
}
