//! Random contents, compared with what tries all ways.

use std::cell::Cell;
use std::collections::{BTreeSet, VecDeque};

use super::{Content, Matcher, Term, plan};
use crate::slot::Generated;

thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

pub(super) fn step() {
    STEPS.set(STEPS.get() + 1);
}

type Element = usize;

/// A random content of so many levels, each element of which stands in one place.
fn random(rng: &mut fastrand::Rng, levels: usize) -> Content<Element> {
    let mut content = Content { parts: Vec::new() };
    let mut elements = 0;
    add(rng, &mut content, levels, None, &mut elements);
    content
}

fn add(
    rng: &mut fastrand::Rng,
    content: &mut Content<Element>,
    levels: usize,
    around: Option<(usize, usize)>,
    elements: &mut Element,
) -> usize {
    let min = rng.usize(0..=3);
    let max = if rng.u8(0..4) == 0 { usize::MAX } else { (min + rng.usize(0..=2)).max(1) };
    let (min, max) = if rng.u8(0..3) == 0 { (1, 1) } else { (min, max) };
    let part = content.add(min, max, around, Term::Choice(Vec::new()), true);
    let term = if levels == 0 || around.is_some() && rng.u8(0..3) == 0 {
        *elements += 1;
        Term::One(*elements)
    } else {
        let count = rng.usize(1..=3);
        let parts = (0..count).map(|at| add(rng, content, levels - 1, Some((part, at)), elements)).collect();
        match rng.u8(0..5) {
            0..=2 => content.sequence(parts),
            3 => Term::Choice(parts),
            _ if around.is_none() => {
                content.parts[part].max = 1;
                content.parts[part].min = content.parts[part].min.min(1);
                Term::All(parts)
            }
            _ => Term::Choice(parts),
        }
    };
    content.set(part, term);
    part
}

/// A random row of elements that a part allows; nothing more once there are many.
fn valid(rng: &mut fastrand::Rng, content: &Content<Element>, part: usize, found: &mut Vec<Element>) {
    let of = &content.parts[part];
    let most = if found.len() > 12 { of.min } else { of.max.min(of.min + 3) };
    for _ in 0..rng.usize(of.min..=most.max(of.min)) {
        match &of.term {
            Term::One(element) => found.push(*element),
            Term::Sequence(parts, _) => parts.iter().for_each(|part| valid(rng, content, *part, found)),
            Term::Choice(parts) => {
                let branch = rng.usize(0..parts.len());
                valid(rng, content, parts[branch], found);
            }
            Term::All(parts) => {
                let mut parts = parts.clone();
                rng.shuffle(&mut parts);
                for part in parts {
                    valid(rng, content, part, found);
                }
            }
        }
    }
}

/// Where a part can end that begins at one of these places: all ways of section 3.8.4.
fn ends(content: &Content<Element>, part: usize, row: &[Element], from: &BTreeSet<usize>) -> BTreeSet<usize> {
    let of = &content.parts[part];
    let (mut at, mut found, mut seen) = (from.clone(), BTreeSet::new(), BTreeSet::new());
    for times in 0.. {
        if times >= of.min {
            found.extend(&at);
            // Beyond the least number of times, the same places again lead nowhere else.
            if !seen.insert(at.clone()) {
                break;
            }
        }
        if times == of.max || at.is_empty() {
            break;
        }
        at = bodies(content, part, row, &at);
    }
    found
}

fn bodies(content: &Content<Element>, part: usize, row: &[Element], from: &BTreeSet<usize>) -> BTreeSet<usize> {
    match &content.parts[part].term {
        Term::One(element) => from.iter().filter(|at| row.get(**at) == Some(element)).map(|at| at + 1).collect(),
        Term::Sequence(parts, _) => parts.iter().fold(from.clone(), |at, part| ends(content, *part, row, &at)),
        Term::Choice(parts) => parts.iter().flat_map(|part| ends(content, *part, row, from)).collect(),
        Term::All(parts) => orders(content, parts, row, from),
    }
}

fn orders(content: &Content<Element>, parts: &[usize], row: &[Element], from: &BTreeSet<usize>) -> BTreeSet<usize> {
    if parts.is_empty() {
        return from.clone();
    }
    let first = |at: usize| {
        let mut left = parts.to_vec();
        let part = left.remove(at);
        orders(content, &left, row, &ends(content, part, row, from))
    };
    (0..parts.len()).flat_map(first).collect()
}

