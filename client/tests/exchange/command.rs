//! The command `provision`, as it is run, against the stand-in server.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use provisioning_client::server::{Fault, Options, StandIn, State};
use tokio::runtime::Runtime;

use crate::{ALICE, PASSWORD};

/// A server, and what it runs on.
struct Stand {
    server: StandIn,
    _runtime: Runtime,
    folder: tempfile::TempDir,
}

impl Stand {
    fn new() -> Self {
        Self::with(Options::default())
    }

    fn with(options: Options) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let server = runtime.block_on(StandIn::with(State::sample(), options)).unwrap();
        Self { server, _runtime: runtime, folder: tempfile::tempdir().unwrap() }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_provision"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env("PROVISION_SERVER", self.server.tcp()).env("PROVISION_USER", "admin@example.com");
        command.env("PROVISION_PASSWORD", PASSWORD);
        command
    }

    /// What it prints, on both outputs, and its status.
    fn run(&self, arguments: &[&str]) -> (String, i32) {
        let output = self.command(arguments).output().unwrap();
        (all(&output), output.status.code().unwrap())
    }

    fn write(&self, name: &str, text: &[u8]) {
        std::fs::File::create(self.folder.path().join(name)).unwrap().write_all(text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }
}

fn all(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    let text = String::from_utf8(text).unwrap();
    assert!(!text.contains(PASSWORD), "{text}");
    text
}

#[test]
fn certificates_of_the_client() {
    let options = Options { asks_for_certificate: true, ..Options::default() };
    let stand = Stand::with(options);
    let (certificate, key) = stand.server.client_certificate();
    stand.write("ca.pem", stand.server.certificate().as_bytes());
    stand.write("client.pem", certificate.as_bytes());
    stand.write("key.pem", key.as_bytes());
    let get = |more: &[&str]| {
        let usual = ["get", "UserGetRequest22", "userId=alice@example.com", "--pin", "ca.pem"];
        let output =
            stand.command(&[&usual, more].concat()).env("PROVISION_SERVER", stand.server.tls()).output().unwrap();
        (all(&output), output.status.code())
    };
    let (text, status) = get(&["--client-certificate", "client.pem", "--client-key", "key.pem"]);
    assert!(status == Some(0) && text.contains("\"lastName\""), "{status:?} {text}");
    let (text, status) = get(&[]);
    assert!(status != Some(0) && text.contains("certificate"), "{status:?} {text}");
    let (text, _) = get(&["--client-certificate", "client.pem"]);
    assert!(text.contains("--client-key <FILE>"), "{text}");
    let (text, _) = get(&["--client-certificate", "client.pem", "--client-key", "client.pem"]);
    assert!(text.contains("there is no private key"), "{text}");
}

#[test]
fn calls() {
    let stand = Stand::new();
    let (text, status) =
        stand.run(&["call", "UserModifyRequest22", "userId=alice@example.com", "firstName=Alicia", "phoneNumber=nil"]);
    assert!(status == 0 && text.contains("\"@xsi:type\": \"SuccessResponse\""), "{status} {text}");
    let (text, status) = stand.run(&["get", "UserGetRequest22", "userId=alice@example.com"]);
    assert!(status == 0 && text.contains("\"firstName\": \"Alicia\"") && !text.contains("phoneNumber"), "{text}");
    let (text, status) = stand.run(&["get", "UserGetRequest22", "userId=nobody@example.com"]);
    assert!(status == 2 && text.contains("[Error 4008]"), "{status} {text}");
    let (text, status) =
        stand.run(&["table", "UserGetListInGroupRequest", "serviceProviderId=acme", "GroupId=paris", "--csv"]);
    assert!(status == 0 && text.starts_with("User Id,Last Name"), "{text}");
    assert!(text.contains("\nalice@example.com,Smith,Alicia,,,\n"), "{text}");
    let (text, _) = stand.run(&["table", "UserGetListInGroupRequest", "serviceProviderId=acme", "GroupId=paris"]);
    assert!(text.contains("alice@example.com  Smith      Alicia"), "{text}");
    stand.server.faults([Some(Fault::LoseDuring)]);
    let (text, status) = stand.run(&["call", "UserModifyRequest22", "userId=bob@example.com", "lastName=X"]);
    assert!(status == 3 && text.contains("is not known"), "{status} {text}");
}

