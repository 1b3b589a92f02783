//! What questions and answers have in common, written and read.

use super::message::{Reader, Writer};
use super::{CodeFault, Colour, Fields, Kind};
use crate::http::{HeaderList, Request};
use crate::model::{ChosenFile, Draft, Row, RowId, read_draft, write_draft};
use bytes::Bytes;

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
    pub fn draft(&mut self) -> Option<Draft> {
        let mut draft = read_draft(&self.text("draft")?);
        let numbers = self.text("rows")?;
        let numbers: Option<Vec<RowId>> = numbers.split(' ').map(|number| number.parse().ok()).collect();
        let mut numbers = numbers?;
        draft.next_row = numbers.pop()?;
        // A draft that is read has at least one row of a form, and this one may have none.
        if rows(&mut draft).count() == numbers.len() + 1 && draft.body.form.len() == 1 {
            draft.body.form.clear();
        }
        if rows(&mut draft).count() != numbers.len() {
            return None;
        }
        for (row, number) in rows(&mut draft).zip(numbers) {
            row.id = number;
        }
        let contents = self.text("files")?;
        let mut contents = contents.bytes();
        let parts = draft.body.parts.iter_mut().filter_map(|row| row.file.as_mut());
        for file in draft.body.file.iter_mut().chain(parts) {
            self.content(file, contents.next()?)?;
        }
        Some(draft)
    }

    fn content(&mut self, file: &mut ChosenFile, mark: u8) -> Option<()> {
        if mark == b'1' {
            file.bytes = Some(self.bytes()?);
        }
        Some(())
    }

    /// What is wrong; `None` where nothing is said to be.
    pub fn fault(&mut self) -> Option<CodeFault> {
        Some(CodeFault {
            words: self.text("fault")?,
            line: self.number("line")?,
            column: self.number("column")?,
            start: self.number("start")?,
            end: self.number("end")?,
        })
    }

    /// Fields, or what is wrong in their place.
    pub fn fields(&mut self) -> Option<Result<Box<Fields>, CodeFault>> {
        if let Some(fault) = self.fault() {
            return Some(Err(fault));
        }
        Some(Ok(Box::new(Fields { draft: self.draft()?, notes: self.texts("note") })))
    }

    /// Colours.
    pub fn colours(&mut self) -> Option<Vec<Colour>> {
        let bytes = self.bytes()?;
        let (colours, []) = bytes.as_chunks::<COLOUR>() else {
            return None;
        };
        let colour = |[kind, length @ ..]: &[u8; COLOUR]| {
            Some(Colour { kind: *KINDS.get(usize::from(*kind))?, length: u32::from_le_bytes(*length) })
        };
        colours.iter().map(colour).collect()
    }

    /// A request.
    pub fn request(&mut self) -> Option<Request> {
        Some(Request {
            method: self.text("method")?.parse().ok()?,
            url: self.text("url")?,
            headers: self.headers("name", "value")?,
            dropped: self.headers("dropped", "dropped-value")?,
            body: self.optional_bytes("body")?,
        })
    }

    fn headers(&mut self, name: &str, value: &str) -> Option<HeaderList> {
        let (names, values) = (self.texts(name), self.texts(value));
        (names.len() == values.len()).then(|| names.into_iter().zip(values).collect())
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
