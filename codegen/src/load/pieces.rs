//! A large document in pieces, so that no tree is ever of all of it: a tree takes several times what its text does.
//!
//! In comes a text; out go texts that are documents themselves: the start tag of the root, some of what is in it, and its
//! end tag. The first has what stands before the root, the last what stands behind it. What then holds: where all of them
//! are well-formed, the whole is, and each place in them is known in the whole.

use std::borrow::Cow;
use std::ops::Range;

/// The least length of a piece, in bytes, but for the last.
const LEAST: usize = 1 << 16;

/// A piece, or the whole.
pub(crate) struct Piece<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) offsets: Offsets,
}

/// Where the bytes of a piece are in the whole.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Offsets {
    /// How long the start tag before it is, which is there only for what follows.
    tag: usize,
    /// Where that tag begins in the whole.
    root: usize,
    /// Where what is of the whole is there.
    own: (usize, usize),
    /// Where the end tag behind it begins in the whole.
    end: usize,
}

impl Offsets {
    /// The offset in the whole.
    pub(crate) fn whole(self, at: usize) -> usize {
        let (start, end) = self.own;
        match at.checked_sub(self.tag) {
            None => self.root + at,
            Some(at) if at <= end - start => start + at,
            Some(at) => self.end + (at - (end - start)),
        }
    }

    /// Whether it is the first piece, in which the root itself stands.
    pub(crate) fn is_first(self) -> bool {
        self.own.0 == 0
    }
}

/// The pieces of a document whose root is a schema; any other is one piece, as is one that is not as it should be, which is
/// then told of the whole, and one whose elements are nested deeper than `depth`.
pub(crate) fn of(text: &str, depth: usize) -> impl Iterator<Item = Piece<'_>> {
    let cuts = if text.len() > 2 * LEAST { cuts(text, depth) } else { None };
    let Cuts { start, end, at } = cuts.unwrap_or_default();
    let (mut from, mut at) = (Some(0), at.into_iter());
    std::iter::from_fn(move || {
        let begin = from?;
        from = at.next();
        let own = (begin, from.unwrap_or(text.len()));
        let tag = if begin == 0 { "" } else { &text[start.clone()] };
        let close = if from.is_some() { &text[end.clone()] } else { "" };
        let middle = &text[own.0..own.1];
        let is_whole = middle.len() == text.len();
        let text = if is_whole { middle.into() } else { [tag, middle, close].concat().into() };
        Some(Piece { text, offsets: Offsets { tag: tag.len(), root: start.start, own, end: end.start } })
    })
}

/// Where a document is cut.
#[derive(Default)]
struct Cuts {
    /// The start tag of the root.
    start: Range<usize>,
    /// Its end tag.
    end: Range<usize>,
    /// Behind which elements.
    at: Vec<usize>,
}

/// Finds elements in the root behind which it can be cut; `None` where there is anything that is not as it should be.
fn cuts(text: &str, most: usize) -> Option<Cuts> {
    let mut cuts = Cuts::default();
    let (mut at, mut depth, mut last) = (0, 0_usize, 0);
    while let Some(found) = text[at..].find('<') {
        let tag = at + found;
        let rest = &text[tag..];
        let second = rest.as_bytes().get(1);
        if let Some(b'!' | b'?') = second {
            let no_tag = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
            let (begin, end) = no_tag.iter().find(|(begin, _)| rest.starts_with(begin))?;
            at = tag + begin.len() + rest[begin.len()..].find(end)? + end.len();
            continue;
        }
        at = tag + end_of(rest)?;
        if second == Some(&b'/') {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                cuts.end = tag..at;
            }
        } else if depth >= most {
            return None;
        } else if depth == 0 {
            if !cuts.start.is_empty() || !is_schema(rest) || text[..at].ends_with("/>") {
                return None;
            }
            cuts.start = tag..at;
            // It stands before each piece.
            if cuts.start.len() > LEAST / 8 {
                return None;
            }
            depth = 1;
        } else if !text[..at].ends_with("/>") {
            depth += 1;
        }
        // An element that is nested in the root alone has ended.
        if depth == 1 && at - last >= LEAST && tag > cuts.start.start {
            cuts.at.push(at);
            last = at;
        }
    }
    (depth == 0).then_some(cuts)
}

