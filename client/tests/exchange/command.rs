//! The command `provision`, as it is run, against the stand-in server.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use provisioning_client::server::{Fault, StandIn, State};
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
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let server = runtime.block_on(StandIn::start(State::sample())).unwrap();
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
    // Another file is another run.
    stand.write("users.csv", b"userId,lastName\nalice@example.com,Other\n");
    let (text, status) = stand.run(&bulk);
    assert!(status == 1 && text.contains("it is the journal of another run"), "{text}");
}

#[test]
fn files_with_errors_are_not_begun() {
    let stand = Stand::new();
    let check = |text: &str, parts: &[&str]| {
        stand.write("users.csv", text.as_bytes());
        let (text, status) = stand.run(&["bulk", "UserModifyRequest22", "users.csv"]);
        assert!(status == 1 && parts.iter().all(|part| text.contains(part)), "{text}");
    };
    check("userId,lastNam\na,\n", &["heading `lastNam`", "is `lastName` meant?"]);
    check("userId,userId\na,b\n", &["stands twice"]);
    check("userId,lastName\na,b,c\n", &["3 fields"]);
    check("userId,firstName\na,nil\n", &["line 2", "firstName"]);
    let mut many = "userId,lastName\n".to_owned();
    for n in 2..3000 {
        let name = if n == 2700 { "x".repeat(31) } else { "x".to_owned() };
        writeln!(many, "user{n},{name}").unwrap();
    }
    check(&many, &["1 of 2998 lines are wrong, so nothing was sent", "line 2700", "lastName", "30"]);
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

/// Killed at random moments and started again, until it ends: each line was done once, or is listed as unknown.
#[test]
fn killed_at_a_hundred_moments() {
    const LINES: usize = 400;
    const KILLS: usize = 100;
    let stand = Stand::new();
    let mut text = "userId,lastName\n".to_owned();
    for n in 1..=LINES {
        writeln!(text, "alice@example.com,L{n}").unwrap();
    }
    stand.write("users.csv", text.as_bytes());
    // So long that so many kills fall into it.
    stand.server.plan(|_| Some(Fault::Delay(Duration::from_millis(2))));
    let mut random = fastrand::Rng::with_seed(7);
    let arguments =
        ["bulk", "UserModifyRequest22", "users.csv", "--rate", "0", "--sessions", "2", "--report", "report.csv"];
    let mut kills = 0;
    let status = loop {
        let mut child = stand.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        if kills < KILLS {
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
    assert_eq!(report.lines().count(), LINES + 1);
    assert_eq!(status, if unknown.is_empty() { 0 } else { 3 });
    eprintln!("{kills} kills, {} of {LINES} lines unknown", unknown.len());
    assert!(unknown.len() < LINES);
}
