//! A line about what just happened, with an undo where there is one.

use super::control::{Icon, icon, link};
use crate::model::{Msg, Notice};
use yew::prelude::*;

/// Draws the notice, or nothing.
pub fn draw_notice(notice: Option<&Notice>, send: &Callback<Msg>) -> Html {
    let Some(notice) = notice else {
        return Html::default();
    };
    let dismiss = Icon { sign: "✕", label: "Dismiss this notice".to_owned(), id: None, disabled: false };
    html! {
        <div class="notice">
            <span>{ &notice.text }</span>
            if notice.undo.is_some() {
                { link("Undo", None, Msg::Undo, send) }
            }
            { icon(dismiss, Msg::DismissNotice, send) }
        </div>
    }
}
