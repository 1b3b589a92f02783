//! How the request is sent, and what this browser keeps.

use super::control::{Choice, TextField, choice, options, text_field, tick};
use super::problem::{draw_problem, problem_at};
use crate::model::{CacheMode, Credentials, Edit, Msg, Options, Place, Problem};
use yew::prelude::*;

/// Draws the options.
pub fn draw_options(
    chosen: &Options,
    keep_secrets: bool,
    problems: &[Problem],
    send: &Callback<Msg>,
) -> Html {
    let timeout = TextField {
        value: &chosen.timeout,
        inputmode: Some("decimal"),
        placeholder: "none",
        invalid: problem_at(problems, Place::Timeout).is_some(),
        ..TextField::default()
    };
    let (credentials, credentials_at) = options(&Credentials::ALL, Credentials::as_str, chosen.credentials);
    let (caches, cache_at) = options(&CacheMode::ALL, CacheMode::as_str, chosen.cache);
    let plain = |options, chosen| Choice { label: None, id: None, class: "", options, chosen };
    html! {
        <div class="options">
            <label class="field">
                <span>{ "Timeout in seconds" }</span>
                { text_field(Place::Timeout, timeout, Box::new(|text| Msg::Edit(Edit::Timeout(text))), send) }
            </label>
            { draw_problem(problems, Place::Timeout) }
            <label class="field">
                <span>{ "Credentials" }</span>
                { choice(plain(credentials, credentials_at), Box::new(|index| {
                    Msg::Edit(Edit::Credentials(Credentials::ALL.get(index).copied().unwrap_or_default()))
                }), send) }
            </label>
            <label class="field">
                <span>{ "Cache mode" }</span>
                { choice(plain(caches, cache_at), Box::new(|index| {
                    Msg::Edit(Edit::Cache(CacheMode::ALL.get(index).copied().unwrap_or_default()))
                }), send) }
            </label>
            <label class="tick">
                { tick(None, chosen.follow_redirects, Box::new(|on| Msg::Edit(Edit::FollowRedirects(on))), send) }
                { "Follow redirects" }
            </label>
            <label class="tick">
                { tick(None, keep_secrets, Box::new(Msg::KeepSecrets), send) }
                { "Keep secrets in this browser (Authorization, Cookie, passwords)" }
            </label>
        </div>
    }
}
