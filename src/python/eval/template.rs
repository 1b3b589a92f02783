//! `str.format`.

use super::format::{format, to_ascii, to_repr, to_str};
use super::limits::{Done, check_size};
use super::operators::{index, points};
use crate::python::{Arguments, Class, Exception, Str, Value};

/// `template.format(…)`.
pub(super) fn template(template: &Str, arguments: &Arguments) -> Done<Str> {
    let mut counter = Some(0);
    let mut out: Vec<u32> = Vec::new();
    fill(&points(template), arguments, &mut counter, 0, &mut out)?;
    Ok(Str::from_code_points(out))
}

fn fill(
    text: &[u32],
    arguments: &Arguments,
    counter: &mut Option<usize>,
    level: usize,
    out: &mut Vec<u32>,
) -> Done<()> {
    const OPEN: u32 = '{' as u32;
    const CLOSE: u32 = '}' as u32;
    let error = |message: &str| Exception::value_error(message);
    let mut at = 0;
    while at < text.len() {
        check_size(out.len().saturating_mul(4))?;
        match text[at] {
            point @ (OPEN | CLOSE) if level == 0 && text.get(at + 1) == Some(&point) => {
                out.push(point);
                at += 2;
            }
            CLOSE => return Err(error("Single '}' encountered in format string").into()),
            OPEN => {
                let start = at + 1;
                let mut depth = 1;
                at = start;
                while depth > 0 {
                    match text.get(at) {
                        Some(&OPEN) => depth += 1,
                        Some(&CLOSE) => depth -= 1,
                        Some(_) => {}
                        None if at == start => {
                            return Err(error("Single '{' encountered in format string").into());
                        }
                        None => return Err(error("expected '}' before end of string").into()),
                    }
                    at += 1;
                }
                if level > 1 {
                    return Err(error("Max string recursion exceeded").into());
                }
                field(&text[start..at - 1], arguments, counter, level, out)?;
            }
            point => {
                out.push(point);
                at += 1;
            }
        }
    }
    Ok(())
}

/// `name.attribute[item]!conversion:spec`.
fn field(
    text: &[u32],
    arguments: &Arguments,
    counter: &mut Option<usize>,
    level: usize,
    out: &mut Vec<u32>,
) -> Done<()> {
    let is = |c: char| move |point: &u32| *point == u32::from(c);
    let name_end = text.iter().position(|point| is(':')(point) || is('!')(point)).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(name_end);
    let mut conversion = None;
    if rest.first().is_some_and(is('!')) {
        conversion = rest.get(1).copied();
        rest = rest.get(2..).unwrap_or_default();
    }
    let spec = rest.get(1..).unwrap_or_default();
    let mut laid_out = Vec::new();
    let name = Str::from_code_points(name.iter().copied()).to_lossy();
    let head_end = name.find(['.', '[']).unwrap_or(name.len());
    let (head, mut path) = name.split_at(head_end);
    let position = if head.is_empty() {
        let Some(next) = counter.as_mut() else {
            let message = "cannot switch from manual field specification to automatic field numbering";
            return Err(Exception::value_error(message).into());
        };
        *next += 1;
        Some(*next - 1)
    } else {
        head.parse::<usize>().ok()
    };
    if !head.is_empty() && position.is_some() {
        *counter = None;
    }
    let missing = || match position {
        Some(position) => Exception::new(
            Class::IndexError,
            format!("Replacement index {position} out of range for positional args tuple"),
        ),
        None => Exception::with_args(Class::KeyError, vec![Value::str(head)]),
    };
    let found = match position {
        Some(position) => arguments.positional.get(position),
        None => arguments.keyword(head),
    };
    let mut value = found.cloned().ok_or_else(missing)?;
    while !path.is_empty() {
        if let Some(inner) = path.strip_prefix('[') {
            let (key, rest) = inner
                .split_once(']')
                .ok_or_else(|| Exception::value_error("Missing ']' in format string"))?;
            let key = key.parse::<i64>().map_or_else(|_| Value::str(key), Value::int);
            value = index(&value, &key)?;
            path = rest;
        } else {
            let inner = &path[1..];
            let end = inner.find(['.', '[']).unwrap_or(inner.len());
            value = super::attributes::attribute(&value, &inner[..end])?;
            path = &inner[end..];
        }
    }
    fill(spec, arguments, counter, level + 1, &mut laid_out)?;
    let converted = match conversion.and_then(char::from_u32) {
        None => value,
        Some('r') => Value::Str(to_repr(&value)?),
        Some('s') => Value::Str(to_str(&value)?),
        Some('a') => Value::Str(to_ascii(&value)?),
        Some(other) => {
            let message = format!("Unknown conversion specifier {other}");
            return Err(Exception::value_error(message).into());
        }
    };
    out.extend(format(&converted, &Str::from_code_points(laid_out))?.code_points());
    Ok(())
}
