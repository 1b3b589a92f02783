//! How the request is sent, and what this browser keeps.

use super::problem::{draw_problem, problem_at, problem_id};
use crate::model::{CacheMode, Credentials, Edit, Msg, Options, Place, Problem};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Draws the options.
pub fn draw_options(
    options: &Options,
    keep_secrets: bool,
    problems: &[Problem],
    send: &Callback<Msg>,
) -> Html {
    let on_timeout = send.reform(|event: InputEvent| {
        Msg::Edit(Edit::Timeout(
            event.target_unchecked_into::<HtmlInputElement>().value(),
        ))
    });
    let on_follow = send.reform(|event: Event| Msg::Edit(Edit::FollowRedirects(is_checked(&event))));
    let on_credentials = send.reform(|event: Event| {
        Msg::Edit(Edit::Credentials(
            chosen(&event, &Credentials::ALL).unwrap_or_default(),
        ))
    });
    let on_cache = send
        .reform(|event: Event| Msg::Edit(Edit::Cache(chosen(&event, &CacheMode::ALL).unwrap_or_default())));
    let on_keep = send.reform(|event: Event| Msg::KeepSecrets(is_checked(&event)));
    let invalid = problem_at(problems, Place::Timeout).is_some();
    html! {
        <div class="options">
            <label class="field">
                <span>{ "Timeout in seconds" }</span>
                <input class="wire" type="text" inputmode="decimal" id={Place::Timeout.element_id()}
                    value={options.timeout.clone()} oninput={on_timeout} placeholder="none"
                    aria-invalid={invalid.then_some("true")}
                    aria-describedby={invalid.then(|| problem_id(Place::Timeout))} />
            </label>
            { draw_problem(problems, Place::Timeout) }
            <label class="field">
                <span>{ "Credentials" }</span>
                <select onchange={on_credentials}>
                    { for Credentials::ALL.iter().map(|mode| html! {
                        <option selected={*mode == options.credentials}>{ mode.as_str() }</option>
                    }) }
                </select>
            </label>
            <label class="field">
                <span>{ "Cache mode" }</span>
                <select onchange={on_cache}>
                    { for CacheMode::ALL.iter().map(|mode| html! {
                        <option selected={*mode == options.cache}>{ mode.as_str() }</option>
                    }) }
                </select>
            </label>
            <label class="tick">
                <input type="checkbox" checked={options.follow_redirects} onchange={on_follow} />
                { "Follow redirects" }
            </label>
            <label class="tick">
                <input type="checkbox" checked={keep_secrets} onchange={on_keep} />
                { "Keep secrets in this browser (Authorization, Cookie, passwords)" }
            </label>
        </div>
    }
}

fn is_checked(event: &Event) -> bool {
    event.target_unchecked_into::<HtmlInputElement>().checked()
}

fn chosen<T: Copy>(event: &Event, all: &[T]) -> Option<T> {
    let index = event
        .target_unchecked_into::<HtmlSelectElement>()
        .selected_index();
    usize::try_from(index)
        .ok()
        .and_then(|index| all.get(index))
        .copied()
}
