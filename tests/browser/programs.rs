//! Programs run in the page as Python runs them.

use crate::harness::{Page, Serve, eventually, journey, to_json};
use serde_json::json;

/// Puts a program into the editor and runs it.
async fn run(page: &Page, program: &str) {
    page.press_in("Request", "tab", "Code").await;
    let editor = page.find("textbox", "Python program").await;
    let script = "
        const [editor, text] = arguments;
        editor.focus();
        editor.select();
        document.execCommand('insertText', false, text);
    ";
    page.script(script, json!([to_json(&editor), program])).await;
    page.press("button", "Run").await;
}

/// What the program printed, and everything else that the panel says, once it has ended.
async fn output(page: &Page) -> String {
    page.reads("Request", "The program has ended.").await;
    log(page).await
}

async fn log(page: &Page) -> String {
    let text = page.script("return document.querySelector('[role=log]').innerText", json!([])).await;
    text.as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_programs_of_the_tutorial_run_and_print() {
    let server = Serve::start();
    journey("tutorial_programs", async |page| {
        page.open(&server.url).await;
        let url = format!("{}put", server.sandbox());
        let first = format!(
            "import requests\n\n# Making a PUT request\nr = requests.put('{url}', data ={{'key':'value'}})\n\n\
             # check status code for response received\n# success code - 200\nprint(r)\n\n\
             # print content of request\nprint(r.content)\n"
        );
        run(page, &first).await;
        let printed = output(page).await;
        assert!(printed.contains("<Response [200]>\n"), "{printed}");
        assert!(printed.contains("b'{\\n") && printed.contains("\"key\": \"value\""), "{printed}");
        page.reads("Request", "It sent one request.").await;
        page.reads("Response", "OK").await;

        let second = format!(
            "import requests\n\nresponse = requests.put('{}tutorial', data={{'key': 'value'}})\n\
             print(response.headers)\nprint(response.headers['Content-Type'])\n",
            server.sandbox()
        );
        run(page, &second).await;
        let printed = output(page).await;
        assert!(printed.contains("text/html; charset=UTF-8"), "{printed}");
        assert_eq!(page.shown().await, Some(2));
        page.press_in("Response", "tab", "Python").await;
        let face = page.reads("Response", "print(response.headers)").await;
        assert!(face.contains("<Response [200]>"), "{face}");
    });
}

#[test]
fn an_error_is_worded_as_python_words_it_and_what_is_not_there_is_refused_before_anything_is_sent() {
    let server = Serve::start();
    journey("program_errors", async |page| {
        page.open(&server.url).await;
        let url = format!("{}put", server.sandbox());
        run(page, &format!("import requests\nr = requests.put('{url}')\nprint(r.json()['nope'])\n")).await;
        let printed = output(page).await;
        assert!(printed.contains("Traceback (most recent call last):"), "{printed}");
        assert!(printed.trim_end().ends_with("KeyError: 'nope'"), "{printed}");
        run(page, &format!("import requests\nrequests.put('{url}')\nwhile True:\n    pass\n")).await;
        // A program that has just begun has sent none either: the refusal is what to wait for.
        eventually("the refusal", async || {
            let said = log(page).await;
            (said.contains("while") && said.contains("Line 3, column 1")).then_some(())
        })
        .await;
        page.reads("Request", "It sent 0 requests.").await;
    });
}

#[test]
fn a_program_is_stopped_while_it_waits_and_while_it_computes() {
    let server = Serve::start();
    journey("program_stops", async |page| {
        page.open(&server.url).await;
        run(page, &format!("import requests\nprint('sent')\nrequests.get('{}delay/9')\n", server.sandbox()))
            .await;
        page.reads("Request", "The program waits for an answer.").await;
        page.press("button", "Stop").await;
        let printed = output(page).await;
        assert!(printed.contains("sent") && printed.contains("You stopped the program."), "{printed}");
        page.reads("Response", "cancelled").await;

        run(page, "print('begun')\nfor i in range(10**12):\n    x = i\n").await;
        page.reads("Request", "begun").await;
        page.press("button", "Stop").await;
        page.reads("Request", "You stopped the program.").await;
        // The next one runs.
        run(page, "print('again')\n").await;
        eventually("the next program's end", async || (log(page).await.trim() == "again").then_some(()))
            .await;
    });
}

#[test]
fn a_file_that_a_program_opens_is_asked_for() {
    let server = Serve::start();
    journey("program_files", async |page| {
        let file = page.browser().profile.write("report.csv", b"a,b\n1,2\n");
        page.open(&server.url).await;
        let url = format!("{}put", server.sandbox());
        let program = format!(
            "import requests\nr = requests.put('{url}', files={{'f': open('report.csv', 'rb')}})\nprint(r.json()['files'])\n"
        );
        run(page, &program).await;
        let name = "The program opens “report.csv”. Choose that file";
        page.attach(name, &file).await;
        assert!(output(page).await.contains("{'f': 'a,b\\n1,2\\n'}"));
        page.reload().await;
        run(page, "print(open('gone.csv').read())\n").await;
        page.press("button", "There is no such file").await;
        let printed = output(page).await;
        assert!(printed.contains("FileNotFoundError"), "{printed}");
    });
}
