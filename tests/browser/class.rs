//! A class: a board and two students, each in a browser of their own.

use crate::harness::{Page, Serve, eventually, free_port, journey_together, press_keys, target_folder};
use serde_json::{Value, json};
use std::net::SocketAddr;
use thirtyfour::{By, Key};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};

/// A wire to a server that can be cut, with all connections on it, and joined again.
struct Wire {
    url: String,
    from: SocketAddr,
    to: String,
    runtime: Option<Runtime>,
}

impl Wire {
    fn to(url: &str) -> Self {
        let from = SocketAddr::from(([127, 0, 0, 1], free_port()));
        let to = url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let mut wire = Self { url: format!("http://{from}/"), from, to, runtime: None };
        wire.join();
        wire
    }

    fn join(&mut self) {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let to = self.to.clone();
        let listener = std::net::TcpListener::bind(self.from).expect("the port");
        listener.set_nonblocking(true).expect("a socket for tokio");
        runtime.spawn(async move {
            let listener = TcpListener::from_std(listener).expect("a socket for tokio");
            while let Ok((mut near, _)) = listener.accept().await {
                let to = to.clone();
                tokio::spawn(async move {
                    let mut far = TcpStream::connect(to).await?;
                    copy_bidirectional(&mut near, &mut far).await
                });
            }
        });
        self.runtime = Some(runtime);
    }

    fn cut(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.cut();
    }
}

/// Opens a page that is not the playground.
async fn visit(page: &Page, url: &str) {
    page.driver().goto(url).await.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
}

/// Joins under this name, and comes to the playground.
async fn join(page: &Page, base: &str, name: &str) {
    visit(page, &format!("{base}join")).await;
    page.fill("Name", name).await;
    page.press("button", "To the playground").await;
    page.home().await;
}

/// What a script in the page gives, once it is not null, false or empty.
async fn shown(page: &Page, what: &str, script: &str) -> Value {
    eventually(what, async || {
        let value = page.script(script, json!([])).await;
        let is_there =
            !matches!(&value, Value::Null | Value::Bool(false)) && value != json!("") && value != json!([]);
        is_there.then_some(value)
    })
    .await
}

/// Waits until the board's latest request is this one: who, method, path, status.
async fn latest(board: &Page, expected: [&str; 4]) {
    let script = "return [...(document.querySelector('#rows tr')?.cells ?? [])].slice(1).map(cell => cell.textContent)";
    let what = format!("{expected:?} on the board");
    eventually(&what, async || (board.script(script, json!([])).await == json!(expected)).then_some(()))
        .await;
}

/// Waits until the board says of a thing: who wrote it, and what it is.
async fn stored(board: &Page, id: &str, by: &str, text: &str) {
    let script = "
        const box = [...document.querySelectorAll('#things li')].find(box => box.querySelector('h3').textContent === arguments[0]);
        return box && [box.querySelector('p').textContent.replace(/[\\u2068\\u2069]/g, ''), box.querySelector('pre').textContent]";
    eventually(&format!("{id} by {by}"), async || {
        let found = board.script(script, json!([id])).await;
        let about = found[0].as_str()?;
        (about == format!("by {by}") && found[1] == json!(text)).then_some(())
    })
    .await;
}

/// Sends a PUT with one field to a path below the practice server; gives the status.
async fn put(page: &Page, base: &str, id: &str, key: &str) -> u16 {
    page.fill("URL", &format!("{base}sandbox/things/{id}")).await;
    page.fill("Key 1", key).await;
    page.send("PUT").await.status
}

/// Pictures of the board as it is projected: nothing is wider than the screen, and no region is pushed off it.
async fn take(board: &Page, state: &str) {
    for (width, height) in [(1280, 720), (1920, 1080)] {
        for dark in [false, true] {
            board.use_dark(dark).await;
            board.resize(width, height).await;
            board.settle().await;
            let size = board
                .script(
                    "return [document.documentElement.scrollWidth, document.documentElement.scrollHeight]",
                    json!([]),
                )
                .await;
            assert!(
                size[0].as_u64() <= Some(width.into()) && size[1].as_u64() <= Some(height.into()),
                "{size}"
            );
            let faint = board.script(include_str!("contrast.js"), json!([])).await;
            assert!(faint[0].as_u64() > Some(10) && faint[1] == json!([]), "{state}: {faint}");
            let scheme = if dark { "dark" } else { "light" };
            let file = target_folder().join(format!("board-{state}-{width}-{scheme}.png"));
            board.driver().screenshot(&file).await.expect("a picture");
        }
    }
    board.use_dark(false).await;
    board.resize(1280, 720).await;
}

