//! The console: a journey is a success only when nothing went wrong unseen.

use super::page::Page;
use serde_json::json;

impl Page {
    /// From now on, console lines that hold this text are part of the tale.
    pub fn expect_console(&self, text: &str) {
        self.expected.borrow_mut().push(text.to_owned());
    }

    /// The console's warnings and errors since the last look.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.driver().browser_log().await.unwrap_or_default();
        let grave = entries.into_iter().filter(|entry| ["WARNING", "SEVERE"].contains(&entry.level.as_str()));
        grave.map(|entry| format!("{}: {}", entry.level, entry.message)).collect()
    }

    /// Fails when the console or the page's policy has something to say that was not expected.
    pub async fn expect_quiet(&self) {
        let mut lines = self.console().await;
        let violations = self.script("return window.violations", json!([])).await;
        let violations = violations.as_array().cloned().unwrap_or_default();
        lines.extend(violations.iter().map(|violation| format!("policy: {violation}")));
        let expected = self.expected.borrow();
        // On a slow machine a preload that is used may be used late.
        lines.retain(|line| !line.contains("was preloaded using link preload but not used"));
        lines.retain(|line| !expected.iter().any(|text| line.contains(text)));
        assert!(lines.is_empty(), "nobody expected this in the console:\n{}", lines.join("\n"));
    }
}
