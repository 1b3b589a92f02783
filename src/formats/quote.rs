//! String literals.

/// Whether a character may stand in a snippet as it is: visible, and nothing that a terminal, an editor or a clipboard
/// would change or hide.
pub(super) fn is_plain(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{a0}' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// A Python string literal (The Python Language Reference, §2.4.1).
pub(super) fn python(text: &str) -> String {
    literal(text, |c| match u32::from(c) {
        code @ ..=0xFF => format!("\\x{code:02x}"),
        code @ ..=0xFFFF => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    })
}

/// A JavaScript string literal (ECMAScript, §12.9.4).
pub(super) fn javascript(text: &str) -> String {
    literal(text, |c| match u32::from(c) {
        code @ ..=0xFF => format!("\\x{code:02x}"),
        code => format!("\\u{{{code:x}}}"),
    })
}

/// A Python bytes literal.
pub(super) fn python_bytes(bytes: &[u8]) -> String {
    // A character stands for each byte; those that are not ASCII are escaped.
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let mut out = String::from("b");
    let mut ascii = String::new();
    let quoted = python(&text);
    for c in quoted.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            ascii.push_str(&format!("\\x{:02x}", u32::from(c)));
        }
    }
    out.push_str(&ascii);
    out
}

/// In single quotes, or in double ones where that saves escapes.
fn literal(text: &str, escape: fn(char) -> String) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            _ if c == quote => {
                out.push('\\');
                out.push(c);
            }
            _ if is_plain(c) => out.push(c),
            _ => out.push_str(&escape(c)),
        }
    }
    out.push(quote);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals() {
        assert_eq!(python("it's\n\0é\u{feff}\u{e0001}"), "\"it's\\n\\x00é\\ufeff\u{e0001}\"");
        assert_eq!(python("\"'\\"), "'\"\\'\\\\'");
        assert_eq!(javascript("a\u{2028}\u{7f}"), "'a\\u{2028}\\x7f'");
        assert_eq!(python_bytes(b"\xff'a\xe9"), "b\"\\xff'a\\xe9\"");
    }
}
