//! A request as a plain Python program that uses `requests`, or `http.client` for what `requests` would rewrite.

use super::outgoing::{Body, File, Outgoing, Part, Piece};
use super::{Remark, Snippet, address::Address};
use crate::encode::base64;
use crate::locale::key;
use crate::python::{bytes_repr, json, parse, str_repr};

const REWRITTEN_URL: Remark = Remark::other_way(key!("as-python-url"));
const REWRITTEN_FORM: Remark = Remark::other_way(key!("as-python-form"));
const OWN_TYPE: Remark = Remark::other_way(key!("as-python-type"));

/// Lines above this length are laid out over several.
const WIDTH: usize = 80;

/// Writes the program.
pub(super) fn write(request: &Outgoing, boundary: &str) -> Snippet {
    let address = Address::of(&request.url);
    if address.is_kept_by_requests() {
        with_requests(request, &address, boundary)
    } else {
        with_http_client(request, &address, boundary)
    }
}

fn with_requests(request: &Outgoing, address: &Address, boundary: &str) -> Snippet {
    let mut remarks = Vec::new();
    // What the keyword of a body brings along need not be said.
    let mut is_type_said = false;
    let body = match request.sent_body() {
        Body::None => Vec::new(),
        Body::Form(pairs)
            if !pairs.iter().any(|(name, value)| has_other_bytes(name) || has_other_bytes(value)) =>
        {
            is_type_said = true;
            let pairs = pairs.iter().map(|(name, value)| (name.as_str(), quoted(value)));
            vec![format!("data={}", table(&pairs.collect::<Vec<_>>()))]
        }
        Body::Multipart(parts) if !request.headers.contains("Content-Type") => {
            is_type_said = true;
            multipart(parts)
        }
        Body::File(file) => vec![format!("data={}", opened(file))],
        body => {
            match body {
                Body::Form(_) => remarks.push(REWRITTEN_FORM),
                Body::Multipart(_) => remarks.push(OWN_TYPE),
                _ => {}
            }
            match body {
                Body::Json(text) => expression(text),
                _ => None,
            }
            .map_or_else(
                || vec![format!("data={}", content(&request.pieces(boundary).unwrap_or_default(), 1))],
                |value| {
                    is_type_said = true;
                    vec![format!("json={value}")]
                },
            )
        }
    };
    let mut arguments = vec![quoted(&address.url())];
    let headers = if is_type_said {
        super::outgoing::joined(&request.headers)
    } else {
        request.joined_headers(boundary)
    };
    arguments.extend(header_argument(&headers));
    arguments.extend(body);
    let method = request.method.as_str().to_ascii_lowercase();
    let call = call(&format!("response = requests.{method}"), &arguments);
    let print = "print(response.status_code, response.reason)\nprint(response.text)\n";
    Snippet::commented("# ", remarks, &program("import requests\n", &call, print))
}

fn with_http_client(request: &Outgoing, address: &Address, boundary: &str) -> Snippet {
    let class = if address.secure { "HTTPSConnection" } else { "HTTPConnection" };
    let mut arguments = vec![quoted(request.method.as_str()), quoted(&address.target)];
    if let Some(pieces) = request.pieces(boundary) {
        arguments.push(format!("body={}", content(&pieces, 1)));
    }
    arguments.extend(header_argument(&request.joined_headers(boundary)));
    let connection = format!("connection = http.client.{class}({})\n", quoted(&address.authority));
    let call = format!("{connection}{}", call("connection.request", &arguments));
    let print = "response = connection.getresponse()\nprint(response.status, response.reason)\n\
                 print(response.read().decode())\n";
    Snippet::commented("# ", vec![REWRITTEN_URL], &program("import http.client\n", &call, print))
}

fn program(import: &str, call: &str, print: &str) -> String {
    let base64 = if call.contains("base64.b64decode(") { "import base64\n" } else { "" };
    format!("{base64}{import}\n{call}{print}")
}

/// A string literal.
fn quoted(text: &str) -> String {
    str_repr(&text.into())
}

/// The value of a JSON text as a Python expression; `None` when `json.dumps` would spell it differently: other white space,
/// other escapes, another form of a number, names that occur twice.
fn expression(text: &str) -> Option<String> {
    let value = json::loads(&text.into()).ok()?;
    // As `requests` calls it.
    let format = json::Format { allows_nan: false, ..json::Format::default() };
    let again = json::dumps(&value, &format).ok()?;
    // A lone `json=None` sends no body.
    let expression = (again == *text && text != "null").then(|| value.repr().ok()).flatten()?;
    // Python reads neither deep nesting nor very long numbers, and the parser here no more than Python.
    parse(&expression).is_ok().then_some(expression)
}

/// Python's form encoding differs from the URL Standard's in these two.
fn has_other_bytes(text: &str) -> bool {
    text.contains(['*', '~'])
}

/// A call, over several lines when it is long.
fn call(function: &str, arguments: &[String]) -> String {
    let line = format!("{function}({})\n", arguments.join(", "));
    if line.len() <= WIDTH && !line.trim_end().contains('\n') {
        return line;
    }
    let lines: String = arguments.iter().map(|argument| format!("    {argument},\n")).collect();
    format!("{function}(\n{lines})\n")
}

fn header_argument(headers: &[(String, String)]) -> Option<String> {
    let pairs: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), quoted(value))).collect();
    (!pairs.is_empty()).then(|| format!("headers={}", table(&pairs)))
}

