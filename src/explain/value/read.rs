//! Reads a value by the rules of its header.

use super::fault::Expectation;
use super::pattern::is_token;
use super::phrase::{clip, fill};
use super::rule::Turn;
use super::{Fault, Moment, Piece, Reader};

/// Groups inside groups: more than any value has, so that a file that refers to itself in a circle ends.
const MAX_DEPTH: usize = 6;

/// The rules that are there, and the moment that dates are told from.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    /// Every reader and group.
    pub readers: &'static [Reader],
    /// Now.
    pub moment: &'a Moment,
}

impl Reading<'_> {
    /// What a value says, or where it departs from the rules.
    pub fn read(&self, reader: &Reader, whole: Piece<'_>, depth: usize) -> Result<String, Fault> {
        let items = reader.separator.map_or_else(|| vec![whole], |separator| whole.split(separator));
        let mut says: Vec<String> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let phrase = self.item(reader, *item, index == 0, depth)?;
            if !phrase.is_empty() && !says.contains(&phrase) {
                says.push(phrase);
            }
        }
        for rule in reader.rules.iter().filter(|rule| rule.turn == Turn::Absent) {
            // Without a word, any item will do.
            let begins =
                |word: &str| items.iter().any(|item| word.is_empty() || begins_with(item.text, word));
            if !rule.pattern.split(',').any(begins) {
                says.push(rule.says.to_owned());
            }
        }
        Ok(framed(reader, &says))
    }

    fn item(&self, reader: &Reader, item: Piece<'_>, is_first: bool, depth: usize) -> Result<String, Fault> {
        let has_first = reader.rules.iter().any(|rule| rule.turn.is_first());
        let mut fault = Fault { at: item.at, expected: Vec::new() };
        let mut is_recognised = false;
        for rule in &reader.rules {
            let is_turn = rule.turn != Turn::Absent && (!has_first || rule.turn.is_first() == is_first);
            if !is_turn || rule.turn.is_otherwise() && is_recognised {
                continue;
            }
            match self.matches(rule.pattern, item, depth) {
                // Groups of which nothing is to be said, such as a list of separators alone.
                Ok(holes) if !holes.is_empty() && holes.iter().all(String::is_empty) => {
                    return Ok(String::new());
                }
                Ok(holes) => return Ok(fill(rule.says, item.text, &holes)),
                Err(other) => {
                    is_recognised |= !rule.turn.is_otherwise() && other.at > item.at;
                    fault.merge(other);
                }
            }
        }
        Err(fault)
    }

    /// What a group of rules makes of a part of a value.
    pub fn group(&self, name: &str, piece: Piece<'_>, depth: usize) -> Result<String, Fault> {
        let is_it = |reader: &&Reader| reader.name == name || name.strip_prefix('@') == Some(reader.name);
        match self.readers.iter().find(is_it).filter(|_| depth < MAX_DEPTH) {
            Some(reader) => self.read(reader, piece.trimmed(), depth + 1),
            // Words of another version than the program: as good as nothing to say of it.
            None => Ok(clip(piece.text)),
        }
    }

    /// A word of the engine's own in the file's language, by its name in the group `@terms`.
    pub fn term(&self, name: &'static str) -> &'static str {
        let terms = self.readers.iter().find(|reader| reader.name == "@terms");
        let found = terms.and_then(|terms| terms.rules.iter().find(|rule| rule.pattern == name));
        found.map_or(name, |rule| rule.says)
    }

    /// A term that stands between two others.
    pub fn joint(&self, name: &'static str) -> String {
        format!(" {} ", self.term(name))
    }

    /// That a value is malformed, where, and what should be there.
    pub fn malformed(&self, value: &str, fault: &Fault) -> String {
        let expected = fault.expected.iter().map(|expected| match expected {
            Expectation::Text(text) if text.trim().is_empty() => self.term("space"),
            Expectation::Text(text) => text.trim(),
            Expectation::Term(name) => self.term(name),
        });
        let mut expected: Vec<_> = expected.collect();
        if expected.len() > 4 {
            expected.truncate(3);
            expected.push(self.term("others"));
        }
        let character = value.get(..fault.at).unwrap_or(value).chars().count() + 1;
        let expected = expected.join(&self.joint("or"));
        fill(self.term("malformed"), "", &[character.to_string(), expected])
    }
}

/// Whether an item begins with this word as a whole.
fn begins_with(item: &str, word: &str) -> bool {
    item.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        && !item[word.len()..].starts_with(is_token)
}

/// The items in their sentence; nothing when there is nothing to say.
fn framed(reader: &Reader, says: &[String]) -> String {
    let (before, rest) = reader.frame.split_once('{').unwrap_or_default();
    let (between, after) = rest.split_once('}').unwrap_or_default();
    let text = says.join(between);
    match text.chars().next() {
        None => text,
        // What the file writes in full begins as it should; a list of phrases begins with a small letter.
        Some(first) if before.is_empty() && !after.is_empty() => {
            format!("{}{}{after}", first.to_ascii_uppercase(), &text[first.len_utf8()..])
        }
        Some(_) => format!("{before}{text}{after}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::parse_headers;

    fn read(rules: &'static str, text: &str) -> Result<String, Fault> {
        let readers = &*parse_headers(rules).readers.leak();
        let moment = &Moment { now: 0, offset: |_| 0 };
        Reading { readers, moment }.read(&readers[0], Piece::whole(text), 0)
    }

    #[test]
    fn a_group_that_refers_to_itself_ends() {
        assert_eq!(read("@a\n    {@a} | ({1})\n", "x").as_deref(), Ok("(((((((x)))))))"));
        assert_eq!(read("@a\n    {@gone} | ({1})\n", "x").as_deref(), Ok("(x)"));
    }

    #[test]
    fn a_rule_for_the_rest_waits_until_no_other_knows_the_beginning() {
        let rules = "@a\n    : ,\n    n={N} | {1}\n    ?{T}={A} | other\n    ?{T} | word\n    !n | no n\n";
        assert_eq!(read(rules, "n=1, x=2, y").as_deref(), Ok("1, other, word"));
        assert_eq!(read(rules, "nn").as_deref(), Ok("word, no n"));
        assert_eq!(read(rules, "x, n=a").map_err(|fault| fault.at), Err(5));
        assert_eq!(read(rules, "x, n").map_err(|fault| fault.at), Err(4));
    }

    #[test]
    fn the_first_item_has_rules_of_its_own() {
        let rules = "@a\n    : ;\n    ^{T} | first\n    {T} | next\n    ! | none\n";
        assert_eq!(read(rules, "a; b").as_deref(), Ok("first, next"));
        assert_eq!(read(rules, ";").as_deref(), Ok("none"));
    }
}
