//! A curl command line as a request.

use super::command::{Command, Notes, Word, split};
use super::data::{Data, url_encoded};
use super::form;
use super::note::{Fault, Note, NoteKind, ReadError};
use super::options::{Meaning, by_letter, by_name, long_of_glued};
use crate::encode::base64;
use crate::formats::{Body, File, Outgoing};
use crate::http::{HeaderList, Method};
use crate::locale::tr;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What a command line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The request. Files have names, and wait for the user to choose them.
    pub request: Outgoing,
    /// `--max-time` in seconds, as typed.
    pub max_time: Option<String>,
    /// Whether `-L` asks to follow redirects; without it curl shows the redirect itself, which a browser cannot.
    pub follows_redirects: bool,
    /// What is not in the request, in the command's order.
    pub notes: Vec<Note>,
}

/// Reads a command written for a POSIX shell, cmd.exe or PowerShell.
///
/// The request is the one that curl would send; what a browser cannot do, and options that have no effect in one, are
/// named in the notes.
///
/// ```
/// use put_playground::formats::{Body, curl};
/// let reading = curl::read("curl -sSX PUT http://a.test/1 -d key=value -d 'n=1 2'")?;
/// assert_eq!(reading.request.url, "http://a.test/1");
/// assert_eq!(
///     reading.request.body,
///     Body::Form(vec![("key".into(), "value".into()), ("n".into(), "1 2".into())])
/// );
/// assert_eq!(reading.notes[0].to_string(), "-s has no effect in a browser.");
///
/// let error = curl::read("curl --request=PUT http://a.test/").unwrap_err();
/// assert_eq!(error.to_string(), "line 1, column 6: curl does not read --request=PUT");
/// assert_eq!(error.fault.remedy(), "Write a space in place of the equals sign: --request PUT");
/// # Ok::<(), curl::ReadError>(())
/// ```
///
/// # Errors
///
/// Where the text is no curl command, or one that curl itself would refuse.
pub fn read(text: &str) -> Result<Reading, ReadError> {
    let mut notes = Notes::new(text);
    let command = split(text, &mut notes)?;
    let given = options(&command, &mut notes)?;
    Request { given, command, headers: HeaderList::new(), no_type: false }.build(notes)
}

/// An option that changes the request, or a word without one: then `name` is empty.
struct Given {
    name: &'static str,
    /// The option as it was typed.
    shown: String,
    /// Where the option stands.
    at: usize,
    value: Word,
    /// Whether it follows an unknown option, whose value it may be.
    is_doubtful: bool,
}

/// Sorts the words into options and their values; what has no effect here is noted.
fn options(command: &Command, notes: &mut Notes<'_>) -> Result<Vec<Given>, ReadError> {
    let mut given: Vec<Given> = Vec::new();
    let mut words = command.words.iter();
    let mut only_words = false;
    let mut is_doubtful = false;
    while let Some(word) = words.next() {
        let text = word.text();
        if only_words || !text.starts_with('-') || text == "-" {
            let (name, shown) = ("", String::new());
            given.push(Given { name, shown, at: word.at, value: word.clone(), is_doubtful });
            is_doubtful = false;
            continue;
        }
        if text == "--" {
            only_words = true;
            continue;
        }
        // A long option, or a run of letters whose last may have its value at once.
        for (index, letter) in text[1..].char_indices() {
            let is_long = letter == '-' && index == 0;
            let (shown, option) = match is_long {
                true => (text.clone(), by_name(&text[2..])),
                false => (format!("-{letter}"), by_letter(letter)),
            };
            is_doubtful = option.is_none();
            let Some(option) = option else {
                if is_long && long_of_glued(&text).is_some() {
                    return Err(notes.error(Fault::Glued(text), word.at));
                }
                notes.add(NoteKind::Unknown, shown, word.at);
                if is_long {
                    break;
                }
                continue;
            };
            let mut value = Word { bytes: Vec::new(), at: word.at };
            if option.has_value {
                // The hyphen and the letters before the value are bytes of the word, too.
                let glued = word.bytes.get(1 + index + letter.len_utf8()..).unwrap_or_default();
                value = match words.as_slice() {
                    _ if !is_long && !glued.is_empty() => Word { bytes: glued.to_vec(), at: word.at },
                    [] => return Err(notes.error(Fault::NoValue(shown), word.at)),
                    [next, ..] => {
                        words.next();
                        next.clone()
                    }
                };
            }
            let is_last = is_long || option.has_value;
            match option.meaning {
                Meaning::NoEffect => notes.add(NoteKind::NoEffect, shown, word.at),
                Meaning::NotSupported => notes.add(NoteKind::NotSupported, shown, word.at),
                Meaning::Effect if option.name == "next" => {
                    notes.add(NoteKind::SecondUrl, shown, word.at);
                    return Ok(given);
                }
                Meaning::Effect => {
                    given.push(Given { name: option.name, shown, at: word.at, value, is_doubtful: false });
                }
            }
            if is_last {
                break;
            }
        }
    }
    Ok(given)
}

