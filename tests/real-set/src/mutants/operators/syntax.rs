//! Documents that are not XML, or hardly.

use super::{Mutation, Operator, any, tree};
use crate::mutants::tree::{Element, Node};

pub const OPERATORS: &[Operator] = &[
    tree("raw-in-content", |it| {
        const RAW: &[&str] = &[
            "&",
            "&a;",
            "&nbsp;",
            "&#0;",
            "&#1;",
            "&#xD800;",
            "&#x110000;",
            "&#xFFFE;",
            "&#+32;",
            "&#;",
            "&# 32;",
            "&#X20;",
            "&amp",
            "<",
            "< a/>",
            "<1/>",
            "<a:b:c/>",
            "<:a/>",
            "<a:/>",
            "]]>",
            "<!--a--b-->",
            "<!-- a --->",
            "<!-->",
            "<!a>",
            "<?xml version='1.0'?>",
            "<?XML a?>",
            "<?a:b c?>",
            "<??>",
            "<? a?>",
            "<![CDATA[",
            "<![cdata[]]>",
            "</a>",
            "<a>",
            "\u{b}",
            "\u{1}",
            "<a b/>",
            "<a b=c/>",
            "<a b=''c=''/>",
            "<a b='<'/>",
            "<a b='&'/>",
            "<a/ >",
            "<a / >",
            "<!---->",
            "<?a?>",
        ];
        let raw = Node::Raw((*it.random.pick(RAW)?).to_owned());
        let path = it.path(any)?;
        let at = it.random.below(it.tree.at(&path).children.len() + 1);
        it.tree.at(&path).children.insert(at, raw);
        Some(())
    }),
    tree("raw-in-tag", |it| {
        const RAW: &[&str] = &[
            "a",
            "a=b",
            "=\"\"",
            "a='",
            "a:b:c=\"\"",
            ":a=\"\"",
            "a:=\"\"",
            "1=\"\"",
            "/",
            "<",
            "a=\"\"a=\"\"",
            "a=\"&lt;&#9;&amp;\"",
            "a=\"<\"",
            "a=\"&a;\"",
            "nobody:a=\"\"",
            "\u{e9}=\"\"",
            "xmlns:a=\"\"",
            "XMLNS=\"\"",
            "xmlnsa=\"\"",
            "&#32;",
        ];
        let raw = *it.random.pick(RAW)?;
        it.any(any)?.name.push_str(&format!(" {raw}"));
        Some(())
    }),
    tree("raw-before-the-root", |it| raw_outside(it, |it, raw| it.tree.before.push_str(raw))),
    tree("raw-after-the-root", |it| raw_outside(it, |it, raw| it.tree.after.push_str(raw))),
    tree("raw-before-the-declaration", |it| raw_outside(it, |it, raw| it.tree.before.insert_str(0, raw))),
    tree("declaration", |it| {
        const DECLARATIONS: &[&str] = &[
            "<?xml version=\"1.0\"?>",
            "<?xml version='1.0' encoding='iso-8859-1'?>",
            "<?xml version=\"1.1\"?>",
            "<?xml version=\"2.0\"?>",
            "<?xml encoding=\"UTF-8\"?>",
            "<?xml version=\"1.0\" encoding=\"\"?>",
            "<?xml version=\"1.0\" encoding=\"nonsense\"?>",
            "<?xml version=\"1.0\" standalone=\"maybe\"?>",
            "<?xml version=\"1.0\" standalone=\"no\" encoding=\"UTF-8\"?>",
            "<?xml  version = \"1.0\"  ?>",
            "<?xml version=\"1.0\"encoding=\"UTF-8\"?>",
            "<?xml version=\"1.0\" encoding=\"US-ASCII\"?>",
            "<?xml?>",
            "<?xml version=\"1.0\" encoding=\"windows-1252\"?>",
            "<?xml version=\"1.0\" a=\"b\"?>",
            "<?XML version=\"1.0\"?>",
            "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\"?>",
            "<?xml version=\"1.0\" ?>",
            "<?xml version=1.0?>",
        ];
        it.tree.before = (*it.random.pick(DECLARATIONS)?).to_owned();
        Some(())
    }),
    tree("document-type", |it| {
        let name = &it.tree.root.name;
        let internal = ["", " []", " [<!ENTITY a \"b\">]", " [<!-- a -->]"];
        let declaration = format!("<!DOCTYPE {name}{}>", it.random.pick(&internal)?);
        it.tree.before.push_str(&declaration);
        Some(())
    }),
    tree("attribute-twice", |it| {
        let path = it.path(|element| !element.attributes.is_empty())?;
        let number = it.random.below(it.tree.at(&path).attributes.len());
        let element = it.tree.at(&path);
        let twice = element.attributes[number].clone();
        element.attributes.push(twice);
        Some(())
    }),
    tree("attribute-twice-by-two-prefixes", |it| {
        let path = it.path(|element| element.attributes.iter().any(|(name, _)| name.starts_with("xsi:")))?;
        let element = it.tree.at(&path);
        let (name, value) = element.attributes.iter().find(|(name, _)| name.starts_with("xsi:"))?.clone();
        element.set_attribute("xmlns:i", "http://www.w3.org/2001/XMLSchema-instance");
        element.attributes.push((name.replace("xsi:", "i:"), value));
        Some(())
    }),
    tree("namespace-declared-twice", |it| {
        let element = it.any(any)?;
        element.attributes.push(("xmlns:other".to_owned(), "urn:other".to_owned()));
        element.attributes.push(("xmlns:other".to_owned(), "urn:another".to_owned()));
        Some(())
    }),
    tree("prefix-not-bound", |it| {
        let element = it.any(any)?;
        element.name = format!("nobody:{}", element.name);
        Some(())
    }),
    tree("two-roots", |it| {
        let mut second = String::new();
        second.push_str(&it.tree.write()[it.tree.before.len()..]);
        it.tree.after = second;
        Some(())
    }),
    tree("root-of-the-content", |it| {
        it.tree.root = it.any(any)?.clone();
        Some(())
    }),
    tree("root-renamed", |it| {
        it.tree.root.name = "BroadsoftDocuments".to_owned();
        Some(())
    }),
    tree("elements-nested-deep", |it| {
        let mut deep = Element::new("a", "");
        for _ in 0..600 {
            let mut outer = Element::new("a", "");
            outer.children.push(Node::Element(deep));
            deep = outer;
        }
        it.tree.root.children.push(Node::Element(deep));
        Some(())
    }),
];

fn raw_outside(it: &mut Mutation<'_>, put: fn(&mut Mutation<'_>, &str)) -> Option<()> {
    const RAW: &[&str] = &[
        " ",
        "\n",
        "a",
        "&#32;",
        "&amp;",
        "<![CDATA[]]>",
        "<a/>",
        "</a>",
        "<!-- a -->",
        "<!-- -- -->",
        "<?a?>",
        "<?xml?>",
        "<?xml version=\"1.0\"?>",
        "\u{a0}",
        "<",
        "]]>",
        "<!ENTITY a 'b'>",
    ];
    let raw = *it.random.pick(RAW)?;
    put(it, raw);
    Some(())
}
