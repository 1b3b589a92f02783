//! Finished pages come to life: one written by hand, and those that MkDocs Material, Sphinx and nbconvert make. Their sources
//! are in `tests/fixtures/documentation`.

use super::host::{ready, take, visit};
use crate::harness::{Page, Serve, Server, eventually, journey};
use axum::Router;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use tower_http::services::ServeDir;

/// Stands in the sources for the playground's folder, without its last slash.
const PLACEHOLDER: &str = "PLAYGROUND";

/// A folder with a copy of sources in which the playground's address stands, and with what is made of them.
struct Site {
    folder: PathBuf,
}

impl Site {
    fn of(name: &str, playground: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let own = format!("documentation-{}-{number}", std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(own);
        // What a test that was killed has left.
        let _ = fs::remove_dir_all(&folder);
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documentation").join(name);
        copy(&sources, &folder.join("source"), playground.trim_end_matches('/'));
        Self { folder }
    }

    /// Runs a module of the Python that has the builders, in the sources' folder.
    fn build(&self, words: &[&str]) {
        let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/docs/bin/python");
        let python = std::env::var_os("PUT_PLAYGROUND_DOCS").unwrap_or_else(|| made.into_os_string());
        let output = Command::new(&python)
            .arg("-m")
            .args(words)
            .current_dir(self.folder.join("source"))
            .env("NO_MKDOCS_2_WARNING", "1")
            .stdin(Stdio::null())
            .output();
        let remedy = "`cargo xtask test` installs the builders and names their Python in PUT_PLAYGROUND_DOCS";
        let output = output.unwrap_or_else(|error| panic!("{}: {error}. {remedy}.", python.display()));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{words:?}: {}. {remedy}.\n{said}", output.status);
    }

    /// Serves what was made, on an origin of its own.
    fn serve(&self, folder: &str) -> Server {
        Server::start(Router::new().fallback_service(ServeDir::new(self.folder.join(folder))))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn copy(from: &Path, to: &Path, playground: &str) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let entry = entry.expect("an entry");
            copy(&entry.path(), &to.join(entry.file_name()), playground);
        }
        return;
    }
    let text = fs::read_to_string(from).expect("a text");
    fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
    fs::write(to, text.replace(PLACEHOLDER, playground)).expect("a file");
}

/// The buttons beside the programs, in the page's order.
const BUTTONS: &str = "
    const found = [...document.querySelectorAll('*')].map(element => element.shadowRoot?.querySelector('button'));
    const buttons = found.filter(button => button);
";

async fn buttons(page: &Page) -> Value {
    let script =
        [BUTTONS, "return buttons.map(button => [button.textContent, button.ariaExpanded])"].concat();
    page.script(&script, json!([])).await
}

async fn press(page: &Page, at: usize) {
    let script =
        [BUTTONS, "buttons[arguments[0]].scrollIntoView({ block: 'center' }); buttons[arguments[0]].click()"];
    page.script(&script.concat(), json!([at])).await;
}

/// Enters the playground below the block of this button.
async fn enter(page: &Page, at: usize) {
    let script = [
        BUTTONS,
        "const frame = buttons[arguments[0]]?.getRootNode().host.nextElementSibling?.shadowRoot?.querySelector('iframe');
         // Below a bar that stays at the top of the page, nothing can be pressed.
         frame?.scrollIntoView({ block: 'center' });
         return frame ?? null",
    ]
    .concat();
    let frame = eventually("a frame", async || {
        let found = page.driver().execute(&script, vec![json!(at)]).await.ok()?;
        found.element().ok()
    })
    .await;
    page.enter(frame).await;
    ready(page).await;
}

/// The program in the editor.
async fn program(page: &Page) -> String {
    eventually("the program", async || {
        let code = page.script("return document.getElementById('code')?.value", json!([])).await;
        code.as_str().filter(|code| !code.is_empty()).map(str::to_owned)
    })
    .await
}

/// Visits a page, and presses each of its buttons: below each block stands this very program.
async fn comes_to_life(page: &Page, name: &str, url: &str, programs: &[String]) {
    visit(page, url).await;
    let closed: Vec<Value> = programs.iter().map(|_| json!(["▶ Run", "false"])).collect();
    eventually("the buttons", async || (buttons(page).await == json!(closed)).then_some(())).await;
    // Nothing is loaded until pressed.
    let loaded = "return [document.querySelectorAll('put-playground').length,
        performance.getEntriesByType('resource').filter(entry => entry.name.includes('embed.html')).length, frames.length]";
    assert_eq!(page.script(loaded, json!([])).await, json!([0, 0, 0]));
    take(page, &format!("{name}-closed")).await;
    for (at, expected) in programs.iter().enumerate() {
        press(page, at).await;
        enter(page, at).await;
        assert_eq!(&program(page).await, expected, "{name}, block {at}");
        page.leave().await;
        take(page, &format!("{name}-{at}")).await;
    }
    // Run, in the first of them.
    enter(page, 0).await;
    page.press("button", "Run").await;
    page.reads("Request", "It sent one request.").await;
    page.script("window.isTheSame = true", json!([])).await;
    page.leave().await;
    press(page, 0).await;
    let state = buttons(page).await;
    assert_eq!(state[0], json!(["▶ Run", "false"]));
    let hidden =
        [BUTTONS, "return buttons[0].getRootNode().host.nextElementSibling.checkVisibility()"].concat();
    assert_eq!(page.script(&hidden, json!([])).await, json!(false));
    // Opened again, it is as it was left.
    press(page, 0).await;
    enter(page, 0).await;
    assert_eq!(page.script("return window.isTheSame", json!([])).await, json!(true));
    page.leave().await;
}

