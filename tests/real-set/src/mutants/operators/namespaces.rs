//! Elements in the wrong namespace; prefixes bound otherwise, which changes nothing.

use super::{Mutation, Operator, any, tree};
use crate::mutants::tree::{Element, Node};

pub const OPERATORS: &[Operator] = &[
    tree("namespace-other", |it| set(it, "xmlns", "urn:other")),
    tree("namespace-of-the-root", |it| set(it, "xmlns", "C")),
    tree("namespace-none", |it| set(it, "xmlns", "")),
    tree("namespace-case-changed", |it| {
        it.tree.root.set_attribute("xmlns", "c");
        Some(())
    }),
    tree("namespace-dropped", |it| {
        it.any(|element| element.attribute("xmlns").is_some())?.drop_attribute("xmlns");
        Some(())
    }),
    tree("namespace-by-prefix", |it| {
        let element = it.any(any)?;
        element.set_attribute("xmlns:other", "urn:other");
        element.name = format!("other:{}", element.name);
        Some(())
    }),
    tree("namespace-of-the-root-by-prefix", |it| {
        it.tree.root.set_attribute("xmlns:c", "C");
        let (parent, step) = it.child()?;
        if let Node::Element(element) = &mut parent.children[step] {
            element.name = format!("c:{}", element.name);
        }
        Some(())
    }),
    tree("namespace-declared-for-nothing", |it| set(it, "xmlns:other", "urn:other")),
    tree("root-by-prefix", |it| {
        it.tree.root.drop_attribute("xmlns");
        it.tree.root.set_attribute("xmlns:c", "C");
        it.tree.root.name = format!("c:{}", it.tree.root.name);
        Some(())
    }),
    tree("root-by-prefix-children-without-declaration", |it| {
        it.tree.root.name = format!("c:{}", it.tree.root.name);
        every(&mut it.tree.root, &mut |element| element.drop_attribute("xmlns"));
        it.tree.root.set_attribute("xmlns:c", "C");
        Some(())
    }),
    tree("xsi-by-another-prefix", |it| {
        every(&mut it.tree.root, &mut |element| {
            for (name, _) in &mut element.attributes {
                *name = name.replace("xsi:", "i:").replace("xmlns:xsi", "xmlns:i");
            }
        });
        Some(())
    }),
    tree("xsi-bound-to-another-namespace", |it| set(it, "xmlns:xsi", "urn:other")),
    tree("xsi-bound-again", |it| set(it, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")),
    tree("xsi-not-bound", |it| {
        it.tree.root.drop_attribute("xmlns:xsi");
        Some(())
    }),
    tree("xml-bound-again", |it| set(it, "xmlns:xml", "http://www.w3.org/XML/1998/namespace")),
    tree("xml-bound-wrongly", |it| set(it, "xmlns:xml", "urn:other")),
    tree("xmlns-bound", |it| set(it, "xmlns:xmlns", "http://www.w3.org/2000/xmlns/")),
    tree("prefix-bound-to-nothing", |it| set(it, "xmlns:other", "")),
    tree("namespace-with-references", |it| {
        it.tree.root.set_attribute("xmlns", "&#67;");
        Some(())
    }),
    tree("namespace-with-blanks", |it| {
        it.tree.root.set_attribute("xmlns", " C ");
        Some(())
    }),
];

fn set(it: &mut Mutation<'_>, name: &str, value: &str) -> Option<()> {
    it.any(any)?.set_attribute(name, value);
    Some(())
}

fn every(element: &mut Element, change: &mut dyn FnMut(&mut Element)) {
    change(element);
    for child in &mut element.children {
        if let Node::Element(child) = child {
            every(child, change);
        }
    }
}
