//! `xsdbind diff`, `list`, `show` and `completions`: what they print, write, and exit with; and the guide, run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::project::{folder, run, schema};

const NAME: &str = "<xs:element name=\"name\" type=\"xs:string\" minOccurs=\"0\"/>";
const PHONE: &str = "<xs:element name=\"phone\" type=\"xs:string\"/>";

/// A type in a file.
fn user(name: &str, fields: &str) -> String {
    schema(&format!("<xs:complexType name=\"{name}\"><xs:sequence>{fields}</xs:sequence></xs:complexType>"))
}

/// The folders `old` and `new`, and a configuration that reads `old`.
fn releases() -> TempDir {
    folder(&[
        ("old/users.xsd", &user("UserModifyRequest", NAME)),
        ("old/groups/group.xsd", &user("Group", NAME)),
        ("new/users.xsd", &user("UserModifyRequest", &[NAME, PHONE].concat())),
        ("new/groups/group.xsd", &user("Group", NAME)),
        ("new/groups/team.xsd", &user("Team", PHONE)),
        ("xsdbind.toml", "[[module]]\nname = \"a\"\nschemas = [\"old/groups/group.xsd\"]\n"),
    ])
}

#[test]
fn help() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["diff", "list", "show", "completions"] {
        let (stdout, _) = run(dir.path(), &format!("{name} --help"), 0);
        insta::assert_snapshot!(format!("help_{name}"), stdout);
    }
}

#[test]
fn every_format() {
    let dir = releases();
    for format in ["text", "markdown", "json"] {
        let (stdout, stderr) = run(dir.path(), &format!("diff old new --format {format}"), 0);
        insta::assert_snapshot!(format!("format_{format}"), stdout);
        assert_eq!(stderr, "");
    }
    let (html, _) = run(dir.path(), "diff old new --format html", 0);
    assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>\n"), "{html}");
    // Nothing is fetched.
    for word in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!html.contains(word), "{word}");
    }
}

#[test]
fn a_file_for_the_report() {
    let dir = releases();
    let (stdout, _) = run(dir.path(), "diff old new --format json --output report.json", 0);
    assert_eq!(stdout, "report.json: 2 differences\n");
    let written = fs::read_to_string(dir.path().join("report.json")).unwrap();
    assert_eq!(written, run(dir.path(), "diff old new --format json", 0).0);
    let (_, stderr) = run(dir.path(), "diff old new --output none/report.txt", 1);
    assert!(stderr.starts_with("error: cannot write `none/report.txt`: "), "{stderr}");
}

/// Places are those of files in a set, wherever in it they are.
#[test]
fn sets_of_folders() {
    let dir = releases();
    for set in ["old", "new"] {
        let all = dir.path().join("sets").join(set);
        for (folder, body) in
            [("a", "<xs:complexType name=\"A\"/>".to_owned()), ("b", format!("<xs:complexType name=\"B{set}\"/>"))]
        {
            fs::create_dir_all(all.join(folder)).unwrap();
            fs::write(all.join(folder).join("x.xsd"), schema(&body)).unwrap();
        }
    }
    let (stdout, _) = run(&dir.path().join("sets"), "diff old new --format github", 0);
    assert!(stdout.contains("file=old/b/x.xsd,line=2,"), "{stdout}");
    let (_, stderr) = run(dir.path(), "diff sets/old sets/new --format json", 0);
    assert_eq!(stderr, "");
    fs::write(dir.path().join("sets/new/b/x.xsd"), schema("<xs:element name=\"b\" type=\"Missing\"/>")).unwrap();
    let (_, stderr) = run(&dir.path().join("sets"), "diff old new", 1);
    assert!(stderr.starts_with("new/b/x.xsd:2:"), "{stderr}");
    let (_, stderr) = run(&dir.path().join("sets/new/b"), "diff ../../old ..", 1);
    assert!(stderr.starts_with("../b/x.xsd:2:"), "{stderr}");
}

/// Two reports in one file: one of them would be lost.
#[test]
fn one_file_for_two_reports() {
    let dir = releases();
    for arguments in ["--output a.txt --also html=./a.txt", "--also html=a.txt --also json=old/../a.txt"] {
        let (_, stderr) = run(dir.path(), &format!("diff old new {arguments}"), 2);
        assert!(stderr.contains("a.txt` is named twice, and one of the reports would be lost"), "{stderr}");
    }
    assert!(!dir.path().join("a.txt").exists());
}

