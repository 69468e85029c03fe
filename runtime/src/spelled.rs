//! Values with a text of their own, where the canonical one is none that a pattern takes.
//!
//! A pattern is about texts and not about values (XSD Part 2, section 4.3.4): `100.00` is an amount with two decimals,
//! and `100` is none, though both are the same number. In comes a value, with the text that it was read from where there
//! is one; what then holds: it has a text of its value that the patterns take. What is made in code gets one: each type
//! says by an expression which texts a value has, and the shortest that the patterns take, too, is found by automata.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use crate::error::{self, ValueError};
use crate::pattern::{self, Automaton};
use crate::prefixes::{AnyPlace, AsIn, ReadNames, WriteNames};
#[cfg(feature = "arbitrary")]
use crate::simple::choose::Choose;
use crate::simple::facets::{Faceted, Facets};
use crate::simple::{Each, Form, KeyValue, Parts, SimpleType, SimpleValue, WhiteSpace, facets};

/// The longest expression for the texts of a value, in bytes. Beyond it, no other text than the canonical one is tried.
const LONGEST: usize = 1 << 16;

/// How a restriction holds a value of the type that it restricts: as it is, or with a text.
pub trait Held<T>: SimpleType {
    /// A value without a text.
    fn hold(value: T) -> Self;
    /// The value.
    fn value(&self) -> &T;
    /// The value, taken out.
    fn into_value(self) -> T;
}

impl<T: SimpleType> Held<T> for T {
    fn hold(value: T) -> Self {
        value
    }

    fn value(&self) -> &T {
        self
    }

    fn into_value(self) -> T {
        self
    }
}

/// A value, and its text where that is not the canonical one.
#[derive(Clone)]
pub struct Spelled<T> {
    value: T,
    text: Option<Box<str>>,
}

impl<T: SimpleType> Held<T> for Spelled<T> {
    fn hold(value: T) -> Self {
        Self { value, text: None }
    }

    fn value(&self) -> &T {
        &self.value
    }

    fn into_value(self) -> T {
        self.value
    }
}

/// The text to be kept of those that a value is read from: where the patterns do not take the canonical one.
pub(crate) fn text_to_keep<V: Faceted + SimpleValue>(value: &V, text: &str, facets: &Facets) -> Option<Box<str>> {
    let canonical = canonical(value);
    // Which prefixes are chosen for names, nobody knows before they are written.
    let keep = value.has_prefixes() || canonical != text && !facets::match_all(&canonical, facets);
    keep.then(|| text.into())
}

/// Checks the facets of a value that has no text, and finds one that the patterns take where they do not take the canonical
/// one: the shortest of the usual ones, then of all.
pub(crate) fn find_text<V: Faceted + SimpleValue>(value: &V, facets: &Facets) -> Result<Option<Box<str>>, ValueError> {
    let canonical = canonical(value);
    facets::check_value(value, &canonical, &Facets { patterns: &[], ..*facets })?;
    if !value.has_prefixes() && facets::match_all(&canonical, facets) {
        return Ok(None);
    }
    let is_it = |text: &str| {
        if value.has_prefixes() { has_prefixes_of(value, text) } else { value.same_as_text(text) }
    };
    let found = facets::automata(facets).and_then(|steps| {
        let texts = |wide, out: &mut String| value.texts(wide, out);
        text_of(texts, &steps, &mut |text| is_it(text) && facets::match_all(text, facets))
    });
    found.map(|text| Some(text.into())).ok_or_else(|| facets::no_text(&canonical, facets))
}

fn canonical<V: SimpleValue>(value: &V) -> String {
    let mut text = String::new();
    value.write(&mut text);
    text
}

/// A text of a value that all these match and `is_it` takes, by what gives an expression for the usual ones, then for all.
pub(crate) fn text_of(
    texts: impl Fn(bool, &mut String),
    steps: &[&Automaton],
    is_it: &mut dyn FnMut(&str) -> bool,
) -> Option<String> {
    [false, true].into_iter().find_map(|wide| {
        let mut expression = String::new();
        texts(wide, &mut expression);
        if expression.len() > LONGEST {
            return None;
        }
        steps.iter().try_fold(Automaton::new(&expression)?, |all, step| all.and(step))?.find(is_it)
    })
}

