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

/// Reads a message. What is missing or no number reads as nothing, and is remembered: the message is damaged then, or from
/// another version. One look at the end costs the page less than one at each step.
pub(super) struct Reader {
    pairs: Vec<(String, String)>,
    attachments: IntoIter<Bytes>,
    /// Whether something was not as it should be.
    pub is_damaged: bool,
}

impl Reader {
    /// Reads this message.
    pub fn new(message: Message) -> Self {
        let pairs = form::decode(&message.text);
        Self { pairs, attachments: message.attachments.into_iter(), is_damaged: false }
    }

    /// What was read, unless something was damaged.
    pub fn end<T>(self, read: T) -> Option<T> {
        (!self.is_damaged).then_some(read)
    }

    /// The value, or nothing and a remark.
    pub fn sound<T: Default>(&mut self, value: Option<T>) -> T {
        self.is_damaged |= value.is_none();
        value.unwrap_or_default()
    }

    /// Of what kind the message is.
    pub fn kind(&mut self) -> String {
        self.text(IS)
    }

    /// The first text of a name, if there is one. It is taken out: nothing is read twice.
    pub fn find(&mut self, name: &str) -> Option<String> {
        let found = self.pairs.iter_mut().find(|(own, _)| own == name)?;
        Some(std::mem::take(&mut found.1))
    }

    /// The first text of a name.
    pub fn text(&mut self, name: &str) -> String {
        let found = self.find(name);
        self.sound(found)
    }

    /// The texts of a name.
    pub fn texts(&mut self, name: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for (own, text) in &mut self.pairs {
            if own == name {
                texts.push(std::mem::take(text));
            }
        }
        texts
    }

    /// A number.
    pub fn number(&mut self, name: &str) -> u32 {
        let number = self.text(name).parse().ok();
        self.sound(number)
    }

    /// A number that may be missing.
    pub fn optional(&mut self, name: &str) -> Option<u32> {
        let number = self.find(name)?.parse().ok();
        Some(self.sound(number))
    }

    /// Something that holds or not.
    pub fn flag(&mut self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The next bytes.
    pub fn bytes(&mut self) -> Bytes {
        let bytes = self.attachments.next();
        self.sound(bytes)
    }

    /// Bytes that may be missing.
    pub fn optional_bytes(&mut self, name: &str) -> Option<Bytes> {
        self.flag(name).then(|| self.bytes())
    }

    /// The next bytes as text.
    pub fn long(&mut self) -> String {
        let text = String::from_utf8(self.bytes().into()).ok();
        self.sound(text)
    }
}
