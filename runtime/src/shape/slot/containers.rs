//! Slots around slots: pointers, what may be absent or nil, lists.

use super::traits::{Blank, Make, NOT_CHOSEN, Slot};
use super::view::{Info, Mut, Occurs, Presence};
use crate::boxed::Boxed;
use crate::nillable::{Nillable, NillableWith};
use crate::tri::Tri;

impl<T: Make> Slot for Boxed<T> {
    fn info(&self) -> &'static Info {
        &T::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        (**self).get(index)
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        (**self).put(nil, variant)
    }

    fn reserve(&mut self, values: usize) {
        (**self).reserve(values);
    }
}

impl<T: Make> Make for Boxed<T> {
    const INFO: Info = T::INFO;

    fn make(variant: usize) -> Self {
        Self::new(T::make(variant))
    }
}

/// Only of what is large: what would hold itself is optional, or not the blank of its choice.
impl<T: Make> Blank for Boxed<T> {
    fn blank() -> Self {
        Self::make(NOT_CHOSEN)
    }
}

// What is put in is a blank, of which `put` makes the variant that is asked for.
//
// What follows is compiled for each type of a schema, thousands of times: matches, where combinators would each be one
// more function.

impl<T: Make> Slot for Option<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        match self {
            Some(value) => value.get(index),
            None => Presence::Absent,
        }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        *self = Some(T::make(NOT_CHOSEN));
        match self {
            Some(value) => value.put(nil, variant),
            None => None,
        }
    }
}

impl<T: Make> Make for Option<T> {
    const INFO: Info = Info { occurs: Occurs::Optional, ..T::INFO };

    fn make(_variant: usize) -> Self {
        None
    }
}

impl<T: Make> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T: Make> Slot for Tri<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        match self {
            Self::Value(value) => value.get(index),
            Self::Nil if index == 0 => Presence::Nil(None),
            Self::Nil | Self::Absent => Presence::Absent,
        }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        if nil {
            *self = Self::Nil;
            return None;
        }
        *self = Self::Value(T::make(NOT_CHOSEN));
        match self {
            Self::Value(value) => value.put(false, variant),
            Self::Nil | Self::Absent => None,
        }
    }
}

impl<T: Make> Make for Tri<T> {
    const INFO: Info = Info { occurs: Occurs::Optional, nillable: true, ..T::INFO };

    fn make(_variant: usize) -> Self {
        Self::Absent
    }
}

impl<T: Make> Blank for Tri<T> {
    fn blank() -> Self {
        Self::Absent
    }
}

impl<T: Make> Slot for Nillable<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        match self {
            Self::Value(value) => value.get(index),
            Self::Nil if index == 0 => Presence::Nil(None),
            Self::Nil => Presence::Absent,
        }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        if nil {
            *self = Self::Nil;
            return None;
        }
        *self = Self::Value(T::make(NOT_CHOSEN));
        match self {
            Self::Value(value) => value.put(false, variant),
            Self::Nil => None,
        }
    }
}

impl<T: Make> Make for Nillable<T> {
    const INFO: Info = Info { nillable: true, ..T::INFO };

    fn make(_variant: usize) -> Self {
        Self::Nil
    }
}

impl<T: Make> Blank for Nillable<T> {
    fn blank() -> Self {
        Self::Nil
    }
}

impl<T: Make, A: Make> Slot for NillableWith<T, A> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        match self {
            Self::Value(value) => value.get(index),
            Self::Nil(attributes) => match attributes.get(index) {
                Presence::Value(attributes) => Presence::Nil(Some(attributes)),
                Presence::Nil(_) | Presence::Absent => Presence::Absent,
            },
        }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        *self = if nil { Self::Nil(A::make(variant)) } else { Self::Value(T::make(variant)) };
        match self {
            Self::Value(value) => value.put(false, variant),
            Self::Nil(attributes) => attributes.put(false, variant),
        }
    }
}

impl<T: Make, A: Make> Make for NillableWith<T, A> {
    const INFO: Info = Info { nillable: true, nil_attributes: true, ..T::INFO };

    fn make(variant: usize) -> Self {
        Self::Nil(A::make(variant))
    }
}

impl<T: Make, A: Make> Blank for NillableWith<T, A> {
    fn blank() -> Self {
        Self::Nil(A::make(NOT_CHOSEN))
    }
}

impl<T: Make> Slot for Vec<T> {
    fn info(&self) -> &'static Info {
        &Self::INFO
    }

    fn get(&self, index: usize) -> Presence<'_> {
        let slice = self.as_slice();
        if index < slice.len() { slice[index].get(0) } else { Presence::Absent }
    }

    fn put(&mut self, nil: bool, variant: usize) -> Option<Mut<'_>> {
        self.push(T::make(NOT_CHOSEN));
        match self.as_mut_slice() {
            [.., last] => last.put(nil, variant),
            [] => None,
        }
    }

    fn reserve(&mut self, values: usize) {
        // What has some already may get more again and again.
        if self.is_empty() {
            self.reserve_exact(values);
        }
    }
}

impl<T: Make> Make for Vec<T> {
    const INFO: Info = Info { occurs: Occurs::Many, ..T::INFO };

    fn make(_variant: usize) -> Self {
        Self::new()
    }
}

impl<T: Make> Blank for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }
}