/// What schemas include may be elsewhere only where that is said.
#[test]
fn folders_beside_the_set() {
    let dir = releases();
    // The current directory counts as said.
    let here = dir.path().join("work");
    for folder in [&here, &dir.path().join("shared")] {
        fs::create_dir(folder).unwrap();
    }
    fs::write(dir.path().join("shared/id.xsd"), schema("<xs:complexType name=\"Id\"/>")).unwrap();
    let team = schema("<xs:include schemaLocation=\"../../shared/id.xsd\"/>\n<xs:complexType name=\"Team\"/>");
    fs::write(dir.path().join("new/groups/team.xsd"), team).unwrap();
    let team = "--schema ../new/groups/team.xsd";
    for command in ["diff ../old/groups ../new/groups".to_owned(), format!("list {team}"), format!("show Id {team}")] {
        let (_, stderr) = run(&here, &command, 1);
        assert!(stderr.contains("allow-read"), "{command}: {stderr}");
        let (stdout, _) = run(&here, &format!("{command} --allow-read ../shared"), 0);
        assert!(stdout.contains("Id"), "{command}: {stdout}");
    }
    let config = "allow-read = [\"../shared\"]\n[[module]]\nname = \"a\"\nschemas = [\"../new/groups/team.xsd\"]\n";
    fs::write(here.join("xsdbind.toml"), config).unwrap();
    assert!(run(&here, "show Id", 0).0.contains("Id  complex type"));
}

/// URLs lead where that is said, in all commands.
#[test]
fn urls_of_the_set() {
    let dir = releases();
    fs::create_dir(dir.path().join("copies")).unwrap();
    fs::write(dir.path().join("copies/id.xsd"), schema("<xs:complexType name=\"Id\"/>")).unwrap();
    let team = schema("<xs:include schemaLocation=\"http://example.com/x/id.xsd\"/>\n<xs:complexType name=\"Team\"/>");
    fs::write(dir.path().join("new/groups/team.xsd"), team).unwrap();
    let team = "--schema new/groups/team.xsd";
    for command in ["diff old/groups new/groups".to_owned(), format!("list {team}"), format!("show Id {team}")] {
        let (_, stderr) = run(dir.path(), &command, 1);
        assert!(stderr.contains("`\"http://example.com/x/id.xsd\" = \"<file>\"`"), "{command}: {stderr}");
        let (stdout, stderr) = run(dir.path(), &format!("{command} --location http://example.com/x/=copies"), 0);
        assert!(stdout.contains("Id"), "{command}: {stdout}");
        let unused = "warning: no schema refers to `http://example.com/x/` of `locations`\n  note: in `old/groups`\n";
        assert_eq!(stderr, if command.starts_with("diff") { unused } else { "" });
        let (_, stderr) = run(dir.path(), &format!("{command} --location copies=copies"), 1);
        assert!(stderr.contains("`copies` of `locations` is no URL"), "{command}: {stderr}");
    }
    let config = "[locations]\n\"http://example.com/x/id.xsd\" = \"copies/id.xsd\"\n\"urn:none\" = \"copies/id.xsd\"\n\
                  [[module]]\nname = \"a\"\nschemas = [\"new/groups/team.xsd\"]\n";
    fs::write(dir.path().join("xsdbind.toml"), config).unwrap();
    let (stdout, stderr) = run(dir.path(), "show Id", 0);
    assert!(stdout.contains("Id  complex type"), "{stdout}");
    assert_eq!(stderr, "xsdbind.toml:3:1: warning: no schema refers to `urn:none` of `locations`\n");
}

#[test]
fn exit_status() {
    let dir = releases();
    for (class, status) in [("breaking", 1), ("reading", 0), ("writing", 1), ("compilation", 1), ("any", 1)] {
        let (stdout, stderr) = run(dir.path(), &format!("diff old new --fail-on {class}"), status);
        assert!(stdout.starts_with("old → new\n"), "{stdout}");
        assert_eq!(stderr.starts_with("error: "), status == 1, "{class}: {stderr}");
    }
    let (_, stderr) = run(dir.path(), "diff old new --fail-on writing", 1);
    assert_eq!(stderr, "error: 1 difference breaks writing\n");
    run(dir.path(), "diff old old --fail-on any", 0);
    run(dir.path(), "diff old new --fail-on nothing", 2);
    run(dir.path(), "diff old", 2);
    // Both are written and read where one does not know better.
    run(dir.path(), "diff old new --fail-on reading --both-ways", 1);
}

