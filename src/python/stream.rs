//! What is read from a place on: iterators and file-like objects.

use super::string::Str;
use super::value::Value;

/// An iterator over items that are known: `iter([…])`, a generator that has run.
#[derive(Clone, Debug)]
pub struct Iter {
    type_name: &'static str,
    items: std::collections::VecDeque<Value>,
}

impl Iter {
    /// An iterator; `type_name` is Python's, such as `list_iterator` or `generator`.
    pub fn new(type_name: &'static str, items: Vec<Value>) -> Self {
        Self { type_name, items: items.into() }
    }

    /// `type(self).__name__`.
    pub fn type_name(&self) -> &'static str {
        self.type_name
    }

    /// Takes all items that are left.
    pub fn rest(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.items).into()
    }
}

impl Iterator for Iter {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        self.items.pop_front()
    }
}

/// What a stream is a stream of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Text(Vec<u32>),
    Bytes(Vec<u8>),
}

/// A file that is open for reading, or an `io.StringIO` or `io.BytesIO`.
#[derive(Clone, Debug)]
pub struct Stream {
    content: Content,
    position: usize,
    /// The name under which it was opened; the two of `io` have none.
    name: Option<Str>,
    /// The size in bytes of the file behind a stream of text.
    file_size: usize,
}

impl Stream {
    /// `io.StringIO(text)`.
    pub fn text(text: &Str) -> Self {
        Self { content: Content::Text(text.code_points().collect()), position: 0, name: None, file_size: 0 }
    }

    /// `io.BytesIO(bytes)`.
    pub fn bytes(bytes: &[u8]) -> Self {
        Self { content: Content::Bytes(bytes.into()), position: 0, name: None, file_size: 0 }
    }

    /// `open(name, 'rb')`.
    pub fn file(name: Str, bytes: &[u8]) -> Self {
        Self { name: Some(name), file_size: bytes.len(), ..Self::bytes(bytes) }
    }

    /// `open(name)`: the text of a file of `size` bytes, line ends already as `\n`.
    pub fn text_file(name: Str, text: &Str, size: usize) -> Self {
        Self { name: Some(name), file_size: size, ..Self::text(text) }
    }

    /// `type(self).__name__`.
    pub fn type_name(&self) -> &'static str {
        match (&self.content, &self.name) {
            (Content::Text(_), None) => "StringIO",
            (Content::Bytes(_), None) => "BytesIO",
            (Content::Text(_), Some(_)) => "TextIOWrapper",
            (Content::Bytes(_), Some(_)) => "BufferedReader",
        }
    }

    /// The name under which a file was opened.
    pub fn name(&self) -> Option<&Str> {
        self.name.as_ref()
    }

    /// Whether it gives `str`.
    pub fn is_text(&self) -> bool {
        matches!(self.content, Content::Text(_))
    }

    /// How large the file behind it is, in bytes, where there is a file.
    pub fn file_size(&self) -> Option<usize> {
        self.name.as_ref().map(|_| self.file_size)
    }

    /// How many code points or bytes there are in all.
    pub fn size(&self) -> usize {
        match &self.content {
            Content::Text(points) => points.len(),
            Content::Bytes(bytes) => bytes.len(),
        }
    }

    /// `self.tell()`.
    pub fn position(&self) -> usize {
        self.position
    }

    /// `self.seek(position)`.
    pub fn seek(&mut self, position: usize) {
        self.position = position;
    }

    /// `self.read(limit)`: `str` or `bytes`; all that is left without a limit.
    pub fn read(&mut self, limit: Option<usize>) -> Value {
        let start = self.position.min(self.size());
        let end = limit.map_or(self.size(), |limit| start.saturating_add(limit).min(self.size()));
        self.position = self.position.max(end);
        match &self.content {
            Content::Text(points) => Value::Str(Str::from_code_points(points[start..end].iter().copied())),
            Content::Bytes(bytes) => Value::bytes(&bytes[start..end]),
        }
    }

    /// `self.readline()`: up to and with the next line feed.
    pub fn line(&mut self) -> Value {
        let start = self.position.min(self.size());
        let length = match &self.content {
            Content::Text(points) => points[start..].iter().position(|point| *point == u32::from('\n')),
            Content::Bytes(bytes) => bytes[start..].iter().position(|byte| *byte == b'\n'),
        };
        self.read(length.map(|length| length + 1))
    }

    /// All lines that are left, each with its line feed.
    pub fn lines(&mut self) -> Vec<Value> {
        let mut lines = Vec::new();
        while self.position < self.size() {
            lines.push(self.line());
        }
        lines
    }
}
