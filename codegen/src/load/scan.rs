//! One file in; its target namespace, includes, imports and redefines out.

use std::sync::Arc;

use roxmltree::{Document, Error, Node, ParsingOptions};

use super::pieces::{self, Offsets, Piece, next_mark};
use crate::diagnostics::{Diagnostic, LoadProblem, Place, SyntaxProblem, internal};
use crate::source::{Reference, ReferenceKind, Source, SourceKind, Target, WSDL_NAMESPACE, XSD_NAMESPACE};

/// What a file says about others.
pub(super) struct Scanned {
    pub(super) target_namespace: Option<Arc<str>>,
    pub(super) references: Vec<Reference>,
    /// How many XML nodes the file has.
    pub(super) nodes: u32,
    /// Whether it is a schema or a WSDL.
    pub(super) kind: SourceKind,
    /// The schemas in a WSDL.
    pub(super) schemas: Vec<InWsdl>,
}

/// A schema in a WSDL.
pub(super) struct InWsdl {
    pub(super) target_namespace: Option<Arc<str>>,
    pub(super) references: Vec<Reference>,
}

/// Scans a file that may have so many nodes.
pub(super) fn scan(source: &Source, nodes: u32) -> Result<Scanned, Box<Diagnostic>> {
    check(source, nodes)?;
    let mut scanned = None;
    for piece in pieces::of(&source.text, usize::MAX) {
        let found: u32 = scanned.as_ref().map_or(0, |scanned: &Scanned| scanned.nodes);
        // The document and its root are in each piece.
        let again = if piece.offsets.is_first() { 0 } else { 2 };
        let document = tree(source, &piece, nodes, nodes.saturating_sub(found).saturating_add(again))?;
        let root = document.root_element();
        let file = File { source, offsets: piece.offsets };
        let scanned = scanned.get_or_insert_with(|| file.begin(root));
        scanned.nodes += u32::try_from(document.descendants().count()).unwrap_or(u32::MAX) - again;
        if scanned.kind == SourceKind::Schema {
            scanned.references.extend(file.references_of(root));
        }
    }
    scanned.ok_or_else(|| Box::new(internal("a file has no XML in it", Some(Place::file(source.path.clone())))))
}

fn is_wsdl(root: Node<'_, '_>) -> bool {
    root.has_tag_name((WSDL_NAMESPACE, "definitions"))
}

/// The schemas in the `types` of a WSDL, in its order.
pub(crate) fn schemas<'n, 'i>(root: Node<'n, 'i>) -> impl Iterator<Item = Node<'n, 'i>> {
    let types = root.children().filter(|node| node.has_tag_name((WSDL_NAMESPACE, "types")));
    types.flat_map(|types| types.children()).filter(|node| node.has_tag_name((XSD_NAMESPACE, "schema")))
}

/// Checks what must hold before there is a tree of a file.
fn check(source: &Source, nodes: u32) -> Result<(), Box<Diagnostic>> {
    let problem = |problem, at| Err(Box::new(Diagnostic::error(problem, Some(source.place(at)))));
    if let Some(at) = crowded_tag(&source.text) {
        return problem(SyntaxProblem::TooManyAttributes { limit: MAX_ATTRIBUTES }, at);
    }
    let namespace = |(at, found)| problem(found, at);
    if !source.text.contains("<!DOCTYPE") {
        return bad_namespace(&source.text).map_or(Ok(()), namespace);
    }
    if let Some((at, name)) = entity(&source.text) {
        return problem(SyntaxProblem::Entity { name: name.to_owned() }, at);
    }
    // Where the declaration ends, its parser knows.
    let start = parsed(source, &source.text, nodes)?.root_element().range().start;
    bad_namespace(&source.text[start..]).map_or(Ok(()), |(at, found)| namespace((start + at, found)))
}

/// The XML tree of a piece of a file whose root is a schema: of so many nodes, where the whole may have so many. That
/// nothing in it takes more time than its length allows was seen when the file was scanned. Of a document type declaration
/// nothing is used: what it declares outside of the file is not read, its defaults of attributes are not applied, and an
/// entity of its own is an error.
pub(crate) fn tree<'p>(
    source: &Source,
    piece: &'p Piece<'_>,
    nodes: u32,
    of_piece: u32,
) -> Result<Document<'p>, Box<Diagnostic>> {
    let is_whole = piece.text.len() == source.text.len();
    let of_whole =
        |problem| if is_whole { problem } else { parsed(source, &source.text, nodes).err().unwrap_or(problem) };
    parsed(source, &piece.text, of_piece).map_err(of_whole)
}

fn parsed<'t>(source: &Source, text: &'t str, nodes: u32) -> Result<Document<'t>, Box<Diagnostic>> {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: nodes, ..Default::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        if matches!(error, Error::NodesLimitReached) {
            let place = Place::file(source.path.clone());
            return Box::new(Diagnostic::error(LoadProblem::TooManyNodes { limit: nodes }, Some(place)));
        }
        let at = error.pos();
        let reason = error.to_string().replace(&format!(" at {at}"), "").replace('\'', "`");
        let place = Place { path: source.path.clone(), line: at.row, column: at.col };
        Box::new(Diagnostic::error(SyntaxProblem::NotXml { reason }, Some(place)))
    })?;
    let root = document.root_element();
    if !root.has_tag_name((XSD_NAMESPACE, "schema")) && !is_wsdl(root) {
        let name = root.tag_name();
        let found = match name.namespace() {
            Some(namespace) => format!("{{{namespace}}}{}", name.name()),
            None => name.name().to_owned(),
        };
        let place = source.place(root.range().start);
        return Err(Box::new(Diagnostic::error(SyntaxProblem::NotSchema { found }, Some(place))));
    }
    Ok(document)
}

