//! A small interface of commands, and what is generated of it.

use std::collections::BTreeMap;
use std::path::Path;

use crate::{Config, Module, generate};

const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="Envelope" type="Message"/>
  <xs:element name="AddressBook"><xs:complexType><xs:sequence>
    <xs:element name="address" type="Address" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element>
  <xs:element name="PingRequest"><xs:complexType/></xs:element>
  <xs:element name="PingResult"><xs:complexType/></xs:element>
  <xs:complexType name="Message"><xs:sequence>
    <xs:element name="sender" type="Address" minOccurs="0"/>
    <xs:element name="command" type="Command" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="Command" abstract="true"/>
  <xs:complexType name="SuccessResponse"><xs:complexContent><xs:extension base="Command"/></xs:complexContent></xs:complexType>
  <xs:complexType name="ErrorResponse"><xs:complexContent><xs:extension base="Command"/></xs:complexContent></xs:complexType>
  <xs:complexType name="UserModifyRequest"><xs:complexContent><xs:extension base="Command"><xs:sequence>
    <xs:element name="userId" type="userId"/>
    <xs:element name="key" type="Key" minOccurs="0"/>
    <xs:choice minOccurs="0"><xs:element name="phone" type="xs:string"/><xs:element name="fax" type="xs:string"/></xs:choice>
  </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="UserGetRequest"><xs:complexContent><xs:extension base="Command"/></xs:complexContent></xs:complexType>
  <xs:complexType name="UserGetResponse"><xs:complexContent><xs:extension base="Command"><xs:sequence>
    <xs:element name="address" type="Address"/>
  </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="SiteListRequest">
    <xs:annotation><xs:documentation>The response is either a SitesResponse or an ErrorResponse.</xs:documentation></xs:annotation>
    <xs:complexContent><xs:extension base="Command"><xs:sequence>
      <xs:element name="first" type="UserId"/>
    </xs:sequence></xs:extension></xs:complexContent>
  </xs:complexType>
  <xs:complexType name="SitesResponse"><xs:complexContent><xs:extension base="Command"/></xs:complexContent></xs:complexType>
  <xs:complexType name="Address"><xs:sequence><xs:element name="town" type="xs:string"/></xs:sequence></xs:complexType>
  <xs:complexType name="ForeignAddress"><xs:complexContent><xs:extension base="Address"/></xs:complexContent></xs:complexType>
  <xs:complexType name="Key" abstract="true"/>
  <xs:complexType name="GroupKey"><xs:complexContent><xs:extension base="Key"/></xs:complexContent></xs:complexType>
  <xs:complexType name="SiteKey"><xs:complexContent><xs:extension base="Key"/></xs:complexContent></xs:complexType>
  <xs:simpleType name="UserId"><xs:restriction base="xs:token"/></xs:simpleType>
  <xs:simpleType name="userId"><xs:restriction base="xs:string"/></xs:simpleType>
  <xs:complexType name="UserModifyRequestPhoneChoice"/>
  MORE
</xs:schema>
"#;

/// Everything that is generated with a configuration of these keys, or what is wrong with it.
fn run(keys: &str) -> Result<BTreeMap<String, String>, String> {
    run_with("", keys)
}

