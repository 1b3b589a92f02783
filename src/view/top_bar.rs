//! The bar at the top: the name, who answers, light or dark.

use crate::model::{Msg, Theme};
use crate::sandbox::Home;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Draws the bar.
pub fn draw_top_bar(home: &Home, origin: &str, theme: Theme, send: &Callback<Msg>) -> Html {
    let choose = send.reform(|event: Event| {
        let index = event
            .target_unchecked_into::<HtmlSelectElement>()
            .selected_index();
        let theme = usize::try_from(index)
            .ok()
            .and_then(|index| Theme::ALL.get(index));
        Msg::SetTheme(theme.copied().unwrap_or_default())
    });
    html! {
        <header class="top">
            <h1 class="brand"><span>{ "PUT" }</span>{ " Playground" }</h1>
            <p class={classes!("where", tone(home))} id="home">{ who_answers(home, origin) }</p>
            <label class="theme">
                { "Theme " }
                <select id="theme" onchange={choose}>
                    { for Theme::ALL.iter().map(|option| html! {
                        <option value={option.as_str()} selected={*option == theme}>{ option.as_str() }</option>
                    }) }
                </select>
            </label>
        </header>
    }
}

fn tone(home: &Home) -> &'static str {
    match home {
        Home::Looking => "looking",
        Home::Tcp | Home::Worker => "here",
        Home::Absent(_) => "absent",
    }
}

fn who_answers(home: &Home, origin: &str) -> String {
    match home {
        Home::Looking => "looking for the practice server…".to_owned(),
        Home::Tcp => {
            let host = origin.split_once("://").map_or(origin, |(_, host)| host);
            format!("practice server: {host}")
        }
        Home::Worker => "practice server: in this browser".to_owned(),
        Home::Absent(_) => "no practice server".to_owned(),
    }
}
