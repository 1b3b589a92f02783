//! What a link says: `index.html#method=PUT&url=sandbox%2Fthings%2F1&f.key=value`.
//!
//! Form-encoded pairs in the fragment, which is never sent to a server. Those of the draft are as storage has them
//! ([`super::draft_text`]), without what a draft says anyway; the others say how the page shows it:
//!
//! | name | says |
//! |---|---|
//! | `url` | the URL; without a scheme, it is relative to the folder of the page; `typed:` stands before one that is no URL yet |
//! | `body` | the kind of body; without it, JSON where there is `json`, text where there is `text`, else a form |
//! | `data` | form fields in one: `key=value&key2=value2` |
//! | `header` | a header as it is written: `Name: value` |
//! | `code` | a Python program |
//! | `view` | the face of the request: `fields`, `code`, `bytes` |
//! | `lesson`, `experiment` | the slug of a chapter, of an experiment |
//! | `theme`, `lang` | light or dark, and the language, for this visit |
//! | `readonly` | `1`: for reading only |
//! | `v` | the version of this grammar; without it, 1 |
//! | `z` | more pairs: UTF-8, compressed (RFC 1951), in the Base64 for URLs without padding (RFC 4648 §5) |
//!
//! What a reader does not know it skips, and says so: [`Oddities`].

use super::draft_text::{Unread, add_row, begin, end, pairs_of, read_pair, write_pairs};
use super::{BodyDraft, BodyKind, Draft, List, RequestFace, Row, Theme};
use crate::encode::{base64, form};
use crate::lesson::Chapter;
use crate::lesson::experiment::Entry;
use crate::locale::Locale;

/// The version of the grammar.
const VERSION: u32 = 1;

/// A link is no longer than this, in bytes: 8 KiB. Beyond, mail programs and chats cut links off.
pub const LINK_BYTES: usize = 8192;

/// Up to this length, in characters, a link stays readable; a longer one is compressed where that makes it shorter.
pub const READABLE: usize = 2000;

/// What is compressed holds no more than this, in bytes of text: 256 KiB. A few bytes could hold gigabytes.
pub const UNPACKED_BYTES: usize = 256 * 1024;

/// Stands before a URL that is none, in a link: a text that someone is still typing.
const TYPED: &str = "typed:";

/// What a link says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The request; `None` where the link says nothing of one.
    pub draft: Option<Draft>,
    /// The program.
    pub code: Option<String>,
    /// The face of the request to show.
    pub view: Option<RequestFace>,
    /// The chapter to open, counted from 0.
    pub chapter: Option<usize>,
    /// The slug of the experiment to open.
    pub experiment: Option<&'static str>,
    /// Light or dark, for this visit.
    pub theme: Option<Theme>,
    /// The language, for this visit.
    pub locale: Option<Locale>,
    /// Whether it is for reading only.
    pub read_only: bool,
    /// What could not be read.
    pub oddities: Oddities,
}

/// What could not be read of a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Oddities {
    /// The names that nothing is called, or whose value is none that is known, in order.
    pub unknown: Vec<String>,
    /// The link is of a newer version of the grammar.
    pub is_newer: bool,
    /// Something in it is damaged.
    pub is_damaged: bool,
    /// Its end is missing.
    pub is_cut_off: bool,
}

/// What was compressed in a link, as text again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    /// The text, as far as it could be read.
    pub text: String,
    /// Whether that is all of it.
    pub is_whole: bool,
}

/// Whether a fragment, without its `#`, is for [`read_link`]: it may also name a part of the page, or a chapter.
pub fn is_link(fragment: &str) -> bool {
    fragment.contains('=') && !fragment.starts_with("lesson/")
}

/// What is compressed in a link, as the bytes that were made of it (RFC 1951); `None` where nothing is, or it is damaged.
pub fn packed(fragment: &str) -> Option<Vec<u8>> {
    let digits = packed_text(fragment)?;
    let padding = digits.len().wrapping_neg() % 4;
    base64::decode(&[digits, &"==="[..padding]].concat())
}

fn packed_text(fragment: &str) -> Option<&str> {
    fragment.split('&').find_map(|pair| pair.strip_prefix("z="))
}

