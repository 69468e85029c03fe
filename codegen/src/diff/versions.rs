//! Names of types that are versions of one another, or alike.
//!
//! In come names; out go what is left without the version, and how alike two names are. Vendors put a new version of
//! a type beside the old one under a longer name: `UserGetRequest22`, `UserGetRequest22V2`, `LoginRequest14sp4`, and at
//! last `UserGetRequestRI`, which is release independent. Of other habits a configuration tells.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::config::Config;

/// A name in parts. Versions of one stem are in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Versioned<'a> {
    /// The name without its version.
    pub(crate) stem: Cow<'a, str>,
    /// What comes later is greater; the first version, which has none in its name, is before all others.
    pub(crate) version: Vec<u64>,
}

/// How names tell their versions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Versions {
    /// In the order in which they are tried; the usual way if there are none.
    forms: Vec<Form>,
}

/// A form such as `*_v#_#`: what stands behind the name.
#[derive(Clone, Debug)]
struct Form(Vec<Part>);

#[derive(Clone, Debug)]
enum Part {
    Literal(String),
    Number,
}

impl Versions {
    /// As a configuration says.
    pub(crate) fn of(config: Option<&Config>) -> Self {
        let forms = config.into_iter().flat_map(|config| &config.versions);
        Self { forms: forms.map(|form| Form::new(&form.value)).collect() }
    }

    /// Takes a name apart.
    pub(crate) fn take<'a>(&self, name: &'a str) -> Versioned<'a> {
        if self.forms.is_empty() {
            return usual(name);
        }
        self.forms.iter().find_map(|form| form.take(name)).unwrap_or_else(|| unversioned(name))
    }
}

impl Form {
    /// What the configuration has checked.
    fn new(text: &str) -> Self {
        let mut parts = Vec::new();
        for (index, literal) in text.trim_start_matches('*').split('#').enumerate() {
            if index > 0 {
                parts.push(Part::Number);
            }
            if !literal.is_empty() {
                parts.push(Part::Literal(literal.to_owned()));
            }
        }
        Self(parts)
    }

    fn take<'a>(&self, name: &'a str) -> Option<Versioned<'a>> {
        let (mut rest, mut version) = (name, Vec::new());
        for part in self.0.iter().rev() {
            rest = match part {
                Part::Literal(text) => rest.strip_suffix(text.as_str())?,
                Part::Number => {
                    let (before, number) = number_after(rest, &[""])?;
                    version.push(number);
                    before
                }
            };
        }
        version.reverse();
        // What stands behind the version belongs to the name: `Account2Choice` is no version of `Account`.
        let stem = match self.0.last() {
            Some(Part::Literal(text)) => Cow::Owned([rest, text].concat()),
            _ => Cow::Borrowed(rest),
        };
        (!rest.is_empty()).then_some(Versioned { stem, version })
    }
}

fn unversioned(name: &str) -> Versioned<'_> {
    Versioned { stem: Cow::Borrowed(name), version: Vec::new() }
}

/// Takes a name apart: `[digits [(sp|mp) digits] [capital]] [RI] [XS] [V digits]` at its end.
///
/// Later than all that have a number are those for one mode of the server, `XS`, and later than these the release
/// independent ones, `RI`.
fn usual(name: &str) -> Versioned<'_> {
    let (rest, v) = number_after(name, &["V"]).unwrap_or((name, 0));
    let modes = [("RIXS", 3), ("RI", 2), ("XS", 1)];
    let found =
        modes.iter().find_map(|(word, mode)| Some((rest.strip_suffix(word).filter(|rest| is_whole(rest))?, *mode)));
    let (rest, mode) = found.unwrap_or((rest, 0));
    // A capital is one of a version only behind a digit: `14sp9A`.
    let letter = rest.chars().next_back().filter(char::is_ascii_uppercase);
    let without = letter.map(|_| &rest[..rest.len() - 1]).filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let (rest, letter) = without.map_or((rest, '\0'), |without| (without, letter.unwrap_or('\0')));
    let pack = number_after(rest, &["sp", "mp", "Sp", "Mp"]);
    let pack = pack.filter(|(before, _)| before.ends_with(|c: char| c.is_ascii_digit()));
    let (rest, pack) = pack.unwrap_or((rest, 0));
    let (stem, release) = number_after(rest, &[""]).unwrap_or((rest, 0));
    // `T38` is a name.
    if stem.len() < 3 || stem.len() == name.len() {
        return unversioned(name);
    }
    Versioned { stem: Cow::Borrowed(stem), version: vec![mode, release, pack, u64::from(letter), v] }
}

/// Whether this may be a name, or one with a number and perhaps a letter: what stands in capitals behind it is no part of
/// a longer word then, as in `SIPURI`.
fn is_whole(text: &str) -> bool {
    let before = text.trim_end_matches(|letter: char| letter.is_ascii_uppercase());
    let is_end = |letter: char| letter.is_lowercase() || letter.is_ascii_digit();
    text.ends_with(is_end)
        || (text.len() == before.len() + 1 && before.ends_with(|letter: char| letter.is_ascii_digit()))
}

