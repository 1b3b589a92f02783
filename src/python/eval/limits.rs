//! What a program may use: a page must stay alive whatever is typed into it.

use crate::locale::tr;
use crate::python::{Exception, Value};
use std::collections::HashSet;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

/// Why a program was ended, in words for its author. Python has no such errors, so no `except` catches them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// [`REQUESTS`].
    Requests,
    /// [`TIME`].
    Time,
    /// One value, or all together, are too large.
    Memory,
    /// More than a page can show.
    Output,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Limit::Requests => tr("py-limit-requests"),
            Limit::Time => tr("py-limit-time"),
            Limit::Memory => tr("py-limit-memory"),
            Limit::Output => tr("py-limit-output"),
        })
    }
}

impl std::error::Error for Limit {}

/// The most requests of a program.
pub const REQUESTS: usize = 1_000;

/// The longest a program may compute, apart from its waiting for answers.
pub const TIME: Duration = Duration::from_secs(10);

/// The largest single value, about, in bytes.
pub(super) const LARGEST: usize = 8 << 20;

/// The most memory of all values, about, in bytes.
const MEMORY: usize = 128 << 20;

/// The longest output, in bytes.
pub(super) const OUTPUT: usize = 4 << 20;

/// The most bits of a whole number.
pub(super) const BITS: usize = 1 << 17;

/// An item of a list, a pair of a dict, about, in bytes.
const ITEM: usize = 32;

/// Why an instruction does not end well.
#[derive(Debug)]
pub(super) enum Failure {
    /// Python raises.
    Raised(Exception),
    /// The playground ends the program.
    Ended(Limit),
}

impl From<Exception> for Failure {
    fn from(exception: Exception) -> Self {
        Self::Raised(exception)
    }
}

/// What an instruction gives.
pub(super) type Done<T> = Result<T, Failure>;

/// How large a value is by itself, about, in bytes.
pub(super) fn weight(value: &Value) -> usize {
    match value {
        Value::List(_) | Value::Tuple(_) | Value::Dict(_) | Value::Set(_) => value.len().unwrap_or(0) * ITEM,
        Value::Str(_) | Value::Bytes(_) => value.len().unwrap_or(0),
        _ => ITEM,
    }
}

/// A size that a value is about to have.
pub(super) fn check_size(bytes: usize) -> Done<()> {
    if bytes > LARGEST { Err(Failure::Ended(Limit::Memory)) } else { Ok(()) }
}

/// A number of items that a value is about to have.
pub(super) fn check_count(items: usize) -> Done<()> {
    check_size(items.saturating_mul(ITEM))
}

/// The bits that a number is about to have.
pub(super) fn check_bits(bits: usize) -> Done<()> {
    if bits > BITS { Err(Failure::Ended(Limit::Memory)) } else { Ok(()) }
}

/// The parts of a container, and how large it is without them.
fn parts(value: &Value, pending: &mut Vec<Value>) -> usize {
    match value {
        Value::Str(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        Value::Bytearray(bytes) => bytes.borrow().len(),
        Value::Int(number) if number.to_i64().is_none() => number.bits() / 8,
        Value::List(list) => {
            pending.extend(list.0.borrow().iter().cloned());
            list.0.borrow().len() * ITEM
        }
        Value::Tuple(items) => {
            pending.extend(items.iter().cloned());
            items.len() * ITEM
        }
        Value::Dict(dict) => {
            for (key, value) in dict.borrow().iter() {
                pending.extend([key.clone(), value.clone()]);
            }
            dict.borrow().len() * ITEM * 4
        }
        Value::Set(set) => {
            pending.extend(set.borrow().items().cloned());
            set.borrow().len() * ITEM * 4
        }
        Value::Stream(stream) => stream.borrow().size(),
        _ => 0,
    }
}

/// Where a value lives, if several can hold it.
fn address(value: &Value) -> Option<*const ()> {
    Some(match value {
        Value::List(list) => Rc::as_ptr(list).cast(),
        Value::Tuple(items) => Rc::as_ptr(items).cast(),
        Value::Dict(dict) => Rc::as_ptr(dict).cast(),
        Value::Set(set) => Rc::as_ptr(set).cast(),
        Value::Bytes(bytes) => Rc::as_ptr(bytes).cast(),
        Value::Str(text) => text.as_str()?.as_ptr().cast(),
        _ => return None,
    })
}

/// How deep values may nest where recursion follows them. Python's own limit is 1,000, a page's stack is smaller.
const DEEPEST: usize = 150;

/// Checks a value that is about to be written out, compared or copied: shared parts count each time, because they are
/// gone through each time. `during` ends Python's sentence about too deep recursion.
pub(super) fn check_walk(value: &Value, during: &str) -> Done<()> {
    if !matches!(value, Value::List(_) | Value::Tuple(_) | Value::Dict(_) | Value::Set(_) | Value::Int(_)) {
        return Ok(());
    }
    // The parts of each level that are still to be looked at.
    let mut levels = vec![vec![value.clone()]];
    let mut size = 0;
    while let Some(level) = levels.last_mut() {
        let Some(value) = level.pop() else {
            levels.pop();
            continue;
        };
        let mut inner = Vec::new();
        size += 1 + parts(&value, &mut inner);
        check_size(size)?;
        if !inner.is_empty() {
            levels.push(inner);
        }
        if levels.len() > DEEPEST {
            let message = format!("maximum recursion depth exceeded {during}");
            return Err(Exception::recursion_error(message.trim_end()).into());
        }
    }
    Ok(())
}

/// Checks all that a program holds.
pub(super) fn check_memory(roots: impl Iterator<Item = Value>) -> Done<()> {
    let mut pending: Vec<Value> = roots.collect();
    let mut seen = HashSet::new();
    let mut size = 0;
    while let Some(value) = pending.pop() {
        if address(&value).is_some_and(|address| !seen.insert(address)) {
            continue;
        }
        size += parts(&value, &mut pending);
        if size > MEMORY {
            return Err(Failure::Ended(Limit::Memory));
        }
    }
    Ok(())
}