/// Whether names can be written with the prefixes of a text, of which each stands for one namespace.
fn has_prefixes_of<V: SimpleValue>(value: &V, text: &str) -> bool {
    let (mut place, mut written) = (AnyPlace::new(), String::new());
    let mut names = AsIn::new(&mut place, text);
    value.write_in(&mut written, &mut names).is_ok() && names.all
}

impl<T: SimpleType> fmt::Debug for Spelled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: SimpleType> PartialEq for Spelled<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: SimpleType + Eq> Eq for Spelled<T> {}

impl<T: Hash> Hash for Spelled<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T: SimpleType> SimpleType for Spelled<T> {
    const WHITE_SPACE: WhiteSpace = T::WHITE_SPACE;
    const FORM: Form = T::FORM;
    const LENGTH_UNIT: &'static str = T::LENGTH_UNIT;
    const PREFIXED: bool = T::PREFIXED;
    const AMBIGUOUS: bool = T::AMBIGUOUS;
    const PRIMITIVE: &'static str = T::PRIMITIVE;
    const SPELLED: bool = true;

    fn place_holder() -> Self {
        Self { value: T::place_holder(), text: None }
    }

    fn check_own(&self) -> Result<(), ValueError> {
        self.value.check_own()
    }

    fn from_lexical(text: &str) -> Result<Self, ValueError> {
        T::from_lexical(text).map(Self::hold)
    }

    fn from_lexical_in(text: &str, names: &dyn ReadNames) -> Result<Self, ValueError> {
        T::from_lexical_in(text, names).map(Self::hold)
    }

    fn from_value_text(text: &str) -> Result<Self, ValueError> {
        T::from_value_text(text).map(Self::hold)
    }

    fn to_lexical(&self, out: &mut String) {
        match &self.text {
            // Expanded, names have no prefixes.
            Some(text) if !T::PREFIXED => out.push_str(text),
            _ => self.value.to_lexical(out),
        }
    }

    fn to_lexical_in(&self, out: &mut String, names: &mut dyn WriteNames) -> error::Result<()> {
        match &self.text {
            Some(text) if T::PREFIXED => {
                let (mut written, mut names) = (String::new(), AsIn::new(names, text));
                self.value.to_lexical_in(&mut written, &mut names)?;
                // What is no name keeps its text, too.
                out.push_str(if names.all { text } else { &written });
                Ok(())
            }
            Some(text) => {
                out.push_str(text);
                Ok(())
            }
            None => self.value.to_lexical_in(out, names),
        }
    }

    fn spell(&mut self, text: &str, facets: &Facets) {
        self.text = text_to_keep(&self.value, text, facets);
    }

    fn find_text(&mut self, facets: &Facets) -> Result<(), ValueError> {
        self.text = find_text(&self.value, facets)?;
        Ok(())
    }

    fn texts(&self, wide: bool, out: &mut String) {
        match &self.text {
            Some(text) if !wide => pattern::literal(text, out),
            _ => self.value.texts(wide, out),
        }
    }

    fn same(&self, other: &Self) -> bool {
        self.value.same(&other.value)
    }

    fn as_text(&self) -> Option<&str> {
        if self.text.is_some() { None } else { self.value.as_text() }
    }

    fn length(&self) -> Option<usize> {
        self.value.length()
    }

    fn compare(&self, other: &Self) -> Option<Ordering> {
        self.value.compare(&other.value)
    }

    fn compare_bound(&self, bound: &str) -> Result<Option<Ordering>, ValueError> {
        self.value.compare_bound(bound)
    }

    fn digits(&self) -> Option<(usize, usize)> {
        self.value.digits()
    }

