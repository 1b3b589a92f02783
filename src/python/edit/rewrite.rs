//! Changes a call's arguments in the text of its program.

use super::find::{Call, Names};
use super::fold::{fold, resolve};
use super::literal::{self, python_str, str_like, text_of};
use super::read::{describe, pairs_of};
use super::{Data, Description, EditError, Pairs, Part, Which};
use crate::python::requests::call::is_sending;
use crate::python::syntax::Span;
use crate::python::syntax::ast::{ArgumentKind, BinaryOperator, Expression, ExpressionKind, Item};
use crate::python::{Str, Value, json, parse};

/// Rewrites a program so that its call says what is wanted. What is [`Part::Computed`] in `wanted` stays as it is.
///
/// # Errors
/// The program does not parse, sends nothing, or gives a part in a way that no change of the text reaches.
///
/// ```
/// use put_playground::python::edit::{self, Part, Which};
/// let source = "import requests\nrequests.put('http://x.test', data={'a': '1'})  # mine";
/// let mut wanted = edit::read(source, Which::First)?;
/// wanted.url = Part::Known("http://y.test".into());
/// let changed = edit::rewrite(source, Which::First, &wanted)?;
/// assert_eq!(changed, source.replace("http://x", "http://y"));
/// # Ok::<(), edit::EditError>(())
/// ```
pub fn rewrite(source: &str, which: Which, wanted: &Description) -> Result<String, EditError> {
    // First with the least change, then, where that does not say what is wanted, with whole arguments.
    for is_bold in [false, true] {
        let changed = attempt(source, which, wanted, is_bold)?;
        let Ok(program) = parse(&changed) else { continue };
        let names = Names::new(&changed, &program);
        let call = names.call(which).ok_or(EditError::NoCall)?;
        if says(&describe(&names, &call), wanted) {
            return Ok(changed);
        }
    }
    Err(EditError::Hidden)
}

/// Whether a call says what is wanted; nothing is wanted of what is computed.
fn says(found: &Description, wanted: &Description) -> bool {
    fn fits<T: PartialEq>(found: &Part<T>, wanted: &Part<T>) -> bool {
        matches!(wanted, Part::Computed) || found == wanted
    }
    let json = match (&found.json, &wanted.json) {
        (Part::Known(found), Part::Known(wanted)) => same_json(found, wanted),
        (found, wanted) => fits(found, wanted),
    };
    json && fits(&found.method, &wanted.method)
        && fits(&found.url, &wanted.url)
        && fits(&found.params, &wanted.params)
        && fits(&found.headers, &wanted.headers)
        && fits(&found.cookies, &wanted.cookies)
        && fits(&found.data, &wanted.data)
        && fits(&found.files, &wanted.files)
        && fits(&found.auth, &wanted.auth)
        && fits(&found.timeout, &wanted.timeout)
        && fits(&found.allow_redirects, &wanted.allow_redirects)
}

/// Whether two JSON texts are the same to Python: it writes both the same.
pub fn same_json(one: &str, other: &str) -> bool {
    let plain = |text: &str| json::dumps(&json::loads(&Str::from(text)).ok()?, &json::Format::default()).ok();
    one == other || matches!((plain(one), plain(other)), (Some(one), Some(other)) if one == other)
}

fn attempt(source: &str, which: Which, wanted: &Description, is_bold: bool) -> Result<String, EditError> {
    let program = parse(source)?;
    let names = Names::new(source, &program);
    let call = names.call(which).ok_or(EditError::NoCall)?;
    let now = describe(&names, &call);
    let mut editor =
        Editor { names: &names, call, edits: Vec::new(), added: Vec::new(), removed: Vec::new(), is_bold };
    editor.method(&now.method, &wanted.method);
    editor.part("url", &now.url, &wanted.url, |editor, old, url| editor.text(old, url))?;
    editor.part("params", &now.params, &wanted.params, Editor::pairs)?;
    editor.part("data", &now.data, &wanted.data, Editor::data)?;
    match (&now.json, &wanted.json) {
        (Part::Known(now), Part::Known(wanted)) if same_json(now, wanted) => {}
        (now, wanted) => editor.part("json", now, wanted, |editor, old, text| editor.json(old, text))?,
    }
    editor.part("headers", &now.headers, &wanted.headers, Editor::pairs)?;
    editor.part("cookies", &now.cookies, &wanted.cookies, Editor::pairs)?;
    editor.part("files", &now.files, &wanted.files, |editor, old, parts| {
        editor.whole(old, literal::files(parts))
    })?;
    editor.part("auth", &now.auth, &wanted.auth, |editor, old, (user, password)| {
        editor.whole(old, format!("({}, {})", python_str(user), python_str(password)))
    })?;
    editor.part("timeout", &now.timeout, &wanted.timeout, |editor, old, timeout| {
        editor.whole(old, timeout.clone())
    })?;
    editor.part(
        "allow_redirects",
        &now.allow_redirects,
        &wanted.allow_redirects,
        |editor, old, follows| editor.whole(old, if *follows { "True" } else { "False" }.to_owned()),
    )?;
    editor.finish_arguments();
    Ok(editor.apply())
}

