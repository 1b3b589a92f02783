//! Python's `json`: what it writes and reads differs from other libraries in white space, in numbers, and in its words.

mod dumps;
mod loads;

pub use dumps::{Format, dumps};
pub use loads::loads;
