//! What each change does to users: the rules, and nothing else.
//!
//! In come facts about a change; out go [`Effects`]. *Reading* breaks where the new set allows a document that code
//! generated from the old one refuses, *writing* where the old set allows one that the new one refuses, *compilation*
//! where the Rust that users write against changes. `docs/diff-report.md` says the same in words, with reasons.

use super::report::{Effects, Role};
use crate::view::{Bounds, Order};

/// Whether the new set allows more, or less, or both: other documents than the old one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    pub(super) more: bool,
    pub(super) less: bool,
}

impl Values {
    pub(super) const SAME: Self = Self { more: false, less: false };
    pub(super) const MORE: Self = Self { more: true, less: false };
    pub(super) const LESS: Self = Self { more: false, less: true };
    pub(super) const OTHER: Self = Self { more: true, less: true };

    pub(super) fn and(self, other: Self) -> Self {
        Self { more: self.more || other.more, less: self.less || other.less }
    }

    /// With the change in Rust.
    pub(super) fn effects(self, compilation: bool) -> Effects {
        Effects { reading: self.more, writing: self.less, compilation }
    }
}

impl From<Effects> for Values {
    fn from(effects: Effects) -> Self {
        Self { more: effects.reading, less: effects.writing }
    }
}

pub(super) const SAFE: Effects = Effects { reading: false, writing: false, compilation: false };

/// A field or group more. `literal`: users build the struct by its literal, since nothing in it was optional.
pub(super) fn added(within: Order, required: bool, literal: bool) -> Effects {
    match within {
        // An arm more in every `match`.
        Order::Choice => Values::MORE.effects(true),
        _ if required => Values::OTHER.effects(true),
        _ => Values::MORE.effects(literal),
    }
}

/// A field or group less.
pub(super) fn removed(within: Order, required: bool) -> Effects {
    match within {
        Order::Sequence | Order::All if required => Values::OTHER.effects(true),
        _ => Values::LESS.effects(true),
    }
}

/// Other bounds. The type of the field is another if it was optional, required or a list and is not any more;
/// the arguments of `new` are if a list must have something in it, or need not any more.
pub(super) fn bounds(old: Bounds, new: Bounds) -> Effects {
    let greater = match (old.max, new.max) {
        (Some(old), Some(new)) => new > old,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let less = old.max != new.max && !greater;
    let values = Values { more: new.min < old.min || greater, less: new.min > old.min || less };
    let rust = |bounds: Bounds| (bounds.is_many(), bounds.min > 0);
    values.effects(rust(old) != rust(new))
}

/// Whether nil is allowed.
pub(super) fn nillable(new: bool) -> Effects {
    if new { Values::MORE.effects(true) } else { Values::LESS.effects(true) }
}

/// A value of an enumeration more. `variant`: it is one of an enum in Rust, `open`: unknown ones are read, too.
pub(super) fn value_added(variant: bool, open: bool) -> Effects {
    Effects { reading: !(variant && open), writing: false, compilation: variant }
}

/// A value of an enumeration that has another name in Rust.
pub(super) fn value_named() -> Effects {
    Values::SAME.effects(true)
}

/// A value of an enumeration less.
pub(super) fn value_removed(variant: bool) -> Effects {
    Values::LESS.effects(variant)
}

/// What is only ever sent in one direction cannot break the other.
pub(super) fn directed(effects: Effects, role: Role) -> Effects {
    Effects {
        reading: effects.reading && role != Role::Request,
        writing: effects.writing && role != Role::Response,
        ..effects
    }
}

#[cfg(test)]
mod tests {
    use super::{Effects, added, bounds, directed, nillable, removed, value_added};
    use crate::diff::report::Role;
    use crate::view::{Bounds, Order};

    /// Which of reading, writing and compilation breaks, by first letters.
    fn letters(effects: Effects) -> String {
        effects.words().iter().map(|word| &word[..1]).collect()
    }

    #[test]
    fn fields() {
        assert_eq!(letters(added(Order::Sequence, true, false)), "rwc");
        assert_eq!(letters(added(Order::Sequence, false, false)), "r");
        assert_eq!(letters(added(Order::Sequence, false, true)), "rc");
        assert_eq!(letters(added(Order::Choice, true, false)), "rc");
        assert_eq!(letters(removed(Order::Sequence, true)), "rwc");
        assert_eq!(letters(removed(Order::All, false)), "wc");
        assert_eq!(letters(removed(Order::Choice, true)), "wc");
    }

    #[test]
    fn cardinalities() {
        let of = |old: (u32, Option<u32>), new: (u32, Option<u32>)| {
            letters(bounds(Bounds { min: old.0, max: old.1 }, Bounds { min: new.0, max: new.1 }))
        };
        assert_eq!(of((0, Some(1)), (1, Some(1))), "wc");
        assert_eq!(of((1, Some(1)), (0, Some(1))), "rc");
        assert_eq!(of((0, Some(1)), (0, None)), "rc");
        assert_eq!(of((0, Some(5)), (0, Some(9))), "r");
        assert_eq!(of((0, None), (0, Some(9))), "w");
        assert_eq!(of((0, None), (1, None)), "wc");
        assert_eq!(of((1, Some(5)), (2, Some(4))), "w");
        assert_eq!(of((1, Some(2)), (0, Some(3))), "rc");
    }

    #[test]
    fn nil_values_and_directions() {
        assert_eq!(letters(nillable(true)), "rc");
        assert_eq!(letters(nillable(false)), "wc");
        assert_eq!(letters(value_added(true, false)), "rc");
        assert_eq!(letters(value_added(true, true)), "c");
        assert_eq!(letters(value_added(false, true)), "r");
        let all = added(Order::Sequence, true, false);
        assert_eq!(letters(directed(all, Role::Request)), "wc");
        assert_eq!(letters(directed(all, Role::Response)), "rc");
        assert_eq!(letters(directed(all, Role::Both)), "rwc");
    }
}
