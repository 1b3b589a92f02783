//! A call's arguments as the fields of the page hold them.

use super::find::{Call, Names};
use super::fold::{fold, resolve};
use super::literal::text_of;
use super::{Data, Description, EditError, FilePart, Pairs, Part, Which};
use crate::python::syntax::ast::{ArgumentKind, Expression, ExpressionKind, Item};
use crate::python::{Value, json, parse};

/// Reads the request out of a program.
///
/// # Errors
/// The program does not parse, or sends nothing.
///
/// ```
/// use put_playground::python::edit::{self, Data, Part, Which};
/// let source = "import requests\nform = {'a': 1}\nrequests.put('http://x.test', data=form)";
/// let read = edit::read(source, Which::First)?;
/// assert_eq!(read.data, Part::Known(Data::Form(vec![("a".into(), "1".into())])));
/// # Ok::<(), edit::EditError>(())
/// ```
pub fn read(source: &str, which: Which) -> Result<Description, EditError> {
    let program = parse(source)?;
    let names = Names::new(source, &program);
    let call = names.call(which).ok_or(EditError::NoCall)?;
    Ok(describe(&names, &call))
}

/// How many calls of the program send a request.
///
/// # Errors
/// The program does not parse.
pub fn count(source: &str) -> Result<usize, EditError> {
    let program = parse(source)?;
    Ok(Names::new(source, &program).count())
}

/// All that a call says.
pub(super) fn describe(names: &Names<'_>, call: &Call<'_>) -> Description {
    let part = |name: &str| call.argument(names.source, name).map(|argument| &argument.value);
    let method = match part("method") {
        Some(method) => known(fold(names, method).as_ref().and_then(text_of).map(|name| name.to_uppercase())),
        None => Part::Known(call.name.to_ascii_uppercase()),
    };
    let mut read = Description {
        method,
        url: simple(names, part("url"), text_of),
        params: simple(names, part("params"), pairs_of),
        headers: simple(names, part("headers"), pairs_of),
        cookies: simple(names, part("cookies"), pairs_of),
        data: of(names, part("data"), |value| data(names, value)),
        json: simple(names, part("json"), |value| {
            Some(json::dumps(value, &json::Format::default()).ok()?.to_lossy())
        }),
        files: of(names, part("files"), |value| files(names, value)),
        auth: of(names, part("auth"), |value| auth(names, value)),
        timeout: simple(names, part("timeout"), |value| match value {
            Value::Int(_) | Value::Float(_) => text_of(value),
            _ => None,
        }),
        allow_redirects: simple(names, part("allow_redirects"), |value| Some(value.is_truthy())),
    };
    if call.is_hidden() {
        // What is unpacked may hold what is not named.
        macro_rules! hide {
            ($($field:ident)*) => { $(if read.$field == Part::Absent { read.$field = Part::Computed; })* };
        }
        hide!(url params headers cookies data json files auth timeout allow_redirects);
    }
    if call.name == "head" && read.allow_redirects == Part::Absent {
        // `requests.head` alone does not follow them by itself.
        read.allow_redirects = Part::Known(false);
    }
    read
}

fn known<T>(value: Option<T>) -> Part<T> {
    value.map_or(Part::Computed, Part::Known)
}

/// An argument that is not given, or `None`, is absent.
fn of<T>(names: &Names<'_>, value: Option<&Expression>, read: impl Fn(&Expression) -> Option<T>) -> Part<T> {
    match value.map(|value| resolve(names, value)) {
        None | Some(Expression { kind: ExpressionKind::None, .. }) => Part::Absent,
        Some(value) => known(read(value)),
    }
}

fn simple<T>(names: &Names<'_>, value: Option<&Expression>, read: impl Fn(&Value) -> Option<T>) -> Part<T> {
    of(names, value, |value| read(&fold(names, value)?))
}

