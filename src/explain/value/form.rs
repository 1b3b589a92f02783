//! The forms that the values of headers are made of: numbers, tokens, quoted strings, dates. A pattern names each with a
//! letter, `{N}`; its description, for a value that has something else there, is the term of the same name.

use super::fault::Expectation;
use super::pattern::is_token;
use super::phrase::clip;
use super::read::Reading;
use super::{Fault, Piece};
use std::time::{Duration, UNIX_EPOCH};

impl Reading<'_> {
    /// What a form reads, in words, and what is left. `stop` is what the pattern has next, and `is_inside`
    /// says whether it had something before.
    ///
    /// | form | reads |
    /// |---|---|
    /// | `N` | digits |
    /// | `F` | digits, perhaps with a point or a minus |
    /// | `S` | a number of seconds, perhaps in quotes (RFC 9111 §5.2) |
    /// | `B` | a number of bytes |
    /// | `D` | a date (RFC 9110 §5.6.7), also with the hyphens of old cookies (RFC 6265 §5.1.1) |
    /// | `P` | such a date when it is past |
    /// | `U` | a date in seconds since 1970, of nine to eleven digits |
    /// | `T` | a token (RFC 9110 §5.6.2) |
    /// | `Q` | a quoted string (RFC 9110 §5.6.4) |
    /// | `V` | a token or a quoted string |
    /// | `E` | what an entity tag has between its quotes (RFC 9110 §8.8.3) |
    /// | `K` | the letters and signs of Base64 (RFC 9110 §11.2) |
    /// | `X` | hexadecimal digits |
    /// | `L` | an address, or another run without spaces, commas and semicolons |
    /// | `A` | anything, as far as `stop` |
    /// | `@group` | what the group makes of anything, as far as `stop` |
    pub(super) fn form<'t>(
        &self,
        form: &'static str,
        piece: Piece<'t>,
        (stop, is_inside): (&'static str, bool),
        depth: usize,
    ) -> Result<(String, Piece<'t>), Fault> {
        let fault = |at| Fault::new(at, Expectation::Term(form));
        // The first quotation mark is missing, or else the last.
        let unquoted = || match piece.text.strip_prefix('"') {
            None => fault(piece.at),
            Some(opened) => Fault::new(piece.at + 1 + opened.len(), Expectation::Text("\"")),
        };
        let run = |belongs: fn(char) -> bool| {
            let length = piece.text.find(|c| !belongs(c)).unwrap_or(piece.text.len());
            if length == 0 { Err(fault(piece.at)) } else { Ok(piece.split_at(length)) }
        };
        let clipped = |(read, rest): (Piece<'_>, Piece<'t>)| (clip(read.text), rest);
        let digits = |c: char| c.is_ascii_digit();
        Ok(match form {
            "N" => clipped(run(digits)?),
            "F" => {
                let (read, rest) = run(|c| c.is_ascii_digit() || c == '.' || c == '-')?;
                let (whole, tenths) = read.text.split_once('.').unwrap_or((read.text, "0"));
                let is_number = |part: &str| !part.is_empty() && part.chars().all(digits);
                if !is_number(whole.strip_prefix('-').unwrap_or(whole)) || !is_number(tenths) {
                    return Err(fault(piece.at));
                }
                clipped((read, rest))
            }
            "L" => clipped(run(|c| !c.is_whitespace() && !",;\"<>".contains(c))?),
            "T" => clipped(run(is_token)?),
            "X" => clipped(run(|c| c.is_ascii_hexdigit())?),
            "K" => clipped(run(|c| c.is_ascii_alphanumeric() || "-._~+/=".contains(c))?),
            "B" => {
                let (read, rest) = run(digits)?;
                (self.size(number(read.text)), rest)
            }
            "U" => {
                let (read, rest) = run(digits)?;
                if !(9..=11).contains(&read.text.len()) {
                    return Err(fault(piece.at));
                }
                (self.date(number(read.text)), rest)
            }
            "S" if piece.text.starts_with('"') => {
                let (text, rest) = quoted(piece).ok_or_else(unquoted)?;
                if text.is_empty() || !text.chars().all(digits) {
                    return Err(fault(piece.at + 1));
                }
                (self.span(seconds(&text), usize::MAX), rest)
            }
            "S" => {
                let (read, rest) = run(digits)?;
                (self.span(seconds(read.text), usize::MAX), rest)
            }
            "V" if !piece.text.starts_with('"') => clipped(run(is_token)?),
            "Q" | "V" => {
                let (text, rest) = quoted(piece).ok_or_else(unquoted)?;
                (clip(&text), rest)
            }
            "E" => {
                let opaque = piece.text.strip_prefix('"').ok_or_else(unquoted)?;
                let length = opaque.find('"').ok_or_else(unquoted)?;
                let (read, rest) = piece.split_at(length + 2);
                if let Some(at) = opaque[..length].find(|c: char| c.is_ascii_control() || c == ' ') {
                    return Err(fault(piece.at + 1 + at));
                }
                (clip(read.text), rest)
            }
            _ => {
                let length = if stop.is_empty() { Some(piece.text.len()) } else { piece.text.find(stop) };
                // At the start of an item, it is not known whether this form is meant at all.
                let end = if is_inside { piece.at + piece.text.len() } else { piece.at };
                let length = length.ok_or_else(|| Fault::new(end, Expectation::Text(stop)))?;
                let (read, rest) = piece.split_at(length);
                match form {
                    _ if form.starts_with('@') => (self.group(form, read, depth)?, rest),
                    "D" | "P" => {
                        let at = date(read.text).filter(|at| form == "D" || *at <= self.moment.now);
                        (self.date(at.ok_or_else(|| Fault::new(piece.at, Expectation::Term("D")))?), rest)
                    }
                    _ if read.text.is_empty() => return Err(fault(piece.at)),
                    _ => (clip(read.text), rest),
                }
            }
        })
    }
}

/// The number that digits write; the largest one that there is for those that no number holds.
fn number(digits: &str) -> u64 {
    digits.parse().unwrap_or(u64::MAX)
}

/// A number of seconds; caches count no further than this (RFC 9111 §1.2.2).
fn seconds(digits: &str) -> u64 {
    number(digits).min(1 << 31)
}

/// A date as seconds since 1970.
fn date(text: &str) -> Option<u64> {
    let parse = |text: &str| httpdate::parse_http_date(text).ok();
    let at = parse(text).or_else(|| parse(&text.replace('-', " ")))?;
    at.duration_since(UNIX_EPOCH).as_ref().ok().map(Duration::as_secs)
}

/// What a quoted string holds, and what follows it; `None` when it does not end.
fn quoted(piece: Piece<'_>) -> Option<(String, Piece<'_>)> {
    let mut text = String::new();
    let mut escaped = false;
    for (at, c) in piece.text.strip_prefix('"')?.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '"' => return Some((text, piece.split_at(at + 2).1)),
            '\\' => {
                escaped = true;
                continue;
            }
            _ => {}
        }
        text.push(c);
    }
    None
}
