//! Operators that make a new value of one or two.

use super::compile::value::unary_sign;
use super::limits::{Done, check_bits, check_count, check_size};
use crate::locale::tr;
use crate::python::dict::{Dict, Set};
use crate::python::integer::Int;
use crate::python::syntax::ast::{BinaryOperator, UnaryOperator};
use crate::python::{Class, Exception, Str, Value};

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
            return super::percent::percent(template, right).map(Value::Str);
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
                return Err(Exception::value_error(tr("py-no-complex")).into());
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
