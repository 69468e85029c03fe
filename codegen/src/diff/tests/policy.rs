//! Severities, exceptions, fingerprints, and the forms for pipelines.

use std::fs;

use super::{A, A_OPTIONAL, B, LONG, compare, schema, set};
use crate::diff::{DiffOptions, Entry, Policy, Report, Rule, Severity, Status, diff, diff_all};
use crate::set::SchemaSet;

fn ty(name: &str, fields: &str) -> String {
    format!("<xs:complexType name='{name}'><xs:sequence>{fields}</xs:sequence></xs:complexType>")
}

/// `T` gets a required and loses an optional field, and `Gone` goes.
fn report() -> Report {
    let old = [ty("T", A_OPTIONAL), ty("Gone", A), LONG.to_owned()].concat();
    compare(&old, &[ty("T", B), LONG.to_owned()].concat())
}

fn policy(text: &str) -> Policy {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("xsdbind-diff.toml");
    fs::write(&path, text).unwrap();
    Policy::from_file(&path).unwrap()
}

/// What is told, by severity and rule; what is accepted in brackets.
fn told(report: &Report) -> Vec<String> {
    let verdicts = report.entries.iter().flat_map(Entry::verdicts);
    let one = verdicts.map(|verdict| {
        let text = format!("{} {}", verdict.severity.word(), verdict.rule);
        if verdict.accepted.is_some() { format!("({text})") } else { text }
    });
    one.collect()
}

#[test]
fn severities_are_those_of_effects() {
    let report = report();
    assert_eq!(told(&report), ["warning type-removed", "error optional-field-removed", "error required-field-added"]);
    assert_eq!((report.summary.errors, report.summary.warnings, report.summary.accepted), (2, 1, 0));
    assert_eq!(report.denied(Severity::Error).count(), 2);
    assert_eq!(report.denied(Severity::Warning).count(), 3);
}

#[test]
fn a_policy_changes_and_accepts() {
    let of = |text: &str, today: &str| {
        let mut report = report();
        let warnings = report.apply(&policy(text), today).to_string();
        let warnings =
            warnings.lines().map(|line| line.rsplit_once(": ").map_or(line, |(_, reason)| reason).to_owned());
        (told(&report), warnings.collect::<Vec<_>>())
    };
    let all = ["warning type-removed", "error optional-field-removed", "error required-field-added"];
    let (found, warnings) = of("[severity]\ntype-removed = \"off\"\nrequired-field-added = \"note\"", "2027-01-31");
    assert_eq!(found, ["off type-removed", all[1], "note required-field-added"]);
    assert!(warnings.is_empty());
    for (exception, accepted) in [
        ("type = \"T\"", [1, 2].as_slice()),
        ("type = \"Go*\"", &[0]),
        ("type = \"{urn:x}T\"", &[]),
        ("field = \"b\"", &[2]),
        ("field = \"\"", &[0]),
        ("rule = \"optional-field-removed\"", &[1]),
        ("rule = [\"optional-field-removed\", \"type-removed\"]", &[0, 1]),
        ("rule = \"optional-field-removed\"\nfield = \"b\"", &[]),
    ] {
        let (found, warnings) = of(&format!("[[exception]]\n{exception}\nreason = \"why\""), "2027-01-31");
        let expected: Vec<String> = all
            .iter()
            .enumerate()
            .map(|(at, one)| if accepted.contains(&at) { format!("({one})") } else { (*one).to_owned() })
            .collect();
        assert_eq!(found, expected, "{exception}");
        assert_eq!(warnings.len(), usize::from(accepted.is_empty()), "{exception}: {warnings:?}");
    }
    // The last day counts, and the one after it does not.
    let dated = "[[exception]]\ntype = \"T\"\nreason = \"why\"\nuntil = 2027-01-31";
    assert_eq!(
        of(dated, "2027-01-31"),
        (vec![all[0].into(), format!("({})", all[1]), format!("({})", all[2])], vec![])
    );
    assert_eq!(of(dated, "2027-02-01"), (all.map(str::to_owned).to_vec(), vec!["why".to_owned()]));
    let other = "[[exception]]\ntype = \"T\"\nreason = \"why\"\nseverity = \"warning\"";
    assert_eq!(of(other, "2027-01-31").0, [all[0], "warning optional-field-removed", "warning required-field-added"]);
}

