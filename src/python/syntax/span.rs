//! Where something stands in a program.

use std::ops::Range;

/// A stretch of the source, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// From one byte to another. Sources are shorter than [`super::LONGEST_SOURCE`], so `u32` holds every place.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// From the start of this to the end of that.
    pub fn to(self, last: Span) -> Self {
        Self { start: self.start, end: last.end }
    }

    /// As a range to slice with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text that stands there; empty if the span is not of this source.
    pub fn text(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }
}

/// A line and a column as an editor shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
}

impl Position {
    /// The place of a byte. A line ends with LF, CR LF or CR, as for Python.
    pub fn of(source: &str, byte: usize) -> Self {
        let before = source.as_bytes().get(..byte).unwrap_or(source.as_bytes());
        let mut line = 1;
        let mut start = 0;
        for (at, &c) in before.iter().enumerate() {
            let ends = c == b'\n' || (c == b'\r' && source.as_bytes().get(at + 1) != Some(&b'\n'));
            if ends {
                line += 1;
                start = at + 1;
            }
        }
        // Bytes that continue a character (10xxxxxx) are no column of their own.
        let column = 1 + before[start..].iter().filter(|&&c| c & 0xC0 != 0x80).count();
        Self { line, column }
    }
}
