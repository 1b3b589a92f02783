//! Bytes as a file for the user.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to begin reading the file, in milliseconds.
const GRACE_MS: u32 = 60_000;

/// A URL that stands for these bytes until it is revoked.
fn object_url(media_type: &str, bytes: &[u8]) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Offers bytes as a file; a browser that refuses says so itself.
pub(super) fn offer(name: &str, media_type: &str, bytes: &[u8]) {
    let Some(url) = object_url(media_type, bytes) else {
        return;
    };
    if click(name, &url).is_err() {
        return;
    }
    Timeout::new(GRACE_MS, move || {
        // A URL that is gone needs no revoking.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
}

fn click(name: &str, url: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(url);
    link.set_download(name);
    link.click();
    Ok(())
}
