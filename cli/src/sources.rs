//! Where the releases come from that `diff` compares: folders and files, archives, revisions of git.
//!
//! In come words of the command line; out go sets of schemas. What is no folder or file is unpacked into a temporary
//! folder: the schema files alone, none outside of it, and no more than the limits here allow.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use xsdbind_codegen::{Config, Error, SchemaSet};

use super::folders::{files_below, has_extension};

/// Schema files in a release.
const MAX_FILES: usize = 10_000;
/// Bytes of one of them.
const MAX_FILE: u64 = 64 << 20;
/// Bytes of all of them.
const MAX_TOTAL: u64 = 512 << 20;
/// Bytes of a tar archive, with what is not read of it.
const MAX_TAR: u64 = 1 << 30;

const NO_FILE: &str = "there is no `.xsd` file in it";
/// How schema files end.
pub(super) const ENDINGS: &[&str] = &["xsd", "wsdl"];

/// One release.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Source {
    kind: Kind,
    /// As it is called in reports.
    name: String,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Path(PathBuf),
    Archive {
        file: PathBuf,
        below: Option<PathBuf>,
    },
    /// `path` is one from the root of the repository if `from_root`, else from the current directory.
    Git {
        revision: String,
        path: Option<String>,
        from_root: bool,
    },
}

/// The releases that words of the command line name, the oldest first; or what is wrong with them.
pub(super) fn releases(words: &[String], below: Option<&Path>) -> Result<Vec<Source>, String> {
    let mut all = Vec::new();
    for word in words {
        if Path::new(word).exists() || !is_range(word) {
            all.push(Source::of(word, below));
            continue;
        }
        if word.contains("...") {
            return Err(format!("`{word}` has three dots: what is compared are two revisions, OLD..NEW"));
        }
        for revision in word.split("..") {
            all.push(Source::git(if revision.is_empty() { "HEAD" } else { revision }, below));
        }
    }
    if all.len() < 2 {
        return Err("there are no two releases to compare: OLD NEW, or OLD..NEW".to_owned());
    }
    Ok(all)
}

/// Whether these are revisions with two dots between, and no path with the folder above in it.
fn is_range(word: &str) -> bool {
    let slashes = ['/', '\\'];
    let between = |(at, _): (usize, &str)| !word[..at].ends_with(slashes) && !word[at + 2..].starts_with(slashes);
    word.len() > 2 && word.match_indices("..").any(between)
}

impl Source {
    /// The release that a word names.
    pub(super) fn of(word: &str, below: Option<&Path>) -> Self {
        let path = Path::new(word);
        let name = |path: &Path| path.display().to_string();
        match word.split_once(':') {
            _ if path.is_file() && is_archive(path) => {
                let below = below.map(Path::to_owned);
                Self { name: word.to_owned(), kind: Kind::Archive { file: path.to_owned(), below } }
            }
            _ if path.exists() => {
                let path = below.map_or_else(|| path.to_owned(), |below| path.join(below));
                Self { name: name(&path), kind: Kind::Path(path) }
            }
            Some((revision, path)) if revision.len() > 1 => Self {
                name: word.to_owned(),
                kind: Kind::Git { revision: revision.to_owned(), path: Some(path.to_owned()), from_root: true },
            },
            _ if below.is_some() => Self::git(word, below),
            // Reading it says that it is not there.
            _ => Self { name: word.to_owned(), kind: Kind::Path(path.to_owned()) },
        }
    }

    fn git(revision: &str, below: Option<&Path>) -> Self {
        let path = below.map(|below| below.to_string_lossy().replace('\\', "/"));
        let name = path.as_ref().map_or_else(|| revision.to_owned(), |path| format!("{revision}:{path}"));
        Self { name, kind: Kind::Git { revision: revision.to_owned(), path, from_root: false } }
    }

    /// As it is called.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// As a sentence calls it: a folder by its own name alone.
    pub(super) fn short_name(&self) -> String {
        let file = match &self.kind {
            Kind::Path(path) => fs::canonicalize(path).ok(),
            Kind::Archive { file, .. } => Some(file.clone()),
            Kind::Git { .. } => None,
        };
        let name = file.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        name.unwrap_or_else(|| self.name.clone())
    }

