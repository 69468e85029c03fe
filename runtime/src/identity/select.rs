//! What paths lead to: the node-set of an `XPath` (XSD Part 1, section 3.11.6).
//!
//! All paths of a field or selector are followed at once, so that no node is met twice however many of them lead to it,
//! and only where one of them may lead further.

use super::{Path, Step};
use crate::error::Result;
use crate::table::Kind;
use crate::walk::{Each, Node};

/// Shows what paths lead to from an element, in the order of the document.
pub(super) fn select(from: &Node<'_>, paths: &[Path], found: Each<'_>) -> Result<()> {
    let mut here = Vec::new();
    for path in paths {
        arrive(path, &mut here);
    }
    follow(from, &here, found)
}

/// Goes on from a node, at which these parts of paths are left.
fn follow(node: &Node<'_>, left: &[Path], found: Each<'_>) -> Result<()> {
    if left.iter().any(|path| path.is_empty()) {
        found(node)?;
    }
    if left.iter().all(|path| path.is_empty()) {
        return Ok(());
    }
    node.parts(&mut |part| {
        let mut next = Vec::new();
        for &path in left {
            match path {
                [Step::Descendants, ..] if part.is_element() => arrive(path, &mut next),
                [step, rest @ ..] if step.leads_to(part) => arrive(rest, &mut next),
                _ => {}
            }
        }
        if next.is_empty() { Ok(()) } else { follow(part, &next, found) }
    })
}

/// Adds what is left of a path at a node: where all that is in it is meant, the node is, too.
fn arrive(path: Path, here: &mut Vec<Path>) {
    here.push(path);
    if let [Step::Descendants, rest @ ..] = path {
        here.push(rest);
    }
}

impl Step {
    fn leads_to(self, node: &Node<'_>) -> bool {
        let is = |namespace: &str, name: &str| node.item.name == name && node.namespace == namespace;
        match (self, node.item.kind) {
            (Self::Child(namespace, name), Kind::Element) | (Self::Attribute(namespace, name), Kind::Attribute) => {
                is(namespace, name)
            }
            (Self::Children, Kind::Element) | (Self::Attributes, Kind::Attribute) => true,
            (Self::ChildrenIn(namespace), Kind::Element) | (Self::AttributesIn(namespace), Kind::Attribute) => {
                node.namespace == namespace
            }
            _ => false,
        }
    }
}
