//! How Python lays out values in text: `str`, `repr` and format specifications.

use super::limits::{Done, check_size, check_walk};
use super::operators::{points, real, whole};
use crate::locale::tr;
use crate::python::integer::Int;
use crate::python::{Exception, Str, Value, float};

/// The most decimal digits that a whole number is written with (`sys.get_int_max_str_digits()`).
const DIGITS: usize = 4300;

/// `str(value)`.
pub(super) fn to_str(value: &Value) -> Done<Str> {
    check(value)?;
    Ok(value.to_str()?)
}

/// `repr(value)`.
pub(super) fn to_repr(value: &Value) -> Done<Str> {
    check(value)?;
    Ok(Str::from(value.repr()?))
}

fn check(value: &Value) -> Done<()> {
    check_walk(value, "while getting the repr of an object")?;
    match value {
        Value::Int(number) if number.to_i64().is_none() && number.bits() > DIGITS * 10 / 3 => {
            let digits = number.to_string().trim_start_matches('-').len();
            if digits > DIGITS {
                return Err(Exception::value_error(format!(
                    "Exceeds the limit ({DIGITS} digits) for integer string conversion; use \
                     sys.set_int_max_str_digits() to increase the limit"
                ))
                .into());
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// `ascii(value)`: a repr with escapes for all but ASCII.
pub(super) fn to_ascii(value: &Value) -> Done<Str> {
    let repr = to_repr(value)?;
    let mut out = String::new();
    for point in repr.code_points() {
        match point {
            ..=0x7F => out.extend(char::from_u32(point)),
            0x80..=0xFF => out += &format!("\\x{point:02x}"),
            0x100..=0xFFFF => out += &format!("\\u{point:04x}"),
            _ => out += &format!("\\U{point:08x}"),
        }
    }
    Ok(Str::from(out))
}

/// A format specification: `[[fill]align][sign][#][0][width][,][.precision][type]`.
#[derive(Clone, Copy, Debug)]
struct Spec {
    fill: u32,
    align: Option<char>,
    sign: char,
    is_alternate: bool,
    width: usize,
    comma: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
}

impl Spec {
    fn read(text: &[u32], type_name: &str) -> Done<Self> {
        let mut spec = Self {
            fill: u32::from(' '),
            align: None,
            sign: '-',
            is_alternate: false,
            width: 0,
            comma: None,
            precision: None,
            kind: None,
        };
        let is_align =
            |point: Option<&u32>| point.is_some_and(|point| "<>=^".chars().any(|c| u32::from(c) == *point));
        let as_char = |point: &u32| char::from_u32(*point).unwrap_or('\0');
        let mut at = 0;
        if is_align(text.get(1)) {
            spec.fill = text[0];
            spec.align = text.get(1).map(as_char);
            at = 2;
        } else if is_align(text.first()) {
            spec.align = text.first().map(as_char);
            at = 1;
        }
        let peek = |at: usize| text.get(at).map_or('\0', as_char);
        if matches!(peek(at), '+' | '-' | ' ') {
            spec.sign = peek(at);
            at += 1;
        }
        if peek(at) == '#' {
            spec.is_alternate = true;
            at += 1;
        }
        if peek(at) == '0' {
            if spec.align.is_none() {
                spec.fill = u32::from('0');
                spec.align = Some('=');
            }
            at += 1;
        }
        let number = |at: &mut usize| {
            let mut number = None;
            while let Some(digit) = peek(*at).to_digit(10) {
                number = Some(number.unwrap_or(0_usize).saturating_mul(10).saturating_add(digit as usize));
                *at += 1;
            }
            number
        };
        spec.width = number(&mut at).unwrap_or(0);
        check_size(spec.width.saturating_mul(4))?;
        if matches!(peek(at), ',' | '_') {
            spec.comma = Some(peek(at));
            at += 1;
        }
        if peek(at) == '.' {
            at += 1;
            spec.precision = Some(
                number(&mut at)
                    .ok_or_else(|| Exception::value_error("Format specifier missing precision"))?,
            );
        }
        if at < text.len() {
            spec.kind = Some(peek(at));
            at += 1;
        }
        if at < text.len() {
            return Err(Exception::value_error(format!(
                "Invalid format specifier '{}' for object of type '{type_name}'",
                Str::from_code_points(text.iter().copied()).to_lossy()
            ))
            .into());
        }
        Ok(spec)
    }

    fn unknown(self, value: &Value) -> Exception {
        let kind = self.kind.unwrap_or_default();
        let name = value.type_name();
        Exception::value_error(format!("Unknown format code '{kind}' for object of type '{name}'"))
    }

    /// Fills up to the width; `prefix` is how many characters stay left of an `=` filling.
    fn pad(self, text: Vec<u32>, prefix: usize, default: char) -> Str {
        let missing = self.width.saturating_sub(text.len());
        let (left, right) = match self.align.unwrap_or(default) {
            '<' => (0, missing),
            '^' => (missing / 2, missing - missing / 2),
            _ => (missing, 0),
        };
        let prefix = if self.align == Some('=') { prefix } else { 0 };
        let fill = |count: usize| std::iter::repeat_n(self.fill, count);
        let (head, tail) = text.split_at(prefix);
        let head = head.iter().copied();
        Str::from_code_points(head.chain(fill(left)).chain(tail.iter().copied()).chain(fill(right)))
    }

    /// A number with its sign and its digits in groups.
    fn number(self, is_negative: bool, prefix: &str, digits: &str) -> Str {
        let sign = match (is_negative, self.sign) {
            (true, _) => "-",
            (false, '+') => "+",
            (false, ' ') => " ",
            _ => "",
        };
        let whole = digits.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(digits.len());
        let whole = if self.kind.is_some_and(|kind| "xXob".contains(kind)) {
            whole
        } else {
            digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len())
        };
        let (whole, rest) = digits.split_at(whole);
        let mut grouped = String::new();
        let size = if self.kind.is_some_and(|kind| "xXob".contains(kind)) { 4 } else { 3 };
        // Zeros that fill a grouped number are grouped too.
        let zeros = if self.comma.is_some() && self.align == Some('=') && self.fill == u32::from('0') {
            let mut count = whole.len();
            let fixed = sign.len() + prefix.len() + rest.len();
            while count + (count - 1) / size + fixed < self.width {
                count += 1;
            }
            count - whole.len()
        } else {
            0
        };
        let whole = format!("{}{whole}", "0".repeat(zeros));
        for (index, c) in whole.chars().enumerate() {
            if let Some(comma) = self.comma
                && index > 0
                && (whole.len() - index) % size == 0
            {
                grouped.push(comma);
            }
            grouped.push(c);
        }
        let text = format!("{sign}{prefix}{grouped}{rest}");
        self.pad(text.chars().map(u32::from).collect(), sign.len() + prefix.len(), '>')
    }
}

/// `format(value, spec)`.
pub(super) fn format(value: &Value, spec: &Str) -> Done<Str> {
    if spec.is_empty() {
        return to_str(value);
    }
    let name = value.type_name();
    let read = |text: &Str| Spec::read(&points(text), name);
    match value {
        Value::Str(text) => {
            let spec = read(spec)?;
            if !matches!(spec.kind, None | Some('s')) {
                return Err(spec.unknown(value).into());
            }
            if spec.align == Some('=') && spec.fill != u32::from('0') {
                let message = "'=' alignment not allowed in string format specifier";
                return Err(Exception::value_error(message).into());
            }
            let mut text = points(text);
            text.truncate(spec.precision.unwrap_or(usize::MAX));
            let spec = Spec { align: spec.align.filter(|align| *align != '='), ..spec };
            Ok(spec.pad(text, 0, '<'))
        }
        Value::Int(_) | Value::Bool(_) => {
            let spec = read(spec)?;
            match (whole(value), spec.kind) {
                (Some(number), None | Some('d' | 'n' | 'x' | 'X' | 'o' | 'b')) => {
                    format_whole(&number, spec, value)
                }
                (Some(number), Some('c')) => {
                    let point = number.to_i64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0xFFFD);
                    Ok(spec.pad(vec![point], 0, '<'))
                }
                (Some(_), Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%')) => {
                    format_real(real(value)?.unwrap_or_default(), spec)
                }
                _ => Err(spec.unknown(value).into()),
            }
        }
        Value::Float(number) => {
            let spec = read(spec)?;
            match spec.kind {
                None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => format_real(*number, spec),
                _ => Err(spec.unknown(value).into()),
            }
        }
        Value::Date(_) => Err(Exception::value_error(tr("py-no-date-format")).into()),
        _ => {
            let message = format!("unsupported format string passed to {name}.__format__");
            Err(Exception::type_error(message).into())
        }
    }
}

fn format_whole(number: &Int, spec: Spec, value: &Value) -> Done<Str> {
    if spec.precision.is_some() {
        return Err(Exception::value_error("Precision not allowed in integer format specifier").into());
    }
    check(value)?;
    let (radix, prefix) = match spec.kind {
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        Some('o') => (8, "0o"),
        Some('b') => (2, "0b"),
        _ => (10, ""),
    };
    let mut digits = number.absolute().to_radix(radix);
    if spec.kind == Some('X') {
        digits.make_ascii_uppercase();
    }
    Ok(spec.number(number.is_negative(), if spec.is_alternate { prefix } else { "" }, &digits))
}

fn format_real(number: f64, spec: Spec) -> Done<Str> {
    let kind = spec.kind.unwrap_or('r');
    let scaled = if kind == '%' { number * 100.0 } else { number };
    let magnitude = scaled.abs();
    // A float has at most 767 significant digits; whoever asks for more gets zeros, and not megabytes of them.
    let precision = spec.precision.unwrap_or(6).min(4096);
    let mut digits = if !number.is_finite() {
        (if number.is_nan() { "nan" } else { "inf" }).to_owned()
    } else {
        match kind {
            'f' | 'F' | '%' => fixed(magnitude, precision),
            'e' | 'E' => exponential(magnitude, precision),
            'r' if spec.precision.is_none() => float::repr(magnitude),
            _ => general(magnitude, precision.max(1), kind == 'r', spec.is_alternate),
        }
    };
    if kind == '%' {
        digits.push('%');
    }
    if kind.is_ascii_uppercase() {
        digits.make_ascii_uppercase();
    }
    Ok(spec.number(number.is_sign_negative() && !number.is_nan(), "", &digits))
}

/// `number × 10^places` as a whole number, ties to even: exact, and without the tables of Rust's own formatting.
fn scaled(number: f64, places: i32) -> Int {
    let bits = number.to_bits();
    let raw = (bits >> 52 & 0x7FF) as i32;
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let (significand, exponent) = if raw == 0 { (fraction, -1074) } else { (fraction | 1 << 52, raw - 1075) };
    let scale = Int::from(10_i64).power(places.unsigned_abs());
    let (mut above, mut below) = (Int::from(significand), Int::from(1_i64));
    if exponent >= 0 {
        above = above.shift_left(exponent.unsigned_abs() as usize);
    } else {
        below = below.shift_left(exponent.unsigned_abs() as usize);
    }
    if places >= 0 {
        above = above.multiply(&scale);
    } else {
        below = below.multiply(&scale);
    }
    let (whole, rest) = above.divide(&below).unwrap_or((Int::ZERO, Int::ZERO));
    let is_odd = whole.bitwise(&Int::from(1_i64), |a, b| a & b) != Int::ZERO;
    let twice = rest.shift_left(1);
    if twice > below || (twice == below && is_odd) { whole.add(&Int::from(1_i64)) } else { whole }
}

/// As `%f` of C.
pub(super) fn fixed(number: f64, places: usize) -> String {
    let digits = scaled(number, places as i32).to_string();
    let digits = format!("{}{digits}", "0".repeat((places + 1).saturating_sub(digits.len())));
    let (whole, fraction) = digits.split_at(digits.len() - places);
    if places == 0 { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// As `%e` of C: two digits of exponent at least.
fn exponential(number: f64, precision: usize) -> String {
    let mut exponent = if number == 0.0 { 0 } else { float::shortest_digits(number).1 - 1 };
    let mut digits = scaled(number, precision as i32 - exponent).to_string();
    if number == 0.0 {
        digits = "0".repeat(precision + 1);
    }
    // Rounding may have made a digit more of it: 9.99 became 10.0.
    if digits.len() > precision + 1 {
        exponent += 1;
        digits.pop();
    }
    let (whole, fraction) = digits.split_at(1);
    let point = if precision == 0 { "" } else { "." };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{whole}{point}{fraction}e{sign}{:0>2}", exponent.unsigned_abs())
}

/// As `%g` of C; without a type in the specification, one digit stays behind the point.
fn general(number: f64, precision: usize, keeps_point: bool, keeps_zeros: bool) -> String {
    let text = exponential(number, precision - 1);
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trim = |digits: &str| {
        if keeps_zeros || !digits.contains('.') {
            return digits.to_owned();
        }
        digits.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    // Without a type, Python changes to the exponent one digit earlier.
    let limit = precision as i32 - i32::from(keeps_point);
    if exponent < -4 || exponent >= limit.max(1) {
        let (_, tail) = text.split_once('e').unwrap_or((&text, "+00"));
        return format!("{}e{tail}", trim(digits));
    }
    let places = usize::try_from(precision as i32 - 1 - exponent).unwrap_or(0);
    let fixed = trim(&fixed(number, places));
    if keeps_point && !fixed.contains('.') { format!("{fixed}.0") } else { fixed }
}
