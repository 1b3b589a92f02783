//! A program that runs, and what it said.

use crate::http::Request;
use crate::locale::{tr, tr_count};
use crate::model::{ChosenFile, Draft};
use std::rc::Rc;

/// The `id` of the field for a file that a program opens.
pub const PROGRAM_FILE: &str = "program-file";

/// How much of what a program prints is shown: 128 KiB.
const SHOWN_BYTES: usize = 128 * 1024;

/// How many bytes of output are one piece: what is complete is not drawn again.
const PIECE_BYTES: usize = 4096;

/// Who says something in the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The program prints.
    Program,
    /// Python reports an error.
    Error,
    /// The playground remarks something.
    Note,
}

/// A piece of the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Who says it.
    pub voice: Voice,
    /// What.
    pub text: String,
}

/// What a program is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum RunState {
    /// None has been run.
    #[default]
    Idle,
    /// It computes.
    Computing,
    /// It waits for the answer to a request with this time limit, in milliseconds.
    Sending(Option<u32>),
    /// It wants to send this, and the practice server is not there yet.
    Waiting(Box<Wanted>),
    /// It opens the file of this name, which the user is asked for.
    Asking(String),
    /// It has ended, by itself or not.
    Ended,
}

/// A request that a program wants sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The request.
    pub request: Rc<Request>,
    /// The same as fields.
    pub draft: Rc<Draft>,
    /// The time limit in milliseconds.
    pub timeout_ms: Option<u32>,
    /// Whether redirects are followed.
    pub follows_redirects: bool,
}

/// The program that runs, or the last one that did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// Counts the runs.
    pub id: u32,
    /// What it is doing.
    pub state: RunState,
    /// What it said.
    pub output: Vec<Output>,
    /// How many requests it sent.
    pub sent: u32,
    /// The files that the user chose for programs.
    pub(in crate::model) files: Vec<ChosenFile>,
    size: usize,
}

impl Run {
    /// Whether a program is running.
    pub fn is_on(&self) -> bool {
        !matches!(self.state, RunState::Idle | RunState::Ended)
    }

    /// How many requests it sent, as a sentence.
    pub fn count(&self) -> String {
        tr_count("run-sent", self.sent as usize)
    }

    /// Begins the next run.
    pub(in crate::model) fn begin(&mut self) {
        let files = std::mem::take(&mut self.files);
        *self = Self { id: self.id + 1, state: RunState::Computing, files, ..Self::default() };
    }

    /// Takes in what is said: no more than is shown of what is printed, and each note once.
    pub(in crate::model) fn say(&mut self, voice: Voice, text: &str) {
        let is_known = |said: &Output| said.voice == Voice::Note && said.text == text;
        if text.is_empty() || (voice == Voice::Note && self.output.iter().any(is_known)) {
            return;
        }
        let mut text = text;
        if voice == Voice::Program {
            let room = SHOWN_BYTES.saturating_sub(self.size);
            if text.len() > room {
                let end = (0..=room).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
                self.say(Voice::Note, tr("program-prints-more"));
                text = &text[..end];
            }
            self.size += text.len();
        }
        match self.output.last_mut() {
            Some(last) if voice == Voice::Program && last.voice == voice && last.text.len() < PIECE_BYTES => {
                last.text.push_str(text);
            }
            _ if text.is_empty() => {}
            _ => self.output.push(Output { voice, text: text.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_output_is_bounded_and_says_so() {
        let mut run = Run::default();
        run.begin();
        for _ in 0..100_000 {
            run.say(Voice::Program, "0123456789\n");
        }
        let printed: usize =
            run.output.iter().filter(|said| said.voice == Voice::Program).map(|said| said.text.len()).sum();
        assert_eq!(printed, SHOWN_BYTES);
        assert_eq!(run.output.iter().filter(|said| said.voice == Voice::Note).count(), 1);
        run.say(Voice::Error, "ValueError: too much");
        assert_eq!(
            run.output.last().map(|said| said.voice),
            Some(Voice::Error),
            "how it ended is always shown"
        );
    }

    #[test]
    fn a_note_is_made_once_and_prints_join() {
        let mut run = Run::default();
        run.begin();
        for _ in 0..3 {
            run.say(Voice::Note, "the browser follows redirects");
            run.say(Voice::Program, "a");
        }
        assert_eq!(run.output.len(), 2);
        assert_eq!(run.output[1].text, "aaa");
    }
}
