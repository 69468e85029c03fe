//! Requests: which item answers which.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Lower, text};
use crate::diagnostics::{Diagnostic, ServiceProblem};
use crate::ir::{Item, ItemId, ItemKind, Operation, Origin, Request, Ty, Types, XmlName, words};
use crate::model::{ElementId, TypeId};
use crate::select::Answered;

impl Lower<'_> {
    /// Notes the response of each request that is generated.
    pub(super) fn responses(&mut self, requests: &[Answered]) {
        let possible = self.possible;
        for &Answered { request, ref responses, reads } in
            requests.iter().filter(|one| possible.has_values(one.request))
        {
            let item = self.item(request);
            if let Some(response) = self.response(request, item, responses) {
                self.ir.requests.insert(item, Request { response, set: None, reads });
            }
        }
        self.define_later();
        self.sets_of_requests();
        self.operations();
    }

    /// Notes the operations of which the documents are generated, and the types of these as requests where that is clear.
    fn operations(&mut self) {
        let model = self.model;
        let name = |id: ElementId| XmlName::new(text(model[id].namespace.as_ref()), model[id].name.clone());
        let mut asked: BTreeMap<ItemId, BTreeSet<ItemId>> = BTreeMap::new();
        let mut documents = HashMap::new();
        for document in &self.ir.documents {
            documents.entry(document.name.clone()).or_insert(document.item);
        }
        for operation in model.operations.iter().filter(|one| one.problem.is_none() && !one.is_again) {
            let (Some(input), Some(output)) = (operation.input, operation.output) else { continue };
            let document = |id: ElementId| documents.get(&name(id)).copied();
            if !self.selection.has_element(input) {
                continue;
            }
            let (Some(item), Some(answer)) = (document(input), document(output)) else {
                let missing = if document(input).is_none() { input } else { output };
                let (name, element) = (operation.name.to_string(), model[missing].name.to_string());
                let problem = ServiceProblem::NoDocument { operation: name, element };
                self.problems.push(Diagnostic::error(problem, Some(operation.place.clone())));
                continue;
            };
            if let (Some(request), Some(response)) = (self.struct_of(item), self.struct_of(answer)) {
                asked.entry(request).or_default().insert(response);
            }
            let operation = Operation {
                name: operation.name.clone(),
                action: operation.action.clone(),
                is_soap12: operation.is_soap12,
                output: answer,
                faults: operation.faults.iter().map(|id| name(*id)).collect(),
            };
            self.ir.operations.insert(item, operation);
        }
        for (request, responses) in asked {
            // A type of several operations with other answers is the request of none.
            if let [response] = responses.into_iter().collect::<Vec<_>>()[..] {
                self.ir.requests.entry(request).or_insert(Request { response, set: None, reads: false });
            }
        }
    }

    /// The struct or enum that a document is, or holds.
    fn struct_of(&self, item: ItemId) -> Option<ItemId> {
        let is_struct =
            |kind: &ItemKind| matches!(kind, ItemKind::Record(_) | ItemKind::Choice(_) | ItemKind::Types(_));
        match &self.ir[item].kind {
            ItemKind::Document { content } => match content.ty {
                Ty::Item(of) if is_struct(&self.ir[of].kind) => Some(of),
                _ => None,
            },
            kind => is_struct(kind).then_some(item),
        }
    }

    /// Notes the enum of types that carries each request: the one of most types, where several do.
    fn sets_of_requests(&mut self) {
        let mut found: BTreeMap<ItemId, (usize, ItemId)> = BTreeMap::new();
        for (index, item) in self.ir.items.iter().enumerate() {
            let ItemKind::Types(Types { name: Some(_), members, .. }) = &item.kind else { continue };
            for member in members.iter().filter(|member| self.ir.requests.contains_key(&member.item)) {
                let set = found.entry(member.item).or_insert((members.len(), ItemId::at(index)));
                if set.0 < members.len() {
                    *set = (members.len(), ItemId::at(index));
                }
            }
        }
        for (request, (_, set)) in found {
            self.ir.requests.entry(request).and_modify(|request| request.set = Some(set));
        }
    }

    /// The item of a response: the type's own, or a set of several.
    fn response(&mut self, request: TypeId, item: ItemId, types: &[TypeId]) -> Option<ItemId> {
        let model = self.model;
        let mut instances: Vec<TypeId> = Vec::new();
        for id in types.iter().flat_map(|id| model.instance_types(*id)) {
            if !instances.contains(&id) {
                instances.push(id);
            }
        }
        let members = self.members(&instances);
        if let [only] = &members[..] {
            return Some(only.item);
        }
        let ty = &model[request];
        if members.is_empty() || !self.count_members(members.len(), &ty.place) {
            return None;
        }
        let name = ty.global_name().unwrap_or_default();
        Some(self.push(Item {
            module: self.ir[item].module,
            file: ty.file,
            place: ty.place.clone(),
            docs: vec![format!("What answers {name}.")].into(),
            origin: Origin::Part { of: item, words: words::RESPONSE.to_owned() },
            kind: ItemKind::Types(Types { name: None, members, keeps_others: false, blank: 0 }),
        }))
    }
}
