//! What is said of a document: that it is valid, or what is wrong with it and where.
//!
//! In comes a document; out go its errors, each with the line in which it is, and texts of them for people and for pipelines.

use std::fmt::Write as _;

use serde_json::json;
use xsdbind::Error;
use xsdbind::error::{ErrorKind, Position};
use xsdbind_codegen::dynamic::{Document, Schemas};
use xsdbind_codegen::escape;

use super::documents::{Opened, Source, read_file};
use super::report;
use super::tables::options;

/// How many characters of a line are shown.
const SHOWN: usize = 100;

/// A document and what is wrong with it.
pub(super) struct Verdict {
    /// As it is called; with the line, where it is one.
    pub(super) name: String,
    file: String,
    /// The line that it is of the file, and how many characters stand before it there.
    line: Option<(usize, usize)>,
    pub(super) problems: Vec<Problem>,
    more: More,
}

/// Whether there is more wrong than what is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum More {
    Nothing,
    /// There is.
    Cut,
    /// There may be: reading ended with the first error, in a file larger than so many bytes.
    Larger(usize),
    /// The same, in what cannot be read again.
    Passed,
}

/// Something that is wrong.
pub(super) struct Problem {
    position: Option<Position>,
    path: String,
    kind: String,
    message: String,
    line: Option<Line>,
}

/// The line of a document in which something is wrong.
struct Line {
    text: String,
    /// The characters of it that it is about.
    from: usize,
    to: usize,
}

impl Verdict {
    /// Nothing is wrong so far.
    fn new(source: &Source) -> Self {
        let (file, line) = (source.name.clone(), source.line);
        let name = line.map_or_else(|| file.clone(), |(number, _)| format!("{file}:{number}"));
        Self { name, file, line, problems: Vec::new(), more: More::Nothing }
    }

    /// Reads the bytes of a document, in which nothing is wrong so far.
    pub(super) fn read(source: Source, most: usize) -> Result<(Self, Vec<u8>), Self> {
        let verdict = Self::new(&source);
        match source.read(most) {
            Ok(bytes) => Ok((verdict, bytes)),
            Err(message) => Err(verdict.wrong(message)),
        }
    }

    /// Reads the bytes of a document and checks all of it.
    pub(super) fn check(mut self, schemas: &Schemas, bytes: &[u8], most: usize) -> Result<(Self, Document), Self> {
        let options = options(most);
        match schemas.check(bytes, options) {
            Ok(document) => Ok((self, document)),
            Err(errors) => {
                let text = schemas.text(bytes, options).ok();
                let (text, shows) = (text.as_deref(), !schemas.have_secrets());
                self.problems.extend(errors.iter().map(|error| Problem::new(error, text, self.line, shows)));
                if errors.is_cut() {
                    self.more = More::Cut;
                }
                Err(self)
            }
        }
    }

    /// What is said of a document, which is held whole if it is not large, or if there is something wrong with it.
    pub(super) fn of(schemas: &Schemas, source: Source, most: usize) -> Self {
        let verdict = Self::new(&source);
        match source.open() {
            Ok(Opened::Whole(bytes)) => verdict.of_bytes(schemas, &bytes, most),
            Ok(Opened::Large(reader, path)) => match schemas.check_reader(reader, options(most)) {
                Ok(()) => verdict,
                Err(error) => match path.map(|path| read_file(&path, most)) {
                    Some(Ok(bytes)) => verdict.of_bytes(schemas, &bytes, most),
                    Some(Err(_)) => verdict.ended(&error, More::Larger(most)),
                    None => verdict.ended(&error, More::Passed),
                },
            },
            Err(message) => verdict.wrong(message),
        }
    }

    fn of_bytes(self, schemas: &Schemas, bytes: &[u8], most: usize) -> Self {
        self.check(schemas, bytes, most).map_or_else(|verdict| verdict, |(verdict, _)| verdict)
    }

    /// Reading ended with this error.
    fn ended(mut self, error: &Error, more: More) -> Self {
        self.problems.push(Problem::new(error, None, None, false));
        Self { more, ..self }
    }

    /// Something else is wrong.
    pub(super) fn wrong(mut self, message: impl Into<String>) -> Self {
        self.problems.push(Problem::of_file(message.into()));
        self
    }

    /// The same of an error that is not of XML.
    pub(super) fn error(mut self, error: &Error) -> Self {
        self.problems.push(Problem::new(error, None, None, false));
        self
    }

    /// Whether the document is valid.
    pub(super) fn is_valid(&self) -> bool {
        self.problems.is_empty()
    }

    /// `a.xml:3:8: /user/phone: value is longer than 23 characters`, and the line.
    pub(super) fn to_text(&self) -> String {
        let mut out = String::new();
        for problem in &self.problems {
            let at = problem.position.map(|at| format!(":{at}")).unwrap_or_default();
            let name = if at.is_empty() { &self.name } else { &self.file };
            out.push_str(&report::problem(&format!("{name}{at}"), &problem.said()));
            if let Some(line) = &problem.line {
                let number = problem.position.map(|at| at.line.to_string()).unwrap_or_default();
                out.push_str(&report::underlined(&number, &line.text, line.from, line.to));
            }
        }
        let first = "there may be more errors, as reading ended with the first: it is";
        let more = match self.more {
            More::Nothing => return out,
            More::Cut => format!("there are more errors than these {}", self.problems.len()),
            More::Larger(most) => format!("{first} larger than {} MiB; `--max-size` has more read whole", most >> 20),
            More::Passed => format!("{first} large, and no file that could be read again"),
        };
        let _ = writeln!(out, "{}: {more}", self.name);
        out
    }

