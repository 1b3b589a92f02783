//! The bar at the top: the name, who answers, the language, light or dark.

use super::control::{Choice, choice, link, nth, options, outside, paragraph};
use super::element::{Attribute, Element, tag};
use crate::locale::{Locale, spoken, tr, tr_text};
use crate::model::{Model, Msg, ShareMsg, Slide, Theme};
use crate::sandbox::Home;
use yew::prelude::*;

/// In every language of the page: whoever meets it in one that they do not read is to find the way out.
const LANGUAGE: &str = "Language / Idioma ";

/// Draws the bar.
pub fn draw_top_bar(model: &Model, send: &Callback<Msg>) -> Element {
    let (home, origin) = (&model.home, &model.page.origin);
    let (languages, chosen) = options(&Locale::ALL, Locale::name, model.awaited.unwrap_or_else(spoken));
    let languages = Choice { label: "", class: "", options: languages, chosen };
    let set_language = Box::new(|index| Msg::SetLanguage(nth(&Locale::ALL, index)));
    let language = tag("label").class("theme").text(LANGUAGE);
    let (themes, chosen) = options(&Theme::ALL, theme_name, model.theme());
    let themes = Choice { label: "", class: "", options: themes, chosen };
    let set_theme = Box::new(|index| Msg::SetTheme(nth(&Theme::ALL, index)));
    let name = tag("h1").class("brand").add(tag("span").text("PUT")).text(" Playground");
    let theme = tag("label").class("theme").say("theme").text(" ");
    let share = link(tr("share"), None, Msg::Share(ShareMsg::Toggle), send).id("share-opens");
    let present = if model.presents { tr("present-end") } else { tr("present") };
    let is_open = if model.share.is_some() { "true" } else { "false" };
    tag("header")
        .class("top")
        .add(name)
        .add(paragraph(tone(home), &who_answers(home, origin)).id("home"))
        .add(share.set(Attribute::IsExpanded, is_open))
        .add(link(present, None, Msg::Slide(Slide::Toggle), send).id("present"))
        .add(language.add(choice(languages, set_language, send).id("language")))
        .add(theme.add(choice(themes, set_theme, send).id("theme")))
        .maybe(model.page.is_embedded.then(|| outside(tr("open-full-page"), &model.full_page())))
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
