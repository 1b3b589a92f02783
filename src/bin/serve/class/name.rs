//! The name that a student goes by: chosen, not proved.

/// How long a name may be, in characters: what a projector still shows in a column.
pub const MAX_NAME: usize = 24;

/// A name that can be shown: letters and digits of any script, and little else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// There is nothing in it but space.
    #[error("it is empty")]
    Empty,
    /// It has more than [`MAX_NAME`] characters.
    #[error("it has more than {MAX_NAME} characters")]
    Long,
    /// It has a character that a name has not, or no letter and no digit.
    #[error("it has other characters than letters, digits, spaces and - ' . _")]
    Characters,
}

impl Name {
    /// Reads a name as it was typed; the spaces around and between its words are evened out.
    ///
    /// # Errors
    ///
    /// It is empty, too long, or has characters that would hide, turn or break the text around it.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        if name.chars().count() > MAX_NAME {
            return Err(NameError::Long);
        }
        if !name.chars().all(may_stand) || !name.chars().any(char::is_alphanumeric) {
            return Err(NameError::Characters);
        }
        Ok(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two names have in common that are the same to whoever reads them.
    pub fn key(&self) -> String {
        self.thing().to_lowercase()
    }

    /// The id of the thing that is this student's own.
    pub fn thing(&self) -> String {
        self.0.replace(' ', "-")
    }

    /// The name with a number behind it, no longer than a name may be.
    pub fn numbered(&self, number: usize) -> Self {
        let number = format!(" {number}");
        let room = MAX_NAME.saturating_sub(number.len());
        let name: String = self.0.chars().take(room).collect();
        Self(name.trim_end().to_owned() + &number)
    }
}

/// Letters, digits, what joins words, and the marks that scripts of Asia and decomposed text put on letters. Format
/// characters, such as those that turn the direction of a line, are not among them.
fn may_stand(c: char) -> bool {
    let is_mark = matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}');
    c.is_alphanumeric() || is_mark || " -'’._".contains(c)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn names_of_the_world_are_names() {
        for text in [
            "Ana",
            "José María",
            "O’Neill",
            "Łukasz",
            "王小明",
            "कृष्ण",
            "Ana 2",
            "R2-D2",
            "e\u{301}va",
            "محمد",
        ] {
            assert_eq!(Name::parse(text).unwrap().as_str(), text);
        }
        assert_eq!(Name::parse("  Ana \t  María\n").unwrap().as_str(), "Ana María");
    }

    #[test]
    fn what_would_play_tricks_is_none() {
        for (text, error) in [
            ("", NameError::Empty),
            (" \u{a0} ", NameError::Empty),
            ("a-very-long-name-of-25-chars", NameError::Long),
            ("<b>Ana</b>", NameError::Characters),
            ("Ana/../Bo", NameError::Characters),
            ("Ana\u{202e}anA", NameError::Characters),
            ("A\u{200b}na", NameError::Characters),
            ("A\0na", NameError::Characters),
            ("A;na", NameError::Characters),
            ("..", NameError::Characters),
            ("🙂", NameError::Characters),
        ] {
            assert_eq!(Name::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn a_number_keeps_a_name_a_name() {
        let long = Name::parse(&"é".repeat(MAX_NAME)).unwrap();
        for number in [2, 10, 1000] {
            let numbered = long.numbered(number);
            assert_eq!(Name::parse(numbered.as_str()), Ok(numbered.clone()));
            assert!(numbered.as_str().ends_with(&format!(" {number}")));
        }
        assert_eq!(Name::parse("Ana María").unwrap().thing(), "Ana-María");
        assert_eq!(Name::parse("ANA-maría").unwrap().key(), Name::parse("Ana María").unwrap().key());
    }
}
