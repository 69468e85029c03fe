//! `provision bulk`: a command for each line of a CSV file.
//!
//! The file is read twice, a line at a time: first every line is checked, then they are sent. Of a line nothing is kept
//! but one byte, however long the file is.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, IsTerminal as _, Read, Write as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use clap::Args;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use provisioning_api::oci::{Interface, MAX_COMMANDS};
use xsdbind::ErrorKind;
use xsdbind::raw::{Builder as Fields, Value};

use super::journal::{Journal, Outcome, Stand};
use super::report::Report;
use super::{Failed, Server, build, is_command, show};
use crate::{Client, Error, InvalidRequest};

/// How many wrong lines are listed.
const LISTED: usize = 20;
/// Where a command says its place in the message.
const ECHO: &str = "@echo";
/// How often lines of progress are printed where there is no terminal.
const PROGRESS: Duration = Duration::from_secs(10);

/// The headings are paths of the command's fields, such as `userId`, `phoneNumber`, `address/city`. An empty cell leaves
/// a value as it is, `nil` clears it, anything else sets it. Every line is checked before the first is sent.
#[derive(Args)]
#[command(
    after_help = "A list has brackets. `sipAliasList/sipAlias[]` is one item, or none where the cell is empty; the
column may stand several times. `sipAliasList/sipAlias[;]` is all items in one cell, with `;` between
them; it can be any other sign. `contactList/contact[1]/uri`, `contactList/contact[2]/uri` are for
items that have fields. `nil` in a column of a list clears all of it.

What was sent is written to a journal beside the file. A run that was interrupted goes on where
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
    /// How many lines are sent in one message, up to 15. Of a message without an answer, all lines are unknown
    #[arg(long, default_value_t = 1, value_parser = messages, value_name = "LINES")]
    batch: usize,
    /// What stands between cells: one character, or `tab`
    #[arg(long, default_value = ",", value_parser = delimiter, value_name = "CHARACTER")]
    delimiter: u8,
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

fn messages(text: &str) -> Result<usize, String> {
    let lines = text.parse().ok().filter(|lines| (1..=MAX_COMMANDS).contains(lines));
    lines.ok_or_else(|| format!("a message has 1 to {MAX_COMMANDS} commands"))
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        [byte] if byte.is_ascii() && !b"\"\r\n".contains(byte) => Ok(*byte),
        _ if text == "tab" => Ok(b'\t'),
        _ => Err("it is one character of ASCII, no quotation mark and no end of a line, or `tab`".to_owned()),
    }
}

/// A file of which no record is longer than so: without its closing quotation mark one would be all that follows.
const LONGEST: u64 = 1 << 20;

struct Bounded<R> {
    inner: R,
    /// How much may be read before the next record.
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get();
        if left == 0 {
            let text = format!("a record is longer than {LONGEST} bytes; is a quotation mark missing?");
            return Err(io::Error::other(text));
        }
        let most = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let read = self.inner.read(&mut buffer[..most])?;
        self.left.set(left - read as u64);
        Ok(read)
    }
}

/// Where the cells of a column go.
struct Column {
    /// The path of a value; of a list that of one more item.
    path: String,
    /// What stands between the items of a list that is one cell.
    separator: Option<char>,
    /// What nil clears: where an item of a list cannot be nil, what holds the list.
    cleared: String,
}

/// The lines of a file as commands.
struct Lines<'a> {
    bulk: &'a Bulk,
    nil: &'a str,
    reader: csv::Reader<Box<dyn Read>>,
    left: Rc<Cell<u64>>,
    headings: csv::StringRecord,
    columns: Vec<Column>,
    /// Whether each command says its place in the message, so that responses in another order are noticed.
    echoes: bool,
    record: csv::StringRecord,
    line: u64,
    /// Whether reading has failed, so that what follows is no record.
    failed: bool,
}

impl<'a> Lines<'a> {
    fn open<I: Interface>(bulk: &'a Bulk, nil: &'a str) -> Result<Self, Failed> {
        let path = bulk.file.display();
        let failed = |error: csv::Error| format!("{path}: {}", broken(&error, 1));
        let file = File::open(&bulk.file).map_err(|error| format!("{path}: {error}"))?;
        // What spreadsheets begin a file with.
        let mut file = BufReader::new(file);
        let mut start = Vec::new();
        file.by_ref().take(3).read_to_end(&mut start)?;
        if start == b"\xEF\xBB\xBF" {
            start.clear();
        }
        let left = Rc::new(Cell::new(LONGEST));
        let inner = io::Cursor::new(start).chain(file);
        let input: Box<dyn Read> = Box::new(Bounded { inner, left: Rc::clone(&left) });
        let mut reader = csv::ReaderBuilder::new().delimiter(bulk.delimiter).from_reader(input);
        let headings = reader.headers().map_err(failed)?.clone();
        let columns = bulk.columns::<I>(&headings)?;
        let echoes = bulk.batch > 1 && !headings.iter().any(|heading| heading == ECHO);
        let echoes = echoes && bulk.probe::<I>(ECHO, "1".into())?.is_none_or(|error| !is_unknown(&error));
        let record = csv::StringRecord::new();
        Ok(Self { bulk, nil, reader, left, headings, columns, echoes, record, line: 1, failed: false })
    }

