//! Tabs (WAI-ARIA Authoring Practices, "tabs with automatic activation").

use crate::browser::focus_soon;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the tabs choose from, for assistive technology.
    pub label: AttrValue,
    /// The prefix of the tabs' and panels' ids.
    pub prefix: AttrValue,
    /// The tabs' names.
    pub names: Vec<AttrValue>,
    /// The tab that is open.
    pub open: usize,
    /// A tab was chosen.
    pub choose: Callback<usize>,
}

#[function_component]
pub fn Tabs(props: &Props) -> Html {
    let (count, open) = (props.names.len().max(1), props.open);
    let on_key = {
        let (choose, prefix) = (props.choose.clone(), props.prefix.clone());
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
        <div class="tabs" role="tablist" aria-label={props.label.clone()} onkeydown={on_key}>
            { for props.names.iter().enumerate().map(|(index, name)| {
                let is_open = index == props.open;
                html! {
                    <button type="button" role="tab" id={format!("{}-tab-{index}", props.prefix)}
                        aria-selected={if is_open { "true" } else { "false" }}
                        aria-controls={format!("{}-panel", props.prefix)}
                        tabindex={if is_open { "0" } else { "-1" }}
                        onclick={props.choose.reform(move |_: MouseEvent| index)}>
                        { name.clone() }
                    </button>
                }
            }) }
        </div>
    }
}
