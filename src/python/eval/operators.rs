//! Operators, indices and slices.

use super::compile::unary_sign;
use super::limits::{Done, check_bits, check_count, check_size, check_walk};
use crate::python::dict::{Dict, Set};
use crate::python::integer::Int;
use crate::python::syntax::ast::{BinaryOperator, Comparison, UnaryOperator};
use crate::python::{Class, Exception, Str, Value};
use std::cmp::Ordering;

/// What Python says of values that nest too deep to compare.
pub(super) const IN_COMPARISON: &str = "in comparison";

/// `+value` and its like.
pub(super) fn unary(operator: UnaryOperator, value: &Value) -> Done<Value> {
    if operator == UnaryOperator::Not {
        return Ok(Value::Bool(!value.is_truthy()));
    }
    if let (Value::Float(number), UnaryOperator::Minus | UnaryOperator::Plus) = (value, operator) {
        return Ok(Value::Float(if operator == UnaryOperator::Minus { -number } else { *number }));
    }
    let Some(number) = whole(value) else {
        let (sign, name) = (unary_sign(operator), value.type_name());
        return Err(Exception::type_error(format!("bad operand type for unary {sign}: '{name}'")).into());
    };
    Ok(Value::Int(match operator {
        UnaryOperator::Minus => number.negate(),
        UnaryOperator::Invert => number.invert(),
        _ => number,
    }))
}

/// An `int`, or a `bool` as one.
pub(super) fn whole(value: &Value) -> Option<Int> {
    match value {
        Value::Int(number) => Some(number.clone()),
        Value::Bool(truth) => Some(Int::from(i64::from(*truth))),
        _ => None,
    }
}

/// A number as a `float`.
pub(super) fn real(value: &Value) -> Done<Option<f64>> {
    match value {
        Value::Float(number) => Ok(Some(*number)),
        _ => match whole(value) {
            Some(number) => {
                let large = || Exception::new(Class::OverflowError, "int too large to convert to float");
                Ok(Some(number.to_f64().ok_or_else(large)?))
            }
            None => Ok(None),
        },
    }
}

/// `left operator right`; `sign` is how the operator is called in an error.
pub(super) fn binary(operator: BinaryOperator, left: &Value, right: &Value, sign: &str) -> Done<Value> {
    if let (Some(a), Some(b)) = (whole(left), whole(right)) {
        // Two truths stay truths.
        if let (Value::Bool(a), Value::Bool(b)) = (left, right) {
            match operator {
                BinaryOperator::And => return Ok(Value::Bool(a & b)),
                BinaryOperator::Or => return Ok(Value::Bool(a | b)),
                BinaryOperator::Xor => return Ok(Value::Bool(a ^ b)),
                _ => {}
            }
        }
        return whole_numbers(operator, &a, &b);
    }
    let is_number = |value: &Value| matches!(value, Value::Float(_) | Value::Int(_) | Value::Bool(_));
    if is_number(left)
        && is_number(right)
        && (operator as u8) <= BinaryOperator::Power as u8
        && let (Some(a), Some(b)) = (real(left)?, real(right)?)
    {
        return floats(operator, a, b).map(Value::Float);
    }
    let value = match (operator, left, right) {
        (BinaryOperator::Add, ..) => add(left, right)?,
        (BinaryOperator::Multiply, ..) => repeat(left, right)?,
        (BinaryOperator::Modulo, Value::Str(template), _) => {
            return super::format::percent(template, right).map(Value::Str);
        }
        (_, Value::Set(a), Value::Set(b)) => sets(operator, &a.borrow(), &b.borrow())?,
        (BinaryOperator::Or, Value::Dict(a), Value::Dict(b)) => {
            let mut both = a.borrow().clone();
            update(&mut both, &b.borrow())?;
            Some(Value::dict(both))
        }
        _ => None,
    };
    value.ok_or_else(|| unsupported(left, right, sign).into())
}

fn unsupported(left: &Value, right: &Value, sign: &str) -> Exception {
    let (left, right) = (left.type_name(), right.type_name());
    Exception::type_error(format!("unsupported operand type(s) for {sign}: '{left}' and '{right}'"))
}