    /// The folder or file that it is, where it is one that is not unpacked.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.kind {
            Kind::Path(path) => Some(path),
            Kind::Archive { .. } | Kind::Git { .. } => None,
        }
    }

    /// As a file in it is called.
    pub(super) fn file_name(&self, file: &Path) -> String {
        let file = file.display();
        match &self.kind {
            Kind::Path(folder) => folder.join(file.to_string()).display().to_string(),
            Kind::Archive { below: Some(below), .. } => format!("{}:{}/{file}", self.name, below.display()),
            Kind::Git { path: Some(_), .. } => format!("{}/{file}", self.name),
            Kind::Archive { .. } | Kind::Git { .. } => format!("{}:{file}", self.name),
        }
    }

    /// The schema files in its folder and below, by their paths in that.
    pub(super) fn files(&self) -> Result<BTreeMap<PathBuf, Vec<u8>>, Error> {
        let unpacked = self.folder()?;
        let folder = self.unpack(unpacked.path())?;
        let (mut files, mut total) = (BTreeMap::new(), 0);
        for path in files_below(&folder, ENDINGS).map_err(|error| Error::cannot_read(&self.name, error))? {
            let full = folder.join(&path);
            let mut bytes = Vec::new();
            let read = File::open(&full).and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes));
            let read = read.map_err(|error| Error::cannot_read(&full, error))? as u64;
            total += read;
            if read > MAX_FILE || total > MAX_TOTAL || files.len() >= MAX_FILES {
                return Err(self.unreadable(too_much()));
            }
            files.insert(path, bytes);
        }
        if files.is_empty() {
            return Err(self.unreadable(NO_FILE));
        }
        Ok(files)
    }

    /// Reads the schemas, as far as `config` allows.
    pub(super) fn load(&self, config: &Config) -> Result<SchemaSet, Error> {
        let label = match &self.kind {
            Kind::Path(path) => return SchemaSet::load_with(path, config),
            Kind::Archive { .. } => &self.name,
            Kind::Git { revision, .. } => revision,
        };
        let unpacked = self.folder()?;
        let path = self.unpack(unpacked.path())?;
        if path.is_dir() && files_below(&path, &["xsd"]).is_ok_and(|files| files.is_empty()) {
            return Err(self.unreadable(NO_FILE));
        }
        let is_git = matches!(self.kind, Kind::Git { .. });
        SchemaSet::load_unpacked(path, (unpacked.path(), &format!("{label}:")), &self.name, is_git, config)
    }

    /// A folder to unpack it to.
    fn folder(&self) -> Result<TempDir, Error> {
        tempfile::tempdir().map_err(|error| self.unreadable(error.to_string()))
    }

    /// Writes the schema files of an archive or a revision below a folder; where what is asked for is.
    fn unpack(&self, folder: &Path) -> Result<PathBuf, Error> {
        let below = match &self.kind {
            Kind::Path(path) => return Ok(path.clone()),
            Kind::Archive { file, below } => {
                let below = below.as_deref().map_or_else(|| Ok(PathBuf::new()), normal);
                below.and_then(|below| unpack(file, folder).map(|()| below))
            }
            Kind::Git { revision, path, from_root } => full_path(path.as_deref().unwrap_or_default(), *from_root)
                .and_then(|path| checkout(revision, &path, folder).map(|()| path.into())),
        };
        let full = folder.join(below.map_err(|message| self.unreadable(message))?);
        if full.exists() { Ok(full) } else { Err(self.unreadable(NO_FILE)) }
    }

    fn unreadable(&self, message: impl Into<String>) -> Error {
        Error::cannot_read(&self.name, io::Error::other(message.into()))
    }
}

fn is_archive(path: &Path) -> bool {
    has_extension(path, "zip") || has_extension(path, "tar") || is_gzip(path)
}

/// `.tgz` or `.tar.gz`.
fn is_gzip(path: &Path) -> bool {
    let inner = path.file_stem().map(Path::new).is_some_and(|stem| has_extension(stem, "tar"));
    has_extension(path, "tgz") || inner && has_extension(path, "gz")
}

/// A path below a folder, without a way out of it.
fn normal(path: &Path) -> Result<PathBuf, String> {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(part) if !part.to_string_lossy().contains(['\\', '\0']) => out.push(part),
            Component::CurDir => {}
            _ => return Err(format!("`{}` leads out of it", path.display())),
        }
    }
    Ok(out)
}

fn is_schema(path: &Path) -> bool {
    ENDINGS.iter().any(|ending| has_extension(path, ending))
}

fn too_much() -> String {
    format!(
        "the schema files in it are more than {MAX_FILES}, or have more than {MAX_TOTAL} bytes, or one has more than \
         {MAX_FILE}"
    )
}

/// Writes schema files below a folder, and counts.
struct Writer<'f> {
    folder: &'f Path,
    files: usize,
    bytes: u64,
}

impl<'f> Writer<'f> {
    fn new(folder: &'f Path) -> Self {
        Self { folder, files: 0, bytes: 0 }
    }