    /// The same as an object of JSON.
    pub(super) fn to_json(&self) -> String {
        let problems = self.problems.iter().map(|problem| {
            json!({
                "line": problem.position.map(|at| at.line),
                "column": problem.position.map(|at| at.column),
                "path": problem.path,
                "kind": problem.kind,
                "message": problem.message,
            })
        });
        let problems: Vec<_> = problems.collect();
        let more = self.more != More::Nothing;
        json!({ "document": self.name, "valid": self.is_valid(), "errors": problems, "more": more }).to_string()
    }

    /// The same as annotations of a workflow of GitHub, a line each.
    pub(super) fn to_github(&self) -> String {
        let mut out = String::new();
        for problem in &self.problems {
            let at = problem.position.map(|at| format!(",line={},col={}", at.line, at.column)).unwrap_or_default();
            let (file, title) = (escape::github_property(&self.file), escape::github_property(&problem.kind));
            let _ = writeln!(out, "::error file={file}{at},title={title}::{}", escape::github(&problem.said()));
        }
        out
    }

    /// The same as a test case of `JUnit`.
    pub(super) fn to_junit(&self) -> String {
        let name = escape::xml(&self.name);
        if self.is_valid() {
            return format!("    <testcase classname=\"xsdbind.validate\" name=\"{name}\"/>\n");
        }
        let mut lines = String::new();
        for problem in &self.problems {
            let at = problem.position.map(|at| format!("{at}: ")).unwrap_or_default();
            let _ = writeln!(lines, "{at}{}", problem.said());
        }
        let first = self.problems.first().map(Problem::said).unwrap_or_default();
        format!(
            "    <testcase classname=\"xsdbind.validate\" name=\"{name}\">\n      <failure message=\"{}\">{}</failure>\n    \
             </testcase>\n",
            escape::xml(&first),
            escape::xml(&lines)
        )
    }
}

impl Problem {
    /// A file that cannot be read.
    fn of_file(message: String) -> Self {
        Self { position: None, path: String::new(), kind: "Io".to_owned(), message, line: None }
    }

    /// An error, with its place in the file; `line`: the document is one of it.
    fn new(error: &Error, text: Option<&str>, line: Option<(usize, usize)>, with_line: bool) -> Self {
        let (kind, path) = (error.kind(), error.path());
        let by_path = || text.filter(|_| kind == ErrorKind::Identity).and_then(|text| place_of(text, &path));
        let position = error.position().or_else(by_path);
        let excerpt = position.zip(text).filter(|_| with_line).and_then(|(at, text)| Line::of(text, at));
        let moved = |at: Position| match line {
            Some((number, before)) if at.line == 1 => Position { line: number, column: at.column + before },
            Some((number, _)) => Position { line: number + at.line - 1, ..at },
            None => at,
        };
        Self {
            position: position.map(moved),
            path,
            kind: format!("{kind:?}"),
            message: error.message().to_owned(),
            line: excerpt,
        }
    }

    /// The path and what is wrong.
    fn said(&self) -> String {
        if self.path.is_empty() { self.message.clone() } else { format!("{}: {}", self.path, self.message) }
    }
}

impl Line {
    /// The line at a place, or what is around the place, where it is long.
    fn of(text: &str, at: Position) -> Option<Self> {
        let line = text.split('\n').nth(at.line.checked_sub(1)?)?;
        let line = line.strip_suffix('\r').unwrap_or(line);
        let column = at.column.checked_sub(1)?;
        let rest: String = line.chars().skip(column).take(SHOWN).collect();
        let length = match rest.strip_prefix('<') {
            Some(_) => rest.find('>').map_or(rest.len(), |end| end + 1),
            None => rest.find(['<', ' ', '\t']).unwrap_or(rest.len()),
        };
        let length = rest.get(..length).map_or(1, |marked| marked.chars().count()).max(1);
        // As much before the place as leaves room for what it is about.
        let skipped = if column + length <= SHOWN { 0 } else { column.saturating_sub(SHOWN / 4) };
        let plain = |letter: char| if escape::is_hidden(letter) { ' ' } else { letter };
        let before = if skipped > 0 { "…" } else { "" };
        let mut shown: String = before.chars().chain(line.chars().skip(skipped).take(SHOWN).map(plain)).collect();
        if line.chars().nth(skipped + SHOWN).is_some() {
            shown.push('…');
        }
        let from = column - skipped + before.chars().count();
        let to = (from + length).min(shown.chars().count().max(from + 1));
        Some(Self { text: shown, from, to })
    }
}

/// Where the element of a path begins; `None` where the path may lead to several.
fn place_of(text: &str, path: &str) -> Option<Position> {
    let document = roxmltree::Document::parse(text).ok()?;
    let mut at = document.root();
    for step in path.split('/').skip(1).filter(|step| !step.starts_with(['@', '$'])) {
        let (name, index) = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
            Some((name, index)) => (name, Some(index.parse::<usize>().ok()?)),
            None => (step, None),
        };
        let is_it = |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == name;
        let elements: Vec<_> = at.children().filter(roxmltree::Node::is_element).collect();
        let first = elements.iter().position(is_it)?;
        let last = elements.iter().rposition(is_it)?;
        // Those of one list stand side by side; else the number may be one of another list.
        let run = elements.get(first..=last).filter(|run| run.iter().all(is_it))?;
        at = match index {
            Some(index) => *run.get(index.checked_sub(1)?)?,
            None if run.len() == 1 => run[0],
            None => return None,
        };
    }
    let place = document.text_pos_at(at.range().start);
    Some(Position { line: place.row as usize, column: place.col as usize })
}
