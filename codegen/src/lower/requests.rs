//! Requests: which item answers which.

use std::collections::BTreeMap;

use super::Lower;
use crate::ir::{Item, ItemId, ItemKind, Origin, Request, Types, words};
use crate::model::TypeId;
use crate::select::Responses;

impl Lower<'_> {
    /// Notes the response of each request that is generated.
    pub(super) fn responses(&mut self, responses: &Responses<'_>) {
        let (selection, possible) = (self.selection, self.possible);
        for request in responses.requests().filter(|id| selection.has_type(*id) && possible.has_values(*id)) {
            let item = self.item(request);
            let found = responses.or_fallback(request);
            if let Some(response) = self.response(request, item, &found) {
                let reads = responses.reads(request);
                self.ir.requests.insert(item, Request { response, set: None, reads });
            }
        }
        self.define_later();
        self.sets_of_requests();
    }

    /// Notes the enum of types that carries each request: the one of most types, where several do.
    fn sets_of_requests(&mut self) {
        let mut found: BTreeMap<ItemId, (usize, ItemId)> = BTreeMap::new();
        for (index, item) in self.ir.items.iter().enumerate() {
            let ItemKind::Types(Types { name: Some(_), members, .. }) = &item.kind else { continue };
            for member in members.iter().filter(|member| self.ir.requests.contains_key(&member.item)) {
                let set = found.entry(member.item).or_insert((members.len(), ItemId(index)));
                if set.0 < members.len() {
                    *set = (members.len(), ItemId(index));
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
            docs: [format!("What answers {name}.")].into(),
            origin: Origin::Part { of: item, words: words::RESPONSE.to_owned() },
            kind: ItemKind::Types(Types { name: None, members, keeps_others: false, blank: 0 }),
        }))
    }
}
