//! What the page and the interpreter say to each other.
//!
//! The interpreter (`crate::interpreter`) knows Python and the other languages. In a browser it is a program of its own,
//! which loads when it is first needed and runs beside the page in a worker: a long paste or an endless loop never holds
//! up typing, and the page stays small. So what the two say crosses as messages.

mod answer;
mod experiment;
pub mod figure;
mod files;
pub mod message;
mod parts;
mod question;
mod witness;

pub use answer::{
    Answer, CodeFault, Colour, Difference, Ending, Fields, Kind, Picture, PrintedLine, Printout,
    PythonRequest, Side, Translation,
};
pub use experiment::{Act, Paper, Setup};
pub use files::{FileKind, Found, Opened, Saved};
pub use question::{Question, Reply, Shared};
pub use witness::{Stored, Timed, Witnessed};
