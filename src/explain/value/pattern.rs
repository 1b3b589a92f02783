//! Holds an item against the pattern of a rule.

use super::fault::Expectation;
use super::read::Reading;
use super::{Fault, Piece};

/// A character that a token may have (RFC 9110 §5.6.2).
pub(super) fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

impl Reading<'_> {
    /// What the forms of a pattern read of an item, in words; or how far the item followed it.
    pub(super) fn matches(
        &self,
        pattern: &'static str,
        item: Piece<'_>,
        depth: usize,
    ) -> Result<Vec<String>, Fault> {
        let mut holes = Vec::new();
        let (mut rest, mut pattern) = (item, pattern);
        loop {
            let (literal, after) = pattern.split_once('{').unwrap_or((pattern, ""));
            let is_last = literal.len() == pattern.len();
            // A group may read nothing at all, so it must not read the rest of a word.
            rest = follow(rest, literal, is_last || after.starts_with('@'))?;
            if is_last {
                break;
            }
            let (form, after) = after.split_once('}').unwrap_or((after, ""));
            let stop = after.split('{').next().unwrap_or_default();
            let words;
            (words, rest) = self.form(form, rest, (stop, rest.at > item.at), depth)?;
            holes.push(words);
            pattern = after;
        }
        if rest.text.is_empty() { Ok(holes) } else { Err(Fault::new(rest.at, Expectation::Term("end"))) }
    }
}

/// What follows the characters of a rule. A fault counts from the start of them, as if none of them were there, unless
/// they are there as far as a whole word: `max-age` without its `=` is meant to be `max-age=`, `maximum` is not.
fn follow<'t>(piece: Piece<'t>, literal: &'static str, is_word: bool) -> Result<Piece<'t>, Fault> {
    let mut length = 0;
    for wanted in literal.chars() {
        let found = piece.text[length..].chars().next();
        let is_same = |found: char| {
            if wanted.is_ascii_lowercase() { found.to_ascii_lowercase() == wanted } else { found == wanted }
        };
        if !found.is_some_and(is_same) {
            let is_end = !is_token(wanted) && !found.is_some_and(is_token);
            return Err(if is_end {
                Fault::new(piece.at + length, Expectation::Text(&literal[length..length + wanted.len_utf8()]))
            } else {
                Fault::new(piece.at, Expectation::Text(literal))
            });
        }
        length += wanted.len_utf8();
    }
    let (_, rest) = piece.split_at(length);
    if is_word && literal.ends_with(is_token) && rest.text.starts_with(is_token) {
        return Err(Fault::new(piece.at, Expectation::Text(literal)));
    }
    Ok(rest)
}
