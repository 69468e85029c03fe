//! Which prefixes are declared where: for names in texts of which only later is known that they are names.

use roxmltree::Node;

use super::reader::Reader;
use crate::terms::Prefix;

/// Adds the declarations in a piece of a document, in its order.
pub(super) fn add(reader: &Reader<'_>, root: Node<'_, '_>, found: &mut Vec<Prefix>) {
    let again = usize::from(!reader.is_first());
    for node in root.descendants().skip(again).filter(Node::is_element) {
        if !may_declare(node) {
            continue;
        }
        let parent = node.parent_element();
        let range = node.range();
        let (from, to) = (reader.at(range.start), reader.at(range.end));
        for namespace in node.namespaces() {
            let outer = parent.and_then(|parent| parent.lookup_namespace_uri(namespace.name()));
            if outer != Some(namespace.uri()) {
                found.push(Prefix {
                    name: namespace.name().unwrap_or_default().into(),
                    namespace: namespace.uri().into(),
                    from: (from.line, from.column),
                    to: (to.line, to.column),
                });
            }
        }
    }
}

/// Whether the start tag has a declaration in it, or what looks like one: most have none, and are not looked at closely.
fn may_declare(node: Node<'_, '_>) -> bool {
    let range = node.range();
    let end = node.first_child().map_or(range.end, |child| child.range().start);
    node.document().input_text().get(range.start..end).is_some_and(|tag| tag.contains("xmlns"))
}
