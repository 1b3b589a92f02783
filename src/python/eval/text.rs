//! Methods of `str` and `bytes`.

use super::attributes::string;
use super::codec;
use super::limits::{Done, check_count, check_size};
use super::operators::{find, points, whole};
use crate::python::string::is_space;
use crate::python::{Arguments, Exception, Str, Value};

/// The methods of `str`.
pub(super) const METHODS: &[&str] = &[
    "capitalize",
    "casefold",
    "center",
    "count",
    "encode",
    "endswith",
    "find",
    "format",
    "index",
    "isalnum",
    "isalpha",
    "isascii",
    "isdigit",
    "islower",
    "isspace",
    "isupper",
    "join",
    "ljust",
    "lower",
    "lstrip",
    "partition",
    "removeprefix",
    "removesuffix",
    "replace",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "split",
    "splitlines",
    "startswith",
    "strip",
    "swapcase",
    "title",
    "upper",
    "zfill",
];

/// The methods of `bytes`.
pub(super) const BYTES_METHODS: &[&str] = &[
    "count",
    "decode",
    "endswith",
    "find",
    "hex",
    "index",
    "join",
    "lower",
    "lstrip",
    "partition",
    "replace",
    "rstrip",
    "split",
    "startswith",
    "strip",
    "upper",
];

/// A method of bytes: those of text with one character a byte.
pub(super) fn bytes_method(value: &Value, name: &str, arguments: &Arguments) -> Done<Value> {
    let bytes = value.to_bytes().unwrap_or_default();
    match name {
        "decode" => {
            let [encoding, errors] = arguments.bind(name, ["encoding", "errors"], 0)?;
            return codec::decode(&bytes, encoding, errors).map(Value::Str);
        }
        "hex" => {
            check_size(bytes.len() * 2)?;
            return Ok(Value::str(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()));
        }
        "upper" => return Ok(Value::bytes(bytes.to_ascii_uppercase())),
        "lower" => return Ok(Value::bytes(bytes.to_ascii_lowercase())),
        _ => {}
    }
    let as_text = |value: &Value| -> Value {
        match value.to_bytes() {
            Some(bytes) => Value::Str(Str::from_latin1(&bytes)),
            None => value.clone(),
        }
    };
    let mut given = Arguments::default();
    for argument in &arguments.positional {
        if let Value::Str(_) = argument {
            return Err(Exception::type_error("a bytes-like object is required, not 'str'").into());
        }
        given.positional.push(match argument {
            Value::List(items) => Value::list(items.0.borrow().iter().map(as_text)),
            Value::Tuple(items) => Value::tuple(items.iter().map(as_text)),
            other => as_text(other),
        });
    }
    let result = method(&Str::from_latin1(&bytes), name, &given)?;
    let as_bytes = |value: &Value| match value {
        Value::Str(text) => Value::bytes(text.to_latin1().unwrap_or_default()),
        other => other.clone(),
    };
    Ok(match &result {
        Value::List(items) => Value::list(items.0.borrow().iter().map(as_bytes)),
        Value::Tuple(items) => Value::tuple(items.iter().map(as_bytes)),
        other => as_bytes(other),
    })
}

/// Changes each character that is one.
fn mapped(text: &Str, mut change: impl FnMut(char, usize, &mut Vec<u32>)) -> Str {
    let mut out = Vec::new();
    for (place, point) in text.code_points().enumerate() {
        match char::from_u32(point) {
            Some(c) => change(c, place, &mut out),
            None => out.push(point),
        }
    }
    Str::from_code_points(out)
}

fn upper(c: char, out: &mut Vec<u32>) {
    out.extend(c.to_uppercase().map(u32::from));
}

fn lower(c: char, out: &mut Vec<u32>) {
    out.extend(c.to_lowercase().map(u32::from));
}

