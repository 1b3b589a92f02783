//! Sharing what the page holds, by a link.

use super::dialogue::FileKind;
use super::{ChosenFile, Draft, RequestFace};
use std::rc::Rc;

/// What the reader sees of sharing, while it is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Share {
    /// Whether secrets are to go along.
    pub with_secrets: bool,
    /// Whether there are any.
    pub has_secrets: bool,
    /// The link.
    pub link: SharedLink,
    /// Whether this link was copied.
    pub is_copied: bool,
    /// What it is made of.
    pub(super) made_of: Option<(Rc<Draft>, u32, RequestFace)>,
    /// Names the link that is being made.
    pub(super) number: u32,
    /// The link as a reader can read it, while it is being compressed.
    pub(super) readable: String,
}

/// How far the link has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SharedLink {
    /// It is being made.
    #[default]
    Making,
    /// This is it.
    Ready(String),
    /// It would be this long, in bytes.
    TooLong(usize),
}

/// Something that happens to sharing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareMsg {
    /// The user opens it, or closes it.
    Toggle,
    /// The user wants secrets in the link, or not.
    WithSecrets(bool),
    /// The user saves a file.
    Save(FileKind),
    /// The user opens a file, or drops one; a text without a name.
    Open(ChosenFile),
    /// The link of this number was compressed, or could not be.
    Packed(u32, Option<Vec<u8>>),
}
