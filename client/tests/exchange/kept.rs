//! The state of the stand-in in a file: what was changed is there after a restart, however the server ended.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use provisioning_api::ocip::{UserConsolidatedModifyRequest22, UserDeleteRequest};
use provisioning_client::server::{Options, StandIn, State};
use xsdbind::Tri;

use crate::{ALICE, client, get, rename};

async fn keeping(path: &Path, state: State) -> std::io::Result<StandIn> {
    StandIn::with(state, Options { state_file: Some(path.to_owned()), ..Options::default() }).await
}

#[tokio::test]
async fn what_commands_change_is_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.xml");
    let server = keeping(&path, State::sample()).await.unwrap();
    let client = client(&server).await;
    let mut change = rename(ALICE, "Müller & \"Söhne\" ]]>");
    change.phone_number = Tri::Nil;
    change.new_password = Tri::Value("hunter2".parse().unwrap());
    client.send(change).await.unwrap();
    let mut add = client.raw("UserAddRequest22").set("serviceProviderId", "acme").set("groupId", "paris");
    for (field, value) in [("userId", "carol@example.com"), ("lastName", "C"), ("firstName", "Carol")] {
        add = add.set(field, value);
    }
    add.set("callingLineIdLastName", "C").set("callingLineIdFirstName", "Carol").send().await.unwrap();
    let mut renamed = UserConsolidatedModifyRequest22::new("carol@example.com".parse().unwrap());
    renamed.new_user_id = Some("dora@example.com".parse().unwrap());
    client.send(renamed).await.unwrap();
    client.send(UserDeleteRequest::new("bob@example.com".parse().unwrap())).await.unwrap();
    // What is refused changes nothing.
    client.send(rename("nobody@example.com", "X")).await.unwrap_err();
    let users = server.state().users.clone();
    let groups = server.state().groups.clone();
    drop((client, server));
    assert_eq!(users.keys().collect::<Vec<_>>(), [ALICE, "dora@example.com"]);
    // That there is a password is kept, and not which.
    assert!(users[ALICE].has_password && !std::fs::read_to_string(&path).unwrap().contains("hunter2"));

    for _ in 0..2 {
        let again = keeping(&path, State::sample()).await.unwrap();
        let state = again.state();
        assert_eq!((&state.users, &state.groups, state.accounts.len()), (&users, &groups, 1));
    }
    // The server ended within a change: nobody was told of it.
    let whole = std::fs::read(&path).unwrap();
    let mut file = std::fs::OpenOptions::new().append(true).open(&path).unwrap();
    file.write_all(&whole[..whole.len() / 3]).unwrap();
    let again = keeping(&path, State::new()).await.unwrap();
    assert_eq!(again.state().users, users);
    assert_eq!(std::fs::read(&path).unwrap(), whole);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_file_that_is_none_is_an_error_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.xml");
    for (text, expected) in [
        ("users: none", "document 1: what came is no document but `users: none`"),
        ("<change><removed>a</removed></change>\n<change><user/></change>", "document 2: "),
        ("<other/>", "document 1: "),
    ] {
        std::fs::write(&path, text).unwrap();
        let error = keeping(&path, State::sample()).await.map(drop).unwrap_err().to_string();
        assert!(error.contains("state.xml") && error.contains(expected), "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
    let error = keeping(&folder.path().join("no/such/folder"), State::new()).await.map(drop).unwrap_err();
    assert!(error.to_string().contains("no/such/folder"), "{error}");
}

/// `provision serve` in a process of its own.
struct Served(Child, String);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(path: &Path) -> Served {
    let mut child = Command::new(env!("CARGO_BIN_EXE_provision"))
        .args(["serve", "--tcp", "0", "--tls", "0", "--http", "0", "--https", "0", "--users", "3", "--state"])
        .arg(path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let urls: Vec<String> = lines.by_ref().take(4).map(Result::unwrap).collect();
    Served(child, urls[0].clone())
}

#[tokio::test]
async fn a_demonstration_goes_on_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state.xml");
    for n in 0..5 {
        let served = serve(&path);
        let client = crate::builder(&served.1).connect().await.unwrap();
        if n > 0 {
            assert_eq!(client.send(get(ALICE)).await.unwrap().last_name.as_str(), format!("N{}", n - 1));
        }
        client.send(rename(ALICE, &format!("N{n}"))).await.unwrap();
        // Killed as soon as it has answered.
    }
    let server = keeping(&path, State::new()).await.unwrap();
    let state = server.state();
    assert_eq!((state.users.len(), state.users[ALICE].profile.last_name.as_str()), (5, "N4"));
}