/// A method of text.
pub(super) fn method(text: &Str, name: &str, arguments: &Arguments) -> Done<Value> {
    let count = |value: Option<&Value>, default: i64| -> i64 {
        value.and_then(whole).and_then(|number| number.to_i64()).unwrap_or(default)
    };
    let plain = || -> Done<()> {
        let [] = arguments.bind(name, [], 0)?;
        Ok(())
    };
    let joined = |points: &[u32]| Value::Str(Str::from_code_points(points.iter().copied()));
    match name {
        "format" => return super::template::template(text, arguments).map(Value::Str),
        "encode" => {
            let [encoding, errors] = arguments.bind(name, ["encoding", "errors"], 0)?;
            return codec::encode(text, encoding, errors).map(Value::bytes);
        }
        "join" => {
            let [items] = arguments.bind(name, ["iterable"], 1)?;
            return join(text, &items.unwrap_or(Value::None)).map(Value::Str);
        }
        "upper" | "lower" | "casefold" | "title" | "capitalize" | "swapcase" => {
            plain()?;
            if let (Some(text), "lower") = (text.as_str(), name) {
                // The last sigma of a word depends on its neighbours.
                return Ok(Value::str(text.to_lowercase()));
            }
            let mut is_inside = false;
            return Ok(Value::Str(mapped(text, |c, place, out| {
                let is_first = match name {
                    "title" => !std::mem::replace(&mut is_inside, c.is_alphabetic()),
                    "capitalize" => place == 0,
                    "swapcase" => c.is_lowercase(),
                    name => name == "upper",
                };
                match (c, name) {
                    ('ß', "casefold") => out.extend([u32::from('s'); 2]),
                    _ if is_first => upper(c, out),
                    _ => lower(c, out),
                }
            })));
        }
        "isdigit" | "isalpha" | "isalnum" | "isspace" | "isascii" | "isupper" | "islower" => {
            plain()?;
            return Ok(Value::Bool(is_all(text, name)));
        }
        _ => {}
    }
    let all = points(text);
    match name {
        "strip" | "lstrip" | "rstrip" => {
            let [chars] = arguments.bind(name, ["chars"], 0)?;
            let set = match chars {
                None | Some(Value::None) => None,
                Some(chars) => Some(points(&string(&chars, "strip arg")?)),
            };
            let is_cut =
                |point: &u32| set.as_ref().map_or_else(|| is_space(*point), |set| set.contains(point));
            let start = if name == "rstrip" { 0 } else { all.iter().take_while(|p| is_cut(p)).count() };
            let tail = all[start..].iter().rev().take_while(|p| is_cut(p)).count();
            let end = if name == "lstrip" { all.len() } else { all.len() - tail };
            Ok(joined(&all[start..end.max(start)]))
        }
        "split" | "rsplit" => {
            let [separator, most] = arguments.bind(name, ["sep", "maxsplit"], 0)?;
            let most = usize::try_from(count(most.as_ref(), -1)).unwrap_or(usize::MAX);
            let separator = match separator {
                None | Some(Value::None) => None,
                Some(separator) => Some(points(&string(&separator, "sep")?)),
            };
            if separator.as_ref().is_some_and(Vec::is_empty) {
                return Err(Exception::value_error("empty separator").into());
            }
            let parts = split(&all, separator.as_deref(), most, name == "rsplit");
            Ok(Value::list(parts.into_iter().map(joined)))
        }
        "splitlines" => {
            let [keeps] = arguments.bind(name, ["keepends"], 0)?;
            let keeps = keeps.is_some_and(|keeps| keeps.is_truthy());
            let mut lines = Vec::new();
            let mut start = 0;
            while start < all.len() {
                let is_end = |p: &u32| matches!(*p, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029);
                let end = all[start..].iter().position(is_end).map_or(all.len(), |end| start + end);
                let mut next = (end + 1).min(all.len());
                if all.get(end) == Some(&0x0D) && all.get(next) == Some(&0x0A) {
                    next += 1;
                }
                lines.push(joined(&all[start..if keeps { next } else { end }]));
                start = next;
            }
            Ok(Value::list(lines))
        }
        "partition" | "rpartition" => {
            let [separator] = arguments.bind(name, ["sep"], 1)?;
            let separator = points(&string(&separator.unwrap_or(Value::None), "sep")?);
            if separator.is_empty() {
                return Err(Exception::value_error("empty separator").into());
            }
            let is_first = name == "partition";
            let place = if is_first { find(&all, &separator) } else { find_last(&all, &separator) };
            let parts: [&[u32]; 3] = match place {
                Some(place) => [&all[..place], &separator, &all[place + separator.len()..]],
                None if is_first => [&all, &[], &[]],
                None => [&[], &[], &all],
            };
            Ok(Value::tuple(parts.map(joined)))
        }
        "replace" => {
            let [old, new, most] = arguments.bind(name, ["old", "new", "count"], 2)?;
            let part = |value: Option<Value>, place| -> Done<Vec<u32>> {
                Ok(points(&string(&value.unwrap_or(Value::None), &format!("replace() argument {place}"))?))
            };
            let (old, new) = (part(old, 1)?, part(new, 2)?);
            let most = usize::try_from(count(most.as_ref(), -1)).unwrap_or(usize::MAX);
            replace(&all, &old, &new, most).map(Value::Str)
        }
        "startswith" | "endswith" => {
            let [given] = arguments.bind(name, ["prefix"], 1)?;
            let given = given.unwrap_or(Value::None);
            let options = match &given {
                Value::Tuple(items) => items.to_vec(),
                other => vec![other.clone()],
            };
            for option in options {
                let Value::Str(option) = option else {
                    let kind = option.type_name();
                    let message = format!("{name} first arg must be str or a tuple of str, not {kind}");
                    return Err(Exception::type_error(message).into());
                };
                let option = points(&option);
                if if name == "startswith" { all.starts_with(&option) } else { all.ends_with(&option) } {
                    return Ok(Value::Bool(true));
                }
            }
            Ok(Value::Bool(false))
        }
        "removeprefix" | "removesuffix" => {
            let [part] = arguments.bind(name, ["prefix"], 1)?;
            let part = points(&string(&part.unwrap_or(Value::None), &format!("{name}() argument"))?);
            let rest = if name == "removeprefix" {
                all.strip_prefix(&part[..])
            } else {
                all.strip_suffix(&part[..])
            };
            Ok(joined(rest.unwrap_or(&all)))
        }
        "find" | "rfind" | "index" | "rindex" | "count" => {
            let [part, start, end] = arguments.bind(name, ["sub", "start", "end"], 1)?;
            let part = points(&string(&part.unwrap_or(Value::None), &format!("{name}() argument 1"))?);
            let length = all.len() as i64;
            let bound = |value: Option<Value>, default: i64| {
                let place = count(value.as_ref(), default);
                (if place < 0 { place + length } else { place }).clamp(0, length) as usize
            };
            let (start, end) = (bound(start, 0), bound(end, length));
            let range = if start <= end { &all[start..end] } else { &[] };
            if name == "count" {
                let parts = if part.is_empty() {
                    range.len() + 2
                } else {
                    split(range, Some(&part), usize::MAX, false).len()
                };
                return Ok(Value::int(parts - 1));
            }
            let place = if name.starts_with('r') { find_last(range, &part) } else { find(range, &part) };
            match place {
                Some(place) => Ok(Value::int(start + place)),
                None if name.ends_with("find") => Ok(Value::int(-1_i64)),
                None => Err(Exception::value_error("substring not found").into()),
            }
        }
        _ => {
            let [width, fill] = arguments.bind(name, ["width", "fillchar"], 1)?;
            let width = usize::try_from(count(width.as_ref(), 0)).unwrap_or(0);
            check_size(width.saturating_mul(4))?;
            let missing = width.saturating_sub(all.len());
            let fill = match (name, fill) {
                ("zfill", _) => u32::from('0'),
                (_, Some(Value::Str(fill))) if fill.len() == 1 => points(&fill)[0],
                (_, None) => u32::from(' '),
                _ => {
                    let message = "The fill character must be exactly one character long";
                    return Err(Exception::type_error(message).into());
                }
            };
            let sign = usize::from(name == "zfill" && matches!(all.first(), Some(0x2B | 0x2D)));
            let left = match name {
                "ljust" => 0,
                // CPython puts the odd one left where the width is odd too.
                "center" => missing / 2 + (missing & width & 1),
                _ => missing,
            };
            let mut out = all[..sign].to_vec();
            out.extend(std::iter::repeat_n(fill, left));
            out.extend(&all[sign..]);
            out.extend(std::iter::repeat_n(fill, missing - left));
            Ok(joined(&out))
        }
    }
}