/// A request in the making.
struct Request {
    given: Vec<Given>,
    command: Command,
    headers: HeaderList,
    no_type: bool,
}

impl Request {
    fn build(mut self, mut notes: Notes<'_>) -> Result<Reading, ReadError> {
        let notes = &mut notes;
        let mut body = Body::None;
        let mut data = Data::None;
        let mut parts = Vec::new();
        let mut query = Vec::new();
        let mut cookies = Vec::new();
        let mut body_at = 0;
        // Which of -d, -F and -T was first.
        let mut family = "";
        for index in 0..self.given.len() {
            let Given { name, shown, at, value, .. } = &self.given[index];
            let (name, at) = (*name, *at);
            let of = match name {
                "form" | "form-string" => "form",
                "upload-file" => name,
                _ if name == "json" || name.starts_with("data") => "data",
                _ => "",
            };
            if !of.is_empty() {
                if !family.is_empty() && family != of {
                    return Err(notes.error(Fault::TwoBodies(shown.clone()), at));
                }
                (family, body_at) = (of, at);
            }
            match name {
                "url-query" => query.push(added_to_query(value, notes)?),
                "header" => {
                    let (value, shown) = (value.clone(), shown.clone());
                    self.header(&value, &shown, notes);
                }
                "cookie" if value.bytes.contains(&b'=') => cookies.push(value.text()),
                "cookie" => notes.add(NoteKind::NotSupported, format!("{shown} {}", value.text()), at),
                "upload-file" => body = uploaded(value, &self.command, notes),
                _ if of == "form" => parts.extend(form::part(name, value, notes)?),
                _ if of == "data" => data.add(name, value, &self.command, notes)?,
                _ => {}
            }
        }
        let mut url = self.url(notes)?;
        self.own_headers(&mut url, &cookies);
        let method = self.method(family, notes)?;
        if self.has("get") {
            match std::mem::take(&mut data) {
                Data::None => {}
                Data::Bytes(bytes) => query.push(String::from_utf8_lossy(&bytes).into_owned()),
                Data::File(name) => return Err(notes.error(Fault::FileAmongData(name), body_at)),
            }
        }
        let mut url = with_query(url, &query);
        match family {
            "upload-file" => {
                if let Body::File(file) = &body {
                    url = with_file_name(url, &file.name);
                }
            }
            "form" => body = Body::Multipart(parts),
            _ => body = data.body(&mut self.headers, self.no_type, body_at, notes),
        }
        if body != Body::None && !method.may_have_body() {
            notes.add(NoteKind::BodyLeftOut, tr("curl-the-body"), body_at);
            body = Body::None;
        }
        let (max_time, follows_redirects) =
            (self.last("max-time"), self.has("location") || self.has("location-trusted"));
        let request = Outgoing { method, url, headers: self.headers, body };
        Ok(Reading { request, max_time, follows_redirects, notes: std::mem::take(&mut notes.notes) })
    }

    /// The value of the last option of this name: curl lets each replace the one before.
    fn last(&self, name: &str) -> Option<String> {
        self.given.iter().rev().find(|given| given.name == name).map(|given| given.value.text())
    }

    fn has(&self, name: &str) -> bool {
        self.given.iter().any(|given| given.name == name)
    }

    /// `Name: value`, `Name;` for an empty value, `Name:` for none at all. Bytes become Latin-1, as they travel.
    fn header(&mut self, word: &Word, shown: &str, notes: &mut Notes<'_>) {
        let text: String = word.bytes.iter().map(|byte| char::from(*byte)).collect();
        let (name, value) = match text.split_once(':') {
            Some((name, value)) => (name.trim(), value.trim_matches([' ', '\t'])),
            None => (text.trim().strip_suffix(';').unwrap_or_default(), ";"),
        };
        if text.starts_with('@') {
            notes.add(NoteKind::NotSupported, format!("{shown} {}", word.text()), word.at);
        } else if value.is_empty() && name.eq_ignore_ascii_case("Content-Type") {
            self.no_type = true;
        } else if value.is_empty() || name.is_empty() {
            notes.add(NoteKind::NoEffect, format!("{shown} {}", word.text()), word.at);
        } else {
            let is_empty = !text.contains(':');
            self.headers.push(name, if is_empty { "" } else { value });
        }
    }

