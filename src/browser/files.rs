//! Files that the user chooses.

use super::Tell;
use crate::model::{ChosenFile, Msg};
use bytes::Bytes;
use js_sys::{ArrayBuffer, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Reads a file and hands it over as the message that `made_from` makes of it.
pub fn read(file: File, made_from: Rc<dyn Fn(ChosenFile) -> Msg>, tell: Tell) {
    spawn_local(async move {
        let message = match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => made_from(ChosenFile {
                name: file.name(),
                media_type: file.type_(),
                bytes: Some(Bytes::from(Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec())),
            }),
            Err(_) => Msg::FileFailed(file.name()),
        };
        tell(message);
    });
}
