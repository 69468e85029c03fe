//! A random schema. Most are valid; where one is not, the verdicts are compared all the same.

mod content;
mod part;
mod simple;

use crate::random::Random;
use crate::schema::{
    Attribute, AttributeGroup, AttributeTerm, AttributeUse, Attributes, Complex, Constraint, Content, Derivation,
    Element, FileOptions, Group, MAIN, OTHER, Particle, Schema, Simple, SimpleRef, Term, TypeRef, Value, Wildcard,
};
use crate::values;

pub fn make(seed: u64) -> Schema {
    let mut maker = Maker { schema: Schema::default(), random: Random::of(seed), names: 0, planned: 0 };
    maker.make();
    maker.schema
}

struct Maker {
    schema: Schema,
    random: Random,
    /// How many names of constraints there are.
    names: usize,
    /// How many global elements there will be.
    planned: usize,
}

const NAMESPACES: &[&str] =
    &["##any", "##other", "##local", "##targetNamespace", "urn:b urn:x", "urn:x", "##local urn:b", ""];
const PROCESS: &[&str] = &["lax", "lax", "skip", "strict", ""];
const BLOCKS: &[&str] = &["#all", "extension", "restriction", "substitution", "extension restriction", ""];
const SIMPLE_FINALS: &[&str] = &["#all", "restriction", "list", "union", "list union"];
const FINALS: &[&str] = &["#all", "extension", "restriction", ""];

impl Maker {
    fn make(&mut self) {
        self.files();
        self.planned = 2 + self.random.below(5);
        for at in 0..self.random.below(6) {
            let file = self.file();
            let simple = self.simple(at, 2);
            let final_ = self.random.percent(3).then(|| *self.random.pick(SIMPLE_FINALS));
            self.schema.simples.push((file, simple, final_));
        }
        for at in 0..self.random.below(3) {
            let attribute = self.attribute(format!("ga{at}"));
            self.schema.attributes.push(attribute);
        }
        for at in 0..self.random.below(3) {
            let attributes = self.attributes(&mut Vec::new(), at);
            let file = self.file();
            let group = AttributeGroup { file, attributes: self.in_file(attributes, file) };
            self.schema.attribute_groups.push(group);
        }
        // Elements are referred to before they are made: only how many there are, and what they are named, is needed.
        for at in 0..self.planned {
            let file = self.file();
            self.schema.elements.push(blank_element(file, format!("e{at}")));
        }
        for at in 0..self.random.below(3) {
            let file = self.file();
            let particle = self.group_particle(file, at);
            self.schema.groups.push(Group { file, particle });
        }
        for _ in 0..1 + self.random.below(6) {
            let complex = self.complex(true);
            self.schema.complexes.push(complex);
        }
        for at in 0..self.planned {
            self.global_element(at);
        }
        self.part();
    }

    fn files(&mut self) {
        let two = self.random.percent(40);
        let namespace = self.random.percent(65).then_some(MAIN);
        for namespace in [namespace, Some(OTHER)].into_iter().take(1 + usize::from(two)) {
            let options = FileOptions {
                namespace,
                elements_qualified: self.random.percent(50),
                attributes_qualified: self.random.percent(15),
                block: if self.random.percent(8) { *self.random.pick(BLOCKS) } else { "" },
                final_: if self.random.percent(4) { *self.random.pick(FINALS) } else { "" },
            };
            self.schema.files.push(options);
        }
    }

    fn file(&mut self) -> usize {
        if self.random.percent(70) { 0 } else { self.random.below(self.schema.files.len()) }
    }

    fn attribute(&mut self, name: String) -> Attribute {
        let ty = match self.random.below(30) {
            0 => SimpleRef::Builtin(*self.random.pick(&["ID", "IDREF", "IDREF", "IDREFS"])),
            _ => self.simple_ref(1),
        };
        let value = if self.random.percent(25) { self.value(&ty) } else { None };
        let qualified = self.random.percent(15).then(|| self.random.percent(50));
        let file = self.file();
        let qualified = if name.starts_with('g') { None } else { qualified };
        Attribute { file, name, ty, value, qualified }
    }

