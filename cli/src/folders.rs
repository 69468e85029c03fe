//! Files in folders.
//!
//! In come a folder and endings; out go the files in it and below that end so. Links to folders are not followed: they may
//! lead back.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How deep folders are looked through.
const DEEPEST: usize = 64;

/// The files in a folder and below it with one of these endings, in any case, by their paths in it.
pub(super) fn files_below(folder: &Path, endings: &[&str]) -> io::Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    let mut next = vec![(PathBuf::new(), 0)];
    while let Some((below, depth)) = next.pop() {
        if depth > DEEPEST {
            return Err(io::Error::other(format!("`{}` is too deep in it", below.display())));
        }
        for entry in fs::read_dir(folder.join(&below))? {
            let entry = entry?;
            let path = below.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                next.push((path, depth + 1));
            } else if endings.iter().any(|ending| has_extension(&path, ending)) && entry.path().is_file() {
                found.insert(path);
            }
        }
    }
    Ok(found)
}

/// Whether a file ends so, in any case.
pub(super) fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}