/// Where the next quote or end of a tag is.
pub(super) fn next_mark(text: &str) -> Option<usize> {
    text.bytes().position(|byte| matches!(byte, b'"' | b'\'' | b'>'))
}

/// How long a tag is.
fn end_of(tag: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += next_mark(&tag[at..])?;
        match tag.as_bytes()[at] {
            b'>' => return Some(at + 1),
            quote => at += 2 + tag[at + 1..].find(char::from(quote))?,
        }
    }
}

/// Whether a start tag is one of an element called `schema`.
fn is_schema(tag: &str) -> bool {
    let name = tag[1..].split(|c: char| c.is_ascii_whitespace() || c == '>').next().unwrap_or_default();
    name.rsplit(':').next() == Some("schema")
}

#[cfg(test)]
mod tests {
    use roxmltree::Document;

    use super::{LEAST, of};

    /// Schemas with as much in them as makes several pieces.
    fn large(prolog: &str, end: &str) -> String {
        let one = "<xs:element name=\"é\">\r\n<!-- <a> --><?a <b> ?><xs:simpleType a='>'/><![CDATA[</xs:schema>]]></xs:element > x\n";
        format!("{prolog}<xs:schema xmlns:xs = 'a' b='>'>{}{end}", one.repeat(3 * LEAST / one.len()))
    }

    #[test]
    fn pieces_are_the_whole() {
        let text = large("<?xml version='1.0'?>\n<!-- <c> -->", "<xs:last/></xs:schema\n><!-- </d> -->");
        let whole = Document::parse(&text).unwrap();
        let pieces: Vec<_> = of(&text, 100).collect();
        assert_eq!(pieces.len(), 3);
        let mut seen = Vec::new();
        for piece in &pieces {
            let document = Document::parse(&piece.text).unwrap();
            let nodes = document.descendants().skip(if piece.offsets.is_first() { 0 } else { 2 });
            for node in
                nodes.filter(|node| !node.is_root() && *node != document.root_element() || piece.offsets.is_first())
            {
                let range = node.range();
                let range = piece.offsets.whole(range.start)..piece.offsets.whole(range.end);
                let attributes: Vec<_> = node
                    .attributes()
                    .map(|one| (piece.offsets.whole(one.range().start), one.value().to_owned()))
                    .collect();
                seen.push((range, attributes, node.text().map(str::to_owned)));
            }
        }
        let expected = whole.descendants().map(|node| {
            let attributes = node.attributes().map(|one| (one.range().start, one.value().to_owned())).collect();
            (node.range(), attributes, node.text().map(str::to_owned))
        });
        let mut expected: Vec<_> = expected.collect();
        seen.sort_by_key(|(range, ..)| (range.start, usize::MAX - range.end));
        expected.sort_by_key(|(range, ..)| (range.start, usize::MAX - range.end));
        // The document itself goes as far as the first piece does.
        assert_eq!(seen[1..], expected[1..]);
    }

    #[test]
    fn what_is_odd_is_one_piece() {
        let end = "</xs:schema>";
        assert_eq!(of(&large("", end), 2).count(), 1, "nested too deep");
        assert_eq!(of(&large("", end), 3).count(), 3);
        for text in [
            large("<!DOCTYPE xs:schema>", end),
            large("", ""),
            large("", "<!-- </xs:schema>"),
            large("<xs:schema/>", end),
            large("", "</xs:schema></xs:schema>"),
            large("", "</xs:schema><xs:schema>"),
            large("", end).replace("xs:schema", "definitions"),
            large("", "<a b='></xs:schema>"),
            large("", end).replace(" b='>'", &format!(" b='{}'", "x".repeat(LEAST))),
        ] {
            let mut pieces = of(&text, 100);
            assert_eq!(pieces.next().map(|piece| piece.text.len()), Some(text.len()));
            assert!(pieces.next().is_none());
        }
    }
}
