//! Tests of words run in every language.

use put_playground::locale::{Locale, install};
use std::path::Path;

/// The text of a file of words.
pub fn file(locale: Locale, path: &str) -> &'static str {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/words").join(locale.tag());
    let path = folder.join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).leak()
}

/// Speaks a language.
pub fn speak(locale: Locale) {
    assert!(install(locale, file(locale, "page.ftl")));
}

/// Runs a check in every language. The next test of this thread speaks English again.
pub fn in_each_language(check: impl Fn(Locale)) {
    for locale in Locale::ALL {
        speak(locale);
        check(locale);
    }
    speak(Locale::English);
}