    fn value(&mut self, ty: &SimpleRef) -> Option<Value> {
        let kind = if self.random.percent(50) { "default" } else { "fixed" };
        Some((kind, values::valid(&self.schema, ty, &mut self.random)?))
    }

    /// Attributes, with names that are not there yet.
    fn attributes(&mut self, taken: &mut Vec<String>, groups: usize) -> Attributes {
        let mut made = Attributes::default();
        for _ in 0..self.random.below(4) {
            let name = (*self.random.pick(&["k", "l", "m", "n", "o"])).to_owned();
            if taken.contains(&name) {
                continue;
            }
            taken.push(name.clone());
            let mut attribute = self.attribute(name);
            let mut usage = *self.random.pick(&["", "", "optional", "required"]);
            if usage == "required" && attribute.value.as_ref().is_some_and(|it| it.0 == "default") {
                usage = "";
            }
            if usage == "" && self.random.percent(3) {
                usage = "prohibited";
                attribute.value = None;
            }
            made.uses.push(AttributeUse { what: AttributeTerm::Local(attribute), usage });
        }
        if !self.schema.attributes.is_empty() && self.random.percent(20) {
            let at = self.random.below(self.schema.attributes.len());
            let name = self.schema.attributes[at].name.clone();
            if !taken.contains(&name) {
                taken.push(name);
                let required = self.random.percent(30);
                let (ty, has_value) =
                    (self.schema.attributes[at].ty.clone(), self.schema.attributes[at].value.is_some());
                let value = if !required && !has_value && self.random.percent(25) { self.value(&ty) } else { None };
                made.uses.push(AttributeUse {
                    what: AttributeTerm::Global(at, value),
                    usage: if required { "required" } else { "" },
                });
            }
        }
        while groups > 0 && self.random.percent(30) {
            let at = self.random.below(groups);
            let names: Vec<String> = self.names_of(&self.schema.attribute_groups[at].attributes);
            if names.iter().any(|name| taken.contains(name)) || made.groups.contains(&at) {
                break;
            }
            taken.extend(names);
            made.groups.push(at);
        }
        if self.random.percent(15) {
            made.wildcard = Some(self.wildcard());
        }
        made
    }

    fn names_of(&self, attributes: &Attributes) -> Vec<String> {
        let own = attributes.uses.iter().map(|it| self.schema.attribute(it).name.clone());
        let groups =
            attributes.groups.iter().flat_map(|at| self.names_of(&self.schema.attribute_groups[*at].attributes));
        own.chain(groups).collect()
    }

    /// Local attributes are of the file that they stand in.
    fn in_file(&self, mut attributes: Attributes, file: usize) -> Attributes {
        for each in &mut attributes.uses {
            if let AttributeTerm::Local(attribute) = &mut each.what {
                attribute.file = file;
            }
        }
        attributes
    }

    fn wildcard(&mut self) -> Wildcard {
        let (namespaces, process) = (*self.random.pick(NAMESPACES), *self.random.pick(PROCESS));
        Wildcard { namespaces, process }
    }

    fn global_element(&mut self, at: usize) {
        let file = self.schema.elements[at].file;
        let mut element = self.element(file, format!("e{at}"));
        if at > 0 && self.random.percent(35) {
            let head = self.random.below(at);
            element.substitutes = Some(head);
            element.ty = self.type_like(head);
            let ty = self.schema.type_of(&element).clone();
            let with_value = self.random.percent(20) && !matches!(ty, TypeRef::None);
            element.value = if with_value { self.element_value(&ty) } else { None };
        }
        element.is_abstract = self.random.percent(8);
        element.final_ = self.random.percent(5).then(|| *self.random.pick(FINALS));
        element.qualified = None;
        self.schema.elements[at] = element;
    }

