//! Documents that are changed a little, so that most of them are hardly invalid.

use crate::document::{Item, Name, Node, XSI, simple_name, type_name};
use crate::random::Random;
use crate::schema::{FOREIGN, MAIN, OTHER, Particle, Schema, SimpleRef, Term, TypeRef};
use crate::values::{self, BUILT_IN};

/// Changes a document at one place, or at a few.
pub fn mutate(schema: &Schema, root: &mut Node, random: &mut Random) {
    let times = if random.percent(75) { 1 } else { 1 + random.below(3) };
    for _ in 0..times {
        let count = count(root);
        let at = random.below(count);
        // Elements deep inside belong to something else that may be taken for another place.
        let donor = nth(root, &mut random.below(count)).cloned();
        if let Some(node) = nth_mut(root, &mut { at }) {
            change(schema, node, donor, random);
        }
    }
}

fn count(node: &Node) -> usize {
    1 + node.children.iter().map(|it| if let Item::Node(it) = it { count(it) } else { 0 }).sum::<usize>()
}

fn nth<'a>(node: &'a Node, left: &mut usize) -> Option<&'a Node> {
    if *left == 0 {
        return Some(node);
    }
    *left -= 1;
    node.children.iter().find_map(|it| if let Item::Node(it) = it { nth(it, left) } else { None })
}

fn nth_mut<'a>(node: &'a mut Node, left: &mut usize) -> Option<&'a mut Node> {
    if *left == 0 {
        return Some(node);
    }
    *left -= 1;
    node.children.iter_mut().find_map(|it| if let Item::Node(it) = it { nth_mut(it, left) } else { None })
}

fn change(schema: &Schema, node: &mut Node, donor: Option<Node>, random: &mut Random) {
    match random.below(21) {
        0 => drop_child(node, random),
        1 => repeat_child(node, random),
        2 => swap(node, random),
        3 => node.name = element_name(schema, random),
        4 => node.name.0 = *random.pick(&[None, Some(MAIN), Some(OTHER), Some(FOREIGN)]),
        5..=8 => text(schema, node, random),
        9 => insert(node, Item::Text((*random.pick(&[" ", "\n", "x", "1"])).to_owned()), random),
        10 => {
            let raw = *random.pick(&["<!-- -->", "<?i?>", "<![CDATA[]]>", "<![CDATA[ ]]>", "<![CDATA[a]]>"]);
            insert(node, Item::Raw(raw), random);
        }
        11 => node.children.clear(),
        12 | 13 => nil(node, random),
        14 | 15 => ty(schema, node, random),
        16 => attribute_name(schema, node, random),
        17 => attribute_value(node, random),
        18 => drop_attribute(node, random),
        19 => {
            let name = element_name(schema, random);
            let child = Node { name, attributes: Vec::new(), children: Vec::new() };
            insert(node, Item::Node(child), random);
        }
        _ => {
            if let Some(donor) = donor.filter(|it| count(it) < 15) {
                insert(node, Item::Node(donor), random);
            }
        }
    }
}

fn insert(node: &mut Node, item: Item, random: &mut Random) {
    let at = random.below(node.children.len() + 1);
    node.children.insert(at, item);
}

fn drop_child(node: &mut Node, random: &mut Random) {
    if !node.children.is_empty() {
        node.children.remove(random.below(node.children.len()));
    }
}

fn repeat_child(node: &mut Node, random: &mut Random) {
    if let Some(at) = random.any(&(0..node.children.len()).collect::<Vec<_>>()) {
        let child = node.children[at].clone();
        for _ in 0..1 + random.below(3) {
            node.children.insert(at, child.clone());
        }
    }
}

fn swap(node: &mut Node, random: &mut Random) {
    let count = node.children.len();
    if count > 1 {
        let at = random.below(count - 1);
        node.children.swap(at, at + 1);
    }
}

/// The name of a global element, of a local one, or of none.
fn element_name(schema: &Schema, random: &mut Random) -> Name {
    if random.percent(50) {
        let element = random.pick(&schema.elements);
        return (schema.files[element.file].namespace, element.name.clone());
    }
    let mut names = vec![(Some(FOREIGN), "wild".to_owned()), (None, "nothing".to_owned())];
    for complex in &schema.complexes {
        schema.particle(complex).iter().for_each(|it| local_names(schema, it, &mut names));
    }
    schema.groups.iter().for_each(|it| local_names(schema, &it.particle, &mut names));
    random.pick(&names).clone()
}

