//! Looking through bytes, eight at a time.
//!
//! Nearly all texts have no byte that is asked for, so that all of their bytes are looked at. Compilers do not see from a
//! loop over short texts that this can be done for many bytes at once.

const ONES: u64 = u64::from_ne_bytes([1; 8]);
const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);

/// Eight bytes of a text.
#[derive(Clone, Copy)]
pub(crate) struct Eight(u64);

impl Eight {
    /// Not zero if one of them is `byte`, which is one of ASCII.
    #[inline]
    pub(crate) fn has(self, byte: u8) -> u64 {
        let same = self.0 ^ (ONES * u64::from(byte));
        same.wrapping_sub(ONES) & !same & HIGH
    }

    /// Not zero if one of them is below `limit`, which is one of ASCII.
    #[inline]
    pub(crate) fn below(self, limit: u8) -> u64 {
        self.0.wrapping_sub(ONES * u64::from(limit)) & !self.0 & HIGH
    }

    /// Not zero if one of them may have to be written as a reference: `"`, `&`, `<`, `>`, and what is neither printable
    /// nor of ASCII.
    #[inline]
    pub(crate) fn to_be_escaped(self) -> u64 {
        // `<` and `>` differ in one bit, and so do `"` and `&`. Where a byte is that, its difference is zero, from which
        // one cannot be taken; one that this is said of by the byte below it is wrong only where that byte is right.
        let of = |bits: u8, byte: u8| (self.0 | (ONES * u64::from(bits))) ^ (ONES * u64::from(byte));
        let (angle, quote) = (of(0x02, b'>'), of(0x04, b'&'));
        let is_one = angle.wrapping_sub(ONES) & !angle | quote.wrapping_sub(ONES) & !quote;
        (self.0 | self.0.wrapping_sub(ONES * u64::from(b' ')) | is_one) & HIGH
    }

    /// Not zero if one of them is not one of the letters of ASCII.
    #[inline]
    pub(crate) fn beyond_letters(self) -> u64 {
        // Small letters are those of ASCII that reach the highest bit neither from above `z` nor from below `a`.
        let small = self.0 | (ONES * 0x20);
        let above = small.wrapping_add(ONES * u64::from(0x7f - b'z'));
        let not_below = (small | HIGH).wrapping_sub(ONES * u64::from(b'a'));
        (self.0 | above | !not_below) & HIGH
    }
}

/// Whether any eight bytes are found to have what `has` asks for: not zero if so.
#[expect(clippy::inline_always, reason = "asked of each text")]
#[inline(always)]
pub(crate) fn any(bytes: &[u8], has: impl Fn(Eight) -> u64) -> bool {
    let found = |bytes: &[u8; 8]| has(Eight(u64::from_ne_bytes(*bytes)));
    let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) else {
        return has(few(bytes)) != 0 && !bytes.is_empty();
    };
    // What is left over is looked at together with what came before it.
    let ends = found(first) | found(last);
    if bytes.len() <= 16 {
        return ends != 0;
    }
    let (pieces, _) = bytes[8..].as_chunks::<8>();
    pieces.iter().fold(ends, |so_far, piece| so_far | found(piece)) != 0
}

/// Whether some of a text may have to be written as a reference.
#[expect(clippy::inline_always, reason = "asked of each text that is written, most of them short")]
#[inline(always)]
pub(crate) fn to_be_escaped(bytes: &[u8]) -> bool {
    // Written so that it becomes a comparison of all sixteen at once.
    let some = |bytes: &[u8; 16]| {
        let any = |is: fn(u8) -> bool| bytes.iter().fold(false, |so_far, &byte| so_far | is(byte));
        any(|byte| byte.cast_signed() < 0x20) | any(|byte| byte | 0x02 == b'>') | any(|byte| byte | 0x04 == b'&')
    };
    match (bytes.first_chunk::<16>(), bytes.last_chunk::<16>()) {
        (Some(first), Some(last)) if bytes.len() <= 32 => some(first) | some(last),
        _ => any(bytes, Eight::to_be_escaped),
    }
}

