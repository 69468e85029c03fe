//! Patterns for names: `*` stands for any letters, and `{namespace}` before one says which namespace it is of.

/// `{C}OCI*` as namespace and pattern.
pub(crate) fn parts(pattern: &str) -> (Option<&str>, &str) {
    match pattern.strip_prefix('{').and_then(|rest| rest.rsplit_once('}')) {
        Some((namespace, pattern)) => (Some(namespace), pattern),
        None => (None, pattern),
    }
}

/// Whether a rule names what is called so in this namespace: by a pattern, and by the namespace where it says one.
pub(crate) fn names(rule: &str, namespace: Option<&str>, name: &str) -> bool {
    let (of, pattern) = parts(rule);
    of.is_none_or(|of| of == namespace.unwrap_or_default()) && fits(pattern, name)
}

/// Whether the whole of a name fits a pattern, in which `*` stands for any letters.
pub(crate) fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    // The first place where a part fits leaves the most for those after it.
    let rest = middle.iter().try_fold(rest, |rest, part| rest.find(part).map(|at| &rest[at + part.len()..]));
    rest.is_some_and(|rest| rest.ends_with(last))
}

#[cfg(test)]
mod tests {
    use super::{fits, names, parts};

    #[test]
    fn patterns() {
        for (pattern, name, expected) in [
            ("User", "User", true),
            ("User", "UserId", false),
            ("User", "user", false),
            ("", "User", false),
            ("*", "User", true),
            ("User*", "UserId", true),
            ("User*", "AUserId", false),
            ("*Id", "UserId", true),
            ("U*r*d", "UserId", true),
            ("U*d*d", "UserId", false),
            ("User*User", "User", false),
            ("User*GetRequest*", "UserCallGetRequest22", true),
            ("User*GetRequest*", "UserCallModifyRequest", false),
        ] {
            assert_eq!(fits(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn namespaces() {
        assert_eq!(parts("{C}OCI*"), (Some("C"), "OCI*"));
        assert_eq!(parts("{}User"), (Some(""), "User"));
        assert_eq!(parts("User"), (None, "User"));
        assert_eq!(parts("{C"), (None, "{C"));
        assert!(names("OCI*", Some("C"), "OCIMessage") && names("OCI*", None, "OCIMessage"));
        assert!(names("{C}OCI*", Some("C"), "OCIMessage") && !names("{C}OCI*", None, "OCIMessage"));
        assert!(names("{}OCI*", None, "OCIMessage") && !names("{}OCI*", Some("C"), "OCIMessage"));
    }
}
