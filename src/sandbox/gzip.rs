//! gzip without compression: a container that every decoder reads (RFC 1952), around stored blocks (RFC 1951 §3.2.4).
//!
//! The point is `Content-Encoding`, not size; a compressor would be the largest part of the worker.

/// `content` in gzip's container.
pub(super) fn gzip(content: &[u8]) -> Vec<u8> {
    // Magic, method 8 (deflate), no flags, no time, no extra flags, unknown system.
    let mut out = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];
    let mut blocks = content.chunks(usize::from(u16::MAX)).peekable();
    if blocks.peek().is_none() {
        out.extend([1, 0, 0, 0xFF, 0xFF]);
    }
    while let Some(block) = blocks.next() {
        let size = block.len() as u16;
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(size.to_le_bytes());
        out.extend((!size).to_le_bytes());
        out.extend(block);
    }
    out.extend(crc32(content).to_le_bytes());
    out.extend((content.len() as u32).to_le_bytes());
    out
}

/// The checksum of RFC 1952 §8, bit by bit: short texts need no table.
fn crc32(content: &[u8]) -> u32 {
    !content.iter().fold(u32::MAX, |mut crc, byte| {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
        }
        crc
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_crc_32() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn the_container_of_two_bytes() {
        let expected = [
            0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1, 2, 0, 0xFD, 0xFF, b'h', b'i', 0xAC, 0x2A, 0x93, 0xD8,
            2, 0, 0, 0,
        ];
        assert_eq!(gzip(b"hi"), expected);
    }
}