    /// The next line as the value of a command, which has this place in its message, from 0.
    fn next(&mut self, place: usize) -> Option<Result<Value, String>> {
        if self.failed {
            return None;
        }
        self.left.set(LONGEST);
        let after = self.reader.position().line();
        match self.reader.read_record(&mut self.record) {
            Ok(false) => return None,
            Ok(true) => {}
            Err(error) => {
                self.failed = error.is_io_error();
                return Some(Err(broken(&error, after)));
            }
        }
        self.line = self.record.position().map_or(after, csv::Position::line);
        Some(self.value(place))
    }

    fn value(&self, place: usize) -> Result<Value, String> {
        let mut fields = Fields::of_type(&self.bulk.command);
        if self.echoes {
            fields = fields.set(ECHO, (place + 1).to_string());
        }
        for (index, (column, cell)) in self.columns.iter().zip(&self.record).enumerate() {
            fields = match (cell, column.separator) {
                ("", _) => fields,
                (cell, _) if cell == self.nil => fields.clear(&column.cleared),
                (cell, None) => fields.set(&column.path, cell),
                (cell, Some(separator)) => {
                    let mut items = cell.split(separator).map(str::trim);
                    let all = items.try_fold(fields, |fields, item| {
                        (!item.is_empty() && item != self.nil).then(|| fields.set(&column.path, item))
                    });
                    let text = format!("an item of the list is empty or nil; between items is one `{separator}`");
                    all.ok_or_else(|| format!("{}: {text}", self.place(Some(index))))?
                }
            };
        }
        fields.into_value().map_err(|error| format!("{}: {}", self.place(None), error.message()))
    }

    /// What is wrong with the line that was read last, and in which column.
    fn tell(&self, error: &Error) -> String {
        let (path, message) = match error {
            Error::Invalid(invalid) => match &**invalid {
                InvalidRequest::Value(error) => (error.path(), error.message().to_owned()),
                InvalidRequest::Secret { path } => (path.clone(), "not a value of its type; it is secret".to_owned()),
                InvalidRequest::Message(error) => (String::new(), error.to_string()),
            },
            error => (String::new(), error.to_string()),
        };
        // The first step is the command.
        let inner = path.get(1..).and_then(|path| path.split_once('/')).map_or("", |(_, inner)| inner);
        let number = inner.rsplit_once('[').and_then(|(_, rest)| rest.split(']').next()?.parse::<usize>().ok());
        let wanted = without_numbers(inner);
        let filled = self.columns.iter().zip(&self.record).enumerate().filter(|(_, (_, cell))| !cell.is_empty());
        let fits = filled.filter(|(_, (column, cell))| {
            let path = if *cell == self.nil { &column.cleared } else { &column.path };
            without_numbers(path) == wanted
        });
        let fits: Vec<usize> = fits.map(|(index, _)| index).collect();
        // Items are counted from 1.
        let index = number.and_then(|number| fits.get(number.wrapping_sub(1))).or(fits.first());
        match index {
            Some(index) => format!("{}: {message}", self.place(Some(*index))),
            None if inner.is_empty() => format!("{}: {message}", self.place(None)),
            None => format!("{}: {inner}: {message}", self.place(None)),
        }
    }

    fn place(&self, column: Option<usize>) -> String {
        let heading = column.and_then(|column| Some((column, self.headings.get(column)?)));
        match heading {
            None => format!("line {}", self.line),
            Some((index, heading)) => format!("line {}, column {} (`{heading}`)", self.line, index + 1),
        }
    }
}

/// Why there is no record after this line.
fn broken(error: &csv::Error, line: u64) -> String {
    let line = error.position().map_or(line, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => format!("line {line}: it is not in UTF-8; save the file as CSV in UTF-8"),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("line {line}: there are {len} fields, and {expected_len} headings")
        }
        _ => format!("line {line}: {error}"),
    }
}

/// A path without the numbers of items.
fn without_numbers(path: &str) -> String {
    let parts = path.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest));
    parts.collect()
}

