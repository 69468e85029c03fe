//! A schema as data: what `make` makes, `show` writes as a schema document, and `document` makes documents of.
//!
//! Global components are in lists, and known by their place there. A name is made of the kind and the place: `S3`, `T0`.

/// Which of the files, each of which has a namespace of its own.
pub type File = usize;

/// The namespaces that there are, beside none.
pub const MAIN: &str = "urn:a";
pub const OTHER: &str = "urn:b";
/// One that no schema has.
pub const FOREIGN: &str = "urn:x";

#[derive(Clone, Debug, Default)]
pub struct Schema {
    pub files: Vec<FileOptions>,
    /// With their `final`.
    pub simples: Vec<(File, Simple, Option<&'static str>)>,
    pub complexes: Vec<Complex>,
    pub elements: Vec<Element>,
    pub groups: Vec<Group>,
    pub attributes: Vec<Attribute>,
    pub attribute_groups: Vec<AttributeGroup>,
    /// A file that the first one includes or redefines.
    pub part: Option<Part>,
}

/// A third file, with the components of the first one whose number is even.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Without a namespace of its own.
    pub chameleon: bool,
    pub redefined: Redefined,
}

/// What is redefined: the first one, which nothing but the second one refers to; the second one has its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redefined {
    Nothing,
    Simple(usize, usize),
    Complex(usize, usize),
    Group(usize, usize),
    Attributes(usize, usize),
}

