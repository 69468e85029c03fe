//! Names for the namespaces that the configuration does not name.
//!
//! In come target namespaces and the names already taken; out goes a Rust module name for each. The
//! names are all different, and depend on the set of namespaces only, not on their order.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;

use crate::ident::is_module_name;

/// The name of a namespace in which there is nothing to make a name of.
const NAMELESS: &str = "ns";

/// What separates the segments of a URI.
const SEPARATORS: [char; 6] = [':', '/', '#', '?', '&', '='];

/// The names that a namespace can have, the best first, and which one it has for now.
struct Choice {
    names: Vec<String>,
    chosen: usize,
}

/// A module name for each of these namespaces, in their order, none of them one of `taken`.
///
/// The name is the last segment of the URI that is more than a version, a date or the word `namespace`. Where namespaces
/// share a name, all of them take more segments until they differ.
///
/// | namespace | name |
/// |---|---|
/// | `http://schemas.xmlsoap.org/soap/envelope/` | `envelope` |
/// | `urn:a:b:c-d` | `c_d` |
/// | `http://example.com/Users/2011/01` | `users`, then `users_2011_01` |
pub(crate) fn module_names(namespaces: &[&str], taken: &[&str]) -> Vec<String> {
    let mut choices: BTreeMap<&str, Choice> =
        namespaces.iter().map(|&namespace| (namespace, Choice::new(namespace))).collect();
    loop {
        let shared = shared(&choices, taken);
        let mut changed = false;
        for choice in choices.values_mut().filter(|choice| shared.contains(choice.name())) {
            changed |= choice.lengthen();
        }
        if !changed {
            let names = numbered(&choices, &shared, taken);
            return namespaces.iter().filter_map(|name| names.get(name).cloned()).collect();
        }
    }
}

impl Choice {
    fn new(namespace: &str) -> Self {
        let segments: Vec<&str> = namespace.split(SEPARATORS).filter(|segment| !segment.is_empty()).collect();
        // The scheme says nothing, unless it is all there is.
        let scheme = usize::from(segments.len() > 1);
        let starts = || (scheme..segments.len()).rev().filter(|&at| is_meaningful(segments[at]));
        let last = starts().next().map(|at| name(segments[at]));
        let longer = starts().chain([0]).map(|at| name(&segments[at..].join("_")));
        let mut names: Vec<String> = last.or_else(|| Some(NAMELESS.to_owned())).into_iter().chain(longer).collect();
        names.dedup();
        Self { names, chosen: 0 }
    }

    fn name(&self) -> &str {
        self.names.get(self.chosen).map_or(NAMELESS, String::as_str)
    }

    /// Takes more segments, if there are any.
    fn lengthen(&mut self) -> bool {
        let longer = self.chosen + 1 < self.names.len();
        self.chosen += usize::from(longer);
        longer
    }
}

/// The names that more than one namespace has, or that are taken.
fn shared(choices: &BTreeMap<&str, Choice>, taken: &[&str]) -> BTreeSet<String> {
    let mut seen: BTreeSet<&str> = taken.iter().copied().collect();
    choices.values().map(Choice::name).filter(|name| !seen.insert(name)).map(str::to_owned).collect()
}

/// What still is shared, as `a:B` and `a:b` are, is numbered in the order of the namespaces' text.
fn numbered<'a>(
    choices: &BTreeMap<&'a str, Choice>,
    shared: &BTreeSet<String>,
    taken: &[&str],
) -> BTreeMap<&'a str, String> {
    let unique = choices.values().map(Choice::name).filter(|name| !shared.contains(*name));
    let mut used: BTreeSet<String> = taken.iter().copied().chain(unique).map(str::to_owned).collect();
    let mut name = |choice: &Choice| {
        let mut name = choice.name().to_owned();
        let mut number = 1_u32;
        while shared.contains(choice.name()) && !used.insert(name.clone()) {
            number += 1;
            name = format!("{}_{number}", choice.name());
        }
        name
    };
    choices.iter().map(|(&namespace, choice)| (namespace, name(choice))).collect()
}

/// Whether a segment is more than a version, a date or the word: `Users`, but not `v1`, `2011-01`, `1.0` or `namespace`.
fn is_meaningful(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    number.chars().any(|letter| letter.is_ascii_alphabetic()) && segment != "namespace"
}

/// This text as the name of a module.
fn name(text: &str) -> String {
    let ascii: String = text.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
    let name = match ascii.to_snake_case() {
        name if name.is_empty() => NAMELESS.to_owned(),
        name if name.starts_with(|first: char| first.is_ascii_digit()) => {
            format!("{NAMELESS}_{name}")
        }
        name => name,
    };
    if is_module_name(&name) { name } else { format!("{name}_") }
}

#[cfg(test)]
mod tests {
    use super::module_names;

    #[test]
    fn last_meaningful_segment() {
        for (namespace, name) in [
            ("http://schemas.xmlsoap.org/soap/envelope/", "envelope"),
            ("http://ws.easylink.com/RequestResponse/2011/01", "request_response"),
            ("http://www.w3.org/2001/XMLSchema", "xml_schema"),
            ("http://www.w3.org/XML/1998/namespace", "xml"),
            ("urn:namespace", "ns"),
            ("urn:a:b:c-d", "c_d"),
            ("urn:oasis:names:tc:SAML:2.0:assertion", "assertion"),
            ("urn:x:v1.2", "x"),
            ("C", "c"),
            ("http://example.com", "example_com"),
            ("urn:a:3gpp", "ns_3gpp"),
            ("urn:a:type", "type_"),
            ("urn:a:self", "self_"),
            ("urn:2011", "ns"),
            ("urn:é", "ns"),
            ("", "ns"),
            ("///", "ns"),
        ] {
            assert_eq!(module_names(&[namespace], &[]), [name], "{namespace}");
        }
    }

    #[test]
    fn shared_names_grow_until_they_differ() {
        let namespaces = [
            "http://schemas.xmlsoap.org/soap/envelope/",
            "urn:mail:envelope",
            "http://example.com/users/2011/01",
            "http://example.com/users/2012/01",
            "urn:a:B",
            "urn:a:b",
        ];
        let names = module_names(&namespaces, &["mail_envelope"]);
        let expected = ["soap_envelope", "urn_mail_envelope", "users_2011_01", "users_2012_01", "urn_a_b", "urn_a_b_2"];
        assert_eq!(names, expected);

        let reversed: Vec<_> = namespaces.iter().rev().copied().collect();
        let mut again = module_names(&reversed, &["mail_envelope"]);
        again.reverse();
        assert_eq!(again, names, "the order of the namespaces shows in the names");
    }
}
