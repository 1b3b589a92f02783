//! How a question or an answer crosses between two programs that share no memory: a text, and bytes beside it.

use crate::encode::form;
use bytes::Bytes;
use std::vec::IntoIter;

/// What crosses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// What is said, form-encoded: all that is short.
    pub text: String,
    /// What is long, as it is: programs, bodies, the content of files.
    pub attachments: Vec<Bytes>,
}

/// Writes a message, name by name.
pub(super) struct Writer {
    pub pairs: Vec<(&'static str, String)>,
    pub attachments: Vec<Bytes>,
}

/// The name under which a message says what it is.
const IS: &str = "is";

/// The name of the revision or the run that a message is about.
pub(super) const ABOUT: &str = "of";

impl Writer {
    /// A message of this kind.
    pub fn new(kind: &'static str) -> Self {
        Self { pairs: vec![(IS, kind.to_owned())], attachments: Vec::new() }
    }

    /// Adds a text under a name, which may occur again.
    pub fn text(&mut self, name: &'static str, text: &str) {
        self.pairs.push((name, text.to_owned()));
    }

    /// Adds a number.
    pub fn number(&mut self, name: &'static str, number: u32) {
        self.pairs.push((name, number.to_string()));
    }

    /// Adds a number that may be missing.
    pub fn optional(&mut self, name: &'static str, number: Option<u32>) {
        if let Some(number) = number {
            self.number(name, number);
        }
    }

    /// Adds something that holds or not.
    pub fn flag(&mut self, name: &'static str, holds: bool) {
        if holds {
            self.text(name, "");
        }
    }

    /// Adds a text for each of these.
    pub fn texts(&mut self, name: &'static str, texts: &[String]) {
        for text in texts {
            self.text(name, text);
        }
    }

    /// Adds bytes, which are read in the order in which they were added.
    pub fn bytes(&mut self, bytes: &Bytes) {
        self.attachments.push(bytes.clone());
    }

    /// Adds bytes that may be missing.
    pub fn optional_bytes(&mut self, name: &'static str, bytes: Option<&Bytes>) {
        self.flag(name, bytes.is_some());
        self.attachments.extend(bytes.cloned());
    }

    /// Adds a text that may be long.
    pub fn long(&mut self, text: &str) {
        self.attachments.push(Bytes::copy_from_slice(text.as_bytes()));
    }

    /// The message.
    pub fn end(self) -> Message {
        Message { text: encode(&self.pairs), attachments: self.attachments }
    }
}

/// Pairs as a text of their own.
pub(super) fn encode(pairs: &[(&'static str, String)]) -> String {
    form::encode(pairs.iter().map(|(name, text)| (*name, text.as_str())))
}

/// Reads a message; whatever is missing or no number is `None`.
pub(super) struct Reader {
    pairs: Vec<(String, String)>,
    attachments: IntoIter<Bytes>,
}

impl Reader {
    /// Reads this message.
    pub fn new(message: Message) -> Self {
        Self { pairs: form::decode(&message.text), attachments: message.attachments.into_iter() }
    }

    /// Of what kind the message is.
    pub fn kind(&mut self) -> Option<String> {
        self.text(IS)
    }

    /// The first text of a name. It is taken out: nothing is read twice.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let found = self.pairs.iter_mut().find(|(own, _)| own == name)?;
        Some(std::mem::take(&mut found.1))
    }

    /// The texts of a name.
    pub fn texts(&mut self, name: &str) -> Vec<String> {
        let of_name = self.pairs.iter_mut().filter(|(own, _)| own == name);
        of_name.map(|(_, text)| std::mem::take(text)).collect()
    }

    /// A number.
    pub fn number(&mut self, name: &str) -> Option<u32> {
        self.text(name)?.parse().ok()
    }

    /// A number that may be missing.
    pub fn optional(&mut self, name: &str) -> Option<Option<u32>> {
        match self.text(name) {
            None => Some(None),
            Some(text) => text.parse().ok().map(Some),
        }
    }

    /// Something that holds or not.
    pub fn flag(&mut self, name: &str) -> bool {
        self.text(name).is_some()
    }

    /// The next bytes.
    pub fn bytes(&mut self) -> Option<Bytes> {
        self.attachments.next()
    }

    /// Bytes that may be missing.
    pub fn optional_bytes(&mut self, name: &str) -> Option<Option<Bytes>> {
        if self.flag(name) { self.bytes().map(Some) } else { Some(None) }
    }

    /// The next bytes as text.
    pub fn long(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?.into()).ok()
    }
}
