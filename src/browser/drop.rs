//! Files and texts that are dropped on the page.

use super::{Tell, files};
use crate::model::{ChosenFile, Msg};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DragEvent, Element};

/// Hands over what is dropped, wherever that is, for as long as the page lives; fields take what is dropped on them.
pub fn on_drop(made_from: Rc<dyn Fn(ChosenFile) -> Msg>, tell: Tell) {
    let listener = Closure::<dyn FnMut(DragEvent)>::new(move |event: DragEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_field = target.is_some_and(|target| target.matches("input, textarea").unwrap_or_default());
        let Some(data) = event.data_transfer().filter(|_| !is_field) else { return };
        // A page that does not prevent it is left for what is dropped.
        event.prevent_default();
        if event.type_() == "dragover" {
            return;
        }
        match data.files().and_then(|files| files.get(0)) {
            Some(file) => files::read(file, made_from.clone(), tell.clone()),
            None => {
                let bytes = data.get_data("text").ok().filter(|text| !text.is_empty()).map(Into::into);
                if bytes.is_some() {
                    tell(made_from(ChosenFile { bytes, ..ChosenFile::default() }));
                }
            }
        }
    });
    if let Some(window) = web_sys::window() {
        for event in ["dragover", "drop"] {
            // A window takes every listener.
            let _ = window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
    }
    listener.forget();
}