/// How many bytes stand before the first of `ends`, or before the end, and whether surely none of `rare` is among them.
#[expect(clippy::inline_always, reason = "asked of each text")]
#[inline(always)]
pub(crate) fn text_before(bytes: &[u8], ends: [u8; 2], rare: [u8; 2]) -> (usize, bool) {
    let has = |eight: Eight, of: [u8; 2]| eight.has(of[0]) | eight.has(of[1]);
    before(bytes, |eight| has(eight, ends), |eight| has(eight, rare))
}

/// The same for what `end` and `rare` ask for, neither of them for `a`: not zero if so, the lowest bit that of the first
/// byte that it is.
#[expect(clippy::inline_always, reason = "asked of each text")]
#[inline(always)]
pub(crate) fn before(bytes: &[u8], end: impl Fn(Eight) -> u64, rare: impl Fn(Eight) -> u64) -> (usize, bool) {
    let (pieces, left) = bytes.as_chunks::<8>();
    let mut found = 0;
    for (index, piece) in pieces.iter().enumerate() {
        // The first byte of a text is the lowest: the lowest bit that is found is always right.
        let eight = Eight(u64::from_le_bytes(*piece));
        let (end, rare) = (end(eight), rare(eight));
        if end != 0 {
            let before_end = (end & end.wrapping_neg()) - 1;
            return (8 * index + end.trailing_zeros() as usize / 8, (found | rare & before_end) == 0);
        }
        found |= rare;
    }
    let mut last = [b'a'; 8];
    last[..left.len()].copy_from_slice(left);
    let last = Eight(u64::from_le_bytes(last));
    let length = match end(last) {
        0 => left.len(),
        end => end.trailing_zeros() as usize / 8,
    };
    (8 * pieces.len() + length, (found | rare(last)) == 0)
}