fn zero_division(message: &str) -> Exception {
    Exception::new(Class::ZeroDivisionError, message)
}

fn whole_numbers(operator: BinaryOperator, a: &Int, b: &Int) -> Done<Value> {
    let by_zero = "integer division or modulo by zero";
    Ok(Value::Int(match operator {
        BinaryOperator::Add => a.add(b),
        BinaryOperator::Subtract => a.subtract(b),
        BinaryOperator::Multiply => {
            check_bits(a.bits() + b.bits())?;
            a.multiply(b)
        }
        BinaryOperator::Divide => {
            let quotient = a.true_divide(b).ok_or_else(|| zero_division("division by zero"))?;
            if quotient.is_infinite() {
                let message = "integer division result too large for a float";
                return Err(Exception::new(Class::OverflowError, message).into());
            }
            return Ok(Value::Float(quotient));
        }
        BinaryOperator::FloorDivide => a.divide(b).ok_or_else(|| zero_division(by_zero))?.0,
        BinaryOperator::Modulo => a.divide(b).ok_or_else(|| zero_division("integer modulo by zero"))?.1,
        BinaryOperator::Power => return power(a, b),
        BinaryOperator::And => a.bitwise(b, |a, b| a & b),
        BinaryOperator::Or => a.bitwise(b, |a, b| a | b),
        BinaryOperator::Xor => a.bitwise(b, |a, b| a ^ b),
        BinaryOperator::ShiftLeft | BinaryOperator::ShiftRight => {
            if b.is_negative() {
                return Err(Exception::value_error("negative shift count").into());
            }
            let bits = b.to_i64().and_then(|bits| usize::try_from(bits).ok()).unwrap_or(usize::MAX);
            if operator == BinaryOperator::ShiftRight {
                a.shift_right(bits.min(a.bits() + 1))
            } else if a.is_zero() {
                Int::ZERO
            } else {
                check_bits(a.bits().saturating_add(bits))?;
                a.shift_left(bits)
            }
        }
    }))
}

fn power(a: &Int, b: &Int) -> Done<Value> {
    if b.is_negative() {
        let (Some(base), Some(exponent)) = (a.to_f64(), b.to_f64()) else {
            return Err(Exception::new(Class::OverflowError, "int too large to convert to float").into());
        };
        return floats(BinaryOperator::Power, base, exponent).map(Value::Float);
    }
    // Powers of 0, 1 and -1 stay small, whatever the exponent.
    let exponent = match (a.to_i64(), b.to_i64()) {
        (Some(0 | 1), _) if !b.is_zero() => return Ok(Value::Int(a.clone())),
        (Some(-1), _) => {
            let is_even = b.divide(&Int::from(2_i64)).is_some_and(|(_, rest)| rest.is_zero());
            return Ok(Value::int(if is_even { 1_i64 } else { -1 }));
        }
        (_, Some(exponent)) => u32::try_from(exponent).unwrap_or(u32::MAX),
        _ => u32::MAX,
    };
    check_bits(a.bits().saturating_mul(exponent as usize))?;
    Ok(Value::Int(a.power(exponent)))
}

fn floats(operator: BinaryOperator, a: f64, b: f64) -> Done<f64> {
    let is_division =
        matches!(operator, BinaryOperator::Divide | BinaryOperator::FloorDivide | BinaryOperator::Modulo);
    if is_division && b == 0.0 {
        return Err(zero_division(match operator {
            BinaryOperator::Divide => "float division by zero",
            BinaryOperator::Modulo => "float modulo",
            _ => "float floor division by zero",
        })
        .into());
    }
    Ok(match operator {
        BinaryOperator::Add => a + b,
        BinaryOperator::Subtract => a - b,
        BinaryOperator::Multiply => a * b,
        BinaryOperator::Divide => a / b,
        BinaryOperator::FloorDivide => floor_divide(a, b).0,
        BinaryOperator::Modulo => floor_divide(a, b).1,
        _ => {
            if a == 0.0 && b < 0.0 {
                return Err(zero_division("0.0 cannot be raised to a negative power").into());
            }
            if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
                // Python gives a complex number.
                return Err(
                    Exception::value_error("complex numbers are not available in this playground").into()
                );
            }
            let power = a.powf(b);
            if power.is_infinite() && a.is_finite() && b.is_finite() {
                let message = "(34, 'Numerical result out of range')";
                return Err(Exception::new(Class::OverflowError, message).into());
            }
            power
        }
    })
}