/// Whether something else than text, or than a list, is expected.
fn is_of_other_form(error: &xsdbind::Error) -> bool {
    error.kind() == ErrorKind::Value && error.value_error().is_none()
}

/// Whether something is none of the command's fields.
fn is_unknown(error: &xsdbind::Error) -> bool {
    matches!(error.kind(), ErrorKind::UnexpectedElement | ErrorKind::UnexpectedAttribute)
}

impl Bulk {
    pub(super) async fn run<I: Interface>(self, server: &Server) -> Result<u8, Failed> {
        let records = self.check::<I>(&server.nil)?;
        if self.dry_run {
            return Ok(0);
        }
        let journal = self.journal.clone().unwrap_or_else(|| with_suffix(&self.file, ".journal"));
        let digest = digest(&self.file)?;
        let delimiter = char::from(self.delimiter);
        // What was done on one server is not done on another.
        let address = server.address.as_deref().unwrap_or_default().escape_debug();
        let (nil, delimiter) = (server.nil.escape_debug(), delimiter.escape_debug());
        let what = format!("{address} {} {nil} {delimiter} {digest}", self.command);
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
        let mut lines = Lines::open::<I>(self, nil)?;
        let (mut records, mut wrong, mut listed) = (0, 0_usize, String::new());
        let mut out = io::BufWriter::new(io::stdout());
        let mut message = Vec::new();
        while let Some(line) = lines.next(message.len()) {
            records += 1;
            let checked = line.and_then(|value| match build::<I>(&value) {
                Ok(_) => Ok(value),
                Err(error) => Err(lines.tell(&error)),
            });
            match checked {
                Ok(value) if self.dry_run && wrong == 0 => message.push(value),
                Ok(_) => {}
                Err(error) => {
                    wrong += 1;
                    if wrong <= LISTED {
                        listed.push_str("\n  ");
                        listed.push_str(&error);
                    }
                }
            }
            if message.len() == self.batch {
                out.write_all(show::document::<I>(&message)?.as_bytes())?;
                message.clear();
            }
        }
        if !message.is_empty() {
            out.write_all(show::document::<I>(&message)?.as_bytes())?;
        }
        out.flush()?;
        if wrong > 0 {
            let more = if wrong > LISTED { format!("\n  and {} more", wrong - LISTED) } else { String::new() };
            let path = self.file.display();
            let lines = if wrong == 1 { "1 line is".to_owned() } else { format!("{wrong} lines are") };
            return Err(format!("{path}: of {records} lines {lines} wrong, so nothing was sent:{listed}{more}").into());
        }
        if self.dry_run {
            say(&format!("{records} lines, all valid; nothing was sent"))?;
        }
        Ok(records)
    }

    /// Where cells go, by the headings. One that is no path of the command's fields is found though all cells below it
    /// are empty.
    fn columns<I: Interface>(&self, headings: &csv::StringRecord) -> Result<Vec<Column>, Failed> {
        let file = self.file.display();
        if headings.is_empty() {
            return Err(format!("{file}: it is empty; its first line has paths of the command's fields").into());
        }
        let mut seen = std::collections::BTreeSet::new();
        let mut columns = Vec::with_capacity(headings.len());
        for (index, heading) in headings.iter().enumerate() {
            let wrong = |text: &str| {
                let heading = heading.escape_debug();
                Failed::from(format!("{file}: line 1, column {}: heading `{heading}`: {text}", index + 1))
            };
            let (path, separator) = match list_in_a_cell(heading) {
                Some((list, separator)) => (format!("{list}[]"), Some(separator)),
                None => (heading.to_owned(), None),
            };
            let list = path.strip_suffix("[]");
            if !seen.insert(heading) && list.is_none() {
                return Err(wrong("it occurs twice; a list has brackets, `path[]`"));
            }
            let text = self.probe::<I>(&path, "x".into()).map_err(|error| wrong(error.message()))?;
            if let Some(error) = text.as_ref().filter(|error| is_unknown(error)) {
                let note = match heading {
                    _ if headings.len() > 1 => "",
                    _ if heading.contains(';') => "; if `;` stands between cells, say --delimiter ';'",
                    _ if heading.contains('\t') => "; if tabs stand between cells, say --delimiter tab",
                    _ => "",
                };
                return Err(wrong(&format!("{}{note}", error.message())));
            }
            let items = self.probe::<I>(list.unwrap_or(&path), Value::List(Vec::new()))?;
            let is_list = !items.is_some_and(|error| is_of_other_form(&error));
            match list {
                Some(_) if !is_list => return Err(wrong("it is no list, so it has no brackets")),
                None if is_list && text.is_some_and(|error| is_of_other_form(&error)) => {
                    return Err(wrong("it is a list: add brackets, `path[]`, once for each item, or `path[;]`"));
                }
                _ => {}
            }
            let nil = self.probe::<I>(&path, Value::Nil)?;
            let cleared = match list.and_then(|list| list.rsplit_once('/')) {
                Some((holder, _)) if nil.is_some_and(|error| error.kind() == ErrorKind::Nil) => holder.to_owned(),
                _ => path.clone(),
            };
            columns.push(Column { path, separator, cleared });
        }
        Ok(columns)
    }

