//! When two values are equal, how they hash, and which is less.

use super::integer::Int;
use super::value::Value;
use super::{Exception, Outcome};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// How deep values may nest. CPython gives up a little below 1,000 levels; a page's stack, and a test's, is smaller.
pub(super) const DEPTH: usize = 300;

/// A number without its type: `1`, `1.0` and `True` are the same.
enum Number {
    Int(Int),
    Float(f64),
}

impl Value {
    fn number(&self) -> Option<Number> {
        match self {
            Self::Bool(truth) => Some(Number::Int(Int::from(i64::from(*truth)))),
            Self::Int(number) => Some(Number::Int(number.clone())),
            Self::Float(number) => Some(Number::Float(*number)),
            _ => None,
        }
    }

    /// Python's `==`; `RecursionError` where values nest too deep to tell.
    pub fn equals(&self, other: &Self) -> Outcome<bool> {
        self.equals_within(other, DEPTH)
    }

    fn equals_within(&self, other: &Self, depth: usize) -> Outcome<bool> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(Exception::recursion_error("maximum recursion depth exceeded in comparison"));
        };
        if let (Some(left), Some(right)) = (self.number(), other.number()) {
            return Ok(compare_numbers(&left, &right) == Some(Ordering::Equal));
        }
        if let (Some(left), Some(right)) = (self.to_bytes(), other.to_bytes()) {
            return Ok(left == right);
        }
        match (self, other) {
            (Self::None, Self::None) => Ok(true),
            (Self::Str(left), Self::Str(right)) => Ok(left == right),
            (Self::List(left), Self::List(right)) => {
                // A list that holds itself is equal to itself.
                Ok(Rc::ptr_eq(left, right) || all_equal(&left.0.borrow(), &right.0.borrow(), depth)?)
            }
            (Self::Tuple(left), Self::Tuple(right)) => all_equal(left, right, depth),
            (Self::Dict(left), Self::Dict(right)) => {
                if Rc::ptr_eq(left, right) {
                    return Ok(true);
                }
                let (left, right) = (left.borrow(), right.borrow());
                if left.len() != right.len() {
                    return Ok(false);
                }
                for (key, value) in left.iter() {
                    match right.get(key)? {
                        Some(other) if value.is_or_equals(other, depth)? => {}
                        _ => return Ok(false),
                    }
                }
                Ok(true)
            }
            (Self::Set(left), Self::Set(right)) => {
                if Rc::ptr_eq(left, right) {
                    return Ok(true);
                }
                let (left, right) = (left.borrow(), right.borrow());
                let is_in = |item| right.contains(item).unwrap_or(false);
                Ok(left.len() == right.len() && left.items().all(is_in))
            }
            // Ranges are equal when their numbers are.
            (Self::Range(left), Self::Range(right)) => Ok(match (left.len(), right.len()) {
                (0, 0) => true,
                (1, 1) => left.start == right.start,
                (a, b) => a == b && left.start == right.start && left.step == right.step,
            }),
            (Self::Date(left), Self::Date(right)) => Ok(left == right),
            (Self::Object(left), _) => Ok(self.is_same_object(other) || left.equals(other)),
            (_, Self::Object(right)) => Ok(right.equals(self)),
            (Self::Iter(_) | Self::Stream(_) | Self::Exception(_), _) => Ok(self.is_same_object(other)),
            _ => Ok(false),
        }
    }

    fn is_same_object(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Object(left), Self::Object(right)) => Rc::ptr_eq(left, right),
            (Self::Iter(left), Self::Iter(right)) => Rc::ptr_eq(left, right),
            (Self::Stream(left), Self::Stream(right)) => Rc::ptr_eq(left, right),
            (Self::Exception(left), Self::Exception(right)) => Rc::ptr_eq(left, right),
            _ => false,
        }
    }

    /// Containers ask for identity first: `[nan] == [nan]` when both are the one `nan`.
    fn is_or_equals(&self, other: &Self, depth: usize) -> Outcome<bool> {
        let is_one_nan = matches!((self, other), (Self::Float(left), Self::Float(right)) if left.to_bits() == right.to_bits());
        Ok(is_one_nan || self.equals_within(other, depth)?)
    }

    /// Feeds what equal values have in common; `TypeError` for a list, a dict, a set and the like.
    pub(super) fn hash_into(&self, state: &mut impl Hasher) -> Outcome<()> {
        self.hash_within(state, DEPTH)
    }

    fn hash_within(&self, state: &mut impl Hasher, depth: usize) -> Outcome<()> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(Exception::recursion_error("maximum recursion depth exceeded"));
        };
        match self {
            Self::None => 0_u8.hash(state),
            Self::Bool(truth) => Int::from(i64::from(*truth)).hash(state),
            Self::Int(number) => number.hash(state),
            Self::Float(number) => match Int::from_f64(*number) {
                Some(whole) if whole.to_f64() == Some(*number) => whole.hash(state),
                _ => number.to_bits().hash(state),
            },
            Self::Str(text) => text.hash(state),
            Self::Bytes(bytes) => bytes.hash(state),
            Self::Tuple(items) => {
                for item in items.iter() {
                    item.hash_within(state, depth)?;
                }
            }
            Self::Range(range) => range.len().hash(state),
            Self::Date(date) => date.hash(state),
            Self::Iter(iter) => Rc::as_ptr(iter).hash(state),
            Self::Stream(stream) => Rc::as_ptr(stream).hash(state),
            Self::Exception(exception) => Rc::as_ptr(exception).hash(state),
            Self::Object(object) => {
                if !object.is_hashable() {
                    return Err(self.unhashable());
                }
                object.type_name().hash(state);
            }
            Self::Bytearray(_) | Self::List(_) | Self::Dict(_) | Self::Set(_) => {
                return Err(self.unhashable());
            }
        }
        Ok(())
    }

    /// Python's order, for `<`, `sorted` and the like: `Ok(None)` for numbers without one (`nan`); `TypeError`, worded
    /// for the `operator` that asked, where the types have none.
    pub fn compare(&self, other: &Self, operator: &str) -> Outcome<Option<Ordering>> {
        self.compare_within(other, operator, DEPTH)
    }

    fn compare_within(&self, other: &Self, operator: &str, depth: usize) -> Outcome<Option<Ordering>> {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(Exception::recursion_error("maximum recursion depth exceeded in comparison"));
        };
        if let (Some(left), Some(right)) = (self.number(), other.number()) {
            return Ok(compare_numbers(&left, &right));
        }
        if let (Some(left), Some(right)) = (self.to_bytes(), other.to_bytes()) {
            return Ok(Some(left.cmp(&right)));
        }
        match (self, other) {
            (Self::Str(left), Self::Str(right)) => Ok(Some(left.cmp(right))),
            (Self::Date(left), Self::Date(right)) => Ok(Some(left.cmp(right))),
            (Self::List(left), Self::List(right)) => {
                compare_items(&left.0.borrow(), &right.0.borrow(), operator, depth)
            }
            (Self::Tuple(left), Self::Tuple(right)) => compare_items(left, right, operator, depth),
            (Self::Object(left), _) if left.compare(other).is_some() => Ok(left.compare(other)),
            _ => Err(Exception::type_error(format!(
                "'{operator}' not supported between instances of '{}' and '{}'",
                self.error_name(),
                other.error_name()
            ))),
        }
    }
}

