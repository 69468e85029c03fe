//! In: `ARCHITECTURE.md`. Out: of each file of a package the layer that it is in.

use std::fs;
use std::path::Path;

/// A row of a package's table in the map: its layer, the files and folders of its second cell, and all that it names.
struct Row {
    layer: usize,
    places: Vec<String>,
    names: Vec<String>,
}

pub(crate) struct Map {
    rows: Vec<Row>,
}

impl Map {
    /// The table below the heading that begins with the package's folder.
    pub(crate) fn of(package: &str) -> Self {
        let page = fs::read_to_string("ARCHITECTURE.md").unwrap();
        let heading = format!("### {package}/");
        let below = page.lines().skip_while(|line| !line.starts_with(&heading)).skip(1);
        let table = below.take_while(|line| !line.starts_with('#')).filter(|line| line.starts_with('|'));
        let rows: Vec<Row> = table.filter_map(row).collect();
        assert!(!rows.is_empty(), "ARCHITECTURE.md has no map of {package}/");
        Self { rows }
    }

    /// The layer of a file, by the row that names the longest part of its path; an error says what is missing.
    pub(crate) fn layer(&self, file: &str) -> Result<usize, String> {
        let places = self.rows.iter().flat_map(|row| row.places.iter().map(move |place| (row, place)));
        let holding = places.filter(|(_, place)| holds(place, file));
        let Some((row, place)) = holding.max_by_key(|(_, place)| place.len()) else {
            return Err(format!("the map does not have `{file}`"));
        };
        let stem = Path::new(file).file_stem().unwrap().to_str().unwrap();
        if place.ends_with('/') && stem != "mod" && !row.names.iter().any(|name| name == stem) {
            return Err(format!("the map's row of `{place}` does not name `{stem}` (`{file}`)"));
        }
        Ok(row.layer)
    }

    /// Places without a file.
    pub(crate) fn stale<'a>(&'a self, files: &'a [String]) -> impl Iterator<Item = &'a String> {
        let places = self.rows.iter().flat_map(|row| &row.places);
        places.filter(|place| !files.iter().any(|file| holds(place, file)))
    }
}

fn holds(place: &str, file: &str) -> bool {
    if place.ends_with('/') { file.starts_with(place) } else { file == place }
}

/// A row that begins with the number of a layer.
fn row(line: &str) -> Option<Row> {
    let cells: Vec<&str> = line.split('|').collect();
    let layer = cells.get(1)?.split_whitespace().next()?.parse().ok()?;
    let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    Some(Row { layer, places: quoted(cells[2]), names: quoted(line) })
}
