//! Why a program has no fields, or cannot be changed, in words for its author.

use crate::locale::tr;
use crate::model::dialogue::CodeFault;
use crate::python::edit::EditError;
use crate::python::{ProgramError, Span};

/// A fault of the whole text.
pub(in crate::interpreter) fn without_place(words: impl Into<String>) -> CodeFault {
    CodeFault { words: words.into(), ..CodeFault::default() }
}

/// What is wrong with a program that does not parse.
pub(super) fn of_program(error: &ProgramError) -> CodeFault {
    let Span { start, end } = error.span;
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    CodeFault {
        line: number(error.position.line),
        column: number(error.position.column),
        start,
        end,
        words: sentence(&error.fault.to_string()),
    }
}

/// Why a program cannot be read or changed.
pub(super) fn of_edit(code: &str, error: &EditError) -> CodeFault {
    match error {
        EditError::Program(error) => of_program(error),
        EditError::NoCall if code.contains("requests.") && !code.contains("import requests") => {
            without_place(tr("fields-no-import"))
        }
        EditError::NoCall => without_place(tr("fields-no-call")),
        EditError::NotJson => without_place(tr("fields-not-json")),
        EditError::Hidden => without_place(tr("fields-hidden")),
    }
}

/// Words as a sentence.
pub(super) fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => format!("{}{}.", first.to_ascii_uppercase(), chars.as_str()),
        None => String::new(),
    }
}