fn is_all(text: &Str, name: &str) -> bool {
    let test = |point: u32| {
        let c = char::from_u32(point);
        c.is_some_and(|c| match name {
            "isdigit" => c.is_ascii_digit() || (!c.is_ascii() && c.is_numeric() && "²³¹⁰⁴⁵⁶⁷⁸⁹".contains(c)),
            "isalpha" => c.is_alphabetic(),
            "isalnum" => c.is_alphanumeric(),
            _ => is_space(point),
        })
    };
    let cased = |wanted: fn(char) -> bool, other: fn(char) -> bool| {
        let chars = || text.code_points().filter_map(char::from_u32);
        chars().any(wanted) && !chars().any(other)
    };
    match name {
        "isascii" => text.code_points().all(|point| point < 0x80),
        "isupper" => cased(char::is_uppercase, char::is_lowercase),
        "islower" => cased(char::is_lowercase, char::is_uppercase),
        _ => !text.is_empty() && text.code_points().all(test),
    }
}

fn join(separator: &Str, items: &Value) -> Done<Str> {
    let mut out: Vec<u32> = Vec::new();
    let error = || Exception::type_error("can only join an iterable");
    check_count(items.len().unwrap_or(0))?;
    for (place, item) in items.items().ok_or_else(error)?.iter().enumerate() {
        let Value::Str(item) = item else {
            let name = item.type_name();
            let message = format!("sequence item {place}: expected str instance, {name} found");
            return Err(Exception::type_error(message).into());
        };
        if place > 0 {
            out.extend(separator.code_points());
        }
        out.extend(item.code_points());
        check_size(out.len().saturating_mul(4))?;
    }
    Ok(Str::from_code_points(out))
}

