//! Request methods (RFC 9110 §9, RFC 5789).

use std::{fmt, str::FromStr};

/// A request method that the playground can send.
///
/// CONNECT and TRACE are missing because `fetch` refuses them (Fetch Standard, "forbidden method").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Method {
    /// Create or replace the target's state (RFC 9110 §9.3.4).
    #[default]
    Put,
    /// Let the target process the content (RFC 9110 §9.3.3).
    Post,
    /// Change a part of the target's state (RFC 5789).
    Patch,
    /// Remove the target's association with its state (RFC 9110 §9.3.5).
    Delete,
    /// Transfer a representation (RFC 9110 §9.3.1).
    Get,
    /// GET without the content (RFC 9110 §9.3.2).
    Head,
    /// Ask what the target allows (RFC 9110 §9.3.7).
    Options,
}

impl Method {
    /// Every method, PUT first: the order of the page's list.
    pub const ALL: [Method; 7] = [
        Method::Put,
        Method::Post,
        Method::Patch,
        Method::Delete,
        Method::Get,
        Method::Head,
        Method::Options,
    ];

    /// The method's token as it travels.
    ///
    /// ```
    /// assert_eq!(put_playground::http::Method::Put.as_str(), "PUT");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Put => "PUT",
            Method::Post => "POST",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
            Method::Get => "GET",
            Method::Head => "HEAD",
            Method::Options => "OPTIONS",
        }
    }

    /// Whether `fetch` accepts a body with this method: it throws for GET and HEAD (Fetch Standard, `Request`
    /// constructor).
    pub fn may_have_body(self) -> bool {
        !matches!(self, Method::Get | Method::Head)
    }

    /// Whether repeating the request has the same intended effect as sending it once (RFC 9110 §9.2.2).
    pub fn is_idempotent(self) -> bool {
        !matches!(self, Method::Post | Method::Patch)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no method that the playground can send.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a method this playground can send")]
pub struct UnknownMethod(
    /// The text as given.
    pub String,
);

impl FromStr for Method {
    type Err = UnknownMethod;

    /// Methods are case-sensitive (RFC 9110 §9.1): `put` is not PUT.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Method::ALL
            .into_iter()
            .find(|method| method.as_str() == text)
            .ok_or_else(|| UnknownMethod(text.to_owned()))
    }
}