#[test]
fn what_is_wrong_is_said_before_anything_is_sent() {
    let stand = Stand::new();
    for (arguments, parts) in [
        (&["call", "UserModifyRequest99"][..], "UserModifyRequest99"),
        (&["call", "UserModifyRequest22", "userID=x"], "is `userId` meant?"),
        (&["call", "UserModifyRequest22", "userId"], "a field is `path=value`"),
        (&["call", "UserModifyRequest22", "userId=a", "userId=b"], "given twice"),
        (&["get", "UserModifyRequest22", "userId=a"], "use `provision call`"),
        (&["bulk", "UserModifyRequest22", "none.csv"], "none.csv"),
    ] {
        let (text, status) = stand.run(arguments);
        assert!(status == 1 && text.contains(parts), "{text}");
    }
    let secret = "x".repeat(70);
    let (text, _) = stand.run(&["call", "UserModifyRequest22", "userId=a", &format!("newPassword={secret}")]);
    assert!(text.contains("newPassword") && !text.contains("xxx"), "{text}");
    let output =
        stand.command(&["get", "UserGetRequest22", "userId=a"]).env_remove("PROVISION_PASSWORD").output().unwrap();
    assert!(all(&output).contains("no password: set PROVISION_PASSWORD"));
    assert_eq!(stand.server.journal().entries().len(), 0);

    stand.write("password", format!("{PASSWORD}\nmore").as_bytes());
    let mut command =
        stand.command(&["get", "UserGetRequest22", "userId=alice@example.com", "--password-file", "password"]);
    assert!(all(&command.env_remove("PROVISION_PASSWORD").output().unwrap()).contains("Alice"));
    let (text, _) = stand.run(&["--help"]);
    assert!(text.contains("provision bulk UserModifyRequest22 users.csv --dry-run"), "{text}");
    let (text, _) = stand.run(&["completions", "bash"]);
    assert!(text.contains("_provision()"), "{text}");
}

#[test]
fn bulk() {
    let stand = Stand::new();
    stand.write(
        "users.csv",
        "\u{FEFF}userId,lastName,phoneNumber,address/city,newPassword\r\nalice@example.com,Müller,nil,,\r\n\
         nobody@example.com,X,,,\r\nbob@example.com,,,\"Ghent, BE\",s3cretpw\r\n"
            .as_bytes(),
    );
    let (text, status) = stand.run(&["bulk", "UserModifyRequest22", "users.csv", "--dry-run"]);
    assert!(status == 0 && text.contains("<lastName>M\u{FC}ller</lastName><phoneNumber xsi:nil=\"true\"/>"), "{text}");
    assert!(text.contains("3 lines, all valid") && !text.contains("s3cretpw"), "{text}");
    assert_eq!(stand.server.journal().entries().len(), 0);

    let bulk = ["bulk", "UserModifyRequest22", "users.csv", "--report", "report.csv", "--report", "report.json"];
    let (text, status) = stand.run(&bulk);
    assert!(status == 2 && text.contains("3 lines: 2 done, 1 refused"), "{text}");
    assert!(text.contains("record 2: refused: [Error 4008]"), "{text}");
    assert_eq!(stand.read("report.csv").lines().next(), Some("record,outcome,code,text"));
    assert!(stand.read("report.csv").contains("2,refused,4008,[Error 4008] User not found: nobody@example.com"));
    let json: serde_json::Value = serde_json::from_str(&stand.read("report.json")).unwrap();
    assert_eq!(json[1]["code"], 4008);
    assert!(!stand.read("users.csv.journal").contains("s3cretpw"));
    let users = stand.server.state().users.clone();
    assert_eq!(users[ALICE].profile.last_name.as_str(), "Müller");
    assert_eq!(users[ALICE].profile.phone_number, None);
    assert!(users["bob@example.com"].has_password);

    // Done is done.
    let (text, status) = stand.run(&bulk);
    assert!(status == 2 && text.contains("3 lines: 2 done, 1 refused"), "{text}");
    assert_eq!(stand.server.journal().arrived("UserModifyRequest22").count(), 3);
    // What was done on one server is not done on another.
    let other = Stand::new();
    let output = stand.command(&bulk).env("PROVISION_SERVER", other.server.tcp()).output().unwrap();
    let text = all(&output);
    assert!(output.status.code() == Some(1) && text.contains("of another server, command or file"), "{text}");
    assert_eq!(other.server.journal().entries().len(), 0);
    // Another file is another run.
    stand.write("users.csv", b"userId,lastName\nalice@example.com,Other\n");
    let (text, status) = stand.run(&bulk);
    assert!(status == 1 && text.contains("it is the journal of another run"), "{text}");
}