    fn has_unprefixed(&self) -> bool {
        self.value.has_unprefixed()
    }

    fn processed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.value.processed(text)
    }

    fn is_listed(&self) -> bool {
        self.value.is_listed()
    }

    fn identities(&self, with: Each<'_>) -> error::Result<()> {
        self.value.identities(with)
    }

    fn key_value(&self) -> KeyValue {
        self.value.key_value()
    }

    fn parts(with: Parts<'_>) {
        T::parts(with);
    }

    #[cfg(feature = "arbitrary")]
    fn candidate(choose: &mut Choose<'_, '_>, facets: &Facets, attempt: usize) -> String {
        T::candidate(choose, facets, attempt)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, unreachable_pub)]
mod tests {
    use super::*;
    use crate::pattern::Pattern;
    use crate::types::{
        Base64Binary, Date, DateTime, Decimal, Duration, GMonth, GYear, HexBinary, Integer, List, PositiveInteger,
        Time, Token,
    };
    use crate::{Restricted, simple};

    #[derive(Clone, Debug)]
    pub enum Size {
        Number(i32),
        Word(Token),
    }

    crate::restriction! { AmountRules "Amount" (Decimal, spelled) { patterns: &[&[r".*\.[0-9]{2}", "[0-9]"]], } }
    crate::restriction! { FlagRules "Flag" (bool, spelled) { patterns: &[&["0|1"]], } }
    crate::restriction! { FlagsRules "Flags" (List<Restricted<FlagRules>>, spelled) { patterns: &[&[".+ .+"]], } }
    crate::union! { Size () { Number: i32, Word: Token, } }
    crate::restriction! { SizesRules (Size, spelled) { patterns: &[&["[0-9]{2}", "[a-z0-9]{3}"]], } }

