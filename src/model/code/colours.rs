//! The colours of a program, and the program as lines of coloured pieces.

use super::Change;
use crate::model::dialogue::{Colour, Kind};
use std::ops::Range;

/// A longer program than this many bytes has no colours: drawing them at each key would be slower than typing.
pub const COLOURED_BYTES: usize = 32 * 1024;

/// A stretch of a line that is drawn alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: Kind,
    /// Whether it is what is wrong with the program.
    pub is_faulty: bool,
    /// Its text.
    pub text: &'a str,
}

/// The colours after a change, until the interpreter has read the new text: what did not change keeps its own, and what
/// was typed into a string or a comment belongs to it.
pub(super) fn refit(colours: &[Colour], change: &Change) -> Vec<Colour> {
    let removed = change.at..change.at + change.old.len();
    let mut fitted = Vec::with_capacity(colours.len() + 2);
    let (mut start, mut is_in) = (0, false);
    for Colour { kind, length } in colours.iter().copied() {
        let run = start..start + length as usize;
        start = run.end;
        let before = clip(&run, &(0..removed.start));
        let after = clip(&run, &(removed.end..usize::MAX));
        if !is_in && run.end > removed.start {
            is_in = true;
            let is_inside = before > 0 && after > 0 && matches!(kind, Kind::Text | Kind::Comment);
            let middle = if is_inside { kind } else { Kind::Plain };
            push(&mut fitted, kind, before);
            push(&mut fitted, middle, change.new.len());
            push(&mut fitted, kind, after);
        } else {
            push(&mut fitted, kind, before + after);
        }
    }
    if !is_in {
        push(&mut fitted, Kind::Plain, change.new.len());
    }
    fitted
}

/// How much of a run lies in a stretch.
fn clip(run: &Range<usize>, stretch: &Range<usize>) -> usize {
    run.end.min(stretch.end).saturating_sub(run.start.max(stretch.start))
}

fn push(colours: &mut Vec<Colour>, kind: Kind, length: usize) {
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    match colours.last_mut() {
        _ if length == 0 => {}
        Some(last) if last.kind == kind => last.length += length,
        _ => colours.push(Colour { kind, length }),
    }
}

/// The program line by line, in pieces of one colour; `fault` is what is wrong with it. A fault without a character of its
/// own, such as the end of a line, has a space.
pub fn lines<'a>(text: &'a str, colours: &[Colour], fault: Option<Range<usize>>) -> Vec<Vec<Piece<'a>>> {
    let fault = fault.map(|fault| {
        let start = floor(text, fault.start);
        let next = text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
        start..floor(text, fault.end).max(start + next)
    });
    let mut lines = vec![Vec::new()];
    let (mut at, mut is_drawn) = (0_usize, false);
    let rest = Colour { kind: Kind::Plain, length: u32::MAX };
    for Colour { kind, length } in colours.iter().copied().chain([rest]) {
        let end = floor(text, at.saturating_add(length as usize));
        let cuts = fault.clone().unwrap_or(0..0);
        for (from, to) in
            [(at, end.min(cuts.start)), (at.max(cuts.start), end.min(cuts.end)), (at.max(cuts.end), end)]
        {
            let Some(stretch) = text.get(from..to).filter(|_| from < to) else { continue };
            let is_faulty = from >= cuts.start && to <= cuts.end;
            for (number, text) in stretch.split('\n').enumerate() {
                if number > 0 {
                    lines.push(Vec::new());
                }
                if let Some(line) = lines.last_mut().filter(|_| !text.is_empty()) {
                    is_drawn |= is_faulty;
                    line.push(Piece { kind, is_faulty, text });
                }
            }
        }
        at = end;
    }
    if let Some(fault) = fault.filter(|_| !is_drawn) {
        let line = text[..fault.start].matches('\n').count();
        lines[line].push(Piece { kind: Kind::Plain, is_faulty: true, text: " " });
    }
    lines
}

/// The last boundary of characters that is not behind this place.
fn floor(text: &str, place: usize) -> usize {
    let mut place = place.min(text.len());
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn colour(kind: Kind, length: u32) -> Colour {
        Colour { kind, length }
    }

    #[test]
    fn what_did_not_change_keeps_its_colour() {
        let before = "x = 'ab' # c";
        let colours =
            [colour(Kind::Plain, 4), colour(Kind::Text, 4), colour(Kind::Plain, 1), colour(Kind::Comment, 3)];
        let fit = |after: &str| refit(&colours, &Change::between(before, after).unwrap());
        assert_eq!(fit("x = 'aXb' # c")[1], colour(Kind::Text, 5), "typed into a string");
        assert_eq!(
            fit("x = 12 # c"),
            [colour(Kind::Plain, 7), colour(Kind::Comment, 3)],
            "in the place of a string"
        );
        assert_eq!(fit("x = 'ab' # c!").last(), Some(&colour(Kind::Plain, 1)));
        assert_eq!(fit("xy = 'ab' # c")[0], colour(Kind::Plain, 5));
        assert_eq!(fit(""), []);
    }

    #[test]
    fn a_fault_is_drawn_where_it_is_even_behind_the_last_character() {
        let drawn = |text, fault| {
            let lines = lines(text, &[], Some(fault));
            let faulty = lines.iter().enumerate().flat_map(|(number, line)| {
                line.iter().filter(|piece| piece.is_faulty).map(move |piece| (number, piece.text))
            });
            faulty.collect::<Vec<_>>()
        };
        assert_eq!(drawn("a\nbcd", 3..4), [(1, "c")]);
        assert_eq!(drawn("a\nbcd", 0..3), [(0, "a"), (1, "b")]);
        assert_eq!(drawn("f(\nb", 2..2), [(0, " ")]);
        assert_eq!(drawn("f(", 2..2), [(0, " ")]);
        assert_eq!(drawn("", 0..0), [(0, " ")]);
        assert_eq!(drawn("aé", 1..1), [(1 - 1, "é")]);
        assert_eq!(drawn("a", 7..9), [(0, " ")]);
    }

    proptest! {
        #[test]
        fn the_pieces_make_up_the_text(
            text in "[ab é\n]{0,12}",
            lengths in prop::collection::vec(0_u32..5, 0..5),
            fault in prop::option::of((0_usize..14, 0_usize..4)),
        ) {
            let colours: Vec<Colour> = lengths.iter().map(|length| colour(Kind::Number, *length)).collect();
            let fault = fault.map(|(start, length)| start..start + length);
            let drawn = lines(&text, &colours, fault);
            let joined: Vec<String> = drawn.iter().map(|line| line.iter().map(|piece| piece.text).collect()).collect();
            let expected: Vec<&str> = text.split('\n').collect();
            prop_assert_eq!(joined.len(), expected.len());
            for (joined, expected) in joined.iter().zip(expected) {
                prop_assert!(joined == expected || joined.strip_suffix(' ') == Some(expected));
            }
        }

        #[test]
        fn refitted_colours_cover_the_new_text(before in "[abc]{0,8}", after in "[abc]{1,8}", cut in 0_usize..8) {
            let cut = cut.min(before.len());
            let length = |bytes: usize| u32::try_from(bytes).unwrap();
            let colours = [colour(Kind::Text, length(cut)), colour(Kind::Number, length(before.len() - cut))];
            if let Some(change) = Change::between(&before, &after) {
                let total: u32 = refit(&colours, &change).iter().map(|colour| colour.length).sum();
                prop_assert_eq!(total as usize, after.len());
            }
        }
    }
}
