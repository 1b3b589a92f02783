//! A label of a host name in ASCII, as urllib3 has it made: IDNA 2008 (RFC 5891) without any mapping but lower case.
//!
//! Unlike a browser, which maps and accepts almost anything (UTS #46), this refuses what no registry would take: `☃` is an
//! error. Left out, because their tables are large and hosts with them hardly exist: a zero-width non-joiner without a
//! virama before it (RFC 5892 A.1, second rule) is always refused, and letters with separate accents are only refused as
//! "not in form C" for the base letters a–z and kana.

use super::idna_table::{is_mark, is_valid};
use super::punycode;

/// The longest label, in octets (RFC 1035 §2.3.4).
const LONGEST: usize = 63;

/// Combining class Virama, among which joiners may stand.
#[rustfmt::skip]
static VIRAMAS: [u32; 39] = [
    0x94D, 0x9CD, 0xA4D, 0xACD, 0xB4D, 0xBCD, 0xC4D, 0xCCD, 0xD3B, 0xD3C, 0xD4D, 0xDCA, 0xE3A, 0xEBA, 0xF84, 0x1039, 0x103A,
    0x1714, 0x1715, 0x1734, 0x17D2, 0x1A60, 0x1B44, 0x1BAA, 0x1BAB, 0x1BF2, 0x1BF3, 0x2D7F, 0xA806, 0xA82C, 0xA8C4, 0xA953,
    0xA9C0, 0xAAF6, 0xABED, 0x10A3F, 0x11046, 0x11070, 0x1107F,
];

/// Accents, and the letters with which each has one code point together (Unicode, canonical composition).
static ACCENTED: [(u32, &str); 25] = [
    (0x300, "aeinouwy"),
    (0x301, "acegiklmnoprsuwyz"),
    (0x302, "aceghijosuwyz"),
    (0x303, "aeinouvy"),
    (0x304, "aegiouy"),
    (0x306, "aegiou"),
    (0x307, "abcdefghmnoprstwxyz"),
    (0x308, "aehiotuwxy"),
    (0x309, "aeiouy"),
    (0x30A, "auwy"),
    (0x30B, "ou"),
    (0x30C, "acdeghijklnorstuz"),
    (0x30F, "aeioru"),
    (0x311, "aeioru"),
    (0x31B, "ou"),
    (0x323, "abdehiklmnorstuvwyz"),
    (0x324, "u"),
    (0x325, "a"),
    (0x326, "st"),
    (0x327, "cdeghklnrst"),
    (0x328, "aeiou"),
    (0x32D, "delntu"),
    (0x32E, "h"),
    (0x330, "eiu"),
    (0x331, "bdhklnrtz"),
];

/// The label in ASCII, with `xn--` in front; `None` where IDNA 2008 refuses it.
pub(super) fn to_ascii(label: &str) -> Option<String> {
    let lower = label.to_lowercase();
    let points: Vec<u32> = lower.chars().map(u32::from).collect();
    if !is_label(&points) {
        return None;
    }
    let ascii = if lower.is_ascii() { lower } else { format!("xn--{}", punycode::encode(&points)) };
    // An ASCII label gets here by lower case alone (`K` is the Kelvin sign), and "xn--" is refused with its hyphens.
    (ascii.len() <= LONGEST).then_some(ascii)
}

fn is_label(label: &[u32]) -> bool {
    let hyphen = u32::from('-');
    let has_bad_hyphen = label.first() == Some(&hyphen)
        || label.last() == Some(&hyphen)
        || label.get(2..4) == Some(&[hyphen, hyphen]);
    let starts_with_mark = label.first().is_none_or(|first| is_mark(*first));
    if has_bad_hyphen || starts_with_mark || !label.windows(2).all(|pair| !composes(pair[0], pair[1])) {
        return false;
    }
    (0..label.len()).all(|at| is_valid(label[at]) || is_valid_in_context(label, at))
        && follows_bidi_rule(label)
}