/// Names and expressions as a dict, or as a list of tuples where a name occurs twice.
fn table(pairs: &[(&str, String)]) -> String {
    let is_dict = !pairs
        .iter()
        .enumerate()
        .any(|(index, (name, _))| pairs[..index].iter().any(|(other, _)| other == name));
    let item = |(name, value): &(&str, String)| match is_dict {
        true => format!("{}: {value}", quoted(name)),
        false => format!("({}, {value})", quoted(name)),
    };
    let items: Vec<String> = pairs.iter().map(item).collect();
    let (open, close) = if is_dict { ('{', '}') } else { ('[', ']') };
    let line = format!("{open}{}{close}", items.join(", "));
    if line.len() <= WIDTH - 10 {
        return line;
    }
    let lines: String = items.iter().map(|item| format!("        {item},\n")).collect();
    format!("{open}\n{lines}    {close}")
}

/// Fields under `data=` and files under `files=`; `requests` sends them in that order. Where a field stands behind a file,
/// or there is no file at all, a field is a file without a name.
fn multipart(parts: &[Part]) -> Vec<String> {
    let is_field = |part: &&Part| matches!(part, Part::Field(..));
    let fields = parts.iter().take_while(is_field).count();
    let is_apart = fields > 0 && fields < parts.len() && !parts[fields..].iter().any(|part| is_field(&part));
    let (data, files) = parts.split_at(if is_apart { fields } else { 0 });
    let argument = |keyword: &str, parts: &[Part]| {
        let pairs: Vec<_> = parts.iter().map(|part| part_pair(part, is_apart)).collect();
        format!("{keyword}={}", table(&pairs))
    };
    let mut arguments = Vec::new();
    if !data.is_empty() {
        arguments.push(argument("data", data));
    }
    arguments.push(argument("files", files));
    arguments
}

/// A part's name and expression; a field under `data=` is its value alone.
fn part_pair(part: &Part, is_apart: bool) -> (&str, String) {
    match part {
        Part::Field(name, value) if is_apart => (name, quoted(value)),
        Part::Field(name, value) => (name, format!("(None, {})", quoted(value))),
        Part::File(name, file) => {
            let media_type = file.media_type.as_ref().map(|media_type| format!(", {}", quoted(media_type)));
            let media_type = media_type.unwrap_or_default();
            (name, format!("({}, {}{media_type})", quoted(&file.name), opened(file)))
        }
    }
}

fn opened(file: &File) -> String {
    format!("open({}, 'rb')", quoted(&file.name))
}

/// The content as an expression: text that is ASCII as a string, other text encoded, bytes as they are.
fn content(pieces: &[Piece<'_>], indent: usize) -> String {
    let is_alone = pieces.len() == 1;
    let items: Vec<String> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::File(file) => format!("{}.read()", opened(file)),
            Piece::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) if text.is_ascii() && is_alone => lines(text, indent),
                Ok(text) if text.is_ascii() => bytes_repr(text.as_bytes()),
                Ok(text) if is_alone => format!("{}.encode()", lines(text, indent)),
                Ok(text) => format!("{}.encode()", quoted(text)),
                Err(_) if bytes.len() > 48 => format!("base64.b64decode('{}')", base64::encode(bytes)),
                Err(_) => bytes_repr(bytes),
            },
        })
        .collect();
    match items.as_slice() {
        [item] => item.clone(),
        items => {
            let (outer, inner) = ("    ".repeat(indent), "    ".repeat(indent + 1));
            format!("(\n{inner}{}\n{outer})", items.join(&format!("\n{inner}+ ")))
        }
    }
}

/// Text of several lines as one literal a line.
fn lines(text: &str, indent: usize) -> String {
    if !text.trim_end_matches('\n').contains('\n') || text.len() < 40 {
        return quoted(text);
    }
    let (outer, inner) = ("    ".repeat(indent), "    ".repeat(indent + 1));
    let literals: String =
        text.split_inclusive('\n').map(|line| format!("{inner}{}\n", quoted(line))).collect();
    format!("(\n{literals}{outer})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_dumps_would_write() {
        let rows = [
            (
                r#"{"key": "value", "n": [1, -2.5, true, null]}"#,
                "{'key': 'value', 'n': [1, -2.5, True, None]}",
            ),
            ("{}", "{}"),
            ("[[], {}]", "[[], {}]"),
            (r#""it's \u00e9\n""#, "\"it's é\\n\""),
            ("12345678901234567890123", "12345678901234567890123"),
            ("0.0001", "0.0001"),
            ("1e+22", "1e+22"),
        ];
        for (text, python) in rows {
            assert_eq!(expression(text).as_deref(), Some(python), "{text}");
        }
    }

    #[test]
    fn texts_that_dumps_would_write_differently() {
        for text in [
            "null",
            r#"{"a":1}"#,
            "[1,2]",
            " 1",
            "[1 ]",
            r#"{"a": 1, "a": 2}"#,
            "\"é\"",
            r#""\u00E9""#,
            r#""\/""#,
            "1e5",
            "1.50",
            "-0",
            "0.00001",
            "1E400",
            "1.0000000000000001",
            "1e400",
            "NaN",
            "[1, 2,3]",
            "nonsense",
            "",
            "[, 1]",
        ] {
            assert_eq!(expression(text), None, "{text}");
        }
        assert_eq!(expression(&"[".repeat(190)), None);
        assert_eq!(expression(&format!("{}{}", "[".repeat(190), "]".repeat(190))), None);
        assert_eq!(expression(&"1".repeat(4301)), None);
        assert!(expression(&"1".repeat(4300)).is_some());
    }
}
