//! The page as a user has it: fields, buttons and regions, by role and name.

use super::browser::Browser;
use super::command::{self, devtools};
use super::waiting::eventually;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use thirtyfour::{Key, WebDriver, WebElement};

/// The page in a browser.
pub struct Page {
    browser: Browser,
    steps: RefCell<Vec<String>>,
    pub(super) expected: RefCell<Vec<String>>,
    in_frame: Cell<bool>,
}

impl Page {
    /// The page of a fresh browser.
    pub fn new(browser: Browser) -> Self {
        Self { browser, steps: RefCell::default(), expected: RefCell::default(), in_frame: Cell::default() }
    }

    /// Gives the browser back.
    pub fn into_browser(self) -> Browser {
        self.browser
    }

    /// The browser.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// Drives the browser.
    pub fn driver(&self) -> &WebDriver {
        &self.browser.driver
    }

    /// What was done so far.
    pub fn steps(&self) -> Vec<String> {
        self.steps.borrow().clone()
    }

    pub(super) fn step(&self, step: String) {
        self.steps.borrow_mut().push(step);
    }

    /// Opens the page and waits until it has found who answers: that text is returned.
    pub async fn open(&self, url: &str) -> String {
        self.step(format!("open {url}"));
        self.driver().goto(url).await.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
        self.home().await
    }

    /// Opens a page that embeds the playground, and goes on inside its frame.
    pub async fn open_embedded(&self, url: &str) -> String {
        self.step(format!("open {url} and enter its frame"));
        self.driver().goto(url).await.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
        eventually("the frame", async || self.driver().enter_frame(0).await.ok()).await;
        // ChromeDriver computes no roles in the frame of another process.
        self.in_frame.set(true);
        self.home().await
    }

    /// Goes on inside a frame of the page that is open.
    pub async fn enter(&self, frame: WebElement) {
        self.step("enter a frame".to_owned());
        frame.enter_frame().await.expect("a frame");
        self.in_frame.set(true);
    }

    /// Goes on in the page around the frame.
    pub async fn leave(&self) {
        self.step("leave the frame".to_owned());
        self.driver().enter_default_frame().await.expect("the page around the frame");
        self.in_frame.set(false);
    }

    /// Reloads the page.
    pub async fn reload(&self) -> String {
        self.step("reload".to_owned());
        self.driver().refresh().await.expect("the page to reload");
        self.home().await
    }

    /// Who answers, as the bar at the top says it, once that is settled.
    pub async fn home(&self) -> String {
        eventually("the bar to say who answers", async || {
            let text = self.script("return document.getElementById('home')?.innerText", json!([])).await;
            text.as_str()
                .filter(|text| text.contains("practice server") && !text.contains("looking"))
                .map(str::to_owned)
        })
        .await
    }

    /// Runs a script in the page; null when the page is just being replaced.
    pub async fn script(&self, script: &str, arguments: Value) -> Value {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        let result = self.driver().execute(script, arguments).await;
        result.map_or(Value::Null, |result| result.json().clone())
    }

