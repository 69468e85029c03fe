//! Paths: where a location leads, and how a file is shown.
//!
//! What is shown is relative, with `/`, and never names a folder of the machine above the entries'.

use std::io;
use std::path::{Path, PathBuf};

use super::Seen;
use crate::paths::is_url;
pub(super) use crate::paths::normal;

/// The file that `location`, which is no URL, means in the file `from`. Whether it may be read, `allowed` decides.
pub(super) fn locate(from: &Path, location: &str, seen: &mut Seen) -> PathBuf {
    within(from.parent().unwrap_or(Path::new("")), location, seen)
}

/// The file that `location` means in a folder; with its escapes decoded, unless there is a file of such a name.
pub(super) fn within(folder: &Path, location: &str, seen: &mut Seen) -> PathBuf {
    let path = folder.join(location);
    if location.contains('%') && seen.look(&path).canonical().is_err() {
        let decoded = percent_decoded(location);
        // What a URL is must not depend on how it is written.
        if !is_url(&decoded) {
            return folder.join(decoded);
        }
    }
    path
}

fn percent_decoded(location: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = location.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|digits| str::from_utf8(digits).ok());
        let code = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(code) if first == b'%' => {
                bytes.push(code);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Why a file cannot be read, without the system's number for it.
pub(super) fn reason(kind: io::ErrorKind) -> String {
    match kind {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        kind => kind.to_string(),
    }
}

/// The nearest folder around all entries: that of the entry itself, if there is one.
pub(crate) fn common_folder(entries: &[PathBuf]) -> PathBuf {
    let mut folders = entries.iter().map(|entry| {
        let mut folder = normal(entry);
        folder.pop();
        folder
    });
    let first = folders.next().unwrap_or_default();
    folders.fold(first, |common, folder| {
        let same = common.components().zip(folder.components());
        same.take_while(|(one, other)| one == other).map(|(one, _)| one).collect()
    })
}

/// How a file is shown.
pub(super) fn display(root: &Path, path: &Path) -> String {
    let path = normal(path);
    let common = root.components().zip(path.components()).take_while(|(one, other)| one == other);
    let common = common.count();
    let up = root.components().skip(common).map(|_| "..".to_owned());
    let down = path.components().skip(common);
    let down = down.map(|component| component.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}
