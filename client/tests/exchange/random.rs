//! Random schedules of faults: what the server holds in the end is what the client was told, but for commands whose
//! outcome is unknown, each of which it was told of.
//!
//! `PROVISIONING_FAULTS=SEED:COMMANDS cargo test -p provisioning-client random -- --nocapture` runs another one.

use std::collections::BTreeMap;
use std::time::Duration;

use provisioning_client::server::{Encoding, Fault};

use crate::{builder, profile, rename, server};

/// A fault, mostly none.
fn fault(random: &mut fastrand::Rng) -> Option<Fault> {
    if random.u8(..) > 40 {
        return None;
    }
    Some(match random.u8(0..19) {
        0 => Fault::LoseBefore,
        1 => Fault::LoseDuring,
        2 => Fault::LoseAfter,
        3 => Fault::CutAt(random.usize(0..500)),
        4 => Fault::Delay(Duration::from_millis(random.u64(0..5))),
        // Late, after the time-out; not often, since it takes as long.
        5 if random.u8(..) < 16 => Fault::Delay(Duration::from_millis(400)),
        6 => Fault::Pieces(random.usize(1..40)),
        7 => Fault::OtherSession,
        8 => Fault::OtherTrackingId,
        9 => Fault::NoTrackingId,
        10 => Fault::OutOfOrder,
        11 => Fault::TwoInOne,
        12 => Fault::Garbage,
        13 => Fault::TooFew,
        14 => Fault::TooMany,
        15 => Fault::LogoutInstead,
        16 => Fault::LogoutBefore,
        17 => Fault::LogoutAfter,
        _ => Fault::Encoding([Encoding::Utf8, Encoding::Utf16, Encoding::Windows1252][random.usize(0..3)]),
    })
}

#[tokio::test]
async fn the_server_holds_what_the_client_was_told() {
    const TASKS: usize = 8;
    let given = std::env::var("PROVISIONING_FAULTS").ok();
    let given = given.as_deref().and_then(|text| text.split_once(':'));
    let (seed, commands) =
        given.map_or((17, 10_000), |(seed, commands)| (seed.parse().unwrap(), commands.parse().unwrap()));
    let server = server().await;
    for n in 0..TASKS {
        server.state().add_user("acme", "paris", &format!("user{n}@example.com"), "User", "N0", None);
    }
    let mut random = fastrand::Rng::with_seed(seed);
    server.plan(move |_| fault(&mut random));
    let client = builder(&server.tcp()).sessions(4).answer_within(Duration::from_millis(200)).connect().await.unwrap();

    let task = |n: usize| {
        let client = client.clone();
        async move {
            let mut random = fastrand::Rng::with_seed(seed ^ (n as u64 + 1));
            let user = format!("user{n}@example.com");
            // What the name can be: the last that is known, and all of unknown outcome since.
            let (mut possible, mut told) = (vec!["N0".to_owned()], BTreeMap::new());
            let mut number = 0;
            while number < commands / TASKS {
                let size = if random.bool() { 1 } else { random.usize(1..30) };
                let names: Vec<String> = (0..size).map(|k| format!("T{n}x{}", number + k)).collect();
                number += size;
                let results = match &names[..] {
                    [name] => vec![client.send(rename(&user, name)).await],
                    names => client.batch(names.iter().map(|name| rename(&user, name))).await,
                };
                for (name, result) in names.into_iter().zip(results) {
                    let outcome = match result {
                        Ok(_) => {
                            possible = vec![name.clone()];
                            "done"
                        }
                        Err(error) if error.is_outcome_unknown() => {
                            possible.push(name.clone());
                            "unknown"
                        }
                        Err(_) => "not sent",
                    };
                    told.insert(name, outcome);
                }
            }
            (user, possible, told)
        }
    };
    let all = futures_util::future::join_all((0..TASKS).map(task)).await;
    let journal = server.journal();
    let mut arrivals: BTreeMap<String, usize> = BTreeMap::new();
    for command in journal.arrived("UserModifyRequest22") {
        *arrivals.entry(xsdbind::type_set::text(command, "lastName").unwrap()).or_default() += 1;
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (user, possible, told) in &all {
        let found = profile(&server, user).last_name.to_string();
        assert!(possible.contains(&found), "seed {seed}: {user} is {found}, expected one of {possible:?}");
        for (name, outcome) in told {
            *counts.entry(outcome).or_default() += 1;
            let arrived = arrivals.get(name).copied().unwrap_or_default();
            let right = match *outcome {
                "done" => arrived == 1,
                "unknown" => arrived <= 1,
                _ => arrived == 0,
            };
            assert!(right, "seed {seed}: {name} is {outcome} and arrived {arrived} times");
        }
    }
    eprintln!("seed {seed}: {counts:?}, {} sessions", client.status().opened);
    assert!(counts["done"] > counts["unknown"] && counts["unknown"] > 0, "{counts:?}");
}
