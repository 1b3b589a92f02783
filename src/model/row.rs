//! Key/value rows: form fields, query parameters, request headers.

use super::ChosenFile;

/// Names a row for as long as it lives, whatever its place.
pub type RowId = u32;

/// Which rows are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// Query parameters, appended to the URL.
    Query,
    /// Request headers.
    Headers,
    /// Fields of a form body.
    Form,
    /// Parts of a multipart body.
    Parts,
}

/// One row. What is typed stays as it was typed, in every state of the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The row's own number.
    pub id: RowId,
    /// Whether the row is sent.
    pub on: bool,
    /// The name, key, or header name.
    pub name: String,
    /// The value.
    pub value: String,
    /// Multipart only: whether the row sends its file and not its value.
    pub as_file: bool,
    /// Multipart only: the file chosen.
    pub file: Option<ChosenFile>,
    /// The value was a secret, and storage did not keep it.
    pub forgotten: bool,
}

impl Row {
    /// A row that is sent.
    pub fn new(id: RowId, name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { id, on: true, name: name.into(), value: value.into(), ..Self::default() }
    }

    /// Whether nothing was typed or chosen: such a row is not sent.
    pub fn is_blank(&self) -> bool {
        self.name.is_empty() && self.value.is_empty() && self.file.is_none()
    }

    /// Whether the row is part of the request.
    pub fn is_sent(&self) -> bool {
        self.on && !self.is_blank()
    }
}

/// Where a row moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the first row.
    Up,
    /// Towards the last row.
    Down,
}

/// A change of a list of rows.
#[derive(Clone, Debug, PartialEq)]
pub enum RowEdit {
    /// Add a blank row at the end.
    Add,
    /// Take the row out.
    Remove(RowId),
    /// Send the row, or keep it without sending it.
    SetOn(RowId, bool),
    /// Type the name.
    SetName(RowId, String),
    /// Type the value.
    SetValue(RowId, String),
    /// Exchange the row with its neighbour.
    Move(RowId, Direction),
    /// Send a file, or a value.
    SetAsFile(RowId, bool),
    /// A file was chosen.
    SetFile(RowId, ChosenFile),
    /// Put pairs in the row's place: it is used up when it is blank, and kept in front when it is not.
    Fill(RowId, Vec<(String, String)>),
}

/// Changes the rows; `next_id` gives new rows their number. A row that is gone is left alone.
pub(super) fn edit_rows(rows: &mut Vec<Row>, next_id: &mut RowId, edit: RowEdit) {
    match edit {
        RowEdit::Add => rows.push(new_row(next_id, "", "")),
        RowEdit::Remove(id) => {
            rows.retain(|row| row.id != id);
            if rows.is_empty() {
                rows.push(new_row(next_id, "", ""));
            }
        }
        RowEdit::SetOn(id, on) => with(rows, id, |row| row.on = on),
        RowEdit::SetName(id, name) => with(rows, id, |row| row.name = name),
        RowEdit::SetValue(id, value) => with(rows, id, |row| {
            row.value = value;
            row.forgotten = false;
        }),
        RowEdit::Move(id, direction) => {
            let at = rows.iter().position(|row| row.id == id);
            let to = at.and_then(|at| match direction {
                Direction::Up => at.checked_sub(1),
                Direction::Down => Some(at + 1).filter(|to| *to < rows.len()),
            });
            if let (Some(at), Some(to)) = (at, to) {
                rows.swap(at, to);
            }
        }
        RowEdit::SetAsFile(id, as_file) => with(rows, id, |row| row.as_file = as_file),
        RowEdit::SetFile(id, file) => with(rows, id, |row| row.file = Some(file)),
        RowEdit::Fill(id, pairs) => {
            let Some(at) = rows.iter().position(|row| row.id == id) else {
                return;
            };
            let new: Vec<Row> = pairs.iter().map(|(name, value)| new_row(next_id, name, value)).collect();
            let replaced = if rows[at].is_blank() { at..at + 1 } else { at + 1..at + 1 };
            rows.splice(replaced, new);
        }
    }
}

fn new_row(next_id: &mut RowId, name: &str, value: &str) -> Row {
    let id = *next_id;
    *next_id = next_id.wrapping_add(1);
    Row::new(id, name, value)
}

fn with(rows: &mut [Row], id: RowId, change: impl FnOnce(&mut Row)) {
    if let Some(row) = rows.iter_mut().find(|row| row.id == id) {
        change(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(names: &[&str]) -> (Vec<Row>, RowId) {
        let mut next = 0;
        (names.iter().map(|name| new_row(&mut next, name, "")).collect(), next)
    }

    fn names(rows: &[Row]) -> Vec<&str> {
        rows.iter().map(|row| row.name.as_str()).collect()
    }

    #[test]
    fn moving_past_an_end_changes_nothing() {
        let (mut rows, mut next) = rows(&["a", "b", "c"]);
        edit_rows(&mut rows, &mut next, RowEdit::Move(0, Direction::Up));
        edit_rows(&mut rows, &mut next, RowEdit::Move(2, Direction::Down));
        assert_eq!(names(&rows), ["a", "b", "c"]);
        edit_rows(&mut rows, &mut next, RowEdit::Move(2, Direction::Up));
        assert_eq!(names(&rows), ["a", "c", "b"]);
    }

    #[test]
    fn the_last_row_leaves_a_blank_one_with_a_new_number() {
        let (mut rows, mut next) = rows(&["a"]);
        edit_rows(&mut rows, &mut next, RowEdit::Remove(0));
        assert_eq!((rows.len(), rows[0].id, rows[0].is_blank()), (1, 1, true));
    }

    #[test]
    fn filling_uses_a_blank_row_up_and_keeps_a_typed_one() {
        let pairs = vec![("x".to_owned(), "1".to_owned()), ("x".to_owned(), "2".to_owned())];
        let (mut rows, mut next) = rows(&["a", "", "b"]);
        edit_rows(&mut rows, &mut next, RowEdit::Fill(1, pairs.clone()));
        assert_eq!(names(&rows), ["a", "x", "x", "b"]);
        edit_rows(&mut rows, &mut next, RowEdit::Fill(0, pairs));
        assert_eq!(names(&rows), ["a", "x", "x", "x", "x", "b"]);
    }
}
