//! Where the request of `requests` and that of the browser differ, and why.

use super::own_headers::OWN;
use super::prepare::{Page, latin1};
use crate::encode::form;
use crate::http::{Method, Request, split_url};
use crate::locale::tr;
use crate::model::dialogue::{Difference, Side};
use crate::model::{head_lines, prepare};
use crate::python::edit::same_json;
use crate::python::requests::Wire;

/// For each line of `head` whether the browser has no such line; and the differences with their reasons.
pub(super) fn compare(wire: &Wire, head: &[String], page: &Page<'_>) -> (Vec<bool>, Vec<Difference>) {
    let request = match prepare(page.draft, page.boundary) {
        Ok(request) => request,
        Err(_) => {
            let why = tr("why-nothing").to_owned();
            let difference = Difference { what: tr("differs-request").to_owned(), side: Side::Python, why };
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
            self.add(tr("differs-method"), Side::Both, tr("why-method"));
        }
        let target = browser.and_then(|line| line.strip_prefix(method)).unwrap_or_default();
        if target.trim() == format!("{} HTTP/1.1", wire.target) {
            return;
        }
        let plain = |target: &str| {
            percent_encoding::percent_decode_str(target.trim_end_matches(" HTTP/1.1").trim())
                .collect::<Vec<u8>>()
        };
        let why = if plain(target) == plain(&wire.target) { tr("why-escapes") } else { tr("why-address") };
        self.add(tr("differs-target"), Side::Both, why);
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
                ("host", Some(_)) => self.add(name, Side::Both, tr("why-host")),
                ("content-type", own) => self.content_type(value, own, request),
                ("content-length", Some(_)) => {
                    self.add(name, Side::Both, tr("why-lengths"));
                }
                ("content-length", None) => self.add(name, Side::Python, tr("why-no-content")),
                (lower, None) if request.dropped.contains(lower) => self.add(
                    name,
                    Side::Python,
                    match known {
                        Some((_, _, why)) => tr(why),
                        None => tr("why-dropped"),
                    },
                ),
                (_, None) => match known {
                    Some((_, side, why)) => self.add(name, *side, tr(why)),
                    None => self.add(name, Side::Python, tr("why-no-row")),
                },
                (_, Some(_)) => match known {
                    Some((_, _, why)) => self.add(name, Side::Both, tr(why)),
                    None => self.add(name, Side::Both, tr("why-values")),
                },
            }
        }
        for (name, _) in browser.iter().filter(|(name, _)| value_of(python, name).is_none()) {
            match name.to_ascii_lowercase().as_str() {
                "content-type" => {
                    let why = tr("why-no-type");
                    self.add(name, Side::Browser, why);
                }
                "content-length" if wire.is_chunked => {
                    self.add(name, Side::Browser, tr("why-chunks"));
                }
                "content-length" => {
                    self.add(name, Side::Browser, tr("why-length"));
                }
                lower => {
                    let known = OWN.iter().find(|(own, ..)| own.eq_ignore_ascii_case(lower));
                    let why = known.map_or(tr("why-only-row"), |own| tr(own.2));
                    self.add(name, Side::Browser, why);
                }
            }
        }
        self.add("Accept-Language, Sec-Fetch-…", Side::Browser, tr("why-languages"));
    }

    fn content_type(&mut self, value: &str, own: Option<&str>, request: &Request) {
        let name = "Content-Type";
        let Some(own) = own else {
            let why = match request.body {
                None => tr("why-empty-form"),
                Some(_) => tr("why-untyped"),
            };
            return self.add(name, Side::Python, why);
        };
        let essence = |value: &str| value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if essence(value) != essence(own) {
            self.add(name, Side::Both, tr("why-types"));
        } else if boundary(value).is_some() && boundary(own).is_some() {
            self.add(name, Side::Both, tr("why-boundary"));
        } else {
            self.add(name, Side::Both, tr("why-parameter"));
        }
    }

    /// The order of what both send, and the case of its names.
    fn order(&mut self, python: &[(String, String)], browser: &[(String, String)], page: &Page<'_>) {
        let common = |from: &[(String, String)], other: &[(String, String)]| -> Vec<String> {
            let names = from.iter().map(|(name, _)| name.to_ascii_lowercase());
            names.filter(|name| value_of(other, name).is_some()).collect()
        };
        if common(python, browser) != common(browser, python) {
            self.add(tr("differs-order"), Side::Both, tr("why-order"));
        }
        if page.draft.headers.iter().any(|row| row.is_sent()) {
            self.add(tr("differs-case"), Side::Both, tr("why-case"));
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
            self.add(tr("differs-body"), Side::Both, tr("why-chunked"));
        }
        if content == own {
            return;
        }
        let media_type = |pairs| value_of(pairs, "Content-Type").unwrap_or_default().to_ascii_lowercase();
        let (left, right) = (media_type(python), media_type(browser));
        let both = |start: &str| left.starts_with(start) && right.starts_with(start);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let why = if !Method::may_have_body(request.method) && !content.is_empty() {
            tr("why-no-body")
        } else if both("application/json") && same_json(&text(&content), &text(own)) {
            tr("why-json")
        } else if both("application/x-www-form-urlencoded")
            && form::decode(&text(&content)) == form::decode(&text(own))
        {
            tr("why-form")
        } else if both("multipart/form-data")
            && without_boundary(&content, python) == without_boundary(own, browser)
        {
            tr("why-only-boundary")
        } else if both("multipart/form-data") {
            tr("why-parts")
        } else {
            tr("why-body")
        };
        self.add(tr("differs-body"), Side::Both, why);
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
