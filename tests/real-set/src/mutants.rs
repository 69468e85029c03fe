//! Mutants of the corpus: documents with a small change each, on which the reader and an independent validator must
//! agree.
//!
//! A mutant is known by the number of its document, the name of its operator and a seed, and is the same in every run.
//! mutants.sh judges them with a validator; what it found on a sample is recorded, and compared in every run.

mod compare;
mod judge;
mod operators;
mod random;
mod recorded;
mod tree;

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use operators::{Change, Mutation, Operator};
use random::{Random, hash};
use tree::Tree;

use crate::documents::{self, Document};

/// Documents as text, and as trees.
pub struct Corpus {
    documents: Vec<Document>,
    trees: Vec<Tree>,
}

impl Corpus {
    fn read(path: &Path) -> Result<Self, String> {
        let documents = documents::read(path)?;
        let trees = documents.iter().map(|it| Tree::parse(&latin1(&it.xml))).collect::<Result<_, _>>()?;
        Ok(Self { documents, trees })
    }

    /// A number that another corpus would not have.
    fn hash(&self) -> u64 {
        self.documents.iter().fold(0, |all, document| hash(&all.to_be_bytes()) ^ hash(&document.xml))
    }
}

/// Which mutants are made.
#[derive(Clone, Copy)]
struct Selection<'a> {
    /// Another number, other mutants.
    seed: u64,
    /// Each operator is applied to one document of so many, each to others.
    every: usize,
    /// Only the operators whose names begin so.
    operators: &'a str,
}

struct Mutant {
    operator: &'static Operator,
    number: usize,
    /// `None` where the document has no place for the operator, or is the same after it.
    xml: Option<Vec<u8>>,
}

/// The mutants selected, operator by operator.
fn mutants<'a>(corpus: &'a Corpus, selection: Selection<'a>) -> impl Iterator<Item = Mutant> + 'a {
    let count = corpus.documents.len();
    operators::all().filter(move |it| it.name.starts_with(selection.operators)).flat_map(move |operator| {
        let first = Random::of(0, 0, operator.name).below(selection.every);
        let numbers = (first..count).step_by(selection.every);
        numbers.map(move |number| Mutant { operator, number, xml: mutant(corpus, operator, number, selection.seed) })
    })
}

fn mutant(corpus: &Corpus, operator: &Operator, number: usize, seed: u64) -> Option<Vec<u8>> {
    let original = &corpus.documents[number].xml;
    let mut random = Random::of(seed, hash(original), operator.name);
    let xml = match operator.change {
        Change::Tree(change) => {
            let tree = corpus.trees[number].clone();
            let mut mutation = Mutation { tree, random, corpus, number, utf8: false };
            change(&mut mutation)?;
            let text = mutation.tree.write();
            if mutation.utf8 { text.into_bytes() } else { to_latin1(&text) }
        }
        Change::Bytes(change) => {
            let mut xml = original.clone();
            let other = random.below(corpus.documents.len());
            change(&mut xml, &mut random, &corpus.documents[other].xml);
            xml
        }
    };
    (xml != *original).then_some(xml)
}

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Operators put only characters of ISO-8859-1 into documents of it; others are references.
fn to_latin1(text: &str) -> Vec<u8> {
    text.chars().map(|character| u8::try_from(character).unwrap_or(b'?')).collect()
}

/// The sample is judged as it was when the verdicts were recorded.
pub fn check(corpus: PathBuf) -> Result<String, String> {
    if cfg!(not(ocip_schemas)) {
        return Ok("skipped, since OCIP_SCHEMAS is not set".to_owned());
    }
    recorded::check(&Corpus::read(&corpus)?)
}

/// The subcommands that mutants.sh calls.
pub fn command(arguments: &[&str], corpus: Option<PathBuf>) -> Result<(), String> {
    let corpus = Corpus::read(&corpus.ok_or("OCIP_CORPUS is not set")?)?;
    match arguments {
        ["make", selection @ ..] => make(&corpus, Selection::of(selection)?),
        ["make-sample"] => make(&corpus, recorded::SAMPLE),
        ["compare", verdicts, differences, selection @ ..] => {
            compare::compare(&corpus, Selection::of(selection)?, Path::new(verdicts), Path::new(differences))
        }
        ["record", verdicts] => recorded::record(&corpus, Path::new(verdicts)),
        _ => Err(
            "usage: real-set [make|compare VERDICTS DIFFERENCES] SEED EVERY OPERATORS; [make-sample|record VERDICTS]"
                .to_owned(),
        ),
    }
}

impl<'a> Selection<'a> {
    fn of(arguments: &[&'a str]) -> Result<Self, String> {
        let number = |text: &str| text.parse::<u32>().map_err(|error| format!("{text}: {error}"));
        match arguments {
            [seed, every, operators] => {
                Ok(Self { seed: number(seed)?.into(), every: number(every)?.max(1) as usize, operators })
            }
            _ => Err("a seed, a number of documents and the beginning of names are needed".to_owned()),
        }
    }
}

/// Writes mutants, each as its length and its bytes.
fn make(corpus: &Corpus, selection: Selection<'_>) -> Result<(), String> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for xml in mutants(corpus, selection).filter_map(|mutant| mutant.xml) {
        let length = u32::try_from(xml.len()).map_err(|error| error.to_string())?;
        out.write_all(&length.to_be_bytes()).and_then(|()| out.write_all(&xml)).map_err(|error| error.to_string())?;
    }
    out.flush().map_err(|error| error.to_string())
}
