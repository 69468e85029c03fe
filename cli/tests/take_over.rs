//! `xsdbind upgrade`: what it writes, what it tells, and that it writes nothing where anything is wrong.

use std::fs;

use tempfile::TempDir;

use super::project::{folder, run, schema, state, write};

const OLD: &str = "<xs:element name=\"user\" type=\"UserModify\"/>
<xs:complexType name=\"UserModify\">
<xs:sequence>
<xs:element name=\"id\" type=\"xs:token\"/>
<xs:element name=\"phone\" type=\"xs:token\" minOccurs=\"0\"/>
<xs:element name=\"level\" type=\"Level\" minOccurs=\"0\"/>
<xs:element name=\"fax\" type=\"xs:token\" minOccurs=\"0\"/>
</xs:sequence>
<xs:attribute name=\"kind\" type=\"xs:token\" default=\"a\"/>
</xs:complexType>
<xs:simpleType name=\"Level\"><xs:restriction base=\"xs:token\"><xs:enumeration value=\"low\"/></xs:restriction></xs:simpleType>";

const SOURCE: &str = "use crate::a::{Level, UserModify};

fn change(user: &mut UserModify) {
    // phone is no code
    user.phone = None;
    user.telephone = None;
    match user.level {
        Some(Level::Low) | None => {}
    }
    let other = UserModify::new(id);
}
";

fn new() -> String {
    OLD.replace("name=\"phone\" type=\"xs:token\"", "name=\"phone\" type=\"xs:token\" nillable=\"true\"")
        .replace("<xs:enumeration value=\"low\"/>", "<xs:enumeration value=\"low\"/><xs:enumeration value=\"high\"/>")
        .replace(
            "<xs:element name=\"fax\" type=\"xs:token\" minOccurs=\"0\"/>\n",
            "<xs:element name=\"age\" type=\"xs:int\"/>\n",
        )
        .replace("default=\"a\"", "default=\"b\"")
}

const CONFIG: &str = "[[module]]\nname = \"a\"\nschemas = [\"schemas/user.xsd\"]\n";

/// A project: schemas in use, generated code, a source, a change log; and a new release.
fn project() -> TempDir {
    let dir = folder(&[
        ("schemas/user.xsd", &schema(OLD)),
        ("schemas/own.xsd", &schema("<xs:element name=\"own\" type=\"xs:int\"/>")),
        ("next/user.xsd", &schema(&new())),
        ("next/more/new.xsd", &schema("<xs:element name=\"more\" type=\"xs:int\"/>")),
        ("src/main.rs", SOURCE),
        ("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n- before\n"),
        ("xsdbind.toml", CONFIG),
    ]);
    run(dir.path(), "generate", 0);
    dir
}

#[test]
fn a_release_is_taken_over() {
    let dir = project();
    let before = state(dir.path());
    let (dry, _) = run(dir.path(), "upgrade schemas next --dry-run", 1);
    assert_eq!(state(dir.path()), before);
    let (stdout, stderr) = run(dir.path(), "upgrade schemas next", 1);
    assert_eq!(stderr, "");
    insta::assert_snapshot!("upgrade", stdout);
    let decided = |text: &str| text.split_once("\nto be decided:\n").unwrap().1.to_owned();
    assert_eq!(decided(&dry), decided(&stdout));
    let read = |path: &str| fs::read_to_string(dir.path().join(path)).unwrap();
    assert_eq!(read("schemas/user.xsd"), read("next/user.xsd"));
    assert!(dir.path().join("schemas/more/new.xsd").exists() && dir.path().join("schemas/own.xsd").exists());
    assert!(read("generated/a/user.rs").contains("pub phone: Tri<types::Token>"), "{}", read("generated/a/user.rs"));
    assert!(read("schema-changes.md").starts_with("# Schema changes: schemas → next\n"));
    let log = "# Changelog\n\n## [Unreleased]\n\n- The schemas are those of next: ";
    assert!(
        read("CHANGELOG.md").starts_with(log) && read("CHANGELOG.md").ends_with("\n- before\n"),
        "{}",
        read("CHANGELOG.md")
    );
    run(dir.path(), "check", 0);
    // The list is in the report, and a second run takes nothing over: it tells what is not decided, as the report has it.
    let list = |text: &str| text.split_once("## To be decided\n\n```text\n").unwrap().1.to_owned();
    assert_eq!(list(&read("schema-changes.md")), format!("{}```\n", decided(&stdout)));
    let before = state(dir.path());
    let (again, _) = run(dir.path(), "upgrade schemas next", 1);
    assert!(again.contains("the release is in place; what is not decided is in schema-changes.md\n"), "{again}");
    assert_eq!(decided(&again), decided(&stdout));
    assert_eq!(state(dir.path()), before);
    // What is decided is taken out.
    let (head, _) =
        before.iter().find(|(name, _)| name == "schema-changes.md").unwrap().1.split_once("error Level").unwrap();
    write(dir.path(), "schema-changes.md", &format!("{head}error UserModify fax [optional-field-removed]\n```\n"));
    let own = "file schemas/own.xsd is not in the new release: remove it, if nothing needs it\n";
    let (again, _) = run(dir.path(), "upgrade schemas next", 1);
    assert_eq!(decided(&again), format!("error UserModify fax [optional-field-removed]\n{own}"));
    fs::remove_file(dir.path().join("schema-changes.md")).unwrap();
    let (again, _) = run(dir.path(), "upgrade schemas next", 1);
    assert_eq!(decided(&again), own);
    fs::remove_file(dir.path().join("schemas/own.xsd")).unwrap();
    run(dir.path(), "upgrade schemas next", 0);
}

