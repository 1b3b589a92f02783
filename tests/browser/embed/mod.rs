//! The playground in other people's pages.

mod attributes;
mod elsewhere;
mod five;
mod host;
mod messages;
mod sandboxed;
mod upgrade;
