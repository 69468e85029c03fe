//! The file of a state: one small document after the other, a group or a user each, in the order of what happened.
//!
//! It is written anew when a server starts, into a file that then takes the place of the one before; after that, what
//! commands change is added at its end, in one write for each command. So there is a whole state in it whenever a server
//! ends, and a change costs what is changed, not what there is.

use std::fs::{self, File};
use std::io::{self, Seek as _, Write as _};
use std::path::Path;

use bytes::BytesMut;
use provisioning_api::ocip::UserGetResponse22;
use tokio_util::codec::Decoder as _;
use xsdbind::WriteOptions;

use super::state::{Group, State, User};
use crate::frame::{Codec, FrameError};

/// A group or a user as it is, or the id of a user that there is no longer.
#[derive(Default)]
struct Change {
    group: Option<KeptGroup>,
    user: Option<KeptUser>,
    removed: Option<String>,
}

xsdbind::record! { Change () { group: "group", user: "user", removed: "removed", } }

xsdbind::root! { Change = "change" (namespace = None) }

struct KeptGroup {
    name: String,
    provider: String,
    id: String,
}

xsdbind::record! { KeptGroup () { name: "name", provider: "@provider", id: "@id", } }

struct KeptUser {
    profile: UserGetResponse22,
    has_password: bool,
    allow_video: bool,
    external_id: Option<String>,
    person_id: Option<String>,
}

xsdbind::record! { KeptUser () {
    profile: "profile",
    has_password: "hasPassword",
    allow_video: "allowVideo",
    external_id: "externalId",
    person_id: "personId",
} }

/// The file of a state, open at its end.
pub(super) struct StateFile(File);

impl StateFile {
    /// Puts the groups and users of a file into a state, if there is one, and writes the file anew.
    pub(super) fn open(path: &Path, state: &mut State) -> io::Result<Self> {
        let of_path = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        match fs::read(path) {
            Ok(bytes) => read(&bytes, state).map_err(of_path)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(of_path(error)),
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".new");
        let new = path.with_file_name(name);
        let mut file = File::create(&new).map_err(of_path)?;
        file.write_all(&whole(state)?).and_then(|()| file.sync_all()).map_err(of_path)?;
        fs::rename(&new, path).map_err(of_path)?;
        Ok(Self(file))
    }

    /// Adds users as they are now.
    pub(super) fn keep(&mut self, state: &State, users: &[String]) -> io::Result<()> {
        if users.is_empty() {
            return Ok(());
        }
        let mut added = Vec::new();
        for id in users {
            let change = match state.users.get(id) {
                Some(user) => Change { user: Some(kept(user)), ..Change::default() },
                None => Change { removed: Some(id.clone()), ..Change::default() },
            };
            write(&change, &mut added)?;
        }
        let end = self.0.stream_position()?;
        self.0.write_all(&added).or_else(|error| {
            // A part of it would make all that comes behind it unreadable.
            self.0.set_len(end)?;
            self.0.seek(io::SeekFrom::Start(end))?;
            Err(error)
        })
    }
}

/// All that is in a state.
fn whole(state: &State) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for ((provider, id), group) in &state.groups {
        let group = KeptGroup { provider: provider.clone(), id: id.clone(), name: group.name.clone() };
        write(&Change { group: Some(group), ..Change::default() }, &mut bytes)?;
    }
    for user in state.users.values() {
        write(&Change { user: Some(kept(user)), ..Change::default() }, &mut bytes)?;
    }
    Ok(bytes)
}

fn kept(user: &User) -> KeptUser {
    KeptUser {
        profile: user.profile.clone(),
        has_password: user.has_password,
        allow_video: user.allow_video,
        external_id: user.external_id.clone(),
        person_id: user.person_id.clone(),
    }
}

fn write(change: &Change, bytes: &mut Vec<u8>) -> io::Result<()> {
    WriteOptions::new().to_writer(&mut *bytes, change).map_err(io::Error::other)?;
    bytes.push(b'\n');
    Ok(())
}

/// The groups and users of a file in place of those of the state.
fn read(bytes: &[u8], state: &mut State) -> io::Result<()> {
    let wrong = |number: usize, error: &dyn std::fmt::Display| {
        io::Error::new(io::ErrorKind::InvalidData, format!("document {number}: {error}"))
    };
    state.groups.clear();
    state.users.clear();
    let (mut codec, mut bytes) = (Codec::default(), BytesMut::from(bytes));
    for number in 1.. {
        let document = match codec.decode_eof(&mut bytes) {
            Ok(Some(document)) => document,
            Ok(None) => break,
            // The server ended while it was written: nobody was told that it is done.
            Err(FrameError::Cut { bytes }) => {
                tracing::warn!(bytes, "the last change is not whole, and is left out");
                break;
            }
            Err(error) => return Err(wrong(number, &error)),
        };
        let change: Change = xsdbind::from_slice(&document).map_err(|error| wrong(number, &error))?;
        if let Some(KeptGroup { provider, id, name }) = change.group {
            state.groups.insert((provider, id), Group { name });
        }
        if let Some(KeptUser { profile, has_password, allow_video, external_id, person_id }) = change.user {
            let user = User { profile, has_password, allow_video, external_id, person_id };
            state.users.insert(user.profile.user_id.to_string(), user);
        }
        if let Some(id) = change.removed {
            state.users.remove(&id);
        }
    }
    Ok(())
}
