//! The page in a frame: what the page around it may have it show, and what that page is told.
//!
//! A host says what a link says, and nothing else; so it can have nothing sent, as a link can't. It is told the status and
//! the headers of an answer, and why there is none, but no content. An embed stores nothing.

use super::draft_text::write_pairs;
use super::{CodeMsg, Effect, Link, Model, Msg, ShareMsg, read_link, save_draft};
use crate::encode::form;
use crate::explain;
use crate::http::{Exchange, Outcome};
use crate::lesson::CHAPTERS;

/// The longest message of a host that is read, in bytes: 64 KiB. `static/frame.js` has the same limit.
pub const HEARD_BYTES: usize = 64 * 1024;

/// What a message of the host says; `None` where it is too long. `base` is the folder of the page, with its last slash.
pub fn hear(message: &str, base: &str) -> Option<Link> {
    (message.len() <= HEARD_BYTES).then(|| read_link(message, None, base))
}

/// What is new in a link since the last one: what the reader has changed meanwhile stays as it is, unless the host changed
/// that very thing.
pub(super) fn news(model: &mut Model, link: Link, effects: &mut Vec<Effect>) -> Link {
    let before = std::mem::replace(&mut model.told, link.clone());
    let mut news = link;
    if news.draft == before.draft && news.code == before.code {
        (news.draft, news.code) = (None, None);
    }
    news.view.take_if(|view| before.view == Some(*view));
    news.chapter.take_if(|chapter| before.chapter == Some(*chapter));
    news.experiment.take_if(|experiment| before.experiment == Some(*experiment));
    if model.told.experiment.is_none() {
        model.bench.take_if(|bench| !bench.is_busy);
    }
    if before.theme.is_some() && news.theme.is_none() {
        model.visit_theme = None;
        effects.push(Effect::ApplyTheme(model.theme()));
    }
    news
}

/// What shows a link in a page whose author can write HTML and no scripts, as HTML. `page` is the page's address as far as
/// the fragment of `link`, and `base` its folder.
///
/// Its own origin gives the frame its storage, its practice server and Python; of the host's page it sees nothing, as long as
/// that is another's. A link that it opens is not to be a frame's.
pub fn embed_code(link: &str, base: &str) -> String {
    let fragment = link.split_once('#').map_or("", |(_, fragment)| fragment).replace('&', "&amp;");
    let words = "\" title=\"PUT Playground\" loading=\"lazy\" width=\"100%\" height=\"600\" \
                 style=\"border: 1px solid #8886; border-radius: 8px\" \
                 allow=\"clipboard-write; local-network-access; local-network; loopback-network\" \
                 sandbox=\"allow-scripts allow-same-origin allow-downloads allow-popups \
                 allow-popups-to-escape-sandbox\"></iframe>";
    ["<iframe src=\"", base, "embed.html#", &fragment, words].concat()
}

/// Whether this would change a request that is for reading only.
pub(super) fn is_change(message: &Msg) -> bool {
    let of_code = |message: &CodeMsg| {
        matches!(
            message,
            CodeMsg::Type(_)
                | CodeMsg::Key(..)
                | CodeMsg::Rewrite
                | CodeMsg::Command(_)
                | CodeMsg::TakeCommand(_)
        )
    };
    match message {
        Msg::Edit(_) | Msg::Pasted(..) | Msg::Undo | Msg::Load(_) => true,
        Msg::Code(message) => of_code(message),
        Msg::Share(message) => matches!(message, ShareMsg::Open(_)),
        _ => false,
    }
}

/// Keeps nothing but the program, and that as long as the page is open, for the link to the page itself.
pub(super) fn keep_nothing(model: &mut Model, effects: &mut Vec<Effect>) {
    effects.retain(|effect| match effect {
        Effect::SaveCode(code) => {
            model.safe_code.clone_from(code);
            false
        }
        Effect::SaveDraft(_) | Effect::SaveSettings(_) | Effect::SaveProgress(_) | Effect::SaveHistory(_) => {
            false
        }
        _ => true,
    });
}

/// What the host is told of an exchange: form-encoded pairs, which `static/frame.js` makes an event of.
pub(super) fn report(exchange: &Exchange) -> Effect {
    let request = &exchange.request;
    let status;
    let note;
    let mut pairs = vec![("method".to_owned(), request.method.as_str())];
    let mut push = |name: &str, value| pairs.push((name.to_owned(), value));
    match &exchange.outcome {
        Outcome::Answered(response) => {
            status = response.status.to_string();
            push("event", "response");
            push("status", &status);
            push("statusText", &response.reason);
            push("url", &response.url);
            for header in response.headers.iter() {
                push(&["h.", &header.name].concat(), &header.value);
            }
        }
        Outcome::Failed(failure) => {
            note = explain::failure(failure, request);
            push("event", "error");
            push("kind", failure.name());
            push("message", &note.title);
            push("url", &request.url);
        }
    }
    Effect::TellHost(write_pairs(&pairs))
}

impl Model {
    /// Whether the request is for reading only.
    pub fn is_read_only(&self) -> bool {
        self.page.is_embedded && self.told.read_only
    }

    /// Whether there is a request to show: not where an embed is about an experiment alone, until its program is opened.
    pub fn shows_request(&self) -> bool {
        let told = &self.told;
        told.experiment.is_none() || told.draft.is_some() || told.code.is_some() || !self.code.text.is_empty()
    }

    /// What the reader of an embed has now, as a link to the page itself, without secrets.
    pub fn full_page(&self) -> String {
        let code = match self.linked {
            Some(_) => self.told.code.as_deref().unwrap_or_default(),
            None => &self.safe_code,
        };
        let chapter = self.told.chapter.and_then(|_| CHAPTERS.get(self.settings.chapter));
        let pairs = [
            ("code", code),
            ("lesson", chapter.map_or("", |chapter| chapter.slug)),
            ("experiment", self.told.experiment.unwrap_or_default()),
            ("view", self.request_face.name()),
        ];
        let pairs = form::encode(pairs.into_iter().filter(|(_, value)| !value.is_empty()));
        ["./#", &save_draft(&self.draft, false), "&", &pairs].concat()
    }
}