/// A dict, or a list of pairs, as `requests` encodes forms and queries: a list of values repeats the name, `None` is left
/// out.
pub(super) fn pairs_of(value: &Value) -> Option<Pairs> {
    let entries: Vec<(Value, Value)> = match value {
        Value::Dict(dict) => dict.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
        Value::List(_) | Value::Tuple(_) => {
            let pair = |item: Value| match item.items()?.as_slice() {
                [key, value] if !matches!(item, Value::Str(_)) => Some((key.clone(), value.clone())),
                _ => None,
            };
            value.items()?.into_iter().map(pair).collect::<Option<_>>()?
        }
        _ => return None,
    };
    let mut pairs = Pairs::new();
    for (key, value) in entries {
        let key = text_of(&key)?;
        match &value {
            Value::List(_) | Value::Tuple(_) => {
                for value in value.items()? {
                    if !matches!(value, Value::None) {
                        pairs.push((key.clone(), text_of(&value)?));
                    }
                }
            }
            Value::None => {}
            value => pairs.push((key, text_of(value)?)),
        }
    }
    Some(pairs)
}

/// `open(name, …)`: the file's name.
fn opened(names: &Names<'_>, value: &Expression) -> Option<String> {
    let ExpressionKind::Call(function, arguments) = &value.kind else {
        return None;
    };
    if function.span.text(names.source) != "open" {
        return None;
    }
    let first = arguments.first().filter(|argument| argument.kind == ArgumentKind::Positional)?;
    text_of(&fold(names, &first.value)?)
}

fn data(names: &Names<'_>, value: &Expression) -> Option<Data> {
    if let Some(name) = opened(names, value) {
        return Some(Data::File(name));
    }
    match fold(names, value)? {
        Value::Str(text) => text.as_str().map(|text| Data::Text(text.to_owned())),
        Value::Bytes(bytes) => Some(Data::Bytes(bytes.to_vec())),
        other => pairs_of(&other).map(Data::Form),
    }
}

fn files(names: &Names<'_>, value: &Expression) -> Option<Vec<FilePart>> {
    let mut parts = Vec::new();
    match &value.kind {
        ExpressionKind::Dict(items) => {
            for item in items {
                let Item::Pair(name, value) = item else { return None };
                parts.push(file(names, name, value)?);
            }
        }
        ExpressionKind::List(items) => {
            for item in items {
                match &item.kind {
                    ExpressionKind::Tuple(pair) if pair.len() == 2 => {
                        parts.push(file(names, &pair[0], &pair[1])?)
                    }
                    _ => return None,
                }
            }
        }
        _ => return None,
    }
    Some(parts)
}

fn file(names: &Names<'_>, name: &Expression, value: &Expression) -> Option<FilePart> {
    let name = text_of(&fold(names, name)?)?;
    let value = resolve(names, value);
    let text = |value: &Expression| text_of(&fold(names, value)?);
    let content = |value: &Expression| match data(names, resolve(names, value))? {
        Data::Form(_) => None,
        content => Some(content),
    };
    if let ExpressionKind::Tuple(parts) = &value.kind {
        let (filename, inner) = (parts.first()?, parts.get(1)?);
        let filename = match resolve(names, filename).kind {
            ExpressionKind::None => None,
            _ => Some(text(filename)?),
        };
        let media_type = match parts.get(2) {
            Some(kind) => Some(text(kind)?),
            None => None,
        };
        // Headers of a part have no field.
        return (parts.len() <= 3).then_some(FilePart {
            name,
            filename,
            content: content(inner)?,
            media_type,
        });
    }
    let content = content(value)?;
    let filename = match &content {
        Data::File(path) => path.rsplit('/').next().unwrap_or_default().to_owned(),
        // `requests` names a part without a name after its field.
        _ => name.clone(),
    };
    Some(FilePart { name, filename: Some(filename), content, media_type: None })
}

fn auth(names: &Names<'_>, value: &Expression) -> Option<(String, String)> {
    let text = |value: &Expression| text_of(&fold(names, value)?);
    match &value.kind {
        ExpressionKind::Tuple(parts) | ExpressionKind::List(parts) => match &parts[..] {
            [user, password] => Some((text(user)?, text(password)?)),
            _ => None,
        },
        ExpressionKind::Call(function, arguments) => {
            let is_basic = function.span.text(names.source).ends_with("HTTPBasicAuth");
            match &arguments[..] {
                [user, password] if is_basic => Some((text(&user.value)?, text(&password.value)?)),
                _ => None,
            }
        }
        _ => None,
    }
}
