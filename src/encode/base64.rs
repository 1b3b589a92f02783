//! Base64 (RFC 4648 §4), one way. The crate of that name is three kilobytes in each of the two programs; the tests hold
//! this against it.

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
