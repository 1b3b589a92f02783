//! Words of a POSIX shell (POSIX.1-2024, Shell Command Language, §2.2 and §2.3), as far as a curl command needs them.

use super::command::{Notes, Word};
use super::note::{Fault, NoteKind, ReadError};
use crate::locale::tr;

/// Reads characters with their places.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
    }

    fn takes(&mut self, prefix: &str) -> bool {
        let is_next = self.rest().starts_with(prefix);
        if is_next {
            self.at += prefix.len();
        }
        is_next
    }
}

/// The first pipeline of a text.
#[derive(Debug, Default)]
pub(super) struct Pipeline {
    /// The words of each program.
    pub programs: Vec<Vec<Word>>,
    /// What a here-document or a here-string gives to the last program.
    pub stdin: Option<Vec<u8>>,
}

/// Takes the first pipeline apart.
pub(super) fn pipeline(text: &str, notes: &mut Notes<'_>) -> Result<Pipeline, ReadError> {
    let mut reader = Reader { text, at: 0 };
    let mut pipeline = Pipeline { programs: vec![Vec::new()], stdin: None };
    let mut here = None;
    while let Some(c) = reader.peek() {
        let at = reader.at;
        let is_started = pipeline.programs.iter().any(|words| !words.is_empty());
        match c {
            ' ' | '\t' | '\r' => {
                reader.next();
            }
            '\n' if !is_started => {
                reader.next();
            }
            '\n' if here.is_some() => {
                reader.next();
                pipeline.stdin = here.take().map(|here| here_document(&mut reader, &here, notes));
                rest(&reader, reader.at, notes);
                break;
            }
            '#' => {
                reader.at += reader.rest().find('\n').unwrap_or(reader.rest().len());
            }
            '\\' if reader.takes("\\\n") || reader.takes("\\\r\n") => {}
            '<' if reader.takes("<<<") => {
                reader.skip_blanks();
                let mut content = word(&mut reader, notes)?.bytes;
                content.push(b'\n');
                pipeline.stdin = Some(content);
            }
            '<' if reader.takes("<<") => {
                let without_tabs = reader.takes("-");
                reader.skip_blanks();
                let is_literal = reader.rest().starts_with(['\'', '"', '\\']);
                let delimiter = word(&mut reader, notes)?.text();
                here = Some(Here { delimiter, without_tabs, is_literal });
            }
            '|' if !reader.rest().starts_with("||") => {
                reader.next();
                let is_curl_read =
                    pipeline.programs.iter().flatten().any(|word| word.bytes.ends_with(b"curl"));
                if is_curl_read {
                    rest(&reader, at, notes);
                    break;
                }
                pipeline.programs.push(Vec::new());
            }
            '\n' | ';' | '&' | '|' | '<' | '>' | '(' | ')' => {
                rest(&reader, at, notes);
                break;
            }
            _ => {
                let word = word(&mut reader, notes)?;
                if let Some(words) = pipeline.programs.last_mut() {
                    words.push(word);
                }
            }
        }
    }
    Ok(pipeline)
}

/// A here-document that was announced (POSIX.1-2024, §2.7.4).
struct Here {
    delimiter: String,
    without_tabs: bool,
    /// Whether nothing in it is replaced.
    is_literal: bool,
}

/// The lines up to the delimiter.
fn here_document(reader: &mut Reader<'_>, here: &Here, notes: &mut Notes<'_>) -> Vec<u8> {
    let start = reader.at;
    let mut content = String::new();
    while !reader.rest().is_empty() {
        let line = reader.rest().split_inclusive('\n').next().unwrap_or_default();
        reader.at += line.len();
        let line = if here.without_tabs { line.trim_start_matches('\t') } else { line };
        if line.trim_end_matches(['\r', '\n']) == here.delimiter {
            break;
        }
        content.push_str(line);
    }
    if !here.is_literal && content.contains(['$', '`']) {
        notes.add(NoteKind::Expansion, tr("curl-shell-signs"), start);
    }
    content.into_bytes()
}

/// Notes what stands behind the command.
fn rest(reader: &Reader<'_>, at: usize, notes: &mut Notes<'_>) {
    let rest = reader.text[at..].trim();
    if !rest.is_empty() {
        notes.add(NoteKind::Rest, rest.chars().take(40).collect::<String>(), at);
    }
}

fn word(reader: &mut Reader<'_>, notes: &mut Notes<'_>) -> Result<Word, ReadError> {
    let mut word = Word { bytes: Vec::new(), at: reader.at };
    while let Some(c) = reader.peek() {
        let at = reader.at;
        match c {
            ' ' | '\t' | '\r' | '\n' | ';' | '&' | '|' | '<' | '>' | '(' | ')' => break,
            '\'' => {
                reader.next();
                let end = reader.rest().find('\'').ok_or_else(|| notes.error(Fault::OpenQuote('\''), at))?;
                word.bytes.extend(reader.rest()[..end].bytes());
                reader.at += end + 1;
            }
            '"' => double_quoted(reader, &mut word, notes)?,
            '$' if reader.takes("$'") => ansi_c(reader, &mut word, at, notes)?,
            '$' if reader.rest().starts_with("$\"") => {
                reader.next();
            }
            '$' | '`' => expansion(reader, &mut word, notes),
            '\\' => {
                reader.next();
                if !reader.takes("\n") && !reader.takes("\r\n") {
                    push(&mut word, reader.next());
                }
            }
            _ => push(&mut word, reader.next()),
        }
    }
    Ok(word)
}

