//! Python's `str`: code points, among them surrogates that stand alone, which no Rust string can hold.

use super::{Exception, Outcome};
use std::rc::Rc;

/// Whether Python counts a code point as white space: `str.isspace`, and `\s` in a pattern.
pub fn is_space(point: u32) -> bool {
    matches!(point, 0x09..=0x0D | 0x1C..=0x20 | 0x85 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000)
}

/// A Python string. Cloning is cheap.
///
/// ```
/// use put_playground::python::Str;
/// let lone = Str::from_code_points([0x61, 0xD800]);
/// assert_eq!((lone.len(), lone.as_str()), (2, None));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Str(Form);

/// `Wide` only where there is a surrogate, so that equal strings have equal forms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Form {
    Text(Rc<str>),
    Wide(Rc<[u32]>),
}

impl Str {
    /// A string of these code points; one above U+10FFFF becomes U+FFFD.
    pub fn from_code_points(points: impl IntoIterator<Item = u32>) -> Self {
        let points = points.into_iter();
        let mut text = String::with_capacity(points.size_hint().0);
        let mut wide: Vec<u32> = Vec::new();
        for point in points {
            match char::from_u32(point) {
                Some(c) if wide.is_empty() => text.push(c),
                Some(c) => wide.push(c.into()),
                None => {
                    if wide.is_empty() {
                        wide.extend(text.chars().map(u32::from));
                    }
                    let is_surrogate = (0xD800..0xE000).contains(&point);
                    wide.push(if is_surrogate { point } else { 0xFFFD });
                }
            }
        }
        let has_surrogate = wide.iter().any(|point| (0xD800..0xE000).contains(point));
        if has_surrogate {
            Self(Form::Wide(wide.into()))
        } else if wide.is_empty() {
            Self(Form::Text(text.into()))
        } else {
            Self(Form::Text(wide.into_iter().filter_map(char::from_u32).collect::<String>().into()))
        }
    }

    /// Text of bytes that are code points, as ISO-8859-1 has them.
    pub fn from_latin1(bytes: &[u8]) -> Self {
        Self(Form::Text(bytes.iter().copied().map(char::from).collect::<String>().into()))
    }

    /// The text, unless a surrogate is in it.
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Form::Text(text) => Some(text),
            Form::Wide(_) => None,
        }
    }

    /// The text, with U+FFFD for each surrogate: for people to read.
    pub fn to_lossy(&self) -> String {
        let readable = |point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.code_points().map(readable).collect()
    }

    /// The code points in order.
    pub fn code_points(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        match &self.0 {
            Form::Text(text) => Box::new(text.chars().map(u32::from)),
            Form::Wide(points) => Box::new(points.iter().copied()),
        }
    }

    /// Python's `len`: how many code points there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Text(text) if text.is_ascii() => text.len(),
            Form::Text(text) => text.chars().count(),
            Form::Wide(points) => points.len(),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            Form::Text(text) => text.is_empty(),
            Form::Wide(_) => false,
        }
    }

    /// Both strings, one behind the other.
    pub fn concat(&self, other: &Self) -> Self {
        match (self.as_str(), other.as_str()) {
            (Some(left), Some(right)) => Self::from([left, right].concat()),
            _ => Self::from_code_points(self.code_points().chain(other.code_points())),
        }
    }

    /// `self.encode('utf-8')`; `UnicodeEncodeError` where there is a surrogate.
    pub fn to_utf8(&self) -> Outcome<Vec<u8>> {
        match &self.0 {
            Form::Text(text) => Ok(text.as_bytes().to_vec()),
            Form::Wide(_) => Err(self
                .cannot_encode("utf-8", "surrogates not allowed", |point| char::from_u32(point).is_some())),
        }
    }

    /// `self.encode('latin-1')`; `UnicodeEncodeError` where there is a code point above U+00FF.
    pub fn to_latin1(&self) -> Outcome<Vec<u8>> {
        self.to_narrow("latin-1", 0xFF, "ordinal not in range(256)")
    }

    /// `self.encode('ascii')`; `UnicodeEncodeError` where there is a code point above U+007F.
    pub fn to_ascii(&self) -> Outcome<Vec<u8>> {
        self.to_narrow("ascii", 0x7F, "ordinal not in range(128)")
    }

    fn to_narrow(&self, codec: &str, largest: u32, reason: &str) -> Outcome<Vec<u8>> {
        let byte = |point| u8::try_from(point).ok().filter(|_| point <= largest);
        let bytes = self.code_points().map(byte).collect::<Option<_>>();
        bytes.ok_or_else(|| self.cannot_encode(codec, reason, |point| point <= largest))
    }

    /// The `UnicodeEncodeError` for the first run of code points that do not fit.
    fn cannot_encode(&self, codec: &str, reason: &str, fits: impl Fn(u32) -> bool) -> Exception {
        let start = self.code_points().position(|point| !fits(point)).unwrap_or_default();
        let run = self.code_points().skip(start).take_while(|point| !fits(*point)).count();
        Exception::cannot_encode(codec, self, start, start + run, reason)
    }

    /// The string as UTF-8, each surrogate as three bytes (Python's `surrogatepass`).
    pub fn to_wtf8(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for point in self.code_points() {
            match char::from_u32(point) {
                Some(c) => out.extend(c.encode_utf8(&mut [0; 4]).as_bytes()),
                None => out.extend([
                    0xE0 | (point >> 12) as u8,
                    0x80 | (point >> 6 & 0x3F) as u8,
                    0x80 | (point & 0x3F) as u8,
                ]),
            }
        }
        out
    }

    /// The string whose [`Str::to_wtf8`] this is; other bytes become U+FFFD.
    pub fn from_wtf8(bytes: &[u8]) -> Self {
        let mut points = Vec::new();
        let mut rest = bytes;
        while let Some(chunk) = rest.utf8_chunks().next() {
            points.extend(chunk.valid().chars().map(u32::from));
            rest = &rest[chunk.valid().len()..];
            match rest {
                [0xED, second @ 0xA0..=0xBF, third @ 0x80..=0xBF, tail @ ..] => {
                    points.push(0xD000 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F));
                    rest = tail;
                }
                [_, tail @ ..] => {
                    points.push(0xFFFD);
                    rest = tail;
                }
                [] => {}
            }
        }
        Self::from_code_points(points)
    }
}

impl Default for Str {
    fn default() -> Self {
        Self::from("")
    }
}

impl From<&str> for Str {
    fn from(text: &str) -> Self {
        Self(Form::Text(text.into()))
    }
}

impl From<String> for Str {
    fn from(text: String) -> Self {
        Self(Form::Text(text.into()))
    }
}

impl PartialEq<str> for Str {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl Ord for Str {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.code_points().cmp(other.code_points())
    }
}

impl PartialOrd for Str {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
