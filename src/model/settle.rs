//! Rows brought into line with what another text says: those that are sent change, the others stay where they are.

use super::{Row, RowId};

/// Brings the sent rows into line with what is wanted. A row that fits stays, with its number; of the others each takes the
/// place of one, in order. What is switched off or blank stays as it is.
pub(crate) fn settle<T>(
    rows: &mut Vec<Row>,
    next: &mut RowId,
    wanted: &[T],
    fits: impl Fn(&Row, &T) -> bool,
    put: impl Fn(&mut Row, &T),
) {
    let sent: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].is_sent()).collect();
    let pairs = || sent.iter().zip(wanted);
    let start = pairs().take_while(|(at, wanted)| fits(&rows[**at], wanted)).count();
    let from_end = sent[start..].iter().rev().zip(wanted[start..].iter().rev());
    let end = from_end.take_while(|(at, wanted)| fits(&rows[**at], wanted)).count();
    let (old, new) = (&sent[start..sent.len() - end], &wanted[start..wanted.len() - end]);
    for (at, wanted) in old.iter().zip(new) {
        put(&mut rows[*at], wanted);
    }
    // Behind the last row that was brought into line.
    let mut place = start.checked_add(old.len().min(new.len())).and_then(|count| count.checked_sub(1));
    let mut at = place.take().and_then(|last| sent.get(last)).map_or(0, |last| last + 1);
    if old.len() > new.len() {
        for gone in old[new.len()..].iter().rev() {
            rows.remove(*gone);
        }
        return;
    }
    for wanted in &new[old.len()..] {
        // A blank row is there to be filled.
        if !rows.get(at).is_some_and(|row| row.on && row.is_blank()) {
            rows.insert(at, Row::new(*next, "", ""));
            *next = next.wrapping_add(1);
        }
        put(&mut rows[at], wanted);
        at += 1;
    }
}

/// The same for names and values.
pub(crate) fn settle_pairs(rows: &mut Vec<Row>, next: &mut RowId, wanted: &[(String, String)]) {
    settle(
        rows,
        next,
        wanted,
        |row, (name, value)| !row.as_file && row.name == *name && row.value == *value,
        |row, (name, value)| {
            put_pair(row, name, value);
        },
    );
}

/// Types a name and a value into a row.
pub(crate) fn put_pair(row: &mut Row, name: &str, value: &str) {
    row.forgotten &= row.value == value;
    row.as_file = false;
    name.clone_into(&mut row.name);
    value.clone_into(&mut row.value);
}
