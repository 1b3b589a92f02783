//! Python's `str`: code points, among them surrogates that stand alone, which no Rust string can hold.

use std::rc::Rc;

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

    /// The string as UTF-8; a surrogate has none, and its place is given (Python's `UnicodeEncodeError`).
    pub fn to_utf8(&self) -> Result<Vec<u8>, usize> {
        match &self.0 {
            Form::Text(text) => Ok(text.as_bytes().to_vec()),
            Form::Wide(points) => {
                Err(points.iter().position(|point| char::from_u32(*point).is_none()).unwrap_or_default())
            }
        }
    }

    /// The string in ISO-8859-1; the place of the first code point above U+00FF where it has one.
    pub fn to_latin1(&self) -> Result<Vec<u8>, usize> {
        let byte = |(at, point): (usize, u32)| u8::try_from(point).map_err(|_| at);
        self.code_points().enumerate().map(byte).collect()
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
