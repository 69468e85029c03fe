//! Which files URLs lead to, as the settings say.
//!
//! Nothing is ever fetched: a URL in a schema is a name, of the file or the folder that is given for it.

use std::path::PathBuf;

use super::{LoadOptions, Seen, paths};
use crate::config::LocationRule;
use crate::diagnostics::{ConfigProblem, Diagnostic, Diagnostics};
use crate::load::Leads;

/// The files and folders of URLs.
pub(super) struct Locations {
    rules: Vec<LocationRule>,
}

impl Locations {
    /// What the settings say; the path of a URL that ends in `/` must be a folder, any other a file.
    pub(super) fn new(options: &LoadOptions, seen: &mut Seen, problems: &mut Diagnostics) -> Self {
        for LocationRule { url, path } in &options.locations {
            let reason = match (seen.look(&path.value), url.value.ends_with('/')) {
                (Leads::File(_), false) | (Leads::Elsewhere(_), true) => continue,
                (Leads::File(_), true) => "it is a file, and a URL that ends in `/` is that of a folder".to_owned(),
                (Leads::Elsewhere(_), false) => "it is no file; the URL of a folder ends in `/`".to_owned(),
                (Leads::Nowhere(kind), _) => paths::reason(*kind),
            };
            let problem = ConfigProblem::NotReadable { key: "locations", reason };
            problems.push(Diagnostic::error(problem, path.at.clone()));
        }
        Self { rules: options.locations.clone() }
    }

    /// The file of a URL, by the longest that fits, which is noted as used.
    pub(super) fn find(&self, url: &str, seen: &mut Seen) -> Option<PathBuf> {
        let fitting = self.rules.iter().filter_map(|rule| Some((rule, rest(&rule.url.value, url)?)));
        let (rule, rest) = fitting.min_by_key(|(_, rest)| rest.len())?;
        seen.locations.insert(rule.url.value.clone());
        let path = &rule.path.value;
        Some(if rest.is_empty() { path.clone() } else { paths::within(path, rest, seen) })
    }
}

/// What a URL has after one that is given: nothing, or a path in its folder.
fn rest<'u>(given: &str, url: &'u str) -> Option<&'u str> {
    let rest = url.strip_prefix(given)?;
    // What begins with a slash would be no path in the folder.
    let is_path = given.ends_with('/') && !rest.starts_with(['/', '\\']);
    (rest.is_empty() || is_path).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::rest;

    #[test]
    fn urls_that_fit() {
        assert_eq!(rest("http://a/b.xsd", "http://a/b.xsd"), Some(""));
        assert_eq!(rest("http://a/", "http://a/b/c.xsd"), Some("b/c.xsd"));
        assert_eq!(rest("http://a/", "http://a/"), Some(""));
        for (given, url) in [
            ("http://a/b", "http://a/b.xsd"),
            ("http://a/b", "http://a/b/c.xsd"),
            ("http://a/", "https://a/b.xsd"),
            ("http://a/", "http://a//host/b.xsd"),
            ("http://a/", r"http://a/\\host\b.xsd"),
            ("http://a/b.xsd", "http://a/B.xsd"),
        ] {
            assert_eq!(rest(given, url), None, "{given} {url}");
        }
    }
}
