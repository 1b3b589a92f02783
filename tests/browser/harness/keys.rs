//! The keyboard.

use super::page::{Page, to_json};
use serde_json::json;
use thirtyfour::Key;

/// The key that copies, pastes and selects together with a letter.
pub const COMMAND: Key = if cfg!(target_os = "macos") { Key::Meta } else { Key::Control };

/// Presses keys, all of them held down together, wherever the focus is.
pub async fn press_keys(page: &Page, keys: &[Key], letter: Option<char>) {
    let mut chain = page.driver().action_chain();
    for key in keys {
        chain = chain.key_down(key.clone());
    }
    if let Some(letter) = letter {
        chain = chain.key_down(letter).key_up(letter);
    }
    for key in keys.iter().rev() {
        chain = chain.key_up(key.clone());
    }
    chain.perform().await.expect("keys to be pressed");
}

/// Copies a text and pastes it into a field, by the keyboard, as a user does.
pub async fn paste(page: &Page, field: &str, text: &str) {
    let copy_from = "
        const field = document.body.appendChild(document.createElement('textarea'));
        field.id = 'copied-from';
        field.value = arguments[0];
        field.select();
    ";
    page.script(copy_from, json!([text])).await;
    press_keys(page, &[COMMAND], Some('c')).await;
    page.script("document.getElementById('copied-from').remove()", json!([])).await;
    let into = page.find("textbox", field).await;
    page.script("arguments[0].focus()", json!([to_json(&into)])).await;
    press_keys(page, &[COMMAND], Some('v')).await;
}
