//! What makes somebody the teacher: a key that stands in the terminal, in the address of the board.
//!
//! Not the place from which a request comes: behind a proxy, or in a container, everybody seems to be at this machine.

use http::{HeaderMap, header};
use std::fmt;

/// How many random bytes: nobody guesses them at any rate.
const SIZE: usize = 16;

/// A key, new at every start.
#[derive(Clone)]
pub struct Key(String);

impl Key {
    /// A key from the system's source of randomness.
    ///
    /// # Errors
    ///
    /// The system has none.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; SIZE];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// Whether a request has it, as `Authorization: Bearer …` (RFC 6750 §2.1). Pages of other origins can't send that here:
    /// nothing allows them to.
    pub fn is_in(&self, headers: &HeaderMap) -> bool {
        let sent = headers.get(header::AUTHORIZATION).map(|value| value.as_bytes());
        let Some((scheme, key)) = sent.and_then(|sent| sent.split_at_checked("Bearer ".len())) else {
            return false;
        };
        scheme.eq_ignore_ascii_case(b"Bearer ") && equal(key, self.0.as_bytes())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Compares in a time that does not tell where the difference is.
fn equal(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use http::HeaderValue;

    #[test]
    fn only_the_whole_key_counts() {
        let key = Key::random().unwrap();
        assert_ne!(key.to_string(), Key::random().unwrap().to_string());
        let has = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, HeaderValue::from_str(value).unwrap());
            key.is_in(&headers)
        };
        assert!(has(&format!("Bearer {key}")) && has(&format!("bearer {key}")));
        let cut = &key.to_string()[1..];
        for wrong in
            ["", "Bearer", "Bearer ", "Basic x", &format!("Bearer {cut}"), &format!("Bearer {key}0"), cut]
        {
            assert!(!has(wrong), "{wrong}");
        }
        assert!(!key.is_in(&HeaderMap::new()));
    }
}
