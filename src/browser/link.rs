//! Links: compressed and read again by the browser's own streams (Compression Standard), so that no program for it travels.

use super::{Tell, address, fetch};
use crate::model::{Msg, ShareMsg, UNPACKED_BYTES, Unpacked, packed, read_link};
use js_sys::{Array, Function, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// Reads a link, takes it out of the address, and hands it over as [`Msg::OpenLink`]. `base` is the folder of the page.
pub fn open(fragment: String, base: String, tell: Tell) {
    address::put_aside(&fragment);
    spawn_local(async move {
        let unpacked = match packed(&fragment) {
            Some(bytes) => unpack(&bytes).await,
            None => None,
        };
        tell(Msg::OpenLink(Box::new(read_link(&fragment, unpacked.as_ref(), &base))));
    });
}

/// As much of the text as could be had; `None` where that is nothing, or more than is read.
async fn unpack(bytes: &[u8]) -> Option<Unpacked> {
    let mut text = Vec::new();
    let is_whole = pass("DecompressionStream", bytes, &mut text).await.is_ok();
    if text.is_empty() || text.len() > UNPACKED_BYTES {
        return None;
    }
    Some(Unpacked { text: String::from_utf8_lossy(&text).into_owned(), is_whole })
}

/// Compresses a text, which arrives as [`ShareMsg::Packed`].
pub(super) fn pack(number: u32, text: String, tell: Tell) {
    spawn_local(async move {
        let mut bytes = Vec::new();
        let packed = pass("CompressionStream", text.as_bytes(), &mut bytes).await;
        let bytes = packed.is_ok().then_some(bytes).filter(|_| text.len() <= UNPACKED_BYTES);
        tell(Msg::Share(ShareMsg::Packed(number, bytes)));
    });
}

/// Passes bytes through the browser's stream of this name, as raw DEFLATE (RFC 1951).
async fn pass(name: &str, bytes: &[u8], read: &mut Vec<u8>) -> Result<(), JsValue> {
    // web-sys has these two only among its unstable bindings.
    let class: Function = Reflect::get(&global(), &name.into())?.dyn_into()?;
    let stream = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let stream = blob.stream().pipe_through(stream.unchecked_ref());
    fetch::read_stream(&stream, read, &|count| count <= UNPACKED_BYTES).await
}
