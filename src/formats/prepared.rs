//! What Python's `requests` sends, as a request that other languages can write.

use super::{Body, Outgoing};
use crate::encode::{form, json};
use crate::http::{Header, HeaderList, UnknownMethod};
use crate::python::requests::Wire;
use crate::python::requests::headers::HeaderDict;

/// The header fields that a program asked for: without length and host, which every client writes by itself, and without
/// what `requests` says of itself. The type of the content is among them.
pub fn own_headers(wire: &Wire) -> HeaderList {
    let defaults = HeaderDict::defaults();
    let mut headers = HeaderList::new();
    for (name, value) in &wire.headers {
        let (name, value) = (latin1(name), latin1(value));
        let is_default = defaults.get_str(&name).is_some_and(|own| *own == *value.as_str());
        let is_clients =
            ["Host", "Content-Length", "Transfer-Encoding"].iter().any(|own| name.eq_ignore_ascii_case(own));
        if !is_default && !is_clients {
            headers.push(name, value);
        }
    }
    headers
}

impl Outgoing {
    /// What `requests` sends, without what each client adds by itself; the content by its kind.
    ///
    /// # Errors
    /// The method is none that a page can send.
    pub fn of_wire(wire: &Wire) -> Result<Self, UnknownMethod> {
        let is_type = |header: &&Header| header.name.eq_ignore_ascii_case("Content-Type");
        let own = own_headers(wire);
        let media_type = own.iter().find(is_type).map(|header| header.value.clone());
        let others = own.iter().filter(|header| !is_type(header));
        Ok(Self {
            method: wire.method.parse()?,
            url: without_user(&wire.url),
            headers: others.map(|header| (header.name.as_str(), header.value.as_str())).collect(),
            body: body_of(wire.content(), media_type),
        })
    }
}

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// The URL without user name and password, which are in a header already and which `fetch` refuses.
pub fn without_user(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    match rest[..end].rfind('@') {
        Some(at) => format!("{scheme}://{}", &rest[at + 1..]),
        None => url.to_owned(),
    }
}

/// The body by its kind, where its bytes are those that the kind would give.
pub(super) fn body_of(content: Vec<u8>, media_type: Option<String>) -> Body {
    if content.is_empty() && media_type.is_none() {
        return Body::None;
    }
    match (media_type.as_deref(), String::from_utf8(content)) {
        (Some(form::MEDIA_TYPE), Ok(text)) => {
            let pairs = form::decode(&text);
            let again = form::encode(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            if again == text { Body::Form(pairs) } else { Body::Raw { bytes: text.into(), media_type } }
        }
        (Some(json::MEDIA_TYPE), Ok(text)) => Body::Json(text),
        (_, Ok(text)) => Body::Raw { bytes: text.into(), media_type },
        (_, Err(error)) => Body::Raw { bytes: error.into_bytes().into(), media_type },
    }
}
