//! The part of Python that a tutorial on `requests` uses: read, checked, printed, edited and run, without a browser and
//! without waiting. What else Python has is refused by name.

pub mod ast;
pub mod error;
pub mod lexer;
pub mod literal;
pub mod span;
pub mod token;

mod parser;

pub use error::{Fault, ProgramError};
pub use parser::parse;
pub use span::{Position, Span};

/// The longest program in bytes: pasting a large file by accident does not stall the page.
pub const LONGEST_SOURCE: usize = 4 << 20;
