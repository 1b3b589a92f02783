//! Where the request of `requests` and that of the browser differ, and why.

use super::own_headers::OWN;
use super::prepare::{Page, latin1};
use crate::encode::form;
use crate::http::{Method, Request, split_url};
use crate::model::dialogue::{Difference, Side};
use crate::model::{head_lines, prepare};
use crate::python::edit::same_json;
use crate::python::requests::Wire;

/// For each line of `head` whether the browser has no such line; and the differences with their reasons.
pub(super) fn compare(wire: &Wire, head: &[String], page: &Page<'_>) -> (Vec<bool>, Vec<Difference>) {
    let request = match prepare(page.draft, page.boundary) {
        Ok(request) => request,
        Err(_) => {
            // What keeps it from it is said beside this, by the page.
            let why = "The browser can send nothing yet.".to_owned();
            let difference = Difference { what: "Request".to_owned(), side: Side::Python, why };
            return (vec![false; head.len()], vec![difference]);
        }
    };
    let lines: Vec<String> = head_lines(&request, page.origin).into_iter().map(|line| line.text).collect();
    let mut found = Found { differences: Vec::new() };
    found.line(wire, head, &lines);
    let mut browser = joined(lines.iter().skip(1).filter_map(|line| line.split_once(": ")));
    // As a browser writes it: lower case, without the port that is the scheme's own.
    if let (Ok(url), Some((_, host))) = (split_url(&request.url), browser.first_mut()) {
        let origin = url.origin();
        origin.rsplit('/').next().unwrap_or_default().clone_into(host);
    }
    let python: Vec<(String, String)> =
        wire.headers.iter().map(|(name, value)| (latin1(name), latin1(value))).collect();
    found.headers(&python, &browser, wire, &request);
    found.order(&python, &browser, page);
    found.body(wire, &request, &python, &browser);
    let is_there = |line: &String| {
        let own = line.split_once(": ").and_then(|(name, value)| Some((value_of(&browser, name)?, value)));
        lines.contains(line) || own.is_some_and(|(own, value)| own == value)
    };
    (head.iter().map(|line| !is_there(line)).collect(), found.differences)
}

/// Lines of one name together, as a browser sends them.
fn joined<'l>(lines: impl Iterator<Item = (&'l str, &'l str)>) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (name, value) in lines {
        match pairs.iter_mut().find(|(own, _)| own.eq_ignore_ascii_case(name)) {
            Some((_, own)) => *own = format!("{own}, {value}"),
            None => pairs.push((name.to_owned(), value.to_owned())),
        }
    }
    pairs
}

fn value_of<'l>(pairs: &'l [(String, String)], name: &str) -> Option<&'l str> {
    pairs.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

struct Found {
    differences: Vec<Difference>,
}

impl Found {
    fn add(&mut self, what: &str, side: Side, why: impl Into<String>) {
        self.differences.push(Difference { what: what.to_owned(), side, why: why.into() });
    }

    /// Method and target.
    fn line(&mut self, wire: &Wire, head: &[String], lines: &[String]) {
        let (python, browser) = (head.first(), lines.first());
        if python == browser {
            return;
        }
        let method = browser.and_then(|line| line.split(' ').next()).unwrap_or_default();
        if method != wire.method {
            self.add("Method", Side::Both, "The program and the fields name different methods.");
        }
        let target = browser.and_then(|line| line.strip_prefix(method)).unwrap_or_default();
        if target.trim() == format!("{} HTTP/1.1", wire.target) {
            return;
        }
        let plain = |target: &str| {
            percent_encoding::percent_decode_str(target.trim_end_matches(" HTTP/1.1").trim())
                .collect::<Vec<u8>>()
        };
        let why = if plain(target) == plain(&wire.target) {
            "It is the same address, with other characters escaped: `requests` unescapes letters, digits and -._~, and escapes \
             what RFC 3986 does not list; a browser escapes only what the URL Standard names."
        } else {
            "`requests` and the browser spell this address differently: dot segments, backslashes, white space or escapes; or \
             the program computes it."
        };
        self.add("Target", Side::Both, why);
    }

