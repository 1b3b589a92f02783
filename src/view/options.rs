//! How the request is sent, and what this browser keeps.

use super::control::{Choice, TextField, choice, field, nth, options, text_field, tick};
use super::element::{Element, tag};
use super::problem::{draw_problem, problem_at};
use crate::locale::tr;
use crate::model::{CacheMode, Credentials, Edit, Msg, Options, Place, Problem};
use yew::prelude::*;

/// Draws the options.
pub fn draw_options(
    chosen: &Options,
    keep_secrets: bool,
    problems: &[Problem],
    send: &Callback<Msg>,
) -> Element {
    let timeout = TextField {
        value: &chosen.timeout,
        inputmode: "decimal",
        placeholder: tr("no-timeout"),
        invalid: problem_at(problems, Place::Timeout).is_some(),
        ..TextField::default()
    };
    let timeout = text_field(Place::Timeout, timeout, Box::new(|text| Msg::Edit(Edit::Timeout(text))), send);
    let credentials = options(&Credentials::ALL, Credentials::as_str, chosen.credentials);
    let credentials = pick(
        credentials,
        Box::new(|index| Msg::Edit(Edit::Credentials(nth(&Credentials::ALL, index)))),
        send,
    );
    let cache = options(&CacheMode::ALL, CacheMode::as_str, chosen.cache);
    let cache = pick(cache, Box::new(|index| Msg::Edit(Edit::Cache(nth(&CacheMode::ALL, index)))), send);
    let follows = Box::new(|on| Msg::Edit(Edit::FollowRedirects(on)));
    let follows = tick("", chosen.follow_redirects, follows, send);
    let keeps = tick("", keep_secrets, Box::new(Msg::KeepSecrets), send);
    tag("div")
        .class("options")
        .add(field(tr("timeout"), timeout))
        .maybe(draw_problem(problems, Place::Timeout))
        .add(field(tr("credentials"), credentials))
        .add(field(tr("cache-mode"), cache))
        .add(tag("label").class("tick").add(follows).say("follow-redirects"))
        .add(tag("label").class("tick").add(keeps).say("keep-secrets"))
}

fn pick(
    (options, chosen): (Vec<String>, usize),
    message: Box<dyn Fn(usize) -> Msg>,
    send: &Callback<Msg>,
) -> Element {
    choice(Choice { label: "", class: "", options, chosen }, message, send)
}