/// The greatest number of attributes of one element: looking for doubles takes the square of it.
const MAX_ATTRIBUTES: usize = 1024;

/// The greatest length of a namespace, in bytes: it is compared, and stands in the code, wherever a name is.
const MAX_NAMESPACE: usize = 4096;

/// Where an entity is named that XML itself does not define: expanding it could be without bounds.
fn entity(text: &str) -> Option<(usize, &str)> {
    text.match_indices('&').find_map(|(at, _)| {
        let name = text[at + 1..].split_once(';')?.0;
        let known = name.starts_with('#') || ["lt", "gt", "amp", "quot", "apos"].contains(&name);
        (!known).then_some((at, name))
    })
}

/// Where a namespace stands that is too long, a prefix's or that of the schema, or that a prefix cannot have: the empty
/// one (Namespaces in XML 1.0, section 2.2). One pass, before anything compares it.
fn bad_namespace(text: &str) -> Option<(usize, SyntaxProblem)> {
    let mut at = 0;
    loop {
        at += text[at..].find('<')?;
        let rest = &text[at..];
        let no_tag = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((_, end)) = no_tag.iter().find(|(begin, _)| rest.starts_with(begin)) {
            at += rest.find(end)?;
            continue;
        }
        let tag = at;
        loop {
            at += next_mark(&text[at..])?;
            let quote = text[at..].chars().next()?;
            if quote == '>' {
                break;
            }
            let length = text[at + 1..].find(quote)?;
            if length > MAX_NAMESPACE && declares_namespace(attribute(&text[tag..at])) {
                return Some((at, SyntaxProblem::LongNamespace { limit: MAX_NAMESPACE }));
            }
            if length == 0
                && let Some(prefix) = attribute(&text[tag..at]).strip_prefix("xmlns:")
            {
                let reason = format!("the prefix `{prefix}` is bound to no namespace");
                return Some((at, SyntaxProblem::NotXml { reason }));
            }
            at += length + 2;
        }
    }
}

/// The name of the attribute whose value a tag goes up to.
fn attribute(tag: &str) -> &str {
    let attribute = tag.trim_end().trim_end_matches('=').trim_end();
    attribute.rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).next().unwrap_or_default()
}

/// Whether the value of this attribute is a namespace.
fn declares_namespace(name: &str) -> bool {
    name.starts_with("xmlns") || name == "targetNamespace"
}

/// Where a tag with too many attributes begins, by its quotes.
fn crowded_tag(text: &str) -> Option<usize> {
    let (mut start, mut quotes) = (None, 0);
    for (at, byte) in text.bytes().enumerate() {
        match (byte, start) {
            (b'<', _) => (start, quotes) = (Some(at), 0),
            (b'>', _) => start = None,
            (b'"' | b'\'', Some(start)) => {
                quotes += 1;
                if quotes > 2 * MAX_ATTRIBUTES && !text[start..].starts_with("<!") {
                    return Some(start);
                }
            }
            _ => {}
        }
    }
    None
}

/// A file, as far as it is in a piece.
struct File<'a> {
    source: &'a Source,
    offsets: Offsets,
}

impl File<'_> {
    /// What the root says, the references of a schema apart, and how many nodes there are.
    fn begin(&self, root: Node<'_, '_>) -> Scanned {
        let target_namespace = uri(root, "targetNamespace");
        if !is_wsdl(root) {
            let (references, schemas) = (Vec::new(), Vec::new());
            return Scanned { target_namespace, references, nodes: 0, kind: SourceKind::Schema, schemas };
        }
        let imports = root.children().filter(|child| child.has_tag_name((WSDL_NAMESPACE, "import")));
        let references = imports.map(|child| self.import(child, "location")).collect();
        let schemas = schemas(root).map(|schema| InWsdl {
            target_namespace: uri(schema, "targetNamespace"),
            references: self.references_of(schema).collect(),
        });
        Scanned { target_namespace, references, nodes: 0, kind: SourceKind::Wsdl, schemas: schemas.collect() }
    }

    fn references_of<'n>(&self, schema: Node<'n, 'n>) -> impl Iterator<Item = Reference> {
        let children = schema.children().filter(|child| child.tag_name().namespace() == Some(XSD_NAMESPACE));
        children.filter_map(|child| self.reference(child))
    }

    fn reference(&self, node: Node<'_, '_>) -> Option<Reference> {
        let kind = match node.tag_name().name() {
            "include" => ReferenceKind::Include,
            "import" => return Some(self.import(node, "schemaLocation")),
            "redefine" => ReferenceKind::Redefine,
            _ => return None,
        };
        Some(Reference {
            kind,
            namespace: None,
            location: uri(node, "schemaLocation").map(|location| location.to_string()),
            target: Target::Missing,
            place: self.place(node),
        })
    }

    fn import(&self, node: Node<'_, '_>, location: &str) -> Reference {
        Reference {
            kind: ReferenceKind::Import,
            namespace: uri(node, "namespace"),
            location: uri(node, location).map(|location| location.to_string()),
            target: Target::Missing,
            place: self.place(node),
        }
    }

    fn place(&self, node: Node<'_, '_>) -> Place {
        self.source.place(self.offsets.whole(node.range().start))
    }
}

/// A URI with its blanks collapsed, XSD part 2, section 3.2.17.
fn uri(node: Node<'_, '_>, name: &str) -> Option<Arc<str>> {
    let value = node.attribute(name)?.trim();
    if value.is_empty() { None } else { Some(value.into()) }
}