/// A list has code in its lines, in which fences may stand; all of it is told again.
#[test]
fn a_list_with_code_in_it() {
    let dir = project();
    let source = "fn f(user: &mut UserModify) {\n    let text = \"```\"; user.phone = None;\n}\n";
    write(dir.path(), "src/main.rs", source);
    let (stdout, _) = run(dir.path(), "upgrade schemas next", 1);
    let (_, decided) = stdout.split_once("\nto be decided:\n").unwrap();
    assert!(decided.contains("    src/main.rs:2: let text = \"```\"; user.phone = None;\nfile "), "{decided}");
    let report = fs::read_to_string(dir.path().join("schema-changes.md")).unwrap();
    for report in [report.clone(), report.replace('\n', "\r\n"), ["\u{feff}", &report].concat()] {
        write(dir.path(), "schema-changes.md", &report);
        let (again, _) = run(dir.path(), "upgrade schemas next", 1);
        assert_eq!(again.split_once("\nto be decided:\n").unwrap().1, decided);
    }
}

/// What is not decided of a release is not lost with the next one, and no file of others is.
#[test]
fn a_report_gives_way_when_its_list_is_empty() {
    let dir = project();
    run(dir.path(), "upgrade schemas next", 1);
    write(dir.path(), "next/user.xsd", &schema(&new().replace("value=\"high\"", "value=\"higher\"")));
    let before = state(dir.path());
    for arguments in ["upgrade schemas next", "upgrade schemas next --dry-run"] {
        let (_, stderr) = run(dir.path(), arguments, 1);
        let expected =
            "error: `schema-changes.md` has something to be decided of an earlier release, which would be lost";
        assert!(stderr.starts_with(expected), "{stderr}");
    }
    assert_eq!(state(dir.path()), before);
    run(dir.path(), "upgrade schemas next --dry-run --report other.md", 1);
    // What is left over is told anew, and holds up nothing.
    let report = fs::read_to_string(dir.path().join("schema-changes.md")).unwrap();
    let (head, list) = report.split_once("```text\n").unwrap();
    let (_, file) = list.rsplit_once("\nfile ").unwrap();
    write(dir.path(), "schema-changes.md", &format!("{head}```text\nfile {file}"));
    run(dir.path(), "upgrade schemas next", 1);
    let report = fs::read_to_string(dir.path().join("schema-changes.md")).unwrap();
    assert!(report.contains("rust a::Level Higher is new"), "{report}");
    for path in ["src/main.rs", "CHANGELOG.md", "xsdbind.toml"] {
        let before = state(dir.path());
        let (_, stderr) = run(dir.path(), &format!("upgrade schemas next --report {path}"), 1);
        let expected = format!("error: `{path}` is in the way: it is no report of an earlier run");
        assert!(stderr.starts_with(&expected), "{stderr}");
        assert_eq!(state(dir.path()), before);
    }
}