struct Editor<'e, 't> {
    names: &'e Names<'t>,
    call: Call<'t>,
    /// What is replaced with what.
    edits: Vec<(Span, String)>,
    /// New arguments.
    added: Vec<String>,
    /// Places of arguments that go.
    removed: Vec<usize>,
    is_bold: bool,
}

/// An entry of a dict, or a pair in a list.
struct Entry<'t> {
    span: Span,
    key: &'t Expression,
    value: &'t Expression,
    /// The fields that it makes: several where the value is a list, none where it is `None`.
    pairs: Pairs,
}

impl<'t> Editor<'_, 't> {
    fn source(&self) -> &'t str {
        self.names.source
    }

    fn replace(&mut self, span: Span, text: String) {
        if span.text(self.source()) != text {
            self.edits.push((span, text));
        }
    }

    /// Brings one argument to what is wanted. `write` edits the old value, or gives the text of a new one.
    fn part<T: PartialEq>(
        &mut self,
        name: &str,
        now: &Part<T>,
        wanted: &Part<T>,
        write: impl Fn(&mut Self, Option<&'t Expression>, &T) -> Result<Option<String>, EditError>,
    ) -> Result<(), EditError> {
        if now == wanted {
            return Ok(());
        }
        let place = self.call.argument(self.source(), name).map(|found| {
            (found, self.call.arguments.iter().position(|argument| argument.span == found.span).unwrap_or(0))
        });
        match (wanted, place) {
            (Part::Computed, _) | (Part::Absent, None) => {}
            (Part::Absent, Some((argument, place))) => {
                let is_last = self.call.arguments[place + 1..]
                    .iter()
                    .all(|later| later.kind != ArgumentKind::Positional);
                if argument.kind == ArgumentKind::Positional && !is_last {
                    self.replace(argument.value.span, "None".to_owned());
                } else {
                    self.removed.push(place);
                }
            }
            (Part::Known(value), Some((argument, _))) => {
                let old = match now {
                    Part::Known(_) if !self.is_bold => Some(resolve(self.names, &argument.value)),
                    _ => None,
                };
                if let Some(text) = write(self, old, value)? {
                    self.replace(argument.value.span, text);
                }
            }
            (Part::Known(_), None) if matches!(now, Part::Computed) => return Err(EditError::Hidden),
            (Part::Known(value), None) => {
                if let Some(text) = write(self, None, value)? {
                    self.added.push(format!("{name}={text}"));
                }
            }
        }
        Ok(())
    }

    /// A value that is replaced as one.
    fn whole(&mut self, old: Option<&'t Expression>, text: String) -> Result<Option<String>, EditError> {
        let Some(old) = old else { return Ok(Some(text)) };
        self.replace(old.span, text);
        Ok(None)
    }

    fn text(&mut self, old: Option<&'t Expression>, text: &str) -> Result<Option<String>, EditError> {
        let Some(old) = old else { return Ok(Some(python_str(text))) };
        // `BASE + '/things/1'` keeps its first part where the new text begins with it too.
        if let ExpressionKind::Binary(pair, BinaryOperator::Add, _) = &old.kind
            && matches!(pair[1].kind, ExpressionKind::Text)
            && let Some(rest) = fold(self.names, &pair[0])
                .as_ref()
                .and_then(text_of)
                .and_then(|first| text.strip_prefix(first.as_str()))
        {
            let written = str_like(rest, pair[1].span.text(self.source()));
            self.replace(pair[1].span, written);
            return Ok(None);
        }
        let written = str_like(text, old.span.text(self.source()));
        self.whole(Some(old), written)
    }

    fn data(&mut self, old: Option<&'t Expression>, data: &Data) -> Result<Option<String>, EditError> {
        match (data, old) {
            (Data::Form(form), Some(_)) => self.pairs(old, form),
            (Data::Text(text), Some(old)) if matches!(old.kind, ExpressionKind::Text) => {
                self.text(Some(old), text)
            }
            _ => self.whole(old, literal::data(data)),
        }
    }

    fn json(&mut self, old: Option<&'t Expression>, text: &str) -> Result<Option<String>, EditError> {
        let value = json::loads(&Str::from(text)).map_err(|_| EditError::NotJson)?;
        let whole = value.repr().map_err(|_| EditError::NotJson)?;
        let Some(old) = old else { return Ok(Some(whole)) };
        self.json_value(old, &value, whole);
        Ok(None)
    }

    /// Goes down to the values that differ.
    fn json_value(&mut self, old: &'t Expression, wanted: &Value, whole: String) {
        let written = |value: &Value| json::dumps(value, &json::Format::default()).ok();
        let now = fold(self.names, old);
        if now.as_ref().and_then(written) == written(wanted) {
            return;
        }
        let repr = |value: &Value| value.repr().unwrap_or_default();
        match (&old.kind, wanted) {
            (ExpressionKind::List(items), Value::List(values)) if items.len() == values.0.borrow().len() => {
                for (item, value) in items.iter().zip(values.0.borrow().iter()) {
                    self.json_value(item, value, repr(value));
                }
            }
            (ExpressionKind::Dict(items), Value::Dict(values)) => {
                let values = values.borrow();
                let key = |item: &'t Item| match item {
                    Item::Pair(key, value) => Some((fold(self.names, key)?, value)),
                    Item::Unpack(_) => None,
                };
                let Some(found) = items.iter().map(key).collect::<Option<Vec<_>>>() else {
                    return self.replace(old.span, whole);
                };
                let is_same = found.len() == values.len()
                    && found
                        .iter()
                        .zip(values.keys())
                        .all(|((own, _), key)| own.equals(key).unwrap_or(false));
                if !is_same {
                    return self.replace(old.span, whole);
                }
                for ((_, item), value) in found.into_iter().zip(values.values()) {
                    self.json_value(item, value, repr(value));
                }
            }
            (ExpressionKind::Text, Value::Str(text)) if text.as_str().is_some() => {
                let written = str_like(&text.to_lossy(), old.span.text(self.source()));
                self.replace(old.span, written);
            }
            _ => self.replace(old.span, whole),
        }
    }

    /// The entries of a literal, where each can be read.
    fn entries(&self, old: &'t Expression) -> Option<Vec<Entry<'t>>> {
        let entry = |span: Span, key: &'t Expression, value: &'t Expression| {
            let pair = Value::tuple([fold(self.names, key)?, fold(self.names, value)?]);
            Some(Entry { span, key, value, pairs: pairs_of(&Value::list([pair]))? })
        };
        match &old.kind {
            ExpressionKind::Dict(items) => items
                .iter()
                .map(|item| match item {
                    Item::Pair(key, value) => entry(key.span.to(value.span), key, value),
                    Item::Unpack(_) => None,
                })
                .collect(),
            ExpressionKind::List(items) => items
                .iter()
                .map(|item| match &item.kind {
                    ExpressionKind::Tuple(pair) if pair.len() == 2 => entry(item.span, &pair[0], &pair[1]),
                    _ => None,
                })
                .collect(),
            _ => None,
        }
    }

    fn pairs(&mut self, old: Option<&'t Expression>, wanted: &Pairs) -> Result<Option<String>, EditError> {
        let Some(old) = old else { return Ok(Some(literal::pairs(wanted))) };
        let is_dict = matches!(old.kind, ExpressionKind::Dict(_));
        let entries = match self.entries(old) {
            Some(entries) if !entries.is_empty() => entries,
            _ => return self.whole(Some(old), literal::pairs(wanted)),
        };
        let start = common(entries.iter(), |entry, at| {
            wanted.get(at..)?.starts_with(&entry.pairs).then_some(entry.pairs.len())
        });
        let (kept, first) = start;
        let end = common(entries[kept..].iter().rev(), |entry, at| {
            let rest = wanted.get(first..wanted.len() - at)?;
            rest.ends_with(&entry.pairs).then_some(entry.pairs.len())
        });
        let middle = kept..entries.len() - end.0;
        let new = &wanted[first..wanted.len() - end.1];
        let spans: Vec<Span> = entries.iter().map(|entry| entry.span).collect();
        let is_simple = |entry: &Entry<'_>| entry.pairs.len() == 1;
        if !entries[middle.clone()].iter().all(is_simple) {
            return self.whole(Some(old), literal::pairs(wanted));
        }
        // What is left between: entries that stay in order are kept, the others are changed, then removed or added.
        let shorter = middle.len().min(new.len());
        let mut goes = Vec::new();
        let mut comes = Vec::new();
        if middle.len() > new.len()
            && is_subsequence(new, entries[middle.clone()].iter().map(|entry| &entry.pairs[0]))
        {
            let mut rest = new.iter().peekable();
            for place in middle.clone() {
                if rest.next_if(|pair| **pair == entries[place].pairs[0]).is_none() {
                    goes.push(place);
                }
            }
        } else {
            for (place, pair) in middle.clone().zip(new) {
                self.entry(&entries[place], pair);
            }
            goes.extend(middle.clone().skip(shorter));
            comes.extend(&new[shorter..]);
        }
        self.remove(&spans, &goes);
        let item = |(name, value): &(String, String)| match is_dict {
            true => literal::pair(name, value),
            false => format!("({}, {})", python_str(name), python_str(value)),
        };
        let items: Vec<String> = comes.into_iter().map(item).collect();
        self.insert(&spans, middle.start + shorter, &items);
        Ok(None)
    }

    /// Changes one entry: only the side that differs.
    fn entry(&mut self, entry: &Entry<'t>, (name, value): &(String, String)) {
        let source = self.source();
        if entry.pairs[0].0 != *name {
            self.replace(entry.key.span, str_like(name, entry.key.span.text(source)));
        }
        if entry.pairs[0].1 == *value {
            return;
        }
        let old = resolve(self.names, entry.value);
        // A number stays a number.
        let is_number = matches!(old.kind, ExpressionKind::Int | ExpressionKind::Float)
            && parse(value).is_ok_and(|program| match program.body.as_slice() {
                [statement] => match &statement.kind {
                    crate::python::syntax::ast::StatementKind::Expression(number) => {
                        let found = crate::python::eval::constant::of_literal(value, number);
                        matches!(found, Some(Value::Int(_) | Value::Float(_)))
                            && found.as_ref().and_then(text_of).as_deref() == Some(value.as_str())
                    }
                    _ => false,
                },
                _ => false,
            });
        let written = if is_number { value.clone() } else { str_like(value, old.span.text(source)) };
        self.replace(old.span, written);
    }

    /// Takes items out of a list, each with one comma.
    fn remove(&mut self, spans: &[Span], goes: &[usize]) {
        // The last ones go with the comma before them, the others with the comma behind them.
        let tail =
            (0..spans.len()).rev().take_while(|place| goes.contains(place)).last().unwrap_or(spans.len());
        for place in goes.iter().copied().filter(|place| *place < tail) {
            self.edits.push((Span { start: spans[place].start, end: spans[place + 1].start }, String::new()));
        }
        if let (Some(first), Some(last)) = (spans.get(tail), spans.last()) {
            let start = tail.checked_sub(1).map_or(first.start, |before| spans[before].end);
            self.edits.push((Span { start, end: last.end }, String::new()));
        }
    }

    /// Puts items into a list that has some, before the one at `place`, or behind the last one.
    fn insert(&mut self, spans: &[Span], place: usize, items: &[String]) {
        if items.is_empty() || spans.is_empty() {
            return;
        }
        let source = self.source();
        // New items stand as the others do: each in its line, or all in one.
        let first = spans[0].start as usize;
        let line = source[..first].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let indent = &source[line..first];
        let separator =
            if line > 0 && indent.trim().is_empty() { format!(",\n{indent}") } else { ", ".to_owned() };
        if let Some(last) = place.checked_sub(1).and_then(|last| spans.get(last)) {
            let text: String = items.iter().map(|item| format!("{separator}{item}")).collect();
            self.edits.push((Span { start: last.end, end: last.end }, text));
        } else {
            let text: String = items.iter().map(|item| format!("{item}{separator}")).collect();
            self.edits.push((Span { start: spans[0].start, end: spans[0].start }, text));
        }
    }

    /// Arguments that go and come.
    fn finish_arguments(&mut self) {
        let spans: Vec<Span> = self.call.arguments.iter().map(|argument| argument.span).collect();
        let (removed, added) = (std::mem::take(&mut self.removed), std::mem::take(&mut self.added));
        // What comes takes the place of what goes.
        let both = removed.len().min(added.len());
        for (place, text) in removed.iter().zip(&added) {
            self.replace(spans[*place], text.clone());
        }
        let mut gone = removed[both..].to_vec();
        gone.sort_unstable();
        self.remove(&spans, &gone);
        if spans.is_empty() {
            let end = self.call.span.end - 1;
            self.edits.push((Span { start: end, end }, added[both..].join(", ")));
        } else {
            self.insert(&spans, spans.len(), &added[both..]);
        }
    }

    fn method(&mut self, now: &Part<String>, wanted: &Part<String>) {
        let Part::Known(method) = wanted else { return };
        if now == wanted {
            return;
        }
        if let Some(argument) = self.call.argument(self.source(), "method") {
            let old = resolve(self.names, &argument.value);
            let written = str_like(method, old.span.text(self.source()));
            self.replace(old.span, written);
            return;
        }
        let lower = method.to_ascii_lowercase();
        let is_known = is_sending(&lower) && lower != "request" && lower.to_ascii_uppercase() == *method;
        let function = if is_known { lower } else { "request".to_owned() };
        let source = self.source();
        if self.call.is_imported {
            let import = self.names.imports.iter().find(|import| import.text(source) == self.call.name);
            let is_alias = self.call.function.text(source) != self.call.name;
            if let Some(import) = import {
                self.replace(*import, function.clone());
            }
            if !is_alias {
                self.replace(self.call.function, function.clone());
            }
        } else {
            self.replace(self.call.function, function.clone());
        }
        // Arguments without a name mean something else to another function.
        for (place, argument) in self.call.arguments.iter().enumerate().skip(1) {
            let name = match (self.call.name, place) {
                ("get", 1) => "params",
                ("post", 2) => "json",
                _ => "data",
            };
            if argument.kind == ArgumentKind::Positional {
                let start = argument.span.start;
                self.edits.push((Span { start, end: start }, format!("{name}=")));
            }
        }
        if !is_known {
            let start = self.call.arguments.first().map_or(self.call.span.end - 1, |first| first.span.start);
            let is_plain =
                self.call.arguments.first().is_some_and(|first| first.kind == ArgumentKind::Positional);
            let method = if is_plain { python_str(method) } else { format!("method={}", python_str(method)) };
            self.edits.push((Span { start, end: start }, format!("{method}, ")));
        }
    }

    /// Makes the changes, from the end to the beginning; of two that overlap, the later one in the text.
    fn apply(mut self) -> String {
        let mut out = self.source().to_owned();
        // What is put in at the start of something that goes is put in last.
        self.edits.sort_by_key(|(span, _)| (span.start, span.end));
        let mut limit = out.len();
        while let Some((span, text)) = self.edits.pop() {
            if span.end as usize <= limit {
                out.replace_range(span.range(), &text);
                limit = span.start as usize;
            }
        }
        out
    }
}

/// How many items fit one after the other, and how far that leads.
fn common<'t, 'e: 't>(
    items: impl Iterator<Item = &'t Entry<'e>>,
    fits: impl Fn(&Entry<'e>, usize) -> Option<usize>,
) -> (usize, usize) {
    let (mut count, mut far) = (0, 0);
    for item in items {
        let Some(length) = fits(item, far) else { break };
        count += 1;
        far += length;
    }
    (count, far)
}

fn is_subsequence<'p>(part: &[(String, String)], whole: impl Iterator<Item = &'p (String, String)>) -> bool {
    let mut rest = part.iter().peekable();
    for pair in whole {
        rest.next_if(|wanted| **wanted == *pair);
    }
    rest.peek().is_none()
}