/// Quotient and remainder as CPython's `float_divmod` has them: the remainder has the divisor's sign.
fn floor_divide(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0.0_f64.copysign(b);
    }
    let whole = if quotient == 0.0 {
        0.0_f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (whole, rest)
}

fn add(left: &Value, right: &Value) -> Done<Option<Value>> {
    let length = left.len().unwrap_or(0).saturating_add(right.len().unwrap_or(0));
    let not_joined = |kind: &str, what: &str| {
        let name = right.type_name();
        Exception::type_error(match kind {
            "bytes" => format!("can't concat {name} to bytes"),
            _ => format!("can only concatenate {what} (not \"{name}\") to {kind}"),
        })
    };
    Ok(Some(match (left, right) {
        (Value::Str(a), Value::Str(b)) => {
            check_size(length)?;
            Value::Str(a.concat(b))
        }
        (Value::Bytes(a), _) => {
            check_size(length)?;
            let b = right.to_bytes().ok_or_else(|| not_joined("bytes", ""))?;
            Value::bytes([&a[..], &b[..]].concat())
        }
        (Value::List(a), Value::List(b)) => {
            check_count(length)?;
            let (a, b) = (a.0.borrow().clone(), b.0.borrow().clone());
            Value::list(a.into_iter().chain(b))
        }
        (Value::Tuple(a), Value::Tuple(b)) => {
            check_count(length)?;
            Value::tuple(a.iter().chain(b.iter()).cloned())
        }
        (Value::Str(_), _) => return Err(not_joined("str", "str").into()),
        (Value::List(_), _) => return Err(not_joined("list", "list").into()),
        (Value::Tuple(_), _) => return Err(not_joined("tuple", "tuple").into()),
        _ => return Ok(None),
    }))
}

fn repeat(left: &Value, right: &Value) -> Done<Option<Value>> {
    let is_sequence =
        |value: &Value| matches!(value, Value::Str(_) | Value::Bytes(_) | Value::List(_) | Value::Tuple(_));
    let (sequence, count) = if is_sequence(left) { (left, right) } else { (right, left) };
    if !is_sequence(sequence) {
        return Ok(None);
    }
    let Some(count) = whole(count) else {
        let name = count.type_name();
        return Err(
            Exception::type_error(format!("can't multiply sequence by non-int of type '{name}'")).into()
        );
    };
    let count =
        if count.is_negative() { 0 } else { count.to_i64().map_or(usize::MAX, |count| count as usize) };
    let length = sequence.len().unwrap_or(0).saturating_mul(count);
    // An empty sequence stays empty, however often it is repeated.
    let count = if length == 0 { 0 } else { count };
    Ok(Some(match sequence {
        Value::Str(text) => {
            check_size(length)?;
            match text.as_str() {
                Some(text) => {
                    check_size(text.len().saturating_mul(count))?;
                    Value::str(text.repeat(count))
                }
                None => {
                    let points: Vec<u32> = text.code_points().collect();
                    Value::Str(Str::from_code_points(points.repeat(count)))
                }
            }
        }
        Value::Bytes(bytes) => {
            check_size(length)?;
            Value::bytes(bytes.repeat(count))
        }
        Value::List(list) => {
            check_count(length)?;
            let items = list.0.borrow();
            Value::list(std::iter::repeat_n(&items[..], count).flatten().cloned())
        }
        Value::Tuple(items) => {
            check_count(length)?;
            Value::tuple(std::iter::repeat_n(&items[..], count).flatten().cloned())
        }
        _ => return Ok(None),
    }))
}

