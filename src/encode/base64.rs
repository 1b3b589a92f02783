//! Base64 (RFC 4648). The crate of that name is three kilobytes in each of the two programs; the tests hold this against it.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes bytes in Base64, padded.
///
/// ```
/// assert_eq!(put_playground::encode::base64::encode(b"fooba"), "Zm9vYmE=");
/// ```
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            // A group of n bytes has n + 1 digits.
            let is_digit = digit <= group.len();
            let value = (bits >> (18 - 6 * digit) & 63) as usize;
            text.push(if is_digit { char::from(ALPHABET[value]) } else { '=' });
        }
    }
    text
}

/// Reads Base64 in its own alphabet or in the one for URLs (RFC 4648 §5), padded; `None` where it is neither.
///
/// ```
/// assert_eq!(put_playground::encode::base64::decode("Zm9vYmE="), Some(b"fooba".to_vec()));
/// assert_eq!(put_playground::encode::base64::decode("Zm9vYmE"), None);
/// ```
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let unpadded = text.trim_end_matches('=');
    let padding = text.len() - unpadded.len();
    if !text.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for digit in unpadded.bytes() {
        let digit = match digit {
            b'-' => b'+',
            b'_' => b'/',
            digit => digit,
        };
        let value = ALPHABET.iter().position(|known| *known == digit)?;
        bits = bits << 6 | value as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}
