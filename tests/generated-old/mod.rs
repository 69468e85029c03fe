//! What earlier states of the generator made of the bundled schemas, by their day, compiles with this runtime and means
//! the same: what it writes of each sample is what today's code writes. docs/compatibility.md promises it.
//!
//! A state is added when the form of generated code changes: `generated/` as it was, unaltered. None is taken away.

use std::fmt::Debug;
use std::fs;
use std::path::Path;

use xsdbind::{Document, Error};

/// The modules of one state.
macro_rules! state {
    ($name:ident, $folder:literal) => {
        #[allow(warnings, clippy::all, clippy::pedantic, reason = "generated")]
        mod $name {
            pub(crate) mod ocip {
                include!(concat!($folder, "/ocip/mod.rs"));
            }
            pub(crate) mod userupdate {
                include!(concat!($folder, "/userupdate/mod.rs"));
            }
        }

        #[test]
        fn $name() {
            check::<$name::ocip::AnyDocument, provisioning_api::ocip::AnyDocument>($folder, "ocip");
            check::<$name::userupdate::AnyDocument, provisioning_api::userupdate::AnyDocument>($folder, "userupdate");
        }
    };
}

state!(of_2026_11_22, "2026-11-22");
state!(of_2026_11_25, "2026-11-25");
state!(of_2026_11_26, "2026-11-26");
state!(of_2026_11_30, "2026-11-30");

/// Reads all samples of an interface with both, and reports all that are not written, or refused, alike.
#[track_caller]
fn check<Old: Document + Debug + PartialEq, New: Document>(state: &str, folder: &str) {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(folder);
    let mut paths: Vec<_> = fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 50, "{folder} has {} samples", paths.len());
    let mut failures = Vec::new();
    for path in &paths {
        let name = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
        let bytes = fs::read(path).unwrap();
        let (old, new) = (written::<Old>(&bytes), written::<New>(&bytes));
        let differ = match (&old, &new) {
            (Ok(old), Ok(new)) => old != new,
            (Err(_), Err(_)) => false,
            _ => true,
        };
        if differ {
            failures.push(format!("{name}: then {old:?}, now {new:?}"));
        }
    }
    assert!(failures.is_empty(), "{state}: {} of {}:\n{}", failures.len(), paths.len(), failures.join("\n"));
}

/// What is written of a document that is read.
fn written<D: Document>(bytes: &[u8]) -> Result<String, Error> {
    xsdbind::to_string(&xsdbind::from_slice::<D>(bytes)?)
}