    /// Writes what there is to read, if it is a schema.
    fn write(&mut self, path: &Path, from: &mut impl Read) -> Result<(), String> {
        let path = normal(path)?;
        if !is_schema(&path) {
            return Ok(());
        }
        self.files += 1;
        if self.files > MAX_FILES {
            return Err(format!("there are more than {MAX_FILES} schema files in it"));
        }
        let target = self.folder.join(&path);
        let cannot = |error: io::Error| format!("`{}`: {error}", path.display());
        fs::create_dir_all(target.parent().unwrap_or(self.folder)).map_err(cannot)?;
        let mut file = File::create(&target).map_err(cannot)?;
        let written = io::copy(&mut from.take(MAX_FILE + 1), &mut file).map_err(cannot)?;
        self.bytes += written;
        if written > MAX_FILE {
            return Err(format!("`{}` has more than {MAX_FILE} bytes", path.display()));
        }
        if self.bytes > MAX_TOTAL {
            return Err(format!("the schema files in it have more than {MAX_TOTAL} bytes"));
        }
        Ok(())
    }
}

/// Unpacks the schemas of an archive.
fn unpack(archive: &Path, folder: &Path) -> Result<(), String> {
    let file = File::open(archive).map_err(|error| error.to_string())?;
    let writer = &mut Writer::new(folder);
    if has_extension(archive, "zip") {
        unzip(file, writer)
    } else if is_gzip(archive) {
        untar(flate2::read::MultiGzDecoder::new(BufReader::new(file)), writer)
    } else {
        untar(BufReader::new(file), writer)
    }
}

fn unzip(file: File, writer: &mut Writer<'_>) -> Result<(), String> {
    let wrong = |error: zip::result::ZipError| error.to_string();
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(wrong)?;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(wrong)?;
        let path = PathBuf::from(entry.name());
        normal(&path)?;
        if entry.is_file() {
            writer.write(&path, &mut entry)?;
        }
    }
    Ok(())
}

fn untar(from: impl Read, writer: &mut Writer<'_>) -> Result<(), String> {
    let wrong = |error: io::Error| error.to_string();
    let mut bounded = from.take(MAX_TAR);
    let mut archive = tar::Archive::new(&mut bounded);
    for entry in archive.entries().map_err(wrong)? {
        let mut entry = entry.map_err(wrong)?;
        let path = entry.path().map_err(wrong)?.into_owned();
        normal(&path)?;
        if entry.header().entry_type().is_file() {
            writer.write(&path, &mut entry)?;
        }
    }
    if bounded.limit() == 0 {
        return Err(format!("it has more than {MAX_TAR} bytes"));
    }
    Ok(())
}

/// What a command of git prints.
fn git(arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git").args(arguments).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("git cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(String::from_utf8_lossy(&output.stderr).trim().trim_start_matches("fatal: ").to_owned())
}

/// A path from the root of the repository, `/` between its parts.
fn full_path(path: &str, from_root: bool) -> Result<String, String> {
    let prefix = if from_root { Vec::new() } else { git(&["rev-parse", "--show-prefix"])? };
    let mut parts: Vec<String> = Vec::new();
    let prefix = String::from_utf8_lossy(&prefix).trim_end().to_owned();
    for part in prefix.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop().ok_or_else(|| format!("`{path}` leads out of the repository"))?),
            part => parts.push(part.to_owned()),
        }
    }
    Ok(parts.join("/"))
}

/// Writes the schemas of a revision: of a folder, or, for those that it includes, of the folder of a file.
fn checkout(revision: &str, path: &str, folder: &Path) -> Result<(), String> {
    let commit = format!("{revision}^{{commit}}");
    let id = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]);
    let id = id.map_err(|said| if said.is_empty() { format!("there is no revision `{revision}`") } else { said })?;
    let id = String::from_utf8_lossy(&id).trim().to_owned();
    let below = match path.rsplit_once('/') {
        Some((folder, _)) if is_schema(Path::new(path)) => folder,
        None if is_schema(Path::new(path)) => "",
        _ => path,
    };
    let mut arguments = vec!["ls-tree", "-r", "-z", "-l", "--full-tree", &id];
    let below = format!("{below}/");
    if below != "/" {
        arguments.extend(["--", &below]);
    }
    let blobs = blobs(&git(&arguments)?)?;
    read_blobs(&blobs, &mut Writer::new(folder))
}

