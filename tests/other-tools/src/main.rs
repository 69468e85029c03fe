//! `other-tools IN OUT`: reads each document of the first folder, and writes it again into the second; what is refused
//! leaves a file `.error` with the reason. `run.sh` calls it, as it calls the programs of the other tools.

use std::path::Path;
use std::{env, fs, io};

/// The bindings of `schema.xsd`.
#[allow(clippy::all, missing_docs, dead_code, reason = "generated, and used in part")]
mod modify {
    include!(concat!(env!("OUT_DIR"), "/modify/mod.rs"));
}

fn main() -> io::Result<()> {
    let folders: Vec<String> = env::args().skip(1).collect();
    let [source, target] = folders.as_slice() else {
        return Err(io::Error::other("usage: other-tools IN OUT"));
    };
    for entry in fs::read_dir(source)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "xml") {
            exchange(&path, &Path::new(target).join(path.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}

/// Reads a document and writes it, or says why it is refused.
fn exchange(source: &Path, target: &Path) -> io::Result<()> {
    let read = xsdbind::from_slice::<modify::AnyDocument>(&fs::read(source)?);
    match read.and_then(|document| xsdbind::to_string(&document)) {
        Ok(text) => fs::write(target, text),
        Err(error) => fs::write(target.with_extension("error"), format!("{error}\n")),
    }
}
