//! A line about what just happened, with an undo where there is one.

use crate::model::{Msg, Notice};
use yew::prelude::*;

/// Draws the notice, or nothing.
pub fn draw_notice(notice: Option<&Notice>, send: &Callback<Msg>) -> Html {
    let Some(notice) = notice else {
        return Html::default();
    };
    html! {
        <div class="notice">
            <span>{ &notice.text }</span>
            if notice.undo.is_some() {
                <button type="button" class="link" onclick={send.reform(|_: MouseEvent| Msg::Undo)}>{ "Undo" }</button>
            }
            <button type="button" class="icon" aria-label="Dismiss this notice"
                onclick={send.reform(|_: MouseEvent| Msg::DismissNotice)}>{ "✕" }</button>
        </div>
    }
}
