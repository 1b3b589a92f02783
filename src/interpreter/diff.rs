//! What changed between two texts, line by line.

/// A line of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// In both texts.
    Same(&'a str),
    /// In the first one alone.
    Gone(&'a str),
    /// In the second one alone.
    New(&'a str),
}

/// The most comparisons of lines: what differs in more of them is shown as replaced in one piece.
const MOST: usize = 1_000_000;

/// Compares two texts with as few lines gone and new as can be: a longest common subsequence.
///
/// ```
/// use put_playground::interpreter::{Line, diff};
/// let lines = diff("milk\nbread", "milk\neggs");
/// assert_eq!(lines, [Line::Same("milk"), Line::Gone("bread"), Line::New("eggs")]);
/// ```
pub fn diff<'a>(before: &'a str, after: &'a str) -> Vec<Line<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_rest, tail) = old_rest.split_at(old_rest.len() - end);
    let new_rest = &new_rest[..new_rest.len() - end];
    let mut lines: Vec<Line<'a>> = old[..start].iter().map(|line| Line::Same(line)).collect();
    middle(old_rest, new_rest, &mut lines);
    lines.extend(tail.iter().map(|line| Line::Same(line)));
    lines
}

fn middle<'a>(old: &[&'a str], new: &[&'a str], lines: &mut Vec<Line<'a>>) {
    let width = new.len() + 1;
    let (mut at, mut to) = (0, 0);
    if old.len() * new.len() <= MOST {
        // How many lines the texts from here on can have in common.
        let mut common = vec![0_u32; (old.len() + 1) * width];
        for row in (0..old.len()).rev() {
            for column in (0..new.len()).rev() {
                common[row * width + column] = if old[row] == new[column] {
                    common[(row + 1) * width + column + 1] + 1
                } else {
                    common[(row + 1) * width + column].max(common[row * width + column + 1])
                };
            }
        }
        while at < old.len() && to < new.len() {
            if old[at] == new[to] {
                lines.push(Line::Same(old[at]));
                (at, to) = (at + 1, to + 1);
            } else if common[(at + 1) * width + to] >= common[at * width + to + 1] {
                lines.push(Line::Gone(old[at]));
                at += 1;
            } else {
                lines.push(Line::New(new[to]));
                to += 1;
            }
        }
    }
    lines.extend(old[at..].iter().map(|line| Line::Gone(line)));
    lines.extend(new[to..].iter().map(|line| Line::New(line)));
}
