//! Runs a program, and waits where a request has to be sent: nothing in here sends, reads a file or looks at a clock.
//!
//! A program becomes a list of instructions (`code`), because such a list can stop at any place and go on later.

mod arithmetic;
mod attributes;
mod builtins;
mod check;
mod code;
mod codec;
mod codes;
mod compile;
pub(in crate::python) mod constant;
mod construct;
mod cursor;
mod format;
mod limits;
mod machine;
mod modules;
mod network;
mod objects;
mod operators;
mod percent;
mod subscript;
mod suggest;
mod template;
mod text;
mod traceback;

pub use limits::{Limit, REQUESTS, TIME};
pub use machine::{Machine, Step};
