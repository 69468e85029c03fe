//! What a bulk run has done, on disk, so that an interrupted run goes on where it was.
//!
//! A line of the journal is a line of JSON. Before a command is sent, the journal says so, and is on disk; after it, what
//! came of it. A run that ends in between, however it ends, leaves a line that was sent and has no outcome: it is
//! unknown, and never sent again unasked.

use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::Failed;

/// How a line of the file stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stand {
    #[default]
    NotSent,
    /// Sent, and nothing came; or what came says nothing.
    Unknown,
    Done,
    Refused,
}

impl Stand {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::NotSent => "not sent",
            Self::Unknown => "unknown",
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }

    fn of(name: &str) -> Option<Self> {
        [Self::NotSent, Self::Unknown, Self::Done, Self::Refused].into_iter().find(|stand| stand.name() == name)
    }
}

pub(super) struct Journal {
    file: File,
    path: PathBuf,
    sync: bool,
}

/// What came of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The number of the record in the file, from 1.
    pub(super) record: usize,
    pub(super) stand: Stand,
    pub(super) code: Option<i32>,
    pub(super) text: String,
}

impl Journal {
    /// Opens the journal of a run, or begins it; how the lines stand. `what` tells runs apart: the server, the command,
    /// the file's contents, what stands for nil and between cells.
    pub(super) fn open(path: &Path, what: &str, records: usize, sync: bool) -> Result<(Self, Vec<Stand>), Failed> {
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        let file = OpenOptions::new().read(true).append(true).create(true).open(path).map_err(failed)?;
        fs4::FileExt::try_lock(&file).map_err(|error| format!("{}: another run uses it: {error}", path.display()))?;
        let mut journal = Self { file, path: path.to_owned(), sync };
        let mut stands = vec![Stand::NotSent; records];
        let mut first = None;
        let mut outside = false;
        let length = journal.each(|index, value| {
            if index == 0 {
                first = value["run"].as_str().map(str::to_owned);
                return;
            }
            let stand = match value["outcome"].as_str() {
                None => Some(Stand::Unknown),
                Some(name) => Stand::of(name),
            };
            match (record(value).and_then(|record| stands.get_mut(record - 1)), stand) {
                (Some(known), Some(stand)) => *known = stand,
                _ => outside = true,
            }
        })?;
        // A line that was not written to its end was written before anything was sent, or after what it says was known
        // already to be sent.
        journal.file.set_len(length).map_err(failed)?;
        match first {
            None if length == 0 => journal.append(&json!({ "run": what }))?,
            Some(run) if run == what => {}
            _ => {
                let text = "it is the journal of another run: of another server, command or file, or the file has changed since";
                return Err(format!("{}: {text}; name another with --journal", path.display()).into());
            }
        }
        if outside {
            return Err(format!("{}: it is not a journal of this file", path.display()).into());
        }
        Ok((journal, stands))
    }

    /// Says that these records are sent now.
    pub(super) fn sent(&mut self, records: &[usize]) -> Result<(), Failed> {
        let lines = records.iter().map(|record| format!("{}\n", json!({ "record": record })));
        self.write(&lines.collect::<String>())?;
        if self.sync {
            self.file.sync_data().map_err(|error| format!("{}: {error}", self.path.display()))?;
        }
        Ok(())
    }

    /// Says what came of records.
    pub(super) fn came(&mut self, outcomes: &[Outcome]) -> Result<(), Failed> {
        let lines = outcomes.iter().map(|Outcome { record, stand, code, text }| {
            let line = json!({ "record": record, "outcome": stand.name(), "code": code, "text": text });
            format!("{line}\n")
        });
        self.write(&lines.collect::<String>())
    }

    fn append(&mut self, value: &Value) -> Result<(), Failed> {
        self.write(&format!("{value}\n"))
    }

    /// Everything in one write, so that there is no half of it while the process lives.
    fn write(&mut self, lines: &str) -> Result<(), Failed> {
        Ok(self.file.write_all(lines.as_bytes()).map_err(|error| format!("{}: {error}", self.path.display()))?)
    }

