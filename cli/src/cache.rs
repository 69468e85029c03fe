//! Where the command notes what it did: with all else that can be made again, in the folder that cargo builds in.

use std::env;
use std::path::{Path, PathBuf};

/// What cargo puts into that folder, so that backups leave it out.
const TAG: &str = "CACHEDIR.TAG";

/// The folder of the notes: in `CARGO_TARGET_DIR`, else in the nearest `target` of cargo's in a folder around the current
/// one. Where there is none, nothing is noted.
pub(super) fn folder() -> Option<PathBuf> {
    let named = env::var_os("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty()).map(PathBuf::from);
    let dir = match named {
        Some(dir) => Some(dir).filter(|dir| dir.is_dir()),
        None => nearest(&env::current_dir().ok()?),
    };
    Some(dir?.join("xsdbind"))
}

fn nearest(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join("target")).find(|target| target.join(TAG).is_file())
}
