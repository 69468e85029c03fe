//! The corpus: a gzipped table with a document a line, in ISO-8859-1: type, mode, XML.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;

/// A line of the corpus.
pub struct Document {
    /// The type of its command.
    pub name: String,
    /// How much of the type it shows: `min`, `max`, `nil` and the like.
    pub mode: String,
    pub xml: Vec<u8>,
}

/// Reads the corpus.
///
/// # Errors
///
/// Where the file cannot be read, has no lines, or a line has not three columns.
pub fn read(corpus: &Path) -> Result<Vec<Document>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", corpus.display());
    let mut table = Vec::new();
    GzDecoder::new(File::open(corpus).map_err(failed)?).read_to_end(&mut table).map_err(failed)?;
    let lines = table.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let documents: Vec<Document> = lines.map(document).collect::<Result<_, _>>()?;
    if documents.is_empty() {
        return Err(format!("{}: there are no documents", corpus.display()));
    }
    Ok(documents)
}

fn document(line: &[u8]) -> Result<Document, String> {
    let columns: Vec<&[u8]> = line.splitn(3, |byte| *byte == b'\t').collect();
    let [name, mode, xml] = columns[..] else {
        return Err("a line of the corpus has not three columns".to_owned());
    };
    let [name, mode] = [name, mode].map(|column| String::from_utf8_lossy(column).into_owned());
    Ok(Document { name, mode, xml: xml.to_owned() })
}
