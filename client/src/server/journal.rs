//! What the server got and did.

use std::fmt;
use std::sync::Arc;

use provisioning_api::ocip::OCICommand;
use xsdbind::type_set::{text, type_name};

use super::Fault;

/// All that a [`StandIn`](super::StandIn) got and did, in order.
#[derive(Clone, Debug)]
pub struct Journal(pub(super) Vec<Entry>);

/// An entry of the journal.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which connection, from 1.
    pub connection: u64,
    /// What happened.
    pub event: Event,
}

/// What happened.
#[derive(Clone)]
#[non_exhaustive]
pub enum Event {
    /// A client connected.
    Connected,
    /// Somebody logged in.
    LoggedIn {
        /// Who.
        user: String,
    },
    /// A command arrived.
    Arrived {
        /// The mark of its message.
        tracking_id: Option<String>,
        /// The command.
        command: Arc<OCICommand>,
    },
    /// A command was carried out, or refused.
    Done {
        /// The command.
        command: Arc<OCICommand>,
        /// The error, if it was refused.
        refused: Option<String>,
    },
    /// A document arrived that is none of the interface.
    Unreadable {
        /// Why.
        error: String,
    },
    /// A message suffered a fault.
    Suffered(Fault),
    /// The connection ended.
    Closed,
}

impl fmt::Debug for Event {
    /// Commands are shown by their names: they can have passwords in them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connected => f.write_str("Connected"),
            Self::LoggedIn { user } => write!(f, "LoggedIn({user})"),
            Self::Arrived { tracking_id, command } => {
                write!(f, "Arrived({}, {tracking_id:?})", type_name(&**command).0)
            }
            Self::Done { command, refused } => write!(f, "Done({}, {refused:?})", type_name(&**command).0),
            Self::Unreadable { error } => write!(f, "Unreadable({error})"),
            Self::Suffered(fault) => write!(f, "Suffered({fault:?})"),
            Self::Closed => f.write_str("Closed"),
        }
    }
}

impl Journal {
    /// All entries.
    #[must_use]
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.0.iter()
    }

    /// The commands of a name that arrived.
    pub fn arrived<'j>(&'j self, name: &'j str) -> impl Iterator<Item = &'j OCICommand> {
        self.0.iter().filter_map(move |entry| match &entry.event {
            Event::Arrived { command, .. } if type_name(&**command).0 == name => Some(&**command),
            _ => None,
        })
    }

    /// The commands of a name that were carried out.
    pub fn carried_out<'j>(&'j self, name: &'j str) -> impl Iterator<Item = &'j OCICommand> {
        self.0.iter().filter_map(move |entry| match &entry.event {
            Event::Done { command, refused: None } if type_name(&**command).0 == name => Some(&**command),
            _ => None,
        })
    }

    /// How many logins there were.
    #[must_use]
    pub fn logins(&self) -> usize {
        self.0.iter().filter(|entry| matches!(entry.event, Event::LoggedIn { .. })).count()
    }

    /// How often a command of a name with this text in a field arrived: `lastName`, `userId`.
    #[must_use]
    pub fn arrivals(&self, name: &str, field: &str, value: &str) -> usize {
        self.arrived(name).filter(|command| text(*command, field).as_deref() == Some(value)).count()
    }
}
