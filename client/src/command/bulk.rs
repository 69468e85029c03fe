//! `provision bulk`: a command for each line of a CSV file.
//!
//! The file is read twice, a line at a time: first every line is checked, then they are sent. Of a line nothing is kept
//! but one byte, however long the file is.

use std::fs::File;
use std::io::{self, BufReader, IsTerminal as _, Read, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use provisioning_api::oci::Interface;
use xsdbind::ErrorKind;
use xsdbind::raw::{Builder as Fields, Value};

use super::journal::{Journal, Outcome, Stand};
use super::report::Report;
use super::{Failed, Server, build, is_command, show};
use crate::{Client, Error};

/// How many wrong lines are listed.
const LISTED: usize = 20;
/// How often lines of progress are printed where there is no terminal.
const PROGRESS: Duration = Duration::from_secs(10);

/// The headings are paths of the command's fields, such as `userId`, `phoneNumber`, `address/city`. An empty cell leaves
/// a value as it is, `nil` clears it, anything else sets it. Every line is checked before the first is sent.
#[derive(Args)]
#[command(
    after_help = "What was sent is written to a journal beside the file. A run that was interrupted goes on where
it was when it is started again. Lines that were sent and have no answer are listed, and never sent
again unless --send-unknown says so."
)]
pub(super) struct Bulk {
    /// The command, such as UserModifyRequest22
    command: String,
    /// The file, in UTF-8
    file: PathBuf,
    /// Print every document, send nothing
    #[arg(long)]
    dry_run: bool,
    /// The journal; FILE.journal unless given
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// Where to write what came of each line, as .csv or .json; may be given twice
    #[arg(long, value_name = "FILE")]
    report: Vec<PathBuf>,
    /// How many sessions are used at once. With more than one, lines are not carried out in their order
    #[arg(long, default_value_t = 1)]
    sessions: usize,
    /// Send again what may have been carried out already
    #[arg(long)]
    send_unknown: bool,
    /// Do not wait for the disk before each command: faster, but after a power failure commands can be sent twice
    #[arg(long)]
    no_sync: bool,
}

/// The lines of a file as commands.
struct Lines {
    reader: csv::Reader<Box<dyn Read>>,
    headings: csv::StringRecord,
    record: csv::StringRecord,
}

impl Lines {
    fn open(path: &Path) -> Result<Self, Failed> {
        let failed = |error: csv::Error| format!("{}: {error}", path.display());
        let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
        // What spreadsheets begin a file with.
        let mut file = BufReader::new(file);
        let mut start = Vec::new();
        file.by_ref().take(3).read_to_end(&mut start)?;
        if start == b"\xEF\xBB\xBF" {
            start.clear();
        }
        let input: Box<dyn Read> = Box::new(io::Cursor::new(start).chain(file));
        let mut reader = csv::Reader::from_reader(input);
        let headings = reader.headers().map_err(failed)?.clone();
        Ok(Self { reader, headings, record: csv::StringRecord::new() })
    }

    /// The next line: its number in the file, and the command as a value.
    fn next(&mut self, command: &str, nil: &str) -> Option<Result<(u64, Value), String>> {
        match self.reader.read_record(&mut self.record) {
            Ok(false) => return None,
            Err(error) => return Some(Err(error.to_string())),
            Ok(true) => {}
        }
        let line = self.record.position().map_or(0, csv::Position::line);
        let mut fields = Fields::of_type(command);
        for (path, cell) in self.headings.iter().zip(&self.record) {
            fields = match cell {
                "" => fields,
                cell if cell == nil => fields.clear(path),
                cell => fields.set(path, cell),
            };
        }
        Some(fields.into_value().map(|value| (line, value)).map_err(|error| format!("line {line}: {error}")))
    }
}

