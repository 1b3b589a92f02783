//! A pasted text as the words of one curl command, whatever the shell it was written for.

use super::note::{Fault, Note, NoteKind, ReadError};
use super::{posix, windows};

/// One word of a command. Quoting can give bytes that are no text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// What the program gets.
    pub bytes: Vec<u8>,
    /// Where it begins, in bytes of the pasted text.
    pub at: usize,
}

impl Word {
    /// The word as text.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// The words after `curl`, and what is known beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Command {
    /// The arguments.
    pub words: Vec<Word>,
    /// What comes through a pipe or from a here-document, where it can be known.
    pub stdin: Option<Vec<u8>>,
}

/// Line and column, both counted from 1, the column in characters.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// Names places in a text.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    text: &'a str,
    /// The notes so far.
    pub notes: Vec<Note>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, notes: Vec::new() }
    }

    pub(super) fn add(&mut self, kind: NoteKind, what: impl Into<String>, at: usize) {
        let (line, column) = place(self.text, at);
        self.notes.push(Note { kind, what: what.into(), line, column });
    }

    pub(super) fn error(&self, fault: Fault, at: usize) -> ReadError {
        let (line, column) = place(self.text, at);
        ReadError { fault, line, column }
    }
}

/// Takes the text apart, for the shell that it looks to be written for.
pub(super) fn split(text: &str, notes: &mut Notes<'_>) -> Result<Command, ReadError> {
    let pipeline = match windows::shell(text) {
        Some(shell) => {
            posix::Pipeline { programs: vec![windows::words(text, shell, notes)?], ..Default::default() }
        }
        None => posix::pipeline(text, notes)?,
    };
    let mut stdin = None;
    let mut first = None;
    for words in pipeline.programs {
        // What a copied prompt leaves.
        let start = words.iter().position(|word| !matches!(word.bytes.as_slice(), b"$" | b"%" | b">"));
        let words = words.get(start.unwrap_or(words.len())..).unwrap_or_default();
        let Some(program) = words.first() else {
            continue;
        };
        if is_curl(&program.text()) {
            return Ok(Command { words: words[1..].to_vec(), stdin: pipeline.stdin.or(stdin) });
        }
        stdin = match words {
            [program, format] if program.bytes == b"printf" => Some(posix::printf(&format.bytes)),
            _ => None,
        };
        first = first.or(Some((program.text(), program.at)));
    }
    Err(match first {
        Some((program, at)) => notes.error(Fault::NotCurl(program), at),
        None => notes.error(Fault::Empty, 0),
    })
}

/// `curl`, `curl.exe`, `/usr/bin/curl`.
fn is_curl(program: &str) -> bool {
    let name = program.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    name == "curl" || name == "curl.exe"
}
