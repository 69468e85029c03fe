//! The words of the command line.

use std::path::PathBuf;
use std::time::Duration;

use crate::Result;

pub const USAGE: &str =
    "usage: run.sh SUITE.xml [--work FOLDER] [--only TEXT] [--batch N] [--seconds N] [--all | --schemas] [--list]";

pub struct Arguments {
    /// The file that names the test sets.
    pub suite: PathBuf,
    /// Where everything is written.
    pub work: PathBuf,
    /// Only groups whose contributor, set or name has this in it.
    pub only: Option<String>,
    /// How many schemas are compiled at once.
    pub batch: usize,
    /// How long one schema, or one document, may take.
    pub limit: Duration,
    /// Whether schemas without documents are compiled too.
    pub all: bool,
    /// Whether nothing is compiled: the verdicts of schemas alone.
    pub schemas: bool,
    /// Whether what is not as expected is listed.
    pub list: bool,
}

impl Arguments {
    pub fn parse(words: Vec<String>) -> Result<Self> {
        let mut found = Self {
            suite: PathBuf::new(),
            work: PathBuf::from("work"),
            only: None,
            batch: 200,
            limit: Duration::from_secs(20),
            all: false,
            schemas: false,
            list: false,
        };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(USAGE);
            match word.as_str() {
                "--work" => found.work = value()?.into(),
                "--only" => found.only = Some(value()?),
                "--batch" => found.batch = value()?.parse::<usize>()?.max(1),
                "--seconds" => found.limit = Duration::from_secs(value()?.parse()?),
                "--all" => found.all = true,
                "--schemas" => found.schemas = true,
                "--list" => found.list = true,
                other if other.starts_with('-') || found.suite.as_os_str().len() > 0 => return Err(USAGE.into()),
                other => found.suite = other.into(),
            }
        }
        if found.suite.as_os_str().is_empty() { Err(USAGE.into()) } else { Ok(found) }
    }
}