impl Bulk {
    pub(super) async fn run<I: Interface>(self, server: &Server) -> Result<u8, Failed> {
        let records = self.check::<I>(&server.nil)?;
        if self.dry_run {
            return Ok(0);
        }
        let journal = self.journal.clone().unwrap_or_else(|| with_suffix(&self.file, ".journal"));
        let digest = digest(&self.file)?;
        let what = format!("{} {} {digest}", self.command, server.nil.escape_debug());
        let (mut journal, mut stands) = Journal::open(&journal, &what, records, !self.no_sync)?;
        let open = |stand: &Stand| *stand == Stand::NotSent || self.send_unknown && *stand == Stand::Unknown;
        let rest = stands.iter().filter(|stand| open(stand)).count();
        let mut ended = Ok(());
        if rest > 0 {
            if rest < records {
                say(&format!("{} of {records} lines were sent before, {rest} are left", records - rest))?;
            }
            let client = server.connect::<I>(self.sessions).await?;
            ended = self.send(&client, &server.nil, &mut journal, &mut stands, rest).await;
            client.close().await;
        }
        self.tell(&mut journal, &stands)?;
        ended?;
        Ok(if stands.contains(&Stand::Unknown) {
            3
        } else if stands.contains(&Stand::Refused) {
            2
        } else {
            0
        })
    }

    /// Checks everything, and prints the documents where nothing is to be sent: how many lines there are.
    fn check<I: Interface>(&self, nil: &str) -> Result<usize, Failed> {
        if !is_command::<I>(&self.command) {
            // The error knows names that are near.
            build::<I>(&Fields::of_type(&self.command).into_value()?)?;
        }
        let mut lines = Lines::open(&self.file)?;
        self.check_headings::<I>(&lines.headings)?;
        let (mut records, mut wrong, mut listed) = (0, 0_usize, String::new());
        let mut out = io::BufWriter::new(io::stdout());
        while let Some(line) = lines.next(&self.command, nil) {
            records += 1;
            let checked = line.and_then(|(line, value)| {
                let built = build::<I>(&value).map(|_| value);
                built.map_err(|Failed(text, _)| format!("line {line}: {}", text.trim_start_matches("not sent: ")))
            });
            match checked {
                Ok(value) if self.dry_run && wrong == 0 => out.write_all(show::document::<I>(&value)?.as_bytes())?,
                Ok(_) => {}
                Err(error) => {
                    wrong += 1;
                    if wrong <= LISTED {
                        listed.push_str("\n  ");
                        listed.push_str(&error);
                    }
                }
            }
        }
        out.flush()?;
        if wrong > 0 {
            let more = if wrong > LISTED { format!("\n  and {} more", wrong - LISTED) } else { String::new() };
            let path = self.file.display();
            return Err(
                format!("{path}: {wrong} of {records} lines are wrong, so nothing was sent:{listed}{more}").into()
            );
        }
        if self.dry_run {
            say(&format!("{records} lines, all valid; nothing was sent"))?;
        }
        Ok(records)
    }

    /// A heading that is no path of the command's fields is found though all cells below it are empty.
    fn check_headings<I: Interface>(&self, headings: &csv::StringRecord) -> Result<(), Failed> {
        let path = self.file.display();
        let mut seen = std::collections::BTreeSet::new();
        for heading in headings {
            if !seen.insert(heading) {
                return Err(format!("{path}: the heading `{}` stands twice", heading.escape_debug()).into());
            }
            let probe = Fields::of_type(&self.command).set(heading, "").into_value()?;
            if let Err(error) = probe.build::<I::Command>()
                && matches!(error.kind(), ErrorKind::UnexpectedElement | ErrorKind::UnexpectedAttribute)
            {
                return Err(format!("{path}: heading `{}`: {}", heading.escape_debug(), error.message()).into());
            }
        }
        Ok(())
    }

