//! `serve --class`: names without accounts, a board that everybody may read, and a pause and a reset that only the teacher has.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod serve_process;
mod sockets;

use serde_json::Value;
use sockets::{Server, exchange, until};
use std::{io::Write, net::TcpStream};

/// A class on loopback alone.
fn class(words: &[&str]) -> (Server, String) {
    let server = Server::start(&[&["--class", "--addr", "127.0.0.1"], words].concat());
    let told = server.stderr();
    let line = told.lines().find(|line| line.contains("/board#key=")).unwrap();
    let key = line.split_once("#key=").unwrap().1.to_owned();
    (server, format!("Authorization: Bearer {key}\r\n"))
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).unwrap().parse().unwrap_or_else(|_| panic!("{answer}"))
}

fn field<'a>(answer: &'a str, name: &str) -> &'a str {
    let head = answer.split("\r\n\r\n").next().unwrap();
    let value =
        |line: &'a str| line.split_once(": ").filter(|(found, _)| *found == name).map(|(_, value)| value);
    head.lines().find_map(value).unwrap_or_default()
}

fn json(answer: &str) -> Value {
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

fn is_problem(answer: &str, expected: u16) {
    assert_eq!(status(answer), expected, "{answer}");
    assert_eq!(field(answer, "content-type"), "application/problem+json", "{answer}");
    assert_eq!(json(answer)["status"], expected);
}

/// Sends the form of `/join`.
fn join(server: &Server, name: &str, fields: &str) -> String {
    let body: String = form_urlencoded::Serializer::new(String::new()).append_pair("name", name).finish();
    let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
    server.send_with("POST", "/join", &format!("{kind}{fields}"), &body)
}

/// The cookie of an answer, as a browser sends it back.
fn cookie(answer: &str) -> String {
    format!("Cookie: {}\r\n", field(answer, "set-cookie").split(';').next().unwrap())
}

/// Follows the board from this id on.
fn follow(server: &Server, last: &str) -> TcpStream {
    let last = if last.is_empty() { String::new() } else { format!("Last-Event-ID: {last}\r\n") };
    let stream = server.ask(&format!("GET /board/events HTTP/1.1\r\nHost: a\r\n{last}\r\n"));
    let mut stream = stream;
    assert!(until(&mut stream, "\r\n\r\n").contains("content-type: text/event-stream\r\n"));
    stream
}

/// The next event of this name: its id and its data. A chunk's size may stand between two events, never inside one.
fn event(stream: &mut TcpStream, name: &str) -> (String, Value) {
    let before = until(stream, &format!("event: {name}\n"));
    let id = before.lines().rev().find_map(|line| line.strip_prefix("id: ")).unwrap_or_default().to_owned();
    until(stream, "data: ");
    (id, serde_json::from_str(&until(stream, "\n")).unwrap())
}

#[test]
fn a_name_is_a_cookie_and_equal_names_are_numbered() {
    let (server, _) = class(&[]);
    let form = server.send_with("GET", "/join", "Accept-Language: es\r\n", "");
    assert!(form.contains("<html lang=\"es\">") && form.contains("¿Cómo te llamas?"), "{form}");
    assert!(field(&form, "content-security-policy").contains("form-action 'self'"));
    let first = join(&server, "  José  María ", "");
    assert_eq!(status(&first), 303, "{first}");
    assert_eq!(
        field(&first, "location"),
        "./#method=PUT&url=sandbox%2Fthings%2FJos%25C3%25A9-Mar%25C3%25ADa"
    );
    let set = field(&first, "set-cookie");
    assert!(
        set.starts_with("put-playground-name=Jos%C3%A9%20Mar%C3%ADa; ") && set.contains("SameSite=Lax"),
        "{set}"
    );
    let second = join(&server, "josé maría", "");
    assert!(
        field(&second, "set-cookie").starts_with("put-playground-name=jos%C3%A9%20mar%C3%ADa%202;"),
        "{second}"
    );
    let again = join(&server, "José María", &cookie(&first));
    assert_eq!(cookie(&again), cookie(&first), "one's own name is free");
    assert!(server.send_with("GET", "/join", &cookie(&first), "").contains("value=\"José María\""));
    let (_, state) = event(&mut follow(&server, ""), "state");
    assert_eq!(state["students"], 2);
}

#[test]
fn what_is_no_name_comes_back_as_it_was_typed_and_harmless() {
    let (server, _) = class(&[]);
    for (name, says) in [
        ("", "Write a name"),
        ("<script>1</script>", "letters, digits, spaces"),
        ("\"><img src=x>", "letters, digits, spaces"),
        ("a name that is much too long to be one", "at most 24"),
        ("{{error}}", "letters, digits, spaces"),
        ("Ana\u{202e}", "letters, digits, spaces"),
    ] {
        let answer = join(&server, name, "");
        assert_eq!(status(&answer), 400, "{name}: {answer}");
        assert!(answer.contains(says) && field(&answer, "set-cookie").is_empty(), "{name}: {answer}");
        assert!(!answer.contains("<script") && !answer.contains("<img"), "{answer}");
        let typed = name.replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        assert!(answer.contains(&format!("value=\"{typed}\"")), "{answer}");
    }
    is_problem(&join(&server, &"x".repeat(10_000), ""), 413);
    is_problem(&server.send("PUT", "/join", ""), 405);
    // Whoever writes a cookie by hand that is no name is a guest.
    server.send_with("PUT", "/sandbox/things/1", "Cookie: put-playground-name=%3Cb%3E\r\n", "x");
    let (_, batch) = event(&mut follow(&server, ""), "requests");
    assert_eq!(batch["requests"][0]["who"], Value::Null);
}

#[test]
fn log_and_board_say_who_sent_what_and_what_is_stored() {
    let (server, _) = class(&[]);
    let ana = cookie(&join(&server, "Ana", ""));
    let mut board = follow(&server, "");
    server.send_with(
        "PUT",
        "/sandbox/things/Ana",
        &format!("Content-Type: text/html\r\n{ana}"),
        "<b>one</b>",
    );
    let (_, batch) = event(&mut board, "requests");
    let sent = &batch["requests"][0];
    assert_eq!((&sent["who"], &sent["method"], &sent["status"]), (&"Ana".into(), &"PUT".into(), &201.into()));
    assert_eq!(sent["target"], "/sandbox/things/Ana");
    server.send("PUT", "/sandbox/things/guest", "two");
    server.send_with("POST", "/sandbox/things", "Cookie: put-playground-name=Bo\r\n", "three");
    server.send_with("PUT", "/sandbox/things/bytes", &ana, "\u{0}");
    let log = json(&server.send("GET", "/sandbox/log", ""));
    assert_eq!((&log[3]["who"], log[2].get("who")), (&"Ana".into(), None));
    assert!(log[3]["headers"].to_string().contains("(hidden)"), "the cookie itself stays hidden: {log}");
    let shelf = json(&server.send("GET", "/board/things", ""));
    let things = shelf["things"].as_array().unwrap();
    let shown: Vec<_> =
        things.iter().map(|thing| (thing["id"].as_str().unwrap(), thing["by"].as_str())).collect();
    assert_eq!(shown, [("101", Some("Bo")), ("Ana", Some("Ana")), ("bytes", Some("Ana")), ("guest", None)]);
    assert!(things[3].get("by").is_some(), "a guest is known to be one: {shelf}");
    assert_eq!((&things[1]["text"], &things[1]["type"]), (&"<b>one</b>".into(), &"text/html".into()));
    assert_eq!(shelf["count"], 4);
    // What nobody asked for in this class is not on the board.
    server.send_with("GET", "/sandbox/things/Ana", "Sandbox-Look: 1\r\n", "");
    server.send("GET", "/sandbox/log", "");
    let (_, batch) = event(&mut follow(&server, ""), "requests");
    assert_eq!(batch["requests"].as_array().unwrap().len(), 4, "{batch}");
}

#[test]
fn a_student_can_neither_pause_nor_reset() {
    let (server, teacher) = class(&[]);
    server.send("PUT", "/sandbox/things/1", "x");
    let wrong = teacher.replace("Bearer ", "Bearer 0");
    for command in ["pause", "resume", "reset"] {
        for fields in ["", &wrong, "Authorization: Basic dTpw\r\n", "Cookie: put-playground-name=teacher\r\n"]
        {
            is_problem(&server.send_with("POST", &format!("/board/{command}"), fields, ""), 403);
        }
        is_problem(&server.send_with("GET", &format!("/board/{command}"), &teacher, ""), 405);
    }
    is_problem(&server.send("GET", "/board/key", ""), 403);
    for collection in ["things", "log", "cors/open/things", "cors/credentials/log"] {
        let answer = server.send("DELETE", &format!("/sandbox/{collection}"), "");
        is_problem(&answer, 403);
        assert!(answer.contains("only the teacher"), "{answer}");
    }
    assert!(server.send("GET", "/sandbox/things/1", "").ends_with("\r\n\r\nx"));
    assert_eq!(status(&server.send("DELETE", "/sandbox/things/1", "")), 204, "one thing is anybody's");
    assert_eq!(status(&server.send_with("DELETE", "/sandbox/things", &teacher, "")), 200);
}

#[test]
fn a_pause_stops_requests_and_leaves_the_board_and_the_pages_going() {
    let (server, teacher) = class(&[]);
    let mut board = follow(&server, "");
    assert_eq!(event(&mut board, "state").1["paused"], false);
    assert_eq!(status(&server.send_with("POST", "/board/pause", &teacher, "")), 204);
    assert_eq!(event(&mut board, "state").1["paused"], true);
    for (method, path) in
        [("PUT", "/sandbox/things/1"), ("GET", "/sandbox/things"), ("POST", "/sandbox/post")]
    {
        let answer = server.send(method, path, "x");
        is_problem(&answer, 503);
        assert!(
            answer.contains("The teacher has paused the class") && field(&answer, "retry-after") == "5",
            "{answer}"
        );
    }
    let (_, batch) = event(&mut board, "requests");
    assert_eq!(batch["requests"][0]["status"], 503, "the teacher sees who still tries");
    // A page that lost the sandbox would take the browser's own for it.
    for path in ["/", "/join", "/board", "/board/things", "/sandbox/", "/sandbox/log"] {
        assert_eq!(status(&server.send("GET", path, "")), 200, "{path}");
    }
    // A page of the other origin is told why, too.
    let other = |path: &str| {
        let request = format!(
            "PUT /sandbox/cors/{path}/put HTTP/1.1\r\nHost: a\r\nOrigin: http://b\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        );
        exchange(&server.second(), request.as_bytes())
    };
    assert_eq!(field(&other("open"), "access-control-allow-origin"), "http://b");
    assert!(!other("closed").contains("access-control"));
    assert_eq!(
        status(&server.send_with("PUT", "/sandbox/things/t", &teacher, "x")),
        201,
        "the teacher goes on"
    );
    assert_eq!(status(&server.send_with("POST", "/board/resume", &teacher, "")), 204);
    assert_eq!(status(&server.send("PUT", "/sandbox/things/1", "x")), 201);
    assert_eq!(status(&server.send("GET", "/sandbox/things/1", "")), 200);
}

#[test]
fn a_reset_empties_store_log_and_board_for_all() {
    let (server, teacher) = class(&[]);
    let ana = cookie(&join(&server, "Ana", ""));
    server.send_with("PUT", "/sandbox/things/Ana", &ana, "x");
    let mut board = follow(&server, "");
    let (id, _) = event(&mut board, "requests");
    assert_eq!(status(&server.send_with("POST", "/board/reset", &teacher, "")), 204);
    let (_, state) = event(&mut board, "state");
    assert_eq!((&state["before"], &state["students"]), (&1.into(), &1.into()), "names stay");
    assert!(server.send("GET", "/sandbox/things", "").ends_with("[]\n"));
    assert_eq!(json(&server.send("GET", "/sandbox/log", "")).as_array().unwrap().len(), 1);
    assert_eq!(json(&server.send("GET", "/board/things", ""))["count"], 0);
    // One who was away gets what came after, and the numbers went on.
    let (later, batch) = event(&mut follow(&server, &id), "requests");
    assert_eq!((&batch["from"], &batch["requests"][0]["target"]), (&2.into(), &"/sandbox/things".into()));
    assert_ne!(later, id);
}

#[test]
fn a_board_goes_on_where_it_was_cut_off() {
    let (server, _) = class(&[]);
    let send = |n: u32| server.send("GET", &format!("/sandbox/get?n={n}"), "");
    send(1);
    let mut board = follow(&server, "");
    let (id, batch) = event(&mut board, "requests");
    assert_eq!(batch["from"], 1);
    drop(board);
    send(2);
    send(3);
    let (_, batch) = event(&mut follow(&server, &id), "requests");
    let targets: Vec<_> = batch["requests"].as_array().unwrap().iter().map(|sent| &sent["target"]).collect();
    assert_eq!(targets, ["/sandbox/get?n=2", "/sandbox/get?n=3"]);
    // An id of another run of the server counts for nothing.
    let (_, batch) = event(&mut follow(&server, "1-3"), "requests");
    assert_eq!((&batch["from"], batch["requests"].as_array().unwrap().len()), (&1.into(), 3));
    let mut since = server.ask(&format!("GET /board/events?since={id} HTTP/1.1\r\nHost: a\r\n\r\n"));
    assert_eq!(event(&mut since, "requests").1["from"], 2);
}

#[test]
fn a_class_that_sends_too_much_does_not_shut_its_teacher_out() {
    let (server, teacher) = class(&["--rate", "1"]);
    let flood = "GET /sandbox/get HTTP/1.1\r\nHost: a\r\n\r\n".repeat(40);
    let mut stream = server.connect();
    stream.write_all(flood.as_bytes()).unwrap();
    until(&mut stream, "HTTP/1.1 429");
    is_problem(&server.send("POST", "/board/pause", ""), 429);
    assert_eq!(status(&server.send_with("POST", "/board/pause", &teacher, "")), 204);
}

#[test]
fn hostile_targets_are_cut_and_harmless_json() {
    let (server, _) = class(&[]);
    let long = format!("/sandbox/things/%22%3Cscript%3E?\"\\{}", "x".repeat(9000));
    server.send("PUT", &long, "x");
    server.exchange("PUT /sandbox/things/\u{e9}\u{2028} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    let method = "M".repeat(500);
    server.exchange(format!("{method} /sandbox/put HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    let (_, batch) = event(&mut follow(&server, ""), "requests");
    for sent in batch["requests"].as_array().unwrap() {
        assert!(sent["target"].as_str().unwrap().chars().count() <= 201, "{sent}");
        assert!(sent["method"].as_str().unwrap().chars().count() <= 21, "{sent}");
    }
    assert!(batch["requests"].as_array().unwrap().len() >= 2, "{batch}");
}

#[test]
fn the_boards_files_are_there_with_a_strict_policy_and_only_for_a_class() {
    let (server, _) = class(&[]);
    for (path, kind) in [
        ("/board", "text/html; charset=utf-8"),
        ("/board/board.js", "text/javascript; charset=utf-8"),
        ("/board/follow.js", "text/javascript; charset=utf-8"),
        ("/board/draw.js", "text/javascript; charset=utf-8"),
        ("/board/board.css", "text/css; charset=utf-8"),
        ("/board/words.json", "application/json"),
        ("/board/qr.svg?of=http://192.0.2.7:8080/join", "image/svg+xml"),
    ] {
        let answer = server.send("GET", path, "");
        assert_eq!((status(&answer), field(&answer, "content-type")), (200, kind), "{path}");
        assert_eq!(field(&answer, "x-content-type-options"), "nosniff");
        is_problem(&server.send("PUT", path, ""), 405);
    }
    let policy = server.send("GET", "/board", "");
    let policy = field(&policy, "content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; script-src 'self';") && !policy.contains("unsafe"),
        "{policy}"
    );
    is_problem(&server.send("GET", "/board/qr.svg?of=javascript:alert(1)", ""), 400);
    is_problem(&server.send("GET", "/board/board.html", ""), 404);
    let other = exchange(&server.second(), b"GET /board HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    is_problem(&other, 404);
    let alone = Server::start(&[]);
    for path in ["/board", "/board/events", "/join"] {
        is_problem(&alone.send("GET", path, ""), 404);
    }
    assert_eq!(status(&alone.send("DELETE", "/sandbox/things", "")), 200);
}
