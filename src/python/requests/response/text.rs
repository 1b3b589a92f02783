//! Bytes as text: which encoding a response has, and what its content is in it.

use crate::python::requests::headers::HeaderDict;
use crate::python::string::Str;

/// `get_encoding_from_headers`: the last charset parameter, else what the type implies.
pub(super) fn encoding_of(headers: &HeaderDict) -> Option<Str> {
    let content_type = headers.get_str("content-type").filter(|value| !value.is_empty())?.to_lossy();
    let mut parts = content_type.split(';');
    let media_type = parts.next().unwrap_or_default().trim();
    let is_quote = |c: char| "\"' ".contains(c);
    let mut charsets = parts.filter_map(|part| {
        let (key, value) = part.trim().split_once('=')?;
        let is_charset = key.trim_matches(is_quote).eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim_matches(is_quote).to_owned())
    });
    match charsets.next_back() {
        Some(charset) => Some(charset.trim_matches(['\'', '"']).into()),
        None if media_type.contains("text") => Some("ISO-8859-1".into()),
        None if media_type.contains("application/json") => Some("utf-8".into()),
        None => None,
    }
}

/// The codecs that are here. Python has a hundred; of the rest, the web uses few, and a page can ask its browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codec {
    Utf8,
    Utf8Signed,
    Ascii,
    Latin1,
    Latin9,
    Windows1252,
    Utf16(Option<bool>),
    Utf32(Option<bool>),
}

/// The codec of a name, as Python's `codecs.lookup` finds it: case and punctuation do not count.
fn codec(name: &str) -> Option<Codec> {
    let mut key = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '.' {
            key.push(c.to_ascii_lowercase());
        } else if !key.ends_with('_') && !key.is_empty() {
            key.push('_');
        }
    }
    Some(match key.trim_end_matches('_') {
        "utf_8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8_ucs2" | "utf8_ucs4" => Codec::Utf8,
        "utf_8_sig" => Codec::Utf8Signed,
        "ascii" | "us_ascii" | "us" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "ansi_x3.4_1986"
        | "cp367" | "csascii" | "ibm367" | "iso646_us" | "iso_646.irv_1991" | "iso_ir_6" => Codec::Ascii,
        "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "iso8859" | "8859" | "cp819"
        | "ibm819" | "csisolatin1" | "iso_8859_1_1987" | "iso_ir_100" => Codec::Latin1,
        "iso_8859_15" | "iso8859_15" | "latin9" | "l9" => Codec::Latin9,
        "cp1252" | "windows_1252" | "1252" => Codec::Windows1252,
        "utf_16" | "utf16" | "u16" => Codec::Utf16(None),
        "utf_16_be" | "utf_16be" | "unicodebigunmarked" => Codec::Utf16(Some(true)),
        "utf_16_le" | "utf_16le" | "unicodelittleunmarked" => Codec::Utf16(Some(false)),
        "utf_32" | "utf32" | "u32" => Codec::Utf32(None),
        "utf_32_be" | "utf_32be" => Codec::Utf32(Some(true)),
        "utf_32_le" | "utf_32le" => Codec::Utf32(Some(false)),
        _ => return None,
    })
}

/// `response.apparent_encoding`, where the guess is certain: ASCII, UTF-8 with its mark, UTF-8; else UTF-8, which is what
/// text is read as when the guess finds nothing. Python's guess of other encodings is statistics, and differs by release.
pub(super) fn apparent_encoding(content: &[u8]) -> &'static str {
    if content.starts_with(b"\xEF\xBB\xBF") {
        "UTF-8-SIG"
    } else if content.is_ascii() && !content.is_empty() {
        "ascii"
    } else {
        "utf-8"
    }
}

/// `response.text` with this encoding; U+FFFD stands for what is none of its characters. An unknown encoding is read as
/// UTF-8.
pub(super) fn decode(content: &[u8], encoding: Option<&str>) -> Str {
    let encoding = encoding.filter(|name| !name.is_empty()).unwrap_or_else(|| match encoding {
        None => apparent_encoding(content),
        Some(_) => "utf-8",
    });
    read(content, codec(encoding).unwrap_or(Codec::Utf8))
}