fn all_equal(left: &[Value], right: &[Value], depth: usize) -> Outcome<bool> {
    if left.len() != right.len() {
        return Ok(false);
    }
    for (left, right) in left.iter().zip(right) {
        if !left.is_or_equals(right, depth)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The first items that differ decide, then the lengths.
fn compare_items(left: &[Value], right: &[Value], operator: &str, depth: usize) -> Outcome<Option<Ordering>> {
    for (left, right) in left.iter().zip(right) {
        if !left.is_or_equals(right, depth)? {
            return left.compare_within(right, operator, depth);
        }
    }
    Ok(Some(left.len().cmp(&right.len())))
}

fn compare_numbers(left: &Number, right: &Number) -> Option<Ordering> {
    match (left, right) {
        (Number::Int(left), Number::Int(right)) => Some(left.cmp(right)),
        (Number::Float(left), Number::Float(right)) => left.partial_cmp(right),
        (Number::Float(_), Number::Int(_)) => compare_numbers(right, left).map(Ordering::reverse),
        // Exact: the float's whole part against the number, then what is behind the point.
        (Number::Int(left), Number::Float(right)) => match Int::from_f64(*right) {
            Some(whole) => Some(left.cmp(&whole).then_with(|| {
                let fraction = right % 1.0;
                0.0_f64.partial_cmp(&fraction).unwrap_or(Ordering::Equal)
            })),
            None => 0.0_f64.partial_cmp(right),
        },
    }
}