fn plain(url: &str) -> String {
    format!(
        "import requests\n\nr = requests.put('{url}sandbox/things/1', data={{'key': 'value'}})\nprint(r.status_code)"
    )
}

fn numbered(url: &str) -> String {
    format!(
        "import requests\n\nr = requests.post('{url}sandbox/things', json={{'name': 'bread'}})\nprint(r.headers['Location'])"
    )
}

#[test]
fn made_by_mkdocs_material() {
    let server = Serve::start();
    let site = Site::of("mkdocs", &server.url);
    site.build(&["mkdocs", "build", "--quiet", "--strict", "--site-dir", "../site"]);
    let host = site.serve("site");
    journey("embed_mkdocs", async |page| {
        page.expect_console("favicon.ico");
        let session =
            format!("import requests\nr = requests.get('{}sandbox/things/1')\nr.status_code", server.url);
        let programs = [plain(&server.url), numbered(&server.url), session];
        comes_to_life(page, "mkdocs", &host.url, &programs).await;
    });
}

#[test]
fn made_by_sphinx() {
    let server = Serve::start();
    let site = Site::of("sphinx", &server.url);
    site.build(&["sphinx", "-q", "-W", "-b", "html", ".", "../site"]);
    let host = site.serve("site");
    journey("embed_sphinx", async |page| {
        page.expect_console("favicon.ico");
        let session = format!(
            "import requests\nfor name in ['a', 'b']:\n    r = requests.put('{}sandbox/things/' + name, \
             data={{'name': name}})\n    print(r.status_code)\n",
            server.url
        );
        let programs = [plain(&server.url), numbered(&server.url), session];
        comes_to_life(page, "sphinx", &host.url, &programs).await;
    });
}

#[test]
fn made_by_nbconvert() {
    let server = Serve::start();
    let site = Site::of("notebook", &server.url);
    // The page would ask foreign hosts for these two.
    let without = ["--HTMLExporter.mathjax_url=", "--HTMLExporter.require_js_url="];
    site.build(
        &[&["nbconvert", "--to", "html", "index.ipynb", "--output-dir", "../site"][..], &without].concat(),
    );
    let host = site.serve("site");
    journey("embed_nbconvert", async |page| {
        page.expect_console("favicon.ico");
        let programs = [plain(&server.url), "requests.get('nowhere')".to_owned()];
        comes_to_life(page, "nbconvert", &host.url, &programs).await;
    });
}

#[test]
fn written_by_hand() {
    let server = Serve::start();
    let site = Site::of("tutorial", &server.url);
    let host = site.serve("source");
    let url = &server.url;
    journey("embed_by_hand", async |page| {
        visit(page, &host.url).await;
        let expected = json!([["▶ Run", "false"], ["▶ Run", "false"], ["▶ Ejecutar", "false"]]);
        eventually("the buttons", async || (buttons(page).await == expected).then_some(())).await;
        let programs = [
            format!(
                "import requests\n\nurl = '{url}sandbox/things/1'\nresponse = requests.put(url, data={{'key': 'value'}})\n\
                 print(response.status_code, response.reason)"
            ),
            format!("import requests\nfor n in range(2):\n    requests.delete('{url}sandbox/things/1')"),
            format!("import requests\nprint(requests.get('{url}sandbox/things/1').status_code)"),
        ];
        for (at, expected) in programs.iter().enumerate() {
            press(page, at).await;
            enter(page, at).await;
            assert_eq!(&program(page).await, expected);
            let lang = page.script("return document.documentElement.lang", json!([])).await;
            assert_eq!(lang, json!(if at == 2 { "es" } else { "en" }), "as the text around it");
            page.leave().await;
        }
        assert_eq!(buttons(page).await[2], json!(["Cerrar", "true"]));
        take(page, "by-hand").await;
        // What is added to a page that is open comes to life as well, once.
        let add = "document.querySelector('main').insertAdjacentHTML('beforeend', '<pre>requests.head(1)</pre><p>end</p>')";
        page.script(add, json!([])).await;
        eventually("one button more", async || (buttons(page).await.as_array()?.len() == 4).then_some(()))
            .await;
    });
}

/// Without JavaScript, nothing is missing that the page had before.
#[test]
fn without_javascript_the_programs_stay() {
    let server = Serve::start();
    let site = Site::of("tutorial", &server.url);
    let host = site.serve("source");
    journey("embed_without_javascript", async |page| {
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        page.driver().goto(&host.url).await.expect("the page");
        let element = page.driver().find(thirtyfour::By::Css("put-playground code")).await.expect("the code");
        let text = element.text().await.expect("a text");
        assert!(
            text.contains("requests.post(") && element.is_displayed().await.expect("an element"),
            "{text}"
        );
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
    });
}