/// Two texts for one file: one of them would be lost.
#[test]
fn one_file_for_report_and_change_log() {
    let dir = project();
    let before = state(dir.path());
    let (_, stderr) = run(dir.path(), "upgrade schemas next --report docs/../a.md --changelog ./a.md", 1);
    assert!(stderr.contains("a.md`: two files are to be there"), "{stderr}");
    assert_eq!(state(dir.path()), before);
}

/// The schemas may be where the configuration is.
#[test]
fn the_folder_of_the_project() {
    let dir = project();
    for name in ["user.xsd", "own.xsd"] {
        fs::rename(dir.path().join("schemas").join(name), dir.path().join(name)).unwrap();
    }
    let beside = tempfile::tempdir().unwrap();
    fs::rename(dir.path().join("next"), beside.path().join("next")).unwrap();
    write(dir.path(), "xsdbind.toml", &CONFIG.replace("schemas/user.xsd", "user.xsd"));
    run(dir.path(), "generate", 0);
    let (stdout, _) = run(dir.path(), &format!("upgrade . {}", beside.path().join("next").display()), 1);
    assert!(stdout.starts_with(".: 1 file created, 1 changed, 0 unchanged, 1 not in the new release\n"), "{stdout}");
    assert!(stdout.contains("rust a::Level High is new"), "{stdout}");
    assert_eq!(fs::read_to_string(dir.path().join("user.xsd")).unwrap(), schema(&new()));
    run(dir.path(), "check", 0);
}

/// Sources in which nothing is looked for are told: their lines would be missed.
#[test]
fn sources_that_are_not_there() {
    let dir = project();
    let before = state(dir.path());
    for (path, expected) in [("scr", "`scr` is not there"), ("src/lib.rs", "`src/lib.rs` is not there")] {
        let (_, stderr) = run(dir.path(), &format!("upgrade schemas next --source src --source {path}"), 2);
        assert!(stderr.starts_with(&format!("error: {expected}")), "{stderr}");
    }
    assert_eq!(state(dir.path()), before);
    // What is no UTF-8 is looked at all the same, and a project has no `src` where it is a folder of several.
    fs::write(dir.path().join("src/main.rs"), b"// \xff UserModify\nfn f() { user.phone = None }\n").unwrap();
    let (stdout, _) = run(dir.path(), "upgrade schemas next --dry-run", 1);
    assert!(stdout.contains("    src/main.rs:2: fn f() { user.phone = None }\n"), "{stdout}");
    fs::remove_dir_all(dir.path().join("src")).unwrap();
    run(dir.path(), "upgrade schemas next --dry-run", 1);
}

/// What is left over may define what the release has elsewhere, which stops no later run; and a type that is read no more
/// since it is deprecated has one in its place.
#[test]
fn types_in_other_files() {
    let dir = project();
    let old = "<xs:complexType name=\"UserGet\"><xs:sequence><xs:element name=\"id\" type=\"xs:token\"/></xs:sequence></xs:complexType>";
    let renamed = old.replace("UserGet", "UserGet24");
    write(dir.path(), "schemas/user.xsd", &schema(&[OLD, old].concat()));
    run(dir.path(), "generate", 0);
    let own = "<xs:element name=\"own\" type=\"xs:int\"/>";
    write(dir.path(), "next/user.xsd", &schema(&[OLD, &renamed, own].concat()));
    write(dir.path(), "next/deprecated.xsd", &schema(old));
    let (stdout, _) = run(dir.path(), "upgrade schemas next", 1);
    assert!(stdout.contains("rust a::UserGet is gone: use `UserGet24`\n"), "{stdout}");
    let (again, _) = run(dir.path(), "upgrade schemas next", 1);
    let decided = |text: &str| text.split_once("\nto be decided:\n").unwrap().1.to_owned();
    assert_eq!(decided(&again), decided(&stdout));
}

