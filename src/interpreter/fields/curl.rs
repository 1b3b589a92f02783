//! The fields of a curl command.

use super::fault;
use crate::formats::curl::{self, ReadError};
use crate::locale::{at_place, key};
use crate::model::dialogue::{CodeFault, Fields};
use crate::model::{Draft, incoming};

/// Reads a command into the fields; what it leaves open stays as it is.
pub(in crate::interpreter) fn read(command: &str, draft: &Draft) -> Result<Fields, CodeFault> {
    let reading = curl::read(command).map_err(|error| of_error(command, &error))?;
    let mut draft = incoming(reading.request, draft.clone());
    if let Some(seconds) = reading.max_time {
        draft.options.timeout = seconds;
    }
    draft.options.follow_redirects |= reading.follows_redirects;
    let note = |note: &curl::Note| at_place(key!("note-at-place"), note.line, note.column, &note.to_string());
    Ok(Fields { draft, notes: reading.notes.iter().map(note).collect() })
}

fn of_error(command: &str, error: &ReadError) -> CodeFault {
    let line_start: usize = command.split_inclusive('\n').take(error.line - 1).map(str::len).sum();
    let line = &command[line_start..];
    let start = line_start + line.char_indices().nth(error.column - 1).map_or(line.len(), |(at, _)| at);
    let rest = &command[start..];
    let end = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    CodeFault {
        line: number(error.line),
        column: number(error.column),
        start: number(start),
        end: number(end),
        words: format!("{} {}", fault::sentence(&error.fault.to_string()), error.fault.remedy()),
    }
}
