//! Which restrictions need a place for the text of a value: those with a pattern that does not take the canonical text of
//! each value that it takes some text of (XSD part 2, section 4.3.4).
//!
//! In comes a simple type; out goes whether it needs one. Each built-in type has an expression for what writing makes of
//! its texts, in which characters are marked that are dropped, or added; an automaton then goes through all texts that
//! the patterns take, and looks where what becomes of them is not taken.

use xsdbind::pattern::{are_closed_under, mark};

use super::Lower;
use crate::model::{Builtin, Facets, Primitive, SimpleType, TypeDefinition, TypeRef, Variety};

/// How deep unions are looked into.
const MAX_DEPTH: usize = 16;
/// How long an expression for changes can be.
const MAX_LENGTH: usize = 1 << 16;
/// How many restrictions may be too much to look at, before no others are looked at.
pub(super) const MOST_UNDECIDED: u32 = 50;

/// Any text, as it is.
const SAME: &str = "[\t-\u{effff}]*";

/// What writing makes of the texts of a type.
enum Change {
    /// They stay.
    None,
    /// They become what this expression says.
    By(String),
    /// Nobody knows.
    Any,
}

impl Lower<'_> {
    /// Whether the values of a restriction need a place for a text.
    pub(super) fn is_spelled(&mut self, simple: &SimpleType, facets: &Facets) -> bool {
        if facets.patterns.is_empty() {
            return false;
        }
        let change = match self.change(&simple.variety, 0) {
            Change::None => return false,
            Change::By(change) if change.len() <= MAX_LENGTH && self.undecided < MOST_UNDECIDED => change,
            Change::By(_) | Change::Any => return true,
        };
        let steps = facets.patterns.iter().map(|step| step.iter().map(|facet| &*facet.value).collect());
        let closed = are_closed_under(&change, &steps.collect::<Vec<_>>());
        self.undecided += u32::from(closed.is_none());
        closed != Some(true)
    }

    fn change(&self, variety: &Variety, depth: usize) -> Change {
        match variety {
            Variety::Atomic(builtin) => of_builtin(*builtin),
            Variety::List { item } => match self.change_of(*item, depth + 1) {
                // Blanks between items are one each, before patterns are looked at.
                Change::By(item) => Change::By(format!("(({item})( ({item}))*)?")),
                other => other,
            },
            Variety::Union { members } => {
                let (mut all, mut is_any, mut changes) = (vec![SAME.to_owned()], false, false);
                for member in members {
                    match self.change_of(*member, depth + 1) {
                        Change::None => {}
                        Change::By(member) => {
                            changes = true;
                            all.push(format!("({member})"));
                        }
                        Change::Any => is_any = true,
                    }
                }
                match (is_any, changes) {
                    (true, _) => Change::Any,
                    (false, true) => Change::By(all.join("|")),
                    (false, false) => Change::None,
                }
            }
        }
    }

    /// That of an item or a member: one that has a text of its own is written as that.
    fn change_of(&self, ty: TypeRef, depth: usize) -> Change {
        if depth > MAX_DEPTH {
            return Change::Any;
        }
        match ty {
            TypeRef::Builtin(builtin) => of_builtin(builtin),
            TypeRef::Type(id) => match &self.model[id].definition {
                TypeDefinition::Simple(simple) => match self.change(&simple.variety, depth) {
                    Change::By(change) if change.len() > MAX_LENGTH => Change::Any,
                    Change::By(change) if !simple.facets.patterns.is_empty() => Change::By(format!("{change}|{SAME}")),
                    other => other,
                },
                TypeDefinition::Complex(_) => Change::Any,
            },
        }
    }
}

/// The change of a built-in type. What stands in `<>` is dropped, what stands in `{}` is added; there, `#` is any digit.
fn of_builtin(builtin: Builtin) -> Change {
    match builtin.primitive() {
        Primitive::Any | Primitive::Text | Primitive::List => Change::None,
        // Writing chooses prefixes.
        Primitive::Float | Primitive::QName => Change::Any,
        Primitive::Boolean => Change::By(marked("true|false|<1>{true}|<0>{false}")),
        Primitive::Decimal => Change::By(marked(if builtin == Builtin::Decimal { DECIMAL } else { INTEGER })),
        Primitive::Binary if builtin == Builtin::HexBinary => Change::By(marked(HEX)),
        Primitive::Binary => Change::By(marked("([0-9A-Za-z+/=]|< >)*")),
        Primitive::Time => Change::By(marked(&match builtin {
            Builtin::Duration => duration(),
            Builtin::Time => format!("({CLOCK}{FRACTION}|{MIDNIGHT}){ZONE}"),
            Builtin::DateTime => format!(r"([0-9\-]+T{CLOCK}{FRACTION}|{NEXT_DAY}T{MIDNIGHT}){ZONE}"),
            _ => format!(r"[0-9\-]+{ZONE}"),
        })),
    }
}

