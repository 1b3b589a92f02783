//! A program written anew, in the style of a first tutorial.

use super::literal::{self, python_str};
use super::{Data, Description, Pairs, Part, json_to_python};
use crate::python::requests::call::is_sending;

/// Lines above this length are laid out over several, in characters.
const WIDTH: usize = 80;

/// A program that sends what is described and prints what a tutorial prints.
///
/// ```
/// use put_playground::python::edit::{self, Description, Part};
/// let wanted = Description {
///     method: Part::Known("PUT".into()),
///     url: Part::Known("http://x.test/".into()),
///     ..Description::default()
/// };
/// let program = edit::program(&wanted);
/// assert!(program.starts_with("import requests\n\nr = requests.put('http://x.test/')\n"));
/// assert_eq!(edit::read(&program, edit::Which::First), Ok(wanted));
/// ```
pub fn program(wanted: &Description) -> String {
    let method = wanted.method.known().map_or("PUT", String::as_str);
    let lower = method.to_ascii_lowercase();
    let mut arguments = Vec::new();
    let function = match is_sending(&lower) && lower != "request" {
        true => lower,
        false => {
            arguments.push(python_str(method));
            "request".to_owned()
        }
    };
    arguments.push(python_str(wanted.url.known().map_or("", String::as_str)));
    let mut add = |name: &str, text: Option<String>| {
        arguments.extend(text.map(|text| format!("{name}={text}")));
    };
    add("params", wanted.params.known().map(pairs));
    add(
        "data",
        wanted.data.known().map(|data| match data {
            Data::Form(form) => pairs(form),
            other => literal::data(other),
        }),
    );
    add("json", wanted.json.known().and_then(|text| json_to_python(text)));
    add("headers", wanted.headers.known().map(pairs));
    add("cookies", wanted.cookies.known().map(pairs));
    add("files", wanted.files.known().map(|parts| literal::files(parts)));
    add(
        "auth",
        wanted
            .auth
            .known()
            .map(|(user, password)| format!("({}, {})", python_str(user), python_str(password))),
    );
    add("timeout", wanted.timeout.known().cloned());
    let follows = |follows: &bool| if *follows { "True" } else { "False" }.to_owned();
    let is_default = wanted.allow_redirects == Part::Known(false) && function == "head";
    add("allow_redirects", wanted.allow_redirects.known().filter(|_| !is_default).map(follows));
    let start = format!("r = requests.{function}(");
    let line = format!("{start}{})", arguments.join(", "));
    let call = if line.chars().count() <= WIDTH && !line.contains('\n') {
        line
    } else {
        let lines: String = arguments.iter().map(|argument| format!("    {argument},\n")).collect();
        format!("{start}\n{lines})")
    };
    format!("import requests\n\n{call}\nprint(r.status_code)\nprint(r.headers)\n")
}

/// Pairs in one line, or each in its own.
fn pairs(list: &Pairs) -> String {
    let line = literal::pairs(list);
    if line.chars().count() + 16 <= WIDTH || list.len() < 2 {
        return line;
    }
    let is_list = line.starts_with('[');
    let item = |(name, value): &(String, String)| match is_list {
        true => format!("        ({}, {}),\n", python_str(name), python_str(value)),
        false => format!("        {},\n", literal::pair(name, value)),
    };
    let lines: String = list.iter().map(item).collect();
    let (open, close) = if is_list { ('[', ']') } else { ('{', '}') };
    format!("{open}\n{lines}    {close}")
}
