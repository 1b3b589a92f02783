//! The interpreter, a program of its own in a Web Worker: started with the first question, given up when it fails.

use super::{Tell, version};
use crate::locale::{tr, tr_text};
use crate::model::Msg;
use crate::model::dialogue::message::Message;
use crate::model::dialogue::{Answer, Question};
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

/// The interpreter, once it was asked something.
#[derive(Clone, Default)]
pub(super) struct Interpreter {
    running: Rc<RefCell<Option<Running>>>,
    /// What it was told of the reader's language. Each one that starts is told it first.
    language: Rc<RefCell<Option<Message>>>,
}

struct Running {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

impl Interpreter {
    /// Asks; answers arrive as [`Msg::Answered`], and [`Msg::InterpreterFailed`] when there will be none. A language alone
    /// starts no interpreter: it waits for the first that does.
    pub(super) fn ask(&self, question: &Question, tell: &Tell) {
        let message = question.write();
        let is_running = self.running.borrow().is_some();
        if let Question::Speak { .. } = question {
            self.language.replace(Some(message.clone()));
            if !is_running {
                return;
            }
        }
        if !is_running {
            let started = self.start(tell.clone()).ok();
            if let (Some(running), Some(language)) = (&started, &*self.language.borrow()) {
                // Where this cannot be told, the question cannot either.
                let _ = post(&running.worker, language);
            }
            self.running.replace(started);
        }
        let posted = self.running.borrow().as_ref().map(|running| post(&running.worker, &message));
        if !matches!(posted, Some(Ok(()))) {
            self.fail(tr("interpreter-refused").to_owned(), tell);
        }
    }

    /// Ends it, whatever it does.
    pub(super) fn end(&self) {
        // The handlers may be running now, so they live on until they have returned.
        if let Some(running) = self.running.take() {
            wasm_bindgen_futures::spawn_local(async move { drop(running) });
        }
    }

    fn fail(&self, words: String, tell: &Tell) {
        self.end();
        version::missed();
        tell(Msg::InterpreterFailed(words));
    }

    fn start(&self, tell: Tell) -> Result<Running, JsValue> {
        let worker = Worker::new(&version::named("data-interpreter"))?;
        let (own, told) = (self.clone(), tell.clone());
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            if let Some(array) = data.dyn_ref::<Array>() {
                return match Answer::read(read(array)) {
                    Some(answer) => told(Msg::Answered(answer)),
                    None => own.fail(tr("interpreter-not-understood").to_owned(), &told),
                };
            }
            let words = match data.as_string() {
                Some(words) => tr_text("interpreter-stopped", "words", &words),
                None => tr("interpreter-not-loaded").to_owned(),
            };
            own.fail(words, &told);
        });
        let own = self.clone();
        let on_error = Closure::<dyn FnMut(Event)>::new(move |_: Event| {
            own.fail(tr("interpreter-not-loaded").to_owned(), &tell)
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running { worker, _on_message: on_message, _on_error: on_error })
    }
}

/// Hands a message over: attachments are copied once, out of this program's memory, and then change hands.
fn post(worker: &Worker, message: &Message) -> Result<(), JsValue> {
    let (array, handed_over) = (Array::of1(&JsValue::from_str(&message.text)), Array::new());
    for bytes in &message.attachments {
        let bytes = Uint8Array::from(&bytes[..]);
        handed_over.push(&bytes.buffer());
        array.push(&bytes);
    }
    worker.post_message_with_transfer(&array, &handed_over)
}

fn read(array: &Array) -> Message {
    let mut message = Message { text: array.get(0).as_string().unwrap_or_default(), attachments: Vec::new() };
    for at in 1..array.length() {
        message.attachments.push(Uint8Array::new(&array.get(at)).to_vec().into());
    }
    message
}
