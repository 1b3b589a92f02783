//! The keyboard.

use super::page::Page;
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
