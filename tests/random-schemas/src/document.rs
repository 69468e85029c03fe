//! Documents of a schema: valid ones as far as that is easily made, and their text.

use std::fmt::Write as _;

use crate::random::Random;
use crate::schema::{
    AttributeTerm, Complex, Content, Element, FOREIGN, Particle, Schema, SimpleRef, Term, TypeRef, Value, Wildcard,
};
use crate::show::escape;
use crate::values;

pub const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A name with its namespace.
pub type Name = (Option<&'static str>, String);

#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub name: Name,
    pub attributes: Vec<(Name, String)>,
    pub children: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Node(Node),
    Text(String),
    /// Written as it is: a comment, or an instruction.
    Raw(&'static str),
}

/// So many elements make a document too large.
const MOST: usize = 400;

/// A document of one of the global elements; none if it gets too large.
pub fn make(schema: &Schema, random: &mut Random) -> Option<Node> {
    let concrete: Vec<usize> = (0..schema.elements.len()).filter(|at| !schema.elements[*at].is_abstract).collect();
    let at = random.any(&concrete).unwrap_or(0);
    let mut maker = Maker { schema, random, left: 60, made: 0 };
    let mut root = maker.global(at, 0);
    if maker.random.percent(2) {
        let hint = (Some(XSI), "schemaLocation".to_owned());
        set(&mut root, hint, "urn:x none.xsd".to_owned());
    }
    (maker.made < MOST).then_some(root)
}

struct Maker<'a> {
    schema: &'a Schema,
    random: &'a mut Random,
    /// How many more elements there may be beside those that must stand.
    left: usize,
    made: usize,
}

