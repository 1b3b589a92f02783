//! What `requests` sends, as a request that other languages can write.

use crate::error::Refused;
use put_playground::encode::form;
use put_playground::formats::{Body, Outgoing};
use put_playground::http::{HeaderList, Method};
use put_playground::python::requests::Wire;
use put_playground::python::requests::headers::HeaderDict;

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// The request without what each program adds by itself: length, host, and what `requests` says of itself.
pub fn of_wire(wire: &Wire) -> Result<Outgoing, Refused> {
    let method: Method = wire.method.parse().map_err(|_| {
        let message = format!("{} is not a method that this playground can send", wire.method);
        Refused::new("Unavailable", message)
    })?;
    let defaults = HeaderDict::defaults();
    let mut headers = HeaderList::new();
    let mut media_type = None;
    for (name, value) in &wire.headers {
        let (name, value) = (latin1(name), latin1(value));
        let is_default = defaults.get_str(&name).is_some_and(|own| *own == *value.as_str());
        let is_own =
            ["Host", "Content-Length", "Transfer-Encoding"].iter().any(|own| name.eq_ignore_ascii_case(own));
        if name.eq_ignore_ascii_case("Content-Type") {
            media_type = Some(value);
        } else if !is_default && !is_own {
            headers.push(name, value);
        }
    }
    Ok(Outgoing { method, url: without_user(&wire.url), headers, body: body(wire.content(), media_type) })
}

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// The URL without user name and password, which are in a header already and which `fetch` refuses.
fn without_user(url: &str) -> String {
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
fn body(content: Vec<u8>, media_type: Option<String>) -> Body {
    if content.is_empty() && media_type.is_none() {
        return Body::None;
    }
    match (media_type.as_deref(), String::from_utf8(content)) {
        (Some(FORM), Ok(text)) => {
            let pairs = form::decode(&text);
            let again = form::encode(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            if again == text { Body::Form(pairs) } else { Body::Raw { bytes: text.into(), media_type } }
        }
        (Some(JSON), Ok(text)) => Body::Json(text),
        (_, Ok(text)) => Body::Raw { bytes: text.into(), media_type },
        (_, Err(error)) => Body::Raw { bytes: error.into_bytes().into(), media_type },
    }
}
