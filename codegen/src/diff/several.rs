//! Several releases in a row.
//!
//! In come sets, the oldest first; out goes the report of the last in comparison to the first, with what each step changed.
//! What is changed and changed back is in no entry of the whole: the steps name it.

use std::collections::{BTreeMap, BTreeSet};

use super::report::{Report, Status, Step};
use super::{DiffOptions, diff};
use crate::error::Result;
use crate::set::SchemaSet;

/// Compares the first of several releases with the last, and tells in which of them each change came. Of fewer than two
/// the report is empty.
///
/// # Errors
///
/// As [`diff`].
///
/// # Examples
///
/// ```no_run
/// use xsdbind_codegen::SchemaSet;
/// use xsdbind_codegen::diff::{DiffOptions, diff_all};
///
/// let sets = ["schemas/r23", "schemas/r24", "schemas/r25"].map(SchemaSet::load);
/// let sets = sets.into_iter().collect::<Result<Vec<_>, _>>()?;
/// let report = diff_all(&sets, &DiffOptions::new())?;
/// assert_eq!(report.steps.len(), 2);
/// # Ok::<(), xsdbind_codegen::Error>(())
/// ```
pub fn diff_all(sets: &[SchemaSet], options: &DiffOptions) -> Result<Report> {
    let [first, between @ .., last] = sets else { return Ok(Report { format: 1, ..Report::default() }) };
    let mut whole = diff(first, last, options)?;
    if between.is_empty() {
        return Ok(whole);
    }
    let mut steps = Vec::new();
    for pair in sets.windows(2) {
        steps.push(diff(&pair[0], &pair[1], options)?);
    }
    // What names at each step are called at last.
    let mut called: BTreeMap<String, String> = BTreeMap::new();
    let mut changed: Vec<BTreeSet<String>> = Vec::new();
    for step in steps.iter().rev() {
        let mut names = BTreeSet::new();
        for entry in &step.entries {
            let name = entry.full_name();
            let at_last = called.get(&name).cloned().unwrap_or(name);
            if let Some(old) = &entry.old_name {
                called.insert(old.clone(), at_last.clone());
            }
            if entry.status != Status::Documentation {
                names.insert(at_last);
            }
        }
        changed.push(names);
    }
    changed.reverse();
    let known: BTreeSet<String> = whole.entries.iter().map(super::Entry::full_name).collect();
    for entry in &mut whole.entries {
        let name = entry.full_name();
        let those = steps.iter().zip(&changed).filter(|(_, names)| names.contains(&name));
        entry.changed_in = those.map(|(step, _)| step.new.name.clone()).collect();
    }
    let step = |(step, names): (Report, BTreeSet<String>)| Step {
        old: step.old,
        new: step.new,
        summary: step.summary,
        passing: names.into_iter().filter(|name| !known.contains(name)).collect(),
    };
    whole.steps = steps.into_iter().zip(changed).map(step).collect();
    Ok(whole)
}