impl Maker<'_> {
    fn global(&mut self, at: usize, depth: usize) -> Node {
        let element = &self.schema.elements[at];
        let name = (self.schema.files[element.file].namespace, element.name.clone());
        self.element(name, element, depth)
    }

    /// A reference: the element itself, or one that substitutes it.
    fn reference(&mut self, at: usize, depth: usize) -> Node {
        let members: Vec<usize> =
            (0..self.schema.elements.len()).filter(|it| self.schema.elements[*it].substitutes == Some(at)).collect();
        let percent = if self.schema.elements[at].is_abstract { 100 } else { 30 };
        if !members.is_empty() && self.random.percent(percent) {
            let member = *self.random.pick(&members);
            return self.reference(member, depth);
        }
        self.global(at, depth)
    }

    fn local(&mut self, element: &Element, depth: usize) -> Node {
        let default = self.schema.files[element.file].elements_qualified;
        let namespace = self.schema.local_namespace(element.file, element.qualified, default);
        self.element((namespace, element.name.clone()), element, depth)
    }

    fn element(&mut self, name: Name, element: &Element, depth: usize) -> Node {
        self.left = self.left.saturating_sub(1);
        self.made += 1;
        let mut node = Node { name, attributes: Vec::new(), children: Vec::new() };
        let nil = element.nillable && self.random.percent(20);
        if nil {
            node.attributes.push(((Some(XSI), "nil".to_owned()), "true".to_owned()));
        }
        match self.schema.type_of(element) {
            TypeRef::None => self.anything(&mut node),
            TypeRef::Simple(simple) => {
                let text = self.text(simple, element.value.as_ref());
                node.children.push(Item::Text(text));
            }
            TypeRef::Complex(at) => {
                let at = self.actual(*at, element, &mut node);
                let schema = self.schema;
                self.complex(&mut node, &schema.complexes[at], element.value.as_ref(), depth);
            }
            TypeRef::Anonymous(complex) => self.complex(&mut node, complex, element.value.as_ref(), depth),
        }
        if nil {
            node.children.clear();
        }
        node
    }

    fn anything(&mut self, node: &mut Node) {
        if self.random.percent(30) {
            node.attributes.push(((None, "z".to_owned()), "1".to_owned()));
        }
        if self.random.percent(50) {
            node.children.push(Item::Text((*self.random.pick(&["ab", "", "1"])).to_owned()));
        }
        if self.left > 0 && self.random.percent(30) {
            let at = self.random.below(self.schema.elements.len());
            node.children.push(Item::Node(self.global(at, 6)));
        }
    }

    fn text(&mut self, simple: &SimpleRef, value: Option<&Value>) -> String {
        match value {
            Some(_) if self.random.percent(30) => String::new(),
            Some((kind, text)) if *kind == "fixed" => text.clone(),
            _ => values::sample(self.schema, simple, self.random),
        }
    }

    /// The type of an element: the declared one, or one derived from it, which `xsi:type` then names.
    fn actual(&mut self, declared: usize, _element: &Element, node: &mut Node) -> usize {
        let derived: Vec<usize> = (0..self.schema.complexes.len())
            .filter(|at| !self.schema.complexes[*at].is_abstract && self.schema.is_derived(*at, declared))
            .collect();
        let must = self.schema.complexes[declared].is_abstract;
        if (must || self.random.percent(20)) && !derived.is_empty() {
            let at = *self.random.pick(&derived);
            node.attributes.push(((Some(XSI), "type".to_owned()), type_name(self.schema, at)));
            return at;
        }
        declared
    }

    fn complex(&mut self, node: &mut Node, complex: &Complex, value: Option<&Value>, depth: usize) {
        self.attributes(node, complex);
        match &complex.content {
            Content::Text(text) => {
                let text = self.text(text, value);
                node.children.push(Item::Text(text));
            }
            Content::Elements(_) => {
                if let Some(particle) = self.schema.particle(complex) {
                    self.particle(&particle, &mut node.children, depth + 1);
                }
                if complex.mixed {
                    self.mix(node, value);
                }
            }
        }
    }

    fn mix(&mut self, node: &mut Node, value: Option<&Value>) {
        if let (Some((_, text)), true) = (value, self.random.percent(50)) {
            node.children.push(Item::Text(text.clone()));
        }
        for _ in 0..self.random.below(3) {
            let at = self.random.below(node.children.len() + 1);
            let text = (*self.random.pick(&["text", " ", "1", "a b"])).to_owned();
            node.children.insert(at, Item::Text(text));
        }
    }

    fn attributes(&mut self, node: &mut Node, complex: &Complex) {
        for each in self.schema.attributes(complex) {
            if each.usage == "prohibited" || (each.usage != "required" && self.random.percent(45)) {
                continue;
            }
            let attribute = self.schema.attribute(&each);
            let options = &self.schema.files[attribute.file];
            let namespace = match &each.what {
                AttributeTerm::Global(..) => options.namespace,
                AttributeTerm::Local(it) => {
                    self.schema.local_namespace(it.file, it.qualified, options.attributes_qualified)
                }
            };
            let name = (namespace, attribute.name.clone());
            let text = match &attribute.value {
                Some((kind, text)) if *kind == "fixed" => text.clone(),
                _ => values::sample(self.schema, &attribute.ty, self.random),
            };
            set(node, name, text);
        }
        if let (Some(wildcard), true) = (self.schema.attribute_wildcard(complex), self.random.percent(60)) {
            self.wild_attribute(node, &wildcard);
        }
    }

    fn wild_attribute(&mut self, node: &mut Node, wildcard: &Wildcard) {
        if let (Some(at), true) =
            (self.random.any(&(0..self.schema.attributes.len()).collect::<Vec<_>>()), self.random.percent(50))
        {
            let attribute = &self.schema.attributes[at];
            let text = values::sample(self.schema, &attribute.ty, self.random);
            set(node, (self.schema.files[attribute.file].namespace, attribute.name.clone()), text);
        } else if wildcard.process != "strict" && !wildcard.process.is_empty() {
            set(node, (self.allowed(wildcard), "wild".to_owned()), "1".to_owned());
        }
    }

    /// A namespace that a wildcard allows, more or less.
    fn allowed(&mut self, wildcard: &Wildcard) -> Option<&'static str> {
        match wildcard.namespaces {
            "##local" | "##local urn:b" => None,
            "##targetNamespace" => self.schema.files[0].namespace,
            _ => Some(FOREIGN),
        }
    }

    fn particle(&mut self, particle: &Particle, out: &mut Vec<Item>, depth: usize) {
        let least = particle.least;
        let most = particle.most.unwrap_or(least + 3).max(least);
        let more = if self.left == 0 || depth > 7 { 0 } else { self.random.below((most - least) as usize + 1) };
        if depth > 14 || self.made >= MOST {
            return;
        }
        for _ in 0..least as usize + more {
            self.term(&particle.term, out, depth);
        }
    }

    fn term(&mut self, term: &Term, out: &mut Vec<Item>, depth: usize) {
        let schema = self.schema;
        match term {
            Term::Element(element) => {
                let node = self.local(element, depth);
                out.push(Item::Node(node));
            }
            Term::Ref(at) => {
                let node = self.reference(*at, depth);
                out.push(Item::Node(node));
            }
            Term::Any(wildcard) => {
                let node = self.wild(wildcard, depth);
                out.push(Item::Node(node));
            }
            Term::Group(at) => self.particle(&schema.groups[*at].particle, out, depth),
            Term::Sequence(parts) => parts.iter().for_each(|part| self.particle(part, out, depth)),
            Term::Choice(parts) => {
                if !parts.is_empty() {
                    let part = self.random.pick(parts).clone();
                    self.particle(&part, out, depth);
                }
            }
            Term::All(parts) => {
                let mut parts = parts.clone();
                self.random.shuffle(&mut parts);
                parts.iter().for_each(|part| self.particle(part, out, depth));
            }
        }
    }

    fn wild(&mut self, wildcard: &Wildcard, depth: usize) -> Node {
        let strict = wildcard.process == "strict" || wildcard.process.is_empty();
        let fit: Vec<usize> = (0..self.schema.elements.len())
            .filter(|at| {
                let namespace = self.schema.files[self.schema.elements[*at].file].namespace;
                match wildcard.namespaces {
                    "##other" => namespace == Some(crate::schema::OTHER),
                    "##local" => namespace.is_none(),
                    "urn:b urn:x" => namespace == Some(crate::schema::OTHER),
                    "urn:x" => false,
                    _ => true,
                }
            })
            .collect();
        if let (Some(at), true) = (self.random.any(&fit), strict || self.random.percent(60)) {
            return self.global(at, depth);
        }
        let name = (self.allowed(wildcard), "wild".to_owned());
        let mut node = Node { name, attributes: Vec::new(), children: Vec::new() };
        self.anything(&mut node);
        node
    }
}

