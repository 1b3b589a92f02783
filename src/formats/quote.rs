//! What may stand in a snippet as it is, and literals for what may not.

/// Whether a character may stand in a snippet as it is: visible, and nothing that a terminal, an editor or a clipboard
/// would change or hide.
pub(super) fn is_plain(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{a0}' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// A JavaScript string literal (ECMAScript, §12.9.4).
pub(super) fn javascript(text: &str) -> String {
    // Double quotes where that saves escapes.
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
            _ => out.push_str(&match u32::from(c) {
                code @ ..=0xFF => format!("\\x{code:02x}"),
                code => format!("\\u{{{code:x}}}"),
            }),
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
        assert_eq!(javascript("a\u{2028}\u{7f}"), "'a\\u{2028}\\x7f'");
        assert_eq!(javascript("it's\n"), "\"it's\\n\"");
        assert_eq!(javascript("\"'\\"), "'\"\\'\\\\'");
    }
}
