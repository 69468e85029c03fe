//! Files that are there more than once.
//!
//! Bundles of schemas often have copies of what they share. Files of the same bytes, whose references lead to the same, say
//! the same: the first of them by path stands for all, since what is in them would otherwise be defined twice.

use std::collections::HashMap;

use crate::digest::Digest;
use crate::source::{Source, Target};

/// How often files are told apart: as deep as copies may refer to each other.
const MAX_ROUNDS: usize = 64;

/// Has references to copies lead to what they are copies of; for every file, the position of that, or its own.
pub(super) fn merge(sources: &mut [Source], digests: &HashMap<usize, Digest>) -> Vec<usize> {
    let originals = originals(sources, digests);
    for reference in sources.iter_mut().flat_map(|source| &mut source.references) {
        if let Target::Source(target) = &mut reference.target {
            *target = originals[*target];
        }
    }
    originals
}

/// Files of the same bytes are taken for the same, and told apart where references lead to others, until all are.
fn originals(sources: &[Source], digests: &HashMap<usize, Digest>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by(|&one, &other| sources[one].path.cmp(&sources[other].path));
    let own: Vec<usize> = (0..sources.len()).collect();
    let mut originals = firsts(&order, |index| digests.get(&index).ok_or(index));
    if originals == own {
        return own;
    }
    for _ in 0..MAX_ROUNDS {
        let leads = |index: usize| {
            let targets = sources[index].references.iter().map(|reference| match reference.target {
                Target::Source(target) => Some(originals[target]),
                Target::Missing | Target::Unnamed | Target::Url => None,
            });
            targets.collect::<Vec<_>>()
        };
        let apart = firsts(&order, |index| (originals[index], leads(index)));
        if apart == originals {
            return originals;
        }
        originals = apart;
    }
    own
}

/// For every position the first in this order that has the same key.
fn firsts<K: Eq + std::hash::Hash>(order: &[usize], key: impl Fn(usize) -> K) -> Vec<usize> {
    let mut known = HashMap::new();
    let mut firsts = vec![0; order.len()];
    for &index in order {
        firsts[index] = *known.entry(key(index)).or_insert(index);
    }
    firsts
}