#[test]
fn equal_sets() {
    let dir = releases();
    assert_eq!(run(dir.path(), "diff old old", 0).0, "old → old\nno differences\n");
    let (json, _) = run(dir.path(), "diff old old --format json", 0);
    assert!(json.contains("\"entries\": []"), "{json}");
    let (html, _) = run(dir.path(), "diff old old --format html", 0);
    assert!(html.contains("no differences"), "{html}");
}

#[test]
fn unrelated_sets() {
    let dir = releases();
    let (stdout, _) = run(dir.path(), "diff old/groups new/groups/team.xsd", 0);
    assert!(stdout.contains("the two sets have no type and no element in common"), "{stdout}");
}

#[test]
fn sets_that_are_wrong() {
    let dir = releases();
    let (_, stderr) = run(dir.path(), "diff old missing", 1);
    assert!(stderr.starts_with("error: cannot read `missing`: "), "{stderr}");
    fs::create_dir(dir.path().join("empty")).unwrap();
    let (_, stderr) = run(dir.path(), "diff empty new", 1);
    assert_eq!(stderr, "error: there is no `.xsd` file in `empty` or below it\n");
    // The place names the set, since both have files of the same names.
    fs::write(dir.path().join("new/users.xsd"), user("UserModifyRequest", "<xs:element name=\"a\" type=\"B\"/>"))
        .unwrap();
    let (stdout, stderr) = run(dir.path(), "diff old new", 1);
    assert_eq!(stdout, "");
    assert!(stderr.starts_with("new/users.xsd:2:"), "{stderr}");
    assert!(stderr.contains("there is no type `B`"), "{stderr}");
}

#[test]
fn only_what_is_used() {
    let dir = releases();
    // The module has `Group` alone, which stays as it is.
    let (stdout, _) = run(dir.path(), "diff old new --used-by xsdbind.toml", 0);
    assert_eq!(stdout, "old → new\nno differences in what the configuration uses\n");
    let all = fs::read_to_string(dir.path().join("xsdbind.toml")).unwrap().replace("groups/group", "users");
    fs::write(dir.path().join("xsdbind.toml"), all).unwrap();
    let (stdout, _) = run(dir.path(), "diff old new --used-by xsdbind.toml", 0);
    assert!(stdout.contains("\nUserModifyRequest  breaks writing, compilation"), "{stdout}");
    assert!(!stdout.contains("Team"), "{stdout}");
}

#[test]
fn new_commands_are_not_used_but_new_versions_are() {
    let dir = tempfile::tempdir().unwrap();
    let types = |names: &[&str]| {
        let derived = |name: &&str| {
            format!(
                "<xs:complexType name=\"{name}\"><xs:complexContent><xs:extension base=\"Command\"/></xs:complexContent></xs:complexType>"
            )
        };
        let derived = names.iter().map(derived).collect::<Vec<_>>().concat();
        schema(&format!(
            "<xs:element name=\"message\" type=\"Command\"/><xs:complexType name=\"Command\" abstract=\"true\"/>{derived}"
        ))
    };
    fs::write(dir.path().join("used.xsd"), types(&["GetRequest"])).unwrap();
    fs::write(dir.path().join("old.xsd"), types(&["GetRequest", "AddRequest"])).unwrap();
    fs::write(dir.path().join("new.xsd"), types(&["GetRequest", "GetRequest22", "CopyRequest", "GroupKey"])).unwrap();
    let named = |keys: &str| {
        fs::write(dir.path().join("xsdbind.toml"), format!("[[module]]\nname = \"a\"\n{keys}\n")).unwrap();
        let (stdout, _) = run(dir.path(), "diff old.xsd new.xsd --used-by xsdbind.toml", 0);
        let names = ["GetRequest22", "GroupKey", "AddRequest", "CopyRequest"];
        names.into_iter().filter(|name| stdout.contains(&format!("\n{name}  "))).collect::<Vec<_>>()
    };
    // Of `AddRequest`, which is gone, and `CopyRequest`, which is new, there is nothing.
    assert_eq!(named("schemas = [\"used.xsd\"]"), ["GetRequest22", "GroupKey"]);
    // The same where roots leave it out.
    assert_eq!(named("schemas = [\"old.xsd\"]\nroots = [\"GetRequest\"]"), ["GetRequest22", "GroupKey"]);
    assert_eq!(named("schemas = [\"old.xsd\"]\nskip = [\"AddRequest\"]"), ["GetRequest22", "GroupKey"]);
    assert_eq!(named("schemas = [\"old.xsd\"]"), ["GetRequest22", "GroupKey", "AddRequest"]);
}

