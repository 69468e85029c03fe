//! The validators, as processes that are started once and asked again and again.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::Result;

/// A document, with the number of its schema; an empty one asks about the schema.
pub type Record = (u64, String);

/// Records as a program reads them.
pub fn bytes(records: &[Record]) -> Vec<u8> {
    let mut out = Vec::new();
    for (schema, document) in records {
        for number in [*schema, document.len() as u64] {
            out.extend_from_slice(&u32::try_from(number).unwrap_or(0).to_be_bytes());
        }
        out.extend_from_slice(document.as_bytes());
    }
    out
}

/// All of them, each started when it is first asked.
pub struct Judges {
    /// The folder with the schemas.
    schemas: PathBuf,
    jdk: Option<Judge>,
    others: Option<Judge>,
}

impl Judges {
    pub fn of(schemas: &Path) -> Self {
        Self { schemas: schemas.to_owned(), jdk: None, others: None }
    }

    /// What the validator of the JDK says of each: the reason why it refuses it, if it does.
    pub fn jdk(&mut self, records: &[Record]) -> Result<Vec<Option<String>>> {
        let judge = match &mut self.jdk {
            Some(judge) => judge,
            none => {
                let mut command = Command::new("java");
                command.args(["-XX:+UseSerialGC", "-Xmx1g"]).arg(here("Judge.java"));
                none.insert(Judge::start(command.arg(&self.schemas))?)
            }
        };
        let lines = judge.ask(records)?;
        Ok(lines.iter().map(|line| line.split_once('\t').map(|it| it.1.to_owned())).collect())
    }

    /// What libxml2 and xmlschema say of each, in one line: two letters, and their reasons.
    pub fn others(&mut self, records: &[Record]) -> Result<Vec<String>> {
        let judge = match &mut self.others {
            Some(judge) => judge,
            none => {
                let mut command = Command::new(std::env::var_os("PYTHON").unwrap_or("python3".into()));
                none.insert(Judge::start(command.arg(here("others.py")).arg(&self.schemas))?)
            }
        };
        judge.ask(records)
    }
}

fn here(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

struct Judge {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Judge {
    fn start(command: &mut Command) -> Result<Self> {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let input = process.stdin.take().ok_or("no input")?;
        let output = BufReader::new(process.stdout.take().ok_or("no output")?);
        Ok(Self { process, input, output })
    }

    /// A line for each record.
    fn ask(&mut self, records: &[Record]) -> Result<Vec<String>> {
        let Self { process, input, output } = self;
        let bytes = bytes(records);
        std::thread::scope(|scope| {
            let writer = scope.spawn(move || input.write_all(&bytes));
            let lines: Vec<String> = output.lines().take(records.len()).collect::<std::io::Result<_>>()?;
            if lines.len() != records.len() {
                return Err(
                    format!("{} verdicts on {} documents: {:?}", lines.len(), records.len(), process.wait()).into()
                );
            }
            writer.join().map_err(|_| "not written")??;
            Ok(lines)
        })
    }
}
