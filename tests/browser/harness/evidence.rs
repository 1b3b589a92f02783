//! What a failed journey leaves behind.

use super::page::Page;
use super::server::target_folder;
use std::time::Duration;

/// Leaves a picture, the page's text, the console, and the last steps, and says where.
pub async fn leave(name: &str, page: &Page) {
    // A browser that hangs must not hide why the journey failed.
    let left = tokio::time::timeout(Duration::from_secs(10), write(name, page)).await;
    if left.is_err() {
        eprintln!("{name}: the browser no longer answers, so there is no picture");
    }
}

async fn write(name: &str, page: &Page) {
    let picture = target_folder().join(format!("{name}.png"));
    let text = picture.with_extension("txt");
    if let Err(error) = page.driver().screenshot(&picture).await {
        eprintln!("{name}: no picture: {error}");
    }
    let address = page.driver().current_url().await;
    let shown = page.driver().execute("return document.body.innerText", Vec::new()).await;
    let shown = shown.and_then(|shown| shown.convert::<String>());
    let told = format!(
        "at {}\n\nsteps:\n{}\n\nconsole:\n{}\n\ntext:\n{}\n",
        address.map_or_else(|error| error.to_string(), |url| url.to_string()),
        page.steps().join("\n"),
        page.console().await.join("\n"),
        shown.unwrap_or_else(|error| error.to_string()),
    );
    if let Err(error) = std::fs::write(&text, told) {
        eprintln!("{name}: no text: {error}");
    }
    eprintln!("{name}: see {} and {}", picture.display(), text.display());
    let steps = page.steps();
    let last = steps.len().saturating_sub(5);
    eprintln!("{name}: the last steps: {}", steps[last..].join(", "));
}
