//! `template % values`, as C's `printf` has it.

use super::format::{format, to_ascii, to_repr, to_str};
use super::limits::{Done, check_size};
use super::operators::{index, points, real, whole};
use crate::python::integer::Int;
use crate::python::{Exception, Str, Value};

/// `template % values`.
pub(super) fn percent(template: &Str, values: &Value) -> Done<Str> {
    let text = points(template);
    let mut out: Vec<u32> = Vec::new();
    let given: Vec<Value> = match values {
        Value::Tuple(items) => items.to_vec(),
        value => vec![value.clone()],
    };
    let mut next = 0;
    let mut is_named = false;
    let mut at = 0;
    let peek = |at: usize| text.get(at).and_then(|point| char::from_u32(*point)).unwrap_or('\0');
    while at < text.len() {
        check_size(out.len().saturating_mul(4))?;
        if peek(at) != '%' {
            out.push(text[at]);
            at += 1;
            continue;
        }
        at += 1;
        let mut named = None;
        if peek(at) == '(' {
            let end = (at..text.len()).find(|at| peek(*at) == ')');
            let end = end.ok_or_else(|| Exception::value_error("incomplete format key"))?;
            let key = Value::Str(Str::from_code_points(text[at + 1..end].iter().copied()));
            if !matches!(values, Value::Dict(_)) {
                return Err(Exception::type_error("format requires a mapping").into());
            }
            named = Some(index(values, &key)?);
            is_named = true;
            at = end + 1;
        }
        let mut spec = String::new();
        let mut flags = String::new();
        while matches!(peek(at), '-' | '+' | ' ' | '#' | '0') {
            flags.push(peek(at));
            at += 1;
        }
        let mut take = || {
            next += 1;
            given
                .get(next - 1)
                .cloned()
                .ok_or_else(|| Exception::type_error("not enough arguments for format string"))
        };
        let mut width = String::new();
        let mut precision = None;
        for is_precision in [false, true] {
            if is_precision {
                if peek(at) != '.' {
                    break;
                }
                at += 1;
            }
            let mut number = String::new();
            if peek(at) == '*' {
                number = to_str(&take()?)?.to_lossy();
                at += 1;
            }
            while peek(at).is_ascii_digit() {
                number.push(peek(at));
                at += 1;
            }
            if is_precision {
                precision = Some(if number.is_empty() { "0".into() } else { number })
            } else {
                width = number
            }
        }
        let kind = peek(at);
        if at >= text.len() {
            return Err(Exception::value_error("incomplete format").into());
        }
        at += 1;
        if kind == '%' {
            out.push(u32::from('%'));
            continue;
        }
        let value = match named {
            Some(value) => value,
            None => take()?,
        };
        let is_text = matches!(kind, 's' | 'r' | 'a' | 'c');
        let left = flags.contains('-');
        spec.push(match (left, is_text, flags.contains('0')) {
            (true, ..) => '<',
            (false, false, true) => '=',
            _ => '>',
        });
        if spec == "=" {
            spec.insert(0, '0');
        }
        if !is_text {
            spec.extend(['+', ' '].into_iter().find(|sign| flags.contains(*sign)));
            if flags.contains('#') {
                spec.push('#');
            }
        }
        spec += &width;
        let shown = match kind {
            's' => Value::Str(to_str(&value)?),
            'r' => Value::Str(to_repr(&value)?),
            'a' => Value::Str(to_ascii(&value)?),
            'c' if matches!(value, Value::Str(_)) => value,
            'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'c' => {
                let number = match (&value, kind) {
                    (Value::Float(number), 'd' | 'i' | 'u') => Int::from_f64(*number),
                    _ => whole(&value),
                };
                let Some(number) = number else {
                    let name = value.type_name();
                    let what = if matches!(kind, 'd' | 'i' | 'u') {
                        "a real number is required"
                    } else {
                        "an integer is required"
                    };
                    return Err(Exception::type_error(format!("%{kind} format: {what}, not {name}")).into());
                };
                precision = None;
                spec.push(if matches!(kind, 'i' | 'u') { 'd' } else { kind });
                Value::Int(number)
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                let Some(number) = real(&value)? else {
                    let name = value.type_name();
                    return Err(Exception::type_error(format!("must be real number, not {name}")).into());
                };
                spec += &format!(".{}{kind}", precision.take().unwrap_or_else(|| "6".to_owned()));
                Value::Float(number)
            }
            other => {
                let place = at - 1;
                let code = u32::from(other);
                let message = format!("unsupported format character '{other}' ({code:#x}) at index {place}");
                return Err(Exception::value_error(message).into());
            }
        };
        if let Some(precision) = precision {
            spec += &format!(".{precision}");
        }
        out.extend(format(&shown, &Str::from(spec))?.code_points());
    }
    let is_mapping = matches!(values, Value::Dict(_)) || !matches!(values, Value::Tuple(_)) && is_named;
    if next < given.len() && !is_mapping {
        return Err(Exception::type_error("not all arguments converted during string formatting").into());
    }
    Ok(Str::from_code_points(out))
}