pub fn type_name(schema: &Schema, at: usize) -> String {
    qualified(schema.files[schema.complexes[at].file].namespace, &schema.complex_name(at))
}

pub fn simple_name(schema: &Schema, at: usize) -> String {
    qualified(schema.files[schema.simples[at].0].namespace, &schema.simple_name(at))
}

fn qualified(namespace: Option<&str>, name: &str) -> String {
    match namespace.and_then(prefix) {
        Some(prefix) => format!("{prefix}:{name}"),
        None => name.to_owned(),
    }
}

/// Sets an attribute, unless it is there.
pub fn set(node: &mut Node, name: Name, value: String) {
    if !node.attributes.iter().any(|it| it.0 == name) {
        node.attributes.push((name, value));
    }
}

const PREFIXES: &[(&str, &str)] = &[
    ("urn:a", "a"),
    ("urn:b", "b"),
    ("urn:x", "x"),
    (XSI, "xsi"),
    ("http://www.w3.org/XML/1998/namespace", "xml"),
    ("http://www.w3.org/2001/XMLSchema", "xs"),
];

fn prefix(namespace: &str) -> Option<&'static str> {
    PREFIXES.iter().find(|it| it.0 == namespace).map(|it| it.1)
}

/// The text of a document. Most declare all prefixes at the root, and use no others.
pub fn text(root: &Node, random: &mut Random) -> String {
    let mut out = String::new();
    let plain = random.percent(70);
    Writer { random, plain }.node(root, None, &mut out);
    out
}

struct Writer<'a> {
    random: &'a mut Random,
    plain: bool,
}

impl Writer<'_> {
    /// An element below one where a namespace needs no prefix; the root is below none.
    fn node(&mut self, node: &Node, outer: Option<Option<&'static str>>, out: &mut String) {
        let namespace = node.name.0;
        let mut default = outer.flatten();
        let mut declared = String::new();
        if outer.is_none() {
            for (namespace, prefix) in PREFIXES.iter().filter(|it| it.1 != "xml") {
                _ = write!(declared, " xmlns:{prefix}=\"{namespace}\"");
            }
        }
        // It has no prefix if it has no namespace, and sometimes a prefix of its own.
        let unprefixed = namespace.is_none() || (!self.plain && self.random.percent(40));
        if unprefixed && default != namespace {
            _ = write!(declared, " xmlns=\"{}\"", namespace.unwrap_or_default());
            default = namespace;
        }
        let tag = match namespace.filter(|_| !unprefixed) {
            Some(namespace) if !self.plain && self.random.percent(20) => {
                _ = write!(declared, " xmlns:own=\"{namespace}\"");
                format!("own:{}", node.name.1)
            }
            _ if unprefixed => node.name.1.clone(),
            _ => name(&node.name),
        };
        _ = write!(out, "<{tag}{declared}");
        for (attribute, value) in &node.attributes {
            _ = write!(out, " {}=\"{}\"", name(attribute), escape(value));
        }
        if node.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &node.children {
            match child {
                Item::Node(child) => self.node(child, Some(default), out),
                Item::Text(text) => self.text(text, out),
                Item::Raw(raw) => out.push_str(raw),
            }
        }
        _ = write!(out, "</{tag}>");
    }

    fn text(&mut self, text: &str, out: &mut String) {
        match self.random.below(60) {
            0 if !self.plain => _ = write!(out, "<![CDATA[{}]]>", text.replace("]]>", "")),
            1 if !self.plain => text.chars().for_each(|it| _ = write!(out, "&#x{:x};", u32::from(it))),
            _ => out.push_str(&escape(text)),
        }
    }
}

fn name(name: &Name) -> String {
    match name.0.and_then(prefix) {
        Some(prefix) => format!("{prefix}:{}", name.1),
        None => name.1.clone(),
    }
}
