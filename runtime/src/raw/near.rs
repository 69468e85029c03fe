//! Names for messages: the one that was meant, or those that could be.

/// The longest name for which a similar one is looked for: comparing takes the time of both lengths multiplied.
pub(super) const LONGEST: usize = 100;
/// How many names a message lists.
pub(super) const LISTED: usize = 8;

/// The most similar name, case apart, if it is similar enough to be a slip.
#[doc(hidden)]
#[must_use]
pub fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if name.len() > LONGEST {
        return None;
    }
    let (name, limit) = (name.to_lowercase(), 1 + name.len() / 8);
    let close = known.filter(|known| known.len().abs_diff(name.len()) <= limit);
    let scored = close.map(|known| (distance(&known.to_lowercase(), &name), known));
    scored.filter(|(distance, _)| *distance <= limit).min().map(|(_, known)| known)
}

/// The number of letters to add, remove or change.
#[doc(hidden)]
#[must_use]
pub fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, left) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, right) in other.iter().enumerate() {
            let change = diagonal + usize::from(left != *right);
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// `` `a`, `b` and 3 more``
pub(super) fn listed(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(LISTED).map(|name| format!("`{name}`")).collect();
    let more = names.len().saturating_sub(LISTED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{rest}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn distance_counts_changes() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
    }

    #[test]
    fn a_slip_is_found_and_another_name_is_not() {
        let known = ["userId", "firstName", "lastName"];
        assert_eq!(nearest("userID", known.into_iter()), Some("userId"));
        assert_eq!(nearest("fistName", known.into_iter()), Some("firstName"));
        assert_eq!(nearest("phone", known.into_iter()), None);
        assert_eq!(nearest(&"u".repeat(1000), known.into_iter()), None);
    }
}
