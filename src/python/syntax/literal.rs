//! Text literals: prefix, quotes, escapes (Python's lexical analysis, "String and Bytes literals").

use super::error::Fault;
use super::span::Span;
use crate::locale::key;

/// A text literal, taken apart but not decoded.
#[derive(Clone, Copy, Debug)]
pub struct Literal {
    /// Between the quotes.
    pub body: Span,
    /// `r`: a backslash is a backslash.
    pub is_raw: bool,
    /// `b`: bytes.
    pub is_bytes: bool,
    /// `f`: values in braces.
    pub is_format: bool,
}

impl Literal {
    /// Takes apart the literal that stands there, quotes and all.
    pub fn at(source: &str, span: Span) -> Self {
        let text = span.text(source).as_bytes();
        let prefix = text.iter().take_while(|c| c.is_ascii_alphabetic()).count();
        let has = |letter: u8| text[..prefix].iter().any(|c| c | 0x20 == letter);
        let quoted = &text[prefix..];
        let is_triple = quoted.len() >= 6 && quoted[0] == quoted[1] && quoted[1] == quoted[2];
        let quotes = if is_triple { 3 } else { 1 };
        let start = span.start + (prefix + quotes) as u32;
        let body = Span { start, end: (span.end - quotes as u32).max(start) };
        Self { body, is_raw: has(b'r'), is_bytes: has(b'b'), is_format: has(b'f') }
    }

    /// How its characters are read.
    pub fn mode(self) -> Mode {
        Mode { is_raw: self.is_raw, is_bytes: self.is_bytes, halves_braces: false }
    }
}

/// How the characters of a literal are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mode {
    /// A backslash is a backslash.
    pub is_raw: bool,
    /// Escapes of characters beyond a byte have no meaning.
    pub is_bytes: bool,
    /// `{{` and `}}` stand for one brace: text of an f-string.
    pub halves_braces: bool,
}

/// Reads the characters of a body: code points, lone surrogates among them, or bytes.
///
/// # Errors
/// What is wrong and where it stands in the body.
pub fn decode(body: &str, mode: Mode, mut each: impl FnMut(u32)) -> Result<(), (Fault, Span)> {
    let bytes = body.as_bytes();
    let mut at = 0;
    while let Some(&c) = bytes.get(at) {
        let start = at;
        at += 1;
        match c {
            b'\r' => {
                // Python reads every end of line as LF.
                at += usize::from(bytes.get(at) == Some(&b'\n'));
                each(u32::from(b'\n'));
            }
            b'{' | b'}' if mode.halves_braces => {
                at += usize::from(bytes.get(at) == Some(&c));
                each(u32::from(c));
            }
            b'\\' if !mode.is_raw => {
                escape(bytes, &mut at, mode.is_bytes, &mut each)
                    .map_err(|fault| (fault, Span::new(start, at.min(bytes.len()))))?;
            }
            0..=0x7F => each(u32::from(c)),
            _ => {
                let c = body[start..].chars().next().unwrap_or_default();
                at = start + c.len_utf8();
                if mode.is_bytes {
                    return Err((Fault::NonAsciiBytes, Span::new(start, at)));
                }
                each(c as u32);
            }
        }
    }
    Ok(())
}

/// Reads an escape; `at` is behind the backslash.
fn escape(bytes: &[u8], at: &mut usize, is_bytes: bool, each: &mut impl FnMut(u32)) -> Result<(), Fault> {
    let Some(&c) = bytes.get(*at) else {
        return Err(Fault::Escape);
    };
    *at += 1;
    let simple = match c {
        b'\n' => return Ok(()),
        b'\r' => {
            *at += usize::from(bytes.get(*at) == Some(&b'\n'));
            return Ok(());
        }
        b'\\' | b'\'' | b'"' => c,
        b'a' => 7,
        b'b' => 8,
        b't' => b'\t',
        b'n' => b'\n',
        b'v' => 11,
        b'f' => 12,
        b'r' => b'\r',
        b'0'..=b'7' => {
            let mut code = u32::from(c - b'0');
            for _ in 0..2 {
                match bytes.get(*at) {
                    Some(&digit @ b'0'..=b'7') => code = code * 8 + u32::from(digit - b'0'),
                    _ => break,
                }
                *at += 1;
            }
            each(if is_bytes { code & 0xFF } else { code });
            return Ok(());
        }
        b'x' => return hex(bytes, at, 2, each),
        b'u' if !is_bytes => return hex(bytes, at, 4, each),
        b'U' if !is_bytes => return hex(bytes, at, 8, each),
        b'N' if !is_bytes => return Err(Fault::Unavailable(key!("py-named-character"))),
        _ => {
            // No escape: both characters stay. The second may be the start of a longer one.
            *at -= 1;
            b'\\'
        }
    };
    each(u32::from(simple));
    Ok(())
}

fn hex(bytes: &[u8], at: &mut usize, digits: usize, each: &mut impl FnMut(u32)) -> Result<(), Fault> {
    let mut code = 0_u32;
    for _ in 0..digits {
        let digit = bytes.get(*at).and_then(|c| char::from(*c).to_digit(16)).ok_or(Fault::Escape)?;
        code = code << 4 | digit;
        *at += 1;
    }
    if code > 0x10_FFFF {
        return Err(Fault::Escape);
    }
    each(code);
    Ok(())
}