    /// The first URL; of words without an option, rather one that is no unknown option's value.
    fn url(&self, notes: &mut Notes<'_>) -> Result<String, ReadError> {
        let mut urls = Vec::new();
        for rank in 0..3 {
            for given in &self.given {
                let text = given.value.text();
                let of = match given.name {
                    "url" => 0,
                    "" if given.is_doubtful && !text.contains("://") => 2,
                    "" => 1,
                    _ => 3,
                };
                if of == rank {
                    urls.push((text, given.value.at));
                }
            }
        }
        let mut urls = urls.into_iter();
        let (url, at) = urls.next().ok_or_else(|| notes.error(Fault::NoUrl, 0))?;
        for (other, at) in urls {
            notes.add(NoteKind::SecondUrl, other, at);
        }
        if url.contains("://") {
            return Ok(url);
        }
        notes.add(NoteKind::Scheme, &url, at);
        Ok(format!("http://{url}"))
    }

    /// The header fields that options of their own stand for; `-H` goes before them all.
    fn own_headers(&mut self, url: &mut String, cookies: &[String]) {
        let mut user = self.last("user");
        if let Some((name, bare)) = user_of(url) {
            *url = bare;
            user.get_or_insert(name);
        }
        let basic = |user: String| {
            let user = if user.contains(':') { user } else { format!("{user}:") };
            format!("Basic {}", base64::encode(user.as_bytes()))
        };
        let bearer = self.last("oauth2-bearer").map(|token| format!("Bearer {token}"));
        let referer = self.last("referer").map(|text| text.strip_suffix(";auto").unwrap_or(&text).to_owned());
        let json = self.has("json").then(|| "application/json".to_owned());
        for (name, value) in [
            ("Authorization", bearer.or(user.map(basic))),
            ("Range", self.last("range").map(|range| format!("bytes={range}"))),
            ("User-Agent", self.last("user-agent")),
            ("Accept", json.clone()),
            ("Referer", referer),
            ("Cookie", Some(cookies.join("; "))),
            ("Content-Type", json.filter(|_| !self.no_type)),
        ] {
            let value = value.unwrap_or_default();
            if !value.is_empty() && !self.headers.contains(name) {
                let latin1: String = value.bytes().map(char::from).collect();
                self.headers.push(name, latin1);
            }
        }
    }

    fn method(&self, family: &str, notes: &Notes<'_>) -> Result<Method, ReadError> {
        let Some(given) = self.given.iter().rev().find(|given| given.name == "request") else {
            return Ok(match family {
                _ if self.has("head") => Method::Head,
                "upload-file" => Method::Put,
                _ if self.has("get") || family.is_empty() => Method::Get,
                _ => Method::Post,
            });
        };
        let name = given.value.text();
        // A browser writes these in capitals whatever was typed (Fetch Standard, "normalize a method").
        let upper = name.to_ascii_uppercase();
        let method = if upper == "PATCH" { &name } else { &upper };
        method.parse().map_err(|_| notes.error(Fault::Method(name.clone()), given.value.at))
    }
}

/// `--url-query`: the value as it is behind a plus, otherwise encoded.
fn added_to_query(value: &Word, notes: &Notes<'_>) -> Result<String, ReadError> {
    let bytes = match value.bytes.strip_prefix(b"+") {
        Some(raw) => raw.to_vec(),
        None => {
            url_encoded(&value.bytes).map_err(|name| notes.error(Fault::FileAmongData(name), value.at))?
        }
    };
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The body of `-T`.
fn uploaded(value: &Word, command: &Command, notes: &mut Notes<'_>) -> Body {
    let path = value.text();
    if let (Some(content), "-" | ".") = (&command.stdin, path.as_str()) {
        return Body::Raw { bytes: content.clone().into(), media_type: None };
    }
    let name = super::data::file_name(&path);
    notes.add(NoteKind::File, &name, value.at);
    Body::File(File { name, media_type: None, bytes: None })
}

/// What curl leaves in a file's name as it is (RFC 3986 §2.3).
const NOT_UNRESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `-T` adds the file's name to a path that ends in a slash, or is empty.
fn with_file_name(url: String, name: &str) -> String {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url[start..].find(['?', '#']).map_or(url.len(), |at| start + at);
    let (address, rest) = url.split_at(end);
    let name = utf8_percent_encode(name, &NOT_UNRESERVED);
    match address[start..].find('/') {
        None => format!("{address}/{name}{rest}"),
        Some(_) if address.ends_with('/') => format!("{address}{name}{rest}"),
        Some(_) => url,
    }
}

/// The user and password of a URL, and the URL without them.
fn user_of(url: &str) -> Option<(String, String)> {
    let (scheme, rest) = url.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (user, host) = rest[..end].rsplit_once('@')?;
    let decoded = percent_decode_str(user).decode_utf8_lossy().into_owned();
    Some((decoded, format!("{scheme}://{host}{}", &rest[end..])))
}

/// Adds to the query of a URL, before its fragment, without encoding anything.
fn with_query(url: String, pieces: &[String]) -> String {
    if pieces.is_empty() {
        return url;
    }
    let (address, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let joint = match address.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some(_) => "&",
    };
    format!("{address}{joint}{}{fragment}", pieces.join("&"))
}
