//! From offsets to lines and columns.
//!
//! Places are asked for only when something is wrong. As a document may have many problems, what was counted is kept at
//! steps along the text, so that each further place costs no more than one step.

use std::cell::Cell;

use crate::error::Position;

/// How many bytes there are between the places kept.
const STEP: usize = 4096;

/// Places of one text, counted as they are needed.
#[derive(Default)]
pub(crate) struct Places {
    /// Offsets, which grow, with their places.
    kept: Cell<Vec<(usize, Position)>>,
    /// Of a text of parts of a document, where parts begin that do not follow on the one before, with their places.
    parts: Vec<(usize, Position)>,
}

impl Places {
    /// Places of a text of parts of a document.
    pub(crate) fn of_parts(parts: Vec<(usize, Position)>) -> Self {
        Self { kept: Cell::default(), parts }
    }

    /// Line and column of an offset, counted in characters. The text is the same each time.
    pub(crate) fn of(&self, text: &str, offset: usize) -> Position {
        let offset = boundary(text, offset);
        if let Some((at, place)) = self.parts.iter().rev().find(|(at, _)| *at <= offset) {
            return place_behind(*place, text.get(*at..offset).unwrap_or_default());
        }
        let mut kept = self.kept.take();
        let (mut at, mut place) = kept.last().copied().unwrap_or((0, Position { line: 1, column: 1 }));
        while at.saturating_add(STEP) < offset {
            let next = boundary(text, at + STEP);
            place = place_behind(place, &text[at..next]);
            at = next;
            kept.push((at, place));
        }
        let before = kept.partition_point(|(known, _)| *known <= offset).checked_sub(1).and_then(|at| kept.get(at));
        let (at, place) = before.copied().unwrap_or((0, Position { line: 1, column: 1 }));
        self.kept.set(kept);
        place_behind(place, &text[at..offset])
    }
}

/// The offset, or the beginning of the character that it is within.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The place behind `text`, which begins at `place`.
pub(crate) fn place_behind(place: Position, text: &str) -> Position {
    match text.rfind('\n') {
        None => Position { column: place.column + text.chars().count(), ..place },
        Some(newline) => Position {
            line: place.line + text.bytes().filter(|&byte| byte == b'\n').count(),
            column: 1 + text[newline + 1..].chars().count(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_same_in_whatever_order_they_are_asked_for() {
        let text = "a\nßé\u{20ac}x\r\n\n".repeat(3000) + &"ü".repeat(3 * STEP);
        let places = Places::default();
        let offsets =
            (0..text.len()).step_by(97).chain((0..text.len()).rev().step_by(1013)).chain([text.len(), usize::MAX]);
        for offset in offsets {
            let before = &text[..boundary(&text, offset)];
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let expected =
                Position { line: 1 + before.matches('\n').count(), column: 1 + before[line_start..].chars().count() };
            assert_eq!(places.of(&text, offset), expected, "{offset}");
        }
    }
}
