//! Tabs (WAI-ARIA Authoring Practices, "tabs with automatic activation").

use super::element::{Attribute, Element, On, tag};
use crate::browser::focus_soon;
use crate::model::Msg;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What a row of tabs chooses from.
pub struct TabList<'a> {
    /// What it is, for assistive technology.
    pub label: &'a str,
    /// The prefix of the tabs' and panels' ids.
    pub prefix: &'static str,
    /// The tabs' names.
    pub names: &'a [&'a str],
    /// The tab that is open.
    pub open: usize,
}

/// Draws tabs; `choose` makes the message of the number of the tab that was chosen.
#[inline(never)]
pub fn draw_tabs(tabs: &TabList<'_>, choose: fn(usize) -> Msg, send: &Callback<Msg>) -> Element {
    let TabList { label, prefix, names, open } = *tabs;
    let count = names.len().max(1);
    let told = send.clone();
    let mut row = tag("div").class("tabs").set(Attribute::Role, "tablist").label(label);
    row = row.on(On::KeyDown, move |event| {
        let key = event.unchecked_ref::<KeyboardEvent>().key();
        let to = match key.as_str() {
            "ArrowRight" => (open + 1) % count,
            "ArrowLeft" => (open + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        told.emit(choose(to));
        focus_soon(tab_id(prefix, to));
    });
    for (index, name) in names.iter().enumerate() {
        let (selected, tab_index) = if index == open { ("true", "0") } else { ("false", "-1") };
        let tab = tag("button").set(Attribute::Type, "button").set(Attribute::Role, "tab");
        let tab = tab.id(&tab_id(prefix, index)).set(Attribute::Controls, &panel_id(prefix));
        let tab = tab.set(Attribute::IsSelected, selected).set(Attribute::TabIndex, tab_index);
        row = row.add(tab.text(name).on_click(choose(index), send));
    }
    row
}

/// Begins the panel that belongs to the tabs of this prefix.
#[inline(never)]
pub fn panel(prefix: &str, open: usize) -> Element {
    let panel = tag("div").set(Attribute::Role, "tabpanel").id(&panel_id(prefix));
    panel.set(Attribute::LabelledBy, &tab_id(prefix, open))
}

fn tab_id(prefix: &str, index: usize) -> String {
    [prefix, "-tab-", &index.to_string()].concat()
}

fn panel_id(prefix: &str) -> String {
    [prefix, "-panel"].concat()
}
