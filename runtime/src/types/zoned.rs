//! The impls that all dates and times share.

use super::TimeZone;

/// What is told of the texts of dates and times.
pub(super) trait Local: Sized {
    /// Appends an expression for what stands before the zone; `wide`, with the end of the day before, too.
    fn local_texts(&self, wide: bool, out: &mut String);

    /// The same instant in another zone, if there is a value that starts there.
    fn seen_from(&self, _zone: TimeZone, _other: TimeZone) -> Option<Self> {
        None
    }
}

/// What all dates and times have.
///
/// The type has a field `zone`, and within this crate: `scan` reads all but the zone, `write` writes it, `moment` says
/// where it starts on a time line, `EARLY` is any value.
macro_rules! impl_zoned {
    ($($type:ident = $name:literal;)+) => {$(
        impl $type {
            /// The time zone, if the value has one.
            #[must_use]
            pub fn time_zone(&self) -> Option<$crate::types::TimeZone> {
                self.zone
            }

            /// Appends an expression for its texts with its own zone.
            fn texts_here(&self, wide: bool, out: &mut String) {
                use $crate::types::zoned::Local as _;

                out.push('(');
                self.local_texts(wide, out);
                out.push(')');
                if let Some(zone) = self.zone {
                    out.push_str(&zone.texts());
                }
            }

            fn zoned(&self) -> $crate::types::calendar::Zoned<'_> {
                (self.moment(), self.zone)
            }
        }

        impl PartialEq for $type {
            /// Whether both are the same instant; never true if only one has a time zone.
            fn eq(&self, other: &Self) -> bool {
                $crate::types::calendar::key(self.zoned()) == $crate::types::calendar::key(other.zoned())
            }
        }

        impl Eq for $type {}

        impl std::hash::Hash for $type {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                $crate::types::calendar::key(self.zoned()).hash(state);
            }
        }

        impl PartialOrd for $type {
            /// The order of the instants; `None` if only one has a time zone and they are within 14 hours.
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                $crate::types::calendar::order(self.zoned(), other.zoned())
            }
        }

        impl_from_str!($type);

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.write(f)?;
                self.zone.map_or(Ok(()), |zone| std::fmt::Display::fmt(&zone, f))
            }
        }

        impl $crate::simple::SimpleType for $type {
            const WHITE_SPACE: $crate::simple::WhiteSpace = $crate::simple::WhiteSpace::Collapse;
            const FORM: $crate::simple::Form = $crate::simple::Form::Time;
            const PRIMITIVE: &'static str = $name;

            fn place_holder() -> Self {
                Self::EARLY
            }

            fn from_lexical(text: &str) -> Result<Self, $crate::error::ValueError> {
                let mut scanner = $crate::types::scan::Scanner(text);
                let scanned = Self::scan(&mut scanner).and_then(|mut value| {
                    value.zone = scanner.zone()?;
                    scanner.end().map(|()| value)
                });
                scanned.map_err(|problem| problem.about($name, text))
            }

            fn to_lexical(&self, out: &mut String) {
                use std::fmt::Write as _;
                // Writing to a string cannot fail.
                let _ = write!(out, "{self}");
            }

            fn texts(&self, wide: bool, out: &mut String) {
                use $crate::types::zoned::Local as _;

                self.texts_here(wide, out);
                for zone in $crate::types::TimeZone::quarters().filter(|_| wide) {
                    if let Some(there) = self.zone.and_then(|own| self.seen_from(own, zone)) {
                        out.push('|');
                        there.texts_here(wide, out);
                    }
                }
            }

            fn key_value(&self) -> $crate::simple::KeyValue {
                $crate::simple::KeyValue::equal_as(Self::PRIMITIVE, &$crate::types::calendar::key(self.zoned()))
            }

            fn compare(&self, other: &Self) -> Option<std::cmp::Ordering> {
                self.partial_cmp(other)
            }
        }
    )+};
}
pub(super) use impl_zoned;
