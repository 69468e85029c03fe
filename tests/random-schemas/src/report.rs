//! What the verdicts were, and where they differ, by what is said of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::check::Said;
use crate::judge::{Judges, Record};
use crate::{Result, explained};

/// So many differences of one sort are shown to the other validators in one batch.
const ASKED: usize = 500;

#[derive(Clone, Debug)]
pub struct Difference {
    pub kind: &'static str,
    pub seed: u64,
    pub document: String,
    pub written: String,
    pub ours: String,
    pub jdk: String,
    /// What libxml2 and xmlschema say, once they are asked.
    pub others: String,
}

impl Difference {
    pub fn of_schema(kind: &'static str, seed: u64, ours: &str, jdk: &str) -> Self {
        let empty = String::new;
        let (ours, jdk) = (ours.to_owned(), jdk.to_owned());
        Self { kind, seed, document: empty(), written: empty(), ours, jdk, others: empty() }
    }

    pub fn of_document(kind: &'static str, record: &Record, said: &Said, jdk: &str) -> Self {
        Self {
            kind,
            seed: record.0,
            document: record.1.clone(),
            written: said.written.clone(),
            ours: said.reason.clone(),
            jdk: jdk.to_owned(),
            others: String::new(),
        }
    }

    /// How many of the other validators say what we say; none if they were not asked.
    pub fn with_us(&self) -> Option<usize> {
        let ours = if matches!(self.kind, "only we refuse" | "schema: only we refuse") { 'r' } else { 'a' };
        let votes = self.others.split('\t').next().filter(|votes| !votes.is_empty())?;
        Some(votes.chars().filter(|vote| *vote == ours).count())
    }

    /// What those of one sort have in common.
    fn sort(&self) -> String {
        let votes = self.others.split('\t').next().unwrap_or_default();
        format!("{} [{votes}]: {} / {}", self.kind, common(&self.ours), common(&self.jdk))
    }
}

/// A reason without names and numbers.
fn common(reason: &str) -> String {
    let mut out = String::new();
    let mut quote = None;
    for character in reason.lines().next().unwrap_or_default().chars() {
        match (quote, character) {
            (Some(end), it) if it == end => {
                quote = None;
                out.push('_');
            }
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') => quote = Some(character),
            (None, it) if it.is_ascii_digit() => {
                if !out.ends_with('N') {
                    out.push('N');
                }
            }
            (None, it) => out.push(it),
        }
    }
    // The path of a file, and of an element.
    let out: Vec<&str> = out.split(' ').filter(|word| !word.contains('/')).collect();
    out.join(" ").chars().take(110).collect()
}

/// What was found in a batch.
#[derive(Default)]
pub struct Found {
    counts: Counts,
    differences: Vec<Difference>,
}

#[derive(Default)]
struct Counts {
    /// Both accept, both refuse, only the validator accepts, only we accept.
    schemas: [usize; 4],
    documents: [usize; 4],
    warned: usize,
}

impl Found {
    pub fn count_schema(&mut self, ours: std::result::Result<bool, ()>, theirs: bool) {
        self.counts.warned += usize::from(ours == Ok(true));
        self.counts.schemas[place(ours.is_ok(), theirs)] += 1;
    }

    pub fn count_document(&mut self, ours: bool, theirs: bool) {
        self.counts.documents[place(ours, theirs)] += 1;
    }

    pub fn add(&mut self, difference: Difference) {
        self.differences.push(difference);
    }

    /// Differences of documents or schemas, which are shown to the other validators, whatever is known of them; of very many
    /// of one sort, the shortest.
    pub fn ask(&mut self, differences: Vec<Difference>, judges: &mut Judges) -> Result<()> {
        let mut sorts: BTreeMap<String, Vec<Difference>> = BTreeMap::new();
        for difference in differences {
            sorts.entry(difference.sort()).or_default().push(difference);
        }
        let mut asked = Vec::new();
        for mut all in sorts.into_values() {
            all.sort_by_key(|it| it.document.len());
            self.differences.extend(all.split_off(all.len().min(ASKED)));
            asked.extend(all);
        }
        // A schema is read once.
        asked.sort_by_key(|it| it.seed);
        let of = |it: &Difference| if it.kind == "written invalid" { &it.written } else { &it.document }.clone();
        let records: Vec<Record> = asked.iter().map(|it| (it.seed, of(it))).collect();
        let others = if records.is_empty() { Vec::new() } else { judges.others(&records)? };
        for (mut difference, others) in asked.into_iter().zip(others) {
            difference.others = others;
            self.add(difference);
        }
        Ok(())
    }

    /// Shows all differences to the other validators once more.
    pub fn ask_again(&mut self, judges: &mut Judges) -> Result<()> {
        let mut differences = std::mem::take(&mut self.differences);
        // Never more at a time than are asked of one sort.
        while !differences.is_empty() {
            let rest = differences.split_off(differences.len().min(ASKED));
            self.ask(std::mem::replace(&mut differences, rest), judges)?;
        }
        Ok(())
    }

    /// The seeds of all differences.
    pub fn seeds(&self) -> BTreeSet<u64> {
        self.differences.iter().map(|it| it.seed).collect()
    }

