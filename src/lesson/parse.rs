//! How a chapter is written: a little of Markdown, and four kinds of blocks between lines of `:::`.
//!
//! ```text
//! // A comment, where a block may begin.
//! # The title, once, first
//!
//! A paragraph. Its lines are joined by spaces. Text may hold `code` and *emphasis*.
//!
//! ## A heading
//!
//! - An item of a list
//!   that goes on, indented.
//! - Another.
//!
//! | A table's head | and its columns |
//! | The first cell of a row is its heading | a cell |
//!
//! ::: example its-id
//! title: what the button loads
//! send: PUT things/1
//! query: name = value
//! header: Name = value
//! form: name = value
//! ---
//! import requests
//!
//! requests.put('{sandbox}things/1', data={'name': 'value'})
//! :::
//!
//! ::: step its-id
//! What to do, in the words of a paragraph.
//! when: PUT 201
//! :::
//!
//! ::: experiment its-id
//! :::
//!
//! ::: sources
//! RFC 9110 §9.3.4: PUT | https://www.rfc-editor.org/rfc/rfc9110.html#section-9.3.4
//! :::
//! ```
//!
//! An example has any number of `query:`, `header:` and `form:` lines, or instead of a form `part:` lines, `json: text` or
//! `text: media type = text`, or no body. The page ticks a step off when its condition holds; `condition.rs` has the words
//! for it. Their number stands in `chapters.rs` as well, for the list of chapters that are not loaded yet. An experiment is
//! a place for one; it is drawn once the program has it.
//!
//! A page may meet a file of another version than its own (a Service Worker changed it in between): a line or block that
//! does not parse is left out. A native test tolerates no error.

use super::error::{ChapterError, Expected};
use super::example_block::example;
use super::lines::{Lines, joined};
use super::step::step;
use super::{Block, Example};

/// A chapter's file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The title, if there is one.
    pub title: Option<&'static str>,
    /// All blocks that parse.
    pub blocks: &'static [Block],
    /// The other lines.
    pub errors: Vec<ChapterError>,
}

/// Reads a chapter's file. What it returns points into the text, or is leaked.
///
/// ```
/// use put_playground::lesson::{Block, parse};
/// let parsed = parse("# Twice\n\nSend it\ntwice.\n\n| a |\n| b | c |\n");
/// assert_eq!(parsed.title, Some("Twice"));
/// assert_eq!(parsed.blocks[0], Block::Text("Send it twice."));
/// assert_eq!(parsed.errors[0].to_string(), "line 7: expected 1 cells, as in the table's first row");
/// ```
pub fn parse(text: &'static str) -> Parsed {
    let mut reader = Reader { lines: Lines::new(text), title: None, errors: Vec::new() };
    reader.title();
    let mut blocks = Vec::new();
    loop {
        reader.lines.take(says_nothing);
        let Some(line) = reader.lines.peek() else { break };
        blocks.extend(reader.block(line));
    }
    Parsed { title: reader.title, blocks: blocks.leak(), errors: reader.errors }
}

struct Reader {
    lines: Lines,
    title: Option<&'static str>,
    errors: Vec<ChapterError>,
}

impl Reader {
    /// Reads one block, which begins with this line; at least the line is used up.
    fn block(&mut self, line: &'static str) -> Option<Block> {
        let number = self.lines.number();
        match line.as_bytes().first() {
            Some(b'#') => self.heading(number, line),
            Some(b'-') => self.list(),
            Some(b'|') => self.table(),
            Some(b':') if line.starts_with(":::") => self.fenced(number, line),
            _ => {
                self.lines.next();
                let mut paragraph = vec![line];
                paragraph.extend(self.lines.take(is_text));
                Some(Block::Text(joined(paragraph)))
            }
        }
    }

    fn miss(&mut self, line: usize, expected: Expected) {
        self.errors.push(ChapterError { line, expected });
    }