fn push(word: &mut Word, c: Option<char>) {
    if let Some(c) = c {
        word.bytes.extend(c.encode_utf8(&mut [0; 4]).bytes());
    }
}

/// `$name`, `$(…)` and `` `…` `` would be replaced by a shell; a lone `$` is one.
fn expansion(reader: &mut Reader<'_>, word: &mut Word, notes: &mut Notes<'_>) {
    let at = reader.at;
    let rest = reader.rest();
    let is_replaced = rest.starts_with('`')
        || rest[1..].starts_with(|c: char| c.is_ascii_alphanumeric() || "_{(@*#?$!-".contains(c));
    if is_replaced {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_${(".contains(c);
        notes.add(
            NoteKind::Expansion,
            rest.chars().take_while(|c| is_name(*c) || *c == '`').collect::<String>(),
            at,
        );
    }
    push(word, reader.next());
}

fn double_quoted(reader: &mut Reader<'_>, word: &mut Word, notes: &mut Notes<'_>) -> Result<(), ReadError> {
    let at = reader.at;
    reader.next();
    loop {
        match reader.peek() {
            None => return Err(notes.error(Fault::OpenQuote('"'), at)),
            Some('"') => {
                reader.next();
                return Ok(());
            }
            Some('\\') => {
                reader.next();
                match reader.peek() {
                    Some('\n') => {
                        reader.next();
                    }
                    Some('$' | '`' | '"' | '\\') => push(word, reader.next()),
                    _ => word.bytes.push(b'\\'),
                }
            }
            Some('$' | '`') => expansion(reader, word, notes),
            Some(_) => push(word, reader.next()),
        }
    }
}

/// The inside of `$'…'` (POSIX.1-2024, §2.2.4).
fn ansi_c(reader: &mut Reader<'_>, word: &mut Word, at: usize, notes: &Notes<'_>) -> Result<(), ReadError> {
    loop {
        match reader.next() {
            None => return Err(notes.error(Fault::OpenQuote('\''), at)),
            Some('\'') => return Ok(()),
            Some('\\') => match reader.next() {
                None => return Err(notes.error(Fault::OpenQuote('\''), at)),
                Some(c) => escape(c, reader, word),
            },
            other => push(word, other),
        }
    }
}

fn escape(c: char, reader: &mut Reader<'_>, word: &mut Word) {
    let byte = match c {
        'a' => 7,
        'b' => 8,
        'e' | 'E' => 27,
        'f' => 12,
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        'v' => 11,
        '0'..='7' => {
            reader.at -= 1;
            // As C does, what does not fit is cut off.
            u8::try_from(digits(reader, 8, 3).unwrap_or(0) & 0xFF).unwrap_or(0)
        }
        'x' => match digits(reader, 16, 2) {
            Some(value) => u8::try_from(value).unwrap_or(0),
            None => return word.bytes.extend(b"\\x"),
        },
        'u' | 'U' => {
            let value = digits(reader, 16, if c == 'u' { 4 } else { 8 });
            return push(word, Some(value.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)));
        }
        '\\' | '\'' | '"' | '?' => return push(word, Some(c)),
        _ => {
            word.bytes.push(b'\\');
            return push(word, Some(c));
        }
    };
    word.bytes.push(byte);
}

/// Up to `most` digits as a number.
fn digits(reader: &mut Reader<'_>, radix: u32, most: usize) -> Option<u32> {
    let mut value = None;
    for _ in 0..most {
        let Some(digit) = reader.peek().and_then(|c| c.to_digit(radix)) else {
            break;
        };
        reader.next();
        value = Some(value.unwrap_or(0_u32).wrapping_mul(radix).wrapping_add(digit));
    }
    value
}

/// What `printf` writes for a format without conversions.
pub(super) fn printf(format: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bytes = format.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, bytes.peek().copied()) {
            (b'%', Some(b'%')) => {
                bytes.next();
                out.push(b'%');
            }
            (b'\\', Some(digit @ b'0'..=b'7')) => {
                let mut value = 0_u32;
                let mut next = Some(digit);
                for _ in 0..3 {
                    let Some(digit @ b'0'..=b'7') = next else {
                        break;
                    };
                    bytes.next();
                    value = value * 8 + u32::from(digit - b'0');
                    next = bytes.peek().copied();
                }
                out.push(u8::try_from(value & 0xFF).unwrap_or(0));
            }
            (b'\\', Some(letter)) => {
                bytes.next();
                match letter {
                    b'n' => out.push(b'\n'),
                    b'r' => out.push(b'\r'),
                    b't' => out.push(b'\t'),
                    b'\\' => out.push(b'\\'),
                    other => out.extend([b'\\', other]),
                }
            }
            _ => out.push(byte),
        }
    }
    out
}