    /// What a value of `text` is written as, with a pattern; `-` where it has no text that the pattern takes.
    fn spelled<T: SimpleType>(text: &str, pattern: &str) -> String {
        let pattern: &'static str = pattern.to_owned().leak();
        let patterns: &'static [&'static [&'static str]] = vec![&*vec![pattern].leak()].leak();
        let facets = Facets { patterns, ..Facets::NONE };
        let value = Spelled::hold(simple::parse::<T>(text).unwrap());
        match simple::restrict(value, &facets) {
            Ok(value) => {
                let mut written = String::new();
                value.to_lexical(&mut written);
                assert!(Pattern::new(pattern).unwrap().is_match(&written), "{written}");
                assert!(T::from_lexical(&written).unwrap().same(&value.value), "{text} {written}");
                written
            }
            Err(error) => {
                assert!(error.to_string().starts_with("no text of the value `"), "{error}");
                "-".to_owned()
            }
        }
    }

    macro_rules! spelled {
        ($($type:ty { $($text:literal $pattern:literal => $expected:literal)+ })+) => {$($(
            assert_eq!(spelled::<$type>($text, $pattern), $expected, "{} {} {}", stringify!($type), $text, $pattern);
        )+)+};
    }

    #[test]
    fn what_is_made_has_a_text_that_the_pattern_takes() {
        spelled! {
            bool { "true" "0|1" => "1" "false" "0|1" => "0" "true" "true|0" => "true" "false" "true|0" => "0" "true" "T" => "-" }
            i32 {
                "7" "[0-9]{3}" => "007" "-7" ".{4}" => "-007" "7" r"\+.*" => "+7" "0" "-.*" => "-0" "0" r"\+0{3}" => "+000"
                "1234" "[0-9]{3}" => "-" "7" ".{3}" => "007" "7" "[0-9]{30}" => "000000000000000000000000000007"
            }
            u8 { "0" "-0" => "-0" "255" "0*[0-9]{4}" => "0255" }
            PositiveInteger { "5" "[0-9]{2}" => "05" }
            Integer { "123456789012345678901234567890" r"\+.*" => "+123456789012345678901234567890" }
            Decimal {
                "100" r"-?[0-9]{1,9}\.[0-9]{2}" => "100.00" "-5.5" r"-?[0-9]{1,9}\.[0-9]{2}" => "-5.50" "0" r".*\.[0-9]{2}" => "0.00"
                "0.005" r".*\.[0-9]{2}" => "-" "0.5" r"\.[0-9]+" => ".5" "5" r"[0-9]+\." => "5." "5" r"[0-9]+\.[0-9]*" => "5.0"
                "0" r"-\.0" => "-.0" "5" ".{4}" => "5.00" "5" r"[0-9]{4}" => "0005" "12.5" r"[+\-][0-9]{4}\.[0-9]{4}" => "+0012.5000"
            }
            f64 {
                "5" "[0-9]+" => "5" "5" r"[0-9]\.[0-9]{3}E[0-9]{2}" => "5.000E00" "1e-7" r"0\.0+1" => "0.0000001"
                "12345" ".*e3" => "12.345e3" "0" "-0" => "-0" "0" ".*E5" => "0E5" "INF" "INF" => "INF" "INF" "[0-9]+" => "-"
                "1e300" "[0-9]E300" => "1E300" "0.1" r"\.[0-9]" => ".1" "1500" "15[Ee].*" => "15E2" "-2.5" r"-[0-9]+\.[0-9]{2}" => "-2.50"
            }
            f32 { "0.1" r".*e.*" => "1e-1" "16777216" "[0-9]+" => "16777216" }
            HexBinary { "ABCD09" "[0-9a-f]*" => "abcd09" "AB" "[a-z][A-Z]" => "aB" "" "" => "" "00" "[1-9]*" => "-" }
            Base64Binary { "aGVsbG8=" "(.{4} )*.{4}" => "aGVs bG8=" "+/+/" ". . . ." => "+ / + /" "aGVsbG8=" "[^=]*" => "-" }
            Date {
                "2024-01-02Z" r".*\+00:00" => "2024-01-02+00:00" "2024-01-02" ".*Z" => "-" "2024-01-02+13:00" ".*-11:00" => "2024-01-01-11:00"
                "2024-01-02+01:00" ".*Z" => "-"
            }
            GYear { "2024Z" ".*-00:00" => "2024-00:00" }
            GMonth { "--05Z" ".*00" => "--05+00:00" }
            Time {
                "12:00:00" r".*\.[0-9]{3}" => "12:00:00.000" "00:00:00" "24.*" => "24:00:00" "12:00:00+01:00" r".*\.0.*" => "12:00:00.0+01:00"
                "12:00:00+01:00" ".*Z" => "11:00:00Z" "12:00:00.25Z" r".*\.[0-9]{3}-00:00" => "12:00:00.250-00:00" "23:00:00-02:00" ".*Z" => "-"
            }
            DateTime {
                "2024-01-01T00:00:00" ".*T24.*" => "2023-12-31T24:00:00" "2024-01-02T03:04:05+01:00" ".*Z" => "2024-01-02T02:04:05Z"
                "2024-01-01T00:30:00+01:00" r".*\.[0-9]{3}Z" => "2023-12-31T23:30:00.000Z" "2024-01-02T03:04:05Z" r".*\+05:30" => "2024-01-02T08:34:05+05:30"
                "2024-01-02T03:04:05" ".*Z" => "-" "0001-01-01T00:00:00Z" "-.*24:00:00Z" => "-0001-12-31T24:00:00Z"
            }
            Duration {
                "P12M" "P[0-9]+Y" => "P1Y" "P1Y" "P[0-9]+M" => "P12M" "P1Y" r"P\d+Y\d+M\d+DT\d+H\d+M\d+S" => "P1Y0M0DT0H0M0S"
                "PT36H" "P[0-9]+DT[0-9]+H" => "P0DT36H" "PT36H" "P[1-9]DT[0-9]+H" => "P1DT12H" "P1DT12H" "PT[0-9]+H" => "PT36H" "PT1H" "PT[0-9]+S" => "PT3600S" "PT0S" "P0D" => "P0D"
                "PT0S" "-P.*" => "-P0D" "PT1.5S" r"PT0[0-9]\.[0-9]{2}S" => "PT01.50S" "P1M" "P[0-9]+D" => "-" "-P1Y6M" "-P[0-9]+M" => "-P18M"
                "P14M" r"P[1-9]Y\d+M" => "P1Y2M" "PT90S" r"PT[1-9]M\d+S" => "PT1M30S"
            }
            List<i32> { "1 2 3" "[0-9]{2}( [0-9]{2})*" => "01 02 03" "" ".+" => "-" }
            List<bool> { "true false" "[01 ]*" => "1 0" }
        }
    }

    #[test]
    fn texts_that_are_read_are_kept_where_they_are_needed() {
        type Amount = Restricted<AmountRules>;

        for (text, written) in
            [("05.00", "5"), ("15.00", "15.00"), ("+015.00", "+015.00"), ("5", "5"), ("5.50", "5.50")]
        {
            assert_eq!(text.parse::<Amount>().unwrap().to_string(), written);
        }
        let (one, other): (Amount, Amount) = ("015.00".parse().unwrap(), "15.00".parse().unwrap());
        assert_eq!(one, other);
        assert_eq!(one.cmp(&other), Ordering::Equal);
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
        assert_eq!(one.clone().to_string(), "015.00");
        assert_eq!(one.get(), &Decimal::from(15));
        assert_eq!(one.into_value(), Decimal::from(15));
        let hashes = std::collections::HashSet::from(["015.00".parse::<Amount>().unwrap(), other]);
        assert_eq!(hashes.len(), 1);
    }

    #[test]
    fn what_needs_no_text_has_no_place_for_one() {
        crate::restriction! { DigitRules "Digit" (i32) { patterns: &[&["[0-9]"]], } }

        assert_eq!(size_of::<Restricted<DigitRules>>(), size_of::<i32>());
        assert_eq!(size_of::<Restricted<AmountRules>>(), size_of::<Decimal>() + size_of::<Box<str>>());
        let copied = |digit: Restricted<DigitRules>| (digit, digit);
        assert_eq!(copied(Restricted::new(5).unwrap()).1.to_string(), "5");
    }

    #[test]
    fn items_have_texts_of_their_own() {
        type Flags = Restricted<FlagsRules>;

        let flag = |value: bool| Restricted::<FlagRules>::new(value).unwrap();
        assert_eq!(Flags::new(vec![flag(true), flag(false)]).unwrap().to_string(), "1 0");
        assert!(Flags::new(vec![flag(true)]).is_err());
        assert!("true false".parse::<Flags>().is_err());
    }

    #[test]
    fn members_of_unions_are_what_they_were() {
        type Sizes = Restricted<SizesRules>;

        assert_eq!(Sizes::new(Size::Number(5)).unwrap().to_string(), "05");
        assert_eq!(Sizes::new(Size::Word("abc".into())).unwrap().to_string(), "abc");
        assert!(Sizes::new(Size::Word("ab".into())).is_err());
        assert_eq!("055".parse::<Sizes>().unwrap().to_string(), "55");
    }

    #[test]
    fn searches_end() {
        let long = "7".repeat(10_000);
        assert_eq!(spelled::<Decimal>(&long, r".*\.00"), format!("{long}.00"));
        assert_eq!(spelled::<Decimal>(&"7".repeat(70_000), r".*\.00"), "-");
        assert_eq!(spelled::<HexBinary>(&"ab".repeat(5_000), "[a-f]*"), "ab".repeat(5_000));
        assert_eq!(spelled::<HexBinary>(&"ab".repeat(1_000), "([a-f]{1000})+x"), "-");
        assert_eq!(spelled::<Integer>("7", "(0*)*[0-9]{500}"), format!("{}7", "0".repeat(499)));
        assert_eq!(spelled::<Integer>("7", "((0*)*|(0?)+)*8"), "-");
    }
}
