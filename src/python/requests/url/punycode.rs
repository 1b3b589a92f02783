//! Punycode (RFC 3492): code points as letters, digits and hyphens.

const BASE: u32 = 36;
const MIN: u32 = 1;
const MAX: u32 = 26;

/// Writes a label in Punycode, without the prefix `xn--`.
///
/// ```
/// use put_playground::python::requests::url::punycode;
/// let label: Vec<u32> = "bücher".chars().map(u32::from).collect();
/// assert_eq!(punycode::encode(&label), "bcher-kva");
/// ```
pub fn encode(label: &[u32]) -> String {
    let mut out: String =
        label.iter().filter(|point| **point < 0x80).filter_map(|c| char::from_u32(*c)).collect();
    let basic = out.len();
    if basic > 0 {
        out.push('-');
    }
    let (mut handled, mut smallest, mut delta, mut bias) = (basic, 0x80, 0_u32, 72);
    while let Some(next) = label.iter().copied().filter(|point| *point >= smallest).min() {
        // Labels are short: nothing comes near the limit of 32 bits, and what did would wrap, not panic.
        delta = delta.wrapping_add((next - smallest).wrapping_mul(handled as u32 + 1));
        for point in label {
            if *point < next {
                delta = delta.wrapping_add(1);
            }
            if *point == next {
                write_number(&mut out, delta, bias);
                bias = adapt(delta, handled as u32 + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.wrapping_add(1);
        smallest = next + 1;
    }
    out
}

/// A number in digits of changing base, the lowest first.
fn write_number(out: &mut String, mut number: u32, bias: u32) {
    let mut position = BASE;
    loop {
        let threshold = position.saturating_sub(bias).clamp(MIN, MAX);
        if number < threshold {
            break;
        }
        out.push(digit(threshold + (number - threshold) % (BASE - threshold)));
        number = (number - threshold) / (BASE - threshold);
        position += BASE;
    }
    out.push(digit(number));
}

fn digit(number: u32) -> char {
    let number = number as u8;
    char::from(if number < 26 { b'a' + number } else { b'0' + number - 26 })
}

fn adapt(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut bias = 0;
    while delta > (BASE - MIN) * MAX / 2 {
        delta /= BASE - MIN;
        bias += BASE;
    }
    bias + (BASE - MIN + 1) * delta / (delta + 38)
}