#[test]
fn open_enumerations_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let values = |values: &str| {
        let facets = values.chars().map(|value| format!("<xs:enumeration value=\"{value}\"/>"));
        let facets = facets.collect::<Vec<_>>().concat();
        schema(&format!(
            "<xs:simpleType name=\"S\"><xs:restriction base=\"xs:token\">{facets}</xs:restriction></xs:simpleType>"
        ))
    };
    fs::write(dir.path().join("old.xsd"), values("ab")).unwrap();
    fs::write(dir.path().join("new.xsd"), values("abc")).unwrap();
    for (enums, status) in [("closed", 1), ("open", 0)] {
        let config = format!("[[module]]\nname = \"a\"\nschemas = [\"old.xsd\"]\nenums = \"{enums}\"\n");
        fs::write(dir.path().join("xsdbind.toml"), config).unwrap();
        run(dir.path(), "diff old.xsd new.xsd --used-by xsdbind.toml --fail-on reading", status);
    }
}

#[test]
fn rules_are_listed() {
    let dir = releases();
    let (stdout, _) = run(dir.path(), "diff --rules", 0);
    assert!(stdout.contains("\nfield-now-required  "), "{stdout}");
    run(dir.path(), "diff old new --rules", 2);
    run(dir.path(), "diff", 2);
    let (_, stderr) = run(dir.path(), "diff old", 2);
    assert_eq!(stderr, "error: there are no two releases to compare: OLD NEW, or OLD..NEW\n");
}

#[test]
fn a_pipeline_says_no_to_what_matters() {
    let dir = releases();
    let (_, stderr) = run(dir.path(), "diff old new --deny error", 1);
    assert!(
        stderr.starts_with("error: 1 change is an error\n  UserModifyRequest phone: required-field-added ("),
        "{stderr}"
    );
    let fingerprint = stderr.rsplit_once('(').unwrap().1.trim_end_matches(")\n");
    let policy = |exception: &str| {
        let text = format!("[[exception]]\n{exception}\nreason = \"we send it\"\n");
        fs::write(dir.path().join("xsdbind-diff.toml"), text).unwrap();
    };
    policy(&format!("fingerprint = \"{fingerprint}\""));
    let (stdout, stderr) = run(dir.path(), "diff old new --deny error", 0);
    assert!(stdout.contains("[required-field-added]  accepted: we send it\n") && stderr.is_empty(), "{stdout}{stderr}");
    run(dir.path(), "diff old new --deny note", 1);
    policy("type = \"User*\"\nuntil = 2027-01-31");
    run(dir.path(), "diff old new --deny error --today 2027-01-31", 0);
    let (_, stderr) = run(dir.path(), "diff old new --deny error --today 2027-02-01", 1);
    assert!(stderr.contains("xsdbind-diff.toml:4:10: warning: this exception was over on 2027-01-31"), "{stderr}");
    policy("type = \"Other\"");
    let (_, stderr) = run(dir.path(), "diff old new", 0);
    assert_eq!(stderr, "xsdbind-diff.toml:3:10: warning: nothing that has changed fits this exception: we send it\n");
    policy("rule = \"other\"");
    let (_, stderr) = run(dir.path(), "diff old new", 1);
    assert!(stderr.contains("xsdbind-diff.toml:2:8: there is no rule `other`"), "{stderr}");
    let (_, stderr) = run(dir.path(), "diff old new --policy none.toml", 1);
    assert!(stderr.starts_with("error: cannot read `none.toml`"), "{stderr}");
    run(dir.path(), "diff old new --today tomorrow", 2);
}

