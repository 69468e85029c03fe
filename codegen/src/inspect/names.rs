//! Names that people type: patterns, and what they may have meant.

use xsdbind::raw::distance;

use crate::pattern;

/// Whether a name fits a pattern: the whole of it where the pattern has a `*`, else a part. Case does not matter.
pub(super) fn fits(pattern: &str, name: &str) -> bool {
    let pattern = pattern.to_lowercase();
    let pattern = if pattern.contains('*') { pattern } else { format!("*{pattern}*") };
    pattern::fits(&pattern, &name.to_lowercase())
}

/// The names nearest to one, the nearest first.
pub(super) fn near<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let lower = name.to_lowercase();
    let limit = 2 + name.chars().count() / 6;
    let score = |other: &str| {
        let other = other.to_lowercase();
        if other == lower {
            return Some(0);
        }
        let contains = lower.len() >= 4 && other.contains(&lower);
        let close = other.len().abs_diff(lower.len()) <= limit;
        let distance = close.then(|| distance(&other, &lower)).filter(|distance| *distance <= limit);
        distance.or_else(|| contains.then(|| limit + other.len() - lower.len()))
    };
    let mut scored: Vec<(usize, &str)> = names.filter_map(|other| Some((score(other)?, other))).collect();
    scored.sort_unstable();
    scored.dedup();
    scored.into_iter().take(5).map(|(_, name)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{fits, near};

    #[test]
    fn patterns() {
        for (pattern, name, expected) in [
            ("", "User", true),
            ("ser", "User", true),
            ("USER", "aUserId", true),
            ("group", "User", false),
            ("*", "User", true),
            ("user*", "UserId", true),
            ("user*", "aUserId", false),
            ("*id", "UserId", true),
            ("u*r*d", "UserId", true),
            ("u*d*d", "UserId", false),
            ("*request*", "UserGetRequest22", true),
            ("user*user", "User", false),
        ] {
            assert_eq!(fits(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn near_names_come_nearest_first() {
        let names = ["UserModifyRequest22", "UserModifyRequest22V2", "UserGetRequest22", "Language"];
        assert_eq!(near("usermodifyrequest22", names.into_iter()), ["UserModifyRequest22", "UserModifyRequest22V2"]);
        assert_eq!(near("Langauge", names.into_iter()), ["Language"]);
        assert_eq!(near("UserModify", names.into_iter()), ["UserModifyRequest22", "UserModifyRequest22V2"]);
        assert!(near("Nothing", names.into_iter()).is_empty());
    }
}
