//! What divan prints, as figures: a tree of document, direction and who does it, with columns behind the names.

use std::collections::BTreeMap;

/// What was measured, by document, direction (`read`, `write`) and who does it.
pub struct Figures(BTreeMap<[String; 3], Figure>);

#[derive(Clone, Copy, Default)]
pub struct Figure {
    /// The fastest run, in nanoseconds.
    pub time: f64,
    /// How many allocations there were, and how many that grew; none where they were not counted.
    pub allocations: Option<f64>,
    pub grown: Option<f64>,
}

impl Figures {
    /// From the output of `cargo bench`.
    pub fn parse(output: &str) -> Self {
        let mut figures = BTreeMap::new();
        let mut path: Vec<String> = Vec::new();
        let mut heading = "";
        for line in output.lines() {
            let marker = line.find(['├', '╰']).map(|at| (line[..at].chars().count() / 3, &line[at..]));
            if let Some((depth, named)) = marker {
                let mut words = named.trim_start_matches(['├', '╰', '─', ' ']).split_whitespace();
                path.truncate(depth);
                path.push(words.next().unwrap_or_default().to_owned());
                if let (Some(key), Some(time)) = (key(&path), time(words)) {
                    figures.insert(key, Figure { time, ..Figure::default() });
                }
                continue;
            }
            let cell = line.trim_start_matches(['│', ' ']).split('│').next().unwrap_or_default().trim();
            if cell.ends_with(':') {
                heading = cell;
            } else if let (Ok(count), Some(key)) = (cell.parse(), key(&path)) {
                // The number of bytes, on the next line, has a unit.
                let figure: &mut Figure = figures.entry(key).or_default();
                match heading {
                    "alloc:" => figure.allocations = Some(count),
                    "grow:" => figure.grown = Some(count),
                    _ => {}
                }
            }
        }
        Self(figures)
    }

    pub fn get(&self, document: &str, direction: &str, who: &str) -> Option<Figure> {
        self.0.get(&[document, direction, who].map(str::to_owned)).copied()
    }
}

/// The last three of a path, of which the first are modules.
fn key(path: &[String]) -> Option<[String; 3]> {
    path.last_chunk().cloned()
}

/// `4.2 µs`
fn time<'w>(mut words: impl Iterator<Item = &'w str>) -> Option<f64> {
    let number: f64 = words.next()?.parse().ok()?;
    let unit = match words.next()? {
        "ns" => 1.0,
        "µs" => 1e3,
        "ms" => 1e6,
        "s" => 1e9,
        _ => return None,
    };
    Some(number * unit)
}

/// A time as people read it, with three digits.
pub fn shown(nanoseconds: f64) -> String {
    let (number, unit) = match nanoseconds {
        ..1e3 => (nanoseconds, "ns"),
        ..1e6 => (nanoseconds / 1e3, "µs"),
        _ => (nanoseconds / 1e6, "ms"),
    };
    let digits = if number < 10.0 { 2 } else { usize::from(number < 100.0) };
    format!("{number:.digits$} {unit}")
}
