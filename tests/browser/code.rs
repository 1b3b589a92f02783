//! The program and the fields are two faces of one draft.

use crate::harness::{COMMAND, Page, Serve, StaticHost, eventually, journey, paste, press_keys, to_json};
use serde_json::json;
use thirtyfour::Key;

/// The editor's accessible name.
const EDITOR: &str = "Python program";

/// Opens the face Code and waits for the program.
async fn open_code(page: &Page) {
    page.press_in("Request", "tab", "Code").await;
    eventually("a program", async || (!page.value(EDITOR).await.is_empty()).then_some(())).await;
}

/// Puts a program into the editor as one paste does.
async fn write(page: &Page, text: &str) {
    let editor = page.find("textbox", EDITOR).await;
    let script = "
        const [editor, text] = arguments;
        editor.focus();
        editor.select();
        return document.execCommand('insertText', false, text);
    ";
    assert_eq!(page.script(script, json!([to_json(&editor), text])).await, json!(true));
    assert_eq!(page.value(EDITOR).await, text);
}

async fn code_holds(page: &Page, text: &str) -> String {
    eventually(&format!("{text:?} in the program"), async || {
        Some(page.value(EDITOR).await).filter(|code| code.contains(text))
    })
    .await
}

async fn field_is(page: &Page, name: &str, value: &str) {
    eventually(&format!("{value:?} in the field {name}"), async || {
        (page.value(name).await == value).then_some(())
    })
    .await;
}

/// The text that is drawn under the editor's own, in colours; and the part of it that is underlined.
async fn drawn(page: &Page) -> (String, String) {
    let script = "
        const lines = [...document.querySelectorAll('.code-line')].map(line => line.textContent);
        return [lines.join(''), [...document.querySelectorAll('.faulty')].map(part => part.textContent).join('')];
    ";
    let read = page.script(script, json!([])).await;
    let text = |at: usize| read[at].as_str().unwrap_or_default().to_owned();
    (text(0), text(1))
}

/// Selects a stretch of the program, in UTF-16 units.
async fn select(page: &Page, start: u32, end: u32) {
    let editor = page.find("textbox", EDITOR).await;
    let script = "arguments[0].focus(); arguments[0].setSelectionRange(arguments[1], arguments[2])";
    page.script(script, json!([to_json(&editor), start, end])).await;
}

async fn caret(page: &Page) -> (u64, u64) {
    let script = "const at = document.activeElement; return [at.selectionStart, at.selectionEnd]";
    let read = page.script(script, json!([])).await;
    (read[0].as_u64().unwrap_or(u64::MAX), read[1].as_u64().unwrap_or(u64::MAX))
}

#[test]
fn an_edited_field_changes_the_code_in_place_and_edited_code_fills_the_fields() {
    let server = Serve::start();
    journey("code_and_fields", async |page| {
        page.open(&server.url).await;
        page.fill("Key 1", "key").await;
        page.fill("Value 1", "value").await;
        open_code(page).await;
        code_holds(page, "'key': 'value'").await;
        let url = format!("{}anything", server.sandbox());
        let program = format!(
            "import requests\n\n# mine\nfields = {{'key':  'value'}}  # spaced\nrequests.put('{url}', data=fields)\n"
        );
        write(page, &program).await;
        page.press_in("Request", "tab", "Fields").await;
        field_is(page, "URL", &url).await;
        page.fill("Value 1", "it's new").await;
        page.press_in("Request", "tab", "Code").await;
        let code = code_holds(page, "it's new").await;
        for kept in ["# mine\n", "# spaced\n", "data=fields"] {
            assert!(code.contains(kept), "{kept:?} is kept in {code}");
        }
        let (text, _) = drawn(page).await;
        assert_eq!(text, format!("{code}\n"), "the colours have the same text");
        // What the fields did can be undone here, and the fields go along.
        select(page, 0, 0).await;
        press_keys(page, &[COMMAND], Some('z')).await;
        eventually("the program of before", async || (page.value(EDITOR).await == program).then_some(()))
            .await;
        page.press_in("Request", "tab", "Fields").await;
        field_is(page, "Value 1", "value").await;
        assert_eq!(page.send("PUT").await.status, 200);
    });
}

