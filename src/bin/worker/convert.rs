//! Requests and responses between JavaScript and the `http` crate.

use crate::stream::{Pieces, stream};
use axum::body::{Body, HttpBody};
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, uri::PathAndQuery};
use http_body_util::BodyExt;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use put_playground::sandbox::{Problem, reason_phrase};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

/// The request as the router takes it, its path relative to `base`.
///
/// # Errors
///
/// Outside: the body could not be read. Inside: the request is nothing that HTTP could carry.
pub async fn request(
    request: &web_sys::Request,
    base: &str,
) -> Result<Result<Request<Body>, Problem>, JsValue> {
    let body = JsFuture::from(request.array_buffer()?).await?;
    let body = Uint8Array::new(body.unchecked_ref::<ArrayBuffer>()).to_vec();
    let url = request.url();
    let url = url.split('#').next().unwrap_or_default();
    let target = format!("/{}", url.strip_prefix(base).unwrap_or_default());
    let Ok(target) = PathAndQuery::try_from(target) else {
        return Ok(Err(if url.len() > usize::from(u16::MAX) {
            Problem::new(StatusCode::URI_TOO_LONG, "The URL has more than 65,535 bytes.")
        } else {
            Problem::bad_request("The URL has a character that HTTP does not allow there.")
        }));
    };
    let Ok(method) = Method::try_from(request.method().as_str()) else {
        return Ok(Err(Problem::bad_request("The method is no token (RFC 9110 §9.1).")));
    };
    let mut built = Request::new(Body::from(body));
    *built.method_mut() = method;
    *built.uri_mut() = Uri::from(target);
    for entry in Array::from(&request.headers()).iter() {
        let entry: Array = entry.unchecked_into();
        let text = |index| entry.get(index).as_string().unwrap_or_default();
        let (name, value) = (text(0), to_latin1(&text(1)));
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(&value))
        {
            built.headers_mut().append(name, value);
        }
    }
    Ok(Ok(built))
}

/// The response as a page receives it.
///
/// # Errors
///
/// The browser refused it.
pub async fn response(response: Response<Body>) -> Result<web_sys::Response, JsValue> {
    let (parts, mut body) = response.into_parts();
    let headers = web_sys::Headers::new()?;
    for (name, value) in &parts.headers {
        headers.append(name.as_str(), &from_latin1(value.as_bytes()))?;
    }
    let init = web_sys::ResponseInit::new();
    init.set_status(parts.status.as_u16());
    init.set_status_text(reason_phrase(parts.status));
    init.set_headers(&headers);
    // The constructor throws when one of these has a body, be it empty (Fetch Standard, null body status).
    if matches!(parts.status.as_u16(), 101 | 103 | 204 | 205 | 304) {
        return web_sys::Response::new_with_opt_str_and_init(None, &init);
    }
    // What has no size yet comes piece by piece.
    if body.size_hint().exact().is_none() {
        return web_sys::Response::new_with_opt_readable_stream_and_init(
            Some(&stream(Pieces::new(body))),
            &init,
        );
    }
    let mut content = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| JsValue::from_str(&error.to_string()))?;
        content.extend_from_slice(frame.data_ref().map_or(b"".as_slice(), |data| data));
    }
    if content.is_empty() {
        return web_sys::Response::new_with_opt_str_and_init(None, &init);
    }
    let body = whole(Uint8Array::from(&content[..]));
    web_sys::Response::new_with_opt_readable_stream_and_init(Some(&body), &init)
}

#[wasm_bindgen]
extern "C" {
    /// `wholeOf` of `static/sw.js`: a stream of one piece. Bytes that are given to a response without one travel to the page
    /// as a blob, by way of the browser's main process: in Chromium that takes twice as long.
    #[wasm_bindgen(js_name = wholeOf)]
    fn whole(content: Uint8Array) -> web_sys::ReadableStream;
}

/// A header's bytes as JavaScript has them: one character a byte (Web IDL, `ByteString`).
pub fn from_latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// The other way; a character that is no byte can't come from a browser.
pub fn to_latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect()
}