/// The schema files of a list of `ls-tree`: paths and the ids of what is in them.
fn blobs(list: &[u8]) -> Result<BTreeMap<PathBuf, String>, String> {
    let mut found = BTreeMap::new();
    let mut total = 0_u64;
    for line in list.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
        let line = str::from_utf8(line).map_err(|_| "a path in the repository is not UTF-8".to_owned())?;
        let unexpected = || format!("git says `{line}` of a file");
        let (about, path) = line.split_once('\t').ok_or_else(unexpected)?;
        let mut about = about.split_whitespace();
        let (mode, id, size) = (about.next(), about.nth(1), about.next());
        // Links and submodules are no files.
        let (Some("100644" | "100755"), Some(id), Some(size)) = (mode, id, size) else { continue };
        if !is_schema(Path::new(path)) {
            continue;
        }
        let size: u64 = size.parse().map_err(|_| unexpected())?;
        total = total.saturating_add(size);
        if size > MAX_FILE || total > MAX_TOTAL || found.len() >= MAX_FILES {
            return Err(too_much());
        }
        found.insert(normal(Path::new(path))?, id.to_owned());
    }
    Ok(found)
}

/// Has git print all files at once, as they are in the repository: a process each would take seconds.
fn read_blobs(blobs: &BTreeMap<PathBuf, String>, writer: &mut Writer<'_>) -> Result<(), String> {
    let wrong = |error: io::Error| format!("git cannot be run: {error}");
    let mut command = Command::new("git");
    command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(wrong)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let read = std::thread::scope(|scope| {
        // Both sides wait for each other where the list is longer than a pipe.
        scope.spawn(move || {
            let ids: Vec<&str> = blobs.values().flat_map(|id| [id, "\n"]).collect();
            // Where git has ended, reading says so.
            input.map(|mut input| input.write_all(ids.concat().as_bytes()))
        });
        let mut output = BufReader::new(output.ok_or("git prints nothing")?);
        for path in blobs.keys() {
            let mut line = String::new();
            output.read_line(&mut line).map_err(wrong)?;
            let size = line
                .trim_end()
                .rsplit_once(' ')
                .and_then(|(about, size)| about.ends_with(" blob").then(|| size.parse::<u64>().ok())?);
            let size = size.ok_or_else(|| format!("git says `{}` of `{}`", line.trim_end(), path.display()))?;
            let mut contents = (&mut output).take(size);
            writer.write(path, &mut contents)?;
            io::copy(&mut contents, &mut io::sink()).map_err(wrong)?;
            // A line end follows.
            output.read_exact(&mut [0]).map_err(wrong)?;
        }
        Ok::<(), String>(())
    });
    if read.is_err() {
        // It may wait for somebody who reads on. That it has ended already is as good.
        let _ = child.kill();
    }
    child.wait().map_err(wrong)?;
    read
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{blobs, normal, releases};

    fn names(words: &[&str], below: Option<&str>) -> Result<Vec<String>, String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let all = releases(&words, below.map(Path::new))?;
        Ok(all.iter().map(|source| source.name.clone()).collect())
    }

    #[test]
    fn words_of_the_command_line() {
        assert_eq!(names(&["v24..v25"], Some("schemas/ocip")).unwrap(), ["v24:schemas/ocip", "v25:schemas/ocip"]);
        assert_eq!(names(&["v23..v24..v25"], None).unwrap(), ["v23", "v24", "v25"]);
        assert_eq!(names(&["v24.."], None).unwrap(), ["v24", "HEAD"]);
        assert_eq!(names(&["origin/main..a/b"], None).unwrap(), ["origin/main", "a/b"]);
        // These are paths, though there is nothing there.
        assert_eq!(names(&["../none", "a/../none"], None).unwrap(), ["../none", "a/../none"]);
        assert_eq!(names(&["v24:a/b", "src"], None).unwrap(), ["v24:a/b", "src"]);
        assert!(names(&["v24...v25"], None).unwrap_err().contains("three dots"));
        assert!(names(&["v24"], None).unwrap_err().contains("no two releases"));
    }

    #[test]
    fn no_path_leads_out() {
        for path in ["../a.xsd", "a/../../b.xsd", "/a.xsd", "a\\..\\..\\b.xsd"] {
            assert!(normal(Path::new(path)).is_err(), "{path}");
        }
        assert_eq!(normal(Path::new("./a/b.xsd")).unwrap(), Path::new("a/b.xsd"));
    }

    #[test]
    fn lists_of_git() {
        let lines = [
            "100644 blob abc     12\ta/b.xsd",
            "100644 blob abf     12\ta/b.txt",
            "120000 blob abd      3\ta/link.xsd",
            "160000 commit abe       -\tsub",
        ];
        let list = lines.join("\0");
        let found = blobs(list.as_bytes()).unwrap();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("a/b.xsd".into(), "abc".to_owned())]);
        let large = b"100644 blob abc     99999999999\ta/b.xsd\0";
        assert!(blobs(large).unwrap_err().contains("more than"));
    }
}
