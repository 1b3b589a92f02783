//! A part of a value that knows where it stands.

/// A part of a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'t> {
    /// What it says.
    pub text: &'t str,
    /// Where it begins, in bytes from the start of the value.
    pub at: usize,
}

impl<'t> Piece<'t> {
    /// A value without the white space around it.
    pub fn whole(text: &'t str) -> Self {
        Self { text, at: 0 }.trimmed()
    }

    /// The piece without white space at its ends (RFC 9110 §5.6.3).
    pub fn trimmed(self) -> Self {
        let rest = self.text.trim_start_matches([' ', '\t']);
        Self { text: rest.trim_end_matches([' ', '\t']), at: self.at + self.text.len() - rest.len() }
    }

    /// The first `length` bytes and the rest; `length` must be a boundary of characters.
    pub fn split_at(self, length: usize) -> (Self, Self) {
        let (head, tail) = self.text.split_at(length);
        (Self { text: head, ..self }, Self { text: tail, at: self.at + length })
    }

    /// The parts between separators that stand outside of quoted strings (RFC 9110 §5.6.4), of a URL in angle brackets
    /// (RFC 8288 §3), and, between words, of comments and inner lists (RFC 9110 §5.6.5, RFC 9651 §3.1.1). Trimmed, and
    /// without the empty ones, which a recipient is to ignore (RFC 9110 §5.6.1).
    pub fn split(self, separator: char) -> Vec<Self> {
        let mut parts = Vec::new();
        let (mut start, mut depth, mut closing, mut escaped) = (0, 0_usize, None, false);
        let mut end_part = |start, end: usize| {
            let part = Self { text: &self.text[start..end], at: self.at + start }.trimmed();
            if !part.text.is_empty() {
                parts.push(part);
            }
        };
        for (at, c) in self.text.char_indices() {
            if let Some(end) = closing {
                closing = if c == end && !escaped { None } else { closing };
                escaped = c == '\\' && !escaped && end == '"';
                continue;
            }
            match c {
                '"' => closing = Some('"'),
                '<' if self.text[start..at].trim().is_empty() => closing = Some('>'),
                '(' if separator == ' ' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ if c == separator && depth == 0 => {
                    end_part(start, at);
                    start = at + c.len_utf8();
                }
                _ => {}
            }
        }
        end_part(start, self.text.len());
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, separator: char) -> Vec<(usize, &str)> {
        Piece::whole(text).split(separator).iter().map(|piece| (piece.at, piece.text)).collect()
    }

    #[test]
    fn separators_inside_quotes_brackets_and_comments_do_not_count() {
        let parts = split(r#"a="1,\",2", b=2,, c"#, ',');
        assert_eq!(parts, [(0, r#"a="1,\",2""#), (12, "b=2"), (18, "c")]);
        assert_eq!(split("<http://a/,b>; rel=x, <c>", ','), [(0, "<http://a/,b>; rel=x"), (22, "<c>")]);
        assert_eq!(split(" a (b c)  d", ' '), [(1, "a"), (3, "(b c)"), (10, "d")]);
        assert_eq!(split("a=1<2; b", ';'), [(0, "a=1<2"), (7, "b")]);
        assert_eq!(split("", ','), []);
        assert_eq!(split("\"a,b", ','), [(0, "\"a,b")]);
    }
}
