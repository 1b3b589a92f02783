//! Python's `float` as text and back, exactly, on whole numbers of any size.
//!
//! Rust's own ways carry ten kilobytes of tables, which every visitor of the page would load. These need none; the tests
//! hold them against Rust's.

use super::magnitude::Magnitude;
use std::cmp::Ordering;

/// The significand's bits, and the lowest power of two.
const PRECISION: i64 = 53;
const LOWEST: i64 = -1074;

/// The nearest float to `above / below`, ties to even, infinite beyond the range. `below` is not zero.
pub(super) fn nearest(above: &Magnitude, below: &Magnitude) -> f64 {
    if above.is_zero() {
        return 0.0;
    }
    // Scaled so that the whole quotient has 54 or 55 bits, or fewer where the number is below the normal range.
    let bits = above.bits() as i64 - below.bits() as i64;
    let exponent = (bits - PRECISION - 1).max(LOWEST - 1);
    let (above, below) = if exponent < 0 {
        (above.shift_left(exponent.unsigned_abs() as usize), below.clone())
    } else {
        (above.clone(), below.shift_left(exponent as usize))
    };
    let (quotient, rest) = above.divide(&below);
    let Some(quotient) = quotient.to_u128().and_then(|quotient| u64::try_from(quotient).ok()) else {
        return f64::INFINITY;
    };
    // Below the significand: one or two bits, and whether anything is left.
    let extra = (64 - i64::from(quotient.leading_zeros()) - PRECISION).max(1);
    let half = 1_u64 << (extra - 1);
    let low = quotient & (2 * half - 1);
    let mut significand = quotient >> extra;
    let above_half = low > half || low == half && !rest.is_zero();
    if above_half || low == half && significand & 1 == 1 {
        significand += 1;
    }
    compose(significand, exponent + extra)
}

/// `significand × 2^exponent`, where the significand has at most 53 bits or is 2^53.
fn compose(significand: u64, exponent: i64) -> f64 {
    let is_normal = significand >> (PRECISION - 1) != 0;
    let (significand, exponent) = if significand >> PRECISION != 0 {
        (significand >> 1, exponent + 1)
    } else {
        (significand, exponent)
    };
    if exponent > 971 {
        return f64::INFINITY;
    }
    let biased = if is_normal { (exponent + 1075) as u64 } else { 0 };
    f64::from_bits(biased << 52 | significand & ((1 << 52) - 1))
}

/// Reads `digits[.digits][e[±]digits]`, without sign, spaces, underscores or names; `None` where it is not that.
///
/// ```
/// assert_eq!(put_playground::python::float::parse("1.50"), Some(1.5));
/// assert_eq!(put_playground::python::float::parse("1e400"), Some(f64::INFINITY));
/// ```
pub fn parse(text: &str) -> Option<f64> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], exponent_of(&text[at + 1..])?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut significand = Magnitude::default();
    let (mut group, mut scale) = (0, 1);
    for digit in whole.chars().chain(fraction.chars()) {
        group = group * 10 + digit.to_digit(10)?;
        scale *= 10;
        if scale == 1_000_000_000 {
            significand.scale(scale, group);
            (group, scale) = (0, 1);
        }
    }
    significand.scale(scale, group);
    Some(scaled(&significand, exponent.saturating_sub(fraction.len() as i64)))
}

/// The number after `e`, limited: beyond the limit every exponent has the same effect.
fn exponent_of(text: &str) -> Option<i64> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() {
        return None;
    }
    let add = |sum: i64, digit: char| Some((sum * 10 + i64::from(digit.to_digit(10)?)).min(1 << 40));
    let exponent = digits.chars().try_fold(0, add)?;
    Some(if is_negative { -exponent } else { exponent })
}

/// The nearest float to `significand × 10^exponent`.
fn scaled(significand: &Magnitude, exponent: i64) -> f64 {
    if significand.is_zero() {
        return 0.0;
    }
    // log10(2) ≈ 0.30103: where the result leaves the range for certain, no power is raised.
    let decimal_size = significand.bits() as i64 * 30_103 / 100_000;
    match decimal_size.saturating_add(exponent) {
        size if size > 310 => return f64::INFINITY,
        size if size < -326 => return 0.0,
        _ => {}
    }
    let power = Magnitude::from_u128(10).power(exponent.unsigned_abs() as u32);
    let one = Magnitude::from_u128(1);
    if exponent < 0 { nearest(significand, &power) } else { nearest(&significand.multiply(&power), &one) }
}

