//! "Did you mean": the name that a misspelt one is closest to (CPython's `_compute_suggestion_error`).

/// What a letter more, less or another costs, and what another case costs.
const MOVE: usize = 2;
const CASE: usize = 1;

/// The longest name, and the most names, that are looked at.
const LONGEST: usize = 40;
const MOST: usize = 750;

/// The closest of the known names, if one is close enough.
pub(super) fn closest<'n>(wrong: &str, known: &[&'n str]) -> Option<&'n str> {
    if wrong.len() > LONGEST || known.len() > MOST {
        return None;
    }
    let mut best = wrong.len();
    let mut found = None;
    for name in known.iter().filter(|name| **name != wrong && name.len() <= LONGEST) {
        // No more than a third of the letters may differ.
        let most = (name.len() + wrong.len() + 3) * MOVE / 6;
        let distance = distance(wrong.as_bytes(), name.as_bytes());
        if distance <= most && distance < best {
            (best, found) = (distance, Some(*name));
        }
    }
    found
}

/// Levenshtein's distance.
fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).map(|place| place * MOVE).collect();
    for (place, a) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = (place + 1) * MOVE;
        for (column, b) in other.iter().enumerate() {
            let change = match a {
                _ if a == b => 0,
                _ if a.eq_ignore_ascii_case(b) => CASE,
                _ => MOVE,
            };
            let cost = (corner + change).min(row[column] + MOVE).min(row[column + 1] + MOVE);
            corner = std::mem::replace(&mut row[column + 1], cost);
        }
    }
    row[other.len()]
}
