//! Documents: where they are, and their bytes.
//!
//! In come paths: files, folders, `-`, files with a document on each line. Out go documents in their order, one by one, or as many
//! at a time as fit into memory; large ones as readers, where that will do. What is no file is told, and neither read nor waited for.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use flate2::read::MultiGzDecoder;

/// The standard input.
pub(super) const STDIN: &str = "-";
/// How many documents are read at a time.
const BATCH: usize = 512;
/// How many bytes of lines.
const BATCH_BYTES: usize = 16 << 20;
/// A document of more bytes is large.
const LARGE: usize = 1 << 20;
/// How deep folders are looked through.
const DEEPEST: usize = 64;
/// What a thread needs for the deepest document, and more.
const STACK: usize = 16 << 20;

/// A document.
pub(super) struct Source {
    /// As it is called.
    pub(super) name: String,
    /// The line that it is, of a file of such; and how many characters stand before it there.
    pub(super) line: Option<(usize, usize)>,
    content: Content,
}

enum Content {
    File(PathBuf),
    Stdin,
    Bytes(Vec<u8>),
    /// It cannot be read.
    Wrong(String),
}

/// A document as it can be read.
pub(super) enum Opened {
    Whole(Vec<u8>),
    /// A large one; and its file, where it can be read again.
    Large(Box<dyn Read>, Option<PathBuf>),
}

impl Source {
    fn file(path: PathBuf) -> Self {
        let name = path.display().to_string();
        let content = if name == STDIN { Content::Stdin } else { Content::File(path) };
        Self { name, line: None, content }
    }

    fn wrong(path: &Path, message: impl Into<String>) -> Self {
        Self { name: path.display().to_string(), line: None, content: Content::Wrong(message.into()) }
    }

    /// The file that it is.
    pub(super) fn path(&self) -> Option<PathBuf> {
        match &self.content {
            Content::File(path) => Some(path.clone()),
            _ => None,
        }
    }

    /// Its bytes, or why it cannot be read.
    pub(super) fn read(self, most: usize) -> Result<Vec<u8>, String> {
        match self.content {
            Content::Bytes(bytes) => Ok(bytes),
            Content::Wrong(message) => Err(message),
            Content::Stdin => up_to(io::stdin().lock(), most),
            Content::File(path) => read_file(&path, most),
        }
    }

    /// Its bytes, or what reads them, if they are many; or why it cannot be read.
    pub(super) fn open(self) -> Result<Opened, String> {
        match self.content {
            Content::File(path) => {
                let file = open(&path).map_err(|error| error.to_string())?;
                let size = file.metadata().map_or(0, |about| usize::try_from(about.len()).unwrap_or(usize::MAX));
                if size > LARGE {
                    return Ok(Opened::Large(Box::new(file), Some(path)));
                }
                begin(file, Some(path), size + 1)
            }
            // As long as it may become: what grows is in memory twice.
            Content::Stdin => begin(io::stdin(), None, LARGE + 1),
            Content::Bytes(bytes) => Ok(Opened::Whole(bytes)),
            Content::Wrong(message) => Err(message),
        }
    }
}

/// Reads as much as is not large, into so much room at first.
fn begin(mut reader: impl Read + 'static, path: Option<PathBuf>, room: usize) -> Result<Opened, String> {
    let mut bytes = Vec::with_capacity(room);
    let most = u64::try_from(LARGE).unwrap_or(u64::MAX).saturating_add(1);
    reader.by_ref().take(most).read_to_end(&mut bytes).map_err(|error| format!("cannot be read: {error}"))?;
    if bytes.len() <= LARGE {
        return Ok(Opened::Whole(bytes));
    }
    Ok(Opened::Large(Box::new(io::Cursor::new(bytes).chain(reader)), path))
}

/// The bytes of a file, if they are not too many.
pub(super) fn read_file(path: &Path, most: usize) -> Result<Vec<u8>, String> {
    up_to(open(path).map_err(|error| error.to_string())?, most)
}

/// All bytes, if they are not too many.
fn up_to(reader: impl Read, most: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    reader.take(limit).read_to_end(&mut bytes).map_err(|error| format!("cannot be read: {error}"))?;
    if bytes.len() > most { Err(too_large(most)) } else { Ok(bytes) }
}

fn too_large(most: usize) -> String {
    format!("is larger than {} MiB; `--max-size` allows more", most >> 20)
}

/// Opens a file. One that is a pipe, a socket or a device may never end, or never begin.
fn open(path: &Path) -> io::Result<File> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("is no file; `-` reads from the standard input"));
    }
    File::open(path)
}

/// The documents that are named, some at a time.
pub(super) struct Documents {
    /// What is left, the next one last.
    named: Vec<Source>,
    /// What is left of a file of lines.
    lines: Option<Lines>,
    /// Whether files have a document on each line.
    is_by_line: bool,
    most: usize,
}

struct Lines {
    name: String,
    reader: Box<dyn BufRead>,
    number: usize,
}

