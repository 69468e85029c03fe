//! `xsi:nil`: where it may stand, what it may say, and what may stand in and beside an element that is nil.

use super::{Mutation, Operator, any, tree};
use crate::mutants::tree::{Element, Node};

pub const OPERATORS: &[Operator] = &[
    tree("nil-in-place-of-content", |it| {
        let element = it.any(any)?;
        element.children.clear();
        element.set_attribute("xsi:nil", "true");
        Some(())
    }),
    tree("nil-with-content", |it| set(it, "true")),
    tree("nil-false", |it| set(it, "false")),
    tree("nil-0", |it| set(it, "0")),
    tree("nil-1-in-place-of-content", |it| {
        let element = it.any(any)?;
        element.children.clear();
        element.set_attribute("xsi:nil", "1");
        Some(())
    }),
    tree("nil-not-a-boolean", |it| {
        let word = *it.random.pick(&["TRUE", "yes", "", "2", "true false", "nil"])?;
        set(it, word)
    }),
    tree("nil-without-namespace", |it| {
        it.any(any)?.set_attribute("nil", "true");
        Some(())
    }),
    tree("nil-said-as-1", |it| say(it, "1")),
    tree("nil-said-with-blanks", |it| say(it, " \ttrue\n")),
    tree("nil-said-with-references", |it| say(it, "&#32;tr&#117;e&#9;")),
    tree("nil-said-false", |it| say(it, "false")),
    tree("nil-said-0", |it| say(it, "0")),
    tree("nil-said-wrongly", |it| say(it, "True")),
    tree("nil-not-said", |it| {
        it.any(is_nil)?.drop_attribute("xsi:nil");
        Some(())
    }),
    tree("nil-text-inside", |it| inside(it, "a")),
    tree("nil-blank-inside", |it| inside(it, " ")),
    tree("nil-line-end-inside", |it| inside(it, "\n  ")),
    tree("nil-reference-inside", |it| inside(it, "&#32;")),
    tree("nil-cdata-inside", |it| inside(it, "<![CDATA[a]]>")),
    tree("nil-empty-cdata-inside", |it| inside(it, "<![CDATA[]]>")),
    tree("nil-comment-inside", |it| inside(it, "<!-- a -->")),
    tree("nil-instruction-inside", |it| inside(it, "<?a b?>")),
    tree("nil-element-inside", |it| {
        it.any(is_nil)?.children.push(Node::Element(Element::new("notInTheSchema", "")));
        Some(())
    }),
    tree("nil-long-form", |it| {
        it.any(is_nil)?.short = false;
        Some(())
    }),
    tree("nil-attribute-beside", |it| {
        it.any(is_nil)?.set_attribute("notInTheSchema", "a");
        Some(())
    }),
    tree("nil-hint-beside", |it| {
        it.any(is_nil)?.set_attribute("xsi:noNamespaceSchemaLocation", "a.xsd");
        Some(())
    }),
    tree("nil-unknown-type-beside", |it| {
        it.any(is_nil)?.set_attribute("xsi:type", "NotInTheSchema");
        Some(())
    }),
    tree("nil-type-dropped", |it| {
        it.any(|element| is_nil(element) && element.attribute("xsi:type").is_some())?.drop_attribute("xsi:type");
        Some(())
    }),
    tree("nil-repeated", |it| {
        let mut path = it.path(is_nil)?;
        let step = path.pop()?;
        let parent = it.tree.at(&path);
        parent.children.insert(step, parent.children[step].clone());
        Some(())
    }),
];

fn is_nil(element: &Element) -> bool {
    element.attribute("xsi:nil") == Some("true")
}

fn set(it: &mut Mutation<'_>, value: &str) -> Option<()> {
    it.any(|element| !is_nil(element))?.set_attribute("xsi:nil", value);
    Some(())
}

/// An element that is nil says so in other words.
fn say(it: &mut Mutation<'_>, value: &str) -> Option<()> {
    it.any(is_nil)?.set_attribute("xsi:nil", value);
    Some(())
}

fn inside(it: &mut Mutation<'_>, raw: &str) -> Option<()> {
    it.any(is_nil)?.set_text(raw);
    Some(())
}
