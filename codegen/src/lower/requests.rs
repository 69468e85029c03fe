//! Requests: which item answers which.

use super::Lower;
use crate::ir::{Item, ItemId, ItemKind, Origin, Types};
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
                self.ir.responses.insert(item, response);
            }
        }
        self.define_later();
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
            origin: Origin::Part { of: item, words: "Response".to_owned() },
            kind: ItemKind::Types(Types { name: None, members, keeps_others: false, blank: 0 }),
        }))
    }
}