/// The commands of a dry run.
fn commands(text: &str) -> Vec<&str> {
    text.split("<command ").skip(1).map(|rest| rest.split("</command>").next().unwrap()).collect()
}

#[test]
fn lists() {
    let stand = Stand::new();
    let dry = |text: &str| {
        stand.write("users.csv", text.as_bytes());
        stand.run(&["bulk", "UserModifyRequest22", "users.csv", "--dry-run"])
    };
    let aliases = |aliases: &[&str]| {
        let items = aliases.iter().map(|alias| format!("<sipAlias>{alias}</sipAlias>"));
        format!("<sipAliasList>{}</sipAliasList>", items.collect::<String>())
    };
    // An item in a cell, or all in one; and items that have fields.
    let heads = "userId,sipAliasList/sipAlias[],sipAliasList/sipAlias[]\n";
    let (text, _) = dry(&format!("{heads}u,a@x.org,b@x.org\nu,,c@x.org\nu,,\nu,nil,\nu,nil,nil\n"));
    let found = commands(&text);
    let nil = "<sipAliasList xsi:nil=\"true\"/>".to_owned();
    let expected = [
        Some(aliases(&["a@x.org", "b@x.org"])),
        Some(aliases(&["c@x.org"])),
        None,
        Some(nil.clone()),
        Some(nil.clone()),
    ];
    assert_eq!(found.len(), expected.len(), "{text}");
    for (found, expected) in found.iter().zip(&expected) {
        let list = found.find("<sipAliasList").map(|start| &found[start..]);
        assert_eq!(list, expected.as_deref(), "{found}");
    }
    let (text, _) = dry("userId,sipAliasList/sipAlias[;]\nu,a@x.org; b@x.org;c@x.org\nu,nil\nu,\n");
    let found = commands(&text);
    assert!(found[0].ends_with(&aliases(&["a@x.org", "b@x.org", "c@x.org"])), "{text}");
    assert!(found[1].ends_with(&nil) && !found[2].contains("sipAliasList"), "{text}");
    let entry = "alternateUserIdList/alternateUserId";
    let (text, _) = dry(&format!(
        "userId,{entry}[1]/alternateUserId,{entry}[1]/description,{entry}[2]/alternateUserId,alternateUserIdList\n\
         u,one,first,two,\nu,,,two,\nu,,,,nil\n"
    ));
    let found = commands(&text);
    let two = "<alternateUserId><alternateUserId>two</alternateUserId></alternateUserId></alternateUserIdList>";
    assert!(found[0].contains("<alternateUserId>one</alternateUserId><description>first</description>"), "{text}");
    assert!(found[0].ends_with(two) && found[1].ends_with(two), "{text}");
    assert!(found[2].ends_with("<alternateUserIdList xsi:nil=\"true\"/>"), "{text}");

    for (text, parts) in [
        ("userId,sipAliasList/sipAlias\nu,\n", &["line 1, column 2", "it is a list: add brackets"][..]),
        ("userId,lastName[]\nu,\n", &["column 2", "`lastName[]`", "it is no list"]),
        ("userId,lastName[0]\nu,\n", &["column 2", "neither `[]` nor a number from 1"]),
        ("userId,address/city,address/city\nu,,\n", &["column 3", "occurs twice"]),
        ("userId,sipAliasList/sipAlia[;]\nu,\n", &["column 2", "is `sipAlias` meant?"]),
        ("userId,sipAliasList/sipAlias[;]\nu,a@x.org;nil\n", &["line 2, column 2", "empty or nil"]),
        (
            "userId,sipAliasList/sipAlias[;]\nu,a@x.org;;b@x.org\n",
            &["line 2, column 2", "an item of the list is empty"],
        ),
        (&format!("{heads}u,a@x.org,nil\n"), &["line 2", "does not go together"]),
        (&format!("{heads}u,a@x.org,{}\n", "b".repeat(200)), &["line 2, column 3", "longer than 161 characters"]),
        (
            &format!("userId,{entry}[1]/alternateUserId,{entry}[9]/alternateUserId\nu,,{}\n", "b".repeat(200)),
            &["line 2, column 3"],
        ),
        ("userId;lastName\nu;x\n", &["line 1, column 1", "--delimiter ';'"]),
    ] {
        let (text, status) = dry(text);
        assert!(status == 1 && parts.iter().all(|part| text.contains(part)), "{text}");
    }

    stand.write("users.csv", b"userId;lastName\nu;x\n");
    let (text, status) = stand.run(&["bulk", "UserModifyRequest22", "users.csv", "--dry-run", "--delimiter", ";"]);
    assert!(status == 0 && text.contains("<lastName>x</lastName>"), "{text}");
    let alias = "sipAliasList/sipAlias[]";
    let (text, status) = stand.run(&[
        "call",
        "UserModifyRequest22",
        "userId=u",
        &format!("{alias}=a@x.org"),
        &format!("{alias}=b@x.org"),
        "--dry-run",
    ]);
    assert!(status == 0 && text.contains(&aliases(&["a@x.org", "b@x.org"])), "{text}");
}

