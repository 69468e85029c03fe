//! Bytes known by their length and their hash.
//!
//! In come bytes, or a file; out goes whether they are the ones that were there before. The hash is cryptographic: what
//! has the same is the same.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use blake3::{Hash, Hasher};

/// What is known of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Digest {
    length: u64,
    hash: Hash,
}

impl Digest {
    /// That of these bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { length: bytes.len() as u64, hash: blake3::hash(bytes) }
    }

    /// Whether the file at this path has these bytes. No more is read than they were.
    pub(crate) fn is_of(self, path: &Path) -> bool {
        let Ok(file) = File::open(path) else { return false };
        if file.metadata().map_or(0, |found| found.len()) != self.length {
            return false;
        }
        let mut hasher = Hasher::new();
        let read = hasher.update_reader(file.take(self.length.saturating_add(1)));
        read.is_ok() && hasher.finalize() == self.hash
    }

    /// What [`Display`](fmt::Display) wrote.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (length, hash) = text.split_once(' ')?;
        Some(Self { length: length.parse().ok()?, hash: hash.parse().ok()? })
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.length, self.hash)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Digest;

    #[test]
    fn of_a_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        fs::write(&path, "some text").unwrap();
        let digest = Digest::of(b"some text");
        assert!(digest.is_of(&path));
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        for other in ["some texT", "some text ", "some tex", ""] {
            fs::write(&path, other).unwrap();
            assert!(!digest.is_of(&path), "{other}");
        }
        assert!(!digest.is_of(dir.path()) && !digest.is_of(&dir.path().join("b")));
    }
}
