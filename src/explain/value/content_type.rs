//! `Content-Type: text/html; charset=UTF-8` (RFC 9110 §8.3).

use super::parameters::{pair, split};

/// What people call the media types that a learner meets.
const NAMES: &[(&str, &str)] = &[
    ("application/javascript", "a JavaScript program"),
    ("application/json", "JSON text"),
    ("application/merge-patch+json", "a change, as JSON with only what differs"),
    ("application/octet-stream", "bytes of no stated kind"),
    ("application/pdf", "a PDF document"),
    ("application/problem+json", "an error, explained in JSON"),
    ("application/x-www-form-urlencoded", "form fields, as key=value&key=value"),
    ("application/xml", "XML text"),
    ("multipart/form-data", "form fields and files, each in a part of its own"),
    ("text/css", "a style sheet"),
    ("text/event-stream", "a stream of events that goes on"),
    ("text/html", "a web page in HTML"),
    ("text/javascript", "a JavaScript program"),
    ("text/plain", "plain text"),
    ("text/xml", "XML text"),
];

pub(super) fn read(value: &str) -> Option<String> {
    let mut parts = split(value, ';').into_iter();
    let essence = parts.next()?.to_ascii_lowercase();
    let charset = parts
        .map(pair)
        .find(|(name, charset)| name == "charset" && !charset.is_empty())
        .map(|(_, charset)| charset);
    let kind =
        NAMES.iter().find(|(known, _)| *known == essence).map(|(_, name)| (*name).to_owned()).or_else(
            || {
                let (first, rest) = essence.split_once('/')?;
                match first {
                    "image" | "audio" | "video" | "font" => Some(format!("{first} data of the kind {rest}")),
                    _ if rest.ends_with("+json") => Some("JSON text with an agreed meaning".to_owned()),
                    _ if rest.ends_with("+xml") => Some("XML text with an agreed meaning".to_owned()),
                    _ => None,
                }
            },
        )?;
    Some(match charset {
        Some(charset) => format!("The body is {kind}, written in {charset}."),
        None => format!("The body is {kind}."),
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn kinds_and_character_sets() {
        for (value, says) in [
            ("application/json", "The body is JSON text."),
            ("text/html; charset=UTF-8", "The body is a web page in HTML, written in UTF-8."),
            ("Text/Plain;Charset=\"utf-8\"", "The body is plain text, written in utf-8."),
            ("image/png", "The body is image data of the kind png."),
            ("application/hal+json", "The body is JSON text with an agreed meaning."),
        ] {
            assert_eq!(read(value).as_deref(), Some(says));
        }
        assert_eq!(read("application/x-own"), None);
        assert_eq!(read(";"), None);
    }
}
