//! Mounts the app.

use put_playground::{browser, locale, view::App};

fn main() {
    browser::report_panics();
    locale::begin(locale::PAGE);
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        yew::platform::spawn_local(async {
            browser::language::open().await;
            yew::Renderer::<App>::with_root(root).render();
        });
    }
}