#[test]
fn a_board_shows_two_students_live_and_their_teacher_pauses_and_resets() {
    let (server, key) = Serve::start_class();
    let base = server.url.as_str();
    journey_together("class_board", async |[board, ana, bo]: &[Page; 3]| {
        board.resize(1280, 720).await;
        visit(board, &key).await;
        shown(
            board,
            "the picture to join by",
            "const qr = document.getElementById('qr'); return qr.complete && qr.naturalWidth > 0",
        )
        .await;
        board.find("button", "Pause").await;
        let address = board.script("return location.href", json!([])).await;
        assert_eq!(address, json!(format!("{base}board")), "the key is not projected");
        take(board, "empty").await;

        join(ana, base, "Ana").await;
        assert_eq!(ana.value("URL").await, format!("{base}sandbox/things/Ana"), "a thing of her own");
        assert_eq!(ana.shown().await, None, "and nothing was sent");
        join(bo, base, "ana").await;
        shown(board, "two students", "return document.getElementById('students').textContent === '2'").await;
        assert_eq!(put(ana, base, "Ana", "hello").await, 201);
        latest(board, ["Ana", "PUT", "things/Ana", "201"]).await;
        stored(board, "Ana", "Ana", "hello=").await;
        let hostile = "<img src=x onerror=alert(1)>";
        assert_eq!(put(bo, base, "%3Cb%3Ebold", hostile).await, 201);
        latest(board, ["ana 2", "PUT", "things/%3Cb%3Ebold", "201"]).await;
        stored(board, "<b>bold", "ana 2", "%3Cimg+src%3Dx+onerror%3Dalert%281%29%3E=").await;
        assert_eq!(put(bo, base, "Ana", "mine").await, 200);
        stored(board, "Ana", "ana 2", "mine=").await;
        // A guest, by another program.
        let raw = json!({ "method": "PUT", "body": hostile, "credentials": "omit" });
        assert_eq!(ana.fetch("sandbox/things/x%20%22%3E%3Cscript%3E", raw).await.status, 201);
        stored(board, "x \"><script>", "guest", hostile).await;
        let markup = board
            .script(
                "return document.querySelectorAll('#things img, #rows img, main script').length",
                json!([]),
            )
            .await;
        assert_eq!(markup, json!(0));
        ana.expect_console("the server responded with a status of 403");
        let refused = ana.fetch("sandbox/things", json!({ "method": "DELETE" })).await;
        assert_eq!(refused.status, 403);
        take(board, "busy").await;

        for student in [ana, bo] {
            student.expect_console("the server responded with a status of 503");
        }
        board.press("button", "Pause").await;
        board.find("button", "Go on").await;
        assert_eq!(put(ana, base, "Ana", "late").await, 503);
        let said = ana.body("JSON body").await;
        assert!(said.contains("The teacher has paused the class"), "{said}");
        latest(board, ["Ana", "PUT", "things/Ana", "503"]).await;
        // A page that is opened meanwhile still finds the practice server, and not the browser's own.
        assert!(bo.reload().await.contains("127.0.0.1"), "{}", bo.home().await);
        take(board, "paused").await;
        board.press("button", "Go on").await;
        board.find("button", "Pause").await;
        assert_eq!(put(bo, base, "Ana", "again").await, 200);

        board.press("button", "Reset…").await;
        take(board, "sure").await;
        board.press("button", "Cancel").await;
        stored(board, "Ana", "ana 2", "again=").await;
        board.press("button", "Reset…").await;
        board.press("button", "Reset").await;
        shown(
            board,
            "an empty board",
            "return document.querySelectorAll('#rows tr, #things li').length === 0",
        )
        .await;
        let said = board.script("return document.getElementById('said').textContent", json!([])).await;
        assert_eq!(said, json!("The class was reset."));
        bo.expect_console("the server responded with a status of 404");
        assert_eq!(bo.fetch("sandbox/things/Ana", json!({})).await.status, 404);
        latest(board, ["ana 2", "GET", "things/Ana", "404"]).await;
    });
}

