//! The two complete OCI-P releases through load, parse and resolve, counted.
//!
//! They are not part of the project: the folder that holds `ocip-r25` and `ocip-r24` is named by the
//! environment variable `OCIP_SCHEMAS`.

use std::path::{Path, PathBuf};

use super::Resolved;
use crate::load::{LoadOptions, Seen, load};
use crate::model::{Derivation, Model, Type, TypeRef, ValueConstraint};
use crate::parse::parse;
use crate::xsd::{
    AttributeItem, ComplexBody, Component, Element, FacetKind, Named, Particle, Schemas, SimpleBody, SimpleType, Term,
    TypeUse,
};

fn folder() -> PathBuf {
    PathBuf::from(std::env::var_os("OCIP_SCHEMAS").expect("`OCIP_SCHEMAS` names the folder with the releases"))
}

#[track_caller]
fn read(entries: &[PathBuf]) -> (Schemas, Resolved) {
    let mut sources =
        load(entries, &LoadOptions::default(), &mut Seen::default()).unwrap_or_else(|all| panic!("{all}"));
    let schemas = parse(&mut sources, 256, false).unwrap_or_else(|all| panic!("{}", all.problems));
    let model = Resolved::of(&mut schemas.clone(), 2_000_000).unwrap_or_else(|all| panic!("{all}"));
    (schemas, model)
}

/// All schema files of a folder: three of R25's are not reached from its entry.
fn all_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "xsd") {
            found.push(path);
        }
    }
}

fn count(model: &Model, which: impl Fn(&Type) -> bool) -> usize {
    model.types.iter().filter(|ty| which(ty)).count()
}

#[test]
#[ignore = "needs the releases that OCIP_SCHEMAS names"]
fn r25_has_the_known_types() {
    let folder = folder();
    let mut entries = Vec::new();
    all_files(&folder.join("ocip-r25"), &mut entries);
    let (_, model) = read(&entries);
    assert_eq!(model.files.len(), 143);
    let named = |ty: &Type| ty.global_name().is_some();
    assert_eq!(count(&model, |ty| named(ty) && ty.complex().is_some()), 7_085);
    assert_eq!(count(&model, |ty| !named(ty) && ty.complex().is_some()), 445);
    assert_eq!(count(&model, |ty| named(ty) && ty.simple().is_some()), 1_238);
    let complex =
        |which: &dyn Fn(&crate::model::ComplexType) -> bool| count(&model, |ty| ty.complex().is_some_and(which));
    assert_eq!(complex(&|ty| ty.is_abstract), 10);
    assert_eq!(complex(&|ty| ty.derivation == Derivation::Extension), 6_350);
    let restriction = |ty: &crate::model::ComplexType| {
        ty.derivation == Derivation::Restriction && matches!(ty.base, TypeRef::Type(_))
    };
    assert_eq!(complex(&restriction), 2);
    assert_eq!(requests(&model), 3_989);
    assert!(model.warnings.is_empty(), "{}", model.warnings);
}

#[test]
#[ignore = "needs the releases that OCIP_SCHEMAS names"]
fn r24_has_the_known_requests() {
    let folder = folder();
    let (schemas, model) = read(&[folder.join("ocip-r24/OCISchemaAS.xsd")]);
    assert_eq!(schemas.schemas.len(), 140);
    assert_eq!(requests(&model), 3_845);
}

/// Concrete types derived from `OCIRequest`.
#[track_caller]
fn requests(model: &Model) -> usize {
    let mut types = model.types();
    let (request, _) = types.find(|(_, ty)| ty.global_name() == Some("OCIRequest")).unwrap();
    let derived = model.derived_types(request);
    let concrete = derived.iter().filter(|id| model[**id].complex().is_some_and(|ty| !ty.is_abstract));
    concrete.count()
}

#[test]
#[ignore = "needs the releases that OCIP_SCHEMAS names"]
fn r25_from_its_entry_is_the_same_each_time() {
    let folder = folder();
    let entry = folder.join("ocip-r25/OCISchemaAS.xsd");
    let (_, one) = read(std::slice::from_ref(&entry));
    let (_, other) = read(&[folder.join("ocip-r25/OCISchemaBASE.xsd"), entry]);
    assert_eq!(one.files.len(), 140);
    let shown = |model: &Model| format!("{:?}", model.types);
    assert!(shown(&one) == shown(&other), "the order of the entries matters");
}

