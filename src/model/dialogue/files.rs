//! Files: what is saved, and what is opened.

use super::message::{ABOUT, Reader, Writer};
use crate::model::Draft;
use bytes::Bytes;
use std::rc::Rc;

/// A kind of file that can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// All that the page holds, as JSON.
    Session,
    /// The request, as an `.http` file.
    Request,
    /// The requests of the history, as an `.http` file.
    History,
}

impl FileKind {
    /// Every kind, each at its own number.
    pub const ALL: [Self; 3] = [Self::Session, Self::Request, Self::History];
}

/// What is to be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// As what.
    pub kind: FileKind,
    /// The fields.
    pub draft: Rc<Draft>,
    /// The program; empty where the fields say all.
    pub code: String,
    /// Whether secrets go along.
    pub with_secrets: bool,
    /// The history as storage has it, newest first, with its secrets only where they go along.
    pub entries: Vec<String>,
    /// Separates the parts of multipart bodies.
    pub boundary: String,
}

/// A file that the user opens, or a text that they drop.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The file's name; empty for a text.
    pub name: String,
    /// What is in it.
    pub content: Bytes,
    /// The fields as they are: what the file does not say stays.
    pub draft: Rc<Draft>,
}

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The fields; `None` where they follow the program.
    pub draft: Option<Draft>,
    /// The program; empty where the fields say all.
    pub code: String,
    /// Exchanges for the history as storage has them, newest first.
    pub entries: Vec<String>,
    /// What is said about it.
    pub words: String,
}

impl Saved {
    pub(super) fn write(&self, writer: &mut Writer) {
        writer.number(ABOUT, self.kind as u32);
        writer.long(&self.code);
        writer.draft(&self.draft);
        writer.flag("secrets", self.with_secrets);
        writer.texts("entry", &self.entries);
        writer.text("boundary", &self.boundary);
    }

    pub(super) fn read(reader: &mut Reader) -> Self {
        let kind = FileKind::ALL.get(reader.number(ABOUT) as usize).copied();
        reader.is_damaged |= kind.is_none();
        let (code, draft) = (reader.long(), Rc::new(reader.draft()));
        Self {
            kind: kind.unwrap_or(FileKind::Session),
            draft,
            code,
            with_secrets: reader.flag("secrets"),
            entries: reader.texts("entry"),
            boundary: reader.text("boundary"),
        }
    }
}

impl Opened {
    pub(super) fn write(&self, writer: &mut Writer) {
        writer.text("name", &self.name);
        writer.bytes(&self.content);
        writer.draft(&self.draft);
    }

    pub(super) fn read(reader: &mut Reader) -> Self {
        let (name, content) = (reader.text("name"), reader.bytes());
        Self { name, content, draft: Rc::new(reader.draft()) }
    }
}

impl Found {
    pub(super) fn write(&self, writer: &mut Writer) {
        writer.long(&self.code);
        writer.texts("entry", &self.entries);
        writer.text("words", &self.words);
        if let Some(draft) = &self.draft {
            writer.flag("fields", true);
            writer.draft(draft);
        }
    }

    pub(super) fn read(reader: &mut Reader) -> Self {
        let (code, entries, words) = (reader.long(), reader.texts("entry"), reader.text("words"));
        let draft = reader.flag("fields").then(|| reader.draft());
        Self { draft, code, entries, words }
    }
}
