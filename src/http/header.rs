//! Header fields: an ordered list that keeps duplicates and case (RFC 9110 §5).

use crate::locale::{Argument, tr, tr_with};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One header field line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Header {
    /// The field name, in the case in which it was given.
    pub name: String,
    /// The field value without surrounding white space.
    pub value: String,
}

/// Header fields in order; a name may occur more than once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HeaderList(Vec<Header>);

impl HeaderList {
    /// An empty list.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a field line at the end.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push(Header { name: name.into(), value: value.into() });
    }

    /// The first value under `name`, whose case does not matter (RFC 9110 §5.1).
    ///
    /// ```
    /// let mut headers = put_playground::http::HeaderList::new();
    /// headers.push("ETag", "\"1\"");
    /// assert_eq!(headers.get("etag"), Some("\"1\""));
    /// ```
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value.as_str())
    }

    /// Whether a field line has this name.
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Takes out every field of this name.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|header| !header.name.eq_ignore_ascii_case(name));
    }

    /// The field lines in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Header> {
        self.0.iter()
    }

    /// How many field lines there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no field line.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for HeaderList {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut list = Self::new();
        for (name, value) in pairs {
            list.push(name, value);
        }
        list
    }
}

impl<'a> IntoIterator for &'a HeaderList {
    type Item = &'a Header;
    type IntoIter = std::slice::Iter<'a, Header>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Why a text is no field name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// A field name has at least one character.
    Empty,
    /// A character outside `tchar`.
    Character {
        /// The character that is not allowed.
        character: char,
        /// Its place, counted in characters from 1.
        position: usize,
    },
}

/// Why a text is no field value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueError {
    /// CR, LF or NUL would end the field line, or smuggle in another (RFC 9110 §5.5).
    Control {
        /// The character that is not allowed.
        character: char,
        /// Its place, counted in characters from 1.
        position: usize,
    },
    /// `fetch` takes a value as a byte string: no character above U+00FF (Fetch Standard, `ByteString`).
    NotLatin1 {
        /// The character that is not allowed.
        character: char,
        /// Its place, counted in characters from 1.
        position: usize,
    },
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            NameError::Empty => f.write_str(tr("header-without-name")),
            NameError::Character { character, position } => {
                f.write_str(&tr_with("bad-in-header-name", &places(&quoted(character), position)))
            }
        }
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match *self {
            ValueError::Control { character, position } => {
                tr_with("bad-in-header-value", &places(&quoted(character), position))
            }
            ValueError::NotLatin1 { character, position } => {
                tr_with("beyond-latin-1", &places(&quoted(character), position))
            }
        };
        f.write_str(&text)
    }
}

/// A character as Rust writes it, so that one that shows as nothing has a name.
fn quoted(character: char) -> String {
    format!("{character:?}")
}

fn places(character: &str, position: usize) -> [(&'static str, Argument<'_>); 2] {
    [("character", Argument::Text(character)), ("position", Argument::Number(position as u64))]
}

impl std::error::Error for NameError {}
impl std::error::Error for ValueError {}

/// Checks a field name: one or more `tchar` (RFC 9110 §5.1, §5.6.2).
pub fn check_name(name: &str) -> Result<(), NameError> {
    if name.is_empty() {
        return Err(NameError::Empty);
    }
    let is_tchar = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    match name.chars().enumerate().find(|(_, c)| !is_tchar(*c)) {
        None => Ok(()),
        Some((index, character)) => Err(NameError::Character { character, position: index + 1 }),
    }
}

/// Checks a field value as `fetch` does: bytes without NUL, CR and LF (Fetch Standard, "header value").
pub fn check_value(value: &str) -> Result<(), ValueError> {
    for (index, character) in value.chars().enumerate() {
        let position = index + 1;
        if matches!(character, '\0' | '\r' | '\n') {
            return Err(ValueError::Control { character, position });
        }
        if u32::from(character) > 0xFF {
            return Err(ValueError::NotLatin1 { character, position });
        }
    }
    Ok(())
}