const INTEGER: &str = r"(\-|<+>?)<0>*[1-9][0-9]*|(<+>|<->)?<0>*0";
const DECIMAL: &str = r"(\-|<+>?)<0>*[1-9][0-9]*(<.><0>*)?|(\-|<+>?)(<0>*([1-9][0-9]*|0)|{0})\.[0-9]*[1-9]<0>*|(<+>|<->)?(<0>*0(<.><0>*)?|{0}<.><0>+)";
const HEX: &str = "([0-9A-F]|<a>{A}|<b>{B}|<c>{C}|<d>{D}|<e>{E}|<f>{F})*";
const CLOCK: &str = "([01][0-9]|2[0-3]):[0-9:]+";
/// Of a second.
const FRACTION: &str = r"(\.[0-9]*[1-9]<0>*|<.><0>+)?";
/// The end of a day is the start of the next one.
const MIDNIGHT: &str = "<2>{0}<4>{0}:00:00(<.><0>+)?";
/// Any day for any other.
const NEXT_DAY: &str = r"(\-|<->)?{#}?(<#>{#})+\-<#>{#}<#>{#}\-<#>{#}<#>{#}";
const ZONE: &str = r"(Z|[+\-](0[1-9]|1[0-4]):[0-9]{2}|[+\-]00:(0[1-9]|[1-5][0-9])|(<+>|<->)<00:00>{Z})?";

/// Fields that are zero go, unless all of them are.
fn duration() -> String {
    let some = |unit: &str| format!("<0>*[1-9][0-9]*{unit}");
    let none = |unit: &str| format!("(<0>+<{unit}>)?");
    let any = |unit: &str| format!("({}|{})", some(unit), none(unit));
    let seconds = format!("(<0>*[1-9][0-9]*{FRACTION}|<0>*0\\.[0-9]*[1-9]<0>*)S");
    let no_seconds = "(<0>+(<.><0>+)?<S>)?";
    let any_seconds = format!("({seconds}|{no_seconds})");
    // At least one of them.
    let date =
        [some("Y") + &any("M") + &any("D"), any("Y") + &some("M") + &any("D"), any("Y") + &any("M") + &some("D")];
    let time =
        [some("H") + &any("M") + &any_seconds, any("H") + &some("M") + &any_seconds, any("H") + &any("M") + &seconds];
    let (date, time, any_date) = (date.join("|"), time.join("|"), any("Y") + &any("M") + &any("D"));
    let (no_date, no_time) = (none("Y") + &none("M") + &none("D"), none("H") + &none("M"));
    [
        format!("\\-?P({date})(<T>{no_time}{no_seconds})?"),
        format!("\\-?P{any_date}T({time})"),
        format!("<->?P{no_date}(T{no_time}(<0>*0(<.><0>+)?S|{{0S}})|{{T0S}})"),
    ]
    .join("|")
}

