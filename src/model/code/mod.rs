//! The program beside the fields: the other face of the draft.

mod change;
mod colours;
mod editing;
mod past;
mod run;

pub use change::Change;
pub use colours::{COLOURED_BYTES, Piece, lines};
pub use run::{Output, PROGRAM_FILE, Run, RunState, Voice, Wanted};

use super::dialogue::{CodeFault, Colour, PythonRequest, Translation};
use crate::formats::Language;
use past::Past;
use std::ops::Range;
use std::rc::Rc;

/// The `id` of the editor's element.
pub const EDITOR: &str = "code";

/// How far the interpreter has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// Nobody has needed it: it is not loaded.
    #[default]
    Unasked,
    /// It was asked something, and has said nothing yet.
    Starting,
    /// It answers.
    Ready,
    /// It did not come, or stopped by a fault of its own; these are its words.
    Failed(String),
}

/// What a key does in the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditorKey {
    /// Indents.
    Tab,
    /// Takes indentation away.
    BackTab,
    /// Begins a line.
    Enter,
    /// Undoes the last step.
    Undo,
    /// Does again what was undone.
    Redo,
    /// Lets the next Tab leave the editor.
    Escape,
}

/// What Tab, Shift+Tab and Enter make of a text and of what is selected in it, in UTF-16 units; `None` where they change
/// nothing, as other keys do.
pub fn edited(key: EditorKey, text: &str, selection: &Range<u32>) -> Option<(String, Range<u32>)> {
    let place = |units| editing::byte_at(text, units);
    let selection = place(selection.start)..place(selection.end.max(selection.start));
    let (text, selection) = match key {
        EditorKey::Tab => editing::indent(text, selection),
        EditorKey::BackTab => editing::dedent(text, selection)?,
        EditorKey::Enter => editing::new_line(text, selection),
        EditorKey::Undo | EditorKey::Redo | EditorKey::Escape => return None,
    };
    let units = |place| editing::units_at(&text, place);
    let selection = units(selection.start)..units(selection.end);
    Some((text, selection))
}

/// Something that the user does with the program.
#[derive(Clone, Debug, PartialEq)]
pub enum CodeMsg {
    /// Type: this is the whole text then.
    Type(String),
    /// Press a key that the editor has a use for, with the selection in UTF-16 units.
    Key(EditorKey, Range<u32>),
    /// The focus left the editor.
    Leave,
    /// Write the program anew from the fields.
    Rewrite,
    /// Start the interpreter once more.
    Retry,
    /// Choose the language that is shown.
    Show(Language),
    /// Save what is shown as a file.
    Save,
    /// Type a curl command.
    Command(String),
    /// Fill the fields from this curl command.
    TakeCommand(String),
}

/// The program and what is known about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Code {
    /// The program as typed, or as written for the fields; empty until the interpreter has written it.
    pub text: String,
    /// Names this state of program and fields.
    pub revision: u32,
    /// Its colours.
    pub colours: Vec<Colour>,
    /// What is wrong with it, or why it does not follow the fields.
    pub fault: Option<CodeFault>,
    /// Whether it does not say what the fields say, because it could not be changed so.
    pub strays: bool,
    /// What one of the two faces says and the other does not, one sentence each.
    pub notes: Vec<String>,
    /// How far the interpreter has come.
    pub presence: Presence,
    /// Whether the user wrote in it: only then it is stored.
    pub is_typed: bool,
    /// Whether Escape was pressed: the next Tab leaves the editor.
    pub tab_leaves: bool,
    /// The language that is shown.
    pub language: Language,
    /// The fields in that language, if it is not Python.
    pub translation: Option<Rc<Translation>>,
    /// What `requests` would send, or the traceback or fault in its place.
    pub sends: Option<Rc<Result<PythonRequest, String>>>,
    /// The curl command in its box.
    pub command: String,
    /// What is wrong with that command.
    pub command_fault: Option<CodeFault>,
    past: Past,
    /// Whether the user changed the program last, so that the fields follow it and not it the fields.
    pub(super) leads: bool,
    /// Whether it is to be written as if there were none.
    pub(super) is_anew: bool,
    /// The state that the interpreter was asked about and has not answered for.
    pub(super) asked: Option<u32>,
    /// The state for which program and fields are known to agree, or to be at odds.
    pub(super) settled: Option<u32>,
}

impl Code {
    /// A program from storage; an empty one is none.
    pub fn kept(text: String) -> Self {
        Self { is_typed: !text.is_empty(), text, ..Self::default() }
    }

    /// Whether the interpreter answers, or is expected to.
    pub fn is_in_use(&self) -> bool {
        matches!(self.presence, Presence::Starting | Presence::Ready)
    }

    /// Takes a new text in, as a step that can be undone; says whether it differs.
    pub(super) fn set(&mut self, text: String, is_typed: bool) -> bool {
        let Some(change) = Change::between(&self.text, &text) else {
            return false;
        };
        self.text = text;
        self.fit(&change);
        self.past.record(change, is_typed);
        true
    }

    /// Does what a key does; says where the caret or the selection is then, if anything changed.
    pub(super) fn press(&mut self, key: EditorKey, selection: &Range<u32>) -> Option<Range<u32>> {
        let selection = match key {
            EditorKey::Undo => self.step(Past::undo)?,
            EditorKey::Redo => self.step(Past::redo)?,
            _ => {
                let (text, selection) = edited(key, &self.text, selection)?;
                self.set(text, false);
                return Some(selection);
            }
        };
        let units = |place| editing::units_at(&self.text, place);
        Some(units(selection.start)..units(selection.end))
    }

    fn step(&mut self, take: fn(&mut Past) -> Option<Change>) -> Option<Range<usize>> {
        let change = take(&mut self.past)?;
        change.apply(&mut self.text);
        self.fit(&change);
        Some(change.end()..change.end())
    }

    /// Keeps colours and fault at their places, until the interpreter has read the new text.
    fn fit(&mut self, change: &Change) {
        if self.text.len() > COLOURED_BYTES {
            self.colours.clear();
        } else {
            self.colours = colours::refit(&self.colours, change);
        }
        if let Some(fault) = &mut self.fault {
            let carry = |place: u32| u32::try_from(change.carry(place as usize)).unwrap_or(u32::MAX);
            (fault.start, fault.end) = (carry(fault.start), carry(fault.end));
        }
    }

    /// What is wrong with the program, by its place; `None` where the fault has none.
    pub fn faulty(&self) -> Option<Range<usize>> {
        let fault = self.fault.as_ref().filter(|fault| fault.line > 0)?;
        Some(fault.start as usize..fault.end as usize)
    }
}
