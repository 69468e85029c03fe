//! Names to ids, and what to say about names that mean nothing.

use std::collections::HashMap;

use super::resolver::{Resolver, Symbols};
use xsdbind::raw::nearest;

use crate::diagnostics::{Diagnostic, Place, SchemaProblem};
use crate::model::{AttributeGroupId, AttributeId, Builtin, ElementId, GroupId, Str, TypeRef};
use crate::source::{Target, XSD_NAMESPACE};
use crate::xsd::QName;

impl Resolver<'_> {
    /// The name as it is in the namespace that the document is read under: in a chameleon include,
    /// what has no namespace takes that one (XSD part 1, section 4.2.1).
    pub(super) fn key(&self, instance: usize, name: &QName) -> QName {
        let instance = &self.instances[instance];
        let mut key = name.clone();
        if key.namespace.is_none() && instance.schema.target_namespace.is_none() {
            key.namespace.clone_from(&instance.namespace);
        }
        key
    }

    /// Whether a name in a redefinition is its own, which there is that of what it redefines: XSD part 1, section 4.2.2,
    /// "Individual Component Redefinition".
    pub(super) fn is_own(&self, instance: usize, own: &Str, name: &QName) -> bool {
        let key = self.key(instance, name);
        key.local == *own && key.namespace == self.instances[instance].namespace
    }

    pub(super) fn type_ref(&mut self, instance: usize, name: &QName, place: &Place) -> Option<TypeRef> {
        if name.namespace.as_deref() == Some(XSD_NAMESPACE) {
            if let Some(builtin) = Builtin::from_name(&name.local) {
                return Some(TypeRef::Builtin(builtin));
            }
            // The others are those of the schema of schemas, where that is read.
            if !self.symbols.types.contains_key(name) {
                let name = format!("xs:{}", name.local);
                self.error(SchemaProblem::Unresolved { kind: "type", name }, place);
                return None;
            }
        }
        self.find(instance, name, place, "type", |symbols| &symbols.types).map(TypeRef::Type)
    }

    pub(super) fn element_id(&mut self, at: usize, name: &QName, place: &Place) -> Option<ElementId> {
        self.find(at, name, place, "element", |symbols| &symbols.elements)
    }

    pub(super) fn attribute_id(&mut self, at: usize, name: &QName, place: &Place) -> Option<AttributeId> {
        self.find(at, name, place, "attribute", |symbols| &symbols.attributes)
    }

    pub(super) fn group_id(&mut self, at: usize, name: &QName, place: &Place) -> Option<GroupId> {
        self.find(at, name, place, "group", |symbols| &symbols.groups)
    }

    pub(super) fn attribute_group_id(&mut self, at: usize, name: &QName, place: &Place) -> Option<AttributeGroupId> {
        self.find(at, name, place, "attribute group", |symbols| &symbols.attribute_groups)
    }

    fn find<Id: Copy>(
        &mut self,
        instance: usize,
        name: &QName,
        place: &Place,
        kind: &'static str,
        table: impl Fn(&Symbols) -> &HashMap<QName, Id>,
    ) -> Option<Id> {
        let key = self.key(instance, name);
        let Some(&id) = table(&self.symbols).get(&key) else {
            let problem = SchemaProblem::Unresolved { kind, name: key.shown() };
            let mut problem = Diagnostic::error(problem, Some(place.clone()));
            problem.note = self.hint(instance, &key, table(&self.symbols));
            self.hints = self.hints.saturating_sub(1);
            self.problems.push(problem);
            return None;
        };
        self.check_import(instance, &key, place);
        Some(id)
    }

    /// Warns once of a namespace that a file does not import: XSD part 1, section 4.2.3, asks for it; many schemas rely on
    /// another file's import.
    pub(super) fn check_import(&mut self, instance: usize, key: &QName, place: &Place) {
        let here = &mut self.instances[instance];
        if key.namespace != here.namespace && here.imports.insert(key.namespace.clone()) {
            let namespace = key.namespace.as_deref().unwrap_or_default().to_owned();
            let problem = SchemaProblem::NotImported { namespace };
            self.problems.push(Diagnostic::warning(problem, Some(place.clone())));
        }
    }

    /// What may be meant, or which missing file may hold it.
    fn hint<Id>(&self, instance: usize, key: &QName, table: &HashMap<QName, Id>) -> Option<String> {
        if self.hints == 0 {
            return None;
        }
        if let Some(other) = table.keys().filter(|other| other.local == key.local).min() {
            return Some(match &other.namespace {
                Some(namespace) => format!("the namespace `{namespace}` has one of this name"),
                None => "there is one of this name without namespace".to_owned(),
            });
        }
        let here = &self.instances[instance];
        let references = |schema: &'_ crate::xsd::Schema| {
            let missing = schema.references.iter().filter(|from| from.target == Target::Missing);
            let first = missing.min_by_key(|from| &from.place)?;
            let location = first.location.as_deref().unwrap_or_default();
            Some(format!("`{location}`, named at {}, could not be read", first.place))
        };
        let unread = |schema: &'_ crate::xsd::Schema| {
            let mut imports = schema.references.iter().filter(|from| from.namespace == key.namespace);
            let import = imports.find(|from| from.target == Target::Unnamed && from.location.is_some())?;
            let (location, place) = (import.location.as_deref().unwrap_or_default(), &import.place);
            Some(format!("`{location}`, named at {place}, is not fetched: `[locations]` says where a copy of it is"))
        };
        unread(here.schema)
            .or_else(|| references(here.schema))
            .or_else(|| near(key, table))
            .or_else(|| self.schemas.schemas.iter().find_map(references))
            .or_else(|| self.unknown_namespace(key.namespace.as_ref()))
    }

    fn unknown_namespace(&self, namespace: Option<&Str>) -> Option<String> {
        let known = self.instances.iter().any(|instance| instance.namespace.as_ref() == namespace);
        match namespace {
            Some(namespace) if !known => {
                Some(format!("no file of the namespace `{namespace}` is loaded: an import with a location is missing"))
            }
            _ => None,
        }
    }
}

/// The most similar name of the same namespace, if it is similar enough to be a slip.
fn near<Id>(key: &QName, table: &HashMap<QName, Id>) -> Option<String> {
    let names = table.keys().filter(|other| other.namespace == key.namespace);
    let name = nearest(&key.local, names.map(|other| &*other.local))?;
    Some(format!("there is `{}`", QName { local: name.into(), namespace: key.namespace.clone() }.shown()))
}
