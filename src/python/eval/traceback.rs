//! How Python reports an exception that nothing catches (CPython 3.11, `Python/traceback.c`).

use super::code::Code;
use super::suggest::closest;
use crate::python::syntax::Position;
use crate::python::{Class, Exception, Value};
use std::rc::Rc;

/// An exception on its way.
#[derive(Clone, Debug)]
pub(super) struct Raised {
    pub exception: Rc<Exception>,
    /// The instructions that it passed, the last one first.
    pub places: Vec<usize>,
    /// What was handled when it was raised.
    pub context: Option<Rc<Raised>>,
}

/// The name under which tracebacks know the program.
const FILE: &str = "main.py";

/// What Python writes to its error output.
pub(super) fn report(source: &str, code: &Code, raised: &Raised, known: &[&str]) -> String {
    let mut out = String::new();
    let mut chain = vec![raised];
    let mut inner = raised;
    while let Some(context) = &inner.context {
        chain.push(context);
        inner = context;
    }
    for (place, raised) in chain.iter().rev().enumerate() {
        if place > 0 {
            out += "\nDuring handling of the above exception, another exception occurred:\n\n";
        }
        out += "Traceback (most recent call last):\n";
        for at in &raised.places {
            out += &frame(source, code, *at);
        }
        let exception = &raised.exception;
        let name = exception.class.qualified_name();
        let message = exception.message().to_lossy();
        out += &name;
        if !message.is_empty() {
            out += ": ";
            out += &message;
        }
        if let (Class::NameError, Some(Value::Str(wrong))) = (exception.class, exception.attribute("name"))
            && let Some(close) = closest(&wrong.to_lossy(), known)
        {
            out += &format!(". Did you mean: '{close}'?");
        }
        out.push('\n');
    }
    out
}

fn frame(source: &str, code: &Code, at: usize) -> String {
    let span = code.spans.get(at).copied().unwrap_or_default();
    let start = Position::of(source, span.start as usize);
    let end = Position::of(source, span.end as usize);
    let lines = source.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    let line: Vec<char> = lines.clone().nth(start.line - 1).unwrap_or_default().chars().collect();
    let is_white = |c: &char| matches!(c, ' ' | '\t' | '\u{c}');
    let indent = line.iter().take_while(|c| is_white(c)).count();
    let length = line.len() - line.iter().rev().take_while(|c| is_white(c)).count();
    let shown: String = line[indent.min(length)..length].iter().collect();
    let mut out = format!("  File \"{FILE}\", line {}, in <module>\n    {shown}\n", start.line);
    let is_one_line = start.line == end.line;
    let from = (start.column - 1).max(indent);
    let to = if is_one_line { end.column - 1 } else { length };
    let anchor = if is_one_line {
        let found = code.anchors.binary_search_by_key(&(at as u32), |(at, _)| *at);
        found.ok().map(|index| {
            let anchor = code.anchors[index].1;
            let column = |byte: u32| Position::of(source, byte as usize).column - 1;
            (column(anchor.start), column(anchor.end))
        })
    } else {
        None
    };
    // A mark below all of the line says nothing.
    if from >= to || (anchor.is_none() && from == indent && to >= length) {
        return out;
    }
    out += "    ";
    for (column, c) in line.iter().enumerate().take(to).skip(indent) {
        let mark = match anchor {
            _ if column < from => ' ',
            Some((start, end)) if !(start..end).contains(&column) => '~',
            _ => '^',
        };
        out.extend(std::iter::repeat_n(mark, if is_wide(*c) { 2 } else { 1 }));
    }
    out.push('\n');
    out
}

/// Whether a character takes two columns (Unicode Standard Annex 11, the large blocks of it).
fn is_wide(c: char) -> bool {
    matches!(
        u32::from(c),
        0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF01..=0xFF60
            | 0xFFE0..=0xFFE6 | 0x1F300..=0x1F64F | 0x1F900..=0x1F9FF | 0x2_0000..=0x3_FFFD
    )
}

/// What a program that ends itself leaves to say: the text of `SystemExit`.
pub(super) fn farewell(exception: &Exception) -> Option<String> {
    if exception.class != Class::SystemExit {
        return None;
    }
    Some(match exception.args.as_slice() {
        [] | [Value::None | Value::Int(_)] => String::new(),
        _ => format!("{}\n", exception.message().to_lossy()),
    })
}