#[test]
fn batches() {
    let stand = Stand::new();
    let mut text = "userId,lastName\n".to_owned();
    for n in 1..=40 {
        let user = if n == 20 { "nobody@example.com" } else { ALICE };
        writeln!(text, "{user},L{n}").unwrap();
    }
    stand.write("users.csv", text.as_bytes());
    let (text, _) = stand.run(&["bulk", "UserModifyRequest22", "users.csv", "--dry-run", "--batch", "15"]);
    assert_eq!((text.matches("<BroadsoftDocument").count(), commands(&text).len()), (3, 40), "{text}");
    // The responses to the first message come in another order than its requests, which only their echoes say.
    stand.server.faults([Some(Fault::OutOfOrder), None, Some(Fault::LoseDuring)]);
    let bulk = ["bulk", "UserModifyRequest22", "users.csv", "--report", "report.csv", "--batch", "15"];
    let (text, status) = stand.run(&bulk);
    assert!(status == 3 && text.contains("40 lines: 14 done, 1 refused, 25 unknown"), "{text}");
    assert!(text.contains("whether 15 times `UserModifyRequest22` was carried out"), "{text}");
    let report = stand.read("report.csv");
    for n in 1..=40 {
        let stands = match n {
            20 => "refused,4008,",
            16..=30 => "done,,",
            _ => "unknown,,",
        };
        assert!(report.lines().any(|line| line.starts_with(&format!("{n},{stands}"))), "{n}: {report}");
        assert_eq!(stand.server.journal().arrivals("UserModifyRequest22", "lastName", &format!("L{n}")), 1);
    }
    // What is unknown is sent again when that is said, and nothing else.
    let (text, status) = stand.run(&[&bulk[..], &["--send-unknown"]].concat());
    assert!(status == 2 && text.contains("40 lines: 39 done, 1 refused"), "{text}");
    assert_eq!(stand.server.journal().arrived("UserModifyRequest22").count(), 65);
    for batch in ["0", "16", "x"] {
        let (text, status) = stand.run(&["bulk", "UserModifyRequest22", "users.csv", "--batch", batch]);
        assert!(status == 2 && text.contains("a message has 1 to 15 commands"), "{text}");
    }
}

/// The highest memory of a process so far, in KiB.
#[cfg(target_os = "linux")]
fn peak(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
}

