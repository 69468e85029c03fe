//! What `samples!` says of the documents in a folder.

#![cfg(feature = "testing")]

use std::fs;
use std::path::Path;

use xsdbind::Tri;

struct User {
    id: u32,
    phone: Tri<String>,
}

xsdbind::record! { User (name = "user") {
    id: "id",
    phone: "phone",
} }

#[derive(Debug, PartialEq)]
struct Document(User);

xsdbind::document! { Document(User) = "user" }

/// Tries files; what fails, and the snapshots.
fn run(name: &str, files: &[(&str, &[u8])]) -> (Result<(), String>, Vec<String>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    for entry in fs::read_dir(&folder).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    let mut shown = Vec::new();
    let result = xsdbind::testing::run::<Document>(env!("CARGO_TARGET_TMPDIR"), name, &mut |name, text| {
        assert!(name != "changed", "another snapshot");
        shown.push(format!("{name}: {text}"));
    });
    (result, shown)
}

const GOOD: &[u8] = b"<user><id>7</id></user>";

#[test]
fn all_is_well() {
    let (result, shown) = run(
        "samples-well",
        &[
            ("README.md", b"no document"),
            ("bad-two.xml", b"<user>\n<id>a</id><mail/></user>"),
            (
                "latin.xml",
                b"<?xml version='1.0' encoding='windows-1252'?><user><id> 07 </id><phone>\x80</phone></user>",
            ),
        ],
    );
    assert_eq!(result, Ok(()));
    let [bad, good] = shown.try_into().unwrap();
    assert_eq!(
        bad,
        "bad-two: Value: 2:1: /user/id: expected an `xs:unsignedInt`, found `a`\n\
         UnexpectedElement: 2:11: /user: element `mail` is not allowed here"
    );
    assert!(
        good.starts_with("latin: Document(") && good.ends_with("<id>7</id>\n  <phone>€</phone>\n</user>\n"),
        "{good}"
    );
}

/// Of all documents is told what is wrong, whichever is first.
#[test]
fn each_failure_is_told() {
    let (result, shown) = run(
        "samples-wrong",
        &[
            ("bad-none.xml", GOOD),
            ("changed.xml", GOOD),
            ("needless.xml", GOOD),
            ("refused.xml", b"<user>\n  <name/>\n</user>"),
            ("written-needless.xml", GOOD),
            ("written-nothing.xml", GOOD),
        ],
    );
    assert_eq!(shown.len(), 1, "{shown:?}");
    let expected = [
        "5 of 6 documents failed:",
        "samples-wrong/bad-none.xml: accepted",
        "samples-wrong/changed.xml: another snapshot",
        "samples-wrong/needless.xml: the same when written: `written-needless.xml` is not needed",
        "samples-wrong/refused.xml: refused: 2:3: /user: expected element `id`, found element `name`",
        "3:1: /user: expected element `id`, found the end of the element",
        "samples-wrong/written-nothing.xml: there is no `nothing.xml` that is written so",
    ];
    assert_eq!(result.unwrap_err(), expected.join("\n"));
    assert_eq!(run("samples-none", &[]).0, Err("samples-none: there is no `.xml` file in it".to_owned()));
}
