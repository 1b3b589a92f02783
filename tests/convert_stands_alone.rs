//! `cargo run --example convert` reads programs and commands from standard input and writes the other form, or says what is
//! wrong as JSON with exit status 1.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use serde_json::{Value as Json, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// Standard output, and whether it ended well.
fn convert(from: &str, to: &str, input: &str) -> (String, bool) {
    let arguments = ["run", "--quiet", "--example", "convert", "--", "--from", from, "--to", to];
    let mut child = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.success())
}

fn lines(text: &str) -> Vec<Json> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const TUTORIAL: &str =
    "import requests\nr = requests.put('https://httpbin.org/put', data={'key': 'value'})\nprint(r.json())\n";

#[test]
fn a_program_becomes_what_requests_sends() {
    let (output, is_ok) = convert("python", "prepared", TUTORIAL);
    let expected = json!({
        "method": "PUT",
        "url": "https://httpbin.org/put",
        "headers": [
            ["Host", "httpbin.org"],
            ["User-Agent", "python-requests/2.34.2"],
            ["Accept-Encoding", "gzip, deflate"],
            ["Accept", "*/*"],
            ["Connection", "keep-alive"],
            ["Content-Length", "9"],
            ["Content-Type", "application/x-www-form-urlencoded"]
        ],
        "body_base64": "a2V5PXZhbHVl"
    });
    assert_eq!((lines(&output), is_ok), (vec![expected], true));
}

#[test]
fn each_request_is_a_line_and_boundaries_are_fixed() {
    let program =
        "import requests\nfor n in range(3):\n    requests.put('http://a.test/', files={'f': ('n', b'x')})\n";
    let (output, is_ok) = convert("python", "prepared", program);
    let lines = lines(&output);
    assert_eq!((lines.len(), is_ok), (3, true));
    let last = lines[2]["headers"].as_array().unwrap().last().unwrap();
    assert_eq!(
        *last,
        json!(["Content-Type", "multipart/form-data; boundary=0123456789abcdef0123456789abcdef"])
    );
}

#[test]
fn a_program_becomes_each_language_and_comes_back() {
    let (prepared, _) = convert("python", "prepared", TUTORIAL);
    for (to, part) in [
        ("python", "requests.put("),
        ("curl", "curl "),
        ("fetch", "fetch("),
        ("httpie", "http "),
        ("http", "PUT /put HTTP/1.1\r\n"),
    ] {
        let (output, is_ok) = convert("python", to, TUTORIAL);
        assert!(is_ok && output.contains(part), "{to}: {output}");
        if matches!(to, "python" | "curl") {
            let again = convert(to, "prepared", &output);
            assert_eq!(again, (prepared.clone(), true), "{to}: {output}");
        }
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let error = |from: &str, input: &str| {
        let (output, is_ok) = convert(from, "prepared", input);
        assert!(!is_ok, "{input}: {output}");
        lines(&output).remove(0)["error"].clone()
    };
    let raised = error("python", "import requests\n\nrequests.put('a.test/x')\n");
    assert_eq!(raised["type"], "requests.exceptions.MissingSchema");
    assert_eq!(
        raised["message"],
        "Invalid URL 'a.test/x': No scheme supplied. Perhaps you meant https://a.test/x?"
    );
    assert_eq!((&raised["line"], &raised["column"]), (&json!(3), &json!(1)));
    let refused = error("python", "x = 1\nwhile x: pass\n");
    assert_eq!((&refused["line"], &refused["column"]), (&json!(2), &json!(1)));
    assert!(refused["message"].as_str().unwrap().contains("while"));
    let syntax = error("python", "x = (1,\n");
    assert_eq!(syntax["type"], "SyntaxError");
    let command = error("curl", "curl -X");
    assert_eq!(command["message"], "-X needs a value after it");
}
