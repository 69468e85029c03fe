//! What a path or location is, and where it leads.

use std::path::{Component, Path, PathBuf, absolute};

/// What is fetched from elsewhere, if it is at all: a scheme and a colon (one letter is a drive), or a host after two
/// slashes of either kind, which Windows would ask for the file.
pub(crate) fn is_url(location: &str) -> bool {
    let mut begin = location.chars();
    let is_slash = |character: Option<char>| matches!(character, Some('/' | '\\'));
    if is_slash(begin.next()) && is_slash(begin.next()) {
        return true;
    }
    location.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// The folder that a file is in.
pub(crate) fn folder(path: &Path) -> &Path {
    or_here(path.parent().unwrap_or(path))
}

/// The path, or the current directory if it is empty.
pub(crate) fn or_here(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

/// The canonical path that a file has or would have: what is not there yet is no link.
#[must_use]
pub fn canonical(path: &Path) -> PathBuf {
    let full = absolute(or_here(path)).unwrap_or_else(|_| path.to_owned());
    let there = full.ancestors().find_map(|around| Some((around, around.canonicalize().ok()?)));
    let whole = there.and_then(|(around, canonical)| Some(canonical.join(full.strip_prefix(around).ok()?)));
    normal(&whole.unwrap_or(full))
}

/// Absolute, without `.` and `..`.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[test]
    fn urls() {
        let urls = [
            "http://a/b.xsd",
            "FTP://a",
            "file:b.xsd",
            "jar:file:a.jar!/b.xsd",
            "//host/b.xsd",
            r"\\host\b.xsd",
            r"\/a",
        ];
        for url in urls {
            assert!(is_url(url), "{url}");
        }
        for path in ["b.xsd", "../b.xsd", "/b.xsd", r"C:\b.xsd", r"a\b.xsd", "a/b:c.xsd", ""] {
            assert!(!is_url(path), "{path}");
        }
    }
}
