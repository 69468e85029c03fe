//! A schema as schema documents, one for each namespace.

use std::fmt::Write as _;

use crate::schema::{
    Attribute, AttributeTerm, Attributes, Complex, Content, Derivation, Element, Facet, File, Particle, Redefined,
    Schema, Simple, SimpleRef, Term, TypeRef, Value, Wildcard,
};

/// The texts of all files, with their names.
pub fn show(schema: &Schema) -> Vec<(&'static str, String)> {
    let writer = |file, part| Writer { schema, file, part, out: String::new(), depth: 1 };
    let mut files = vec![(NAMES[0], writer(0, false).file())];
    if schema.files.len() > 1 {
        files.push((NAMES[1], writer(1, false).file()));
    }
    if schema.part.is_some() {
        files.push((PART, writer(0, true).file()));
    }
    files
}

const NAMES: [&str; 2] = ["schema.xsd", "other.xsd"];
const PART: &str = "part.xsd";

pub fn escape(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => _ = write!(out, "&#{};", u32::from(character)),
            other => out.push(other),
        }
    }
    out
}

struct Writer<'a> {
    schema: &'a Schema,
    file: File,
    /// Whether it is the part of the first file that stands by itself.
    part: bool,
    out: String,
    depth: usize,
}

impl Writer<'_> {
    fn file(mut self) -> String {
        let (schema, file) = (self.schema, self.file);
        let options = &schema.files[file];
        self.out.push_str("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:b=\"urn:b\"");
        if schema.files[0].namespace.is_some() {
            self.out.push_str(" xmlns:a=\"urn:a\"");
        }
        self.given("targetNamespace", options.namespace.filter(|_| !self.is_chameleon()));
        self.given("elementFormDefault", options.elements_qualified.then_some("qualified"));
        self.given("attributeFormDefault", options.attributes_qualified.then_some("qualified"));
        self.given("blockDefault", Some(options.block).filter(|it| !it.is_empty()));
        self.given("finalDefault", Some(options.final_).filter(|it| !it.is_empty()));
        self.out.push_str(">\n");
        if schema.files.len() > 1 {
            let other = 1 - file;
            self.open("import");
            self.given("namespace", schema.files[other].namespace);
            self.attribute("schemaLocation", NAMES[other]);
            self.close();
        }
        let redefined = schema.redefined();
        if file == 0 && schema.part.is_some() && !self.part {
            let how = if redefined == Redefined::Nothing { "include" } else { "redefine" };
            self.within(how, &[("schemaLocation", PART)], |it| match redefined {
                Redefined::Nothing => {}
                Redefined::Simple(_, at) => it.global_simple(at),
                Redefined::Complex(_, at) => it.complex(&schema.complexes[at], Some(&schema.complex_name(at))),
                Redefined::Group(_, at) => it.global_group(at),
                Redefined::Attributes(_, at) => it.global_attribute_group(at),
            });
        }
        if !self.part {
            for (at, element) in schema.elements.iter().enumerate().filter(|(_, it)| it.file == file) {
                self.element(element, Some(at), None);
            }
            for attribute in schema.attributes.iter().filter(|it| it.file == file) {
                self.attribute_declaration(attribute, "");
            }
        }
        let here = |of: File, at: usize, how: fn(usize, usize) -> Redefined| of == file && self.has(at, how);
        let simples: Vec<usize> =
            (0..schema.simples.len()).filter(|at| here(schema.simples[*at].0, *at, Redefined::Simple)).collect();
        let complexes: Vec<usize> = (0..schema.complexes.len())
            .filter(|at| here(schema.complexes[*at].file, *at, Redefined::Complex))
            .collect();
        let groups: Vec<usize> =
            (0..schema.groups.len()).filter(|at| here(schema.groups[*at].file, *at, Redefined::Group)).collect();
        let attribute_groups: Vec<usize> = (0..schema.attribute_groups.len())
            .filter(|at| here(schema.attribute_groups[*at].file, *at, Redefined::Attributes))
            .collect();
        simples.into_iter().for_each(|at| self.global_simple(at));
        for at in complexes {
            self.complex(&schema.complexes[at], Some(&schema.complex_name(at)));
        }
        groups.into_iter().for_each(|at| self.global_group(at));
        attribute_groups.into_iter().for_each(|at| self.global_attribute_group(at));
        self.out.push_str("</xs:schema>\n");
        self.out
    }

    /// Whether a component of the file stands in it, or else in the part of it, or within `redefine`.
    fn has(&self, at: usize, how: fn(usize, usize) -> Redefined) -> bool {
        let Some(part) = self.schema.part.filter(|_| self.file == 0) else { return true };
        match part.redefined {
            Redefined::Simple(from, to)
            | Redefined::Complex(from, to)
            | Redefined::Group(from, to)
            | Redefined::Attributes(from, to)
                if part.redefined == how(from, to) && [from, to].contains(&at) =>
            {
                self.part && at == from
            }
            _ => self.part == at.is_multiple_of(2),
        }
    }

    fn is_chameleon(&self) -> bool {
        self.part && self.schema.part.is_some_and(|part| part.chameleon)
    }

    fn global_simple(&mut self, at: usize) {
        let (_, simple, final_) = &self.schema.simples[at];
        self.simple(simple, Some(&self.schema.simple_name(at)), *final_);
    }

    fn global_group(&mut self, at: usize) {
        let schema = self.schema;
        self.within("group", &[("name", &schema.group_name(at))], |it| it.particle(&schema.groups[at].particle));
    }

    fn global_attribute_group(&mut self, at: usize) {
        let schema = self.schema;
        let attributes = &schema.attribute_groups[at].attributes;
        self.within("attributeGroup", &[("name", &schema.attribute_group_name(at))], |it| it.attributes(attributes));
    }

    fn open(&mut self, name: &str) {
        _ = write!(self.out, "{:1$}<xs:{name}", "", self.depth * 2);
    }

    fn close(&mut self) {
        self.out.push_str("/>\n");
    }

    fn attribute(&mut self, name: &str, value: &str) {
        _ = write!(self.out, " {name}=\"{}\"", escape(value));
    }

    fn given(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.attribute(name, value);
        }
    }

    fn value(&mut self, value: Option<&Value>) {
        if let Some((name, text)) = value {
            self.attribute(name, text);
        }
    }

    /// An element with others in it.
    fn within(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        self.open(name);
        for (name, value) in attributes {
            self.attribute(name, value);
        }
        self.content(name, content);
    }

    /// What follows an open tag.
    fn content(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.out.push('>');
        let before = self.out.len();
        self.out.push('\n');
        self.depth += 1;
        content(self);
        self.depth -= 1;
        if self.out.len() == before + 1 {
            self.out.truncate(before - 1);
            self.close();
        } else {
            _ = writeln!(self.out, "{:1$}</xs:{name}>", "", self.depth * 2);
        }
    }

    /// The name of a global component, with the prefix of its file.
    fn name(&self, file: File, name: &str) -> String {
        match (file, self.schema.files[file].namespace) {
            (_, None) => name.to_owned(),
            (0, _) if self.is_chameleon() => name.to_owned(),
            (0, _) => format!("a:{name}"),
            _ => format!("b:{name}"),
        }
    }

    fn simple_name(&self, simple: &SimpleRef) -> Option<String> {
        match simple {
            SimpleRef::Builtin(name) => Some(format!("xs:{name}")),
            SimpleRef::Named(at) => Some(self.name(self.schema.simples[*at].0, &self.schema.simple_name(*at))),
            SimpleRef::Anonymous(_) => None,
        }
    }

    fn nested(&mut self, simple: &SimpleRef) {
        if let SimpleRef::Anonymous(simple) = simple {
            self.simple(simple, None, None);
        }
    }

    fn simple(&mut self, simple: &Simple, name: Option<&str>, final_: Option<&str>) {
        self.open("simpleType");
        self.given("name", name);
        self.given("final", final_);
        self.content("simpleType", |it| match simple {
            Simple::Restriction { base, facets } => {
                it.open("restriction");
                it.given("base", it.simple_name(base).as_deref());
                it.content("restriction", |it| {
                    it.nested(base);
                    it.facets(facets);
                });
            }
            Simple::List(item) => {
                it.open("list");
                it.given("itemType", it.simple_name(item).as_deref());
                it.content("list", |it| it.nested(item));
            }
            Simple::Union(members) => {
                let names: Vec<String> = members.iter().filter_map(|member| it.simple_name(member)).collect();
                it.open("union");
                it.given("memberTypes", Some(names.join(" ")).filter(|it| !it.is_empty()).as_deref());
                it.content("union", |it| members.iter().for_each(|member| it.nested(member)));
            }
        });
    }

    fn facets(&mut self, facets: &[Facet]) {
        for facet in facets {
            self.open(facet.name);
            self.attribute("value", &facet.value);
            self.given("fixed", facet.fixed.then_some("true"));
            self.close();
        }
    }

    fn complex(&mut self, complex: &Complex, name: Option<&str>) {
        self.open("complexType");
        self.given("name", name);
        self.given("abstract", complex.is_abstract.then_some("true"));
        self.given("block", complex.block);
        self.given("final", complex.final_);
        // With simple content there is no other place for it.
        let within = complex.in_full && matches!(complex.content, Content::Elements(_));
        self.given("mixed", (complex.mixed && !within).then_some("true"));
        self.content("complexType", |it| match (&complex.content, complex.base) {
            (Content::Elements(particle), None) if within => it.within_any(complex, particle.as_ref()),
            (Content::Elements(particle), None) => {
                particle.iter().for_each(|particle| it.particle(particle));
                it.attributes(&complex.attributes);
            }
            (content, base) => {
                let base = base.map(|base| it.name(it.schema.complexes[base].file, &it.schema.complex_name(base)));
                it.derived(complex, content, base);
            }
        });
    }

    /// As a restriction of any content.
    fn within_any(&mut self, complex: &Complex, particle: Option<&Particle>) {
        self.within("complexContent", if complex.mixed { &[("mixed", "true")] } else { &[] }, |it| {
            it.within("restriction", &[("base", "xs:anyType")], |it| {
                particle.iter().for_each(|particle| it.particle(particle));
                it.attributes(&complex.attributes);
            });
        });
    }

    fn derived(&mut self, complex: &Complex, content: &Content, base: Option<String>) {
        let kind = if complex.derivation == Derivation::Restriction { "restriction" } else { "extension" };
        let of = if matches!(content, Content::Text(_)) { "simpleContent" } else { "complexContent" };
        let mixed = of == "complexContent" && complex.in_full && complex.mixed;
        self.within(of, if mixed { &[("mixed", "true")] } else { &[] }, |it| {
            it.open(kind);
            match (content, base) {
                (Content::Text(text), None) => it.given("base", it.simple_name(text).as_deref()),
                (_, base) => it.given("base", base.as_deref()),
            }
            it.content(kind, |it| {
                match content {
                    Content::Text(SimpleRef::Anonymous(simple)) => match simple.as_ref() {
                        Simple::Restriction { facets, .. } if kind == "restriction" => it.facets(facets),
                        _ => {}
                    },
                    Content::Text(_) => {}
                    Content::Elements(particle) => particle.iter().for_each(|particle| it.particle(particle)),
                }
                it.attributes(&complex.attributes);
            });
        });
    }

    fn attributes(&mut self, attributes: &Attributes) {
        for each in &attributes.uses {
            match &each.what {
                AttributeTerm::Local(attribute) => self.attribute_declaration(attribute, each.usage),
                AttributeTerm::Global(at, value) => {
                    let attribute = &self.schema.attributes[*at];
                    self.open("attribute");
                    self.attribute("ref", &self.name(attribute.file, &attribute.name));
                    self.given("use", Some(each.usage).filter(|it| !it.is_empty()));
                    self.value(value.as_ref());
                    self.close();
                }
            }
        }
        for at in &attributes.groups {
            let name = self.name(self.schema.attribute_groups[*at].file, &self.schema.attribute_group_name(*at));
            self.within("attributeGroup", &[("ref", &name)], |_| {});
        }
        if let Some(wildcard) = &attributes.wildcard {
            self.wildcard("anyAttribute", wildcard, "");
        }
    }

    fn attribute_declaration(&mut self, attribute: &Attribute, usage: &str) {
        self.open("attribute");
        self.attribute("name", &attribute.name);
        self.given("type", self.simple_name(&attribute.ty).as_deref());
        self.given("use", Some(usage).filter(|it| !it.is_empty()));
        self.value(attribute.value.as_ref());
        self.given("form", attribute.qualified.map(form));
        self.content("attribute", |it| it.nested(&attribute.ty));
    }

    fn wildcard(&mut self, name: &str, wildcard: &Wildcard, occurs: &str) {
        self.open(name);
        self.given("namespace", Some(wildcard.namespaces).filter(|it| !it.is_empty()));
        self.given("processContents", Some(wildcard.process).filter(|it| !it.is_empty()));
        self.out.push_str(occurs);
        self.close();
    }

    fn particle(&mut self, particle: &Particle) {
        let occurs = occurs(particle);
        match &particle.term {
            Term::Element(element) => self.element(element, None, Some(&occurs)),
            Term::Ref(at) => {
                let element = &self.schema.elements[*at];
                let name = self.name(element.file, &element.name);
                self.open("element");
                self.attribute("ref", &name);
                self.out.push_str(&occurs);
                self.close();
            }
            Term::Any(wildcard) => self.wildcard("any", wildcard, &occurs),
            Term::Group(at) => {
                let name = self.name(self.schema.groups[*at].file, &self.schema.group_name(*at));
                self.open("group");
                self.attribute("ref", &name);
                self.out.push_str(&occurs);
                self.close();
            }
            Term::Sequence(parts) => self.parts("sequence", &occurs, parts),
            Term::Choice(parts) => self.parts("choice", &occurs, parts),
            Term::All(parts) => self.parts("all", &occurs, parts),
        }
    }

    fn parts(&mut self, name: &str, occurs: &str, parts: &[Particle]) {
        self.open(name);
        self.out.push_str(occurs);
        self.content(name, |it| parts.iter().for_each(|part| it.particle(part)));
    }

    fn element(&mut self, element: &Element, global: Option<usize>, occurs: Option<&str>) {
        self.open("element");
        self.attribute("name", &element.name);
        match &element.ty {
            TypeRef::Simple(simple) => self.given("type", self.simple_name(simple).as_deref()),
            TypeRef::Complex(at) => {
                let name = self.name(self.schema.complexes[*at].file, &self.schema.complex_name(*at));
                self.attribute("type", &name);
            }
            TypeRef::None | TypeRef::Anonymous(_) => {}
        }
        self.given("nillable", element.nillable.then_some("true"));
        self.value(element.value.as_ref());
        self.given("block", element.block);
        self.given("form", element.qualified.map(form));
        self.out.push_str(occurs.unwrap_or_default());
        if global.is_some() {
            self.given("abstract", element.is_abstract.then_some("true"));
            self.given("final", element.final_);
            let head = element.substitutes.map(|head| &self.schema.elements[head]);
            self.given("substitutionGroup", head.map(|head| self.name(head.file, &head.name)).as_deref());
        }
        self.content("element", |it| {
            match &element.ty {
                TypeRef::Simple(simple) => it.nested(simple),
                TypeRef::Anonymous(complex) => it.complex(complex, None),
                _ => {}
            }
            for constraint in &element.constraints {
                it.open(constraint.kind);
                it.attribute("name", &constraint.name);
                let refer = constraint.refer.as_ref().map(|refer| it.name(element.file, refer));
                it.given("refer", refer.as_deref());
                it.content(constraint.kind, |it| {
                    it.within("selector", &[("xpath", &constraint.selector)], |_| {});
                    constraint.fields.iter().for_each(|field| it.within("field", &[("xpath", field)], |_| {}));
                });
            }
        });
    }
}

fn form(qualified: bool) -> &'static str {
    if qualified { "qualified" } else { "unqualified" }
}

fn occurs(particle: &Particle) -> String {
    let mut out = String::new();
    if particle.least != 1 {
        _ = write!(out, " minOccurs=\"{}\"", particle.least);
    }
    match particle.most {
        Some(1) => {}
        Some(most) => _ = write!(out, " maxOccurs=\"{most}\""),
        None => out.push_str(" maxOccurs=\"unbounded\""),
    }
    out
}
