//! The examples of `xsdbind docs` in Rust and by name, as a module of the tests of generated code
//! (`tests/examples_in_rust/`), and how many there are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use xsdbind_codegen::Config;
use xsdbind_codegen::reference::{Example, Reference};

use crate::bring_up_to_date;

#[test]
fn examples_are_up_to_date() {
    let reference = Reference::of(&Config::from_file("xsdbind.toml").unwrap(), None, None).unwrap();
    let examples = &reference.examples;
    let rust = examples.values().filter(|one| one.rust.is_some()).count();
    let by_name = examples.values().filter(|one| one.by_name.is_some()).count();
    // Types of texts are shown in the examples of what they are in; of what the schema leaves open there is no code.
    assert_eq!(
        (reference.pages, examples.len(), rust, by_name),
        (179, 91, 89, 91),
        "pages, examples, in Rust, by name"
    );
    // Those are compiled that name what none before does; the ones that name most come first.
    let [rust, by_name] = [|one: &Example| one.rust.clone(), |one: &Example| one.by_name.clone()].map(|form| {
        let mut all: Vec<_> = examples.iter().filter_map(|(page, one)| Some((page, form(one)?))).collect();
        all.sort_by_key(|(_, code)| Reverse(names(code).len()));
        let mut known = BTreeSet::new();
        all.retain(|(_, code)| names(code).iter().fold(false, |is_new, name| known.insert(name.to_string()) | is_new));
        all.into_iter().collect::<BTreeMap<_, _>>()
    });
    let mut functions = BTreeMap::new();
    for (page @ (path, _), example) in examples {
        let module = path.split('/').next().unwrap();
        let function = path.trim_end_matches(".html").replace(|letter: char| !letter.is_alphanumeric(), "_");
        let by_name = by_name.get(page).map(|code| format!("{{\n{code}\n}}\n"));
        let (rust, made) = match rust.get(page) {
            Some(code) => (
                Some(format!("let shown: {module}::AnyDocument = xsdbind::from_str({:?})?;\n{code}\n", example.xml)),
                "Some((xsdbind::to_string(&document)?, xsdbind::to_string(&shown)?))",
            ),
            None => (None, "None"),
        };
        if by_name.is_some() || rust.is_some() {
            let code = by_name.into_iter().chain(rust).collect::<String>();
            functions.insert(function.clone(), format!("fn {function}() -> Made {{\n{code}Ok({made})\n}}\n"));
        }
    }
    assert_eq!((functions.len(), rust.len(), by_name.len()), (35, 33, 4), "compiled, in Rust, by name");
    let mut made = "use provisioning_api::{ocip, userupdate};\n\n\
        type Made = Result<Option<(String, String)>, Box<dyn std::error::Error>>;\n\n\
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
}

/// What code names, paths and methods, and what else there is to say.
fn names(code: &str) -> BTreeSet<&str> {
    let words = code.split(|letter: char| !letter.is_alphanumeric() && !"_:.".contains(letter));
    let names = words.filter(|word| word.contains("::") || word.starts_with('.'));
    names.chain(["true", "false", "[2]", "/@"].into_iter().filter(|what| code.contains(what))).collect()
}