/// The same with more in the schema.
fn run_with(more: &str, keys: &str) -> Result<BTreeMap<String, String>, String> {
    let dir = tempfile::tempdir().unwrap();
    let config = dir.path().join("xsdbind.toml");
    std::fs::write(dir.path().join("a.xsd"), SCHEMA.replace("MORE", more)).unwrap();
    std::fs::write(&config, format!("[[module]]\nname = \"a\"\nschemas = [\"a.xsd\"]\n{keys}\n")).unwrap();
    let shown = |text: String| text.replace(&format!("{}/", dir.path().display()), "");
    let output =
        Config::from_file(&config).and_then(|config| generate(&config)).map_err(|error| shown(error.to_string()))?;
    let text = output.files.into_values().collect::<Vec<_>>().join("\n\n");
    // Items are separated by a blank line; the macro calls of one stand together, and begin like a path.
    let text = text.replace("\nxsdbind::", "\n\nxsdbind::");
    let blocks = text.split("\n\n").map(str::trim_start).filter_map(|block| {
        let begins = ["pub ", "xsdbind::"];
        let line = block.lines().find(|line| begins.iter().any(|begin| line.starts_with(begin)))?;
        if line.starts_with("xsdbind::request! ") {
            return Some((line.split(" ->").next()?.to_owned(), block.to_owned()));
        }
        // The whole enum is in the call.
        let inside = || block.lines().map(str::trim_start).find(|line| line.starts_with("pub enum "));
        let line = if line == "xsdbind::enumeration! {" { inside()? } else { line };
        let key = line.split(['{', '=', ';', '(', '<', '[']).take(if line.starts_with("xsdbind::") { 2 } else { 1 });
        Some((key.collect::<Vec<_>>().join("{").trim().to_owned(), block.to_owned()))
    });
    Ok(blocks.collect())
}

/// The names of the types that are generated.
#[track_caller]
fn types(keys: &str) -> String {
    let all = run(keys).unwrap_or_else(|problems| panic!("{problems}"));
    let name = |key: &String| key.strip_prefix("pub ").and_then(|key| Some(key.split_once(' ')?.1.to_owned()));
    let mut names: Vec<String> = all.keys().filter_map(name).collect();
    names.sort();
    names.join(" ")
}

#[track_caller]
fn problems(keys: &str) -> String {
    run(keys).expect_err("nothing is said")
}

