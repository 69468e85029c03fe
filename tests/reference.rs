//! The examples of `xsdbind docs` in Rust and by name, as a module of the tests of generated code
//! (`tests/examples_in_rust/`), and how many there are.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use xsdbind_codegen::Config;
use xsdbind_codegen::reference::Reference;

use crate::bring_up_to_date;

#[test]
fn examples_are_up_to_date() {
    let reference = Reference::of(&Config::from_file("xsdbind.toml").unwrap(), None, None).unwrap();
    let examples = &reference.examples;
    let mut functions = BTreeMap::new();
    for ((path, _), example) in examples {
        let module = path.split('/').next().unwrap();
        let function = path.trim_end_matches(".html").replace(|letter: char| !letter.is_alphanumeric(), "_");
        let by_name = example.by_name.as_deref().unwrap_or_default();
        let shown = format!("let shown: {module}::AnyDocument = xsdbind::from_str({:?})?;", example.xml);
        // What the schema leaves open has no code: then there is nothing to compare.
        let rust = example.rust.as_deref().unwrap_or("let document = shown.clone();");
        let text = format!(
            "fn {function}() -> Made {{\n{{\n{by_name}\n}}\n{shown}\n{rust}\n\
             Ok((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?))\n}}\n"
        );
        functions.insert(function, text);
    }
    let mut made = "use provisioning_api::{ocip, userupdate};\n\n\
        type Made = Result<(String, String), Box<dyn std::error::Error>>;\n\n\
        type Example = (&'static str, fn() -> Made);\n\n\
        pub(super) const ALL: &[Example] = &[\n"
        .to_owned();
    for function in functions.keys() {
        writeln!(made, "(\"{function}\", {function}),").unwrap();
    }
    made.push_str("];\n");
    for text in functions.values() {
        made.push_str(text);
    }
    let made = prettyplease::unparse(&syn::parse_file(&made).unwrap());
    let made =
        format!("// Made by `INSTA_UPDATE=always cargo test --workspace --test repository reference`.\n\n{made}");
    let mut differ = Vec::new();
    bring_up_to_date(Path::new("tests/examples_in_rust/made.rs"), &made, &mut differ);
    assert!(differ.is_empty(), "not up to date; INSTA_UPDATE=always writes it:\n{}", differ.join("\n"));
    // Types of texts are shown in the examples of what they are in.
    let rust = examples.values().filter(|one| one.rust.is_some()).count();
    let by_name = examples.values().filter(|one| one.by_name.is_some()).count();
    let counts = (reference.pages, examples.len(), functions.len(), rust, by_name);
    assert_eq!(counts, (179, 91, 91, 89, 91), "pages, examples, functions, in Rust, by name");
}