    /// The type of a head, one derived from it, or none stated.
    fn type_like(&mut self, head: usize) -> TypeRef {
        let ty = self.schema.type_of(&self.schema.elements[head]).clone();
        match &ty {
            TypeRef::Complex(base) => {
                let derived: Vec<usize> =
                    (0..self.schema.complexes.len()).filter(|it| self.schema.is_derived(*it, *base)).collect();
                TypeRef::Complex(self.random.any(&derived).unwrap_or(*base))
            }
            TypeRef::Simple(simple) if self.random.percent(40) => {
                let facets = self.facets(simple);
                TypeRef::Simple(SimpleRef::Anonymous(Box::new(Simple::Restriction { base: simple.clone(), facets })))
            }
            TypeRef::None => {
                let simple = self.simple_ref(0);
                TypeRef::Simple(simple)
            }
            _ => TypeRef::None,
        }
    }

    fn constraint(&mut self, earlier: &[Constraint]) -> Constraint {
        self.names += 1;
        let key = earlier.iter().find(|it| it.kind != "keyref").cloned();
        let kind = match &key {
            Some(_) if self.random.percent(60) => "keyref",
            _ => self.random.pick(&["unique", "key"]),
        };
        let count = match (&key, kind) {
            (Some(key), "keyref") => key.fields.len(),
            _ => 1 + usize::from(self.random.percent(20)),
        };
        Constraint {
            kind,
            name: format!("c{}", self.names),
            refer: key.filter(|_| kind == "keyref").map(|it| it.name),
            selector: self.selector(),
            fields: (0..count).map(|_| self.field()).collect(),
        }
    }

    fn selector(&mut self) -> String {
        let step = self.step();
        match self.random.below(7) {
            0 => format!(".//{step}"),
            1 => format!("{step}/{}", self.step()),
            2 => "*".to_owned(),
            3 => format!("{step}|{}", self.step()),
            4 => ".//*".to_owned(),
            _ => step,
        }
    }

    fn step(&mut self) -> String {
        if self.random.percent(30) {
            let element = self.random.below(self.schema.elements.len());
            let element = &self.schema.elements[element];
            return match (element.file, self.schema.files[element.file].namespace) {
                (_, None) => element.name.clone(),
                (0, _) => format!("a:{}", element.name),
                _ => format!("b:{}", element.name),
            };
        }
        let name = *self.random.pick(content::NAMES);
        let qualified = self.schema.files[0].elements_qualified && self.schema.files[0].namespace.is_some();
        if qualified { format!("a:{name}") } else { name.to_owned() }
    }

    fn field(&mut self) -> String {
        match self.random.below(5) {
            0 => ".".to_owned(),
            1 => self.step(),
            2 => "@k|@l".to_owned(),
            _ => format!("@{}", self.random.pick(&["k", "l", "m", "n"])),
        }
    }

    fn complex(&mut self, named: bool) -> Complex {
        let count = self.schema.complexes.len();
        let base = (count > 0 && self.random.percent(if named { 45 } else { 25 })).then(|| self.random.below(count));
        let mut complex = match base {
            Some(base) => self.derived(base),
            None => self.original(),
        };
        complex.is_abstract = named && self.random.percent(6);
        complex.block =
            self.random.percent(6).then(|| *self.random.pick(&["#all", "extension", "restriction"])).filter(|_| named);
        complex.final_ = self.random.percent(4).then(|| *self.random.pick(FINALS)).filter(|_| named);
        complex
    }

