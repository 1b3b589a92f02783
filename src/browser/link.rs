//! Links: compressed and read again by the browser's own streams (`static/deflate.js`), so that no program for it travels.

use super::{Tell, address};
use crate::model::{Msg, ShareMsg, UNPACKED_BYTES, Unpacked, packed, read_link};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

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
    let (text, is_whole) = pass("DecompressionStream", bytes).await.filter(|(text, _)| !text.is_empty())?;
    Some(Unpacked { text: String::from_utf8_lossy(&text).into_owned(), is_whole })
}

/// Compresses a text, which arrives as [`ShareMsg::Packed`].
pub(super) fn pack(number: u32, text: String, tell: Tell) {
    spawn_local(async move {
        // What nobody would read is not written either.
        let is_short = text.len() <= UNPACKED_BYTES;
        let packed = pass("CompressionStream", text.as_bytes()).await;
        let bytes = packed.filter(|(_, is_whole)| is_short && *is_whole).map(|(bytes, _)| bytes);
        tell(Msg::Share(ShareMsg::Packed(number, bytes)));
    });
}

/// Passes bytes through the browser's stream of this name: what comes out, and whether that is all. `None` in a browser that
/// has no such stream.
async fn pass(name: &str, bytes: &[u8]) -> Option<(Vec<u8>, bool)> {
    let pass: Function = Reflect::get(&global(), &"passDeflate".into()).ok()?.dyn_into().ok()?;
    let (name, bytes, limit) = (name.into(), Uint8Array::from(bytes).into(), UNPACKED_BYTES as u32);
    let passed = pass.call3(&JsValue::NULL, &name, &bytes, &limit.into()).ok()?;
    let passed: Array = JsFuture::from(passed.dyn_into::<Promise>().ok()?).await.ok()?.dyn_into().ok()?;
    Some((passed.get(0).dyn_into::<Uint8Array>().ok()?.to_vec(), passed.get(1).is_truthy()))
}
