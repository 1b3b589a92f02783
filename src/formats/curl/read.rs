//! A curl command line as a request.

use super::command::{Command, Notes, Word, split};
use super::data::{Data, url_encoded};
use super::form;
use super::note::{Fault, Note, NoteKind, ReadError};
use super::options::{CurlOption, Meaning, by_letter, by_name, long_of_glued};
use crate::encode::base64;
use crate::formats::{Body, File, Outgoing, Part};
use crate::http::{HeaderList, Method};
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
    let mut state = State::default();
    let mut words = command.words.iter();
    let mut is_over = false;
    while let Some(word) = words.next().filter(|_| !is_over) {
        let text = word.text();
        match text.strip_prefix('-') {
            None | Some("") => state.positional(word),
            Some("-") => {
                words.by_ref().for_each(|word| state.positional(word));
            }
            Some(rest) => match rest.strip_prefix('-') {
                Some(name) => match by_name(name) {
                    Some(option) => {
                        let value = match option.has_value {
                            true => Some(
                                words
                                    .next()
                                    .ok_or_else(|| notes.error(Fault::NoValue(text.clone()), word.at))?,
                            ),
                            false => None,
                        };
                        is_over = state.option(option, &text, word.at, value, &command, &mut notes)?;
                    }
                    None if long_of_glued(&text).is_some() => {
                        return Err(notes.error(Fault::Glued(text), word.at));
                    }
                    None => {
                        notes.add(NoteKind::Unknown, text, word.at);
                        state.is_after_unknown = true;
                    }
                },
                None => is_over = letters(&mut state, rest, word, &mut words, &command, &mut notes)?,
            },
        }
    }
    state.finish(notes)
}

/// A run of letters: switches, and at the end an option whose value follows at once or as the next word.
fn letters<'a>(
    state: &mut State<'a>,
    run: &str,
    word: &'a Word,
    words: &mut impl Iterator<Item = &'a Word>,
    command: &Command,
    notes: &mut Notes<'_>,
) -> Result<bool, ReadError> {
    let mut is_over = false;
    for (at, letter) in run.char_indices() {
        let shown = format!("-{letter}");
        let Some(option) = by_letter(letter) else {
            notes.add(NoteKind::Unknown, shown, word.at);
            state.is_after_unknown = true;
            continue;
        };
        if !option.has_value {
            is_over |= state.option(option, &shown, word.at, None, command, notes)?;
            continue;
        }
        // The hyphen before the run and the letter itself are bytes of the word, too.
        let glued = word.bytes.get(1 + at + letter.len_utf8()..).unwrap_or_default();
        let value = match glued {
            [] => words.next().cloned().ok_or_else(|| notes.error(Fault::NoValue(shown.clone()), word.at))?,
            glued => Word { bytes: glued.to_vec(), at: word.at },
        };
        return Ok(is_over | state.option(option, &shown, word.at, Some(&value), command, notes)?);
    }
    Ok(is_over)
}

/// What the options said so far.
#[derive(Default)]
struct State<'a> {
    method: Option<(String, usize)>,
    urls: Vec<(String, usize)>,
    /// Words without an option; the second number says whether one followed an unknown option, whose value it may be.
    words: Vec<(&'a Word, bool)>,
    is_after_unknown: bool,
    headers: HeaderList,
    no_type: bool,
    data: Data,
    is_json: bool,
    parts: Vec<Part>,
    upload: Option<(String, usize)>,
    cookies: Vec<String>,
    user: Option<String>,
    bearer: Option<String>,
    agent: Option<String>,
    referer: Option<String>,
    range: Option<String>,
    query: Vec<String>,
    is_get: bool,
    is_head: bool,
    follows_redirects: bool,
    max_time: Option<String>,
    body_at: usize,
}

impl<'a> State<'a> {
    fn positional(&mut self, word: &'a Word) {
        self.words.push((word, self.is_after_unknown));
        self.is_after_unknown = false;
    }