#[test]
fn forms_for_pipelines() {
    let dir = releases();
    for format in ["github", "summary", "junit", "sarif"] {
        let (stdout, _) = run(dir.path(), &format!("diff old new --format {format}"), 0);
        insta::assert_snapshot!(format!("format_{format}"), stdout);
        let (_, stderr) = run(dir.path(), &format!("diff old new --also {format}=other"), 0);
        assert_eq!(stderr, "");
        assert_eq!(fs::read_to_string(dir.path().join("other")).unwrap(), stdout);
    }
    run(dir.path(), "diff old new --also nothing=other", 2);
    run(dir.path(), "diff old new --also sarif", 2);
}

/// Runs git where there may be no configuration.
fn git(dir: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(dir).env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", dir);
    command.args(["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]);
    let output = command.args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with the releases `v1`, `v2` and `v3` of `set`, and with something else in the folder.
fn repository() -> TempDir {
    let dir = releases();
    git(dir.path(), &["init", "--quiet"]);
    for (tag, from) in [("v1", "old"), ("v2", "new"), ("v3", "old")] {
        copy(&dir.path().join(from), &dir.path().join("schemas/set"));
        if tag == "v3" {
            fs::remove_file(dir.path().join("schemas/set/groups/team.xsd")).unwrap();
        }
        git(dir.path(), &["add", "schemas"]);
        git(dir.path(), &["commit", "--quiet", "-m", tag]);
        git(dir.path(), &["tag", tag]);
    }
    fs::write(dir.path().join("schemas/set/users.xsd"), "not committed").unwrap();
    dir
}

#[test]
fn revisions_of_git() {
    let dir = repository();
    let folders = run(dir.path(), "diff old new", 0).0;
    let body = |text: &str| text.split_once('\n').unwrap().1.to_owned();
    let (stdout, stderr) = run(dir.path(), "diff v1..v2 -- schemas/set", 0);
    assert!(stdout.starts_with("v1:schemas/set → v2:schemas/set\n") && stderr.is_empty(), "{stdout}{stderr}");
    assert_eq!(body(&stdout), body(&folders));
    // From a folder, and by the path from the root; a revision beside a folder.
    let below = dir.path().join("schemas");
    assert_eq!(body(&run(&below, "diff v1..v2 -- ./set", 0).0), body(&folders));
    assert_eq!(body(&run(&below, "diff v1:schemas/set v2:schemas/set", 0).0), body(&folders));
    assert_eq!(body(&run(dir.path(), "diff v1:schemas/set new", 0).0), body(&folders));
    let (stdout, _) = run(dir.path(), "diff v1:schemas/set/users.xsd v2:schemas/set/users.xsd", 0);
    assert!(stdout.contains("UserModifyRequest") && !stdout.contains("Team"), "{stdout}");
    // Annotations are of files in the repository, wherever the command runs.
    let (stdout, _) = run(&below, "diff v1..v2 --format github -- set", 0);
    assert!(stdout.starts_with("::error file=schemas/set/users.xsd,line=2,title=required-field-added::"), "{stdout}");
    let (stdout, _) = run(dir.path(), "diff v1..v2..v3 -- schemas/set", 0);
    assert!(stdout.contains("no differences\n"), "{stdout}");
    for (arguments, expected) in [
        ("diff v1..v9 -- schemas/set", "error: cannot read `v9:schemas/set`: there is no revision `v9`"),
        ("diff v1..v2 -- schemas/none", "error: cannot read `v1:schemas/none`: there is no `.xsd` file in it"),
        ("diff v1..v2 -- ../..", "error: cannot read `v1:../..`: `../..` leads out of the repository"),
        ("diff v1:--help v2:schemas", "error: cannot read `v1:--help`: there is no `.xsd` file in it"),
    ] {
        let (_, stderr) = run(dir.path(), arguments, 1);
        assert!(stderr.starts_with(expected), "{arguments}: {stderr}");
    }
    // Problems name the revision, not where it was unpacked.
    git(dir.path(), &["commit", "--quiet", "-a", "-m", "broken"]);
    let (_, stderr) = run(dir.path(), "diff v1..HEAD -- schemas/set", 1);
    assert!(stderr.starts_with("HEAD:schemas/set/users.xsd:1:1: "), "{stderr}");
}

/// The files of a folder, as an archive has them.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut next = vec![folder.to_owned()];
    while let Some(at) = next.pop() {
        for path in fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                next.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((name, fs::read(path).unwrap()));
            }
        }
    }
    found
}

