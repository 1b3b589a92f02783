//! IP addresses in a URL, as urllib3's patterns know them.

use super::quote::{hex_pair, is_unreserved};

/// Four numbers or fewer, decimal or with `0x`: the host is left alone.
pub(super) fn is_ipv4_like(host: &[u8]) -> bool {
    let parts: Vec<&[u8]> = host.split(|byte| *byte == b'.').collect();
    let is_number = |part: &&[u8]| match part.strip_prefix(b"0x").or_else(|| part.strip_prefix(b"0X")) {
        Some(hex) => !hex.is_empty() && hex.iter().all(u8::is_ascii_hexdigit),
        None => !part.is_empty() && part.iter().all(u8::is_ascii_digit),
    };
    parts.len() <= 4 && parts.iter().all(is_number)
}

/// `[address]` or `[address%zone]`: the address and the zone with its `%` or `%25`.
pub(super) fn bracketed(host: &[u8]) -> Option<(&[u8], &[u8])> {
    let inner = host.strip_prefix(b"[")?.strip_suffix(b"]")?;
    let end = inner.iter().position(|byte| *byte == b'%').unwrap_or(inner.len());
    let (address, zone) = inner.split_at(end);
    (is_ipv6(address) && (zone.is_empty() || is_zone(zone))).then_some((address, zone))
}

/// A zone is at least one unreserved character or escape (RFC 6874 §2).
fn is_zone(zone: &[u8]) -> bool {
    let is_content = |mut rest: &[u8]| {
        let is_empty = rest.is_empty();
        while let Some((first, tail)) = rest.split_first() {
            rest = match first {
                b'%' if hex_pair(tail).is_some() => &tail[2..],
                byte if is_unreserved(*byte) => tail,
                _ => return false,
            };
        }
        !is_empty
    };
    let after = |prefix: &[u8]| zone.strip_prefix(prefix).is_some_and(is_content);
    after(b"%25") || after(b"%")
}

/// Eight groups, or fewer with one `::`; an IPv4 address may stand for the last two (RFC 3986 §3.2.2).
pub(super) fn is_ipv6(address: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(address) else {
        return false;
    };
    match text.split_once("::") {
        None => groups(text, true) == Some(8),
        Some((left, right)) => {
            let count = |text: &str, is_end| if text.is_empty() { Some(0) } else { groups(text, is_end) };
            matches!((count(left, false), count(right, true)), (Some(left), Some(right)) if left + right <= 7)
        }
    }
}

/// How many groups there are between single colons.
fn groups(text: &str, may_end_in_ipv4: bool) -> Option<usize> {
    let parts: Vec<&str> = text.split(':').collect();
    let mut count = 0;
    for (index, part) in parts.iter().enumerate() {
        let is_group = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_last = index + 1 == parts.len();
        count += match () {
            () if is_group => 1,
            () if is_last && may_end_in_ipv4 && is_dotted(part) => 2,
            () => return None,
        };
    }
    Some(count)
}

fn is_dotted(text: &str) -> bool {
    let is_octet =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split('.').count() == 4 && text.split('.').all(is_octet)
}
