//! A [`SourceSet`] in, its documents as [`xsd::Schemas`] out.
//!
//! What then holds: see `xsd`. All that is wrong in all documents is reported, not only the first:
//! what is wrong is left out, and the rest is read. Rules are those of XSD part 1, appendix A.

mod attributes;
mod content;
mod docs;
mod names;
mod prefixes;
mod reader;
mod types;
mod wsdl;
mod xpath;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use roxmltree::Node;

use crate::diagnostics::{Diagnostics, SyntaxProblem};
use crate::load::{pieces, scan};
use crate::parallel;
use crate::source::{Lines, Source, SourceKind, SourceSet};
use crate::xsd::{Component, Derivation, Derivations, Form, Prefix, Schema, Schemas};
use reader::{Reader, Slot};

/// What is wrong with documents, and what there is of them all the same.
#[derive(Debug)]
pub(crate) struct Unparsed {
    pub(crate) problems: Diagnostics,
    /// All of them, without what is wrong; none where not even that is left of one.
    pub(crate) rest: Option<Schemas>,
}

/// Reads all documents, in which elements may be nested so deep; of each, the text goes when it is read. To save memory,
/// documentation is left out, and one document is read after the other: what another thread gives back stays with it.
///
/// # Errors
///
/// If a document is not well-formed, or has anything in it that XSD does not allow to be written.
pub(crate) fn parse(sources: &mut SourceSet, depth: usize, saves_memory: bool) -> Result<Schemas, Box<Unparsed>> {
    // Gathered as they are found, so that there never are more than are kept. They are sorted, whatever comes first.
    let problems = Mutex::new(sources.warnings.clone());
    // A WSDL and the schemas in it are one document, which is gone through once.
    let documents = sources.sources.chunk_by_mut(|_, next| matches!(next.kind, SourceKind::InWsdl(_)));
    let documents: Vec<Mutex<&mut [Source]>> = documents.map(Mutex::new).collect();
    let threads = if saves_memory { 1 } else { parallel::threads(documents.len()) };
    let schemas = parallel::map_on(threads, &documents, |sources| {
        let mut sources = sources.lock().unwrap_or_else(PoisonError::into_inner);
        let (schemas, found) = document(&sources, depth, !saves_memory);
        for source in sources.iter_mut() {
            (source.text, source.lines) = (Arc::default(), Lines::default());
        }
        if !found.is_empty() {
            problems.lock().unwrap_or_else(PoisonError::into_inner).merge(found);
        }
        schemas
    });
    let problems = problems.into_inner().unwrap_or_else(PoisonError::into_inner);
    let schemas =
        schemas.into_iter().collect::<Option<Vec<Vec<Schema>>>>().map(|all| all.into_iter().flatten().collect());
    match (problems.check(()), schemas) {
        (Ok(((), warnings)), schemas) => Ok(Schemas { schemas: schemas.unwrap_or_default(), warnings }),
        (Err(problems), schemas) => {
            let rest = schemas.map(|schemas| Schemas { schemas, warnings: Diagnostics::new() });
            Err(Box::new(Unparsed { problems, rest }))
        }
    }
}

/// One document, as the sources that are in it, and what is wrong in it.
fn document(sources: &[Source], depth: usize, docs: bool) -> (Option<Vec<Schema>>, Diagnostics) {
    let mut problems = Diagnostics::new();
    let Some(first) = sources.first() else { return (None, problems) };
    let mut reader = Reader::new(first, docs, &mut problems);
    let mut schemas = Vec::new();
    let mut rest = Rest::default();
    // Those around a schema in a WSDL among them.
    let mut prefixes = Vec::new();
    for piece in pieces::of(&first.text, depth) {
        let document = match scan::tree(first, &piece, u32::MAX, u32::MAX) {
            Ok(document) => document,
            Err(problem) => return (None, Diagnostics::from(*problem)),
        };
        reader.piece(piece.offsets);
        if !reader.is_shallow(document.root(), depth) {
            return (None, problems);
        }
        let root = document.root_element();
        prefixes::add(&reader, root, &mut prefixes);
        match schemas.as_mut_slice() {
            [] => {
                let in_wsdl: Vec<_> =
                    if first.kind == SourceKind::Wsdl { scan::schemas(root).collect() } else { Vec::new() };
                schemas.extend(sources.iter().map(|source| match source.kind {
                    SourceKind::Wsdl => {
                        Schema { definitions: Some(wsdl::definitions(&mut reader, root)), ..blank(source) }
                    }
                    SourceKind::Schema => rest.schema(&mut reader, source, root),
                    SourceKind::InWsdl(at) => match in_wsdl.get(at) {
                        Some(root) => Rest::default().schema(&mut reader, source, *root),
                        None => blank(source),
                    },
                }));
            }
            // Only a schema is in several pieces.
            [schema, ..] => rest.add(&mut reader, root, schema),
        }
    }
    reader.check_ids();
    let prefixes: Arc<[Prefix]> = prefixes.into();
    for schema in &mut schemas {
        schema.prefixes = prefixes.clone();
        schema.components.shrink_to_fit();
    }
    (Some(schemas), problems)
}

const SCHEMA_ATTRIBUTES: &[&str] =
    &["targetNamespace", "version", "finalDefault", "blockDefault", "attributeFormDefault", "elementFormDefault", "id"];

