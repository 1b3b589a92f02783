//! The Python of the tutorials, without Python: its values, and what its `requests` library sends and prints.
//!
//! A full interpreter in the page costs megabytes. A tutorial's program needs literals, a few statements, and the exact
//! bytes that `requests` makes of a call; that much fits in kilobytes when it is written for them.

pub mod date;
pub mod dict;
pub mod edit;
mod equality;
pub mod eval;
pub mod exception;
pub mod float;
pub mod integer;
pub mod json;
mod magnitude;
pub mod object;
mod printable;
pub mod printer;
mod repr;
pub mod requests;
pub mod stream;
pub mod string;
pub mod syntax;
pub mod value;

pub use eval::{Limit, Machine, Step};
pub use exception::{Class, Exception};
pub use object::{Arguments, Object};
pub use repr::{bytes_repr, str_repr};
pub use string::Str;
pub use syntax::{Fault, Position, ProgramError, Span, parse};
pub use value::Value;

/// What a Python operation gives: a value, or the exception that it raises.
pub type Outcome<T> = Result<T, Exception>;