/// Takes a number with one of the words before it off the end.
fn number_after<'a>(text: &'a str, words: &[&str]) -> Option<(&'a str, u64)> {
    let rest = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number = text[rest.len()..].parse().ok()?;
    words.iter().find_map(|word| rest.strip_suffix(word)).map(|rest| (rest, number))
}

/// How much two sets have in common, from 0 to 1; two empty ones are equal.
pub(crate) fn likeness<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> f64 {
    let all = one.len() + other.len();
    if all == 0 {
        return 1.0;
    }
    let both = one.intersection(other).count();
    #[expect(clippy::cast_precision_loss, reason = "sets are far smaller than 2^52")]
    let ratio = 2.0 * both as f64 / all as f64;
    ratio
}

/// The pairs of letters in a name, in lower case: what two similar names have in common.
pub(crate) fn pairs(name: &str) -> BTreeSet<(char, char)> {
    let letters: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::{Versions, likeness, pairs, usual};
    use crate::config::Config;

    #[test]
    fn versions_are_taken_off() {
        for (name, stem, version) in [
            ("UserGetRequest", "UserGetRequest", &[] as &[u64]),
            ("UserGetRequest22", "UserGetRequest", &[0, 22, 0, 0, 0]),
            ("UserGetRequest22V12", "UserGetRequest", &[0, 22, 0, 0, 12]),
            ("UserGetRequestV2", "UserGetRequest", &[0, 0, 0, 0, 2]),
            ("LoginRequest14sp4", "LoginRequest", &[0, 14, 4, 0, 0]),
            ("LoginRequest14Sp4", "LoginRequest", &[0, 14, 4, 0, 0]),
            ("LoginRequest14sp9A", "LoginRequest", &[0, 14, 9, 65, 0]),
            ("LoginRequest17sp4V2", "LoginRequest", &[0, 17, 4, 0, 2]),
            ("LoginRequest13mp16", "LoginRequest", &[0, 13, 16, 0, 0]),
            ("LoginRequest13Mp16", "LoginRequest", &[0, 13, 16, 0, 0]),
            ("UserGetRequestRI", "UserGetRequest", &[2, 0, 0, 0, 0]),
            ("UserGetRequestRIV3", "UserGetRequest", &[2, 0, 0, 0, 3]),
            ("UserGetRequest24RI", "UserGetRequest", &[2, 24, 0, 0, 0]),
            ("UserGetRequest14sp9ARI", "UserGetRequest", &[2, 14, 9, 65, 0]),
            ("UserGetRequestXS", "UserGetRequest", &[1, 0, 0, 0, 0]),
            ("UserGetRequest22XSV2", "UserGetRequest", &[1, 22, 0, 0, 2]),
            ("UserGetRequestRIXS", "UserGetRequest", &[3, 0, 0, 0, 0]),
            ("SIPURI", "SIPURI", &[]),
            ("OutgoingDNorSIPURI", "OutgoingDNorSIPURI", &[]),
            ("BRI", "BRI", &[]),
            ("OutgoingDN", "OutgoingDN", &[]),
            ("Groupsp3", "Groupsp", &[0, 3, 0, 0, 0]),
            ("T38", "T38", &[]),
            ("", "", &[]),
            ("99999999999999999999999", "99999999999999999999999", &[]),
        ] {
            let found = usual(name);
            assert_eq!((&*found.stem, &*found.version), (stem, version), "{name}");
        }
    }

    #[test]
    fn versions_are_in_order() {
        let names = [
            "Get",
            "GetV2",
            "Get14",
            "Get14V2",
            "Get14sp4",
            "Get14sp4V2",
            "Get14sp4A",
            "Get14sp10",
            "Get22",
            "Get22V2",
            "Get22V5",
            "Get22V10",
            "Get23",
            "Get24",
            "GetXS",
            "GetXSV2",
            "GetRI",
            "GetRIV2",
            "GetRIV3",
            "GetRIV10",
        ];
        assert!(names.is_sorted_by_key(|name| usual(name)));
    }

    #[test]
    fn other_habits() {
        let versions = |forms: &[&str]| {
            let config = forms.iter().fold(Config::new(), |config, form| config.version(*form));
            Versions::of(Some(&config))
        };
        let dated = versions(&["*_v#_#", "*_v#", "*#Choice"]);
        for (name, stem, version) in [
            ("Price_v2_10", "Price", &[2, 10][..]),
            ("Price_v2", "Price", &[2][..]),
            ("Price", "Price", &[][..]),
            ("Account12Choice", "AccountChoice", &[12][..]),
            ("AccountChoice", "AccountChoice", &[][..]),
            // What the usual way takes for a version is none here.
            ("Price22", "Price22", &[][..]),
            ("_v2", "_v2", &[][..]),
        ] {
            let found = dated.take(name);
            assert_eq!((&*found.stem, &*found.version), (stem, version), "{name}");
        }
    }

    #[test]
    fn similar_names_are_alike() {
        assert!(likeness(&pairs("UserPhoneNumber"), &pairs("UserTelephoneNumber")) > 0.7);
        assert!(likeness(&pairs("UserPhoneNumber"), &pairs("GroupDepartment")) < 0.3);
    }
}
