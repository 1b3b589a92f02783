//! Bodies that a page receives piece by piece.

use axum::body::Body;
use http_body_util::BodyExt;
use js_sys::Uint8Array;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// `streamOf` of `static/sw.js`: a stream that asks for the next piece when it is read. Making one here would take a
    /// closure for each of its methods.
    #[wasm_bindgen(js_name = streamOf)]
    pub fn stream(pieces: Pieces) -> web_sys::ReadableStream;
}

/// A body that is read from JavaScript, which also drops it: a page that goes away reads no further.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Pieces(Body);

impl Pieces {
    /// The pieces of `body`.
    pub fn new(body: Body) -> Self {
        Self(body)
    }
}

#[wasm_bindgen]
impl Pieces {
    /// The next piece; `undefined` at the end.
    ///
    /// # Errors
    ///
    /// The body broke off.
    pub async fn next(&mut self) -> Result<Option<Uint8Array>, JsValue> {
        match self.0.frame().await {
            None => Ok(None),
            Some(Ok(frame)) => {
                Ok(Some(Uint8Array::from(frame.data_ref().map_or(b"".as_slice(), |data| data))))
            }
            Some(Err(error)) => Err(JsValue::from_str(&error.to_string())),
        }
    }
}