/// What was tried is what is there afterwards: files that only the project has, and what is elsewhere, count as they will.
#[test]
fn the_trial_is_with_the_files_in_place() {
    let dir = project();
    let own = "<xs:include schemaLocation=\"user.xsd\"/>\n<xs:include schemaLocation=\"more/new.xsd\"/>\n\
               <xs:element name=\"own\" type=\"Level\"/>";
    write(dir.path(), "schemas/own.xsd", &schema(own));
    let import = |body: &str| {
        let imports = "<xs:import namespace=\"urn:x\" schemaLocation=\"http://example.com/x.xsd\"/>\n\
                       <xs:include schemaLocation=\"../beside/all.xsd\"/>\n";
        schema(&[imports, body].concat())
    };
    write(dir.path(), "schemas/user.xsd", &import(OLD));
    write(dir.path(), "next/user.xsd", &import(&new()));
    write(dir.path(), "beside/all.xsd", &schema("<xs:element name=\"all\" type=\"xs:int\"/>"));
    let x = schema("<xs:element name=\"x\" type=\"xs:int\"/>")
        .replace("<xs:schema ", "<xs:schema targetNamespace=\"urn:x\" ");
    write(dir.path(), "elsewhere/x.xsd", &x);
    // The included file that comes with the release is not there yet.
    write(dir.path(), "schemas/more/new.xsd", &schema(""));
    let config = CONFIG.replace("user.xsd", "own.xsd");
    let config = format!("[locations]\n\"http://example.com/x.xsd\" = \"elsewhere/x.xsd\"\n{config}");
    write(dir.path(), "xsdbind.toml", &config);
    run(dir.path(), "generate", 0);
    fs::remove_dir_all(dir.path().join("schemas/more")).unwrap();
    write(dir.path(), "schemas/own.xsd", &schema(&own.replace("<xs:include schemaLocation=\"more/new.xsd\"/>\n", "")));
    run(dir.path(), "generate", 0);
    let (stdout, stderr) = run(dir.path(), "upgrade schemas next", 1);
    assert_eq!(stderr, "");
    let own = "file schemas/own.xsd is not in the new release, and is still read: is it right as it is?\n";
    assert!(stdout.ends_with(own) && stdout.contains("rust a::Level High is new"), "{stdout}");
    // It is compared as something that stays.
    let report = fs::read_to_string(dir.path().join("schema-changes.md")).unwrap();
    assert!(report.starts_with("# Schema changes: schemas → next\n") && !report.contains("### `own`"), "{report}");
    run(dir.path(), "check", 0);
    // A release that gives what is read another name has two of each.
    write(dir.path(), "xsdbind.toml", &config.replace("schemas/own.xsd", "schemas/user.xsd"));
    fs::rename(dir.path().join("next"), dir.path().join("later")).unwrap();
    fs::rename(dir.path().join("later/user.xsd"), dir.path().join("later/person.xsd")).unwrap();
    let later = fs::read_to_string(dir.path().join("later/person.xsd")).unwrap();
    write(dir.path(), "later/person.xsd", &later.replace("value=\"high\"", "value=\"higher\""));
    let before = state(dir.path());
    let (_, stderr) = run(dir.path(), "upgrade schemas later", 1);
    assert!(stderr.contains("later/person.xsd:") && stderr.contains("schemas/user.xsd:"), "{stderr}");
    assert_eq!(state(dir.path()), before);
}

