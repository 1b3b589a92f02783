//! How a body is shown: JSON laid out, text, HTML as source, an image, or hex.

use crate::encode::{base64, json};
use bytes::Bytes;
use std::rc::Rc;

/// How many bytes of a body are shown before the user asks for more: 256 KiB.
pub const SHOWN_BYTES: usize = 256 * 1024;

/// A body, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyView {
    /// No bytes.
    Empty,
    /// JSON, laid out over lines.
    Json(Rc<str>),
    /// Text, or HTML and other markup as source.
    Text {
        /// The text.
        text: Rc<str>,
        /// Whether it is HTML, which can be previewed in a sandboxed frame.
        html: bool,
        /// Whether some bytes did not fit the character encoding and show as U+FFFD.
        damaged: bool,
    },
    /// An image, as a `data:` URL. An SVG drawn from one runs no scripts (HTML Standard, `img`).
    Image(Rc<str>),
    /// Bytes that are no text, as a hex dump.
    Binary(Rc<str>),
}

/// Decides how a body is shown, by its media type and, where that is silent, by its bytes.
///
/// At most `limit` bytes are rendered; the caller says how many there are.
pub fn view_body(content_type: Option<&str>, body: &Bytes, limit: usize) -> BodyView {
    if body.is_empty() {
        return BodyView::Empty;
    }
    let content_type = content_type.unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if is_shown_as_image(&essence) {
        return BodyView::Image(format!("data:{essence};base64,{}", base64::encode(body)).into());
    }
    let is_whole = body.len() <= limit;
    let part = body.get(..limit).unwrap_or(body);
    let is_json = essence == "application/json" || essence.ends_with("+json") || essence == "text/json";
    let is_markup = essence == "text/html" || essence == "application/xhtml+xml";
    let is_text = is_json
        || is_markup
        || essence.starts_with("text/")
        || essence.ends_with("+xml")
        || ["application/xml", "application/javascript", "application/x-www-form-urlencoded"]
            .contains(&essence.as_str());
    let Some((text, damaged)) = decode(part, content_type, is_text) else {
        return BodyView::Binary(hex_dump(part).into());
    };
    if is_whole
        && (is_json || (essence.is_empty() && text.starts_with(['{', '['])))
        && let Some(laid_out) = json::pretty(&text)
    {
        return BodyView::Json(laid_out.into());
    }
    BodyView::Text { text: text.into(), html: is_markup, damaged }
}

/// Image types that every current browser draws.
fn is_shown_as_image(essence: &str) -> bool {
    let types = ["png", "jpeg", "gif", "webp", "avif", "bmp", "svg+xml", "x-icon", "vnd.microsoft.icon"];
    essence.strip_prefix("image/").is_some_and(|subtype| types.contains(&subtype))
}

/// The bytes as text, and whether some did not fit; `None` when they look like no text.
fn decode(bytes: &[u8], content_type: &str, declared_text: bool) -> Option<(String, bool)> {
    let charset = charset(content_type).unwrap_or_default();
    if ["iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"].contains(&charset.as_str()) {
        return Some((bytes.iter().map(|byte| char::from(*byte)).collect(), false));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (declared_text || !text.contains('\0')).then(|| (text.to_owned(), false)),
        // Cutting at the limit may split the last character.
        Err(error) if error.error_len().is_none() => {
            Some((String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned(), false))
        }
        Err(_) => declared_text.then(|| (String::from_utf8_lossy(bytes).into_owned(), true)),
    }
}

/// The charset parameter, lower-case, without quotes.
fn charset(content_type: &str) -> Option<String> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    })
}

/// Bytes as lines of offset, sixteen bytes in hex, and the ASCII characters among them.
///
/// ```
/// let dump = put_playground::model::hex_dump(b"PUT\n");
/// assert_eq!(dump, "00000000  50 55 54 0a                                       PUT.\n");
/// ```
pub fn hex_dump(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 5);
    for (line, chunk) in bytes.chunks(16).enumerate() {
        let mut hex = String::with_capacity(49);
        let mut ascii = String::with_capacity(16);
        for (at, byte) in chunk.iter().enumerate() {
            hex.push_str(&format!("{byte:02x} "));
            if at == 7 {
                hex.push(' ');
            }
            let is_visible = byte.is_ascii_graphic() || *byte == b' ';
            ascii.push(if is_visible { char::from(*byte) } else { '.' });
        }
        out.push_str(&format!("{:08x}  {hex:<49} {ascii}\n", line * 16));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(content_type: &str, body: &'static [u8]) -> BodyView {
        view_body(Some(content_type), &Bytes::from_static(body), SHOWN_BYTES)
    }

    fn text(text: &str, html: bool) -> BodyView {
        BodyView::Text { text: text.into(), html, damaged: false }
    }

    #[test]
    fn the_media_type_decides() {
        assert_eq!(view("application/json", b"{}"), BodyView::Json("{}".into()));
        assert_eq!(
            view("application/problem+json; charset=utf-8", b"[1]"),
            BodyView::Json("[\n  1\n]".into())
        );
        assert_eq!(view("application/json", b"{oops"), text("{oops", false));
        assert_eq!(view("Text/HTML; charset=UTF-8", b"<b>"), text("<b>", true));
        assert_eq!(view("image/png", b"\x89PNG"), BodyView::Image("data:image/png;base64,iVBORw==".into()));
        assert_eq!(view("text/plain; charset=\"ISO-8859-1\"", b"\xe9"), text("é", false));
        assert!(matches!(view("application/octet-stream", b"\x00\xff"), BodyView::Binary(_)));
        assert_eq!(view("text/plain", b""), BodyView::Empty);
    }

    #[test]
    fn bytes_decide_where_the_type_is_silent() {
        assert_eq!(
            view_body(None, &Bytes::from_static(b"{\"a\":1}"), 99),
            BodyView::Json("{\n  \"a\": 1\n}".into())
        );
        assert_eq!(view_body(None, &Bytes::from_static(b"key=value"), 99), text("key=value", false));
        assert!(matches!(view_body(None, &Bytes::from_static(b"\xff\xfe\x00"), 99), BodyView::Binary(_)));
    }

    #[test]
    fn a_cut_splits_no_character_and_cut_json_stays_source() {
        let body = Bytes::from("ab é");
        assert_eq!(view_body(Some("text/plain"), &body, 4), text("ab ", false));
        let json = Bytes::from("[1, 2]");
        assert_eq!(view_body(Some("application/json"), &json, 3), text("[1,", false));
    }

    #[test]
    fn damaged_text_says_so() {
        let shown = view("text/plain", b"a\xffb");
        assert_eq!(shown, BodyView::Text { text: "a\u{fffd}b".into(), html: false, damaged: true });
    }
}
