//! Everything that touches the browser, apart from drawing.
//!
//! [`Browser::run`](crate::browser::Browser::run) carries an effect out and answers with messages; nothing here decides what happens next.

mod address;
mod download;
mod drop;
mod evidence;
mod experiment;
mod fetch;
pub mod files;
mod frame;
pub mod home;
mod interpreter;
pub mod language;
mod link;
mod page;
mod panic;
mod print;
mod shortcut;
mod storage;
mod timing;
mod version;
mod witness;
mod words;

pub use address::{Named, named, on_travel};
pub use drop::on_drop;
pub use frame::follow_host;
pub use link::open as open_link;
pub use page::{focus_soon, moment, page_info};
pub use panic::report_panics;
pub use print::on_print;
pub use shortcut::{PRESENTING, on_keys};
pub use storage::{Stored, load};
pub use version::on_newer;

use crate::model::{Effect, Msg, PageInfo};
use std::cell::RefCell;
use std::rc::Rc;

/// Hands a message to the page.
pub type Tell = Rc<dyn Fn(Msg)>;

/// The browser as the page uses it.
pub struct Browser {
    tell: Tell,
    page: PageInfo,
    in_flight: Rc<RefCell<Option<fetch::InFlight>>>,
    interpreter: interpreter::Interpreter,
    witness: witness::Witness,
}

impl Browser {
    /// A browser that answers through `tell`.
    pub fn new(page: PageInfo, tell: Tell) -> Self {
        let (interpreter, witness) = Default::default();
        Self { tell, page, in_flight: Rc::default(), interpreter, witness }
    }

    /// Carries an effect out.
    pub fn run(&self, effect: Effect) {
        let tell = self.tell.clone();
        match effect {
            Effect::Send { id, request, options, timeout_ms } => {
                let call = fetch::Call { id, request, options, timeout_ms };
                fetch::start(call, self.page.clone(), self.in_flight.clone(), tell);
            }
            Effect::Abort(id) => fetch::abort(id, &self.in_flight),
            Effect::Probe(id, url) => fetch::probe(id, url, tell),
            Effect::Look { exchange, thing, home } => self.witness.look(exchange, thing, &home, tell),
            Effect::EndLook => self.witness.end(),
            Effect::SaveDraft(draft) => storage::save_draft(&draft, &tell),
            Effect::SaveCode(code) => storage::save_code(&code, &tell),
            Effect::Pack(number, text) => link::pack(number, text, tell),
            Effect::LeaveLink => address::leave_link(),
            Effect::ShowCode(text, selection) => page::show_code(&text, &selection),
            Effect::SaveSettings(settings) => storage::save_settings(&settings, &tell),
            Effect::SaveProgress(progress) => storage::save_progress(&progress, &tell),
            Effect::ShowChapterAddress { from, to } => address::show(from, to),
            Effect::SaveHistory(entries) => storage::save_history(entries, &tell),
            Effect::Focus(id) => page::focus_soon(id),
            Effect::Reveal(id) => page::reveal_soon(id),
            Effect::Download { name, media_type, bytes } => download::offer(&name, &media_type, &bytes),
            Effect::Copy(text) => page::copy(text, tell),
            Effect::TellHost(text) => frame::tell(&text),
            Effect::ApplyTheme(theme) => page::apply_theme(theme),
            Effect::Fetch { number, paths, delete } => experiment::fetch_all(number, paths, delete, tell),
            Effect::ApplyLanguage(locale) => {
                language::apply(locale);
                language::teach(locale, self.interpreter.clone(), tell);
            }
            Effect::LoadWords(locale, words) => words::load(locale, words, tell),
            Effect::Ask(question) => self.interpreter.ask(&question, &tell),
            Effect::EndInterpreter => self.interpreter.end(),
            Effect::Reload => version::reload(),
        }
    }
}
