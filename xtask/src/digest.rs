//! The beginning of a file's SHA-256: in the names of files, and in `sw.js`, where the browser computes the same of what
//! arrives (SubtleCrypto has no shorter hash that is fit for it).

use sha2::{Digest, Sha256};

/// How many hexadecimal digits are kept: 64 bits tell the files of all builds apart, and nobody but the page's own host
/// could put another file in their place.
pub const DIGITS: usize = 16;

/// The digest of some bytes.
pub fn of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn agrees_with_the_published_test_vector() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(super::of(b"abc"), "ba7816bf8f01cfea");
    }
}
