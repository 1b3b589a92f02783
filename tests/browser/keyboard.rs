//! Without a mouse, and without a screen.

use crate::harness::{Page, Serve, eventually, journey, press_keys, role_and_name, to_json};
use serde_json::{Value, json};
use thirtyfour::{By, Key};

/// Marks the element with the focus and says what it is: `[mark, name, whether the focus can be seen]`.
const STOP: &str = "
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    at.dataset.stop ??= String(document.querySelectorAll('[data-stop]').length);
    // A radio button is drawn by the text beside it.
    const drawn = at.matches('.kinds input') ? at.nextElementSibling : at;
    const style = getComputedStyle(drawn);
    const isSeen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return [at.dataset.stop, at.ariaLabel || at.labels?.[0]?.innerText || at.innerText || at.id || at.tagName, isSeen];
";

/// What must be reachable: every control and every link that is shown, of a group of radio buttons one.
const REACHABLE: &str = "
    const controls = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]');
    return [...controls]
        .filter(control => control.checkVisibility() && control.tabIndex >= 0 && !control.disabled)
        .filter(control => control.type !== 'radio' || control.checked)
        .filter(control => control.dataset.stop === undefined)
        .map(control => control.outerHTML.slice(0, 160));
";

/// Presses Tab until the focus has been everywhere; it sets out from the page's first link and ends there.
async fn tab_through(page: &Page) -> Vec<String> {
    page.script("document.querySelector('a[href=\"#request\"]').focus()", json!([])).await;
    let mut names = Vec::new();
    let mut first = Value::Null;
    for _ in 0..300 {
        press_keys(page, &[Key::Tab], None).await;
        let stop = page.script(STOP, json!([])).await;
        if stop.is_null() {
            // The focus has left the page at its end, and comes back at its beginning.
            continue;
        }
        if stop[0] == first {
            return names;
        }
        if first.is_null() {
            first = stop[0].clone();
        }
        let name = stop[1].as_str().unwrap_or_default().to_owned();
        assert_eq!(stop[2], json!(true), "the focus can't be seen on {name:?}");
        names.push(name);
    }
    panic!("the focus never comes round: {names:?}");
}

#[test]
fn tab_reaches_everything_in_order_and_the_focus_is_seen() {
    let server = Serve::start();
    journey("tab_order", async |page| {
        page.open(&server.url).await;
        page.fill("Key 1", "key").await;
        page.send("PUT").await;
        for fold in ["Query parameters", "Request headers", "Options", "History"] {
            page.unfold(fold).await;
        }
        let names = tab_through(page).await;
        let missed = page.script(REACHABLE, json!([])).await;
        assert_eq!(missed, json!([]), "not reached among {names:?}");
        let mut from = 0;
        assert_eq!(
            names.last().map(String::as_str),
            Some("Skip to the request"),
            "the first stop is the last here"
        );
        for name in
            ["Theme", "Chapter", "Method", "URL", "Key 1", "Value 1", "Add field", "Send PUT", "Headers"]
        {
            let at = names[from..].iter().position(|found| found.trim_start_matches("+ ").starts_with(name));
            from += at.unwrap_or_else(|| panic!("{name} after {:?} in {names:?}", names[..from].last()));
        }
    });
}

#[test]
fn the_skip_link_the_tabs_and_the_keys_work() {
    let server = Serve::start();
    journey("keys", async |page| {
        page.open(&server.url).await;
        page.script("document.activeElement?.blur()", json!([])).await;
        press_keys(page, &[Key::Tab], None).await;
        assert_eq!(page.focused().await, "Skip to the request");
        press_keys(page, &[Key::Enter], None).await;
        eventually("the focus on the request", async || (page.focused().await == "Request").then_some(()))
            .await;

        page.send("PUT").await;
        page.press("tab", "Headers").await;
        for (key, tab) in [
            (Key::Right, "Body"),
            (Key::Right, "Python"),
            (Key::Right, "Timing"),
            (Key::Right, "Server"),
            (Key::Right, "Sent"),
            (Key::Right, "Headers"),
            (Key::Left, "Sent"),
            (Key::Home, "Headers"),
            (Key::End, "Sent"),
        ] {
            press_keys(page, &[key], None).await;
            eventually(&format!("the tab {tab}"), async || {
                let found = page.find_in("Response", "tab", tab).await;
                let open = found.attr("aria-selected").await.ok()?.as_deref() == Some("true");
                (open && page.focused().await == tab).then_some(())
            })
            .await;
        }
    });
}

#[test]
fn every_control_has_a_name() {
    let server = Serve::start();
    journey("names", async |page| {
        page.open(&server.url).await;
        page.press("button", "Send PUT").await;
        page.reads("Response", "Created").await;
        for fold in ["Query parameters", "Request headers", "Options", "History"] {
            page.unfold(fold).await;
        }
        page.press("button", "Add parameter").await;
        page.press("button", "Add header").await;
        for kind in ["JSON", "multipart", "text", "file", "none", "form"] {
            page.press("radio", kind).await;
            let controls =
                "a[href], button, input, select, textarea, summary, iframe, section, [role], [tabindex='0']";
            let mut count = 0;
            for control in page.driver().find_all(By::Css(controls)).await.expect("controls") {
                if !control.is_displayed().await.unwrap_or_default() {
                    continue;
                }
                let Some((role, name)) = role_and_name(page.driver(), &control).await else {
                    continue;
                };
                let html = page
                    .script("return arguments[0].outerHTML.slice(0, 200)", json!([to_json(&control)]))
                    .await;
                assert!(!name.is_empty() || role == "status", "a {role} without a name: {html}");
                count += 1;
            }
            assert!(count > 40, "only {count} controls");
        }
        let language = page.script("return document.documentElement.lang", json!([])).await;
        assert_eq!(language, json!("en"));
    });
}
