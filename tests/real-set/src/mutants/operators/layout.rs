//! The same document written otherwise, and texts where only elements may stand.

use super::{Mutation, Operator, any, has_elements, has_text, tree};
use crate::mutants::tree::{Element, Node};

pub const OPERATORS: &[Operator] = &[
    tree("comment-between", |it| between(it, "<!-- a -->")),
    tree("instruction-between", |it| between(it, "<?a b?>")),
    tree("blanks-between", |it| between(it, "\r\n\t ")),
    tree("blank-references-between", |it| between(it, "&#32;&#xA;")),
    tree("blank-cdata-between", |it| between(it, "<![CDATA[ ]]>")),
    tree("empty-cdata-between", |it| between(it, "<![CDATA[]]>")),
    tree("text-between", |it| between(it, "a")),
    tree("text-reference-between", |it| between(it, "&#97;")),
    tree("text-cdata-between", |it| between(it, "<![CDATA[a]]>")),
    tree("no-break-space-between", |it| between(it, "\u{a0}")),
    tree("blanks-everywhere", |it| {
        spread(&mut it.tree.root);
        Some(())
    }),
    tree("comment-in-text", |it| in_text(it, "<!-- a -->")),
    tree("instruction-in-text", |it| in_text(it, "<?a b?>")),
    tree("empty-cdata-in-text", |it| in_text(it, "<![CDATA[]]>")),
    tree("cdata-for-text", |it| {
        let element = it.any(|element| has_text(element) && element.text().is_some_and(|text| !text.contains('&')))?;
        let text = format!("<![CDATA[{}]]>", element.text()?);
        element.set_text(&text);
        Some(())
    }),
    tree("references-for-text", |it| {
        let element = it.any(|element| has_text(element) && element.text().is_some_and(|text| !text.contains('&')))?;
        let text: String = element.text()?.chars().map(|it| format!("&#x{:X};", u32::from(it))).collect();
        element.set_text(&text);
        Some(())
    }),
    tree("empty-short", |it| {
        it.any(|element| element.children.is_empty() && !element.short)?.short = true;
        Some(())
    }),
    tree("empty-long", |it| {
        it.any(|element| element.children.is_empty() && element.short)?.short = false;
        Some(())
    }),
    tree("comment-in-empty", |it| {
        it.any(|element| element.children.is_empty())?.set_text("<!-- a -->");
        Some(())
    }),
    tree("blank-in-empty", |it| {
        it.any(|element| element.children.is_empty())?.set_text("\n");
        Some(())
    }),
    tree("empty-cdata-in-empty", |it| {
        it.any(|element| element.children.is_empty())?.set_text("<![CDATA[]]>");
        Some(())
    }),
    tree("text-in-empty", |it| {
        it.any(|element| element.children.is_empty())?.set_text("a");
        Some(())
    }),
    tree("single-quotes", |it| {
        it.tree.quote = '\'';
        Some(())
    }),
    tree("blanks-in-tags", |it| {
        it.tree.blank = "\n\t ";
        Some(())
    }),
    tree("no-declaration", |it| {
        it.tree.before.clear();
        Some(())
    }),
    tree("utf-8", |it| {
        it.utf8 = true;
        it.tree.before = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#.to_owned();
        it.any(has_text)?.children.push(Node::Raw("\u{e9}\u{20ac}".to_owned()));
        Some(())
    }),
    tree("utf-8-not-said", |it| {
        it.utf8 = true;
        it.tree.before.clear();
        it.any(has_text)?.children.push(Node::Raw("\u{e9}".to_owned()));
        Some(())
    }),
    tree("latin-1-not-said", |it| {
        it.tree.before.clear();
        it.any(has_text)?.children.push(Node::Raw("\u{e9}".to_owned()));
        Some(())
    }),
    tree("comments-outside", |it| {
        it.tree.before.push_str("<!-- a -->\n<?a b?>");
        it.tree.after.push_str("\n<!-- a --><?a b?> ");
        Some(())
    }),
    tree("lines-as-on-windows", |it| {
        it.tree.before.push_str("\r\n");
        it.tree.root.children.insert(0, Node::Raw("\r".to_owned()));
        it.tree.after.push_str("\r\n");
        Some(())
    }),
    tree("comment-of-markup", |it| {
        let element = it.any(any)?;
        let comment = Node::Raw(format!("<!-- <{0}>a</{0}> & ]]> -->", element.name));
        element.children.push(comment);
        Some(())
    }),
];

/// Puts something into an element that has elements.
fn between(it: &mut Mutation<'_>, raw: &str) -> Option<()> {
    let path = it.path(has_elements)?;
    let at = it.random.below(it.tree.at(&path).children.len() + 1);
    it.tree.at(&path).children.insert(at, Node::Raw(raw.to_owned()));
    Some(())
}

/// Blanks around every element that has only elements beside it.
fn spread(element: &mut Element) {
    if !element.has_elements() {
        return;
    }
    for child in &mut element.children {
        if let Node::Element(child) = child {
            spread(child);
        }
    }
    let children = std::mem::take(&mut element.children);
    for child in children {
        element.children.extend([Node::Raw("\n  ".to_owned()), child]);
    }
    element.children.push(Node::Raw("\n".to_owned()));
}

/// Puts something that is no text into a text.
fn in_text(it: &mut Mutation<'_>, raw: &str) -> Option<()> {
    let path = it.path(|element| has_text(element) && element.text().is_some_and(|text| !text.contains('&')))?;
    let text = it.tree.at(&path).text()?;
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (before, after) = text.split_at(*it.random.pick(&ends)?);
    it.tree.at(&path).set_text(&format!("{before}{raw}{after}"));
    Some(())
}