    /// The title comes first. Without one, what follows may still be of use.
    fn title(&mut self) {
        self.lines.take(says_nothing);
        let number = self.lines.number();
        match self.lines.peek().and_then(|line| line.strip_prefix("# ")) {
            Some(title) => {
                self.title = Some(title.trim_start());
                self.lines.next();
            }
            None => self.miss(number, Expected::Title),
        }
    }

    fn heading(&mut self, number: usize, line: &'static str) -> Option<Block> {
        self.lines.next();
        let heading = line.strip_prefix("## ").map(|text| Block::Heading(text.trim_start()));
        if heading.is_none() {
            self.miss(number, Expected::Heading);
        }
        heading
    }

    fn list(&mut self) -> Option<Block> {
        let mut items = Vec::new();
        while let Some(line) = self.lines.peek().filter(|line| line.starts_with('-')) {
            let number = self.lines.number();
            self.lines.next();
            let more = self.lines.take(|line| line.starts_with("  "));
            let Some(first) = line.strip_prefix("- ") else {
                self.miss(number, Expected::Item);
                continue;
            };
            let mut item = vec![first];
            item.extend(more);
            items.push(joined(item));
        }
        (!items.is_empty()).then(|| Block::List(items.leak()))
    }

    fn table(&mut self) -> Option<Block> {
        let first = self.lines.number();
        let mut rows: Vec<&'static [&'static str]> = Vec::new();
        for (number, line) in (first..).zip(self.lines.take(|line| line.starts_with('|'))) {
            let head = rows.first().map(|row| row.len());
            match cells(line) {
                None => self.miss(number, Expected::Row),
                Some(cells) => match head {
                    Some(columns) if columns != cells.len() => self.miss(number, Expected::Cells(columns)),
                    // Without its head, a table says nothing.
                    None if number > first => {}
                    _ => rows.push(cells.leak()),
                },
            }
        }
        let (head, rows) = rows.leak().split_first()?;
        Some(Block::Table { head, rows })
    }

    fn fenced(&mut self, number: usize, line: &'static str) -> Option<Block> {
        self.lines.next();
        let inside = self.lines.take(|line| !line.starts_with(":::"));
        if self.lines.peek() != Some(":::") {
            self.miss(number, Expected::Close);
            return None;
        }
        self.lines.next();
        match line.trim_start_matches(':').trim().split_once(' ') {
            Some(("example", id)) => {
                let example: Option<Example> = example(id.trim(), number, &inside, &mut self.errors);
                example.map(|example| Block::Example(Box::leak(Box::new(example))))
            }
            Some(("step", id)) => step(id.trim(), number, &inside, &mut self.errors)
                .map(|step| Block::Step(Box::leak(Box::new(step)))),
            Some(("experiment", id)) => {
                if !inside.is_empty() {
                    self.miss(number + 1, Expected::Nothing);
                }
                Some(Block::Experiment(id.trim()))
            }
            None if line == "::: sources" => Some(self.sources(number, &inside)),
            _ => {
                self.miss(number, Expected::Kind);
                None
            }
        }
    }

    fn sources(&mut self, number: usize, inside: &[&'static str]) -> Block {
        let mut sources = Vec::new();
        for (number, line) in (number + 1..).zip(inside) {
            match line.rsplit_once('|').map(|(label, address)| (label.trim(), address.trim())) {
                Some((label, address)) if !label.is_empty() && address.starts_with("https://") => {
                    sources.push((label, address));
                }
                _ => self.miss(number, Expected::Source),
            }
        }
        Block::Sources(sources.leak())
    }
}

/// Whether a line is there for the author alone.
pub(super) fn says_nothing(line: &str) -> bool {
    line.is_empty() || line.starts_with("//")
}

/// Whether a line goes on with a paragraph.
fn is_text(line: &str) -> bool {
    !line.is_empty() && !["#", "-", "|", ":::", "//"].iter().any(|mark| line.starts_with(mark))
}

fn cells(line: &'static str) -> Option<Vec<&'static str>> {
    let inside = line.strip_prefix('|')?.strip_suffix('|')?;
    Some(inside.split('|').map(str::trim).collect())
}
