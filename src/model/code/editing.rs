//! What Tab, Shift+Tab and Enter do to a program.

use std::ops::Range;

/// One step of indentation (PEP 8).
const STEP: &str = "    ";

/// A text and what is selected in it, in bytes.
pub type Edited = (String, Range<usize>);

/// Indents the selected lines; without a selection, puts a step where the caret is.
pub(super) fn indent(text: &str, selection: Range<usize>) -> Edited {
    let mut text = text.to_owned();
    if selection.is_empty() {
        text.insert_str(selection.start, STEP);
        return (text, caret(selection.start + STEP.len()));
    }
    let Range { start, mut end } = selection;
    for line in line_starts(&text, &selection).into_iter().rev() {
        if !text[line..].starts_with('\n') {
            text.insert_str(line, STEP);
            end += STEP.len();
        }
    }
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    (text, first..end)
}

/// Takes a step of indentation from the selected lines, or from the caret's; `None` where there is none to take.
pub(super) fn dedent(text: &str, selection: Range<usize>) -> Option<Edited> {
    let mut edited = text.to_owned();
    let Range { mut start, mut end } = selection;
    for line in line_starts(text, &selection).into_iter().rev() {
        let spaces = text[line..].bytes().take(STEP.len()).take_while(|byte| *byte == b' ').count();
        let width = if text[line..].starts_with('\t') { 1 } else { spaces };
        edited.replace_range(line..line + width, "");
        let before = |place: usize| if place >= line + width { place - width } else { place.min(line) };
        (start, end) = (before(start), before(end));
    }
    (edited != text).then_some((edited, start..end))
}

/// Begins a line with the indentation of this one, and a step more after a colon.
pub(super) fn new_line(text: &str, selection: Range<usize>) -> Edited {
    let line = text[..selection.start].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[line..selection.start];
    let indent = &before[..before.len() - before.trim_start_matches([' ', '\t']).len()];
    let step = if before.trim_end().ends_with(':') { STEP } else { "" };
    let new = format!("\n{indent}{step}");
    let at = selection.start + new.len();
    let mut text = text.to_owned();
    text.replace_range(selection, &new);
    (text, caret(at))
}

fn caret(at: usize) -> Range<usize> {
    at..at
}

/// Where the selected lines begin. A line that is selected up to its first character only does not count.
fn line_starts(text: &str, selection: &Range<usize>) -> Vec<usize> {
    let first = text[..selection.start].rfind('\n').map_or(0, |at| at + 1);
    let last = if selection.is_empty() { selection.end } else { selection.end - 1 };
    let last = (0..=last).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let more = text[first..last.max(first)].match_indices('\n').map(|(at, _)| first + at + 1);
    std::iter::once(first).chain(more).collect()
}

/// The byte at which this many UTF-16 units of a text end, as browsers count them.
pub(super) fn byte_at(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    let end = text.char_indices().find(|(_, c)| {
        let is_there = left < c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        is_there
    });
    end.map_or(text.len(), |(at, _)| at)
}

/// How many UTF-16 units a text has up to this byte.
pub(super) fn units_at(text: &str, byte: usize) -> u32 {
    let units: usize = text.get(..byte).unwrap_or(text).chars().map(char::len_utf16).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text whose selection stands between `[` and `]`, or whose caret is `|`.
    fn read(marked: &str) -> Edited {
        let text = marked.replace(['[', ']', '|'], "");
        match (marked.find('['), marked.find(']'), marked.find('|')) {
            (Some(start), Some(end), _) => (text, start..end - 1),
            (_, _, Some(at)) => (text, at..at),
            _ => panic!("no selection in {marked:?}"),
        }
    }

    fn write((text, selection): Edited) -> String {
        let mut text = text;
        if selection.is_empty() {
            text.insert(selection.start, '|');
        } else {
            text.insert(selection.end, ']');
            text.insert(selection.start, '[');
        }
        text
    }

    fn indented(marked: &str) -> String {
        let (text, selection) = read(marked);
        write(indent(&text, selection))
    }

    fn dedented(marked: &str) -> Option<String> {
        let (text, selection) = read(marked);
        dedent(&text, selection).map(write)
    }

    fn broken(marked: &str) -> String {
        let (text, selection) = read(marked);
        write(new_line(&text, selection))
    }

    #[test]
    fn tab_indents_the_caret_or_every_selected_line() {
        assert_eq!(indented("a|b"), "a    |b");
        assert_eq!(indented("a\nb[c\nd]e\nf"), "a\n[    bc\n    d]e\nf");
        assert_eq!(indented("[a\n]b"), "[    a\n]b", "a line selected up to its start stays");
        assert_eq!(indented("[a\n\nb]"), "[    a\n\n    b]", "a blank line stays blank");
        assert_eq!(indented("[é]"), "[    é]");
    }

    #[test]
    fn shift_tab_takes_a_step_away_where_there_is_one() {
        assert_eq!(dedented("    a|b"), Some("a|b".to_owned()));
        assert_eq!(dedented("  |  ab"), Some("|ab".to_owned()));
        assert_eq!(dedented("    [a\n  b\nc\n\td]"), Some("[a\nb\nc\nd]".to_owned()));
        assert_eq!(dedented("a|"), None);
        assert_eq!(dedented("     |a"), Some(" |a".to_owned()));
    }

    #[test]
    fn enter_keeps_the_indentation_and_a_colon_deepens_it() {
        assert_eq!(broken("  a|b"), "  a\n  |b");
        assert_eq!(broken("for x in y:|"), "for x in y:\n    |");
        assert_eq!(broken("    if x: |\n"), "    if x: \n        |\n");
        assert_eq!(broken(" [ a]b"), " \n |b");
        assert_eq!(broken("a\n|"), "a\n\n|");
    }

    #[test]
    fn places_are_those_of_a_browser() {
        let text = "aé\u{1f600}b";
        for (units, byte) in [(0, 0), (1, 1), (2, 3), (4, 7), (5, 8)] {
            assert_eq!((byte_at(text, units), units_at(text, byte)), (byte, units));
        }
        assert_eq!(byte_at(text, 3), 3, "no place inside a character");
        assert_eq!((byte_at(text, 99), units_at(text, 99)), (8, 5));
    }
}