    /// Takes an option in; whether the command is over with it.
    fn option(
        &mut self,
        option: CurlOption,
        shown: &str,
        at: usize,
        value: Option<&Word>,
        command: &Command,
        notes: &mut Notes<'_>,
    ) -> Result<bool, ReadError> {
        self.is_after_unknown = false;
        let word = value.cloned().unwrap_or_default();
        let text = word.text();
        match option.meaning {
            Meaning::NoEffect => notes.add(NoteKind::NoEffect, shown, at),
            Meaning::NotSupported => notes.add(NoteKind::NotSupported, shown, at),
            Meaning::Effect => match option.name {
                "get" => self.is_get = true,
                "head" => self.is_head = true,
                "location" | "location-trusted" => self.follows_redirects = true,
                "globoff" => {}
                "next" => {
                    notes.add(NoteKind::SecondUrl, shown, at);
                    return Ok(true);
                }
                "request" => self.method = Some((text, word.at)),
                "url" => self.urls.push((text, word.at)),
                "url-query" => match text.strip_prefix('+') {
                    Some(raw) => self.query.push(raw.to_owned()),
                    None => {
                        let encoded = url_encoded(&word.bytes);
                        let encoded =
                            encoded.map_err(|name| notes.error(Fault::FileAmongData(name), word.at))?;
                        self.query.push(String::from_utf8_lossy(&encoded).into_owned());
                    }
                },
                "header" => self.header(&word, shown, notes),
                "user" => self.user = Some(text),
                "oauth2-bearer" => self.bearer = Some(text),
                "cookie" if text.contains('=') => self.cookies.push(text),
                "cookie" => notes.add(NoteKind::NotSupported, format!("{shown} {text}"), at),
                "user-agent" => self.agent = Some(text),
                "referer" => {
                    self.referer = Some(text.strip_suffix(";auto").unwrap_or(&text).to_owned());
                }
                "range" => self.range = Some(format!("bytes={text}")),
                "max-time" => self.max_time = Some(text),
                "upload-file" => {
                    self.one_body(
                        matches!(self.data, Data::None) && self.parts.is_empty(),
                        shown,
                        at,
                        notes,
                    )?;
                    self.upload = Some((text, word.at));
                }
                "form" | "form-string" => {
                    self.one_body(
                        matches!(self.data, Data::None) && self.upload.is_none(),
                        shown,
                        at,
                        notes,
                    )?;
                    self.parts.extend(form::part(option.name, &word, notes)?);
                }
                name => {
                    self.one_body(self.parts.is_empty() && self.upload.is_none(), shown, at, notes)?;
                    self.is_json |= name == "json";
                    self.data.add(name, &word, command, notes)?;
                }
            },
        }
        Ok(false)
    }

    fn one_body(
        &mut self,
        is_first: bool,
        shown: &str,
        at: usize,
        notes: &Notes<'_>,
    ) -> Result<(), ReadError> {
        self.body_at = at;
        if is_first { Ok(()) } else { Err(notes.error(Fault::TwoBodies(shown.to_owned()), at)) }
    }

    /// `Name: value`, `Name;` for an empty value, `Name:` for none at all. Bytes become Latin-1, as they travel.
    fn header(&mut self, word: &Word, shown: &str, notes: &mut Notes<'_>) {
        let text: String = word.bytes.iter().map(|byte| char::from(*byte)).collect();
        let left_out =
            |notes: &mut Notes<'_>, kind| notes.add(kind, format!("{shown} {}", word.text()), word.at);
        if text.starts_with('@') {
            return left_out(notes, NoteKind::NotSupported);
        }
        match text.split_once(':') {
            Some((name, value)) if !value.trim().is_empty() => {
                self.headers.push(name.trim(), value.trim_matches([' ', '\t']));
            }
            Some((name, _)) if name.trim().eq_ignore_ascii_case("Content-Type") => self.no_type = true,
            Some(_) => left_out(notes, NoteKind::NoEffect),
            None => match text.trim().strip_suffix(';') {
                Some(name) => self.headers.push(name.trim(), ""),
                None => left_out(notes, NoteKind::NoEffect),
            },
        }
    }

