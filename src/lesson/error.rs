//! What can be wrong with a chapter's file.

/// A line that does not parse, or that something should follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: expected {expected}")]
pub struct ChapterError {
    /// The line's number, counted from 1.
    pub line: usize,
    /// What should be there.
    pub expected: Expected,
}

/// What a chapter's file should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Expected {
    /// The title, before anything else.
    #[error("`# ` and the chapter's title, once, before anything else")]
    Title,
    /// A heading with a text.
    #[error("`## ` and the heading's text")]
    Heading,
    /// An item with a text.
    #[error("`- ` and the item's text")]
    Item,
    /// A row of a table.
    #[error("a row `| cell | cell |`")]
    Row,
    /// As many cells as the first row has.
    #[error("{0} cells, as in the table's first row")]
    Cells(usize),
    /// A kind of block that exists.
    #[error("`::: example ID`, `::: step ID`, `::: experiment ID` or `::: sources`")]
    Kind,
    /// The end of a block.
    #[error("a line `:::` that closes this block")]
    Close,
    /// A source.
    #[error("`label | https://address`")]
    Source,
    /// A line of an example's head.
    #[error("`title:`, `send:`, `query:`, `header:`, `form:`, `part:`, `json:` or `text:`, and its value")]
    Key,
    /// A name and a value.
    #[error("`name = value`")]
    Pair,
    /// A method and a path.
    #[error("a method and a path, such as `PUT things/1`")]
    Send,
    /// A body of one kind.
    #[error("a body of one kind only")]
    OneBody,
    /// What a step needs.
    #[error("a step with a text and a line `when:`")]
    Step,
    /// A step's condition.
    #[error("`when:` and words that src/lesson/condition.rs knows")]
    When,
    /// Nothing: what an experiment needs is in the program.
    #[error("an experiment without lines")]
    Nothing,
    /// All that an example needs.
    #[error("an example with `title:`, `send:`, and a program below a line `---`")]
    Whole,
}
