//! Comparisons, and what all operators share.

pub(super) use super::arithmetic::{binary, real, unary, update, whole};
use super::limits::{Done, check_walk};
pub(super) use super::subscript::{delete_index, index, set_index, slice};
use crate::python::dict::Set;
use crate::python::syntax::ast::Comparison;
use crate::python::{Exception, Str, Value};
use std::cmp::Ordering;

/// What Python says of values that nest too deep to compare.
pub(super) const IN_COMPARISON: &str = "in comparison";

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