fn read(content: &[u8], codec: Codec) -> Str {
    let utf8 = |content| Str::from(String::from_utf8_lossy(content).into_owned());
    match codec {
        Codec::Utf8 => utf8(content),
        Codec::Utf8Signed => utf8(content.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(content)),
        Codec::Latin1 => Str::from_latin1(content),
        Codec::Ascii => {
            content.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '\u{FFFD}' }).into_str()
        }
        Codec::Latin9 => content.iter().map(|byte| latin9(*byte)).into_str(),
        Codec::Windows1252 => content.iter().map(|byte| windows_1252(*byte)).into_str(),
        Codec::Utf16(order) => {
            let (content, is_big) = ordered(content, order, &[0xFE, 0xFF]);
            let (pairs, rest) = content.as_chunks::<2>();
            let units = pairs
                .iter()
                .map(|pair| if is_big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) });
            // Half a pair at the end is one fault, with half a unit behind it or without.
            let is_half = units.clone().next_back().is_some_and(|unit| (0xD800..0xDC00).contains(&unit));
            let read = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
            read.chain((!rest.is_empty() && !is_half).then_some(char::REPLACEMENT_CHARACTER)).into_str()
        }
        Codec::Utf32(order) => {
            let (content, is_big) = ordered(content, order, &[0, 0, 0xFE, 0xFF]);
            let (fours, rest) = content.as_chunks::<4>();
            let points = fours
                .iter()
                .map(|four| if is_big { u32::from_be_bytes(*four) } else { u32::from_le_bytes(*four) });
            let read = points.map(|point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER));
            read.chain((!rest.is_empty()).then_some(char::REPLACEMENT_CHARACTER)).into_str()
        }
    }
}

/// Characters to a string.
trait IntoStr: Iterator<Item = char> + Sized {
    fn into_str(self) -> Str {
        Str::from(self.collect::<String>())
    }
}

impl<I: Iterator<Item = char>> IntoStr for I {}

/// The content without its byte order mark, and whether the high byte comes first; low first where nothing says.
fn ordered<'a>(content: &'a [u8], order: Option<bool>, big_mark: &[u8]) -> (&'a [u8], bool) {
    let little_mark: Vec<u8> = big_mark.iter().rev().copied().collect();
    match order {
        Some(is_big) => (content, is_big),
        None => match (content.strip_prefix(big_mark), content.strip_prefix(&little_mark[..])) {
            (Some(content), _) => (content, true),
            (None, Some(content)) => (content, false),
            (None, None) => (content, false),
        },
    }
}

fn latin9(byte: u8) -> char {
    match byte {
        0xA4 => '€',
        0xA6 => 'Š',
        0xA8 => 'š',
        0xB4 => 'Ž',
        0xB8 => 'ž',
        0xBC => 'Œ',
        0xBD => 'œ',
        0xBE => 'Ÿ',
        byte => char::from(byte),
    }
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
        '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

/// `guess_json_utf`: which UTF the content is in, told by where it has zeros, and its text; `None` where it is none.
pub(super) fn guess_json(content: &[u8]) -> Option<Str> {
    let sample = &content[..content.len().min(4)];
    let is_zero: Vec<bool> = sample.iter().map(|byte| *byte == 0).collect();
    let codec = match sample {
        [0xFF, 0xFE, 0, 0] | [0, 0, 0xFE, 0xFF] => Codec::Utf32(None),
        [0xEF, 0xBB, 0xBF, ..] => Codec::Utf8Signed,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Codec::Utf16(None),
        _ => match is_zero[..] {
            [true, false, true, false] => Codec::Utf16(Some(true)),
            [false, true, false, true] => Codec::Utf16(Some(false)),
            [true, true, true, false] => Codec::Utf32(Some(true)),
            [false, true, true, true] => Codec::Utf32(Some(false)),
            _ if is_zero.contains(&true) => return None,
            _ => Codec::Utf8,
        },
    };
    let text = read(content, codec);
    // Python reads strictly here; a replacement that was not in the content is a failure.
    let is_exact = match codec {
        Codec::Utf8 | Codec::Utf8Signed => std::str::from_utf8(content).is_ok(),
        _ => !text.code_points().any(|point| point == 0xFFFD),
    };
    is_exact.then_some(text)
}
