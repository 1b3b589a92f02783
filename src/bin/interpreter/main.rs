//! The interpreter beside the page, in a Web Worker: messages in, messages out.
//!
//! `static/interpreter-worker.js` calls [`ask`]; what it does itself is only to start this program and to pass on what is
//! said.
// Nothing is to be done before the first question, and the start-up code for a `main` would only make it larger.
#![cfg_attr(target_arch = "wasm32", no_main)]

use js_sys::{Array, Uint8Array};
use put_playground::interpreter::Interpreter;
use put_playground::locale;
use put_playground::model::dialogue::Question;
use put_playground::model::dialogue::message::Message;
use put_playground::python::requests::Surroundings;
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::WorkerGlobalScope;

/// Natively this program is only type-checked.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

thread_local! {
    /// One for the worker's life.
    static INTERPRETER: RefCell<Interpreter> = RefCell::new(begin());
}

fn begin() -> Interpreter {
    locale::begin(locale::INTERPRETER);
    Interpreter::default()
}

/// Answers a question. A message is an array: the text, then a `Uint8Array` for each attachment; there may be several
/// answers, or none.
///
/// # Errors
///
/// The message is none that this version of the program knows.
#[wasm_bindgen]
pub fn ask(message: &Array) -> Result<Array, JsValue> {
    let question = Question::read(read(message)).ok_or("it does not know what the page asks")?;
    INTERPRETER.with_borrow_mut(|interpreter| {
        Ok(interpreter
            .ask(question, &mut Browser, &elapsed)
            .iter()
            .map(|answer| write(&answer.write()))
            .collect())
    })
}

fn read(message: &Array) -> Message {
    let attachments = message.iter().skip(1).filter_map(|item| item.dyn_into::<Uint8Array>().ok());
    Message {
        text: message.get(0).as_string().unwrap_or_default(),
        attachments: attachments.map(|bytes| bytes.to_vec().into()).collect(),
    }
}

fn write(message: &Message) -> Array {
    let attachments = message.attachments.iter().map(|bytes| Uint8Array::from(&bytes[..]).into());
    std::iter::once(JsValue::from_str(&message.text)).chain(attachments).collect()
}

/// Time since the worker started, which only grows.
fn elapsed() -> Duration {
    let clock = js_sys::global().unchecked_into::<WorkerGlobalScope>().performance();
    Duration::from_micros(clock.map_or(0.0, |clock| clock.now() * 1000.0) as u64)
}

/// Chance and time as the browser has them.
struct Browser;

impl Surroundings for Browser {
    fn boundary(&mut self) -> String {
        let mut bytes = [0; 16];
        if let Ok(crypto) = js_sys::global().unchecked_into::<WorkerGlobalScope>().crypto() {
            // A boundary needs no secrecy: without chance it is merely always the same.
            let _ = crypto.get_random_values_with_u8_array(&mut bytes);
        }
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn now(&mut self) -> i64 {
        (js_sys::Date::now() / 1000.0) as i64
    }
}
