//! Sentences with gaps.

/// The longest part of a value that a sentence repeats, in characters; the value itself stands beside it.
const MAX_REPEATED: usize = 60;

/// A sentence with its gaps filled: `{}` with the whole item, `{1}` with what the first form read, `{1:day/days}` with
/// that number and its noun.
pub(super) fn fill(says: &str, item: &str, holes: &[String]) -> String {
    let mut text = String::new();
    let mut rest = says;
    while let Some((before, after)) = rest.split_once('{') {
        let (gap, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        let (index, nouns) = gap.split_once(':').unwrap_or((gap, ""));
        match index.parse::<usize>().ok().and_then(|index| holes.get(index.checked_sub(1)?)) {
            Some(hole) if nouns.is_empty() => text.push_str(hole),
            Some(hole) => text.push_str(&counted(hole, nouns)),
            None => text.push_str(&clip(item)),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// A number with `day` or `days`, given as `day/days`.
pub(super) fn counted(number: &str, nouns: &str) -> String {
    let (one, many) = nouns.split_once('/').unwrap_or((nouns, nouns));
    format!("{number} {}", if number == "1" { one } else { many })
}

/// The text, cut short if it is long.
pub(super) fn clip(text: &str) -> String {
    match text.char_indices().nth(MAX_REPEATED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled() {
        let holes = ["1".to_owned(), "b".to_owned()];
        assert_eq!(fill("{2} in {1:day/days}, {}, {9}", "x", &holes), "b in 1 day, x, x");
        assert_eq!(fill("{1:day/days", "x", &["2".to_owned()]), "2 days");
        assert_eq!(clip(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
    }
}