#[test]
fn a_board_without_the_key_is_only_read_and_one_that_was_cut_off_catches_up() {
    let (server, _) = Serve::start_class();
    let base = server.url.as_str();
    journey_together("class_reader", async |[board, ana]: &[Page; 2]| {
        board.expect_console("net::ERR_");
        let mut wire = Wire::to(base);
        let at = wire.url.clone();
        board.expect_console("the server responded with a status of 403");
        visit(board, &format!("{at}board")).await;
        shown(board, "the board to be live", "return document.getElementById('link').textContent === 'live'")
            .await;
        assert!(!board.has("button", "Pause").await && !board.has("button", "Reset…").await);
        // A key of another run is none.
        visit(board, "about:blank").await;
        visit(board, &format!("{at}board#key=0123")).await;
        shown(
            board,
            "a word about the key",
            "return document.getElementById('notice').textContent.includes('terminal')",
        )
        .await;
        assert!(!board.has("button", "Pause").await);
        join(ana, base, "Ana").await;
        put(ana, base, "Ana", "n0").await;
        stored(board, "Ana", "Ana", "n0=").await;
        wire.cut();
        let lost = "return document.getElementById('link').classList.contains('lost')";
        shown(board, "the board to notice", lost).await;
        for n in 1..4 {
            put(ana, base, "Ana", &format!("n{n}")).await;
        }
        wire.join();
        stored(board, "Ana", "Ana", "n3=").await;
        let live = "return document.getElementById('link').textContent === 'live'";
        shown(board, "the board to be live", live).await;
        let methods = "return [...document.querySelectorAll('#rows .method')].map(cell => cell.textContent)";
        assert_eq!(board.script(methods, json!([])).await, json!(["PUT", "PUT", "PUT", "PUT", "GET"]));
        let said = board.script("return document.getElementById('said').textContent", json!([])).await;
        assert_eq!(said, json!("The connection is back. Nothing was lost."));

        // Another language, and it is kept.
        board.choose("Language", "Español").await;
        let words = board.script("return document.body.innerText", json!([])).await;
        let words = words.as_str().unwrap_or_default().to_owned();
        assert!(words.contains("Últimas peticiones") && words.contains("Estudiantes"), "{words}");
        visit(board, &format!("{at}board")).await;
        shown(board, "the board in Spanish", "return document.documentElement.lang === 'es' && document.querySelector('h1').textContent === 'Tablero de la clase'").await;
        board.choose("Tema", "oscuro").await;
        let scheme =
            board.script("return getComputedStyle(document.documentElement).colorScheme", json!([])).await;
        assert_eq!(scheme, json!("dark"));
        // By keyboard alone, from the top: every control has a focus that can be seen.
        board.script("document.activeElement?.blur()", json!([])).await;
        let mut stops = Vec::new();
        for _ in 0..5 {
            press_keys(board, &[Key::Tab], None).await;
            let stop = "
                const at = document.activeElement;
                return [at.id || at.tagName, parseFloat(getComputedStyle(at).outlineWidth) >= 2]";
            stops.push(board.script(stop, json!([])).await);
        }
        let all =
            json!([["language", true], ["theme", true], ["SUMMARY", true], ["DIV", true], ["DIV", true]]);
        assert_eq!(json!(stops), all);
        // On a phone, one below the other; the entrance, too.
        board.resize(390, 844).await;
        board.settle().await;
        let wide = board.script("return document.documentElement.scrollWidth > innerWidth", json!([])).await;
        assert_eq!(wide, json!(false));
        for (name, path, width, height) in
            [("board-phone", "board", 390, 844), ("join-phone", "join", 320, 640)]
        {
            visit(board, &format!("{at}{path}")).await;
            board.resize(width, height).await;
            board.settle().await;
            let wide =
                board.script("return document.documentElement.scrollWidth > innerWidth", json!([])).await;
            assert_eq!(wide, json!(false), "{name}");
            let file = target_folder().join(format!("{name}.png"));
            board.driver().screenshot(&file).await.expect("a picture");
        }
    });
}

/// Sends a PUT to a student's own thing, as a program does that has the cookie.
async fn put_as(base: &str, name: &str, turn: u32) {
    let address = base.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let body = format!("{{\"turn\": {turn}, \"from\": \"{name}\"}}");
    let request = format!(
        "PUT /sandbox/things/{name} HTTP/1.1\r\nHost: {address}\r\nCookie: put-playground-name={name}\r\n\
         Content-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 20"), "{answer}");
}

#[test]
fn a_board_of_a_large_class_stays_small_and_counts_all() {
    let (server, key) = Serve::start_class();
    let base = server.url.as_str();
    journey_together("class_large", async |[board]: &[Page; 1]| {
        visit(board, &key).await;
        board.find("button", "Pause").await;
        for turn in 0..4 {
            for student in 0..80 {
                let name =
                    ["Ana", "Bartholomew", "Zo%C3%AB", "%E7%8E%8B%E5%B0%8F%E6%98%8E", "Student"][student % 5];
                put_as(base, &format!("{name}-{student}"), turn).await;
            }
        }
        let all = "return document.getElementById('requests').textContent === '320'
            && document.getElementById('students').textContent === '80'
            && document.getElementById('count').textContent.includes('80 things')";
        shown(board, "all requests to be counted", all).await;
        let size = "return [document.querySelectorAll('#rows tr').length, document.querySelectorAll('#things li').length]";
        assert_eq!(board.script(size, json!([])).await, json!([60, 60]));
        take(board, "large").await;
        board.choose("Language", "Español").await;
        board.driver().find(By::Css("summary")).await.expect("the help").click().await.expect("a click");
        take(board, "help").await;
    });
}