    fn original(&mut self) -> Complex {
        let file = self.file();
        let groups = self.schema.attribute_groups.len();
        let attributes = self.attributes(&mut Vec::new(), groups);
        let attributes = self.in_file(attributes, file);
        let content = match self.random.below(10) {
            0 => Content::Elements(None),
            1 | 2 => Content::Text(self.named_simple_ref()),
            _ => Content::Elements(Some(self.content(file, &mut Vec::new()))),
        };
        let mixed = matches!(content, Content::Elements(_)) && self.random.percent(15);
        let derivation = if matches!(content, Content::Text(_)) { Derivation::Extension } else { Derivation::None };
        Complex {
            file,
            is_abstract: false,
            block: None,
            final_: None,
            mixed,
            in_full: self.random.percent(10),
            derivation,
            base: None,
            content,
            attributes,
        }
    }

    fn derived(&mut self, base: usize) -> Complex {
        let from = self.schema.complexes[base].clone();
        let restricted = self.random.percent(45);
        let file = if restricted { from.file } else { self.file() };
        let mut taken: Vec<String> =
            self.schema.attributes(&from).iter().map(|it| self.schema.attribute(it).name.clone()).collect();
        let groups = self.schema.attribute_groups.len();
        let attributes = if restricted {
            self.restricted_attributes(&from)
        } else {
            let attributes = self.attributes(&mut taken, groups);
            self.in_file(attributes, file)
        };
        let content = match &from.content {
            Content::Text(text) if restricted => {
                let facets = self.facets(text);
                Content::Text(SimpleRef::Anonymous(Box::new(Simple::Restriction { base: text.clone(), facets })))
            }
            Content::Text(text) => Content::Text(text.clone()),
            Content::Elements(_) if restricted => {
                Content::Elements(self.schema.particle(&from).map(|particle| self.narrowed(&particle)))
            }
            Content::Elements(_) => {
                let mut names = self.schema.particle(&from).map(|it| content::names(&it)).unwrap_or_default();
                let has_all = self.schema.particle(&from).is_some_and(|it| matches!(it.term, Term::All(_)));
                let own = (!has_all && self.random.percent(75)).then(|| self.content_without_all(file, &mut names));
                Content::Elements(own)
            }
        };
        let derivation = if restricted { Derivation::Restriction } else { Derivation::Extension };
        Complex {
            file,
            is_abstract: false,
            block: None,
            final_: None,
            mixed: from.mixed && !(restricted && self.random.percent(25)),
            in_full: self.random.percent(10),
            derivation,
            base: Some(base),
            content,
            attributes,
        }
    }

    /// Some of the attributes of the base, narrower.
    fn restricted_attributes(&mut self, from: &Complex) -> Attributes {
        let mut made = Attributes::default();
        for mut each in self.schema.attributes(from) {
            if self.random.percent(55) {
                continue;
            }
            match self.random.below(4) {
                0 if each.usage != "required" && each.usage != "prohibited" => {
                    each.usage = "prohibited";
                    match &mut each.what {
                        AttributeTerm::Local(it) => it.value = None,
                        AttributeTerm::Global(_, value) => *value = None,
                    }
                }
                1 if each.usage != "prohibited" => {
                    if let AttributeTerm::Local(it) = &mut each.what {
                        if it.value.as_ref().is_none_or(|it| it.0 != "default") {
                            each.usage = "required";
                        }
                    }
                }
                2 => {
                    if let AttributeTerm::Local(it) = &mut each.what {
                        if it.value.is_none() {
                            let facets = self.facets(&it.ty);
                            let base = it.ty.clone();
                            it.ty = SimpleRef::Anonymous(Box::new(Simple::Restriction { base, facets }));
                        }
                    }
                }
                _ => {}
            }
            made.uses.push(each);
        }
        if self.random.percent(50) {
            made.wildcard = self.schema.attribute_wildcard(from);
        }
        self.in_file(made, from.file)
    }
}

fn blank_element(file: usize, name: String) -> Element {
    Element {
        file,
        name,
        ty: TypeRef::None,
        nillable: false,
        value: None,
        block: None,
        constraints: Vec::new(),
        qualified: None,
        is_abstract: false,
        final_: None,
        substitutes: None,
    }
}

fn once(term: Term) -> Particle {
    Particle { least: 1, most: Some(1), term }
}
