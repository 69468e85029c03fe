//! How much code will come of the lowered output, before any is made.

use crate::diagnostics::{Diagnostic, Diagnostics, LoweringProblem};
use crate::ir::{Field, FieldKind, Ir, Item, ItemKind, Model, Ty, XmlName};
use crate::model::{Docs, Facets, IdentityConstraint, NameTest, Step, Str, XPath};
use crate::names::Names;
use crate::names::accessors::Methods;

/// What a line has beside names and texts.
const LINE: usize = 80;

/// Refuses what would be more code than allowed, at the item with which it is.
pub(crate) fn check(ir: &Ir, names: &Names, limit: u64) -> Result<(), Diagnostics> {
    let mut total = 0_u64;
    for (index, item) in ir.items.iter().enumerate() {
        total = total.saturating_add(of_item(ir, names, index, item) as u64);
        if total > limit {
            let problem = Diagnostic::error(LoweringProblem::TooMuchCode { limit }, Some(item.place.clone()));
            return Err(problem.limit("output-bytes").into());
        }
    }
    Ok(())
}

fn of_item(ir: &Ir, names: &Names, index: usize, item: &Item) -> usize {
    let name = names.items[index].len();
    let all = |fields: &[Field]| -> usize {
        let of_names = names.fields[index].iter().map(|name| 3 * name.len());
        // Empty where there are none.
        let of_methods =
            fields.iter().zip(&names.accessors[index]).map(|(field, methods)| of_methods(names, field, methods));
        fields.iter().map(|field| of_field(names, field)).chain(of_names).chain(of_methods).sum()
    };
    let inside = match &item.kind {
        ItemKind::Record(record) => all(&record.fields),
        ItemKind::Choice(choice) => all(&choice.variants),
        ItemKind::Types(types) => types
            .members
            .iter()
            .map(|member| LINE + 4 * names.items[member.item.index()].len() + of_name(&member.name))
            .sum(),
        ItemKind::Enumeration(enumeration) => {
            let of_names: usize = names.fields[index].iter().map(|name| 2 * name.len()).sum();
            let of_others = enumeration.others.as_ref().map_or(0, |others| of_facets(&others.facets));
            enumeration.values.iter().map(|value| LINE + 2 * value.text.len() + of_docs(&value.docs)).sum::<usize>()
                + of_names
                + of_others
        }
        ItemKind::Union(members) => {
            members.iter().map(|member| 3 * LINE + 4 * member.words.len() + of_docs(&member.docs)).sum()
        }
        ItemKind::Restriction(restriction) => of_facets(&restriction.facets),
        ItemKind::Document { content } => of_field(names, content),
        ItemKind::Unused => return 0,
    };
    // A module's path is a part of some references; its namespace is that of the type, and of its elements.
    let module = &ir.modules[item.module.0];
    let path = module.name.as_ref().map_or(0, String::len);
    let namespace = module.namespace.as_ref().map_or(0, |namespace| namespace.len());
    5 * LINE + 6 * name + path + 2 * namespace + of_docs(&item.docs) + inside
}

/// A line for the setters, and one for the getter, each with the names of the field and its type.
fn of_methods(names: &Names, field: &Field, methods: &Methods) -> usize {
    let Methods { set, clear, get } = methods;
    let line = |name: &String| LINE + 2 * name.len() + of_type(names, field.ty);
    [set, get].into_iter().flatten().map(line).sum::<usize>() + clear.as_ref().map_or(0, String::len)
}

fn of_type(names: &Names, ty: Ty) -> usize {
    match ty {
        Ty::Item(item) | Ty::ListOf(item) | Ty::TypedOf(item) | Ty::Mixed(item) => names.items[item.index()].len(),
        _ => 0,
    }
}

fn of_field(names: &Names, field: &Field) -> usize {
    let ty = 2 * of_type(names, field.ty);
    let name = match &field.kind {
        FieldKind::Element(name) | FieldKind::Attribute(name) => of_name(name),
        FieldKind::Group(_) | FieldKind::Any(_) | FieldKind::AnyAttribute(_) | FieldKind::Text => 0,
        FieldKind::Mixed(model) => match (model, field.ty) {
            (Some(model), Ty::Mixed(of)) => of_model(&names.fields[of.index()], model),
            _ => 0,
        },
    };
    LINE + ty + name + of_docs(&field.docs) + of_constraints(field.constraints())
}

fn of_constraints(constraints: &[IdentityConstraint]) -> usize {
    let of_xpath = |xpath: &XPath| xpath.paths.iter().flatten().map(of_step).sum::<usize>();
    let all = constraints
        .iter()
        .map(|one| 2 * LINE + of_xpath(&one.selector) + one.fields.iter().map(of_xpath).sum::<usize>());
    all.sum()
}

fn of_step(step: &Step) -> usize {
    match step {
        Step::Child(NameTest::Name(namespace, local)) | Step::Attribute(NameTest::Name(namespace, local)) => {
            LINE + local.len() + namespace.as_ref().map_or(0, |namespace| namespace.len())
        }
        Step::Child(NameTest::Namespace(namespace)) | Step::Attribute(NameTest::Namespace(namespace)) => {
            LINE + namespace.len()
        }
        _ => LINE,
    }
}

fn of_model(variants: &[String], model: &Model) -> usize {
    match model {
        Model::One(variant) => 8 + variants.get(*variant).map_or(0, String::len),
        Model::Sequence(parts) | Model::Choice(parts) | Model::All(parts) => {
            16 + parts.iter().map(|part| of_model(variants, part)).sum::<usize>()
        }
        Model::Times(_, _, part) => 32 + of_model(variants, part),
    }
}

fn of_name(name: &XmlName) -> usize {
    name.local.len() + name.namespace.len()
}

/// However short a line is, it is some hundred bytes while it is printed.
fn of_docs(docs: &Docs) -> usize {
    docs.iter().map(|line| line.len() + LINE).sum()
}

fn of_facets(facets: &Facets) -> usize {
    let text = |text: &Str| text.len() + 4;
    let patterns = facets.patterns.iter().flatten().map(|facet| text(&facet.value));
    let values = facets.enumeration.iter().map(|value| text(&value.value));
    let bounds = [&facets.min_inclusive, &facets.min_exclusive, &facets.max_inclusive, &facets.max_exclusive];
    let bounds = bounds.into_iter().flatten().map(|facet| text(&facet.value));
    patterns.chain(values).chain(bounds).sum()
}