#[test]
fn a_request_comes_with_what_it_reaches_its_responses_and_the_message() {
    // The key can be of any type derived from it. Of `sender`, no derived type is a root: all of them are kept.
    assert_eq!(
        types(r#"roots = ["UserModifyRequest"]"#),
        "Address AnyAddress AnyDocument Command Envelope ErrorResponse ForeignAddress GroupKey Key Message SiteKey \
         SuccessResponse UserIdType UserModifyRequest UserModifyRequestPhoneChoicePart"
    );
}

#[test]
fn only_selected_commands_are_in_a_message() {
    let all = run(r#"roots = ["UserGet*"]"#).unwrap();
    let command = &all["xsdbind::types! { Command"];
    let names: Vec<&str> = command.lines().filter_map(|line| line.trim().split(['(', ':', ' ']).next()).collect();
    assert_eq!(names[1..names.len() - 1], ["ErrorResponse", "SuccessResponse", "UserGetRequest", "UserGetResponse"]);
}

#[test]
fn responses_by_documentation_and_of_elements() {
    assert_eq!(
        types(r#"roots = ["SiteListRequest"]"#),
        "Address AnyAddress AnyDocument Command Envelope ErrorResponse ForeignAddress Message SiteListRequest \
         SitesResponse SuccessResponse UserId"
    );
    assert_eq!(types(r#"roots = ["PingRequest"]"#), "AnyDocument PingRequest PingResult");
}

#[test]
fn documents_that_are_named() {
    assert_eq!(types(r#"roots = ["AddressBook"]"#), "Address AddressBook AnyAddress AnyDocument ForeignAddress");
    // Not chosen by roots, so all of them.
    let all = types(r#"roots = ["Envelope"]"#);
    assert!(all.contains("SiteListRequest") && all.contains("UserGetRequest"), "{all}");
    // The document's name does not widen what roots choose.
    let few = types(r#"roots = ["Envelope", "UserGetRequest"]"#);
    assert_eq!(few, types(r#"roots = ["UserGetRequest"]"#));
}

#[test]
fn an_abstract_root_is_all_that_is_derived_from_it() {
    assert_eq!(types(r#"roots = ["Key"]"#), "GroupKey SiteKey");
    assert_eq!(types(r#"roots = ["Command"]"#), types(r#"roots = ["Command", "Key"]"#));
}

#[test]
fn what_is_generated_of_a_type_does_not_depend_on_roots() {
    let whole = run("").unwrap();
    // Likewise whether there is a list of simple types.
    let plain = |text: &String| text.replace(" of AnyDocument }", " }");
    for keys in
        [r#"roots = ["UserModifyRequest"]"#, r#"roots = ["UserGet*"]"#, r#"roots = ["S*"]"#, r#"skip = ["SiteKey"]"#]
    {
        for (key, text) in run(keys).unwrap() {
            // Those that `xsi:type` or a document's root chooses from are what a selection is about.
            let is_choice =
                ["Command", "Key", "AnyDocument", "TYPES_OF_A"].iter().any(|name| key.ends_with(&format!(" {name}")));
            assert!(
                is_choice || whole.get(&key).map(plain) == Some(plain(&text)),
                "{keys}: {key} is\n{text}\nand not\n{:?}",
                whole.get(&key)
            );
        }
    }
}

#[test]
fn what_is_not_reached_may_be_of_constructs_that_are_not_supported() {
    let more = "<xs:complexType name='Endless'><xs:sequence><xs:element name='more' type='Endless'/></xs:sequence></xs:complexType>
      <xs:element name='text' type='Endless'/>";
    assert_eq!(run_with(more, ""), run(""));
    let problem = "the element `text` can be in no document";
    assert!(run_with(more, r#"roots = ["text"]"#).unwrap_err().contains(problem));
    let problem = "the type `Endless` can be in no document";
    assert!(run_with(more, r#"roots = ["Endless"]"#).unwrap_err().contains(problem));
    assert_eq!(run_with(more, r#"roots = ["UserGet*"]"#), run(r#"roots = ["UserGet*"]"#));
    assert_eq!(run_with(more, r#"skip = ["Endless", "text"]"#), run(""));
}

#[test]
fn elements_that_substitute_others_are_reached() {
    let more = "
  <xs:element name='key' type='Address' abstract='true'/>
  <xs:element name='homeKey' substitutionGroup='key'/>
  <xs:element name='officeKey' type='OfficeKey' substitutionGroup='homeKey'/>
  <xs:complexType name='OfficeKey'><xs:complexContent><xs:extension base='Address'/></xs:complexContent></xs:complexType>
  <xs:element name='keyRing'><xs:complexType><xs:sequence><xs:element ref='key'/></xs:sequence></xs:complexType></xs:element>";
    let variants = |keys: &str| {
        let all = run_with(more, keys).unwrap_or_else(|problems| panic!("{problems}"));
        let lines = all["xsdbind::choice! { KeyElement"].lines();
        lines.filter_map(|line| Some(line.trim().split_once(':')?.0.to_owned())).collect::<Vec<_>>()
    };
    let all = ["xsdbind", "HomeKey", "OfficeKey"];
    assert_eq!(variants(""), all);
    assert_eq!(variants(r#"roots = ["keyRing"]"#), all);
    assert_eq!(variants(r#"skip = ["OfficeKey", "officeKey"]"#), all[..2]);
    assert_eq!(variants(r#"skip = ["homeKey"]"#), ["xsdbind", "OfficeKey"]);
    // An abstract element stands for those that substitute it.
    let documents = run_with(more, r#"roots = ["key"]"#).unwrap();
    assert!(documents.contains_key("pub struct HomeKey") && documents.contains_key("pub struct OfficeKeyDocument"));
    let none = run_with(more, r#"skip = ["homeKey", "officeKey", "OfficeKey"]"#).unwrap_err();
    assert!(
        none.contains(
            "the element `key` can be in no document: it is abstract and what may stand for it is not selected"
        ),
        "{none}"
    );
}

#[test]
fn what_can_be_in_no_document() {
    let abstract_type = "<xs:complexType name='None' abstract='true'/><xs:complexType name='With'><xs:sequence><xs:element name='none' type='None'/></xs:sequence></xs:complexType>";
    let document = |content: &str| {
        format!(
            "{abstract_type}<xs:element name='holder'><xs:complexType><xs:sequence>{content}</xs:sequence></xs:complexType></xs:element>"
        )
    };
    // Whether it is left out, or asked for.
    let required = document("<xs:element name='with' type='With'/>");
    assert_eq!(run_with(&required, ""), run(""));
    let asked = run_with(&required, r#"roots = ["holder"]"#).unwrap_err();
    assert!(asked.contains("the element `holder` can be in no document: what it requires cannot occur"), "{asked}");
    let pattern = run_with(&required, r#"roots = ["hold*", "UserGet*"]"#);
    assert_eq!(pattern, run(r#"roots = ["UserGet*"]"#));
    let alone = run_with(&required, r#"roots = ["hold*"]"#).unwrap_err();
    assert!(alone.contains("the element `holder` can be in no document"), "{alone}");
    // An element that can be nil can stand, but its type has no value.
    let nil = run_with(&document("<xs:element name='with' type='With' nillable='true'/>"), "").unwrap_err();
    assert!(nil.contains("the element `with` can only be nil, since its type can have no value"), "{nil}");
}

#[test]
fn skip_takes_from_sets_of_types_responses_and_documents() {
    assert_eq!(
        types(
            r#"
            roots = ["User*Request"]
            skip = ["SiteKey", "UserGet*", "Envelope", "*Response"]
        "#
        ),
        "GroupKey Key UserIdType UserModifyRequest UserModifyRequestPhoneChoicePart"
    );
    let all = types("");
    assert_eq!(types(r#"skip = ["PingResult"]"#), all.replace("PingResult ", ""));
}

#[test]
fn sets_from_which_something_was_left_out_keep_it_where_that_is_asked_for() {
    let keeps = |keys: &str| {
        let all = run(&format!("{keys}\nunselected = \"keep\"")).unwrap();
        let sets = all.iter().filter(|(_, text)| text.contains("Unselected(open::OpenType)"));
        let names: Vec<&str> = sets.map(|(key, _)| key.rsplit(' ').next().unwrap()).collect();
        let lines = all.values().filter(|text| text.contains("    Unselected: \"*\",\n}")).count();
        assert_eq!(names.len(), lines);
        names.join(" ")
    };
    assert_eq!(keeps(r#"roots = ["UserModifyRequest"]"#), "Command");
    assert_eq!(keeps(r#"skip = ["SiteKey", "ForeignAddress"]"#), "AnyAddress Key");
    // Nothing that is left out is in a set.
    assert_eq!(keeps(r#"skip = ["PingResult"]"#), "");
}

#[test]
fn what_is_wrong() {
    insta::assert_snapshot!(problems(r#"
roots = ["UserModifyRequest", "userModifyRequets", "Nothing*", "{urn:a}Key"]
skip = ["None"]
"#), @r"
    xsdbind.toml:5:31: no type or global element fits `userModifyRequets` of `roots`
      note: there is `UserModifyRequest`
    xsdbind.toml:5:52: no type or global element fits `Nothing*` of `roots`
    xsdbind.toml:5:64: no type or global element fits `{urn:a}Key` of `roots`
      note: there is `Key`
    xsdbind.toml:6:9: no type or global element fits `None` of `skip`
    ");
    insta::assert_snapshot!(problems(r#"
roots = ["UserModifyRequest", "Site*"]
skip = ["userId", "Site*", "Address"]
"#), @r"
    xsdbind.toml:5:31: all that fits `Site*` of `roots` is left out by `skip`
    ");
    insta::assert_snapshot!(problems(r#"
roots = ["UserModifyRequest"]
skip = ["userId", "*Key", "Address"]
"#), @r"
    xsdbind.toml:6:9: `skip` leaves out `userId`, which `UserModifyRequest` cannot do without
    xsdbind.toml:6:19: `skip` leaves out `Key`, which `UserModifyRequest` cannot do without
    xsdbind.toml:6:27: `skip` leaves out `Address`, which `Message` cannot do without
    ");
    insta::assert_snapshot!(problems(r#"
roots = ["UserModifyRequest"]
skip = ["SiteKey", "GroupKey"]
"#), @r"
    xsdbind.toml:6:20: `skip` leaves out every type that an element of type `Key` could be of, which `UserModifyRequest` has
    ");
}

#[test]
fn places_are_those_of_the_patterns() {
    let module = Module::new("a").schema(Path::new("none.xsd")).root("A").skip("B");
    assert!(module.roots[0].at.is_none() && module.skip[0].at.is_none());
    assert!(problems(r#"roots = ["None"]"#).starts_with("xsdbind.toml:4:10: "));
}

/// Which request has which response.
#[track_caller]
fn responses(more: &str, keys: &str) -> Vec<String> {
    let all = run_with(more, keys).unwrap_or_else(|problems| panic!("{problems}"));
    let impls = all.into_values().filter_map(|block| {
        let (asked, _) = block.strip_prefix("xsdbind::request! { ")?.split_once(" in ")?;
        Some(asked.to_owned())
    });
    impls.collect()
}

/// Requests by derivation: one of them without `Request` in its name, and one type of that name that is none.
const REQUESTS: &str = r#"
  <xs:complexType name="Asks" abstract="true"><xs:complexContent><xs:extension base="Command"/></xs:complexContent></xs:complexType>
  <xs:complexType name="HelloRequest"><xs:complexContent><xs:extension base="Asks"/></xs:complexContent></xs:complexType>
  <xs:complexType name="HelloResponse"><xs:complexContent><xs:extension base="Command"/></xs:complexContent></xs:complexType>
  <xs:complexType name="SitesRequest2">
    <xs:annotation><xs:documentation>
      The response is sent at once. The response is either a SitesResponse
      or an ErrorResponse.
    </xs:documentation></xs:annotation>
    <xs:complexContent><xs:extension base="HelloRequest"/></xs:complexContent>
  </xs:complexType>
  <xs:complexType name="Restart"><xs:complexContent><xs:extension base="Asks"/></xs:complexContent></xs:complexType>
  <xs:complexType name="Settings"><xs:complexContent><xs:extension base="Asks"/></xs:complexContent></xs:complexType>
"#;

#[test]
fn requests_have_their_responses() {
    assert_eq!(responses(REQUESTS, ""), Vec::<String>::new());
    let keys = r#"
        [module.requests]
        base = "Asks"
        except = ["Settings"]
        fallback = "SuccessResponse"
        errors = ["ErrorResponse"]
        [module.requests.responses]
    "#;
    let found = responses(REQUESTS, keys);
    assert_eq!(
        found,
        ["HelloRequest -> HelloResponse", "Restart -> SuccessResponse", "SitesRequest2 -> SitesResponse"]
    );
    // What is said goes before everything else; several are an enum.
    let keys = format!(r#"{keys} HelloRequest = ["SitesResponse", "{{}}HelloResponse", "SitesResponse"]"#);
    let all = run_with(REQUESTS, &keys).unwrap();
    assert!(responses(REQUESTS, &keys).contains(&"HelloRequest -> HelloRequestResponse".to_owned()));
    insta::assert_snapshot!(all["pub enum HelloRequestResponse"], @r"
    /// What answers HelloRequest.
    pub enum HelloRequestResponse {
        /// The type `SitesResponse`.
        SitesResponse(SitesResponse),
        /// The type `HelloResponse`.
        HelloResponse(HelloResponse),
    }
    ");
    insta::assert_snapshot!(all["xsdbind::types! { HelloRequestResponse"], @r#"
    xsdbind::types! { HelloRequestResponse[SitesResponse] () {
        SitesResponse: "SitesResponse",
        HelloResponse: "HelloResponse",
    } }
    "#);
}

#[test]
fn other_words_for_requests() {
    let more = r#"
      <xs:complexType name="Asks" abstract="true"/>
      <xs:complexType name="OneQuery"><xs:complexContent><xs:extension base="Asks"/></xs:complexContent></xs:complexType>
      <xs:complexType name="OneReply"/>
      <xs:complexType name="TwoQuery">
        <xs:annotation><xs:documentation>Returns a OneReply.</xs:documentation></xs:annotation>
        <xs:complexContent><xs:extension base="Asks"/></xs:complexContent>
      </xs:complexType>
    "#;
    let keys = r#"
        [module.requests]
        base = "Asks"
        names = { Query = "Reply" }
        documentation = "Returns"
    "#;
    assert_eq!(responses(more, keys), ["OneQuery -> OneReply", "TwoQuery -> OneReply"]);
}

#[test]
fn selected_requests_come_with_the_responses_that_the_configuration_says() {
    let keys = r#"
        roots = ["Restart", "HelloRequest"]
        [module.requests]
        base = "Asks"
        responses = { Restart = ["SitesResponse"] }
        errors = ["ErrorResponse"]
    "#;
    let all = run_with(REQUESTS, keys).unwrap();
    let command = &all["xsdbind::types! { Command"];
    let names: Vec<&str> = command.lines().filter_map(|line| line.trim().split(['(', ':', ' ']).next()).collect();
    let expected = ["ErrorResponse", "HelloRequest", "HelloResponse", "Restart", "SitesResponse"];
    assert_eq!(names[1..names.len() - 1], expected);
    assert_eq!(responses(REQUESTS, keys), ["HelloRequest -> HelloResponse", "Restart -> SitesResponse"]);
    // What is skipped answers nothing.
    let keys = keys.replace("[module", "skip = [\"HelloResponse\"]\n[module");
    assert_eq!(responses(REQUESTS, &keys), ["Restart -> SitesResponse"]);
}

#[test]
fn requests_that_read_and_what_carries_them() {
    let keys = r#"
        [module.requests]
        base = "Asks"
        fallback = "SuccessResponse"
        reads = ["Sites*", "Restart"]
    "#;
    let all = run_with(REQUESTS, keys).unwrap();
    let of = |name: &str| all[&format!("xsdbind::request! {{ {name}")].as_str();
    let reads = |name: &str| of(name).ends_with(" in Command (READS = true) }");
    assert!(reads("SitesRequest2") && reads("Restart") && !reads("HelloRequest"));
    assert_eq!(of("HelloRequest"), "xsdbind::request! { HelloRequest -> HelloResponse in Command }");
}

#[test]
fn secrets_are_marked() {
    let more = r#"
  <xs:complexType name="Login"><xs:sequence>
    <xs:element name="oldPassword" type="xs:string"/><xs:element name="user" type="xs:string"/>
  </xs:sequence><xs:attribute name="token" type="xs:string"/></xs:complexType>"#;
    let all = run_with(more, "secret = [\"*assword\", \"token\"]").unwrap();
    let table = all.values().find(|block| block.starts_with("xsdbind::record! { Login ")).unwrap();
    assert!(table.contains("old_password: \"oldPassword\" (secret = true),"), "{table}");
    assert!(table.contains("token: \"@token\" (secret = true),") && table.contains("user: \"user\",\n"), "{table}");
}

/// What a module of these types and this configuration is warned of.
fn warnings(more: &str, keys: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    let config = dir.path().join("xsdbind.toml");
    std::fs::write(dir.path().join("a.xsd"), SCHEMA.replace("MORE", more)).unwrap();
    std::fs::write(&config, format!("[[module]]\nname = \"a\"\nschemas = [\"a.xsd\"]\n{keys}\n")).unwrap();
    let output = Config::from_file(&config).and_then(|config| generate(&config)).unwrap();
    output.warnings.to_string().replace(&format!("{}/", dir.path().display()), "")
}

#[test]
fn what_comes_unasked_is_not_left_out_unsaid() {
    let logout = r#"<xs:complexType name="LogoutRequest"><xs:complexContent><xs:extension base="Asks"/></xs:complexContent></xs:complexType>"#;
    let of = |keys: &str| warnings(&format!("{REQUESTS}{logout}"), &format!("{keys}fallback = \"SuccessResponse\""));
    let logout = "xsdbind.toml:4:10: warning: `LogoutRequest` is left out, which a server may send in place of any \
                  answer\n  note: add it to `roots`";
    assert_eq!(
        of("roots = [\"HelloRequest\"]\n[module.requests]\nbase = \"Asks\"\nerrors = [\"ErrorResponse\"]\n"),
        logout
    );
    assert_eq!(
        of("roots = [\"HelloRequest\"]\n[module.requests]\nbase = \"Asks\"\n"),
        format!("{}\n{logout}", logout.replace("LogoutRequest", "ErrorResponse"))
    );
    assert_eq!(of("skip = [\"LogoutRequest\"]\n[module.requests]\nbase = \"Asks\"\n"), logout.replace(":10:", ":9:"));
    for enough in ["", "roots = [\"HelloRequest\", \"LogoutRequest\", \"ErrorResponse\"]\n", "roots = [\"Address\"]\n"]
    {
        assert_eq!(of(&format!("{enough}[module.requests]\nbase = \"Asks\"\n")), "");
    }
}

#[test]
fn rules_for_requests_that_lead_nowhere() {
    let warnings = |keys: &str| warnings(REQUESTS, keys);
    insta::assert_snapshot!(warnings(r#"
[module.requests]
base = "Asks"
except = ["Settngs", "Address"]
names = { Request = "Response", Demand = "Supply" }
documentation = "answers with"
fallback = "SucessResponse"
errors = ["{urn:a}ErrorResponse"]
[module.requests.responses]
HelloRequst = ["HelloResponse"]
Restart = ["Restarted"]
"#), @r"
    xsdbind.toml:6:8: warning: for 3 requests no response is found, the first of them `SitesRequest2`
      note: name what answers it in `responses`, or what answers all such in `fallback`
    xsdbind.toml:7:11: warning: there is no complex type `Settngs`, which `except` of `requests` names
      note: there is `Settings`
    xsdbind.toml:7:22: warning: `Address`, which `except` of `requests` names, is no request
    xsdbind.toml:8:33: warning: no request has `Demand` of `names`
    xsdbind.toml:9:17: warning: no request has `answers with` of `documentation`
    xsdbind.toml:10:12: warning: there is no complex type `SucessResponse`, which `fallback` of `requests` names
      note: there is `SuccessResponse`
    xsdbind.toml:11:11: warning: there is no complex type `{urn:a}ErrorResponse`, which `errors` of `requests` names
    xsdbind.toml:13:1: warning: there is no complex type `HelloRequst`, which `responses` of `requests` names
      note: there is `HelloRequest`
    xsdbind.toml:14:12: warning: there is no complex type `Restarted`, which `responses` of `requests` names
      note: there is `Restart`
    ");
    assert_eq!(
        warnings(
            "secret = [\"pasword\"]\n[module.requests]\nbase = \"Asks\"\nfallback = \"SuccessResponse\"\nreads = [\"*Gt*\"]"
        ),
        "xsdbind.toml:4:11: warning: no element or attribute fits `pasword` of `secret`\n\
         xsdbind.toml:8:10: warning: no request fits `*Gt*` of `reads`"
    );
    insta::assert_snapshot!(warnings("[module.requests]\nbase = \"OCIRequest\""), @r"
    xsdbind.toml:5:8: warning: there is no complex type `OCIRequest`, which `base` of `requests` names
    ");
}

#[test]
fn built_in_types_are_named_in_two_ways() {
    for (keys, wrong) in [
        ("keep-types = [\"XSstr*\"]", "keep-types = [\"XSstrin\"]"),
        ("types = { \"XSstr*\" = \"crate::Text\" }", "types = { \"XSstrin\" = \"crate::Text\" }"),
    ] {
        let both = |keys: &str| ["xs:", "{http://www.w3.org/2001/XMLSchema}"].map(|prefix| keys.replace("XS", prefix));
        let [short, long] = both(keys).map(|keys| run(&keys).unwrap());
        assert_eq!(short, long);
        assert_ne!(short, run("").unwrap(), "{keys}");
        for wrong in both(wrong) {
            assert!(problems(&wrong).ends_with("note: there is `xs:string`"), "{wrong}");
        }
    }
}
