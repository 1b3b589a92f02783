//! Which lines differ: a longest common subsequence, after what both texts begin and end with alike is set aside.

/// How many comparisons are made, at most; two texts that would need more are shown as wholly replaced.
const MAX_CELLS: usize = 4_000_000;

/// A line of one text or of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// In both.
    Same(&'a str),
    /// In the earlier one alone.
    Gone(&'a str),
    /// In the later one alone.
    New(&'a str),
}

/// Compares two texts.
pub fn lines<'a>(before: &'a str, after: &'a str) -> Vec<Line<'a>> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let head = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let (old, new) = (&before[head..], &after[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let mut lines: Vec<Line<'a>> = before[..head].iter().map(|line| Line::Same(line)).collect();
    lines.extend(middle(old, new));
    lines.extend(before[before.len() - tail..].iter().map(|line| Line::Same(line)));
    lines
}

fn middle<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Line<'a>> {
    let width = new.len() + 1;
    let cells = width.saturating_mul(old.len() + 1);
    // How many lines the rests have in common, from each pair of places on.
    let mut common = vec![0_u32; if cells > MAX_CELLS { 0 } else { cells }];
    if !common.is_empty() {
        for row in (0..old.len()).rev() {
            for column in (0..new.len()).rev() {
                let at = row * width + column;
                common[at] = if old[row] == new[column] {
                    common[at + width + 1] + 1
                } else {
                    common[at + width].max(common[at + 1])
                };
            }
        }
    }
    let cell = |row: usize, column: usize| common.get(row * width + column).copied().unwrap_or_default();
    let (mut row, mut column, mut lines) = (0, 0, Vec::new());
    while row < old.len() || column < new.len() {
        if row < old.len() && column < new.len() && old[row] == new[column] && !common.is_empty() {
            lines.push(Line::Same(old[row]));
            (row, column) = (row + 1, column + 1);
        } else if row < old.len() && (column == new.len() || cell(row + 1, column) >= cell(row, column + 1)) {
            lines.push(Line::Gone(old[row]));
            row += 1;
        } else {
            lines.push(Line::New(new[column]));
            column += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_in_the_middle_is_found() {
        let expected = [Line::Same("a"), Line::Gone("b"), Line::New("x"), Line::Same("c")];
        assert_eq!(lines("a\nb\nc", "a\nx\nc"), expected);
    }

    proptest! {
        #[test]
        fn both_texts_come_back(before in "([abc]\n){0,12}", after in "([abc]\n){0,12}") {
            let lines = lines(&before, &after);
            let side = |skip: fn(&Line<'_>) -> bool| -> String {
                lines.iter().filter(|line| !skip(line)).flat_map(|line| match line {
                    Line::Same(text) | Line::Gone(text) | Line::New(text) => [*text, "\n"],
                }).collect()
            };
            prop_assert_eq!(side(|line| matches!(line, Line::New(_))), before.as_str());
            prop_assert_eq!(side(|line| matches!(line, Line::Gone(_))), after.as_str());
        }
    }
}
