//! The bar at the top: the name, who answers, the language, light or dark.

use super::control::{Choice, choice, options};
use crate::locale::{Locale, spoken};
use crate::model::{Model, Msg, Theme};
use crate::sandbox::Home;
use yew::prelude::*;

/// In every language of the page: whoever meets it in one that they do not read is to find the way out.
const LANGUAGE: &str = "Language / Idioma ";

/// Draws the bar.
pub fn draw_top_bar(model: &Model, send: &Callback<Msg>) -> Html {
    let (home, origin) = (&model.home, &model.page.origin);
    let (languages, chosen) = options(&Locale::ALL, Locale::name, model.awaited.unwrap_or_else(spoken));
    let languages = Choice { label: None, id: Some("language"), class: "", options: languages, chosen };
    let (themes, chosen) = options(&Theme::ALL, Theme::as_str, model.settings.theme);
    let themes = Choice { label: None, id: Some("theme"), class: "", options: themes, chosen };
    html! {
        <header class="top">
            <h1 class="brand"><span>{ "PUT" }</span>{ " Playground" }</h1>
            <p class={tone(home)} id="home">{ who_answers(home, origin) }</p>
            <label class="theme">
                { LANGUAGE }
                { choice(languages, Box::new(|index| {
                    Msg::SetLanguage(Locale::ALL.get(index).copied().unwrap_or_default())
                }), send) }
            </label>
            <label class="theme">
                { "Theme " }
                { choice(themes, Box::new(|index| {
                    Msg::SetTheme(Theme::ALL.get(index).copied().unwrap_or_default())
                }), send) }
            </label>
        </header>
    }
}

fn tone(home: &Home) -> &'static str {
    match home {
        Home::Looking => "where",
        Home::Tcp | Home::Worker => "where here",
        Home::Absent(_) => "where absent",
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