/// Whether both have a code point together, so that the label is not in form C.
fn composes(base: u32, mark: u32) -> bool {
    if mark == 0x3099 || mark == 0x309A {
        // Voiced kana are there for か to ほ and カ to ホ; semi-voiced only for は to ほ.
        let kana = base.wrapping_sub(if base >= 0x30A0 { 0x30A0 } else { 0x3040 });
        let is_h_row = matches!(kana, 0x2F | 0x32 | 0x35 | 0x38 | 0x3B);
        let is_plain =
            matches!(kana, 0x0B..=0x22 if kana % 2 == 1) || matches!(kana, 0x24 | 0x26 | 0x28 | 0x06);
        return is_h_row || mark == 0x3099 && is_plain;
    }
    let letter = char::from_u32(base).filter(char::is_ascii_lowercase);
    let letters = ACCENTED.iter().find(|(accent, _)| *accent == mark).map_or("", |(_, letters)| letters);
    letter.is_some_and(|letter| letters.contains(letter))
}

/// The rules of RFC 5892, appendix A.
fn is_valid_in_context(label: &[u32], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| label[at]);
    let after = label.get(at + 1).copied();
    match label[at] {
        0x200C | 0x200D => before.is_some_and(|point| VIRAMAS.contains(&point)),
        0xB7 => before == Some(u32::from('l')) && after == Some(u32::from('l')),
        0x375 => after.is_some_and(|point| matches!(point, 0x370..=0x3E1 | 0x3F0..=0x3FF | 0x1F00..=0x1FFE)),
        0x5F3 | 0x5F4 => before.is_some_and(|point| matches!(point, 0x591..=0x5F4)),
        0x30FB => label.iter().any(|point| {
            matches!(point, 0x3041..=0x3096 | 0x309D..=0x309F | 0x30A1..=0x30FA | 0x30FD..=0x30FF | 0x31F0..=0x31FF)
                || matches!(point, 0x2E80..=0x2FD5 | 0x3005 | 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF)
                || matches!(point, 0xF900..=0xFAD9 | 0x1AFF0..=0x1B167 | 0x20000..=0x323AF)
        }),
        0x660..=0x669 => !label.iter().any(|point| matches!(point, 0x6F0..=0x6F9)),
        0x6F0..=0x6F9 => !label.iter().any(|point| matches!(point, 0x660..=0x669)),
        _ => false,
    }
}

/// The directions that a label's code points can have (Unicode, bidirectional class).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Left,
    Right,
    EuropeanNumber,
    ArabicNumber,
    Mark,
    Neutral,
}

fn direction(point: u32) -> Direction {
    match point {
        0x30..=0x39 | 0x6F0..=0x6F9 => Direction::EuropeanNumber,
        0x660..=0x669 | 0x10D30..=0x10D39 => Direction::ArabicNumber,
        // General category Mc is of direction L, but never in a label from right to left.
        _ if is_mark(point) => Direction::Mark,
        0x5D0..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF => Direction::Right,
        0x10800..=0x10FFF | 0x1E800..=0x1EFFF => Direction::Right,
        0x2D | 0x2B9 | 0x2BA | 0x2C6..=0x2CF | 0x2EC | 0x200C | 0x200D => Direction::Neutral,
        0x375 | 0x30FB | 0xB7 | 0x2E2F | 0xA67F | 0xA717..=0xA71F | 0xA788 => Direction::Neutral,
        _ => Direction::Left,
    }
}

/// The Bidi Rule (RFC 5893 §2), which holds where anything runs from right to left.
fn follows_bidi_rule(label: &[u32]) -> bool {
    let directions: Vec<Direction> = label.iter().map(|point| direction(*point)).collect();
    let has = |wanted| directions.contains(&wanted);
    if !has(Direction::Right) && !has(Direction::ArabicNumber) {
        return true;
    }
    let last = directions.iter().rev().find(|direction| **direction != Direction::Mark);
    match directions.first() {
        Some(Direction::Right) => {
            let ends_well = !matches!(last, Some(Direction::Neutral | Direction::Left) | None);
            let mixes_numbers = has(Direction::EuropeanNumber) && has(Direction::ArabicNumber);
            !has(Direction::Left) && ends_well && !mixes_numbers
        }
        // What runs from left to right holds nothing that runs the other way.
        _ => false,
    }
}