fn zip(path: &Path, files: &[(String, Vec<u8>)]) {
    let mut archive = zip::ZipWriter::new(fs::File::create(path).unwrap());
    for (name, contents) in files {
        archive.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, contents).unwrap();
    }
    archive.finish().unwrap();
}

/// A tar archive. Its writer refuses names that lead out of it, so names are written as they are.
fn tar(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, contents) in files {
        let mut header = tar::Header::new_gnu();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(contents.len().try_into().unwrap());
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, contents.as_slice()).unwrap();
    }
    archive.into_inner().unwrap()
}

fn gzip(path: &Path, bytes: &[u8]) {
    let mut out = flate2::write::GzEncoder::new(fs::File::create(path).unwrap(), flate2::Compression::fast());
    std::io::Write::write_all(&mut out, bytes).unwrap();
    out.finish().unwrap();
}

#[test]
fn archives() {
    let dir = releases();
    let below = |folder: &str| -> Vec<(String, Vec<u8>)> {
        let mut all = files(&dir.path().join(folder));
        // What else a vendor ships.
        all.push(("README.txt".to_owned(), b"text".to_vec()));
        all.into_iter().map(|(name, contents)| (format!("release/{name}"), contents)).collect()
    };
    zip(&dir.path().join("old.zip"), &below("old"));
    fs::write(dir.path().join("old.tar"), tar(&below("old"))).unwrap();
    gzip(&dir.path().join("new.tar.gz"), &tar(&below("new")));
    let body = |text: &str| text.split_once('\n').unwrap().1.to_owned();
    let folders = body(&run(dir.path(), "diff old new", 0).0);
    for old in ["old.zip", "old.tar", "old"] {
        let (stdout, _) = run(dir.path(), &format!("diff {old} new.tar.gz"), 0);
        assert_eq!(body(&stdout), folders, "{old}");
    }
    let (stdout, _) = run(dir.path(), "diff old.zip new.tar.gz -- release/users.xsd", 0);
    assert!(stdout.contains("UserModifyRequest") && !stdout.contains("Team"), "{stdout}");
    let (_, stderr) = run(dir.path(), "diff old.zip new.tar.gz -- none", 1);
    assert_eq!(stderr, "error: cannot read `old.zip`: there is no `.xsd` file in it\n");
    fs::write(dir.path().join("broken.zip"), "PK").unwrap();
    assert!(run(dir.path(), "diff broken.zip new", 1).1.starts_with("error: cannot read `broken.zip`: "));
}

#[test]
fn hostile_archives() {
    let dir = releases();
    let schema = schema("");
    for name in ["../evil.xsd", "a/../../evil.xsd", "/evil.xsd"] {
        let files = [(name.to_owned(), schema.clone().into_bytes())];
        zip(&dir.path().join("a.zip"), &files);
        fs::write(dir.path().join("a.tar"), tar(&files)).unwrap();
        for archive in ["a.zip", "a.tar"] {
            let (_, stderr) = run(dir.path(), &format!("diff {archive} new"), 1);
            assert_eq!(stderr, format!("error: cannot read `{archive}`: `{name}` leads out of it\n"));
        }
    }
    // A link is passed over, and so is what would be written through it.
    let mut archive = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    archive.append_link(&mut header, "out", dir.path()).unwrap();
    let links = archive.into_inner().unwrap();
    let file = tar(&[("out/evil.xsd".to_owned(), schema.into_bytes())]);
    fs::write(dir.path().join("links.tar"), [&links[..links.len() - 1024], &file].concat()).unwrap();
    run(dir.path(), "diff links.tar new", 0);
    assert!(!dir.path().join("evil.xsd").exists());
    // A file that is larger than any schema.
    let large = dir.path().join("large.tar");
    let mut header = tar::Header::new_gnu();
    header.set_path("large.xsd").unwrap();
    header.set_size(100 << 20);
    header.set_cksum();
    fs::write(&large, header.as_bytes()).unwrap();
    fs::File::options().write(true).open(&large).unwrap().set_len(101 << 20).unwrap();
    let (_, stderr) = run(dir.path(), "diff large.tar new", 1);
    assert_eq!(stderr, "error: cannot read `large.tar`: `large.xsd` has more than 67108864 bytes\n");
}

