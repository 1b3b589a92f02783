//! The core of the playground without a page: reads a Python program or a curl command from standard input, and writes the
//! requests that it makes in another form.
//!
//! ```text
//! echo "import requests; requests.put('http://a.test/', data={'key': 'value'})" \
//!     | cargo run --example convert -- --from python --to curl
//! ```
//!
//! `--to prepared` writes what Python's `requests` would send, one JSON object a line: `method`, `url`, `headers` in the
//! order of the wire, and the body in Base64, with the frames of its chunks. Nothing is sent: to a program, every request
//! is answered by 200 without content, so that no redirect is followed. A program that cannot go on with such an answer
//! (`r.json()`) is converted as far as it came, which a line on standard error says. `open` reads files of this machine.
//!
//! What cannot be read ends as `{"error": {"type", "message", "line", "column"}}` on standard output and status 1.

mod curl;
mod error;
mod program;

use clap::{Parser, ValueEnum};
use error::Refused;
use put_playground::encode::base64;
use put_playground::formats::{Language, Outgoing};
use put_playground::python::requests::{Surroundings, Wire};
use serde_json::json;
use std::io::{self, Read, Write};
use std::process::ExitCode;

/// So that the same input gives the same output.
const BOUNDARY: &str = "0123456789abcdef0123456789abcdef";

#[derive(Parser)]
#[command(about = "Writes the requests of a Python program or a curl command in another form")]
struct Arguments {
    /// What standard input holds.
    #[arg(long)]
    from: Source,
    /// What to write.
    #[arg(long)]
    to: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Source {
    Python,
    Curl,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Prepared,
    Python,
    Curl,
    Fetch,
    Httpie,
    Http,
}

impl Form {
    /// The language, unless it is what `requests` prepares.
    fn language(self) -> Option<Language> {
        Some(match self {
            Self::Prepared => return None,
            Self::Python => Language::Python,
            Self::Curl => Language::Curl,
            Self::Fetch => Language::Fetch,
            Self::Httpie => Language::Httpie,
            Self::Http => Language::Http,
        })
    }
}

/// Chance that is none, and the time of this machine.
struct Fixed;

impl Surroundings for Fixed {
    fn boundary(&mut self) -> String {
        BOUNDARY.into()
    }

    fn now(&mut self) -> i64 {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        i64::try_from(now.as_secs()).unwrap_or(i64::MAX)
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut input = String::new();
    let read = match io::stdin().read_to_string(&mut input) {
        Ok(_) => convert(&arguments, &input),
        Err(error) => Err(Refused::new("UnicodeDecodeError", error.to_string())),
    };
    let (output, code) = match read {
        Ok(output) => (output, ExitCode::SUCCESS),
        Err(refused) => (format!("{}\n", refused.json()).into_bytes(), ExitCode::FAILURE),
    };
    match io::stdout().write_all(&output) {
        Ok(()) => code,
        Err(_) => ExitCode::FAILURE,
    }
}

fn convert(arguments: &Arguments, input: &str) -> Result<Vec<u8>, Refused> {
    let language = arguments.to.language();
    match (arguments.from, language) {
        (Source::Python, None) => Ok(prepared(&program::wires(input)?)),
        (Source::Python, Some(language)) => {
            let requests: Result<Vec<_>, _> = program::wires(input)?.iter().map(Outgoing::of_wire).collect();
            Ok(written(&requests?, language))
        }
        (Source::Curl, None) => Ok(prepared(&[curl::wire(&curl::read(input)?)?])),
        (Source::Curl, Some(language)) => Ok(written(&[curl::read(input)?], language)),
    }
}

/// Each request as a line of JSON.
fn prepared(wires: &[Wire]) -> Vec<u8> {
    let text = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect::<String>();
    let mut out = String::new();
    for wire in wires {
        let headers: Vec<_> =
            wire.headers.iter().map(|(name, value)| json!([text(name), text(value)])).collect();
        let line = json!({
            "method": wire.method,
            "url": wire.url,
            "headers": headers,
            "body_base64": base64::encode(&wire.body),
        });
        out.push_str(&format!("{line}\n"));
    }
    out.into_bytes()
}

/// Each request in a language, with an empty line between them.
fn written(requests: &[Outgoing], language: Language) -> Vec<u8> {
    let snippets: Vec<_> =
        requests.iter().map(|request| language.write(request, BOUNDARY).bytes().to_vec()).collect();
    snippets.join(&b'\n')
}