fn is_valid(content: &Content<Element>, row: &[Element]) -> bool {
    ends(content, 0, row, &BTreeSet::from([0])).contains(&row.len())
}

/// Reads a row by a plan as the reader does. Returns how many elements that were.
fn read(content: &Content<Element>, part: usize, row: &[Element], counts: &mut VecDeque<usize>) -> usize {
    let of = &content.parts[part];
    let is = |row: &[Element]| content.first(part, &|element| row.first() == Some(element)).is_some();
    if !is(row) {
        assert!(content.may_be_empty(part), "{row:?} has not what must stand");
        return 0;
    }
    let times = counts.pop_front().expect("a count for each part that stands");
    assert!(times >= 1 && times <= of.max && (times >= of.min || of.emptiable), "{times} times");
    let mut at = 0;
    for _ in 0..times {
        assert!(is(&row[at..]), "less than planned");
        at += match &of.term {
            Term::One(_) => 1,
            Term::Sequence(parts, _) => {
                parts.iter().fold(0, |now, part| now + read(content, *part, &row[at + now..], counts))
            }
            Term::Choice(parts) => {
                let starts = |part: &&usize| content.first(**part, &|element| row.get(at) == Some(element)).is_some();
                parts.iter().find(starts).map_or(0, |part| read(content, *part, &row[at..], counts))
            }
            Term::All(parts) => {
                let mut now = 0;
                for _ in parts {
                    let starts =
                        |part: &&usize| content.first(**part, &|element| row.get(at + now) == Some(element)).is_some();
                    now += parts.iter().find(starts).map_or(0, |part| read(content, *part, &row[at + now..], counts));
                }
                now
            }
        };
    }
    at
}

/// What a matcher says, and that its plan can be read.
fn matched(content: &Content<Element>, row: &[Element]) -> bool {
    let mut matcher = Matcher::new(content);
    for element in row {
        if matcher.take(&|other| other == element) != Ok(true) {
            return false;
        }
    }
    let Ok(run) = matcher.finish() else { return false };
    if let Some(run) = run {
        let mut counts = plan(content, &run);
        assert_eq!(read(content, 0, row, &mut counts), row.len());
        assert!(counts.is_empty());
    }
    true
}

#[test]
fn as_if_all_ways_were_tried() {
    let mut judged = [0, 0];
    for seed in 0..1_000 {
        let mut rng = fastrand::Rng::with_seed(seed);
        let levels = rng.usize(1..=4);
        let content = random(&mut rng, levels);
        for _ in 0..12 {
            let mut row = Vec::new();
            valid(&mut rng, &content, 0, &mut row);
            row.truncate(24);
            for _ in 0..rng.usize(0..3) {
                let at = rng.usize(0..=row.len());
                match rng.u8(0..3) {
                    0 if at < row.len() => drop(row.remove(at)),
                    1 if at < row.len() => row.insert(at, row[at]),
                    _ => row.insert(at, rng.usize(1..=3)),
                }
            }
            let right = is_valid(&content, &row);
            assert_eq!(matched(&content, &row), right, "seed {seed}: {row:?}");
            judged[usize::from(right)] += 1;
        }
    }
    assert!(judged.iter().all(|count| *count > 1_000), "{judged:?}");
}

/// The case of a value made in code.
enum Part {
    Line(Vec<i32>),
    Note(i32),
}

crate::choice! { Part[Note] () {
    Line: "line" (min = 2, max = 3, spreads = true),
    Note: "note",
} }

struct Address {
    parts: Vec<Part>,
    last: i32,
}

crate::record! { Address (name = "Address") {
    parts: "(lineChoice)"
        (table = Some(<Part as Generated>::TABLE), min = 1, max = 3, share = crate::table::Share::Planned),
    last: "last",
} }

crate::root! { Address = "address" }

fn written(parts: Vec<Part>) -> crate::Result<String> {
    let text = crate::to_string(&Address { parts, last: 0 })?;
    let again: Address = crate::from_str(&text)?;
    let shared = again.parts.iter().map(|part| match part {
        Part::Line(lines) => format!("{lines:?}"),
        Part::Note(note) => note.to_string(),
    });
    Ok(shared.collect::<Vec<_>>().join(" "))
}