#[test]
fn colours_only_when_wanted() {
    let dir = releases();
    let coloured = |no_color: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xsdbind"));
        command.current_dir(dir.path()).args(["diff", "old", "new"]).env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1");
        if no_color {
            command.env_remove("CLICOLOR_FORCE").env("NO_COLOR", "1");
        }
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert!(coloured(false).contains("\u{1b}["));
    assert!(!coloured(true).contains('\u{1b}'));
    // A file is never coloured.
    run(dir.path(), "diff old new --output report.txt", 0);
    assert!(!fs::read_to_string(dir.path().join("report.txt")).unwrap().contains('\u{1b}'));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn the_bundled_schemas_are_listed_and_shown() {
    let (stdout, stderr) = run(&root(), "list *Modify*", 0);
    insta::assert_snapshot!("list_bundled", stdout);
    assert_eq!(stderr, "");
    let (stdout, _) = run(&root(), "show UserGetRequest22 --schema schemas/ocip/ocip.xsd", 0);
    insta::assert_snapshot!("show_bundled", stdout);
    let (stdout, _) = run(&root(), "show GroupFindMeFollowMeAddAlertingGroupRequest --depth 2 --no-docs", 0);
    insta::assert_snapshot!("show_bundled_deep", stdout);
    let (_, stderr) = run(&root(), "show UserGetReqest22", 1);
    assert!(
        stderr.starts_with("error: there is no type or element `UserGetReqest22`; did you mean `UserGetRequest22`")
    );
    let (_, stderr) = run(&root(), "list --schema missing.xsd", 1);
    assert!(stderr.contains("missing.xsd: cannot be read"), "{stderr}");
}

#[test]
fn completions_name_the_subcommands() {
    let dir = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (stdout, _) = run(dir.path(), &format!("completions {shell}"), 0);
        assert!(["generate", "diff", "fail-on"].iter().all(|word| stdout.contains(word)), "{shell}: {stdout}");
    }
    run(dir.path(), "completions tcsh", 2);
}

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// Runs the commands of `docs/upgrading.md`; what they print must be what stands below them. With
/// `INSTA_UPDATE=always` it is written there.
#[test]
#[cfg(unix)]
fn the_guide_is_what_happens() {
    let dir = tempfile::tempdir().unwrap();
    for folder in ["schemas", "docs", "generated"] {
        copy(&root().join(folder), &dir.path().join(folder));
    }
    fs::copy(root().join("xsdbind.toml"), dir.path().join("xsdbind.toml")).unwrap();
    let command = Path::new(env!("CARGO_BIN_EXE_xsdbind")).parent().unwrap();
    let path = format!("{}:{}", command.display(), std::env::var("PATH").unwrap());
    let run = |line: &str| {
        let mut shell = Command::new("sh");
        shell.current_dir(dir.path()).env("PATH", &path).env("NO_COLOR", "1").env_remove("CLICOLOR_FORCE");
        for (name, value) in [("NAME", "a"), ("EMAIL", "a@example.com")] {
            shell.env(format!("GIT_AUTHOR_{name}"), value).env(format!("GIT_COMMITTER_{name}"), value);
        }
        shell.env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", dir.path());
        let output = shell.args(["-c", &format!("exec 2>&1; {line}")]).output().unwrap();
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8(output.stdout).unwrap()
    };
    // As if this were the repository of the reader.
    run("git init --quiet --initial-branch main && git add . && git commit --quiet -m 'What there is'");
    let guide = root().join("docs/upgrading.md");
    let text = fs::read_to_string(&guide).unwrap();
    let mut found = String::new();
    let mut commands = 0;
    let mut in_console = false;
    for line in text.lines() {
        match line.strip_prefix("$ ") {
            Some(line) if in_console => {
                commands += 1;
                found.extend(["$ ", line, "\n", &run(line)]);
                continue;
            }
            _ => {}
        }
        in_console = line == "```console" || (in_console && line != "```");
        // What is printed stands in place of what was.
        if !in_console || line == "```console" {
            found.extend([line, "\n"]);
        }
    }
    assert!(commands > 10, "{commands}");
    if std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always") {
        fs::write(&guide, found).unwrap();
    } else {
        assert!(
            text == found,
            "docs/upgrading.md is not what happens; to write it again: INSTA_UPDATE=always cargo test \
             -p xsdbind-cli --test all the_guide\n{found}"
        );
    }
}