#[test]
fn fingerprints_are_of_changes() {
    let prints = |report: &Report| -> Vec<String> {
        report.entries.iter().flat_map(Entry::verdicts).map(|verdict| verdict.fingerprint.clone()).collect()
    };
    let first = prints(&report());
    assert_eq!(first.iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
    // Other lines, and more beside it.
    let old = [LONG, "\n\n", &ty("T", A_OPTIONAL), &ty("Gone", A)].concat();
    let again = compare(&old, &[LONG, "\n", &ty("T", B), &ty("New", A)].concat());
    assert!(first.iter().all(|one| prints(&again).contains(one)), "{first:?} {:?}", prints(&again));
    // Another value on one side is another change.
    let of = |old: u32, new: u32| {
        let simple = |most: u32| {
            format!(
                "<xs:simpleType name='S'><xs:restriction base='xs:int'><xs:maxInclusive value='{most}'/>\
                 </xs:restriction></xs:simpleType>"
            )
        };
        prints(&compare(&simple(old), &simple(new)))
    };
    assert_ne!(of(20, 10), of(20, 9));
    let accepted = format!("[[exception]]\nfingerprint = [\"{}\"]\nreason = \"seen\"", of(20, 10)[0]);
    let mut report = report();
    assert!(report.apply(&policy(&accepted), "2027-01-31").to_string().contains("nothing that has changed fits"));
}

/// Two sets in folders below the current directory would be relative; these are absolute, so have no place there.
fn folders(old: &str, new: &str) -> (tempfile::TempDir, Report) {
    let dir = tempfile::tempdir().unwrap();
    for (name, body) in [("old", old), ("new", new)] {
        fs::create_dir(dir.path().join(name)).unwrap();
        fs::write(dir.path().join(name).join("a.xsd"), schema(body)).unwrap();
    }
    let load = |name: &str| SchemaSet::load(dir.path().join(name)).unwrap();
    let report = diff(&load("old"), &load("new"), &DiffOptions::new()).unwrap();
    (dir, report)
}

#[test]
fn no_form_shows_an_absolute_path() {
    let (dir, mut report) = folders(&[&ty("T", A), LONG].concat(), &[&ty("T", &[A, B].concat()), LONG].concat());
    report.apply(&policy("[[exception]]\ntype = \"T\"\nreason = \"50 % <seen>\""), "2027-01-31");
    let path = dir.path().display().to_string();
    let forms = [
        report.to_text(),
        report.to_markdown(),
        report.to_summary(),
        report.to_json(),
        report.to_html(),
        report.to_github(),
        report.to_sarif(),
        report.to_junit(),
    ];
    for form in forms {
        assert!(!form.contains(&path), "{form}");
    }
    assert_eq!((&*report.old.name, &*report.new.name), ("old", "new"));
    assert!(report.to_summary().contains("### Accepted (1)\n\n- `required-field-added` `T b`: 50 % \\<seen\\>\n"));
}

#[test]
fn forms_for_pipelines() {
    let mut report = report();
    report.new.folder = Some("schemas/a b".to_owned());
    report.old.folder = Some("schemas/old".to_owned());
    let accepted = "[[exception]]\nrule = \"optional-field-removed\"\nreason = \"never, \\\"sent\\\" & <read>\"";
    report.apply(&policy(accepted), "2027-01-31");
    let github = report.to_github();
    assert_eq!(
        github,
        "::error file=schemas/a b/a.xsd,line=2,title=required-field-added::T b: field added: Long, 1..1 (after nothing; an \
         argument more for `new`); breaks reading, writing, compilation\n"
            .replace("after nothing", "first")
            + "::warning file=schemas/old/a.xsd,line=2,title=type-removed::Gone: a type is gone; breaks compilation\n"
    );
    let sarif: serde_json::Value = serde_json::from_str(&report.to_sarif()).unwrap();
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
    let location = |result: &serde_json::Value| {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap().to_owned()
    };
    assert_eq!(location(&results[0]), "schemas/a%20b/a.xsd");
    let suppressed: Vec<bool> = results.iter().map(|result| result["suppressions"].is_array()).collect();
    assert_eq!(suppressed, [true, false, false]);

    let junit = report.to_junit();
    let document = roxmltree::Document::parse(&junit).unwrap();
    let suite = document.root_element().first_element_child().unwrap();
    let attributes = ["tests", "failures", "skipped"].map(|name| suite.attribute(name).unwrap());
    assert_eq!(attributes, ["3", "1", "1"]);
    let skipped = document.descendants().find(|node| node.has_tag_name("skipped")).unwrap();
    assert_eq!(skipped.attribute("message"), Some("never, \"sent\" & <read>"));
    let failure = document.descendants().find(|node| node.has_tag_name("failure")).unwrap();
    assert_eq!(failure.attribute("type"), Some("required-field-added"));
    assert!(compare(LONG, LONG).to_junit().contains("nothing breaks"));
}

#[test]
fn a_summary_has_a_screen_whatever_there_is() {
    let many = |fields: &str| (0..300).map(|at| ty(&format!("Type{at}"), fields)).collect::<String>() + LONG;
    let summary = compare(&many(A_OPTIONAL), &many(B)).to_summary();
    assert!(summary.contains("### Errors (600)") && summary.contains("- and 580 more"), "{summary}");
    assert!(summary.lines().count() < 60, "{}", summary.lines().count());
    assert!(summary.contains(&format!("- `required-field-added`: {}", Rule::RequiredFieldAdded.advice())));
}

#[test]
fn several_releases_in_a_row() {
    let fields = |name: &str| {
        (0..6).map(|at| format!("<xs:element name='{name}{at}' type='xs:int'/>")).collect::<Vec<_>>().concat()
    };
    let sets = [
        [ty("T", A), ty("Back", A), ty("UserPhoneNumbers", &fields("a"))],
        [ty("T", A), ty("Back", B), ty("UserTelephoneNumbers", &fields("a"))],
        [ty("T", B), ty("Back", A), ty("UserTelephoneNumbers", &(fields("a") + A))],
    ];
    let named = |(at, types): (usize, &[String; 3])| {
        let mut set = set(&(types.concat() + LONG));
        set.name = format!("r{at}");
        set
    };
    let sets: Vec<SchemaSet> = sets.iter().enumerate().map(named).collect();
    let report = diff_all(&sets, &DiffOptions::new()).unwrap();
    let changed: Vec<_> = report.entries.iter().map(|entry| (&*entry.name, entry.changed_in.join(" "))).collect();
    assert_eq!(changed, [("T", "r2".to_owned()), ("UserTelephoneNumbers", "r1 r2".to_owned())]);
    assert_eq!(report.entries[1].status, Status::Renamed);
    let passing: Vec<_> = report.steps.iter().map(|step| (&*step.new.name, step.passing.join(" "))).collect();
    assert_eq!(passing, [("r1", "Back".to_owned()), ("r2", "Back".to_owned())]);
    let text = report.to_text();
    assert!(text.contains("\nr0 → r1: ") && text.contains("; at last as at first: Back\n"), "{text}");
    assert!(text.contains("    changed in r1, r2\n"), "{text}");
    // Two are what they are without that.
    let two = diff_all(&sets[..2], &DiffOptions::new()).unwrap();
    assert_eq!(two.to_json(), diff(&sets[0], &sets[1], &DiffOptions::new()).unwrap().to_json());
}

#[test]
fn neighbours_are_linked() {
    let holder = |fields: &str| {
        [
            ty("UserGetRequest", "<xs:element name='key' type='Key'/>"),
            ty(
                "UserGetResponse",
                "<xs:element name='of'><xs:complexType><xs:sequence><xs:element name='key' type='Key'/>\
                </xs:sequence></xs:complexType></xs:element>",
            ),
            ty("Key", A),
            LONG.to_owned(),
        ]
        .concat()
        .replace("</xs:sequence></xs:complexType>", &format!("{fields}</xs:sequence></xs:complexType>"))
    };
    let report = compare(&holder(""), &holder("<xs:element name='more' type='xs:int'/>"));
    let of = |name: &str| report.entries.iter().find(|entry| entry.name == name).unwrap().neighbours.clone();
    assert_eq!(of("Key"), ["UserGetRequest", "UserGetResponse"]);
    assert_eq!(of("UserGetRequest"), ["Key", "UserGetResponse"]);
    let html = report.to_html();
    assert!(html.contains("<details class=\"entry\" id=\"Key\""), "{html}");
    assert!(html.contains("<a href=\"#UserGetResponse\"><code>UserGetResponse</code></a>"), "{html}");
}