/// What is written in the documents.
#[derive(Default, Debug, PartialEq)]
struct Written {
    elements: usize,
    nillable: usize,
    nillable_optional: usize,
    nillable_required: usize,
    nillable_in_choices: usize,
    fixed: usize,
    defaults: usize,
    untyped: usize,
    choices: usize,
    repeated_choices: usize,
    enumerations: usize,
    patterns: usize,
}

#[test]
#[ignore = "needs the releases that OCIP_SCHEMAS names"]
fn r25_has_the_known_declarations() {
    let folder = folder();
    let mut entries = Vec::new();
    all_files(&folder.join("ocip-r25"), &mut entries);
    let (schemas, _) = read(&entries);
    let mut found = Written::default();
    for component in schemas.schemas.iter().flat_map(|schema| &schema.components) {
        match component {
            Component::SimpleType(simple) => found.simple(simple),
            Component::ComplexType(complex) => found.complex(complex),
            Component::Element(element) => found.element(element, Some(1)),
            Component::Group(group) => found.particle(&group.particle),
            _ => {}
        }
    }
    let expected = Written {
        elements: 45_418,
        nillable: 2_136,
        nillable_optional: 2_096,
        nillable_required: 19,
        nillable_in_choices: 21,
        fixed: 213,
        defaults: 99,
        untyped: 3,
        choices: 374,
        repeated_choices: 4,
        enumerations: 2_503,
        patterns: 9,
    };
    assert_eq!(found, expected);
}

impl Written {
    fn type_use(&mut self, type_use: &TypeUse) {
        match type_use {
            TypeUse::Named(..) => {}
            TypeUse::Simple(simple) => self.simple(simple),
            TypeUse::Complex(complex) => self.complex(complex),
        }
    }

    fn simple(&mut self, simple: &SimpleType) {
        match &simple.body {
            SimpleBody::Restriction { base, facets } => {
                self.type_use(base);
                let of = |kind| facets.iter().filter(|facet| facet.kind == kind).count();
                self.enumerations += of(FacetKind::Enumeration);
                self.patterns += of(FacetKind::Pattern);
            }
            SimpleBody::List(item) => self.type_use(item),
            SimpleBody::Union(members) => members.iter().for_each(|member| self.type_use(member)),
        }
    }

    fn complex(&mut self, complex: &crate::xsd::ComplexType) {
        if let ComplexBody::Complex(Some(particle)) = &complex.body {
            self.particle(particle);
        }
        for item in &complex.attributes.items {
            if let AttributeItem::Attribute(attribute) = item {
                attribute.type_use.iter().for_each(|type_use| self.type_use(type_use));
            }
        }
    }

    /// `min` is `None` directly in a choice.
    fn element(&mut self, element: &Element, min: Option<u32>) {
        self.elements += 1;
        self.nillable += usize::from(element.nillable);
        match (element.nillable, min) {
            (false, _) => {}
            (true, None) => self.nillable_in_choices += 1,
            (true, Some(0)) => self.nillable_optional += 1,
            (true, Some(_)) => self.nillable_required += 1,
        }
        self.fixed += usize::from(matches!(element.value.as_deref(), Some(ValueConstraint::Fixed(_))));
        self.defaults += usize::from(matches!(element.value.as_deref(), Some(ValueConstraint::Default(_))));
        let is_declared = matches!(element.name, Named::Name(_));
        self.untyped += usize::from(is_declared && element.type_use.is_none());
        element.type_use.iter().for_each(|type_use| self.type_use(type_use));
    }

    fn particle(&mut self, particle: &Particle) {
        match &particle.term {
            Term::Element(element) => self.element(element, Some(particle.min)),
            Term::Choice(parts) => {
                self.choices += 1;
                self.repeated_choices += usize::from(particle.max != Some(1));
                for part in parts.iter() {
                    match &part.term {
                        Term::Element(element) => self.element(element, None),
                        _ => self.particle(part),
                    }
                }
            }
            Term::Sequence(parts) | Term::All(parts) => {
                for part in parts.iter() {
                    self.particle(part);
                }
            }
            Term::Group(_) | Term::Any(_) => {}
        }
    }
}