    /// All whole lines, and how long they are.
    fn each(&mut self, mut with: impl FnMut(usize, &Value)) -> Result<u64, Failed> {
        let failed = |error: String| format!("{}: {error}", self.path.display());
        self.file.seek(SeekFrom::Start(0)).map_err(|error| failed(error.to_string()))?;
        let mut reader = BufReader::new(&self.file);
        let (mut line, mut length) = (Vec::new(), 0);
        for index in 0.. {
            line.clear();
            let read = reader.read_until(b'\n', &mut line).map_err(|error| failed(error.to_string()))?;
            if !line.ends_with(b"\n") {
                break;
            }
            let value = serde_json::from_slice(&line)
                .map_err(|error| failed(format!("line {}: it is not a journal: {error}", index + 1)))?;
            with(index, &value);
            length += read as u64;
        }
        Ok(length)
    }

    /// What came of the lines, each once, in the order in which it was known; then those without an outcome.
    pub(super) fn outcomes(
        &mut self,
        stands: &[Stand],
        mut with: impl FnMut(&Outcome) -> Result<(), Failed>,
    ) -> Result<(), Failed> {
        let mut told = vec![false; stands.len()];
        let mut failed = Ok(());
        self.each(|_, value| {
            let (Some(record), Some(stand)) = (record(value), value["outcome"].as_str().and_then(Stand::of)) else {
                return;
            };
            let Some(told) = told.get_mut(record - 1).filter(|told| !**told && stands[record - 1] == stand) else {
                return;
            };
            if stand == Stand::NotSent || failed.is_err() {
                return;
            }
            *told = true;
            let code = value["code"].as_i64().and_then(|code| i32::try_from(code).ok());
            let text = value["text"].as_str().unwrap_or_default().to_owned();
            failed = with(&Outcome { record, stand, code, text });
        })?;
        failed?;
        for (index, _) in told.iter().enumerate().filter(|(_, told)| !**told) {
            let stand = stands[index];
            let text = if stand == Stand::Unknown { "the run ended before there was an answer" } else { "" };
            with(&Outcome { record: index + 1, stand, code: None, text: text.to_owned() })?;
        }
        Ok(())
    }
}

fn record(value: &Value) -> Option<usize> {
    value["record"].as_u64().and_then(|record| usize::try_from(record).ok()).filter(|record| *record > 0)
}

#[cfg(test)]
mod tests {
    use super::{Journal, Outcome, Stand};

    #[test]
    fn a_journal_that_was_cut_anywhere_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let outcome = |record, stand| Outcome { record, stand, code: None, text: "x".to_owned() };
        {
            let (mut journal, stands) = Journal::open(&path, "run", 5, true).ok().unwrap();
            assert_eq!(stands, [Stand::NotSent; 5]);
            assert!(Journal::open(&path, "run", 5, true).is_err(), "two runs at once");
            for (record, stand) in [(1, Stand::Done), (2, Stand::Refused), (3, Stand::Unknown)] {
                journal.sent(&[record]).ok().unwrap();
                journal.came(&[outcome(record, stand)]).ok().unwrap();
            }
            journal.sent(&[4, 5]).ok().unwrap();
        }
        let whole = std::fs::read(&path).unwrap();
        let order = [Stand::NotSent, Stand::Unknown, Stand::Done, Stand::Refused];
        let mut before = vec![Stand::NotSent; 5];
        for length in 0..=whole.len() {
            std::fs::write(&path, &whole[..length]).unwrap();
            let (mut journal, stands) = Journal::open(&path, "run", 5, true).ok().unwrap();
            // It only ever goes on.
            for (before, now) in before.iter().zip(&stands) {
                let place = |stand| order.iter().position(|known| known == stand);
                assert!(place(before) <= place(now), "{length}: {before:?} {now:?}");
            }
            before.clone_from(&stands);
            let mut found = Vec::new();
            journal
                .outcomes(&stands, |outcome| {
                    found.push(outcome.record);
                    Ok(())
                })
                .ok()
                .unwrap();
            found.sort_unstable();
            assert_eq!(found, [1, 2, 3, 4, 5]);
            drop(journal);
            let (_, again) = Journal::open(&path, "run", 5, true).ok().unwrap();
            assert_eq!(again, stands);
        }
        assert_eq!(before, [Stand::Done, Stand::Refused, Stand::Unknown, Stand::Unknown, Stand::Unknown]);
        assert!(Journal::open(&path, "another run", 4, true).is_err());
        assert!(Journal::open(&path, "run", 3, true).is_err());
    }
}
