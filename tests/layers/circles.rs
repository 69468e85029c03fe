//! In: who imports whom. Out: the circles, each the largest set of which every one reaches every other.

use std::collections::BTreeSet;

use super::imports::Imports;

pub(crate) fn of(imports: &Imports) -> Vec<Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut circles = Vec::new();
    for start in imports.keys() {
        if seen.contains(start) {
            continue;
        }
        let reached = reached(imports, start);
        let circle = reached.iter().filter(|file| self::reached(imports, file).contains(start));
        let circle: Vec<String> = circle.map(|file| (*file).clone()).collect();
        seen.extend(circle.iter().cloned());
        if circle.len() > 1 {
            circles.push(circle);
        }
    }
    circles
}

/// What one comes to by imports; itself only where it is in a circle.
fn reached<'a>(imports: &'a Imports, start: &str) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&String> = imports.get(start).into_iter().flatten().collect();
    while let Some(file) = next.pop() {
        if reached.insert(file) {
            next.extend(imports.get(file).into_iter().flatten());
        }
    }
    reached
}
