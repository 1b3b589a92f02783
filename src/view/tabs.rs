//! Tabs (WAI-ARIA Authoring Practices, "tabs with automatic activation").

use crate::browser::focus_soon;
use yew::prelude::*;

/// What a row of tabs chooses from.
pub struct TabList {
    /// What it is, for assistive technology.
    pub label: &'static str,
    /// The prefix of the tabs' and panels' ids.
    pub prefix: &'static str,
    /// The tabs' names.
    pub names: &'static [&'static str],
    /// The tab that is open.
    pub open: usize,
}

/// Draws tabs; `choose` takes the number of the tab that was chosen.
pub fn draw_tabs(tabs: &TabList, choose: &Callback<usize>) -> Html {
    let TabList { label, prefix, names, open } = *tabs;
    let count = names.len().max(1);
    let on_key = {
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" => (open + 1) % count,
                "ArrowLeft" => (open + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            choose.emit(to);
            focus_soon(format!("{prefix}-tab-{to}"));
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={label} onkeydown={on_key}>
            { for names.iter().enumerate().map(|(index, name)| {
                let is_open = index == open;
                html! {
                    <button type="button" role="tab" id={format!("{}-tab-{index}", prefix)}
                        aria-selected={if is_open { "true" } else { "false" }}
                        aria-controls={format!("{}-panel", prefix)}
                        tabindex={if is_open { "0" } else { "-1" }}
                        onclick={choose.reform(move |_: MouseEvent| index)}>
                        { *name }
                    </button>
                }
            }) }
        </div>
    }
}
