//! A picture that the interpreter computes and the page only draws.
//!
//! Tags and attributes come from closed lists, which have no script, no style, no event handler and nothing that leads
//! away: whatever a server's answer put into a text or a value, it stays a text or a value. What is not in the lists does
//! not decode.

use super::message::{Reader, Writer};
use bytes::Bytes;

/// Makes an enum of names, each with its number.
macro_rules! names {
    ($(#[$about:meta])* $kind:ident { $($variant:ident $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $kind {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl $kind {
            /// Every one, each at its own number.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The names, each at its own number.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];

            /// The name as a document has it.
            pub fn name(self) -> &'static str {
                Self::NAMES.get(self as usize).copied().unwrap_or_default()
            }
        }
    };
}

names! {
    /// What an element of a picture may be.
    Tag {
        Svg "svg",
        G "g",
        Rect "rect",
        Line "line",
        Path "path",
        Circle "circle",
        Words "text",
        Title "title",
        Table "table",
        Caption "caption",
        Thead "thead",
        Tbody "tbody",
        Tr "tr",
        Th "th",
        Td "td",
        P "p",
        Pre "pre",
        Span "span",
        Mark "mark",
        Del "del",
        Ins "ins",
        Ul "ul",
        Ol "ol",
        Li "li",
        H3 "h3",
        H4 "h4",
        B "b",
        Strong "strong",
        I "i",
        Em "em",
        Small "small",
        Code "code",
        Div "div",
        Figure "figure",
        Figcaption "figcaption",
        Details "details",
        Summary "summary",
    }
}

names! {
    /// What an element of a picture may say of itself.
    Attribute {
        Class "class",
        Role "role",
        Label "aria-label",
        Hidden "aria-hidden",
        Scope "scope",
        Colspan "colspan",
        Tabindex "tabindex",
        Lang "lang",
        ViewBox "viewBox",
        Aspect "preserveAspectRatio",
        X "x",
        Y "y",
        X1 "x1",
        X2 "x2",
        Y1 "y1",
        Y2 "y2",
        Dx "dx",
        Dy "dy",
        Cx "cx",
        Cy "cy",
        R "r",
        D "d",
        Width "width",
        Height "height",
        Anchor "text-anchor",
    }
}

/// A picture, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Words.
    Text(String),
    /// An element.
    Element {
        /// What it is.
        tag: Tag,
        /// What it says of itself.
        attributes: Vec<(Attribute, String)>,
        /// What is in it.
        children: Vec<Figure>,
    },
}

/// How deep elements may lie in each other: a damaged message must not use the stack up.
pub const MAX_DEPTH: u8 = 24;

/// The number that says that words follow, and no element.
const TEXT: u8 = u8::MAX;

impl Figure {
    /// An element; [`Figure::with`] and [`Figure::holding`] fill it.
    pub fn new(tag: Tag) -> Self {
        Self::Element { tag, attributes: Vec::new(), children: Vec::new() }
    }

    /// An element of this class with these words in it.
    ///
    /// ```
    /// use put_playground::model::dialogue::figure::{Attribute, Figure, Tag};
    /// let cell = Figure::words(Tag::Td, "late", "9 ms");
    /// let same = Figure::new(Tag::Td).with(Attribute::Class, "late").holding(["9 ms"]);
    /// assert_eq!(cell, same);
    /// ```
    pub fn words(tag: Tag, class: &str, words: impl Into<String>) -> Self {
        let element = Self::new(tag);
        let element = if class.is_empty() { element } else { element.with(Attribute::Class, class) };
        element.holding([words.into()])
    }

    /// The element with one attribute more; words have none.
    #[must_use]
    pub fn with(mut self, attribute: Attribute, value: impl Into<String>) -> Self {
        if let Self::Element { attributes, .. } = &mut self {
            attributes.push((attribute, value.into()));
        }
        self
    }

    /// The element with these behind what is in it; words hold nothing.
    #[must_use]
    pub fn holding<T: Into<Figure>>(mut self, more: impl IntoIterator<Item = T>) -> Self {
        if let Self::Element { children, .. } = &mut self {
            children.extend(more.into_iter().map(Into::into));
        }
        self
    }

    fn write(&self, to: &mut Vec<u8>) {
        match self {
            Self::Text(text) => {
                to.push(TEXT);
                write_text(to, text);
            }
            Self::Element { tag, attributes, children } => {
                to.push(*tag as u8);
                write_count(to, attributes.len());
                for (attribute, value) in attributes {
                    to.push(*attribute as u8);
                    write_text(to, value);
                }
                write_count(to, children.len());
                for child in children {
                    child.write(to);
                }
            }
        }
    }

    fn read(from: &mut &[u8], depth: u8) -> Option<Self> {
        let number = byte(from)?;
        if number == TEXT {
            return Some(Self::Text(text(from)?));
        }
        let depth = depth.checked_sub(1)?;
        let tag = *Tag::ALL.get(usize::from(number))?;
        let (mut attributes, mut children) = (Vec::new(), Vec::new());
        for _ in 0..count(from)? {
            let attribute = *Attribute::ALL.get(usize::from(byte(from)?))?;
            attributes.push((attribute, text(from)?));
        }
        for _ in 0..count(from)? {
            children.push(Self::read(from, depth)?);
        }
        Some(Self::Element { tag, attributes, children })
    }
}

impl Default for Figure {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl From<String> for Figure {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Figure {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Writer {
    /// Adds a picture.
    pub fn figure(&mut self, figure: &Figure) {
        let mut bytes = Vec::new();
        figure.write(&mut bytes);
        self.bytes(&Bytes::from(bytes));
    }
}

impl Reader {
    /// A picture.
    pub fn figure(&mut self) -> Figure {
        let bytes = self.bytes();
        let mut rest = &bytes[..];
        let figure = Figure::read(&mut rest, MAX_DEPTH);
        self.is_damaged |= !rest.is_empty();
        self.sound(figure)
    }
}

// No text and no list of a picture comes near 4 GiB.
fn write_count(to: &mut Vec<u8>, count: usize) {
    to.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

fn write_text(to: &mut Vec<u8>, text: &str) {
    write_count(to, text.len());
    to.extend(text.as_bytes());
}

fn byte(from: &mut &[u8]) -> Option<u8> {
    from.split_off_first().copied()
}

fn count(from: &mut &[u8]) -> Option<usize> {
    let (count, rest) = from.split_first_chunk()?;
    *from = rest;
    usize::try_from(u32::from_le_bytes(*count)).ok()
}

fn text(from: &mut &[u8]) -> Option<String> {
    let length = count(from)?;
    let text = from.split_off(..length)?;
    String::from_utf8(text.to_vec()).ok()
}
