//! The languages that a request can be written in.

use super::{Outgoing, Snippet, curl, fetch, http, httpie, python};

/// A language that a request can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// A Python program that uses `requests`.
    #[default]
    Python,
    /// A curl command for a POSIX shell.
    Curl,
    /// JavaScript that calls `fetch`.
    Fetch,
    /// An HTTPie command for a POSIX shell.
    Httpie,
    /// The message itself, as HTTP/1.1 sends it (RFC 9112).
    Http,
}

impl Language {
    /// Every language, Python first: the order in which the page offers them.
    pub const ALL: [Language; 5] =
        [Language::Python, Language::Curl, Language::Fetch, Language::Httpie, Language::Http];

    /// The name by which programs choose it, as in `--to curl`.
    ///
    /// ```
    /// use put_playground::formats::Language;
    /// assert_eq!(Language::from_name("fetch"), Some(Language::Fetch));
    /// assert_eq!(Language::ALL.map(Language::name), ["python", "curl", "fetch", "httpie", "http"]);
    /// ```
    pub fn name(self) -> &'static str {
        self.words().0
    }

    /// The name on the page.
    pub fn label(self) -> &'static str {
        self.words().1
    }

    /// The ending of a file that holds such a text, without the dot.
    pub fn extension(self) -> &'static str {
        self.words().2
    }

    /// The language of this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Language::ALL.into_iter().find(|language| language.name() == name)
    }

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Language::Python => ("python", "Python", "py"),
            Language::Curl => ("curl", "curl", "sh"),
            Language::Fetch => ("fetch", "JavaScript fetch", "mjs"),
            Language::Httpie => ("httpie", "HTTPie", "sh"),
            Language::Http => ("http", "HTTP/1.1", "http"),
        }
    }

    /// Writes the request; `boundary` separates the parts of a multipart body where the program does not choose its own.
    ///
    /// ```
    /// use put_playground::formats::{Body, Language, Outgoing};
    /// use put_playground::http::Method;
    /// let request = Outgoing {
    ///     method: Method::Put,
    ///     url: "http://localhost:8080/things/1".into(),
    ///     body: Body::Form(vec![("key".into(), "it's".into())]),
    ///     ..Outgoing::default()
    /// };
    /// let snippet = Language::Curl.write(&request, "boundary");
    /// assert_eq!(snippet.text(), "curl -X PUT http://localhost:8080/things/1 -d key=it%27s\n");
    /// assert!(snippet.is_exact());
    /// ```
    pub fn write(self, request: &Outgoing, boundary: &str) -> Snippet {
        match self {
            Language::Python => python::write(request, boundary),
            Language::Curl => curl::write(request, boundary),
            Language::Fetch => fetch::write(request, boundary),
            Language::Httpie => httpie::write(request, boundary),
            Language::Http => http::write(request, boundary),
        }
    }
}