    fn headers(
        &mut self,
        python: &[(String, String)],
        browser: &[(String, String)],
        wire: &Wire,
        request: &Request,
    ) {
        for (name, value) in python {
            let own = value_of(browser, name);
            if own == Some(value) {
                continue;
            }
            let known = OWN.iter().find(|(own, ..)| own.eq_ignore_ascii_case(name));
            match (name.to_ascii_lowercase().as_str(), own) {
                ("host", Some(_)) => self.add(
                    name,
                    Side::Both,
                    "A name beyond ASCII travels as xn--…; `requests` follows IDNA 2008 for it, a browser UTS 46.",
                ),
                ("content-type", own) => self.content_type(value, own, request),
                ("content-length", Some(_)) => {
                    self.add(name, Side::Both, "The bodies differ, and so do their lengths.");
                }
                ("content-length", None) => self.add(
                    name,
                    Side::Python,
                    "`requests` says that there is no content; a browser does so with PUT and POST only.",
                ),
                (lower, None) if request.dropped.contains(lower) => self.add(
                    name,
                    Side::Python,
                    match known {
                        Some((_, _, why)) => why,
                        None => "A browser keeps this header to itself and drops it without a word; `requests` sends it.",
                    },
                ),
                (_, None) => match known {
                    Some((_, side, why)) => self.add(name, *side, *why),
                    None => self.add(name, Side::Python, "The program sets this header, and the fields have no row for it."),
                },
                (_, Some(_)) => match known {
                    Some((_, _, why)) => self.add(name, Side::Both, *why),
                    None => self.add(name, Side::Both, "The program and the fields give this header different values."),
                },
            }
        }
        for (name, _) in browser.iter().filter(|(name, _)| value_of(python, name).is_none()) {
            match name.to_ascii_lowercase().as_str() {
                "content-type" => {
                    let why =
                        "`requests` gives a body of text, bytes or a file no type; here the fields name one.";
                    self.add(name, Side::Browser, why);
                }
                "content-length" if wire.is_chunked => {
                    self.add(
                        name,
                        Side::Browser,
                        "The browser knows the length; `requests` sends chunks in its place.",
                    );
                }
                "content-length" => {
                    self.add(
                        name,
                        Side::Browser,
                        "The browser says how long the body is; `requests` sends none here.",
                    );
                }
                lower => {
                    let known = OWN.iter().find(|(own, ..)| own.eq_ignore_ascii_case(lower));
                    let why = known.map_or(
                        "The fields have a row for this header, and the program does not set it.",
                        |own| own.2,
                    );
                    self.add(name, Side::Browser, why);
                }
            }
        }
        self.add(
            "Accept-Language, Sec-Fetch-…",
            Side::Browser,
            "A browser adds the user's languages, and from where and for what a page asks. Python has neither.",
        );
    }

    fn content_type(&mut self, value: &str, own: Option<&str>, request: &Request) {
        let name = "Content-Type";
        let Some(own) = own else {
            let why = match request.body {
                None => {
                    "`requests` names the type of a form even where nothing is left of it; the browser has no body here."
                }
                Some(_) => "The fields give the body no type.",
            };
            return self.add(name, Side::Python, why);
        };
        let essence = |value: &str| value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if essence(value) != essence(own) {
            self.add(name, Side::Both, "The program and the fields send bodies of different types.");
        } else if boundary(value).is_some() && boundary(own).is_some() {
            self.add(
                name,
                Side::Both,
                "The boundary between the parts is made by chance: every request has another one.",
            );
        } else {
            self.add(name, Side::Both, "The same type with another parameter, such as charset.");
        }
    }

    /// The order of what both send, and the case of its names.
    fn order(&mut self, python: &[(String, String)], browser: &[(String, String)], page: &Page<'_>) {
        let common = |from: &[(String, String)], other: &[(String, String)]| -> Vec<String> {
            let names = from.iter().map(|(name, _)| name.to_ascii_lowercase());
            names.filter(|name| value_of(other, name).is_some()).collect()
        };
        if common(python, browser) != common(browser, python) {
            self.add(
                "Order",
                Side::Both,
                "Each has its own order: `requests` sends its defaults first, then yours, then what belongs to the body; a \
                 browser's order is its own affair. It has no meaning (RFC 9110 §5.3).",
            );
        }
        if page.draft.headers.iter().any(|row| row.is_sent()) {
            self.add(
                "Case",
                Side::Both,
                "`requests` sends names in the case in which you write them; a browser may send them in lower case, and over \
                 HTTP/2 has to. It has no meaning (RFC 9110 §5.1).",
            );
        }
    }

    fn body(
        &mut self,
        wire: &Wire,
        request: &Request,
        python: &[(String, String)],
        browser: &[(String, String)],
    ) {
        let content = wire.content();
        let own = request.body.as_deref().unwrap_or_default();
        if wire.is_chunked {
            self.add(
                "Body",
                Side::Both,
                "`requests` puts the length of each chunk before it, and an empty chunk at the end.",
            );
        }
        if content == own {
            return;
        }
        let media_type = |pairs| value_of(pairs, "Content-Type").unwrap_or_default().to_ascii_lowercase();
        let (left, right) = (media_type(python), media_type(browser));
        let both = |start: &str| left.starts_with(start) && right.starts_with(start);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let why = if !Method::may_have_body(request.method) && !content.is_empty() {
            "A browser sends no body with GET and HEAD; `requests` does."
        } else if both("application/json") && same_json(&text(&content), &text(own)) {
            "It is the same JSON: `requests` writes a space behind each comma and colon and escapes what is not ASCII; the browser \
             sends the text as you typed it."
        } else if both("application/x-www-form-urlencoded")
            && form::decode(&text(&content)) == form::decode(&text(own))
        {
            "It is the same form: Python escapes * and keeps ~, a browser keeps * and escapes ~."
        } else if both("multipart/form-data")
            && without_boundary(&content, python) == without_boundary(own, browser)
        {
            "The parts are the same; only the boundary between them differs, which is made by chance."
        } else if both("multipart/form-data") {
            "The parts differ: `requests` sends those of `data=` before those of `files=` and names each file by its path, or the \
             program computes some of them."
        } else {
            "The program sends another body than the fields: a part of it is computed, or only one of the two was changed."
        };
        self.add("Body", Side::Both, why);
    }
}

fn boundary(media_type: &str) -> Option<&str> {
    let (_, boundary) = media_type.split_once("boundary=")?;
    Some(boundary.trim_matches('"'))
}

fn without_boundary(body: &[u8], headers: &[(String, String)]) -> Option<String> {
    let boundary = boundary(value_of(headers, "Content-Type")?)?;
    Some(latin1(body).replace(&format!("--{boundary}"), "--"))
}