/// The shortest decimal digits that read back as this number, and where the point is: `0.digits × 10^point`. The number is
/// finite and above zero. (Steele and White; Dragon4 with exact numbers.)
pub fn shortest_digits(number: f64) -> (String, i32) {
    let (mut numerator, mut denominator, mut margin, wide, even, mut point) = boundaries(number);
    // The gap below a power of two is half the gap above.
    let upper = |margin: &Magnitude| if wide { margin.shift_left(1) } else { margin.clone() };
    let reaches = |sum: Magnitude, limit: &Magnitude| match sum.cmp(limit) {
        Ordering::Greater => true,
        Ordering::Equal => even,
        Ordering::Less => false,
    };
    while reaches(numerator.add(&upper(&margin)), &denominator) {
        denominator.scale(10, 0);
        point += 1;
    }
    loop {
        let mut next = numerator.clone();
        next.scale(10, 0);
        let mut next_margin = margin.clone();
        next_margin.scale(10, 0);
        if reaches(next.add(&upper(&next_margin)), &denominator) {
            break;
        }
        (numerator, margin) = (next, next_margin);
        point -= 1;
    }
    let mut digits = String::new();
    loop {
        numerator.scale(10, 0);
        margin.scale(10, 0);
        let (digit, rest) = numerator.divide(&denominator);
        numerator = rest;
        let mut digit = digit.digit(0);
        let low = if even { numerator <= margin } else { numerator < margin };
        let high = reaches(numerator.add(&upper(&margin)), &denominator);
        if low || high {
            let round_up = match numerator.shift_left(1).cmp(&denominator) {
                Ordering::Less => false,
                Ordering::Greater => true,
                Ordering::Equal => digit % 2 == 1,
            };
            digit += u32::from(if low && high { round_up } else { high });
            digits.extend(char::from_digit(digit, 10));
            return (digits, point);
        }
        digits.extend(char::from_digit(digit, 10));
    }
}

/// The number as a fraction, half the gap below it over the same denominator, whether the gap above is twice that, whether
/// the ends of the gap belong to the number, and a guess of the point that is near.
fn boundaries(number: f64) -> (Magnitude, Magnitude, Magnitude, bool, bool, i32) {
    let bits = number.to_bits();
    let (biased, fraction) = ((bits >> 52 & 0x7FF) as i64, bits & ((1 << 52) - 1));
    let (significand, exponent) =
        if biased == 0 { (fraction, LOWEST) } else { (fraction | 1 << 52, biased - 1075) };
    let wide = fraction == 0 && biased > 1;
    // Twice everything, so that half a gap is whole; twice again where the gap above is wider.
    let scale = 1 + usize::from(wide);
    let mut numerator = Magnitude::from_u128(significand.into()).shift_left(scale);
    let mut denominator = Magnitude::from_u128(1).shift_left(scale);
    let mut margin = Magnitude::from_u128(1);
    if exponent >= 0 {
        numerator = numerator.shift_left(exponent as usize);
        margin = margin.shift_left(exponent as usize);
    } else {
        denominator = denominator.shift_left(exponent.unsigned_abs() as usize);
    }
    let size = 64 - i64::from(significand.leading_zeros()) + exponent;
    let point = (size * 30_103).div_euclid(100_000);
    let power = Magnitude::from_u128(10).power(point.unsigned_abs() as u32);
    if point >= 0 {
        denominator = denominator.multiply(&power);
    } else {
        numerator = numerator.multiply(&power);
        margin = margin.multiply(&power);
    }
    (numerator, denominator, margin, wide, significand & 1 == 0, point as i32)
}

/// Python's `repr` of a float.
///
/// ```
/// use put_playground::python::float::repr;
/// assert_eq!([repr(1.0), repr(1e22), repr(1e-5), repr(f64::NAN)], ["1.0", "1e+22", "1e-05", "nan"]);
/// ```
pub fn repr(number: f64) -> String {
    let sign = if number.is_sign_negative() && !number.is_nan() { "-" } else { "" };
    if number.is_nan() {
        return "nan".into();
    }
    if number.is_infinite() {
        return format!("{sign}inf");
    }
    if number == 0.0 {
        return format!("{sign}0.0");
    }
    let (digits, point) = shortest_digits(number.abs());
    let size = digits.len() as i32;
    let body = match point {
        // Below 0.0001 and from 10^16 on, Python writes an exponent.
        ..=-4 | 17.. => {
            let (first, rest) = digits.split_at(1);
            let dot = if rest.is_empty() { "" } else { "." };
            let exponent = point - 1;
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{first}{dot}{rest}e{sign}{:02}", exponent.unsigned_abs())
        }
        ..=0 => format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize)),
        _ if point >= size => format!("{digits}{}.0", "0".repeat((point - size) as usize)),
        _ => {
            let (whole, fraction) = digits.split_at(point as usize);
            format!("{whole}.{fraction}")
        }
    };
    format!("{sign}{body}")
}