impl Documents {
    /// Looks for documents: files as they are, the `.xml` files in folders and below.
    pub(super) fn find(paths: &[PathBuf], by_line: bool, most: usize) -> Self {
        let mut named = Vec::new();
        for path in paths {
            match fs::metadata(path) {
                _ if path.as_os_str() == STDIN => named.push(Source::file(path.clone())),
                Ok(about) if about.is_dir() => {
                    let before = named.len();
                    below(path, 0, &mut named);
                    if named.len() == before {
                        named.push(Source::wrong(path, "has no `.xml` file in it, nor below it"));
                    }
                }
                Ok(_) => named.push(Source::file(path.clone())),
                Err(error) => named.push(Source::wrong(path, format!("cannot be read: {error}"))),
            }
        }
        named.reverse();
        Self { named, lines: None, is_by_line: by_line, most }
    }

    /// How many there are, where that is known.
    pub(super) fn count(&self) -> Option<usize> {
        (!self.is_by_line).then_some(self.named.len())
    }

    /// The next ones, as many as fit into memory; none when there are no more.
    pub(super) fn next_batch(&mut self) -> Vec<Source> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < BATCH
            && bytes < BATCH_BYTES
            && let Some(source) = self.next()
        {
            bytes += if let Content::Bytes(line) = &source.content { line.len() } else { 0 };
            batch.push(source);
        }
        batch
    }
}

impl Iterator for Documents {
    type Item = Source;

    fn next(&mut self) -> Option<Source> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next(self.most) {
                    Some(source) => return Some(source),
                    None => self.lines = None,
                }
            }
            let source = self.named.pop()?;
            if !self.is_by_line || matches!(source.content, Content::Wrong(_)) {
                return Some(source);
            }
            match lines_of(&source.content) {
                Ok(reader) => self.lines = Some(Lines { name: source.name, reader, number: 0 }),
                Err(error) => return Some(Source::wrong(Path::new(&source.name), error.to_string())),
            }
        }
    }
}

/// The lines of a file, unpacked if it is packed.
fn lines_of(content: &Content) -> io::Result<Box<dyn BufRead>> {
    Ok(match content {
        Content::File(path) if path.extension().is_some_and(|extension| extension == "gz") => {
            Box::new(BufReader::new(MultiGzDecoder::new(open(path)?)))
        }
        Content::File(path) => Box::new(BufReader::new(open(path)?)),
        _ => Box::new(BufReader::new(io::stdin())),
    })
}

impl Lines {
    /// The next line with a document, which begins with the first `<` in it.
    fn next(&mut self, most: usize) -> Option<Source> {
        loop {
            let mut line = Vec::new();
            let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
            self.number += 1;
            let content = match self.reader.by_ref().take(limit).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.len() > most => {
                    // What follows is no line of its own.
                    self.reader = Box::new(io::empty());
                    Content::Wrong(too_large(most))
                }
                Ok(_) => {
                    while line.pop_if(|last| matches!(last, b'\n' | b'\r')).is_some() {}
                    if line.trim_ascii().is_empty() {
                        continue;
                    }
                    // What begins as an object of JSON is a document from there on.
                    let is_json = line.trim_ascii_start().starts_with(b"{");
                    let start = line.iter().position(|byte| *byte == b'<' && !is_json).unwrap_or(0);
                    let before = String::from_utf8_lossy(&line[..start]).chars().count();
                    let bytes = line.split_off(start);
                    let (name, number) = (self.name.clone(), self.number);
                    return Some(Source { name, line: Some((number, before)), content: Content::Bytes(bytes) });
                }
                Err(error) => {
                    self.reader = Box::new(io::empty());
                    Content::Wrong(format!("cannot be read: {error}"))
                }
            };
            return Some(Source { name: self.name.clone(), line: Some((self.number, 0)), content });
        }
    }
}

/// Does the same with all documents, on all cores; what comes of them is in their order.
pub(super) fn on_all_cores<T: Send>(batch: Vec<Source>, work: &(dyn Fn(Source) -> T + Sync)) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(batch.len());
    let sources = Mutex::new(batch.into_iter().enumerate());
    let run = || {
        let mut done = Vec::new();
        // The lock is held while a source is taken, and no longer.
        let take = || sources.lock().unwrap_or_else(PoisonError::into_inner).next();
        while let Some((index, source)) = take() {
            done.push((index, work(source)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let start = || thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run);
        let workers: Vec<_> = (1..cores).filter_map(|_| start().ok()).collect();
        let mut done = run();
        for worker in workers {
            match worker.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, made)| made).collect()
}

/// The `.xml` files in a folder and below it, in the order of their names.
fn below(folder: &Path, depth: usize, found: &mut Vec<Source>) {
    if depth > DEEPEST {
        found.push(Source::wrong(folder, "is too deep below the folder that was named"));
        return;
    }
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return found.push(Source::wrong(folder, format!("cannot be read: {error}"))),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => below(&path, depth + 1, found),
            Ok(kind) if kind.is_symlink() && path.is_dir() => {
                found.push(Source::wrong(&path, "is a link to a folder, which is not followed"));
            }
            Ok(_) if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xml")) => {
                found.push(Source::file(path));
            }
            Ok(_) => {}
            Err(error) => found.push(Source::wrong(&path, format!("cannot be read: {error}"))),
        }
    }
}
