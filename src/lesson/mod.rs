//! Chapters with their examples and steps, as data. The words are in `static/words/lesson`, a file a chapter, and arrive when a
//! chapter is opened; `parse` says how they are written.

mod chapters;
mod condition;
mod error;
mod example_block;
pub mod experiment;
mod inline;
mod lines;
mod parse;
mod step;

pub use chapters::{CHAPTERS, Chapter};
pub use condition::Condition;
pub use error::{ChapterError, Expected};
pub use inline::{Span, spans};
pub use parse::{Parsed, parse};
pub use step::Step;

use crate::http::Method;

/// A piece of a chapter. Text may hold `` `code` `` and `*emphasis*`; see [`spans`].
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading below the chapter's.
    Heading(&'static str),
    /// A paragraph.
    Text(&'static str),
    /// An unordered list.
    List(&'static [&'static str]),
    /// A comparison; the first cell of each row is its heading.
    Table {
        /// The column headings.
        head: &'static [&'static str],
        /// The rows; each as long as `head`.
        rows: &'static [&'static [&'static str]],
    },
    /// An example that can be loaded into the request.
    Example(&'static Example),
    /// Something to do, which the page sees done.
    Step(&'static Step),
    /// Where an experiment will stand; lower-case letters and hyphens.
    Experiment(&'static str),
    /// Where the facts come from: a label such as "RFC 9110 §9.3.4", and its address.
    Sources(&'static [(&'static str, &'static str)]),
}

/// A request that a chapter offers to load.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Names the example; lower-case letters and hyphens.
    pub id: &'static str,
    /// What the button loads, for its accessible name: "Load {title} into the request".
    pub title: &'static str,
    /// The same request as a Python program, as a learner would type it. `{sandbox}` stands for the sandbox's base URL,
    /// which ends in `/`; see [`Example::program`].
    pub python: &'static str,
    /// The method.
    pub method: Method,
    /// The path below the sandbox, such as `things/1`.
    pub path: &'static str,
    /// Query parameters.
    pub query: &'static [(&'static str, &'static str)],
    /// Request headers.
    pub headers: &'static [(&'static str, &'static str)],
    /// The body.
    pub body: ExampleBody,
}

impl Example {
    /// The Python program against the sandbox at `base`, which ends in `/`.
    ///
    /// ```
    /// let example = put_playground::lesson::example("first-put").unwrap();
    /// let program = example.program("http://localhost:8080/sandbox/");
    /// assert!(program.contains("'http://localhost:8080/sandbox/things/1'"));
    /// ```
    pub fn program(&self, base: &str) -> String {
        // A quote, which a URL's path may hold, would end the string literal.
        self.python.replace("{sandbox}", &base.replace('\'', "%27"))
    }
}

/// The body of an example.
#[derive(Clone, Debug, PartialEq)]
pub enum ExampleBody {
    /// No body.
    None,
    /// Form fields, `data={...}`.
    Form(&'static [(&'static str, &'static str)]),
    /// Parts of a multipart body, each a text without a file name: `files={'name': (None, 'value')}`.
    Parts(&'static [(&'static str, &'static str)]),
    /// JSON text.
    Json(&'static str),
    /// Text of a media type: text, then type. The type is sent as Content-Type; `headers` does not repeat it.
    Text(&'static str, &'static str),
}

/// Every example of the chapters that are there, in the order in which they show them.
pub fn examples() -> impl Iterator<Item = &'static Example> {
    CHAPTERS.iter().filter_map(Chapter::blocks).flatten().filter_map(|block| match block {
        Block::Example(example) => Some(*example),
        _ => None,
    })
}

/// The example of this id.
pub fn example(id: &str) -> Option<&'static Example> {
    examples().find(|example| example.id == id)
}
