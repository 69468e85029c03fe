//! Which names of tables are known to be names.
//!
//! They are literals, nearly all of generated code, but one of a macro called by hand may be no name at all. So each is
//! looked at before it is written, and where there is room, that is noted for good: a literal never moves. What is noted
//! is never replaced, so that threads that write do not take turns at it.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use crate::read::tag::is_plain_name;

/// Where a name begins, and how long it is, which is set last: while it is none, this is no name's place.
struct Place {
    address: AtomicUsize,
    length: AtomicUsize,
}

const COUNT: usize = 1024;

static PLACES: [Place; COUNT] = [const { Place { address: AtomicUsize::new(0), length: AtomicUsize::new(0) } }; COUNT];

/// Whether a name is one of ASCII, without a colon.
#[inline]
pub(super) fn is_plain(name: &'static str) -> bool {
    let address = name.as_ptr().addr();
    // Literals stand side by side, most of them longer than this.
    let place = &PLACES[address / 8 % COUNT];
    let is_noted = place.address.load(Relaxed) == address && place.length.load(Relaxed) == name.len();
    is_noted && !name.is_empty() || look(name, place)
}

#[inline(never)]
fn look(name: &'static str, place: &Place) -> bool {
    let is_plain = is_plain_name(name);
    if is_plain && place.address.compare_exchange(0, name.as_ptr().addr(), Relaxed, Relaxed).is_ok() {
        place.length.store(name.len(), Relaxed);
    }
    is_plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_whenever_it_is_asked_for() {
        const TEXT: &str = "name:part#";
        for _ in 0..3 {
            assert!(is_plain(&TEXT[..4]));
            assert!(is_plain(&TEXT[..2]), "of the same place, and shorter");
            assert!(!is_plain(&TEXT[..0]));
            assert!(!is_plain(TEXT), "of the same place, and longer");
            assert!(!is_plain(&TEXT[..6]));
            assert!(is_plain(&TEXT[5..9]));
            assert!(!is_plain(&TEXT[5..]));
        }
    }

    #[test]
    fn more_names_than_there_are_places_are_told_apart() {
        let mut text = String::new();
        for number in 0..4 * COUNT {
            text.push_str(if number % 3 == 0 { "no name." } else { "is-name." });
        }
        let text: &'static str = text.leak();
        for _ in 0..2 {
            for number in 0..4 * COUNT {
                assert_eq!(is_plain(&text[8 * number..8 * number + 7]), number % 3 != 0, "{number}");
            }
        }
    }
}
