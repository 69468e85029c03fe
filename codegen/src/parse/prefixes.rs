//! Which prefixes are declared where: for names in texts of which only later is known that they are names.

use std::sync::Arc;

use roxmltree::Node;

use crate::source::Source;
use crate::terms::Prefix;

/// All declarations of a document, in its order.
pub(super) fn all(source: &Source, root: Node<'_, '_>) -> Arc<[Prefix]> {
    let mut found = Vec::new();
    for node in root.descendants().filter(Node::is_element) {
        if !may_declare(node) {
            continue;
        }
        let parent = node.parent_element();
        let range = node.range();
        let (from, to) = (source.place(range.start), source.place(range.end));
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
    found.into()
}

/// Whether the start tag has a declaration in it, or what looks like one: most have none, and are not looked at closely.
fn may_declare(node: Node<'_, '_>) -> bool {
    let range = node.range();
    let end = node.first_child().map_or(range.end, |child| child.range().start);
    node.document().input_text().get(range.start..end).is_some_and(|tag| tag.contains("xmlns"))
}