    /// What is wrong with a command that has nothing but this, of which much may be missing.
    fn probe<I: Interface>(&self, path: &str, value: Value) -> Result<Option<xsdbind::Error>, xsdbind::Error> {
        Ok(Fields::of_type(&self.command).set(path, value).into_value()?.build::<I::Command>().err())
    }

    /// Sends what is left, as many messages at once as there are sessions.
    async fn send<I: Interface>(
        &self,
        client: &Client<I>,
        nil: &str,
        journal: &mut Journal,
        stands: &mut [Stand],
        rest: usize,
    ) -> Result<(), Failed> {
        let mut lines = Lines::open::<I>(self, nil)?;
        let mut progress = Progress::new(rest);
        let mut under_way = FuturesUnordered::new();
        let (mut record, mut failed) = (0, Ok(()));
        let mut more = true;
        while more || !under_way.is_empty() {
            while more && under_way.len() < self.sessions.max(1) {
                let (records, commands) = match self.message::<I>(&mut lines, &mut record, stands) {
                    Ok(message) => message,
                    Err(error) => {
                        // What is under way has its outcome all the same.
                        (failed, more) = (Err(error), false);
                        break;
                    }
                };
                if records.is_empty() {
                    more = false;
                    break;
                }
                journal.sent(&records)?;
                for record in &records {
                    stands[record - 1] = Stand::Unknown;
                }
                under_way.push(async move { (records, client.batch_commands(commands).await) });
            }
            let Some((records, results)) = under_way.next().await else { break };
            let results = records.into_iter().zip(results);
            let outcomes: Vec<Outcome> = results.map(|(record, result)| outcome(record, result.err())).collect();
            journal.came(&outcomes)?;
            for outcome in &outcomes {
                stands[outcome.record - 1] = outcome.stand;
                progress.add(outcome);
                if outcome.stand == Stand::NotSent && failed.is_ok() {
                    // The next ones would not be sent either.
                    let text = format!("record {}: {}; the rest was not sent", outcome.record, outcome.text);
                    (failed, more) = (Err(Failed(text, 1)), false);
                }
            }
        }
        progress.finish();
        failed
    }

    /// The next message: the numbers of its records, which are still to be sent, and their commands.
    fn message<I: Interface>(
        &self,
        lines: &mut Lines<'_>,
        record: &mut usize,
        stands: &[Stand],
    ) -> Result<(Vec<usize>, Vec<I::Command>), Failed> {
        let (mut records, mut commands) = (Vec::new(), Vec::new());
        while records.len() < self.batch
            && let Some(line) = lines.next(records.len())
        {
            *record += 1;
            // The file is the one that was checked, by its digest; unless it was changed just now.
            let stand = *stands.get(*record - 1).ok_or("the file has changed while it was read")?;
            if stand == Stand::NotSent || self.send_unknown && stand == Stand::Unknown {
                records.push(*record);
                commands.push(line?.build().map_err(|error| lines.tell(&error.into()))?);
            }
        }
        Ok((records, commands))
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

/// The list of a heading such as `path[;]`, and what stands between its items in a cell.
fn list_in_a_cell(heading: &str) -> Option<(&str, char)> {
    let (list, separator) = heading.strip_suffix(']')?.rsplit_once('[')?;
    let mut characters = separator.chars();
    let separator = characters.next().filter(|character| character.is_ascii_punctuation() || *character == ' ')?;
    characters.next().is_none().then_some((list, separator))
}

fn outcome(record: usize, error: Option<Error>) -> Outcome {
    let stand = match &error {
        None => Stand::Done,
        Some(Error::Refused(_)) => Stand::Refused,
        Some(Error::OutcomeUnknown(_)) => Stand::Unknown,
        Some(_) => Stand::NotSent,
    };
    let code = error.as_ref().and_then(Error::refusal).and_then(|refusal| refusal.code);
    Outcome { record, stand, code, text: error.map(|error| error.to_string()).unwrap_or_default() }
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
