//! Answers and JSON texts, as many as are wanted, with all that is awkward in them.

use crate::dice::Dice;

/// Where an answer comes from, and where the next request goes.
pub fn urls(chance: &mut Dice) -> (&'static str, &'static str) {
    const URLS: [&str; 12] = [
        "http://example.test/resp",
        "http://example.test/a/b/c",
        "http://example.test/",
        "http://sub.example.test/a",
        "http://localhost/x",
        "http://localhost:8080/x/y",
        "http://127.0.0.1/a",
        "http://example.test:81/a%20b/c",
        "http://other.test/",
        "https://example.test/a/b",
        "http://example.test/a",
        "http://test/",
    ];
    let first = loop {
        let url = URLS[chance.below(URLS.len())];
        if url.starts_with("http:") {
            break url;
        }
    };
    (first, URLS[chance.below(URLS.len())])
}

fn cookie(chance: &mut Dice) -> String {
    const PAIRS: [&str; 14] = [
        "a=1",
        "a=2",
        "b=\"q v\"",
        "c",
        "=x",
        "",
        "d=a=b",
        "e=it's",
        "f=\"a\\\"b\"",
        " g = 1 ",
        "h=\u{e9}",
        "i=",
        "j=\"",
        "a=,b",
    ];
    const ATTRIBUTES: [&str; 44] = [
        "Path=/",
        "Path=/a",
        "Path=/a/",
        "Path=/a/b",
        "path=",
        "Path",
        "Path=/a b%2f",
        "Path=rel",
        "Domain=example.test",
        "Domain=.example.test",
        "domain=EXAMPLE.test",
        "Domain=other.test",
        "Domain=sub.example.test",
        "Domain=test",
        "Domain=",
        "Domain",
        "Domain=localhost",
        "Domain=127.0.0.1",
        "Secure",
        "Secure=x",
        "HttpOnly",
        "SameSite=Lax",
        "Max-Age=100",
        "Max-Age=0",
        "Max-Age=-1",
        "Max-Age=x",
        "Max-Age=\"5\"",
        "Max-Age= 7 ",
        "Expires=Wed, 09 Jun 2100 10:18:14 GMT",
        "Expires=Wed, 09-Jun-2100 10:18:14 GMT",
        "Expires=Wed, 09 Jun 1999 10:18:14 GMT",
        "Expires=0",
        "Expires=",
        "Expires=\"Wed, 09 Jun 2100 10:18:14 GMT\"",
        "Expires=09 Jun 68 10:18 +0100",
        "expires=Sunday, 06-Nov-94 08:49:37 GMT",
        "Version=1",
        "Version=\"1\"",
        "Version=2",
        "Version=x",
        "Port=\"80,8080\"",
        "Port",
        "Comment=hi",
        "Discard",
    ];
    let mut out = chance.pick(&PAIRS).to_owned();
    for _ in 0..chance.below(4) {
        out.push_str(chance.pick(&["; ", ";", " ;  "]));
        out.push_str(chance.pick(&ATTRIBUTES));
    }
    out
}

fn link(chance: &mut Dice) -> String {
    const PARTS: [&str; 18] = [
        "<a>",
        "<http://x.test/?a=1,2>",
        "; rel=next",
        "; rel=\"prev\"",
        ";rel='x y'",
        ", <b>",
        ",<c>",
        "; title=\"a;b\"",
        "; q=a=b",
        "; rel=",
        ";",
        ",",
        "\"",
        "<",
        "; url=z",
        " ; REL=up",
        "x",
        "; rel",
    ];
    (0..1 + chance.below(6)).map(|_| chance.pick(&PARTS)).collect()
}

fn header(chance: &mut Dice) -> Vec<u8> {
    const NAMES: [&str; 9] =
        ["X-A", "x-a", "X-B", "Server", "ETag", "Date", "X-Long-Name", "Vary", "Location"];
    const VALUES: [&str; 22] = [
        "1",
        "",
        "it's",
        "\"q\"",
        "it's \"both\"",
        "a, b",
        "tab\there",
        "  lead",
        "trail  ",
        "caf\u{e9}",
        "\u{80}\u{9f}\u{a0}\u{ad}",
        "a\u{1}b",
        "a\u{1c}b\u{85}c",
        "fold\r\n more",
        "fold  \r\n\t \tmore",
        "fold\r\n \r\n x",
        "back\\slash",
        "{'a': 1}",
        ":",
        "a:b",
        "a\rb",
        "nul\0x",
    ];
    const TYPES: [&str; 24] = [
        "text/plain",
        "text/html; charset=UTF-8",
        "text/html;charset=utf-8",
        "TEXT/HTML",
        "application/json",
        "application/problem+json",
        "text/plain; charset='utf-8'",
        "text/plain; charset=\"latin1\"",
        "text/plain; charset=ascii",
        "text/plain; charset=utf-16",
        "text/plain; charset=utf-16le",
        "text/plain; charset=UTF-32",
        "text/plain; charset=windows-1252",
        "text/plain; charset=bogus",
        "text/plain; charset",
        "text/plain; charset=",
        "text/plain; charset=utf-8; charset=iso-8859-15",
        "; charset=utf8",
        "application/octet-stream",
        "text/plain; x=y; CHARSET = UTF-8",
        "text/plain; charset=utf-8-sig",
        "context",
        "",
        "text/plain; charset=US-ASCII",
    ];
    let line = match chance.below(12) {
        0..=3 => format!("Content-Type: {}", chance.pick(&TYPES)),
        4..=6 => format!("Set-Cookie: {}", cookie(chance)),
        7 => format!("Link: {}", link(chance)),
        8 if chance.one_in(3) => {
            chance.pick(&["no colon", " continued", ": empty", "Bad Name: x", "X-\u{e9}: v", "From a"]).into()
        }
        _ => format!("{}:{}{}", chance.pick(&NAMES), chance.pick(&[" ", "", "\t"]), chance.pick(&VALUES)),
    };
    line.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).chain(*b"\r\n").collect()
}