/// Releases that are no folders: what is wrong in them is told by their names.
#[test]
fn a_revision() {
    let dir = project();
    let git = |arguments: &str| {
        let mut command = std::process::Command::new("git");
        let user = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
        let output = command.current_dir(dir.path()).args(user).args(arguments.split_whitespace()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    git("init --quiet --initial-branch vendor");
    git("add next");
    git("commit --quiet -m next");
    let (stdout, _) = run(dir.path(), "upgrade schemas vendor:next", 1);
    assert!(stdout.contains("rust a::Level High is new"), "{stdout}");
    let log = fs::read_to_string(dir.path().join("CHANGELOG.md")).unwrap();
    assert!(
        log.contains(
            "\n- The schemas are those of vendor:next: 2 changes of what is used; 2 break reading, 1 breaks writing"
        ),
        "{log}"
    );
    write(dir.path(), "next/user.xsd", &schema("<xs:element name=\"user\" type=\"Missing\"/>"));
    git("commit --quiet -m wrong next/user.xsd");
    let (_, stderr) = run(dir.path(), "upgrade schemas vendor -- next", 1);
    assert!(stderr.starts_with("vendor:next/user.xsd:2:"), "{stderr}");
}

#[test]
fn nothing_is_written_where_anything_is_wrong() {
    let dir = project();
    let before = state(dir.path());
    let broken = [
        ("next/user.xsd", schema("<xs:element name=\"user\" type=\"Missing\"/>"), "next/user.xsd:2:"),
        ("next/user.xsd", "no schema".to_owned(), "next/user.xsd:1:1: "),
    ];
    for (path, text, expected) in broken {
        write(dir.path(), path, &text);
        let (_, stderr) = run(dir.path(), "upgrade schemas next", 1);
        assert!(stderr.starts_with(expected), "{stderr}");
    }
    write(dir.path(), "next/user.xsd", &schema(&new()));
    assert_eq!(state(dir.path()), before);
    // What is wrong is seen where nothing is to be written, too.
    let user = schema(&["<xs:include schemaLocation=\"more/new.xsd\"/>", &new()].concat());
    write(dir.path(), "next/user.xsd", &user);
    let ways = [("generated/a/more/new.rs", false), ("schemas/more", false), ("schema-changes.md", true)];
    for (path, is_folder) in ways {
        let full = dir.path().join(path);
        if is_folder {
            fs::create_dir(&full).unwrap();
        } else {
            write(dir.path(), path, "by hand");
        }
        let before = state(dir.path());
        for arguments in ["upgrade schemas next", "upgrade schemas next --dry-run"] {
            let (_, stderr) = run(dir.path(), arguments, 1);
            assert!(stderr.starts_with("error: ") && stderr.contains(path), "{stderr}");
        }
        assert_eq!(state(dir.path()), before, "{path}");
        if is_folder { fs::remove_dir(full) } else { fs::remove_file(full) }.unwrap();
    }
}

#[test]
fn folders_that_are_wrong() {
    let dir = project();
    fs::create_dir_all(dir.path().join("other")).unwrap();
    write(dir.path(), "schemas/next/user.xsd", &schema(&new()));
    for (arguments, expected) in [
        ("schemas/user.xsd next", "`schemas/user.xsd` is no folder"),
        ("none next", "`none` is no folder"),
        ("schemas none", "`none` is not there"),
        ("schemas next/user.xsd", "`next/user.xsd` is no folder of schemas and no archive"),
        ("schemas schemas", "are in each other"),
        ("schemas schemas/next", "are in each other"),
        ("other next", "the modules of `xsdbind.toml` read no schema in `other`"),
    ] {
        let (_, stderr) = run(dir.path(), &format!("upgrade {arguments}"), 2);
        assert!(stderr.contains(expected), "{stderr}");
    }
    let (_, stderr) = run(dir.path(), "upgrade schemas other", 1);
    assert!(stderr.contains("cannot read `other`: there is no `.xsd` file in it"), "{stderr}");
    fs::remove_dir_all(dir.path().join("schemas/next")).unwrap();
    for (folder, left) in
        [("schemas", "schemas/"), ("generated", "generated/"), (".", "./"), ("docs", "docs/"), ("log", "log/")]
    {
        let full = dir.path().join(folder).join(".xsdbind-1-0");
        fs::create_dir_all(&full).unwrap();
        let arguments = "upgrade schemas next --report docs/a.md --changelog";
        let (_, stderr) =
            run(dir.path(), &format!("{arguments} {}", if folder == "." { "a.md" } else { "log/a.md" }), 1);
        assert!(stderr.contains(&format!("`{left}.xsdbind-1-0` is left by a run that did not end")), "{stderr}");
        fs::remove_dir(full).unwrap();
    }
}

/// What a link leads to is another's.
#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let dir = project();
    fs::rename(dir.path().join("schemas/user.xsd"), dir.path().join("real.xsd")).unwrap();
    std::os::unix::fs::symlink("../real.xsd", dir.path().join("schemas/user.xsd")).unwrap();
    let before = state(dir.path());
    let (_, stderr) = run(dir.path(), "upgrade schemas next", 1);
    assert!(stderr.contains("schemas/user.xsd`: it is a link or a folder, which is not overwritten"), "{stderr}");
    assert_eq!(state(dir.path()), before);
}