const SCHEMA: &[&Slot] = &[
    &Slot::many(&["include", "import", "redefine", "annotation"]),
    &Slot::many(&[
        "simpleType",
        "complexType",
        "group",
        "attributeGroup",
        "element",
        "attribute",
        "notation",
        "annotation",
    ]),
];

/// What may still stand in a schema.
struct Rest {
    slots: &'static [&'static Slot],
    /// The position of its next reference.
    reference: usize,
}

impl Default for Rest {
    fn default() -> Self {
        Self { slots: SCHEMA, reference: 0 }
    }
}

impl Rest {
    /// A schema, as far as it is in the first piece.
    fn schema(&mut self, reader: &mut Reader<'_>, source: &Source, root: Node<'_, '_>) -> Schema {
        reader.attributes(root, SCHEMA_ATTRIBUTES);
        if root.attribute("targetNamespace").is_some_and(|value| value.trim().is_empty()) {
            reader.value(root, "targetNamespace", "a namespace");
        }
        let mut schema = Schema {
            element_form: reader.form(root, "elementFormDefault").unwrap_or(Form::Unqualified),
            attribute_form: reader.form(root, "attributeFormDefault").unwrap_or(Form::Unqualified),
            block_default: reader
                .derivations(
                    root,
                    "blockDefault",
                    &[Derivation::Extension, Derivation::Restriction, Derivation::Substitution],
                )
                .unwrap_or_default(),
            final_default: reader
                .derivations(
                    root,
                    "finalDefault",
                    &[Derivation::Extension, Derivation::Restriction, Derivation::List, Derivation::Union],
                )
                .unwrap_or_default(),
            ..blank(source)
        };
        self.add(reader, root, &mut schema);
        schema
    }

    /// Adds what is in a piece.
    fn add(&mut self, reader: &mut Reader<'_>, root: Node<'_, '_>, schema: &mut Schema) {
        for child in reader.in_order(root, &mut self.slots) {
            match child.tag_name().name() {
                "annotation" => {}
                "include" | "import" | "redefine" => {
                    referenced(reader, child, self.reference, schema);
                    self.reference += 1;
                }
                _ => match component(reader, child) {
                    Some(component) => schema.components.push(component),
                    None => schema.left_out.extend(child.attribute("name").map(|name| reader.text(name))),
                },
            }
        }
    }
}

/// A document in which there is nothing.
fn blank(source: &Source) -> Schema {
    Schema {
        path: source.path.clone(),
        target_namespace: source.target_namespace.clone(),
        read_as: source.read_as.clone(),
        references: source.references.clone(),
        element_form: Form::Unqualified,
        attribute_form: Form::Unqualified,
        block_default: Derivations::NONE,
        final_default: Derivations::NONE,
        prefixes: Arc::from([]),
        components: Vec::new(),
        elsewhere: HashSet::new(),
        redefinitions: Vec::new(),
        left_out: Vec::new(),
        definitions: None,
    }
}

const REDEFINE: &[Slot] = &[Slot::many(&["annotation", "simpleType", "complexType", "group", "attributeGroup"])];

/// `include`, `import` and `redefine`, whose locations `load` has followed.
fn referenced(reader: &mut Reader<'_>, node: Node<'_, '_>, index: usize, schema: &mut Schema) {
    let kind = node.tag_name().name();
    if kind == "import" {
        reader.attributes(node, &["namespace", "schemaLocation", "id"]);
        reader.annotated(node, &[]);
        return;
    }
    reader.attributes(node, &["schemaLocation", "id"]);
    if node.attribute("schemaLocation").is_none() {
        let element = kind.to_owned();
        reader.error(SyntaxProblem::MissingAttribute { name: "schemaLocation", element }, node);
    }
    if kind == "include" {
        reader.annotated(node, &[]);
        return;
    }
    for child in reader.children(node, REDEFINE) {
        match component(reader, child) {
            Some(component) => schema.redefinitions.push((index, component)),
            None => schema.left_out.extend(child.attribute("name").map(|name| reader.text(name))),
        }
    }
}

fn component(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<Component> {
    match node.tag_name().name() {
        "simpleType" => types::simple(reader, node, true).map(Arc::new).map(Component::SimpleType),
        "complexType" => types::complex(reader, node, true).map(Arc::new).map(Component::ComplexType),
        "group" => content::group(reader, node).map(Arc::new).map(Component::Group),
        "attributeGroup" => attributes::group(reader, node).map(Arc::new).map(Component::AttributeGroup),
        "element" => content::global_element(reader, node).map(Arc::new).map(Component::Element),
        "attribute" => attributes::global(reader, node).map(Arc::new).map(Component::Attribute),
        "notation" => notation(reader, node).map(Arc::new).map(Component::Notation),
        _ => None,
    }
}

fn notation(reader: &mut Reader<'_>, node: Node<'_, '_>) -> Option<crate::xsd::Notation> {
    reader.attributes(node, &["name", "public", "system", "id"]);
    reader.annotated(node, &[]);
    let text = |name| node.attribute(name).map(|value| Arc::from(value.trim()));
    Some(crate::xsd::Notation {
        name: reader.name(node)?,
        public: text("public"),
        system: text("system"),
        place: reader.place(node),
    })
}