/// The link of what [`packed`] is to be read from.
pub fn write_packed(bytes: &[u8]) -> String {
    let digits = base64::encode(bytes).replace('+', "-").replace('/', "_");
    ["z=", digits.trim_end_matches('=')].concat()
}

/// Reads what stands behind the `#`, as far as it can be read. `base` is the folder of the page, with its last slash;
/// `unpacked` is what was [`packed`] in it, if anything could be had of that.
///
/// ```
/// use put_playground::model::read_link;
/// let link = read_link("method=POST&url=sandbox/things&data=key%3Dvalue", None, "https://a.test/put/");
/// let draft = link.draft.unwrap();
/// assert_eq!(draft.url, "https://a.test/put/sandbox/things");
/// assert_eq!((draft.body.form[0].name.as_str(), draft.body.form[0].value.as_str()), ("key", "value"));
/// ```
pub fn read_link(fragment: &str, unpacked: Option<&Unpacked>, base: &str) -> Link {
    let mut reader =
        Reader { link: Link::default(), draft: begin(), url: None, has_draft: false, has_kind: false };
    reader.text(fragment);
    if packed_text(fragment).is_some() {
        match unpacked {
            Some(Unpacked { text, is_whole }) => {
                reader.text(text);
                reader.link.oddities.is_cut_off |= !is_whole;
            }
            None => reader.link.oddities.is_damaged = true,
        }
    }
    let Reader { mut link, draft, url, has_draft, has_kind } = reader;
    if has_draft {
        let mut draft = end(draft);
        draft.url = resolve(url.as_deref().unwrap_or("sandbox/things/1"), base);
        if !has_kind {
            draft.body.kind = implied_kind(&draft.body);
        }
        link.draft = Some(draft);
    }
    link
}

struct Reader {
    link: Link,
    draft: Draft,
    url: Option<String>,
    has_draft: bool,
    has_kind: bool,
}

impl Reader {
    fn text(&mut self, text: &str) {
        // What is no UTF-8 becomes U+FFFD, which hardly anyone writes.
        let is_written = text.contains("%EF%BF%BD");
        for (name, value) in form::decode(text) {
            let is_damaged = name.contains('\u{fffd}') || value.contains('\u{fffd}');
            let is_read = self.pair(&name, value).is_ok();
            let oddities = &mut self.link.oddities;
            oddities.is_damaged |= is_damaged && !is_written;
            if !is_read {
                oddities.unknown.push(name);
            }
        }
        // A percent sign and two digits stand for a byte (URL Standard, "percent-encoded bytes").
        let end = text.len().saturating_sub(2);
        self.link.oddities.is_cut_off |= text.as_bytes()[end..].contains(&b'%');
    }

    fn pair(&mut self, name: &str, value: String) -> Result<(), Unread> {
        let link = &mut self.link;
        match name {
            "z" => {}
            "v" => {
                let version: u32 = value.parse().map_err(|_| Unread::Value)?;
                link.oddities.is_newer |= version > VERSION;
            }
            "code" => link.code = Some(value),
            "view" => link.view = Some(RequestFace::from_name(&value).ok_or(Unread::Value)?),
            "lesson" => link.chapter = Some(Chapter::place(&value).ok_or(Unread::Value)?),
            "experiment" => link.experiment = Some(Entry::named(&value).ok_or(Unread::Value)?.1.slug),
            "theme" => {
                let theme = Theme::ALL.into_iter().find(|theme| theme.as_str() == value);
                link.theme = Some(theme.ok_or(Unread::Value)?);
            }
            "lang" => link.locale = Some(Locale::from_tag(&value).ok_or(Unread::Value)?),
            "readonly" => link.read_only = value != "0",
            _ => return self.of_draft(name, value),
        }
        Ok(())
    }

    fn of_draft(&mut self, name: &str, value: String) -> Result<(), Unread> {
        let draft = &mut self.draft;
        match name {
            "url" => self.url = Some(value),
            "data" => {
                for (name, value) in form::decode(&value) {
                    add_row(draft, List::Form, Row::new(0, name, value));
                }
            }
            "header" => {
                let (name, value) = value.split_once(':').ok_or(Unread::Value)?;
                add_row(draft, List::Headers, Row::new(0, name.trim(), value.trim()));
            }
            _ => {
                self.has_kind |= name == "body";
                match read_pair(draft, name, value) {
                    Err(Unread::Name) => return Err(Unread::Name),
                    other => {
                        self.has_draft = true;
                        return other;
                    }
                }
            }
        }
        self.has_draft = true;
        Ok(())
    }
}

