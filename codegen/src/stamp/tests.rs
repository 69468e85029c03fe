//! Notes: when they hold, and what is in them.

use std::fs;
use std::path::Path;

use blake3::Hash;
use tempfile::TempDir;

use super::note::Note;
use super::{Stamp, program};
use crate::output::LeftOver;
use crate::{Config, Module, generate};

const SCHEMA: &str = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:complexType name='T'/></xs:schema>";

/// A configuration with a schema, and what is made of it.
fn project() -> (TempDir, Config) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.xsd");
    fs::write(&path, SCHEMA).unwrap();
    let config = Config::new().module(Module::new("a").schema(path)).output(dir.path().join("out"));
    let output = generate(&config).unwrap();
    output.write_to(config.output_dir()).unwrap();
    Stamp::new(&config, dir.path().join("notes")).unwrap().keep(&output, "one\n\ttwo\n");
    (dir, config)
}

fn stamp(program: &Hash, config: &Config, notes: &Path) -> Stamp {
    Stamp::of(program, config, config.output_dir(), LeftOver::Remove, notes).unwrap()
}

#[test]
fn what_was_kept_is_known_again() {
    let (dir, config) = project();
    let known = Stamp::new(&config, dir.path().join("notes")).unwrap().unchanged().unwrap();
    assert_eq!(known.modules.len(), 1);
    assert_eq!(known.sources, [dir.path().join("a.xsd")]);
    assert_eq!(known.warnings, "one\n\ttwo\n");
    assert_eq!(known.written.unchanged.len(), 2, "{:?}", known.written);
}

#[test]
fn another_program_has_other_notes() {
    let (dir, config) = project();
    let notes = dir.path().join("notes");
    assert!(stamp(&program().unwrap(), &config, &notes).unchanged().is_some());
    assert!(stamp(&blake3::hash(b"another"), &config, &notes).unchanged().is_none());
}

#[test]
fn a_note_that_is_not_whole_is_none() {
    let (dir, config) = project();
    let stamp = Stamp::new(&config, dir.path().join("notes")).unwrap();
    let whole = fs::read_to_string(&stamp.file).unwrap();
    assert_eq!(Note::parse(&whole).unwrap().text().unwrap(), whole);
    for cut in (0..whole.len()).filter(|&at| whole.is_char_boundary(at)) {
        assert_eq!(Note::parse(&whole[..cut]), None, "the first {cut} bytes");
    }
    fs::write(&stamp.file, whole.replace("module", "modul")).unwrap();
    assert!(stamp.unchanged().is_none());
    fs::remove_file(&stamp.file).unwrap();
    assert!(stamp.unchanged().is_none());
}