    /// Calls a method of the DevTools protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        devtools(self.driver(), method, parameters).await
    }

    async fn look(&self, role: &str, name: &str, within: &str) -> Option<WebElement> {
        let arguments = vec![json!(role), json!(name), json!(within)];
        let found = self.driver().execute(include_str!("names.js"), arguments).await.ok()?;
        let found = found.element().ok()?;
        if self.in_frame.get() {
            return found.is_displayed().await.ok()?.then_some(found);
        }
        // What the harness found is what assistive technology finds.
        let computed = command::role_and_name(self.driver(), &found).await?;
        if computed.0 == "none" {
            // Folded away.
            return None;
        }
        assert_eq!(computed, (role.to_owned(), name.to_owned()), "role and name");
        Some(found)
    }

    /// Waits for an element of this role and name.
    pub async fn find(&self, role: &str, name: &str) -> WebElement {
        self.find_in("", role, name).await
    }

    /// Waits for an element of this role and name in a region.
    pub async fn find_in(&self, region: &str, role: &str, name: &str) -> WebElement {
        let what = format!("{role} “{name}”");
        eventually(&what, async || self.look(role, name, region).await).await
    }

    /// Whether there is such an element now.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        self.look(role, name, "").await.is_some()
    }

    /// Presses a button, a tab, a radio button or a checkbox.
    pub async fn press(&self, role: &str, name: &str) {
        self.press_in("", role, name).await;
    }

    /// Presses what has this role and name in a region.
    pub async fn press_in(&self, region: &str, role: &str, name: &str) {
        self.step(format!("press {role} “{name}”"));
        let found = self.find_in(region, role, name).await;
        if role == "radio" {
            // The radio buttons are drawn by their labels.
            self.script("arguments[0].click()", json!([to_json(&found)])).await;
        } else {
            let pressed = found.click().await;
            pressed.unwrap_or_else(|error| panic!("{role} “{name}” can't be pressed: {error}"));
        }
    }

    /// Types into a field, in place of what stands there.
    pub async fn fill(&self, name: &str, text: &str) {
        self.step(format!("fill “{name}” with {text:?}"));
        let field = self.find("textbox", name).await;
        self.script("arguments[0].focus(); arguments[0].select()", json!([to_json(&field)])).await;
        let typed = match text {
            "" => field.send_keys(Key::Delete).await,
            text => field.send_keys(text).await,
        };
        typed.unwrap_or_else(|error| panic!("nothing can be typed into “{name}”: {error}"));
    }

    /// What stands in a field.
    pub async fn value(&self, name: &str) -> String {
        let field = self.find("textbox", name).await;
        field.prop("value").await.expect("a value").unwrap_or_default()
    }

    /// Chooses an option of a list.
    pub async fn choose(&self, name: &str, option: &str) {
        self.step(format!("choose {option} of “{name}”"));
        let list = self.find("combobox", name).await;
        let script = "
            const [list, text] = arguments;
            const index = [...list.options].findIndex(option => option.text === text);
            if (index < 0) return false;
            list.selectedIndex = index;
            list.dispatchEvent(new Event('input', { bubbles: true }));
            return list.dispatchEvent(new Event('change', { bubbles: true }));
        ";
        let chosen = self.script(script, json!([to_json(&list), option])).await;
        assert_eq!(chosen, json!(true), "“{name}” offers {option}");
    }

    /// The option of a list that is chosen.
    pub async fn chosen(&self, name: &str) -> String {
        let list = self.find("combobox", name).await;
        let script = "return arguments[0].selectedOptions[0]?.text ?? ''";
        let text = self.script(script, json!([to_json(&list)])).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Whether a checkbox is ticked.
    pub async fn is_ticked(&self, name: &str) -> bool {
        let checkbox = self.find("checkbox", name).await;
        checkbox.is_selected().await.expect("a checkbox")
    }

    /// Puts a file into a field.
    pub async fn attach(&self, name: &str, path: &str) {
        self.step(format!("attach {path} to “{name}”"));
        let script = "return [...document.querySelectorAll('input[type=file]')]
            .find(field => field.getAttribute('aria-label') === arguments[0])";
        let found = eventually(&format!("the file field “{name}”"), async || {
            let found = self.driver().execute(script, vec![json!(name)]).await.ok()?;
            found.element().ok()
        })
        .await;
        found.send_keys(path).await.expect("a file to be chosen");
    }

    /// Unfolds what stands under this summary, if it is folded.
    pub async fn unfold(&self, summary: &str) {
        self.set_fold(summary, true).await;
    }

    /// Folds what stands under this summary, if it is not.
    pub async fn fold(&self, summary: &str) {
        self.set_fold(summary, false).await;
    }

    async fn set_fold(&self, summary: &str, open: bool) {
        self.step(format!("set the fold “{summary}” to {open}"));
        let script = "
            const [start, open] = arguments;
            const summary = [...document.querySelectorAll('summary')].find(s => s.innerText.startsWith(start));
            if (!summary) return false;
            if (summary.parentElement.open !== open) summary.click();
            return true;
        ";
        eventually(&format!("the fold “{summary}”"), async || {
            let found = self.script(script, json!([summary, open])).await;
            found.as_bool().filter(|found| *found)
        })
        .await;
    }
}

/// An element as a script takes it.
pub fn to_json(element: &WebElement) -> Value {
    element.to_json().expect("an element")
}