/// How many letters of ASCII stand at the start, as far as they come in whole eights.
#[inline]
pub(crate) fn letters(bytes: &[u8]) -> usize {
    let mut length = 0;
    for piece in bytes.as_chunks::<8>().0 {
        let other = Eight(u64::from_le_bytes(*piece)).beyond_letters();
        if other != 0 {
            return length + other.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    length
}

/// Whether all are letters of ASCII: of most names, the ends overlap in the middle.
#[inline]
pub(crate) fn are_letters(bytes: &[u8]) -> bool {
    let are = |bytes: &[u8; 16]| bytes.iter().fold(true, |so_far, byte| so_far & byte.is_ascii_alphabetic());
    match (bytes.first_chunk::<16>(), bytes.last_chunk::<16>()) {
        (Some(first), Some(last)) if bytes.len() <= 32 => are(first) & are(last),
        _ => !any(bytes, Eight::beyond_letters),
    }
}

/// Whether two texts of one length are the same. Most are short, for which a call is more than all else.
#[expect(clippy::inline_always, reason = "asked of each name")]
#[inline(always)]
pub(crate) fn are_same(one: &[u8], other: &[u8]) -> bool {
    debug_assert_eq!(one.len(), other.len());
    if let (Some(first), Some(as_first)) = (one.first_chunk::<8>(), other.first_chunk::<8>()) {
        if first != as_first {
            return false;
        }
        return match (one.last_chunk::<8>(), other.last_chunk::<8>()) {
            (last, as_last) if one.len() <= 16 => last == as_last,
            _ => one == other,
        };
    }
    if let (Some(first), Some(as_first)) = (one.first_chunk::<4>(), other.first_chunk::<4>()) {
        return first == as_first && one.last_chunk::<4>() == other.last_chunk::<4>();
    }
    match (one, other) {
        ([first, .., last], [as_first, .., as_last]) => {
            first == as_first && last == as_last && one[one.len() / 2] == other[one.len() / 2]
        }
        ([one], [other]) => one == other,
        _ => true,
    }
}

/// Less than eight bytes, some of them more than once.
#[inline]
fn few(bytes: &[u8]) -> Eight {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let (first, last) = (u32::from_ne_bytes(*first), u32::from_ne_bytes(*last));
        return Eight(u64::from(first) | u64::from(last) << 32);
    }
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return Eight(0) };
    let middle = bytes[bytes.len() / 2];
    Eight(u64::from_ne_bytes([first, middle, last, first, first, first, first, first]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks for each question whether it is answered as one byte after the other would be.
    #[test]
    fn a_byte_is_found_wherever_it_is() {
        for length in 0..70 {
            for at in 0..length {
                for byte in 0..=u8::MAX {
                    let mut bytes = vec![b'a'; length];
                    bytes[at] = byte;
                    assert_eq!(any(&bytes, |eight| eight.has(b'&')), byte == b'&', "{byte} at {at} of {length}");
                    assert_eq!(any(&bytes, |eight| eight.below(b' ')), byte < b' ', "{byte} at {at} of {length}");
                    let special = matches!(byte, ..b' ' | 0x80.. | b'"' | b'&' | b'<' | b'>');
                    assert_eq!(any(&bytes, Eight::to_be_escaped), special, "{byte} at {at} of {length}");
                    assert_eq!(to_be_escaped(&bytes), special, "{byte} at {at} of {length}");
                    let other = !byte.is_ascii_alphabetic();
                    assert_eq!(any(&bytes, Eight::beyond_letters), other, "{byte} at {at} of {length}");
                    assert_eq!(are_letters(&bytes), !other, "{byte} at {at} of {length}");
                }
            }
        }
        assert!(!any(&[], |eight| eight.below(b' ')));
    }

    #[test]
    fn a_text_ends_before_the_first_byte_of_those() {
        for length in 0..30 {
            for end in 0..=length {
                for rare in 0..length {
                    let mut bytes = vec![b'a'; length];
                    bytes[rare] = b']';
                    bytes[end..].fill(b'<');
                    let (found, plain) = text_before(&bytes, [b'<', b'&'], [b'\r', b']']);
                    assert_eq!(found, end, "{bytes:?}");
                    assert!(!(plain && rare < end), "{bytes:?}");
                }
            }
        }
        assert_eq!(text_before(b"one text & more", [b'<', b'&'], [b'\r', b']']), (9, true));
    }

    #[test]
    fn texts_are_the_same_where_no_byte_differs() {
        for length in 0..40 {
            let one: Vec<u8> = (0..length).collect();
            assert!(are_same(&one, &one.clone()));
            for at in 0..one.len() {
                let mut other = one.clone();
                other[at] = b'x';
                assert!(!are_same(&one, &other), "{at} of {length}");
            }
        }
    }

    #[test]
    fn letters_are_counted_up_to_any_other_byte() {
        for length in 0..30 {
            for at in 0..length {
                for byte in 0..=u8::MAX {
                    let mut bytes = vec![b'z'; length];
                    bytes[at] = byte;
                    let whole = length / 8 * 8;
                    let expected = if byte.is_ascii_alphabetic() { whole } else { at.min(whole) };
                    assert_eq!(letters(&bytes), expected, "{byte} at {at} of {length}");
                }
            }
        }
    }

    #[test]
    fn bytes_beside_each_other_are_not_taken_for_others() {
        for first in 0..=u8::MAX {
            for second in 0..=u8::MAX {
                let bytes = [first, second].repeat(4);
                assert_eq!(any(&bytes, |eight| eight.has(b'<')), first == b'<' || second == b'<');
                assert_eq!(any(&bytes, |eight| eight.below(b'\t')), first < b'\t' || second < b'\t');
                let special = |byte: u8| matches!(byte, ..b' ' | 0x80.. | b'"' | b'&' | b'<' | b'>');
                assert_eq!(any(&bytes, Eight::to_be_escaped), special(first) || special(second));
                let letter = |byte: u8| byte.is_ascii_alphabetic();
                assert_eq!(any(&bytes, Eight::beyond_letters), !letter(first) || !letter(second));
            }
        }
    }
}
