//! What questions and answers have in common, written and read.

use super::message::{Reader, Writer};
use super::{CodeFault, Colour, Fields, Kind};
use crate::formats::Language;
use crate::http::{HeaderList, Request};
use crate::model::{Draft, Row, RowId, read_draft, write_draft};
use bytes::Bytes;
use std::vec::IntoIter;

impl Writer {
    /// Adds a draft: its text, the numbers of its rows, which the text leaves out, and the content of its files.
    pub fn draft(&mut self, draft: &Draft) {
        self.text("draft", &write_draft(draft));
        let mut numbers = String::new();
        for row in [&draft.query, &draft.headers, &draft.body.form, &draft.body.parts].into_iter().flatten() {
            numbers.push_str(&row.id.to_string());
            numbers.push(' ');
        }
        numbers.push_str(&draft.next_row.to_string());
        self.text("rows", &numbers);
        let mut contents = String::new();
        let parts = draft.body.parts.iter().filter_map(|row| row.file.as_ref());
        for file in draft.body.file.iter().chain(parts) {
            contents.push(if file.bytes.is_some() { '1' } else { '0' });
            self.attachments.extend(file.bytes.clone());
        }
        self.text("files", &contents);
    }

    /// Adds what is wrong.
    pub fn fault(&mut self, fault: &CodeFault) {
        let CodeFault { line, column, start, end, words } = fault;
        for (name, number) in [("line", line), ("column", column), ("start", start), ("end", end)] {
            self.number(name, *number);
        }
        self.text("fault", words);
    }

    /// Adds fields, or what is wrong in their place.
    pub fn fields(&mut self, fields: &Result<Box<Fields>, CodeFault>) {
        match fields {
            Ok(fields) => {
                self.draft(&fields.draft);
                self.texts("note", &fields.notes);
            }
            Err(fault) => self.fault(fault),
        }
    }

    /// Adds colours, five bytes each: a large program has hundreds of thousands.
    pub fn colours(&mut self, colours: &[Colour]) {
        let mut bytes = Vec::with_capacity(colours.len() * COLOUR);
        for colour in colours {
            bytes.push(colour.kind as u8);
            bytes.extend(colour.length.to_le_bytes());
        }
        self.bytes(&Bytes::from(bytes));
    }

    /// Adds a request.
    pub fn request(&mut self, request: &Request) {
        self.text("method", request.method.as_str());
        self.text("url", &request.url);
        for header in &request.headers {
            self.text("name", &header.name);
            self.text("value", &header.value);
        }
        for header in &request.dropped {
            self.text("dropped", &header.name);
            self.text("dropped-value", &header.value);
        }
        self.optional_bytes("body", request.body.as_ref());
    }
}

impl Reader {
    /// A draft.
    pub fn draft(&mut self) -> Draft {
        let mut draft = read_draft(&self.text("draft"));
        let numbers = self.text("rows");
        let mut numbers: Vec<RowId> = numbers.split(' ').map_while(|number| number.parse().ok()).collect();
        draft.next_row = numbers.pop().unwrap_or_default();
        // A draft that is read has at least one row of a form, and this one may have none.
        if rows(&mut draft).count() > numbers.len() && draft.body.form.len() == 1 {
            draft.body.form.clear();
        }
        self.is_damaged |= rows(&mut draft).count() != numbers.len();
        for (row, number) in rows(&mut draft).zip(numbers) {
            row.id = number;
        }
        let contents = self.text("files");
        let mut contents = contents.bytes();
        let parts = draft.body.parts.iter_mut().filter_map(|row| row.file.as_mut());
        for file in draft.body.file.iter_mut().chain(parts) {
            file.bytes = (contents.next() == Some(b'1')).then(|| self.bytes());
        }
        draft
    }

    /// What is wrong; `None` where nothing is said to be.
    pub fn fault(&mut self) -> Option<CodeFault> {
        let words = self.find("fault")?;
        let [line, column, start, end] = ["line", "column", "start", "end"].map(|name| self.number(name));
        Some(CodeFault { line, column, start, end, words })
    }

    /// Fields, or what is wrong in their place.
    pub fn fields(&mut self) -> Result<Box<Fields>, CodeFault> {
        match self.fault() {
            Some(fault) => Err(fault),
            None => Ok(Box::new(Fields { draft: self.draft(), notes: self.texts("note") })),
        }
    }

    /// Colours.
    pub fn colours(&mut self) -> Vec<Colour> {
        let bytes = self.bytes();
        let (colours, rest) = bytes.as_chunks::<COLOUR>();
        self.is_damaged |= !rest.is_empty();
        let colour = |[kind, length @ ..]: &[u8; COLOUR]| {
            let kind = KINDS.get(usize::from(*kind)).copied().unwrap_or_default();
            Colour { kind, length: u32::from_le_bytes(*length) }
        };
        colours.iter().map(colour).collect()
    }

    /// A request.
    pub fn request(&mut self) -> Request {
        let method = self.text("method").parse().ok();
        Request {
            method: self.sound(method),
            url: self.text("url"),
            headers: self.headers(["name", "value"]),
            dropped: self.headers(["dropped", "dropped-value"]),
            body: self.optional_bytes("body"),
        }
    }

    fn headers(&mut self, names: [&str; 2]) -> HeaderList {
        let [names, values] = self.columns(names);
        names.zip(values).collect()
    }

    /// Texts that stand side by side: as many of each name.
    pub fn columns<const N: usize>(&mut self, names: [&str; N]) -> [IntoIter<String>; N] {
        names.map(|name| {
            let texts = self.texts(name);
            texts.into_iter()
        })
    }

    /// A language.
    pub fn language(&mut self) -> Language {
        let language = Language::from_name(&self.text("language"));
        self.sound(language)
    }
}

/// The bytes of a colour.
const COLOUR: usize = 5;

/// The kinds, each at its own number.
const KINDS: [Kind; 7] =
    [Kind::Plain, Kind::Keyword, Kind::Text, Kind::Number, Kind::Comment, Kind::Call, Kind::Argument];

/// The rows in the order in which their numbers are written.
fn rows(draft: &mut Draft) -> impl Iterator<Item = &mut Row> {
    let Draft { query, headers, body, .. } = draft;
    [query, headers, &mut body.form, &mut body.parts].into_iter().flatten()
}
