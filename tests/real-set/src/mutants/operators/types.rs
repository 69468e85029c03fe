//! `xsi:type`: dropped, unknown, unrelated, abstract, and written in other ways.

use super::{Mutation, Operator, any, has_elements, has_text, tree};
use crate::mutants::tree::Element;

pub const OPERATORS: &[Operator] = &[
    tree("type-dropped", |it| {
        it.any(is_typed)?.drop_attribute("xsi:type");
        Some(())
    }),
    tree("type-unknown", |it| change(it, |old| format!("{old}X"))),
    tree("type-emptied", |it| change(it, |_| String::new())),
    tree("type-blanks-around", |it| change(it, |old| format!("\n {old}\t"))),
    tree("type-two-names", |it| change(it, |old| format!("{old} {old}"))),
    tree("type-prefix-not-bound", |it| change(it, |old| format!("nobody:{old}"))),
    tree("type-not-a-name", |it| change(it, |old| format!("1{old}"))),
    tree("type-case-changed", |it| change(it, str::to_lowercase)),
    tree("type-other-namespace", |it| {
        let element = it.any(is_typed)?;
        let old = element.attribute("xsi:type")?.to_owned();
        let local = old.rsplit(':').next().unwrap_or_default();
        element.set_attribute("xmlns:other", "C");
        element.set_attribute("xsi:type", &format!("other:{local}"));
        Some(())
    }),
    tree("type-default-namespace", |it| {
        it.any(is_typed)?.set_attribute("xmlns", "C");
        Some(())
    }),
    tree("type-of-another-document", |it| {
        let name = another(it);
        it.any(is_typed)?.set_attribute("xsi:type", &name);
        Some(())
    }),
    tree("type-unrelated", |it| {
        let name = another(it);
        it.any(|element| has_elements(element) && !is_typed(element))?.set_attribute("xsi:type", &name);
        Some(())
    }),
    tree("type-unrelated-on-text", |it| {
        let name = another(it);
        it.any(has_text)?.set_attribute("xsi:type", &name);
        Some(())
    }),
    tree("type-abstract", |it| {
        let name = *it.random.pick(&[
            "c:OCIRequest",
            "c:OCICommand",
            "c:OCIResponse",
            "c:OCIDataResponse",
            "DepartmentKey",
        ])?;
        let element = it.any(is_typed)?;
        element.set_attribute("xmlns:c", "C");
        element.set_attribute("xsi:type", name);
        Some(())
    }),
    tree("type-concrete-response", |it| {
        let element = it.any(is_typed)?;
        element.set_attribute("xmlns:c", "C");
        element.set_attribute("xsi:type", "c:SuccessResponse");
        Some(())
    }),
    tree("type-of-the-root", |it| {
        let name = *it.random.pick(&["OCIMessage", "c:OCIMessage", "BroadsoftDocument", "xs:anyType"])?;
        it.tree.root.set_attribute("xmlns:c", "C");
        it.tree.root.set_attribute("xmlns:xs", "http://www.w3.org/2001/XMLSchema");
        it.tree.root.set_attribute("xsi:type", name);
        Some(())
    }),
    tree("type-as-the-element", |it| {
        let element = it.any(any)?;
        let mut name = element.name.clone();
        name[..1].make_ascii_uppercase();
        element.set_attribute("xsi:type", &name);
        Some(())
    }),
    tree("type-built-in", |it| {
        let names =
            ["string", "token", "normalizedString", "int", "boolean", "integer", "anyType", "anySimpleType", "date"];
        let name = format!("xs:{}", it.random.pick(&names)?);
        let element = it.any(|element| !is_typed(element))?;
        element.set_attribute("xmlns:xs", "http://www.w3.org/2001/XMLSchema");
        element.set_attribute("xsi:type", &name);
        Some(())
    }),
    tree("type-without-namespace", |it| {
        let name = another(it);
        it.any(any)?.set_attribute("type", &name);
        Some(())
    }),
];

fn is_typed(element: &Element) -> bool {
    element.attribute("xsi:type").is_some()
}

fn change(it: &mut Mutation<'_>, change: fn(&str) -> String) -> Option<()> {
    let element = it.any(is_typed)?;
    let new = change(element.attribute("xsi:type")?);
    element.set_attribute("xsi:type", &new);
    Some(())
}

/// The type of some command.
fn another(it: &mut Mutation<'_>) -> String {
    let number = it.random.below(it.corpus.documents.len());
    it.corpus.documents[number].name.clone()
}
