//! What can be wrong with an experiment's file.

/// What a line, or the file, should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExperimentError {
    /// The line has no key that is known.
    #[error("line {0}: expected a key such as `claim:`, and its value")]
    Key(usize),
    /// A source.
    #[error("line {0}: expected `source: label | https://address`")]
    Source(usize),
    /// A number, or a word of a few.
    #[error("line {0}: this value is none of those that the key has")]
    Value(usize),
    /// The end of a program.
    #[error("line {0}: expected a line `:::` that closes this program")]
    Close(usize),
    /// Something that no experiment can do without.
    #[error("expected {0}")]
    Missing(&'static str),
}