/// The kind of body that a link means which does not name it.
fn implied_kind(body: &BodyDraft) -> BodyKind {
    if !body.json.is_empty() {
        BodyKind::Json
    } else if !body.text.is_empty() {
        BodyKind::Text
    } else {
        BodyKind::Form
    }
}

/// Writes what stands behind the `#`: draft, program and face, as they are. Leaving secrets out is the caller's.
///
/// ```
/// use put_playground::model::{Draft, RequestFace, write_link};
/// let draft = Draft::at("https://a.test/put/sandbox/things/1");
/// let link = write_link(&draft, None, RequestFace::Fields, "https://a.test/put/");
/// assert_eq!(link, "method=PUT&url=sandbox%2Fthings%2F1");
/// ```
pub fn write_link(draft: &Draft, code: Option<&str>, view: RequestFace, base: &str) -> String {
    let (usual, url) = (Draft::default(), relative(&draft.url, base));
    let usual = pairs_of(&usual);
    let mut pairs = pairs_of(draft);
    let has_form = draft.body.form.len() > 1;
    pairs.retain_mut(|pair| match pair.0.as_str() {
        "method" => true,
        "url" => {
            pair.1 = &url;
            true
        }
        "body" => draft.body.kind != implied_kind(&draft.body),
        // A blank row of the form is left out where it is the only one.
        name => (has_form && name.contains('.')) || !usual.contains(pair),
    });
    if let Some(code) = code {
        pairs.push(("code".to_owned(), code));
    }
    if view != RequestFace::Fields {
        pairs.push(("view".to_owned(), view.name()));
    }
    write_pairs(&pairs)
}

/// A URL as a link has it: the shortest text that [`resolve`] makes this URL of.
fn relative(url: &str, base: &str) -> String {
    let typed = [TYPED, url].concat();
    let texts = [url.strip_prefix(base).unwrap_or(url), url];
    texts.into_iter().find(|text| resolve(text, base) == url).unwrap_or(&typed).to_owned()
}