    fn finish(mut self, mut notes: Notes<'_>) -> Result<Reading, ReadError> {
        let mut url = self.url(&mut notes)?;
        self.own_headers(&mut url);
        let is_data = !matches!(self.data, Data::None);
        let method = self.method(is_data, &notes)?;
        let mut query = std::mem::take(&mut self.query);
        if self.is_get {
            match std::mem::take(&mut self.data) {
                Data::None => {}
                Data::Bytes(bytes) => query.push(String::from_utf8_lossy(&bytes).into_owned()),
                Data::File(name) => return Err(notes.error(Fault::FileAmongData(name), self.body_at)),
            }
        }
        let mut url = with_query(&url, &query);
        let mut body = match self.upload.take() {
            Some((path, at)) => {
                let name = super::data::file_name(&path);
                notes.add(NoteKind::File, &name, at);
                url = with_file_name(url, &name);
                Body::File(File { name, media_type: None, bytes: None })
            }
            None if !self.parts.is_empty() => Body::Multipart(std::mem::take(&mut self.parts)),
            None => self.data.body(&mut self.headers, self.no_type, self.body_at, &mut notes),
        };
        if body != Body::None && !method.may_have_body() {
            notes.add(NoteKind::BodyLeftOut, "The body", self.body_at);
            body = Body::None;
        }
        let (max_time, follows_redirects) = (self.max_time, self.follows_redirects);
        let request = Outgoing { method, url, headers: self.headers, body };
        Ok(Reading { request, max_time, follows_redirects, notes: notes.notes })
    }

    /// The first URL; of words without an option, rather one that is no unknown option's value.
    fn url(&mut self, notes: &mut Notes<'_>) -> Result<String, ReadError> {
        let is_doubtful = |(word, doubtful): &&(&Word, bool)| *doubtful && !word.text().contains("://");
        let sure = self.words.iter().filter(|word| !is_doubtful(word));
        let doubtful = self.words.iter().filter(is_doubtful);
        let words = sure.chain(doubtful).map(|(word, _)| (word.text(), word.at));
        let mut urls: Vec<_> = self.urls.drain(..).chain(words).collect();
        if urls.is_empty() {
            return Err(notes.error(Fault::NoUrl, 0));
        }
        let (url, at) = urls.remove(0);
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
    fn own_headers(&mut self, url: &mut String) {
        if let Some((user, bare)) = user_of(url) {
            *url = bare;
            self.user.get_or_insert(user);
        }
        let basic = self.user.take().map(|user| {
            let user = if user.contains(':') { user } else { format!("{user}:") };
            format!("Basic {}", base64::encode(user.as_bytes()))
        });
        let authorization = self.bearer.take().map(|token| format!("Bearer {token}")).or(basic);
        let cookies = (!self.cookies.is_empty()).then(|| self.cookies.join("; "));
        let json = |text: &str| self.is_json.then(|| text.to_owned());
        for (name, value) in [
            ("Authorization", authorization),
            ("Range", self.range.take()),
            ("User-Agent", self.agent.take().filter(|agent| !agent.is_empty())),
            ("Accept", json("application/json")),
            ("Referer", self.referer.take().filter(|referer| !referer.is_empty())),
            ("Cookie", cookies),
            ("Content-Type", json("application/json").filter(|_| !self.no_type)),
        ] {
            if let Some(value) = value.filter(|_| !self.headers.contains(name)) {
                let latin1: String = value.bytes().map(char::from).collect();
                self.headers.push(name, latin1);
            }
        }
    }

    fn method(&self, is_data: bool, notes: &Notes<'_>) -> Result<Method, ReadError> {
        let Some((name, at)) = &self.method else {
            return Ok(match () {
                () if self.is_head => Method::Head,
                () if self.upload.is_some() => Method::Put,
                () if self.is_get => Method::Get,
                () if is_data || !self.parts.is_empty() => Method::Post,
                () => Method::Get,
            });
        };
        // A browser writes these in capitals whatever was typed (Fetch Standard, "normalize a method").
        let upper = name.to_ascii_uppercase();
        let is_normalized = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"].contains(&upper.as_str());
        let method = if is_normalized { &upper } else { name };
        method.parse().map_err(|_| notes.error(Fault::Method(name.clone()), *at))
    }
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
fn with_query(url: &str, pieces: &[String]) -> String {
    if pieces.is_empty() {
        return url.to_owned();
    }
    let (address, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let joint = match address.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some(_) => "&",
    };
    format!("{address}{joint}{}{fragment}", pieces.join("&"))
}