fn local_names(schema: &Schema, particle: &Particle, names: &mut Vec<Name>) {
    match &particle.term {
        Term::Element(element) => {
            let default = schema.files[element.file].elements_qualified;
            names.push((schema.local_namespace(element.file, element.qualified, default), element.name.clone()));
        }
        Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => {
            parts.iter().for_each(|it| local_names(schema, it, names));
        }
        _ => {}
    }
}

fn text(schema: &Schema, node: &mut Node, random: &mut Random) {
    // An element with text, if there is one below.
    if !node.children.iter().any(|it| matches!(it, Item::Text(_))) && random.percent(80) {
        let nodes: Vec<usize> =
            (0..node.children.len()).filter(|at| matches!(node.children[*at], Item::Node(_))).collect();
        if let Some(at) = random.any(&nodes) {
            if let Item::Node(child) = &mut node.children[at] {
                return text(schema, child, random);
            }
        }
    }
    let old = node.children.iter().find_map(|it| if let Item::Text(text) = it { Some(text.clone()) } else { None });
    let new = match (old, random.below(4)) {
        (Some(old), 0 | 1) => values::alter(&old, random),
        _ => some_text(schema, random),
    };
    let place = node.children.iter().position(|it| matches!(it, Item::Text(_)));
    match place {
        Some(at) => node.children[at] = Item::Text(new),
        None => node.children.push(Item::Text(new)),
    }
}

/// A text near those of any of the types.
fn some_text(schema: &Schema, random: &mut Random) -> String {
    let mut types: Vec<SimpleRef> = (0..schema.simples.len()).map(SimpleRef::Named).collect();
    for element in &schema.elements {
        if let TypeRef::Simple(simple) = &element.ty {
            types.push(simple.clone());
        }
    }
    types.push(SimpleRef::Builtin(random.pick(BUILT_IN).0));
    let ty = random.pick(&types).clone();
    values::near(schema, &ty, random)
}

fn nil(node: &mut Node, random: &mut Random) {
    let value = *random.pick(&["true", "true", "1", "false", "0", "yes", " true "]);
    node.attributes.retain(|it| it.0.1 != "nil");
    node.attributes.push(((Some(XSI), "nil".to_owned()), value.to_owned()));
    if random.percent(60) {
        node.children.clear();
    }
}

fn ty(schema: &Schema, node: &mut Node, random: &mut Random) {
    let name = match random.below(10) {
        0..=5 if !schema.complexes.is_empty() => type_name(schema, random.below(schema.complexes.len())),
        6 | 7 if !schema.simples.is_empty() => simple_name(schema, random.below(schema.simples.len())),
        8 => {
            (*random.pick(&["xs:anyType", "xs:anySimpleType", "a:Nothing", "z:T0", "Nothing", "xs:nothing"])).to_owned()
        }
        _ => format!("xs:{}", random.pick(BUILT_IN).0),
    };
    node.attributes.retain(|it| it.0.1 != "type");
    node.attributes.push(((Some(XSI), "type".to_owned()), name));
}

fn attribute_name(schema: &Schema, node: &mut Node, random: &mut Random) {
    let mut names = vec![
        (None, "unknown".to_owned()),
        (Some(FOREIGN), "wild".to_owned()),
        (Some("http://www.w3.org/XML/1998/namespace"), "lang".to_owned()),
    ];
    for name in ["k", "l", "m", "n", "o"] {
        names.push((None, name.to_owned()));
        names.push((schema.files[0].namespace, name.to_owned()));
    }
    for attribute in &schema.attributes {
        names.push((schema.files[attribute.file].namespace, attribute.name.clone()));
    }
    let name = random.pick(&names).clone();
    let value = some_text(schema, random);
    crate::document::set(node, name, value);
}

fn attribute_value(node: &mut Node, random: &mut Random) {
    if let Some(at) = random.any(&(0..node.attributes.len()).collect::<Vec<_>>()) {
        let value = &mut node.attributes[at].1;
        *value =
            if random.percent(70) { values::alter(value, random) } else { (*random.pick(&["", "1", "a"])).to_owned() };
    }
}

fn drop_attribute(node: &mut Node, random: &mut Random) {
    if !node.attributes.is_empty() {
        node.attributes.remove(random.below(node.attributes.len()));
    }
}
