//! FNV-1a, 64 bits: tells one content from another, the same on every machine and with every Rust release, which std's
//! hasher does not promise. Nothing here has to withstand an adversary.

/// A running hash.
#[derive(Clone, Copy)]
pub struct Hash(u64);

impl Hash {
    /// The hash of nothing.
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a part; its length too, so that moving a byte from one part to the next makes a difference.
    pub fn part(&mut self, bytes: &[u8]) {
        self.bytes(&(bytes.len() as u64).to_le_bytes());
        self.bytes(bytes);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    /// Sixteen hex digits.
    pub fn hex(self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_published_test_vector() {
        let mut hash = Hash::new();
        hash.bytes(b"foobar");
        assert_eq!(hash.hex(), "85944171f73967e8");
    }

    #[test]
    fn where_a_part_ends_matters() {
        let of = |parts: [&[u8]; 2]| {
            let mut hash = Hash::new();
            parts.into_iter().for_each(|part| hash.part(part));
            hash.hex()
        };
        assert_ne!(of([b"ab", b"c"]), of([b"a", b"bc"]));
    }
}
