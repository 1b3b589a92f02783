//! What the user is writing: raw text, never a parsed value, so that nothing typed is altered or lost.

use super::{List, Row, RowId};
use crate::http::Method;
use bytes::Bytes;

/// A request in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The method.
    pub method: Method,
    /// The URL as typed.
    pub url: String,
    /// Query parameters, appended to the URL when it is sent.
    pub query: Vec<Row>,
    /// Request headers.
    pub headers: Vec<Row>,
    /// The body, every kind of it.
    pub body: BodyDraft,
    /// How it is sent.
    pub options: Options,
    /// The number of the next new row.
    pub next_row: RowId,
    /// Where storage left a secret out.
    pub forgotten: Forgotten,
}

/// The texts that storage kept without the secrets in them; rows know it of themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// The URL.
    pub url: bool,
    /// The JSON text.
    pub json: bool,
    /// The text that is the body.
    pub text: bool,
}

impl Default for Draft {
    fn default() -> Self {
        Self::at("")
    }
}

impl Draft {
    /// A PUT to this URL with a blank form field.
    pub fn at(url: impl Into<String>) -> Self {
        let body = BodyDraft { form: vec![Row::new(0, "", "")], ..BodyDraft::default() };
        Self {
            method: Method::Put,
            url: url.into(),
            query: Vec::new(),
            headers: Vec::new(),
            body,
            options: Options::default(),
            next_row: 1,
            forgotten: Forgotten::default(),
        }
    }

    /// The rows of a list.
    pub fn rows(&self, list: List) -> &[Row] {
        match list {
            List::Query => &self.query,
            List::Headers => &self.headers,
            List::Form => &self.body.form,
            List::Parts => &self.body.parts,
        }
    }

    /// The rows of a list and the number of the next new row.
    pub(super) fn rows_mut(&mut self, list: List) -> (&mut Vec<Row>, &mut RowId) {
        let rows = match list {
            List::Query => &mut self.query,
            List::Headers => &mut self.headers,
            List::Form => &mut self.body.form,
            List::Parts => &mut self.body.parts,
        };
        (rows, &mut self.next_row)
    }

    /// Whether a body would go out: the method allows one, and the kind is not "none".
    pub fn sends_body(&self) -> bool {
        self.method.may_have_body() && self.body.kind != BodyKind::None
    }
}

/// The kinds of body in the order in which the page offers them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BodyKind {
    /// Form fields: what `data={...}` sends.
    #[default]
    Form,
    /// JSON text: what `json=` sends, here exactly as typed.
    Json,
    /// Fields and files: what `files=` sends.
    Multipart,
    /// Text of any media type: what `data='...'` sends.
    Text,
    /// A file as it is: what `data=open(...)` sends.
    File,
    /// No body.
    None,
}

impl BodyKind {
    /// Every kind, form first.
    pub const ALL: [BodyKind; 6] =
        [BodyKind::Form, BodyKind::Json, BodyKind::Multipart, BodyKind::Text, BodyKind::File, BodyKind::None];

    /// The kind's name on the page.
    pub fn label(self) -> &'static str {
        match self {
            BodyKind::Form => "form",
            BodyKind::Json => "JSON",
            BodyKind::Multipart => "multipart",
            BodyKind::Text => "text",
            BodyKind::File => "file",
            BodyKind::None => "none",
        }
    }
}

/// The body in all its kinds: changing the kind loses nothing of the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyDraft {
    /// The kind that is sent.
    pub kind: BodyKind,
    /// Form fields.
    pub form: Vec<Row>,
    /// JSON text as typed.
    pub json: String,
    /// Multipart rows.
    pub parts: Vec<Row>,
    /// Text as typed.
    pub text: String,
    /// The media type of the text; empty sends none.
    pub text_type: String,
    /// The file.
    pub file: Option<ChosenFile>,
}

impl Default for BodyDraft {
    fn default() -> Self {
        Self {
            kind: BodyKind::Form,
            form: Vec::new(),
            json: String::new(),
            parts: Vec::new(),
            text: String::new(),
            text_type: "text/plain; charset=utf-8".to_owned(),
            file: None,
        }
    }
}

/// A file that the user chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenFile {
    /// Its name, without a path: the browser tells no more.
    pub name: String,
    /// Its media type as the browser guesses it; may be empty.
    pub media_type: String,
    /// Its content; missing after a reload, because files are not kept in storage.
    pub bytes: Option<Bytes>,
}

/// How a request is sent (Fetch Standard, `RequestInit`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The time limit in seconds as typed; empty is none.
    pub timeout: String,
    /// Whether the browser follows redirects.
    pub follow_redirects: bool,
    /// Whether cookies and the like travel along.
    pub credentials: Credentials,
    /// How the browser's HTTP cache takes part.
    pub cache: CacheMode,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            timeout: "30".to_owned(),
            follow_redirects: true,
            credentials: Credentials::SameOrigin,
            cache: CacheMode::Default,
        }
    }
}

/// When the browser adds cookies and HTTP authentication (Fetch Standard, credentials mode).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Credentials {
    /// Never.
    Omit,
    /// To the page's own origin only.
    #[default]
    SameOrigin,
    /// Always; another origin must then allow credentials.
    Include,
}

impl Credentials {
    /// Every mode.
    pub const ALL: [Credentials; 3] = [Credentials::SameOrigin, Credentials::Omit, Credentials::Include];

    /// The mode's name in `fetch`.
    pub fn as_str(self) -> &'static str {
        match self {
            Credentials::Omit => "omit",
            Credentials::SameOrigin => "same-origin",
            Credentials::Include => "include",
        }
    }
}

/// How the HTTP cache takes part (Fetch Standard, cache mode).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CacheMode {
    /// As HTTP says.
    #[default]
    Default,
    /// Neither read nor written.
    NoStore,
    /// Not read, but written.
    Reload,
    /// Always asked again.
    NoCache,
    /// Read even when stale.
    ForceCache,
}

impl CacheMode {
    /// Every mode that works for any URL; `only-if-cached` is refused across origins.
    pub const ALL: [CacheMode; 5] = [
        CacheMode::Default,
        CacheMode::NoStore,
        CacheMode::Reload,
        CacheMode::NoCache,
        CacheMode::ForceCache,
    ];

    /// The mode's name in `fetch`.
    pub fn as_str(self) -> &'static str {
        match self {
            CacheMode::Default => "default",
            CacheMode::NoStore => "no-store",
            CacheMode::Reload => "reload",
            CacheMode::NoCache => "no-cache",
            CacheMode::ForceCache => "force-cache",
        }
    }
}
