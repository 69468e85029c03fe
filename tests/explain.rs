//! What `xsdbind explain` says of the samples: what each clears, sets and leaves.

use std::fs;
use std::path::Path;

use xsdbind_codegen::dynamic::{ReadOptions, Schemas};

#[test]
fn samples_are_explained() {
    let schemas = Schemas::load("xsdbind.toml").unwrap();
    for folder in ["ocip", "userupdate"] {
        let module = schemas.module(folder).unwrap();
        let mut paths: Vec<_> =
            fs::read_dir(Path::new("tests/samples").join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let mut said = String::new();
        for path in paths {
            let name = path.file_name().unwrap().to_str().unwrap();
            if !name.starts_with("bad-") {
                let document = module.check(&fs::read(&path).unwrap(), ReadOptions::new()).unwrap();
                for command in document.explain().commands() {
                    said.extend([name, ": ", &command.to_string()]);
                }
            }
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("snapshots/explain");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(folder, said));
    }
}
