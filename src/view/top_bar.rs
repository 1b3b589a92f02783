//! The bar at the top: the name, who answers, light or dark.

use super::control::{Choice, choice, nth, options, paragraph};
use super::element::{Element, tag};
use crate::locale::{tr, tr_text};
use crate::model::{Msg, Theme};
use crate::sandbox::Home;
use yew::prelude::*;

/// Draws the bar.
pub fn draw_top_bar(home: &Home, origin: &str, theme: Theme, send: &Callback<Msg>) -> Element {
    let (themes, chosen) = options(&Theme::ALL, theme_name, theme);
    let themes = Choice { label: "", class: "", options: themes, chosen };
    let set_theme = Box::new(|index| Msg::SetTheme(nth(&Theme::ALL, index)));
    let name = tag("h1").class("brand").add(tag("span").text("PUT")).text(" Playground");
    let theme = tag("label").class("theme").say("theme").text(" ");
    tag("header")
        .class("top")
        .add(name)
        .add(paragraph(tone(home), &who_answers(home, origin)).id("home"))
        .add(theme.add(choice(themes, set_theme, send).id("theme")))
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => tr("theme-auto"),
        Theme::Light => tr("theme-light"),
        Theme::Dark => tr("theme-dark"),
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
    let words = match home {
        Home::Looking => tr("home-looking"),
        Home::Tcp => {
            let host = origin.split_once("://").map_or(origin, |(_, host)| host);
            return tr_text("home-server", "host", host);
        }
        Home::Worker => tr("home-browser"),
        Home::Absent(_) => tr("home-none"),
    };
    words.to_owned()
}
