//! A request as a curl command for a POSIX shell.

use crate::formats::outgoing::{Body, File, Outgoing, Part};
use crate::formats::{Snippet, address::Address, http::latin1, shell};
use crate::http::Method;

/// Writes the command.
pub(in crate::formats) fn write(request: &Outgoing, boundary: &str) -> Snippet {
    let url = Address::of(&request.url).url();
    let mut head = "curl".to_owned();
    // Curl would take brackets and braces for patterns.
    if url.contains(['[', ']', '{', '}']) {
        head.push_str(" -g");
    }
    match request.method {
        Method::Get => {}
        Method::Head => head.push_str(" -I"),
        method => head.push_str(&format!(" -X {method}")),
    }
    head.push(' ');
    head.push_str(&shell::word(url.as_bytes()));

    let mut implied_type = request.implied_type(boundary);
    let mut before_pipe = None;
    let body = match (request.sent_body(), inline_body(request)) {
        (Body::None, _) => Vec::new(),
        (body, Some(arguments)) => {
            // What curl sets by itself need not be said.
            if matches!(body, Body::Form(_) | Body::Multipart(_)) {
                implied_type = None;
            }
            arguments
        }
        (_, None) => {
            before_pipe = request.pieces(boundary).map(|pieces| shell::source(&pieces));
            vec!["--data-binary @-".to_owned()]
        }
    };

    let mut arguments: Vec<String> =
        request.headers.iter().map(|header| header_argument(&header.name, &header.value)).collect();
    if let Some(media_type) = implied_type {
        arguments.push(header_argument("Content-Type", &media_type));
    } else if matches!(request.sent_body(), Body::Raw { .. } | Body::File(_))
        && !request.headers.contains("Content-Type")
    {
        // Curl would call it a form.
        arguments.push("-H Content-Type:".to_owned());
    }
    arguments.extend(body);
    Snippet::new(shell::command(before_pipe, &head, &arguments), Vec::new())
}

fn header_argument(name: &str, value: &str) -> String {
    let mut line = name.as_bytes().to_vec();
    if value.is_empty() {
        // With a colon and nothing after it curl would leave the header out.
        line.push(b';');
    } else {
        line.extend(b": ");
        line.extend(latin1(value));
    }
    format!("-H {}", shell::word(&line))
}

/// The body as arguments; `None` when it cannot be said so, and must come through a pipe.
fn inline_body(request: &Outgoing) -> Option<Vec<String>> {
    let arguments = match request.sent_body() {
        Body::None => Vec::new(),
        Body::Form(pairs) => {
            let data = |pair: &(String, String)| {
                let text = crate::formats::outgoing::encode_form(std::slice::from_ref(pair));
                format!("-d {}", shell::word(text.as_bytes()))
            };
            pairs.iter().map(data).collect()
        }
        Body::Json(text) => vec![data_raw(text.as_bytes())?],
        Body::Raw { bytes, .. } => vec![data_raw(bytes)?],
        Body::File(file) => {
            vec![format!("--data-binary {}", shell::word(format!("@{}", shell::path(&file.name)).as_bytes()))]
        }
        // The boundary is curl's own then, which the user's type would not name.
        Body::Multipart(_) if request.headers.contains("Content-Type") => return None,
        Body::Multipart(parts) => parts.iter().map(part_argument).collect::<Option<_>>()?,
    };
    let size: usize = arguments.iter().map(String::len).sum();
    (size <= shell::MAX_INLINE).then_some(arguments)
}

fn data_raw(bytes: &[u8]) -> Option<String> {
    shell::fits_in_word(bytes).then(|| format!("--data-raw {}", shell::word(bytes)))
}

/// A part as curl reads it; `None` for what `-F` cannot hold, or what curl's versions write in different ways.
fn part_argument(part: &Part) -> Option<String> {
    let is_speakable = |text: &str| !text.is_empty() && !text.contains(['"', '\\', '\r', '\n', '\0']);
    let is_name = |name: &str| is_speakable(name) && !name.contains('=');
    match part {
        Part::Field(name, value) => {
            // Curl trims what its C library calls white space.
            let is_space = |c: char| matches!(c, '\t'..='\r' | ' ');
            let is_literal = value.starts_with(['@', '<', '"', '('])
                || value.trim_matches(is_space) != value
                || value.contains(';');
            let option = if is_literal { "--form-string" } else { "-F" };
            let argument = format!("{name}={value}");
            let is_possible = is_name(name) && shell::fits_in_word(argument.as_bytes());
            is_possible.then(|| format!("{option} {}", shell::word(argument.as_bytes())))
        }
        Part::File(name, file) => {
            let File { name: file_name, media_type, .. } = file;
            // Without a type curl makes one up.
            let media_type = media_type.as_deref().filter(|media_type| is_media_type(media_type))?;
            let path = shell::path(file_name);
            let path = if path.contains([',', ';', ' ', '\t']) { format!("\"{path}\"") } else { path };
            let argument = format!("{name}=@{path};type={media_type}");
            (is_name(name) && is_speakable(file_name))
                .then(|| format!("-F {}", shell::word(argument.as_bytes())))
        }
    }
}

/// Whether curl takes this as a part's type: `type/subtype`, and parameters that are none of its own words.
fn is_media_type(text: &str) -> bool {
    let is_token = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+._".contains(&byte))
    };
    let mut parts = text.split("; ");
    let is_type = parts
        .next()
        .and_then(|essence| essence.split_once('/'))
        .is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype));
    let is_parameter = |parameter: &str| {
        parameter.split_once('=').is_some_and(|(name, value)| {
            is_token(name) && is_token(value) && !["filename", "encoder", "headers"].contains(&name)
        })
    };
    is_type && parts.all(is_parameter)
}
