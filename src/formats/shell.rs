//! Words and pipes of a POSIX shell.

use super::outgoing::Piece;
use super::quote::is_plain;
use std::fmt::Write;

/// How many bytes of a body may stand in a command. Linux takes 128 KiB an argument; `printf` is no program of its own
/// and takes any number.
pub(super) const MAX_INLINE: usize = 100_000;

/// Whether these bytes can be an argument at all.
pub(super) fn fits_in_word(bytes: &[u8]) -> bool {
    bytes.len() <= MAX_INLINE && !bytes.contains(&0)
}

/// One word of a command, quoted only as far as needed.
///
/// `$'…'` (POSIX.1-2024; bash, zsh and ksh have long had it) stands where bytes are no visible text.
pub(super) fn word(bytes: &[u8]) -> String {
    let is_safe = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_./:=@%+,".contains(byte);
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.chars().all(|c| is_plain(c) || c == '\n'));
    match text {
        // A tilde or an equals sign at the start would mean something.
        Some(text) if !text.is_empty() && bytes.iter().all(is_safe) && !text.starts_with('=') => {
            text.to_owned()
        }
        Some(text) => format!("'{}'", text.replace('\'', r"'\''")),
        None => format!("$'{}'", escaped(bytes, &[('\'', r"\'"), ('\\', r"\\")])),
    }
}

/// A command that writes the pieces, to stand before a pipe.
pub(super) fn source(pieces: &[Piece<'_>]) -> String {
    let commands: Vec<String> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Bytes(bytes) => printf(bytes),
            Piece::File(file) => format!("cat {}", word(path(&file.name).as_bytes())),
        })
        .collect();
    match commands.as_slice() {
        [command] => command.clone(),
        commands => format!("{{ {}; }}", commands.join("; ")),
    }
}

/// A file's name as a path that no program takes for an option or for standard input.
pub(super) fn path(name: &str) -> String {
    if name.starts_with('-') { format!("./{name}") } else { name.to_owned() }
}

/// The words of a command: on one line when it is short, otherwise one argument a line.
pub(super) fn command(before_pipe: Option<String>, head: &str, arguments: &[String]) -> String {
    let mut out = before_pipe.map(|source| format!("{source} | ")).unwrap_or_default();
    out.push_str(head);
    let is_short = out.len() + arguments.iter().map(|argument| argument.len() + 1).sum::<usize>() <= 100
        && !arguments.iter().any(|argument| argument.contains('\n'));
    for argument in arguments {
        out.push_str(if is_short { " " } else { " \\\n  " });
        out.push_str(argument);
    }
    out.push('\n');
    out
}

/// A `printf` that writes these bytes (POSIX, `printf`, "EXTENDED DESCRIPTION").
fn printf(bytes: &[u8]) -> String {
    let mut format = escaped(bytes, &[('\'', r"\047"), ('\\', r"\\"), ('%', "%%")]);
    // What begins with a hyphen would be an option.
    if format.starts_with('-') {
        format.replace_range(..1, r"\055");
    }
    format!("printf '{format}'")
}

/// The bytes as text with escapes: visible characters stay, line breaks and tabs get their letters, all else becomes
/// three octal digits, which every shell reads alike.
fn escaped(bytes: &[u8], special: &[(char, &str)]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            let known = special.iter().find(|(known, _)| *known == c);
            match (c, known) {
                (_, Some((_, escape))) => out.push_str(escape),
                ('\n', _) => out.push_str(r"\n"),
                ('\r', _) => out.push_str(r"\r"),
                ('\t', _) => out.push_str(r"\t"),
                _ if is_plain(c) => out.push(c),
                _ => octal(c.encode_utf8(&mut [0; 4]).as_bytes(), &mut out),
            }
        }
        octal(chunk.invalid(), &mut out);
    }
    out
}

fn octal(bytes: &[u8], out: &mut String) {
    for byte in bytes {
        // Writing to a String does not fail.
        let _ = write!(out, "\\{byte:03o}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_as_far_as_needed() {
        let rows: [(&[u8], &str); 9] = [
            (b"http://a.test/x", "http://a.test/x"),
            (b"", "''"),
            (b"a b", "'a b'"),
            (b"it's", r"'it'\''s'"),
            (b"$HOME `x` !", "'$HOME `x` !'"),
            (b"=x", "'=x'"),
            (b"a\nb", "'a\nb'"),
            (b"\x01'\\\xe9\r", r"$'\001\'\\\351\r'"),
            (b"~", "'~'"),
        ];
        for (bytes, expected) in rows {
            assert_eq!(word(bytes), expected);
        }
    }

    #[test]
    fn printf_writes_any_bytes() {
        assert_eq!(printf(b"-100% \\ '\x00\xff"), r"printf '\055100%% \\ \047\000\377'");
    }
}