/// The URL that a link means.
fn resolve(text: &str, base: &str) -> String {
    if let Some(typed) = text.strip_prefix(TYPED) {
        return typed.to_owned();
    }
    // RFC 3986 §3.1: a scheme is letters, digits, +, - and ., a letter first.
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    if text.is_empty() || text.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme)) {
        return text.to_owned();
    }
    let root = base.find("://").and_then(|at| Some(at + 3 + base[at + 3..].find('/')?));
    match (text.strip_prefix('/'), root) {
        (Some(path), Some(root)) => [&base[..=root], path].concat(),
        _ => [base, text].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Method;

    const BASE: &str = "https://a.test/put/";

    #[test]
    fn a_short_link_is_readable_and_says_no_more_than_it_must() {
        let link = read_link("method=PUT&url=sandbox%2Fthings%2F1&f.key=value", None, BASE);
        let draft = link.draft.unwrap();
        assert_eq!((draft.method, draft.url.as_str()), (Method::Put, "https://a.test/put/sandbox/things/1"));
        assert_eq!(link.oddities, Oddities::default());
        let text = write_link(&draft, None, RequestFace::Fields, BASE);
        assert_eq!(text, "method=PUT&url=sandbox%2Fthings%2F1&f.key=value");
    }

    #[test]
    fn what_people_write_by_hand_is_understood() {
        let text = "url=/x&header=X-A: b:c&header=Accept:*/*&data=a%3D1%26b%3D2&view=code&readonly=1&theme=dark&lang=es-MX\
                    &lesson=idempotent&experiment=cors&v=1&code=print(1)";
        let link = read_link(text, None, BASE);
        let draft = link.draft.unwrap();
        assert_eq!(draft.url, "https://a.test/x");
        let pairs = |rows: &[Row]| -> Vec<(String, String)> {
            rows.iter().map(|row| (row.name.clone(), row.value.clone())).collect()
        };
        assert_eq!(pairs(&draft.headers), [("X-A".into(), "b:c".into()), ("Accept".into(), "*/*".into())]);
        assert_eq!(pairs(&draft.body.form), [("a".into(), "1".into()), ("b".into(), "2".into())]);
        assert_eq!((link.view, link.read_only), (Some(RequestFace::Code), true));
        assert_eq!((link.theme, link.locale), (Some(Theme::Dark), Some(Locale::Spanish)));
        assert_eq!((link.chapter, link.experiment), (Chapter::place("idempotent"), Some("cors")));
        assert_eq!(link.code.as_deref(), Some("print(1)"));
        assert_eq!(link.oddities, Oddities::default());
        for (text, kind) in
            [("json={}", BodyKind::Json), ("text=a", BodyKind::Text), ("f.a=b", BodyKind::Form)]
        {
            assert_eq!(read_link(text, None, BASE).draft.unwrap().body.kind, kind, "{text}");
        }
        // What says nothing of a request leaves the reader's own alone.
        assert_eq!(read_link("view=bytes&theme=light", None, BASE).draft, None);
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let unknown = |names: &[&str]| Oddities {
            unknown: names.iter().map(|name| (*name).to_owned()).collect(),
            ..Oddities::default()
        };
        let newer = Oddities { is_newer: true, ..Oddities::default() };
        let damaged = Oddities { is_damaged: true, ..Oddities::default() };
        let cut_off = Oddities { is_cut_off: true, ..Oddities::default() };
        for (text, oddities) in [
            ("f.a=b&colour=red", unknown(&["colour"])),
            ("method=BREW&f.a=b", unknown(&["method"])),
            ("f.a=b&view=upside-down&lesson=no", unknown(&["view", "lesson"])),
            ("v=2&f.a=b", newer),
            ("v=x&f.a=b", unknown(&["v"])),
            ("f.a=b&f.c=%", cut_off.clone()),
            ("f.a=b&f.c=%C", cut_off.clone()),
            ("f.a=b&f.c=%C3", damaged.clone()),
            ("f.a=b&f.c=%EF%BF%BD", Oddities::default()),
            ("f.a=b&z=!", damaged),
            ("f.a=b&header=none&q", unknown(&["header", "q"])),
        ] {
            let link = read_link(text, None, BASE);
            assert_eq!(link.oddities, oddities, "{text}");
            assert_eq!(link.draft.unwrap().body.form[0], Row::new(0, "a", "b"), "{text}");
        }
        let half = Unpacked { text: "f.a=b&f.c=d".into(), is_whole: false };
        let link = read_link("z=abc", Some(&half), BASE);
        assert_eq!((link.draft.unwrap().body.form.len(), link.oddities), (2, cut_off));
    }

    #[test]
    fn any_url_comes_back_as_it_was_typed() {
        for (url, text) in [
            ("https://a.test/put/sandbox/things/1", "sandbox/things/1"),
            ("https://b.test/put/", "https://b.test/put/"),
            ("https://a.test/put/", "https://a.test/put/"),
            ("https://a.test/put//x", "https://a.test/put//x"),
            ("https://a.test/put/x:y", "https://a.test/put/x:y"),
            ("https://a.test/x", "https://a.test/x"),
            ("", ""),
            ("b.test/x", "typed:b.test/x"),
            ("typed:x", "typed:typed:x"),
            (" https://a.test/", "typed: https://a.test/"),
        ] {
            assert_eq!(relative(url, BASE), text);
            assert_eq!(resolve(text, BASE), url);
        }
    }

    #[test]
    fn packed_bytes_come_back_without_padding() {
        for bytes in [&b""[..], b"\xfb", b"\xfb\xff", b"\xfb\xff\xfe", b"abcd"] {
            let text = write_packed(bytes);
            assert!(!text.contains(['+', '/']) && text.matches('=').count() == 1, "{text}");
            assert_eq!(packed(&["v=1&", &text].concat()).as_deref(), Some(bytes));
        }
        assert_eq!(packed("f.z=abcd"), None);
        assert_eq!(packed("z=abc."), None);
    }
}