impl Redefined {
    /// The number in a name: of what redefines, that of what is redefined.
    fn number(self, of: fn(usize, usize) -> Self, at: usize) -> usize {
        match self {
            Self::Simple(from, to) | Self::Complex(from, to) | Self::Group(from, to) | Self::Attributes(from, to)
                if to == at && self == of(from, to) =>
            {
                from
            }
            _ => at,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct FileOptions {
    pub namespace: Option<&'static str>,
    pub elements_qualified: bool,
    pub attributes_qualified: bool,
    pub block: &'static str,
    pub final_: &'static str,
}

#[derive(Clone, Debug)]
pub enum SimpleRef {
    Builtin(&'static str),
    Named(usize),
    Anonymous(Box<Simple>),
}

#[derive(Clone, Debug)]
pub enum Simple {
    Restriction { base: SimpleRef, facets: Vec<Facet> },
    List(SimpleRef),
    Union(Vec<SimpleRef>),
}

#[derive(Clone, Debug)]
pub struct Facet {
    pub name: &'static str,
    pub value: String,
    pub fixed: bool,
}

#[derive(Clone, Debug)]
pub enum TypeRef {
    /// No type is stated.
    None,
    Simple(SimpleRef),
    Complex(usize),
    Anonymous(Box<Complex>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derivation {
    None,
    Extension,
    Restriction,
}

#[derive(Clone, Debug)]
pub struct Complex {
    pub file: File,
    pub is_abstract: bool,
    pub block: Option<&'static str>,
    pub final_: Option<&'static str>,
    pub mixed: bool,
    /// Stated where it can be: `mixed` where the content is, and `anyType` as the base.
    pub in_full: bool,
    pub derivation: Derivation,
    pub base: Option<usize>,
    pub content: Content,
    pub attributes: Attributes,
}

#[derive(Clone, Debug)]
pub enum Content {
    /// Text; of a restriction, with the facets of it.
    Text(SimpleRef),
    Elements(Option<Particle>),
}

#[derive(Clone, Debug, Default)]
pub struct Attributes {
    pub uses: Vec<AttributeUse>,
    pub groups: Vec<usize>,
    pub wildcard: Option<Wildcard>,
}

#[derive(Clone, Debug)]
pub struct Attribute {
    pub file: File,
    pub name: String,
    pub ty: SimpleRef,
    pub value: Option<Value>,
    pub qualified: Option<bool>,
}

/// `default` or `fixed`, and the text.
pub type Value = (&'static str, String);

#[derive(Clone, Debug)]
pub struct AttributeUse {
    pub what: AttributeTerm,
    pub usage: &'static str,
}

#[derive(Clone, Debug)]
pub enum AttributeTerm {
    Local(Attribute),
    Global(usize, Option<Value>),
}

#[derive(Clone, Debug)]
pub struct AttributeGroup {
    pub file: File,
    pub attributes: Attributes,
}

#[derive(Clone, Debug)]
pub struct Wildcard {
    pub namespaces: &'static str,
    pub process: &'static str,
}

#[derive(Clone, Debug)]
pub struct Group {
    pub file: File,
    pub particle: Particle,
}

#[derive(Clone, Debug)]
pub struct Particle {
    pub least: u32,
    /// `None`: any number.
    pub most: Option<u32>,
    pub term: Term,
}

#[derive(Clone, Debug)]
pub enum Term {
    Element(Box<Element>),
    Ref(usize),
    Any(Wildcard),
    Group(usize),
    Sequence(Vec<Particle>),
    Choice(Vec<Particle>),
    All(Vec<Particle>),
}

#[derive(Clone, Debug)]
pub struct Element {
    pub file: File,
    pub name: String,
    pub ty: TypeRef,
    pub nillable: bool,
    pub value: Option<Value>,
    pub block: Option<&'static str>,
    pub constraints: Vec<Constraint>,
    /// Of local ones.
    pub qualified: Option<bool>,
    /// Of global ones.
    pub is_abstract: bool,
    pub final_: Option<&'static str>,
    pub substitutes: Option<usize>,
}

#[derive(Clone, Debug)]
pub struct Constraint {
    pub kind: &'static str,
    pub name: String,
    pub refer: Option<String>,
    pub selector: String,
    pub fields: Vec<String>,
}

impl Schema {
    pub fn redefined(&self) -> Redefined {
        self.part.map_or(Redefined::Nothing, |part| part.redefined)
    }

    pub fn simple_name(&self, at: usize) -> String {
        format!("S{}", self.redefined().number(Redefined::Simple, at))
    }

    pub fn complex_name(&self, at: usize) -> String {
        format!("T{}", self.redefined().number(Redefined::Complex, at))
    }

    pub fn group_name(&self, at: usize) -> String {
        format!("G{}", self.redefined().number(Redefined::Group, at))
    }

    pub fn attribute_group_name(&self, at: usize) -> String {
        format!("A{}", self.redefined().number(Redefined::Attributes, at))
    }

    /// The namespace of a local element or attribute.
    pub fn local_namespace(&self, file: File, qualified: Option<bool>, default: bool) -> Option<&'static str> {
        qualified.unwrap_or(default).then_some(self.files[file].namespace).flatten()
    }

    /// What a type holds as a whole: of extensions, after what the base holds.
    pub fn particle(&self, complex: &Complex) -> Option<Particle> {
        let Content::Elements(own) = &complex.content else { return None };
        let (Derivation::Extension, Some(base)) = (complex.derivation, complex.base) else { return own.clone() };
        match (self.particle(&self.complexes[base]), own) {
            (base, None) => base,
            (None, Some(own)) => Some(own.clone()),
            (Some(base), Some(own)) => {
                Some(Particle { least: 1, most: Some(1), term: Term::Sequence(vec![base, own.clone()]) })
            }
        }
    }

    /// The attributes of a type as a whole, those that a restriction changes in its place.
    pub fn attributes(&self, complex: &Complex) -> Vec<AttributeUse> {
        let mut all = complex.base.map(|base| self.attributes(&self.complexes[base])).unwrap_or_default();
        for own in self.uses(&complex.attributes) {
            let name = self.attribute(&own).name.clone();
            all.retain(|it| self.attribute(it).name != name);
            all.push(own);
        }
        all
    }

    fn uses(&self, attributes: &Attributes) -> Vec<AttributeUse> {
        let groups = attributes.groups.iter().flat_map(|at| self.uses(&self.attribute_groups[*at].attributes));
        attributes.uses.iter().cloned().chain(groups).collect()
    }

    pub fn attribute<'a>(&'a self, what: &'a AttributeUse) -> &'a Attribute {
        match &what.what {
            AttributeTerm::Local(local) => local,
            AttributeTerm::Global(at, _) => &self.attributes[*at],
        }
    }

    /// The wildcard for attributes, wherever it is stated.
    pub fn attribute_wildcard(&self, complex: &Complex) -> Option<Wildcard> {
        let groups = complex.attributes.groups.iter();
        let own = complex.attributes.wildcard.clone();
        own.or_else(|| groups.filter_map(|at| self.attribute_groups[*at].attributes.wildcard.clone()).next())
            .or_else(|| complex.base.and_then(|base| self.attribute_wildcard(&self.complexes[base])))
    }

    /// Whether one type is derived from another one, or is it.
    pub fn is_derived(&self, mut at: usize, from: usize) -> bool {
        loop {
            if at == from {
                return true;
            }
            let Some(base) = self.complexes[at].base else { return false };
            at = base;
        }
    }

    /// The type of a global element: its own, or that of the head.
    pub fn type_of<'a>(&'a self, element: &'a Element) -> &'a TypeRef {
        match (&element.ty, element.substitutes) {
            (TypeRef::None, Some(head)) => self.type_of(&self.elements[head]),
            (ty, _) => ty,
        }
    }
}
