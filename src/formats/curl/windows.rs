//! Words of Windows' two shells.
//!
//! A program on Windows gets its command line as one text and takes it apart itself, by the rules of the C runtime
//! ("Parsing C command-line arguments"); before that the shell has its own say.

use super::command::{Notes, Word};
use super::note::{Fault, NoteKind, ReadError};

/// A shell of Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shell {
    /// cmd.exe: `^` escapes outside of quotation marks.
    Cmd,
    /// PowerShell: `` ` `` escapes, `'…'` is literal.
    PowerShell,
}

/// The shell of Windows that a text is plainly written for; `None` for a POSIX shell.
///
/// The signs count only where a POSIX shell would not take them as text.
pub(super) fn shell(text: &str) -> Option<Shell> {
    // The mark that opened; `$` stands for `$'`.
    let mut open = None;
    let mut is_empty = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match (open, c, next) {
            (None, '`', Some('\n' | '\r' | '"')) | (Some('"'), '`', Some('"')) => {
                return Some(Shell::PowerShell);
            }
            (None, '^', Some('\n' | '\r' | '"')) => return Some(Shell::Cmd),
            // `""` in the midst of a word: in a POSIX shell it is nothing, and nobody writes it.
            (Some('"'), '"', Some('"')) if !is_empty => return Some(Shell::Cmd),
            (None | Some('"' | '$'), '\\', Some(_)) => {
                chars.next();
            }
            (None, '$', Some('\'')) => {
                chars.next();
                open = Some('$');
            }
            (None, '"' | '\'', _) => {
                open = Some(c);
                is_empty = true;
                continue;
            }
            (Some('$'), '\'', _) => open = None,
            (Some(mark @ ('"' | '\'')), _, _) if mark == c => open = None,
            _ => {}
        }
        is_empty = false;
    }
    None
}

/// A character with its place.
#[derive(Clone, Copy)]
struct Char {
    c: char,
    at: usize,
}

/// The words of a command.
pub(super) fn words(text: &str, shell: Shell, notes: &mut Notes<'_>) -> Result<Vec<Word>, ReadError> {
    match shell {
        Shell::Cmd => arguments(&cmd(text, notes), notes),
        Shell::PowerShell => powershell(text, notes),
    }
}

/// What cmd.exe leaves of a text: escapes resolved, lines joined, ended where the line ends.
fn cmd(text: &str, notes: &mut Notes<'_>) -> Vec<Char> {
    let mut out: Vec<Char> = Vec::new();
    let mut is_quoted = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                is_quoted = !is_quoted;
                out.push(Char { c, at });
            }
            '^' if !is_quoted => {
                chars.next_if(|(_, c)| *c == '\r');
                match chars.next() {
                    // The line goes on; its first character is escaped, so that an empty line is a line break.
                    Some((_, '\n')) => {
                        chars.next_if(|(_, c)| *c == '\r');
                        if let Some((at, c)) = chars.next() {
                            out.push(Char { c, at });
                        }
                    }
                    Some((at, c)) => out.push(Char { c, at }),
                    None => {}
                }
            }
            '\r' => {}
            '\n' if out.iter().all(|char| char.c.is_whitespace()) => {}
            '\n' | '&' | '|' | '<' | '>' if !is_quoted || c == '\n' => {
                let rest = text[at..].trim();
                if !rest.is_empty() {
                    notes.add(NoteKind::Rest, rest.chars().take(40).collect::<String>(), at);
                }
                break;
            }
            _ => out.push(Char { c, at }),
        }
    }
    out
}

/// Takes a command line apart as the C runtime does.
fn arguments(line: &[Char], notes: &Notes<'_>) -> Result<Vec<Word>, ReadError> {
    let mut words = Vec::new();
    let mut word: Option<Word> = None;
    let mut open_quote = None;
    let mut index = 0;
    while let Some(&Char { c, at }) = line.get(index) {
        index += 1;
        if open_quote.is_none() && matches!(c, ' ' | '\t' | '\n') {
            words.extend(word.take());
            continue;
        }
        let word = word.get_or_insert(Word { bytes: Vec::new(), at });
        let next = |index: usize| line.get(index).map(|char| char.c);
        match c {
            '\\' => {
                let mut run = 1;
                while next(index) == Some('\\') {
                    run += 1;
                    index += 1;
                }
                // Backslashes mean something before a quotation mark only.
                let kept = if next(index) == Some('"') { run / 2 } else { run };
                word.bytes.extend(std::iter::repeat_n(b'\\', kept));
                if kept != run && run % 2 == 1 {
                    word.bytes.push(b'"');
                    index += 1;
                }
            }
            '"' if open_quote.is_some() && next(index) == Some('"') => {
                word.bytes.push(b'"');
                index += 1;
            }
            '"' => open_quote = if open_quote.is_some() { None } else { Some(at) },
            _ => word.bytes.extend(c.encode_utf8(&mut [0; 4]).bytes()),
        }
    }
    match open_quote {
        Some(at) => Err(notes.error(Fault::OpenQuote('"'), at)),
        None => {
            words.extend(word);
            Ok(words)
        }
    }
}

/// The words of PowerShell ("about_Quoting_Rules"). Up to 7.2 it loses quotation marks on the way to a program unless they
/// are written `\"`, which is therefore read as one.
fn powershell(text: &str, notes: &mut Notes<'_>) -> Result<Vec<Word>, ReadError> {
    let mut words = Vec::new();
    let mut word: Option<Word> = None;
    // The mark that opened, and where.
    let mut open: Option<(char, usize)> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        if open.is_none() {
            match c {
                '`' if next == Some('\n') || next == Some('\r') => {
                    chars.next();
                    chars.next_if(|(_, c)| *c == '\n');
                    continue;
                }
                ' ' | '\t' | '\r' => {
                    words.extend(word.take());
                    continue;
                }
                '\n' | ';' | '|' | '&' | '<' | '>' if !words.is_empty() || word.is_some() => {
                    let rest = text[at..].trim();
                    if !rest.is_empty() {
                        notes.add(NoteKind::Rest, rest.chars().take(40).collect::<String>(), at);
                    }
                    break;
                }
                '\n' | '&' => continue,
                _ => {}
            }
        }
        let word = word.get_or_insert(Word { bytes: Vec::new(), at });
        let mut push = |c: char| word.bytes.extend(c.encode_utf8(&mut [0; 4]).bytes());
        match (c, open) {
            ('"' | '\'', None) => open = Some((c, at)),
            (_, Some((mark, _))) if c == mark => {
                if next == Some(mark) {
                    chars.next();
                    push(mark);
                } else {
                    open = None;
                }
            }
            ('\\', Some(_)) if next == Some('"') && open.is_some_and(|(mark, _)| mark == '\'') => {}
            // `\`"` inside of double quotation marks.
            ('\\', Some(('"', _))) if text[at..].starts_with("\\`\"") => {}
            ('`', None | Some(('"', _))) => match chars.next().map(|(_, c)| c) {
                Some('n') => push('\n'),
                Some('r') => push('\r'),
                Some('t') => push('\t'),
                Some('0') => push('\0'),
                Some(c) => push(c),
                None => {}
            },
            _ => push(c),
        }
    }
    match open {
        Some((mark, at)) => Err(notes.error(Fault::OpenQuote(mark), at)),
        None => {
            words.extend(word);
            Ok(words)
        }
    }
}