/// The expression with marked characters for what stands in brackets.
fn marked(template: &str) -> String {
    let (mut out, mut added) = (String::new(), None);
    let mut characters = template.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, added) {
            ('<', None) => added = Some(false),
            // Else it is how often something stands.
            ('{', None) if characters.peek() != Some(&'2') => added = Some(true),
            ('>' | '}', Some(_)) => added = None,
            ('#', Some(added)) => out.extend(['[', mark('0', added), '-', mark('9', added), ']']),
            (character, Some(added)) => out.push(mark(character, added)),
            (character, None) => out.push(character),
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use xsdbind::simple::SimpleType;
    use xsdbind::types::{Base64Binary, Date, DateTime, Decimal, Duration, GDay, GYear, HexBinary, Integer, Time};

    use super::*;

    fn is_closed(builtin: Builtin, pattern: &str) -> bool {
        let Change::By(change) = of_builtin(builtin) else { return false };
        are_closed_under(&change, &[vec![pattern]]).unwrap()
    }

    /// Whether the change of a type has what writing makes of a text: the pattern of that text alone is left by it.
    #[track_caller]
    fn changes<T: SimpleType>(builtin: Builtin, texts: &[&str]) {
        for text in texts {
            let value: T = T::from_lexical(text).unwrap();
            let mut canonical = String::new();
            value.to_lexical(&mut canonical);
            let escaped = |text: &str| text.replace('.', r"\.").replace('+', r"\+");
            let (one, other) = (escaped(text), escaped(&canonical));
            assert_eq!(is_closed(builtin, &one), canonical == **text, "{text} {canonical}");
            assert!(is_closed(builtin, &format!("{other}|{one}")), "{text} {canonical}");
        }
    }

    #[test]
    fn what_writing_makes_of_texts() {
        changes::<bool>(Builtin::Boolean, &["true", "false", "1", "0"]);
        let integers = ["0", "-0", "+0", "000", "-00", "7", "-7", "+7", "007", "-070", "+0700"];
        changes::<Integer>(Builtin::Integer, &integers);
        changes::<Decimal>(Builtin::Decimal, &integers);
        let decimals = ["5.", ".5", "-.50", "0.0", ".0", "-0.00", "+.0", "005.00", "5.10", "0.010", "-100.00", "10.01"];
        changes::<Decimal>(Builtin::Decimal, &decimals);
        changes::<HexBinary>(Builtin::HexBinary, &["", "0F", "0f", "aB", "abcdef"]);
        changes::<Base64Binary>(Builtin::Base64Binary, &["", "Zm9v", "Zm 9v", "Z g = ="]);
        changes::<GYear>(Builtin::GYear, &["2024", "-2024Z", "2024+00:00", "2024-00:00", "2024+01:00"]);
        changes::<GDay>(Builtin::GDay, &["---01", "---01+00:00"]);
        changes::<Date>(Builtin::Date, &["2024-01-02", "2024-01-02-00:00"]);
        let times = ["00:00:00", "24:00:00", "24:00:00.0Z", "01:02:03.400", "01:02:03.000+00:00", "01:02:03.04-01:00"];
        changes::<Time>(Builtin::Time, &times);
        let moments = ["2024-02-03T04:05:06", "2024-02-03T04:05:06.70+00:00"];
        changes::<DateTime>(Builtin::DateTime, &moments);
        changes::<Duration>(
            Builtin::Duration,
            &[
                "P1Y",
                "-P1Y",
                "P01Y",
                "P1Y0M",
                "P0Y",
                "-P0D",
                "PT0S",
                "PT0H",
                "PT0M0.0S",
                "P0DT0S",
                "P1DT0H",
                "P0DT1H",
                "PT1.50S",
                "PT0.50S",
                "PT00.0S",
                "-PT01M00S",
                "P1Y2M3DT4H5M6S",
                "P12M",
                "PT3600S",
            ],
        );
    }

    #[test]
    fn the_end_of_a_day_is_any_other_day() {
        for text in ["2024-12-31T24:00:00", "9999-12-31T24:00:00Z", r"-0001-12-31T24:00:00\.0"] {
            assert!(!is_closed(Builtin::DateTime, text));
            assert!(!is_closed(Builtin::DateTime, &format!("{text}|2025-01-01T00:00:00")), "or any other day");
        }
        assert!(is_closed(Builtin::DateTime, r"-?\d{4,}-\d{2}-\d{2}T(00|24):00:00(\.0)?Z?"));
        // There is no other text of the last day of the year 9999 with four digits.
        assert!(!is_closed(Builtin::DateTime, r"\d{4}-\d{2}-\d{2}T\d{2}:00:00"));
        assert!(is_closed(Builtin::DateTime, r"\d{4}-\d{2}-\d{2}T[01]\d:00:00"));
    }

    #[test]
    fn patterns_that_take_what_is_written() {
        for (builtin, pattern) in [
            (Builtin::Int, "0|15|30|45"),
            (Builtin::Int, "[0-9]"),
            (Builtin::Int, r"\d{1,5}"),
            (Builtin::Int, "[0-9]+"),
            (Builtin::Integer, r"[+\-]?[0-9]*"),
            (Builtin::Long, "[1-9][0-9]{2}"),
            (Builtin::Decimal, r"[0-9]+(\.[0-9]{1,2})?"),
            (Builtin::Decimal, ".*"),
            (Builtin::Boolean, "true|false"),
            (Builtin::Boolean, "[a-z]+"),
            (Builtin::HexBinary, "[0-9a-fA-F]{8}"),
            (Builtin::Base64Binary, "[A-Za-z0-9+/]*={0,2}"),
            (Builtin::DateTime, ".*Z"),
            (Builtin::Date, "[^:Z]*"),
            (Builtin::Date, "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
            (Builtin::Time, "[0-9:]{8}"),
            (Builtin::Duration, "PT[0-9]+S"),
            (Builtin::Duration, r"P.*"),
        ] {
            assert!(is_closed(builtin, pattern), "{builtin:?} {pattern}");
        }
    }

    #[test]
    fn patterns_that_do_not() {
        for (builtin, pattern) in [
            (Builtin::Int, "[0-9]{3}"),
            (Builtin::Int, r"\+[0-9]"),
            (Builtin::Decimal, r"-?[0-9]{1,9}\.[0-9]{2}"),
            (Builtin::Boolean, "0|1"),
            (Builtin::Boolean, "true|0"),
            (Builtin::Double, "[0-9]+"),
            (Builtin::HexBinary, "[0-9a-f]*"),
            (Builtin::Base64Binary, "(.{4} )*.{4}"),
            (Builtin::DateTime, r".*\.[0-9]{3}Z"),
            (Builtin::DateTime, "[^Z+]*"),
            (Builtin::DateTime, r".*[+\-]\d\d:\d\d"),
            (Builtin::Time, r".*00:00"),
            (Builtin::Duration, r"P\d+Y\d+M"),
            (Builtin::Duration, r"P\d+D"),
        ] {
            assert!(!is_closed(builtin, pattern), "{builtin:?} {pattern}");
        }
    }
}
