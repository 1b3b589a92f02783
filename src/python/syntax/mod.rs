//! How a program is written: words, tree, and what is wrong with them. What the playground does not run is refused by
//! name, before anything runs.

pub mod ast;
pub mod error;
pub mod lexer;
pub mod literal;
pub mod span;
pub mod token;
pub mod walk;

mod parser;

pub use error::{Fault, ProgramError};
pub use parser::parse;
pub use span::{Position, Span};

/// The longest program in bytes: pasting a large file by accident does not stall the page.
pub const LONGEST_SOURCE: usize = 4 << 20;
