//! Opening a link: it fills the page in, and neither sends nor stores anything. What the user had is one Undo away, and in
//! storage until they change what the link gave.

use super::experiment::update_experiment;
use super::{change_draft_to, code};
use crate::locale::{key, tr, tr_text};
use crate::model::experiment::ExperimentMsg;
use crate::model::{
    Before, Draft, Effect, History, Link, Model, Oddities, RequestFace, Words, frame, language,
};

/// How many names that were not understood are said.
const NAMES_SAID: usize = 3;

/// How much of such a name is said, in characters.
const NAME_SAID: usize = 40;

/// Fills the page in.
pub(super) fn open(model: &mut Model, mut link: Link) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.page.is_embedded {
        link = frame::news(model, link, &mut effects);
    }
    let Link { draft, code, view, chapter, experiment, theme, locale, oddities, .. } = link;
    // An embed is what its link says: there is nothing to tell, unless the reader had changed it.
    let is_new = !model.page.is_embedded || (model.linked.is_none() && model.code.revision > 0);
    let is_filled = draft.is_some() || code.is_some();
    let has_program = code.is_some();
    let words = match (is_filled, is_new && model.page.is_embedded) {
        (true, true) => tr("host-changed"),
        (true, false) => tr("link-opened"),
        (false, _) => tr("link-unreadable"),
    };
    let is_odd = oddities != Oddities::default();
    let words = words_of(words, &oddities);
    if is_filled {
        effects.extend(fill(model, draft, code.unwrap_or_default(), words, None));
        model.linked = Some(model.code.revision);
        if !is_new && !is_odd {
            model.notice = None;
            model.announcement.clear();
        }
    } else if is_odd {
        model.say(words);
    }
    if is_filled || view.is_some() {
        let usual = if has_program { RequestFace::Code } else { RequestFace::Fields };
        model.request_face = view.unwrap_or(usual);
        effects.extend(code::opened(model));
    }
    if let Some(at) = chapter {
        model.settings.chapter = at;
        model.unknown_chapter = false;
        effects.extend(model.ask(Words::Chapter(at)));
    }
    if let Some(theme) = theme {
        model.visit_theme = Some(theme);
        effects.push(Effect::ApplyTheme(theme));
    }
    if let Some(locale) = locale {
        language::go_to(model, locale);
    }
    if let Some(slug) = experiment {
        effects.extend(update_experiment(model, ExperimentMsg::Open(slug)));
    }
    effects
}

/// Puts fields and program in the place of what is there, which one Undo brings back. Where there is a program, the fields
/// follow it; where there is none, it is written for the fields. `history` is what was the history before.
pub(super) fn fill(
    model: &mut Model,
    draft: Option<Draft>,
    program: String,
    words: String,
    history: Option<History>,
) -> Vec<Effect> {
    let before = Some((model.code.text.clone(), model.code.is_typed));
    model.notify(words, Some(Before { draft: model.draft.clone(), program: before, history }));
    if let Some(draft) = draft {
        change_draft_to(model, draft);
    }
    let leads = !program.is_empty();
    code::replace(model, program, leads);
    model.code.leads = leads;
    if leads || model.code.is_in_use() { code::agree(model) } else { Vec::new() }
}

/// Where what is shown came from, and what of it could not be read.
fn words_of(begin: &str, oddities: &Oddities) -> String {
    let Oddities { unknown, is_newer, is_damaged, is_cut_off } = oddities;
    let mut words = begin.to_owned();
    for (is, key) in
        [(is_newer, key!("link-newer")), (is_damaged, key!("link-damaged")), (is_cut_off, key!("link-cut"))]
    {
        if *is {
            words = [&words, " ", tr(key)].concat();
        }
    }
    if !unknown.is_empty() {
        let names: Vec<String> =
            unknown.iter().take(NAMES_SAID).map(|name| name.chars().take(NAME_SAID).collect()).collect();
        let more = if unknown.len() > NAMES_SAID { "…" } else { "" };
        let names = tr_text("link-unknown", "names", &[&names.join(", "), more].concat());
        words = [&words, " ", &names].concat();
    }
    words
}

/// Keeps what a link gave out of storage until the user changes it; then it is theirs, program and fields.
pub(super) fn guard(model: &mut Model, is_said_by_interpreter: bool, effects: &mut Vec<Effect>) {
    let Some(revision) = model.linked else { return };
    if revision != model.code.revision {
        model.linked = None;
        effects.push(Effect::LeaveLink);
        let kept = code::keep(model).unwrap_or_else(|| Effect::SaveCode(String::new()));
        effects.push(kept);
    } else if is_said_by_interpreter {
        effects.retain(|effect| !matches!(effect, Effect::SaveDraft(_) | Effect::SaveCode(_)));
    }
}