#[test]
fn what_is_valid_is_written_however_it_is_shared_out() {
    assert_eq!(written(vec![Part::Line(vec![1, 2, 3, 4])]).unwrap(), "[1, 2] [3, 4]");
    assert_eq!(written(vec![Part::Line(vec![1]), Part::Line(vec![2])]).unwrap(), "[1, 2]");
    assert_eq!(written((1..=7).map(|line| Part::Line(vec![line])).collect()).unwrap(), "[1, 2, 3] [4, 5] [6, 7]");
    assert_eq!(written(vec![Part::Line(vec![1, 2]), Part::Line(vec![3, 4, 5])]).unwrap(), "[1, 2, 3] [4, 5]");
    assert_eq!(written(vec![Part::Line(Vec::new()), Part::Note(1)]).unwrap(), "1");
}

#[test]
fn what_is_not_valid_is_not_written() {
    for lines in [0, 1, 10] {
        let error = written(vec![Part::Line((0..lines).collect())]).unwrap_err();
        assert!(error.to_string().contains("occurs"), "{error}");
    }
    assert!(written(Vec::new()).is_err());
    assert!(written(vec![Part::Line(vec![1, 2, 3, 4]), Part::Note(1), Part::Note(2)]).is_err());
    assert!(written(vec![Part::Line(vec![1]), Part::Note(1), Part::Line(vec![2])]).is_err());
}

/// A content that is repeated without end: `(line{2,3} | note)`, as [`Part`] has it.
struct Endless {
    parts: Vec<Part>,
}

crate::record! { Endless (name = "Endless") {
    parts: "(lineChoice)" (table = Some(<Part as Generated>::TABLE), share = crate::table::Share::Planned),
} }

crate::root! { Endless = "endless" }

/// How many steps reading and writing take of so many elements, as shared out.
fn steps(elements: i32, of: fn(i32) -> Vec<Part>) -> [usize; 2] {
    STEPS.set(0);
    let text = crate::to_string(&Endless { parts: of(elements) }).unwrap();
    let written = STEPS.replace(0);
    let read: Endless = crate::from_str(&text).unwrap();
    assert_eq!(crate::to_string(&read).unwrap(), text);
    [written, STEPS.replace(0)]
}

#[test]
fn steps_are_in_proportion_to_the_elements() {
    let ways: [fn(i32) -> Vec<Part>; 4] = [
        |count| (0..count).map(|line| Part::Line(vec![line])).collect(),
        |count| vec![Part::Line((0..count).collect())],
        |count| (0..count / 3).flat_map(|at| [Part::Line(vec![at]), Part::Line(vec![at]), Part::Note(at)]).collect(),
        |count| vec![Part::Note(0), Part::Line((2..count).collect()), Part::Note(1)],
    ];
    for (way, of) in ways.into_iter().enumerate() {
        let (few, many) = (steps(1_000, of), steps(10_000, of));
        for (few, many) in few.into_iter().zip(many) {
            assert!(few > 900 && many <= few * 11, "way {way}: {few} steps, {many} for ten times as many");
        }
    }
}

#[test]
fn steps_are_in_proportion_whatever_the_content() {
    let mut judged = 0;
    for seed in 0..150 {
        let mut rng = fastrand::Rng::with_seed(seed);
        let levels = rng.usize(2..=4);
        let mut content = random(&mut rng, levels);
        content.parts[0].max = usize::MAX;
        content.parts[0].min = 0;
        let mut steps = Vec::new();
        let mut unit = Vec::new();
        if !matches!(content.parts[0].term, Term::All(_)) {
            valid(&mut rng, &content, 0, &mut unit);
        }
        if unit.is_empty() {
            continue;
        }
        for times in [50, 500] {
            STEPS.set(0);
            assert!(matched_by_plan(&content, &unit.repeat(times)), "seed {seed}");
            steps.push(STEPS.replace(0));
        }
        judged += 1;
        assert!(steps[1] <= steps[0] * 10 + 1_000, "seed {seed}: {steps:?} of {unit:?}");
    }
    assert!(judged > 50, "{judged}");
}

fn matched_by_plan(content: &Content<Element>, row: &[Element]) -> bool {
    let mut matcher = Matcher::new(content);
    let is_taken = row.iter().all(|element| matcher.take(&|other| other == element) == Ok(true));
    is_taken && matcher.finish().is_ok_and(|run| run.is_none_or(|run| !plan(content, &run).is_empty()))
}