/// Of 100,000 lines, whatever is in them.
#[test]
#[cfg(target_os = "linux")]
fn long_files() {
    let stand = Stand::new();
    let run = |text: &str| {
        stand.write("users.csv", text.as_bytes());
        let mut command = stand.command(&["bulk", "UserModifyRequest22", "users.csv"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut most = 0;
        while child.try_wait().unwrap().is_none() {
            most = most.max(peak(child.id()).unwrap_or(0));
            std::thread::sleep(Duration::from_millis(5));
        }
        let output = child.wait_with_output().unwrap();
        (all(&output), output.status.code().unwrap(), most)
    };
    let mut many = "userId,lastName,address/city\n".to_owned();
    for n in 2..=100_001 {
        let name = if n == 70_000 { "x".repeat(31) } else { format!("Name {n}") };
        writeln!(many, "user{n}@example.com,{name},").unwrap();
    }
    let (text, status, most) = run(&many);
    assert!(status == 1, "{text}");
    assert!(text.contains("of 100000 lines 1 line is wrong, so nothing was sent"), "{text}");
    assert!(text.contains("line 70000, column 2 (`lastName`): value is longer than 30 characters"), "{text}");
    assert!(most < 64 * 1024, "{most} KiB");
    // A heading is wrong, though nothing stands below it.
    let (text, status, _) = run(&many.replacen("address/city", "address/cit", 1));
    assert!(status == 1 && text.contains("line 1, column 3: heading `address/cit`"), "{text}");
    assert!(text.contains("is `city` meant?"), "{text}");
    // Without a quotation mark, all that follows is one record.
    let (text, status, most) = run(&many.replacen("Name 3,", "\"Name 3,", 1).repeat(20));
    assert!(status == 1 && text.contains("line 3: ") && text.contains("is a quotation mark missing?"), "{text}");
    assert!(text.contains("of 2 lines 1 line is wrong"), "{text}");
    assert!(most < 64 * 1024, "{most} KiB");
    assert_eq!(stand.server.journal().entries().len(), 0);
    assert!(!Path::new(&stand.folder.path().join("users.csv.journal")).exists());
}

#[test]
fn files_with_errors_are_not_begun() {
    let stand = Stand::new();
    let check = |text: &str, parts: &[&str]| {
        stand.write("users.csv", text.as_bytes());
        let (text, status) = stand.run(&["bulk", "UserModifyRequest22", "users.csv"]);
        assert!(status == 1 && parts.iter().all(|part| text.contains(part)), "{text}");
        assert!(!text.contains("qqq"), "{text}");
    };
    check("userId,lastNam\na,\n", &["heading `lastNam`", "is `lastName` meant?"]);
    check("userId,userId\na,b\n", &["occurs twice"]);
    check("userId,lastName\na,b,c\n", &["line 2: there are 3 fields, and 2 headings"]);
    check("", &["users.csv: it is empty"]);
    stand.write("users.csv", b"userId,lastName\na,b\nc,M\xFCller\n");
    let (text, status) = stand.run(&["bulk", "UserModifyRequest22", "users.csv"]);
    assert!(status == 1 && text.contains("line 3: it is not in UTF-8"), "{text}");
    check("userId,firstName\na,nil\n", &["line 2, column 2 (`firstName`): it cannot be nil"]);
    check("userId,lastName\n\na,\"b\nc\"\n,x\n", &["line 5: `userId` is missing"]);
    let secret = "q".repeat(70);
    check(&format!("userId,newPassword\na,{secret}\n"), &["line 2, column 2 (`newPassword`)", "secret"]);
    check("userId,sipAliasList/sipAlias[],oldPassword\na,b@x.org,\u{1}\n", &["line 2, column 3 (`oldPassword`)"]);
    check(
        "userId,lastName\na,\u{1}\nb,\u{1}\n",
        &["of 2 lines 2 lines are wrong", "line 2, column 2", "line 3, column 2"],
    );
    assert_eq!(stand.server.journal().entries().len(), 0);
    assert!(!Path::new(&stand.folder.path().join("users.csv.journal")).exists());
}

#[test]
fn a_lost_answer_is_listed_and_not_sent_again() {
    let stand = Stand::new();
    stand.write("users.csv", b"userId,lastName\nalice@example.com,A\nalice@example.com,B\nalice@example.com,C\n");
    stand.server.faults([None, Some(Fault::LoseBefore)]);
    let bulk = ["bulk", "UserModifyRequest22", "users.csv"];
    for _ in 0..2 {
        let (text, status) = stand.run(&bulk);
        assert!(status == 3 && text.contains("3 lines: 2 done, 1 unknown"), "{text}");
        assert!(text.contains("record 2: unknown: whether `UserModifyRequest22` was carried out"), "{text}");
    }
    let (text, status) = stand.run(&["bulk", "UserModifyRequest22", "users.csv", "--send-unknown"]);
    assert!(status == 0 && text.contains("3 lines: 3 done"), "{text}");
    assert_eq!(stand.server.journal().arrivals("UserModifyRequest22", "lastName", "B"), 2);
    assert_eq!(stand.server.journal().arrivals("UserModifyRequest22", "lastName", "C"), 1);
}

/// Killed at random moments and started again, until it ends: each line was done once, or is listed as unknown. As often
/// as `PROVISIONING_KILLS` says.
#[test]
fn killed_at_random_moments() {
    let kills = std::env::var("PROVISIONING_KILLS").map_or(30, |kills| kills.parse().unwrap());
    killed(kills, 4 * kills, &["--sessions", "2"]);
}

/// The same with many lines in a message.
#[test]
fn killed_at_random_moments_in_batches() {
    let kills = std::env::var("PROVISIONING_KILLS").map_or(15, |kills| kills.parse().unwrap());
    killed(kills, 40 * kills, &["--sessions", "2", "--batch", "15"]);
}

fn killed(most: usize, lines: usize, more: &[&str]) {
    let stand = Stand::new();
    let mut text = "userId,lastName\n".to_owned();
    for n in 1..=lines {
        writeln!(text, "alice@example.com,L{n}").unwrap();
    }
    stand.write("users.csv", text.as_bytes());
    // So long that so many kills fall into it.
    stand.server.plan(|_| Some(Fault::Delay(Duration::from_millis(2))));
    let mut random = fastrand::Rng::with_seed(7);
    let arguments = ["bulk", "UserModifyRequest22", "users.csv", "--rate", "0", "--report", "report.csv"];
    let arguments = [&arguments[..], more].concat();
    let (mut kills, mut hit) = (0, 0);
    let status = loop {
        let mut child = stand.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        if kills < most {
            let before = stand.server.journal().arrived("UserModifyRequest22").count();
            // Mostly not before it sends: the moments before that are alike.
            let early = random.u8(..) < 16;
            for _ in 0..5000 {
                if early || stand.server.journal().arrived("UserModifyRequest22").count() > before {
                    break;
                }
                std::thread::sleep(Duration::from_millis(2));
            }
            std::thread::sleep(Duration::from_micros(random.u64(0..9000)));
            child.kill().unwrap();
            kills += 1;
        }
        let status = child.wait().unwrap();
        if let Some(status) = status.code() {
            break status;
        }
        hit += 1;
    };
    let journal = stand.server.journal();
    let report = stand.read("report.csv");
    let mut unknown = BTreeSet::new();
    for (index, line) in report.lines().skip(1).enumerate() {
        let mut fields = line.split(',');
        let record: usize = fields.next().unwrap().parse().unwrap();
        let arrived = journal.arrivals("UserModifyRequest22", "lastName", &format!("L{record}"));
        match fields.next() {
            Some("done") => assert_eq!(arrived, 1, "{line}"),
            Some("unknown") => {
                assert!(arrived <= 1, "{line}");
                unknown.insert(record);
            }
            _ => panic!("{index}: {line}"),
        }
    }
    assert_eq!(report.lines().count(), lines + 1);
    assert_eq!(status, if unknown.is_empty() { 0 } else { 3 });
    eprintln!("{more:?}: {hit} of {kills} kills before the end, {} of {lines} lines unknown", unknown.len());
    assert!(unknown.len() < lines && hit > most / 2, "{hit} of {kills} kills, {} unknown", unknown.len());
}
