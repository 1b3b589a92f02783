//! What the user set once for all requests.

use crate::encode::form;
use crate::locale::Locale;
use serde::Serialize;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system is set.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// The theme's name, for the page and for its `data-theme` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// The settings, which survive a reload.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// Whether values of Authorization, Cookie, passwords and the like are stored too.
    pub keep_secrets: bool,
    /// The language that the user chose; without one, the browser's own languages decide.
    pub locale: Option<Locale>,
    /// The chapter that was open, counted from 0.
    pub chapter: usize,
}

impl Settings {
    /// The settings as a line of form-encoded text.
    pub fn write(&self) -> String {
        // All of them are scalars, which every form can hold.
        serde_urlencoded::to_string(self).unwrap_or_default()
    }

    /// Reads the settings, as far as they can be read: what is damaged, or from another version, counts as not set.
    pub fn read(text: &str) -> Self {
        let mut settings = Self::default();
        for (name, value) in form::decode(text) {
            match name.as_str() {
                "theme" => settings.theme = named(&Theme::ALL, Theme::as_str, &value).unwrap_or_default(),
                "keep_secrets" => settings.keep_secrets = value == "true",
                "locale" => settings.locale = named(&Locale::ALL, Locale::tag, &value),
                "chapter" => settings.chapter = value.parse().unwrap_or_default(),
                _ => {}
            }
        }
        settings
    }
}

/// The value that is called so.
fn named<T: Copy>(all: &[T], name: fn(T) -> &'static str, wanted: &str) -> Option<T> {
    all.iter().copied().find(|value| name(*value) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn settings_that_cannot_be_read_are_those_of_a_first_visit() {
        for text in ["", "x=1", "theme=green", "chapter=-1", "%", r#"{"theme":"dark"}"#] {
            assert_eq!(Settings::read(text), Settings::default(), "{text}");
        }
        assert_eq!(Settings::read("chapter=x&theme=dark").theme, Theme::Dark);
    }

    proptest! {
        #[test]
        fn settings_come_back(
            theme in prop::sample::select(Theme::ALL.to_vec()),
            locale in prop::option::of(prop::sample::select(Locale::ALL.to_vec())),
            keep_secrets: bool,
            chapter: usize,
        ) {
            let settings = Settings { theme, keep_secrets, locale, chapter };
            prop_assert_eq!(Settings::read(&settings.write()), settings);
        }
    }
}
