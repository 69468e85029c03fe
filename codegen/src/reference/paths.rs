//! Where pages are: names of files that depend on the namespace and the name alone, and are safe on every file system.
//!
//! Names that differ in capitals alone share a page, since some file systems do not tell them apart; so a link to one holds
//! whatever else there is.

use std::fmt::Write;

use crate::ir::XmlName;

/// Longer names are cut, and end in a digest: two of them and a folder around are no longer than what Windows allows.
const LONGEST: usize = 60;

/// What is on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Type,
    Element,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Element => "element",
        }
    }
}

/// The folder of a module.
pub(super) fn module(name: &str) -> String {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let folder = encoded(name, false);
    let is_port = |word: &str| folder.strip_prefix(word).is_some_and(|number| number.len() == 1);
    // Windows takes these for devices.
    let is_device = DEVICES.contains(&folder.as_str()) || is_port("com") || is_port("lpt");
    if is_device { folder + "~" } else { folder }
}

/// The page of a type or element, from the folder of its module.
pub(super) fn page(kind: Kind, name: &XmlName) -> String {
    let file = format!("{}.{}.html", kind.word(), encoded(&name.local, true));
    if name.namespace.is_empty() { file } else { format!("ns.{}/{file}", encoded(&name.namespace, false)) }
}

/// In small letters, digits, `-` and `_`; any other byte as `~` and two digits. Capitals become small, or are such bytes.
fn encoded(text: &str, fold: bool) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => out.push(char::from(byte)),
            b'A'..=b'Z' if fold => out.push(char::from(byte.to_ascii_lowercase())),
            // Writing to a string cannot fail.
            _ => drop(write!(out, "~{byte:02x}")),
        }
    }
    if out.len() > LONGEST {
        let hash = blake3::hash(out.as_bytes()).to_hex();
        out.truncate(LONGEST);
        out.extend(["~~", &hash[..16]]);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Kind, LONGEST, module, page};
    use crate::ir::XmlName;

    fn of(namespace: &str, local: &str) -> String {
        page(Kind::Type, &XmlName::new(namespace.into(), local.into()))
    }

    #[test]
    fn names() {
        assert_eq!(of("", "UserModifyRequest22"), "type.usermodifyrequest22.html");
        assert_eq!(of("C", "OCITable"), "ns.~43/type.ocitable.html");
        assert_eq!(of("urn:shop", "größe.1"), "ns.urn~3ashop/type.gr~c3~b6~c3~9fe~2e1.html");
        assert_eq!(of("../..", "../x"), "ns.~2e~2e~2f~2e~2e/type.~2e~2e~2fx.html");
        assert_eq!(module("ocip"), "ocip");
        assert_eq!((module("con"), module("com1"), module("comma")), ("con~".into(), "com1~".into(), "comma".into()));
    }

    /// Capitals alone make no other page, since not all file systems have both; anything else does.
    #[test]
    fn no_two_names_meet_by_chance() {
        assert_eq!(of("", "Foo"), of("", "foo"));
        let long = "a".repeat(LONGEST);
        let names = ["foo", "f~6fo", "f_oo", "f-oo", "fOo.", "Größe", "Grösse", &long, &format!("{long}b")];
        let pages: BTreeSet<String> = names.iter().map(|name| of("", name)).collect();
        assert_eq!(pages.len(), names.len(), "{pages:?}");
        let namespaces = ["", "c", "C", "~43", "urn:a", "urn~3aa", "none", "."];
        let pages: BTreeSet<String> = namespaces.iter().map(|namespace| of(namespace, "a")).collect();
        assert_eq!(pages.len(), namespaces.len(), "{pages:?}");
        assert!(pages.iter().all(|page| page.len() < 255 && page.bytes().all(|byte| !byte.is_ascii_uppercase())));
    }
}