#[test]
fn broken_code_keeps_the_fields_and_names_the_fault_in_its_place() {
    let server = Serve::start();
    journey("broken_code", async |page| {
        page.open(&server.url).await;
        page.fill("Key 1", "key").await;
        open_code(page).await;
        write(page, "import requests\nrequests.put('http://other.test/', data={'a': 1)\n").await;
        let said = page.reads("Request", "Line 2, column ").await;
        let (_, faulty) = drawn(page).await;
        assert!(!faulty.is_empty(), "something is underlined: {said}");
        let editor = page.find("textbox", EDITOR).await;
        assert_eq!(editor.attr("aria-invalid").await.ok().flatten().as_deref(), Some("true"));
        page.press_in("Request", "tab", "Fields").await;
        assert_eq!(page.value("Key 1").await, "key");
        assert_eq!(page.value("URL").await, format!("{}things/1", server.sandbox()));
        // The code cannot follow now, says so, and is written anew on demand.
        page.fill("Key 1", "other").await;
        page.press_in("Request", "tab", "Code").await;
        page.reads("Request", "The code no longer follows the fields.").await;
        page.press("button", "Write the code anew from the fields").await;
        code_holds(page, "'other'").await;
        press_keys(page, &[COMMAND], Some('z')).await;
        code_holds(page, "{'a': 1)").await;
    });
}

#[test]
fn tab_enter_undo_and_redo_work_and_the_keyboard_is_not_trapped() {
    let server = Serve::start();
    journey("code_keys", async |page| {
        page.open(&server.url).await;
        open_code(page).await;
        write(page, "for i in range(2):\nprint(i)").await;
        select(page, 18, 18).await;
        press_keys(page, &[Key::Enter], None).await;
        code_holds(page, "range(2):\n    \nprint").await;
        assert_eq!(caret(page).await, (23, 23));
        press_keys(page, &[COMMAND], Some('z')).await;
        code_holds(page, "range(2):\nprint").await;
        select(page, 19, 19).await;
        press_keys(page, &[Key::Tab], None).await;
        code_holds(page, ":\n    print").await;
        assert_eq!(caret(page).await, (23, 23));
        press_keys(page, &[Key::Shift, Key::Tab], None).await;
        code_holds(page, ":\nprint").await;
        press_keys(page, &[COMMAND], Some('z')).await;
        code_holds(page, ":\n    print").await;
        press_keys(page, &[COMMAND], Some('z')).await;
        code_holds(page, ":\nprint").await;
        press_keys(page, &[COMMAND], Some('y')).await;
        code_holds(page, ":\n    print").await;
        press_keys(page, &[COMMAND, Key::Shift], Some('z')).await;
        code_holds(page, ":\nprint").await;
        // Typing where the caret is leaves it there.
        select(page, 3, 3).await;
        press_keys(page, &[], Some('x')).await;
        code_holds(page, "forx i").await;
        assert_eq!(caret(page).await, (4, 4));

        // Keys that follow each other before the page has had its turn: none is lost, and each stands where it was typed.
        write(page, "a").await;
        select(page, 1, 1).await;
        let script = "
            const [editor] = arguments;
            const type = text => {
                editor.setRangeText(text, editor.selectionStart, editor.selectionEnd, 'end');
                editor.dispatchEvent(new InputEvent('input', { bubbles: true }));
            };
            type('b');
            editor.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
            type('c');
            type('d');
        ";
        let editor = page.find("textbox", EDITOR).await;
        page.script(script, json!([to_json(&editor)])).await;
        code_holds(page, "ab\ncd").await;
        assert_eq!(caret(page).await, (5, 5));

        press_keys(page, &[Key::Escape], None).await;
        press_keys(page, &[Key::Tab], None).await;
        eventually("the focus behind the editor", async || (page.focused().await != EDITOR).then_some(()))
            .await;
        assert!(!page.value(EDITOR).await.contains("    x"));
    });
}

#[test]
fn a_megabyte_is_pasted_without_a_stall() {
    let server = Serve::start();
    journey("long_code", async |page| {
        page.open(&server.url).await;
        open_code(page).await;
        let line = "# a line of a long program that somebody pastes\n";
        // Beside what the browser alone takes for the same text in a field of its own, in the same run.
        let script = "
            const [line, times] = arguments;
            const text = line.repeat(times);
            const drawn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
            const time = async act => { const start = performance.now(); act(); await drawn(); return performance.now() - start; };
            const editor = document.getElementById('code');
            const bare = document.createElement('textarea');
            bare.rows = 10;
            document.body.append(bare);
            return time(() => { bare.value = text; bare.scrollHeight; }).then(alone => {
                bare.remove();
                return time(() => {
                    editor.value = text;
                    editor.dispatchEvent(new InputEvent('input', { bubbles: true }));
                }).then(ours => [ours, alone]);
            });
        ";
        let took = page.script(script, json!([line, (1 << 20) / line.len()])).await;
        let took: Vec<f64> =
            took.as_array().expect("two times").iter().filter_map(|ms| ms.as_f64()).collect();
        assert!(took[0] < 3.0 * took[1] + 200.0, "{took:?} ms: ours, and the browser's alone");
        assert_eq!(page.value(EDITOR).await.len() / line.len(), (1 << 20) / line.len());
        page.reads("Request", "The program sends no request.").await;
    });
}

