//! Rows as a program has them.

use crate::locale::{Argument::Text, tr_with};
use crate::model::Row;

/// The names and values of the rows that are sent.
pub(super) fn sent_pairs(rows: &[Row]) -> Vec<(String, String)> {
    rows.iter().filter(|row| row.is_sent()).map(|row| (row.name.clone(), row.value.clone())).collect()
}

/// Takes pairs out that no row can send: a row without name and value is no field.
pub(super) fn without_blank(
    pairs: &[(String, String)],
    what: &str,
    notes: &mut Vec<String>,
) -> Vec<(String, String)> {
    let kept: Vec<_> =
        pairs.iter().filter(|(name, value)| !name.is_empty() || !value.is_empty()).cloned().collect();
    if kept.len() < pairs.len() {
        notes.push(tr_with("take-blank", &[("name", Text(what))]));
    }
    kept
}