fn find_last(whole: &[u32], part: &[u32]) -> Option<usize> {
    let reversed = |points: &[u32]| points.iter().rev().copied().collect::<Vec<u32>>();
    find(&reversed(whole), &reversed(part)).map(|place| whole.len() - part.len() - place)
}

fn split<'a>(all: &'a [u32], separator: Option<&[u32]>, most: usize, from_right: bool) -> Vec<&'a [u32]> {
    let mut parts = Vec::new();
    let mut rest = all;
    let trim = |rest: &'a [u32]| -> &'a [u32] {
        let rest = if from_right { rest } else { &rest[rest.iter().take_while(|p| is_space(**p)).count()..] };
        let tail = rest.iter().rev().take_while(|p| is_space(**p)).count();
        if from_right { &rest[..rest.len() - tail] } else { rest }
    };
    loop {
        if separator.is_none() {
            rest = trim(rest);
            if rest.is_empty() {
                break;
            }
        }
        let place = if parts.len() == most {
            None
        } else {
            match (separator, from_right) {
                (Some(separator), false) => find(rest, separator),
                (Some(separator), true) => find_last(rest, separator),
                (None, false) => rest.iter().position(|point| is_space(*point)),
                (None, true) => rest.iter().rposition(|point| is_space(*point)),
            }
        };
        let width = separator.map_or(1, <[u32]>::len);
        let Some(place) = place else {
            // The last part keeps the white space at its far end only where it was not split there.
            if separator.is_none() && parts.len() < most {
                let all_trimmed = rest.iter().take_while(|p| is_space(**p)).count();
                rest = &rest[all_trimmed..];
            }
            parts.push(rest);
            break;
        };
        if from_right {
            parts.push(&rest[place + width..]);
            rest = &rest[..place];
        } else {
            parts.push(&rest[..place]);
            rest = &rest[place + width..];
        }
    }
    if from_right {
        parts.reverse();
    }
    parts
}

fn replace(all: &[u32], old: &[u32], new: &[u32], most: usize) -> Done<Str> {
    let mut out = Vec::new();
    let mut rest = all;
    let mut done = 0;
    while done < most {
        check_size(out.len().saturating_mul(4))?;
        let Some(place) = find(rest, old) else { break };
        if old.is_empty() {
            out.extend(new);
            match rest.split_first() {
                Some((first, tail)) => {
                    out.push(*first);
                    rest = tail;
                }
                None => break,
            }
        } else {
            out.extend(&rest[..place]);
            out.extend(new);
            rest = &rest[place + old.len()..];
        }
        done += 1;
    }
    out.extend(rest);
    check_size(out.len().saturating_mul(4))?;
    Ok(Str::from_code_points(out))
}