fn content(chance: &mut Dice) -> Vec<u8> {
    const PIECES: [&[u8]; 16] = [
        b"",
        b"text",
        b"{\"a\": 1}",
        b"caf\xC3\xA9",
        b"caf\xE9",
        b"\xEF\xBB\xBFa",
        b"\xFF\xFEa\0",
        b"\xE2\x82",
        b"\xED\xA0\x80",
        b"\xF0\x9F\x98\x80",
        b"\0\x01",
        b"it's \"x\"",
        b"\x80\x81\xA4",
        b"\xD8\x00",
        b"\xFE\xFF\0a",
        b"\r\n",
    ];
    (0..chance.below(4)).flat_map(|_| PIECES[chance.below(PIECES.len())].to_vec()).collect()
}

/// An answer as it comes over the wire.
pub fn answer(chance: &mut Dice) -> Vec<u8> {
    const LINES: [&str; 22] = [
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK",
        "HTTP/1.1 201 Created",
        "HTTP/1.1 204 No Content",
        "HTTP/1.1 302 Found",
        "HTTP/1.1 304 Not Modified",
        "HTTP/1.1 404 Not Found",
        "HTTP/1.1 500 Oh no",
        "HTTP/1.1 599 X",
        "HTTP/1.1 600 X",
        "HTTP/1.1 200",
        "HTTP/1.1 200 ",
        "HTTP/1.1  200   two  words ",
        "HTTP/1.0 200 OK",
        "HTTP/1.1 404 Pas trouv\u{e9}",
        "HTTP/1.1 99 Low",
        "HTTP/1.1 abc",
        "ICY 200 OK",
        "HTTP/1.1 200 it's",
        "",
    ];
    let mut out: Vec<u8> = chance.pick(&LINES).chars().map(|c| u32::from(c) as u8).collect();
    if out.is_empty() && chance.one_in(2) {
        return out;
    }
    out.extend(b"\r\n");
    for _ in 0..chance.below(6) {
        out.extend(header(chance));
    }
    let content = content(chance);
    // An answer that ends early is another matter where a redirect is not followed.
    let is_redirect = out.starts_with(b"HTTP/1.1 302");
    match chance.below(10) {
        0 => out.extend(
            format!("Transfer-Encoding: chunked\r\n\r\n{:x};x=y\r\n", content.len().max(1))
                .bytes()
                .chain(if content.is_empty() { b"x".to_vec() } else { content })
                .chain(*b"\r\n0\r\n\r\n"),
        ),
        1 if !is_redirect => {
            out.extend(format!("Content-Length: {}\r\n\r\n", content.len() + 3).bytes().chain(content))
        }
        2 => out.extend(b"\r\n".iter().copied().chain(content)),
        _ => out.extend(format!("Content-Length: {}\r\n\r\n", content.len()).bytes().chain(content)),
    }
    out
}

/// A text that is JSON or nearly.
pub fn json_text(chance: &mut Dice) -> String {
    const TOKENS: [&str; 50] = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"b\"",
        "1",
        "-1",
        "0",
        "01",
        "1.5",
        "-0.0",
        "1e5",
        "1E-7",
        "1e400",
        "1.",
        "-",
        ".5",
        "true",
        "false",
        "null",
        "NaN",
        "Infinity",
        "-Infinity",
        "tru",
        "\"",
        "\"\\u00e9\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\ude00x\"",
        "\"\\u12\"",
        "\"\\x\"",
        "\"a\nb\"",
        "\"\\n\\t\\/\"",
        " ",
        "\n",
        "\t",
        "\r\n",
        "'a'",
        "123456789012345678901234567890",
        "5e-324",
        "0.1",
        "\u{e9}",
        "\"\u{1f600}\"",
        "\u{feff}",
        "\"\\\"",
        "2.2250738585072011e-308",
        "\"\\ud83d\\u0041\"",
    ];
    if chance.one_in(2) {
        return (0..chance.below(7)).map(|_| chance.pick(&TOKENS)).collect();
    }
    let mut out = String::new();
    value(chance, 4, &mut out);
    if chance.one_in(4) && !out.is_empty() {
        let at = chance.below(out.len());
        if out.is_char_boundary(at) {
            out.insert_str(at, chance.pick(&TOKENS));
        }
    }
    out
}

fn value(chance: &mut Dice, depth: usize, out: &mut String) {
    const SCALARS: [&str; 16] = [
        "1",
        "-12",
        "0",
        "1.5",
        "1e22",
        "1e-5",
        "123456.789e3",
        "true",
        "false",
        "null",
        "\"\"",
        "\"it's\"",
        "\"\\u65e5\"",
        "\"a\\\\b\"",
        "NaN",
        "9007199254740993.0",
    ];
    let space = |chance: &mut Dice| if chance.one_in(4) { chance.pick(&[" ", "\n", "  "]) } else { "" };
    if depth == 0 || chance.one_in(2) {
        out.push_str(chance.pick(&SCALARS));
        return;
    }
    let is_object = chance.one_in(2);
    out.push(if is_object { '{' } else { '[' });
    for index in 0..chance.below(4) {
        if index > 0 {
            out.push(',');
        }
        out.push_str(space(chance));
        if is_object {
            out.push_str(chance.pick(&["\"a\"", "\"b\"", "\"\\n\"", "\"\""]));
            out.push_str(space(chance));
            out.push(':');
        }
        value(chance, depth - 1, out);
        out.push_str(space(chance));
    }
    out.push(if is_object { '}' } else { ']' });
}
