//! Names of types that are versions of one another, or alike.
//!
//! In come names; out go what is left without the version, and how alike two names are. Vendors put a new version of
//! a type beside the old one under a longer name: `UserGetRequest22`, `UserGetRequest22V2`, `LoginRequest14sp4`.

use std::collections::BTreeSet;

/// A name in parts. Versions of one stem are in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Versioned<'a> {
    /// The name without its version.
    pub(crate) stem: &'a str,
    /// The release, its service pack, a letter, the version of the type within it; 0 where there is none.
    pub(crate) version: (u64, u64, char, u64),
}

/// Takes a name apart: `digits [(sp|mp) digits] [capital] [V digits]` at its end.
pub(crate) fn versioned(name: &str) -> Versioned<'_> {
    let (rest, v) = number_after(name, &["V"]);
    // A capital is one of a version only behind a digit: `14sp9A`.
    let letter = rest.chars().next_back().filter(char::is_ascii_uppercase);
    let without = letter.map(|_| &rest[..rest.len() - 1]).filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let (rest, letter) = without.map_or((rest, '\0'), |without| (without, letter.unwrap_or('\0')));
    let (before, pack) = number_after(rest, &["sp", "mp"]);
    let is_pack = before.len() < rest.len() && before.ends_with(|c: char| c.is_ascii_digit());
    let (rest, pack) = if is_pack { (before, pack) } else { (rest, 0) };
    let (stem, release) = number_after(rest, &[""]);
    if stem.len() < 3 {
        return Versioned { stem: name, version: (0, 0, '\0', 0) };
    }
    Versioned { stem, version: (release, pack, letter, v) }
}

/// Takes a number with one of the words before it off the end.
fn number_after<'a>(text: &'a str, words: &[&str]) -> (&'a str, u64) {
    let rest = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let Ok(number) = text[rest.len()..].parse() else { return (text, 0) };
    words.iter().find_map(|word| rest.strip_suffix(word)).map_or((text, 0), |rest| (rest, number))
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
    use super::{likeness, pairs, versioned};

    #[test]
    fn versions_are_taken_off() {
        for (name, stem, version) in [
            ("UserGetRequest", "UserGetRequest", (0, 0, '\0', 0)),
            ("UserGetRequest22", "UserGetRequest", (22, 0, '\0', 0)),
            ("UserGetRequest22V12", "UserGetRequest", (22, 0, '\0', 12)),
            ("UserGetRequestV2", "UserGetRequest", (0, 0, '\0', 2)),
            ("LoginRequest14sp4", "LoginRequest", (14, 4, '\0', 0)),
            ("LoginRequest14sp9A", "LoginRequest", (14, 9, 'A', 0)),
            ("LoginRequest17sp4V2", "LoginRequest", (17, 4, '\0', 2)),
            ("LoginRequest13mp16", "LoginRequest", (13, 16, '\0', 0)),
            ("OutgoingDN", "OutgoingDN", (0, 0, '\0', 0)),
            ("Groupsp3", "Groupsp", (3, 0, '\0', 0)),
            ("T38", "T38", (0, 0, '\0', 0)),
            ("", "", (0, 0, '\0', 0)),
            ("99999999999999999999999", "99999999999999999999999", (0, 0, '\0', 0)),
        ] {
            let found = versioned(name);
            assert_eq!((found.stem, found.version), (stem, version), "{name}");
        }
    }

    #[test]
    fn versions_are_in_order() {
        let names =
            ["Get", "Get14", "Get14sp4", "Get14sp4V2", "Get14sp4A", "Get14sp10", "Get22", "Get22V2", "Get22V10"];
        assert!(names.is_sorted_by_key(|name| versioned(name)));
    }

    #[test]
    fn similar_names_are_alike() {
        assert!(likeness(&pairs("UserPhoneNumber"), &pairs("UserTelephoneNumber")) > 0.7);
        assert!(likeness(&pairs("UserPhoneNumber"), &pairs("GroupDepartment")) < 0.3);
    }
}