    /// Sends what is left, as many at once as there are sessions.
    async fn send<I: Interface>(
        &self,
        client: &Client<I>,
        nil: &str,
        journal: &mut Journal,
        stands: &mut [Stand],
        rest: usize,
    ) -> Result<(), Failed> {
        let mut lines = Lines::open(&self.file)?;
        let mut progress = Progress::new(rest);
        let mut under_way = FuturesUnordered::new();
        let (mut record, mut failed) = (0, Ok(()));
        let mut more = true;
        while more || !under_way.is_empty() {
            while more && under_way.len() < self.sessions.max(1) && failed.is_ok() {
                let Some(line) = lines.next(&self.command, nil) else {
                    more = false;
                    break;
                };
                record += 1;
                // The file is the one that was checked, by its digest; unless it was changed just now.
                let stand = *stands.get(record - 1).ok_or("the file has changed while it was read")?;
                if stand != Stand::NotSent && !(self.send_unknown && stand == Stand::Unknown) {
                    continue;
                }
                let command = build::<I>(&line?.1)?;
                journal.sent(record)?;
                stands[record - 1] = Stand::Unknown;
                let record = record;
                under_way.push(async move { (record, client.send_command(command, false).await) });
            }
            let Some((record, result)) = under_way.next().await else { break };
            let outcome = outcome(record, result.as_ref().err());
            stands[record - 1] = outcome.stand;
            journal.outcome(&outcome)?;
            progress.add(&outcome);
            if outcome.stand == Stand::NotSent && failed.is_ok() {
                // The next ones would not be sent either.
                failed = Err(Failed(format!("record {record}: {}; the rest was not sent", outcome.text), 1));
                more = false;
            }
        }
        progress.finish();
        failed
    }

    /// What came of all lines, this run and those before.
    fn tell(&self, journal: &mut Journal, stands: &[Stand]) -> Result<(), Failed> {
        let count = |stand| stands.iter().filter(|one| **one == stand).count();
        let counts: Vec<String> = [Stand::Done, Stand::Refused, Stand::Unknown, Stand::NotSent]
            .into_iter()
            .filter(|stand| *stand == Stand::Done || count(*stand) > 0)
            .map(|stand| format!("{} {}", count(stand), stand.name()))
            .collect();
        say(&format!("{} lines: {}", stands.len(), counts.join(", ")))?;
        let mut reports = self.report.iter().map(|path| Report::create(path)).collect::<Result<Vec<_>, _>>()?;
        journal.outcomes(stands, |outcome| {
            if matches!(outcome.stand, Stand::Unknown | Stand::Refused) {
                say(&format!("  record {}: {}: {}", outcome.record, outcome.stand.name(), outcome.text))?;
            }
            reports.iter_mut().try_for_each(|report| report.add(outcome))
        })?;
        reports.into_iter().try_for_each(Report::finish)
    }
}

fn outcome(record: usize, error: Option<&Error>) -> Outcome {
    let stand = match error {
        None => Stand::Done,
        Some(Error::Refused(_)) => Stand::Refused,
        Some(Error::OutcomeUnknown(_)) => Stand::Unknown,
        Some(_) => Stand::NotSent,
    };
    let code = error.and_then(Error::refusal).and_then(|refusal| refusal.code);
    Outcome { record, stand, code, text: error.map(ToString::to_string).unwrap_or_default() }
}

/// A bar on a terminal, a line now and then elsewhere.
struct Progress {
    bar: ProgressBar,
    said: Instant,
    all: usize,
    done: usize,
    wrong: usize,
}

impl Progress {
    fn new(all: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len}, {per_sec}, {eta} left{msg}") {
            bar.set_style(style);
        }
        Self { bar, said: Instant::now(), all, done: 0, wrong: 0 }
    }

    fn add(&mut self, outcome: &Outcome) {
        self.done += 1;
        self.bar.inc(1);
        if outcome.stand != Stand::Done {
            self.wrong += 1;
            self.bar.set_message(format!(", {} not done", self.wrong));
        }
        if !io::stderr().is_terminal() && self.said.elapsed() >= PROGRESS {
            self.said = Instant::now();
            let _ = say(&format!("{} of {} lines, {} not done", self.done, self.all, self.wrong));
        }
    }

    fn finish(self) {
        self.bar.finish_and_clear();
    }
}

fn say(line: &str) -> Result<(), Failed> {
    Ok(writeln!(io::stderr(), "{line}")?)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn digest(path: &Path) -> Result<String, Failed> {
    let mut hasher = blake3::Hasher::new();
    let mut file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    io::copy(&mut file, &mut hasher)?;
    Ok(hasher.finalize().to_hex().to_string())
}