#[test]
fn bytes_stand_beside_those_of_python_and_python_prints_the_answer() {
    let server = Serve::start();
    journey("python_faces", async |page| {
        page.open(&server.url).await;
        page.fill("Key 1", "key").await;
        page.fill("Value 1", "value").await;
        page.press_in("Request", "tab", "Bytes").await;
        let head = page.block("Python’s request head").await;
        assert!(head.starts_with("PUT /sandbox/things/1 HTTP/1.1\n"), "{head}");
        let script = "return [...document.querySelectorAll('pre[aria-label=\"Python’s request head\"] mark')]
            .map(mark => mark.textContent)";
        let marked = page.script(script, json!([])).await.to_string();
        assert!(marked.contains("User-Agent: python-requests/"), "{marked}");
        assert!(!marked.contains("Content-Length"), "{marked}");
        assert_eq!(page.block("Python’s request body").await, "key=value");
        page.reads("Request", "Where they differ".to_uppercase().as_str()).await;
    });
}

#[test]
fn the_request_is_written_in_other_languages_and_taken_from_curl() {
    let server = Serve::start();
    journey("languages", async |page| {
        page.open(&server.url).await;
        page.fill("Key 1", "key").await;
        page.fill("Value 1", "it's").await;
        open_code(page).await;
        for (language, name, begins) in [
            ("curl", "The request in curl", "curl -X PUT "),
            ("HTTPie", "The request in HTTPie", "http "),
            ("HTTP/1.1", "The request in HTTP/1.1", "PUT /sandbox/things/1 HTTP/1.1"),
            ("fetch", "The request in JavaScript fetch", ""),
        ] {
            page.press("radio", language).await;
            let text = page.block(name).await;
            assert!(text.starts_with(begins), "{language}: {text}");
            assert!(text.contains("key"), "{language}: {text}");
        }
        page.press("radio", "curl").await;
        page.fill("Paste a curl command", "curl --nonsense http://a.test/").await;
        page.press("button", "Fill the fields").await;
        page.reads("Request", "--nonsense").await;
        page.fill("Paste a curl command", "curl -X PATCH http://a.test/x -H 'X-A: b' -d c=d").await;
        page.press("button", "Fill the fields").await;
        page.reads("Request", "Filled the fields from the curl command.").await;
        page.press_in("Request", "tab", "Fields").await;
        assert_eq!(page.value("URL").await, "http://a.test/x");
        assert_eq!(page.chosen("Method").await, "PATCH");
        assert_eq!(page.value("Header value 1").await, "b");
        page.press("button", "Undo").await;
        field_is(page, "URL", "http://a.test/").await;

        paste(page, "URL", "curl 'http://b.test/y' \\\n  --json '{\"n\": 1}'").await;
        field_is(page, "URL", "http://b.test/y").await;
        field_is(page, "JSON body", "{\"n\": 1}").await;
    });
}

#[test]
fn the_program_survives_a_reload_without_its_secrets() {
    let server = Serve::start();
    journey("code_kept", async |page| {
        page.open(&server.url).await;
        open_code(page).await;
        let stored = "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }])";
        let kept = page.script(stored, json!([])).await.to_string();
        assert!(!kept.contains("put-playground/code"), "nothing was typed: {kept}");
        let program = format!(
            "import requests\n# mine\nrequests.put('{}put', headers={{'Authorization': 'Bearer s3cr3t-in-code'}})\n",
            server.sandbox()
        );
        write(page, &program).await;
        eventually("the program in storage", async || {
            page.script(stored, json!([])).await.to_string().contains("# mine").then_some(())
        })
        .await;
        let kept = page.script(stored, json!([])).await.to_string();
        assert!(!kept.contains("s3cr3t"), "{kept}");
        page.reload().await;
        open_code(page).await;
        let code = page.value(EDITOR).await;
        assert!(code.contains("# mine") && !code.contains("s3cr3t"), "{code}");
    });
}

#[test]
fn code_works_without_a_network() {
    let mut host = StaticHost::at("deep/er/");
    journey("code_offline", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        page.open(&host.url).await;
        host.stop();
        page.reload().await;
        page.fill("Key 1", "offline").await;
        open_code(page).await;
        code_holds(page, "'offline'").await;
    });
}