fn sets(operator: BinaryOperator, a: &Set, b: &Set) -> Done<Option<Value>> {
    let is_in = |set: &Set, item: &Value| set.contains(item).unwrap_or(false);
    let only = |a: &Set, b: &Set, wanted: bool| -> Vec<Value> {
        a.items().filter(|item| is_in(b, item) == wanted).cloned().collect()
    };
    let items: Vec<Value> = match operator {
        BinaryOperator::And => only(a, b, true),
        BinaryOperator::Subtract => only(a, b, false),
        BinaryOperator::Or => a.items().chain(b.items()).cloned().collect(),
        BinaryOperator::Xor => [only(a, b, false), only(b, a, false)].concat(),
        _ => return Ok(None),
    };
    Ok(Some(Value::set(Set::of(items)?)))
}

/// `target.update(source)`.
pub(super) fn update(target: &mut Dict, source: &Dict) -> Done<()> {
    check_count((target.len() + source.len()).saturating_mul(4))?;
    for (key, value) in source.iter() {
        target.insert(key.clone(), value.clone())?;
    }
    Ok(())
}

/// A comparison.
pub(super) fn compare(comparison: Comparison, left: &Value, right: &Value) -> Done<bool> {
    let is_walk = !matches!(comparison, Comparison::Is | Comparison::IsNot);
    if is_walk {
        check_walk(left, IN_COMPARISON)?;
        check_walk(right, IN_COMPARISON)?;
    }
    let order = |expected: fn(Ordering) -> bool| -> Done<bool> {
        if let (Value::Set(a), Value::Set(b)) = (left, right) {
            let (a, b) = (a.borrow(), b.borrow());
            let is_in = |a: &Set, b: &Set| a.items().all(|item| b.contains(item).unwrap_or(false));
            let (below, above) = (is_in(&a, &b), is_in(&b, &a));
            return Ok(match (below, above) {
                (true, true) => expected(Ordering::Equal),
                (true, false) => expected(Ordering::Less),
                (false, true) => expected(Ordering::Greater),
                (false, false) => false,
            });
        }
        Ok(left.compare(right, comparison.as_str())?.is_some_and(expected))
    };
    match comparison {
        Comparison::Equal => Ok(left.equals(right)?),
        Comparison::NotEqual => Ok(!left.equals(right)?),
        Comparison::Less => order(Ordering::is_lt),
        Comparison::LessEqual => order(Ordering::is_le),
        Comparison::Greater => order(Ordering::is_gt),
        Comparison::GreaterEqual => order(Ordering::is_ge),
        Comparison::In => contains(right, left),
        Comparison::NotIn => contains(right, left).map(|is_in| !is_in),
        Comparison::Is => Ok(is_same(left, right)),
        Comparison::IsNot => Ok(!is_same(left, right)),
    }
}

fn is_same(left: &Value, right: &Value) -> bool {
    // Classes are made anew each time they are named, and are one all the same.
    let is_class = |value: &Value| value.type_name() == "type";
    left.is_same(right) || (is_class(left) && is_class(right) && left.equals(right).unwrap_or(false))
}