    /// As lines of a file: the numbers, and each difference.
    pub fn lines(&self) -> String {
        let Counts { schemas, documents, warned } = &self.counts;
        let numbers = schemas.iter().chain(documents).chain([warned]).map(usize::to_string);
        let mut out = numbers.collect::<Vec<_>>().join("\t") + "\n";
        for it in &self.differences {
            let seed = it.seed.to_string();
            let fields = [it.kind, &seed, &it.ours, &it.jdk, &it.others, &it.document, &it.written];
            let fields = fields.map(|it| it.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n"));
            out += &(fields.join("\t") + "\n");
        }
        out
    }

    /// From lines of such a file.
    pub fn of_lines(lines: &str) -> Result<Self> {
        let mut found = Self::default();
        for line in lines.lines() {
            let fields: Vec<String> = line.split('\t').map(unescaped).collect();
            if let [kind, seed, ours, jdk, others, document, written] = &fields[..] {
                let kind = *KINDS.iter().find(|it| *it == kind).ok_or("an unknown kind of difference")?;
                let (ours, jdk, others) = (ours.clone(), jdk.clone(), others.clone());
                let (document, written) = (document.clone(), written.clone());
                found.add(Difference { kind, seed: seed.parse()?, document, written, ours, jdk, others });
                continue;
            }
            let numbers: Vec<usize> = fields.iter().map(|it| it.parse()).collect::<std::result::Result<_, _>>()?;
            let Counts { schemas, documents, warned } = &mut found.counts;
            for (count, number) in schemas.iter_mut().chain(documents).chain([warned]).zip(numbers) {
                *count += number;
            }
        }
        Ok(found)
    }
}

/// All that a difference can be.
const KINDS: &[&str] = &[
    "schema: only we warn",
    "schema: only we accept",
    "schema: only we refuse",
    "schema: panic",
    "does not compile",
    "panic",
    "only we refuse",
    "only we accept",
    "written invalid",
    "not written",
    "written otherwise",
];

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        out.push(match character {
            '\\' => match rest.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                _ => '\\',
            },
            other => other,
        });
    }
    out
}

/// What was found in all batches.
#[derive(Default)]
pub struct Report {
    counts: Counts,
    sorts: BTreeMap<String, (usize, Vec<Difference>)>,
    /// Of each explanation, how many, by how many of the two other validators say what we say; the last were not asked.
    explained: BTreeMap<&'static str, [usize; 4]>,
}

impl Report {
    pub fn take(&mut self, found: Found) {
        let pairs =
            [(&mut self.counts.schemas, found.counts.schemas), (&mut self.counts.documents, found.counts.documents)];
        for (all, more) in pairs {
            all.iter_mut().zip(more).for_each(|(all, more)| *all += more);
        }
        self.counts.warned += found.counts.warned;
        found.differences.into_iter().for_each(|it| self.add(it));
    }

    fn add(&mut self, difference: Difference) {
        if let Some(why) = explained::why(&difference) {
            self.explained.entry(why).or_default()[difference.with_us().unwrap_or(3)] += 1;
            return;
        }
        let (count, examples) = self.sorts.entry(difference.sort()).or_default();
        *count += 1;
        // The shortest ones are shown.
        examples.push(difference);
        examples.sort_by_key(|it| it.document.len());
        examples.truncate(3);
    }

    pub fn summary(&self) -> String {
        let row = |name: &str, counts: &[usize; 4]| {
            let [both, none, theirs, ours] = counts;
            format!("{name}: {both} both accept, {none} both refuse, {theirs} only the JDK, {ours} only we\n")
        };
        let mut out = row("schemas", &self.counts.schemas) + &row("documents", &self.counts.documents);
        _ = writeln!(out, "schemas warned of: {}", self.counts.warned);
        for (why, votes) in &self.explained {
            let [neither, one, both, unasked] = votes;
            let count: usize = votes.iter().sum();
            _ = writeln!(
                out,
                "explained, {why}: {count}; libxml2 and xmlschema say what we say: both {both}, one {one}, neither {neither}, \
                 not asked {unasked}"
            );
        }
        let unexplained: usize = self.sorts.values().map(|it| it.0).sum();
        _ = writeln!(out, "unexplained: {unexplained}, of {} sorts", self.sorts.len());
        out
    }

    /// All sorts, the most frequent ones first, with examples.
    pub fn differences(&self) -> String {
        let mut sorts: Vec<_> = self.sorts.iter().collect();
        sorts.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        let mut out = self.summary();
        for (sort, (count, examples)) in sorts {
            _ = writeln!(out, "\n== {count} {sort}");
            for it in examples {
                _ = writeln!(out, "s{}: {}", it.seed, it.document);
                _ = writeln!(out, "  ours: {}\n  jdk: {}\n  others: {}", it.ours, it.jdk, it.others);
                if !it.written.is_empty() {
                    _ = writeln!(out, "  written: {}", it.written);
                }
            }
        }
        out
    }
}

fn place(ours: bool, theirs: bool) -> usize {
    match (ours, theirs) {
        (true, true) => 0,
        (false, false) => 1,
        (false, true) => 2,
        (true, false) => 3,
    }
}
