//! A document as a tree that can be changed and written again: names, attributes and texts stay as they are written.

use std::fmt::Write;

use quick_xml::events::{BytesStart, Event};

#[derive(Clone)]
pub struct Tree {
    /// What stands before the root element.
    pub before: String,
    pub root: Element,
    /// What stands after it.
    pub after: String,
    /// The quote around attributes.
    pub quote: char,
    /// What stands in tags where blanks may, and before their end.
    pub blank: &'static str,
}

#[derive(Clone)]
pub struct Element {
    /// With its prefix.
    pub name: String,
    /// Names with their prefixes, namespace declarations among them; values as they are written.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// Whether it is written as `<a/>` where it is empty.
    pub short: bool,
}

#[derive(Clone)]
pub enum Node {
    Element(Element),
    /// Text with its references, a comment, or whatever else is put into a document.
    Raw(String),
}

/// The way to an element: at each step the position among the nodes.
pub type Path = Vec<usize>;

impl Tree {
    /// Takes a document apart that has nothing but elements and texts after its declaration.
    pub fn parse(xml: &str) -> Result<Self, String> {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut before = String::new();
        let mut open: Vec<Element> = Vec::new();
        loop {
            let done = match reader.read_event().map_err(|error| error.to_string())? {
                Event::Decl(declaration) => {
                    before = format!("<?{}?>", &*declaration);
                    None
                }
                Event::Start(tag) => {
                    open.push(Element::of_tag(&tag, false)?);
                    None
                }
                Event::Empty(tag) => Some(Element::of_tag(&tag, true)?),
                Event::End(_) => open.pop(),
                Event::Text(text) => {
                    push(&mut open, Node::Raw(text.to_string()))?;
                    None
                }
                Event::GeneralRef(name) => {
                    push(&mut open, Node::Raw(format!("&{};", &*name)))?;
                    None
                }
                _ => return Err("a document of the corpus has more than elements and texts".to_owned()),
            };
            match done {
                Some(root) if open.is_empty() => {
                    return Ok(Self { before, root, after: String::new(), quote: '"', blank: "" });
                }
                Some(element) => push(&mut open, Node::Element(element))?,
                None => {}
            }
        }
    }

    /// The ways to all elements, in document order; the root's is empty.
    pub fn paths(&self) -> Vec<Path> {
        let mut paths = Vec::new();
        self.root.paths(&mut Vec::new(), &mut paths);
        paths
    }

    /// The element at a path that [`paths`](Self::paths) gave.
    pub fn at(&mut self, path: &[usize]) -> &mut Element {
        let mut element = &mut self.root;
        for step in path {
            match &mut element.children[*step] {
                Node::Element(child) => element = child,
                Node::Raw(_) => unreachable!("paths lead to elements"),
            }
        }
        element
    }

    pub fn write(&self) -> String {
        let mut out = self.before.clone();
        self.root.write(self, &mut out);
        out + &self.after
    }
}

fn push(open: &mut [Element], node: Node) -> Result<(), String> {
    let parent = open.last_mut().ok_or("something stands outside of the root element")?;
    // References are part of the text around them.
    match (parent.children.last_mut(), node) {
        (Some(Node::Raw(text)), Node::Raw(more)) => text.push_str(&more),
        (_, node) => parent.children.push(node),
    }
    Ok(())
}

impl Element {
    pub fn new(name: &str, text: &str) -> Self {
        let mut element = Self { name: name.to_owned(), attributes: Vec::new(), children: Vec::new(), short: false };
        element.set_text(text);
        element
    }

    fn of_tag(tag: &BytesStart<'_>, short: bool) -> Result<Self, String> {
        let mut element = Self::new(tag.name().as_ref(), "");
        element.short = short;
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            element.attributes.push((attribute.key.as_ref().to_owned(), attribute.value.to_string()));
        }
        Ok(element)
    }

    fn paths(&self, here: &mut Path, paths: &mut Vec<Path>) {
        paths.push(here.clone());
        for (step, child) in self.children.iter().enumerate() {
            if let Node::Element(child) = child {
                here.push(step);
                child.paths(here, paths);
                here.pop();
            }
        }
    }

    /// The positions of the elements among the nodes.
    pub fn elements(&self) -> Vec<usize> {
        let is_element = |step: &usize| matches!(self.children[*step], Node::Element(_));
        (0..self.children.len()).filter(is_element).collect()
    }

    pub fn has_elements(&self) -> bool {
        self.children.iter().any(|child| matches!(child, Node::Element(_)))
    }

    /// The name of the element among the nodes, if it is one.
    pub fn child_name(&self, step: usize) -> Option<&str> {
        match self.children.get(step) {
            Some(Node::Element(child)) => Some(&child.name),
            _ => None,
        }
    }

    /// The text of an element without elements.
    pub fn text(&self) -> Option<String> {
        let texts = self.children.iter().map(|child| match child {
            Node::Raw(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }

    pub fn set_text(&mut self, text: &str) {
        self.children.clear();
        if !text.is_empty() {
            self.children.push(Node::Raw(text.to_owned()));
        }
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    pub fn set_attribute(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(found, _)| found == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    pub fn drop_attribute(&mut self, name: &str) {
        self.attributes.retain(|(found, _)| found != name);
    }

    fn write(&self, tree: &Tree, out: &mut String) {
        let (quote, blank) = (tree.quote, tree.blank);
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            let value = if quote == '"' { value.clone() } else { value.replace(quote, "&#39;") };
            // Writing to a string cannot fail.
            let _ = write!(out, "{blank} {name}{blank}={blank}{quote}{value}{quote}");
        }
        out.push_str(blank);
        if self.short && self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(child) => child.write(tree, out),
                Node::Raw(raw) => out.push_str(raw),
            }
        }
        let _ = write!(out, "</{}{blank}>", self.name);
    }
}