/// `item in container`.
pub(super) fn contains(container: &Value, item: &Value) -> Done<bool> {
    match (container, item) {
        (Value::Str(text), Value::Str(part)) => Ok(find(&points(text), &points(part)).is_some()),
        (Value::Str(_), _) => {
            let name = item.type_name();
            let message = format!("'in <string>' requires string as left operand, not {name}");
            Err(Exception::type_error(message).into())
        }
        (Value::Bytes(bytes), Value::Bytes(part)) => Ok(find(bytes, part).is_some()),
        (Value::Dict(dict), _) => Ok(dict.borrow().get(item)?.is_some()),
        (Value::Set(set), _) => Ok(set.borrow().contains(item)?),
        (Value::Object(object), _) => match object.contains(item) {
            Some(answer) => Ok(answer?),
            None => Err(not_iterable(container).into()),
        },
        _ => {
            let items = container.items().ok_or_else(|| not_iterable(container))?;
            for own in items {
                if own.is_same(item) || own.equals(item)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
    }
}

/// `TypeError` of a value that is no container.
pub(super) fn not_iterable(value: &Value) -> Exception {
    Exception::type_error(match value {
        Value::Object(_) | Value::Date(_) | Value::Exception(_) => {
            format!("argument of type '{}' is not iterable", value.type_name())
        }
        _ => format!("argument of type '{}' is not iterable", value.type_name()),
    })
}

/// The code points of a string.
pub(super) fn points(text: &Str) -> Vec<u32> {
    text.code_points().collect()
}

/// Where a part begins. The cost is that of both lengths, whatever they hold (Knuth, Morris, Pratt).
pub(super) fn find<T: PartialEq>(whole: &[T], part: &[T]) -> Option<usize> {
    if part.len() > whole.len() {
        return None;
    }
    // For each place in the part, how much of its beginning ends there.
    let mut borders = vec![0; part.len()];
    let mut border = 0;
    for place in 1..part.len() {
        while border > 0 && part[place] != part[border] {
            border = borders[border - 1];
        }
        border += usize::from(part[place] == part[border]);
        borders[place] = border;
    }
    let mut matched = 0;
    for (place, item) in whole.iter().enumerate() {
        if matched == part.len() {
            return Some(place - matched);
        }
        while matched > 0 && *item != part[matched] {
            matched = borders[matched - 1];
        }
        matched += usize::from(*item == part[matched]);
    }
    (matched == part.len()).then(|| whole.len() - matched)
}

/// `value[index]`.
pub(super) fn index(value: &Value, index: &Value) -> Done<Value> {
    match value {
        Value::Dict(dict) => {
            let found = dict.borrow().get(index)?.cloned();
            Ok(found.ok_or_else(|| Exception::with_args(Class::KeyError, vec![index.clone()]))?)
        }
        Value::Object(object) => match object.item(index) {
            Some(item) => Ok(item?),
            None => Err(not_subscriptable(value).into()),
        },
        Value::List(list) => {
            let place = place(value, index, "list index out of range")?;
            Ok(list.0.borrow()[place].clone())
        }
        Value::Tuple(items) => Ok(items[place(value, index, "tuple index out of range")?].clone()),
        Value::Str(text) => {
            let place = place(value, index, "string index out of range")?;
            Ok(Value::Str(Str::from_code_points(text.code_points().nth(place))))
        }
        Value::Bytes(bytes) => Ok(Value::int(i64::from(bytes[place(value, index, "index out of range")?]))),
        Value::Bytearray(bytes) => {
            let place = place(value, index, "bytearray index out of range")?;
            Ok(Value::int(i64::from(bytes.borrow()[place])))
        }
        Value::Range(range) => Ok(range.at(place(value, index, "range object index out of range")?)),
        _ => Err(not_subscriptable(value).into()),
    }
}

fn not_subscriptable(value: &Value) -> Exception {
    Exception::type_error(match value.type_name() {
        "type" => "type is not subscriptable in this playground".to_owned(),
        name => format!("'{name}' object is not subscriptable"),
    })
}

/// An index as a place in a sequence; negative ones count from the end.
fn place(value: &Value, index: &Value, message: &str) -> Done<usize> {
    let length = value.len().unwrap_or(0);
    let Some(number) = whole(index) else {
        let kind = match value {
            Value::Str(_) => "string indices must be integers, not".to_owned(),
            Value::Bytes(_) => "byte indices must be integers or slices, not".to_owned(),
            _ => format!("{} indices must be integers or slices, not", value.type_name()),
        };
        let name = index.type_name();
        return Err(Exception::type_error(match value {
            Value::Str(_) => format!("{kind} '{name}'"),
            _ => format!("{kind} {name}"),
        })
        .into());
    };
    let place = number.to_i64().map(|n| if n < 0 { n + length as i64 } else { n });
    match place.and_then(|place| usize::try_from(place).ok()) {
        Some(place) if place < length => Ok(place),
        _ => Err(Exception::new(Class::IndexError, message).into()),
    }
}

/// `value[start:stop:step]`.
pub(super) fn slice(value: &Value, parts: [&Value; 3]) -> Done<Value> {
    let Some(length) = value.len().filter(|_| {
        matches!(
            value,
            Value::Str(_)
                | Value::Bytes(_)
                | Value::Bytearray(_)
                | Value::List(_)
                | Value::Tuple(_)
                | Value::Range(_)
        )
    }) else {
        return Err(match value {
            Value::Dict(_) => Exception::type_error("unhashable type: 'slice'"),
            _ => not_subscriptable(value),
        }
        .into());
    };
    let places = places(length, parts)?;
    Ok(match value {
        Value::Str(text) => {
            let points = points(text);
            Value::Str(Str::from_code_points(places.into_iter().map(|place| points[place])))
        }
        Value::List(list) => {
            let list = list.0.borrow();
            Value::list(places.into_iter().map(|place| list[place].clone()))
        }
        Value::Tuple(items) => Value::tuple(places.into_iter().map(|place| items[place].clone())),
        Value::Range(range) => Value::list(places.into_iter().map(|place| range.at(place))),
        _ => {
            let bytes = value.to_bytes().unwrap_or_default();
            Value::bytes(places.into_iter().map(|place| bytes[place]).collect::<Vec<u8>>())
        }
    })
}

/// The places of a slice, in order.
fn places(length: usize, parts: [&Value; 3]) -> Done<Vec<usize>> {
    let number = |part: &Value| -> Done<Option<i64>> {
        match (part, whole(part)) {
            (Value::None, _) => Ok(None),
            (_, Some(number)) => {
                let far = if number.is_negative() { i64::MIN / 4 } else { i64::MAX / 4 };
                let near = number.to_i64().map(|number| number.clamp(i64::MIN / 4, i64::MAX / 4));
                Ok(Some(near.unwrap_or(far)))
            }
            _ => {
                let message = "slice indices must be integers or None or have an __index__ method";
                Err(Exception::type_error(message).into())
            }
        }
    };
    let length = length as i64;
    let step = number(parts[2])?.unwrap_or(1);
    if step == 0 {
        return Err(Exception::value_error("slice step cannot be zero").into());
    }
    let (low, high) = if step > 0 { (0, length) } else { (-1, length - 1) };
    let bound = |part: Option<i64>, default: i64| match part {
        Some(n) if n < 0 => (n + length).max(low),
        Some(n) => n.min(high),
        None => default,
    };
    let (first, last) = if step > 0 { (0, length) } else { (length - 1, -1) };
    let mut at = bound(number(parts[0])?, first);
    let stop = bound(number(parts[1])?, last);
    check_count(length as usize)?;
    let mut places = Vec::new();
    while if step > 0 { at < stop } else { at > stop } {
        places.push(at as usize);
        at += step;
    }
    Ok(places)
}

/// `value[index] = item`.
pub(super) fn set_index(value: &Value, index: &Value, item: Value) -> Done<()> {
    match value {
        Value::Dict(dict) => {
            check_count(dict.borrow().len() * 4)?;
            Ok(dict.borrow_mut().insert(index.clone(), item)?)
        }
        Value::List(list) => {
            let place = place(value, index, "list assignment index out of range")?;
            list.0.borrow_mut()[place] = item;
            Ok(())
        }
        Value::Object(object) => match object.set_item(index.clone(), item) {
            Some(done) => Ok(done?),
            None => Err(no_item(value, "assignment").into()),
        },
        _ => Err(no_item(value, "assignment").into()),
    }
}

/// `del value[index]`.
pub(super) fn delete_index(value: &Value, index: &Value) -> Done<()> {
    match value {
        Value::Dict(dict) => match dict.borrow_mut().remove(index)? {
            Some(_) => Ok(()),
            None => Err(Exception::with_args(Class::KeyError, vec![index.clone()]).into()),
        },
        Value::List(list) => {
            let place = place(value, index, "list assignment index out of range")?;
            list.0.borrow_mut().remove(place);
            Ok(())
        }
        Value::Object(object) => match object.remove_item(index) {
            Some(done) => Ok(done?),
            None => Err(no_item(value, "deletion").into()),
        },
        _ => Err(no_item(value, "deletion").into()),
    }
}

fn no_item(value: &Value, what: &str) -> Exception {
    Exception::type_error(format!("'{}' object does not support item {what}", value.type_name()))
}
