//! The preflight that the page foresees is the one that the browser sends; and a server that answers with the lines that
//! the page names is one that the page may use.

use super::{failure, open, send};
use crate::harness::{Page, Serve, Server, journey};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method as HttpMethod, StatusCode};
use axum::response::IntoResponse;
use put_playground::explain::preflight;
use put_playground::http::{HeaderList, Method, Request as Sent};
use serde_json::json;
use std::sync::{Arc, Mutex};

/// What arrived, and what is added to the answers to preflights and to requests.
#[derive(Default)]
struct State {
    preflights: Vec<HeaderMap>,
    requests: usize,
    to_preflight: Vec<(String, String)>,
    to_request: Vec<(String, String)>,
}

/// A server of another origin that answers with the lines it is told.
struct Obedient {
    url: String,
    state: Arc<Mutex<State>>,
    _server: Server,
}

impl Obedient {
    fn start() -> Self {
        let state: Arc<Mutex<State>> = Arc::default();
        let shared = state.clone();
        let server = Server::start(Router::new().fallback(move |request: Request| {
            let mut state = shared.lock().expect("the state");
            let lines = if request.method() == HttpMethod::OPTIONS {
                state.preflights.push(request.headers().clone());
                &state.to_preflight
            } else {
                state.requests += 1;
                &state.to_request
            };
            let mut headers = HeaderMap::new();
            for (name, value) in lines {
                let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
                headers.insert(name, HeaderValue::from_str(value).expect("a value"));
            }
            std::future::ready((StatusCode::OK, headers).into_response())
        }));
        Self { url: server.url.clone(), state, _server: server }
    }

    /// The preflights since the last look.
    fn preflights(&self) -> Vec<HeaderMap> {
        std::mem::take(&mut self.state.lock().expect("the state").preflights)
    }

    fn answer(&self, to_preflight: &[String], to_request: &[String]) {
        let split = |lines: &[String]| {
            let fields = lines.iter().filter_map(|line| line.split_once(": "));
            fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
        };
        let mut state = self.state.lock().expect("the state");
        state.to_preflight = split(to_preflight);
        state.to_request = split(to_request);
    }
}

/// Requests around each rule of the Fetch Standard, from a script in the page: is there a preflight, and what does it name?
#[test]
fn foreseen_as_the_browser_asks() {
    let server = Serve::start();
    let other = Obedient::start();
    journey("preflights_foreseen", async |page| {
        page.expect_console("blocked by CORS policy");
        page.expect_console("net::ERR_FAILED");
        page.open(&server.url).await;
        let (long, edge) = ("a".repeat(129), "a".repeat(128));
        let latin = "é".repeat(128);
        let cases: Vec<(Method, Vec<(&str, &str)>)> = vec![
            (Method::Get, vec![]),
            (Method::Head, vec![]),
            (Method::Post, vec![]),
            (Method::Put, vec![]),
            (Method::Patch, vec![]),
            (Method::Delete, vec![]),
            (Method::Options, vec![]),
            (
                Method::Put,
                vec![("X-B", "1"), ("If-Match", "\"1\""), ("Authorization", "x"), ("Accept", "a/b")],
            ),
            (Method::Get, vec![("Accept", &long)]),
            (Method::Get, vec![("Accept", &edge)]),
            (Method::Get, vec![("Accept", &latin)]),
            (Method::Get, vec![("Accept", "text/html;q=\"1\"")]),
            (Method::Get, vec![("Accept-Language", "de_DE")]),
            (Method::Get, vec![("Accept-Language", "de-DE, en;q=0.5")]),
            (Method::Get, vec![("Content-Language", "de(DE)")]),
            (Method::Post, vec![("Content-Type", "application/json")]),
            (Method::Post, vec![("Content-Type", "text/plain;charset=utf-8")]),
            (Method::Post, vec![("Content-Type", "Text/PLAIN ; a=b")]),
            (Method::Post, vec![("Content-Type", "text/plain; a=\"b\"")]),
            (Method::Post, vec![("Content-Type", "multipart/form-data; boundary=x")]),
            (Method::Post, vec![("Content-Type", "")]),
            (Method::Get, vec![("Range", "bytes=0-9")]),
            (Method::Get, vec![("Range", "bytes=9-")]),
            (Method::Get, vec![("Range", "bytes=-9")]),
            (Method::Get, vec![("Range", "bytes=9-1")]),
            (Method::Get, vec![("Range", "bytes=0-1,4-5")]),
            (Method::Get, vec![("Cookie", "a=1"), ("Sec-X", "1")]),
            (Method::Get, vec![("X-HTTP-Method-Override", "TRACE")]),
            (Method::Get, vec![("X-HTTP-Method-Override", "PUT")]),
        ];
        let script = "return fetch(arguments[0], { method: arguments[1], headers: arguments[2] }).catch(() => {}).then(() => true)";
        for (number, (method, headers)) in cases.into_iter().enumerate() {
            let url = format!("{}case/{number}", other.url);
            let sent = Sent {
                method,
                url: url.clone(),
                headers: headers.iter().copied().collect::<HeaderList>(),
                ..Sent::default()
            };
            let origin = server.url.trim_end_matches('/');
            let foreseen = preflight(&sent, origin, false).expect("another origin");
            assert_eq!(page.script(script, json!([url, method.as_str(), headers])).await, json!(true));
            let seen = other.preflights();
            assert_eq!(
                seen.len(),
                usize::from(!foreseen.asks.is_empty()),
                "{method} {headers:?}: {foreseen:?}"
            );
            let Some(seen) = seen.first() else { continue };
            for line in &foreseen.asks[1..] {
                let (name, value) = line.split_once(": ").expect("a field");
                assert_eq!(
                    seen.get(name).map(HeaderValue::as_bytes),
                    Some(value.as_bytes()),
                    "{method} {headers:?}"
                );
            }
            let names = seen.keys().filter(|name| name.as_str().starts_with("access-control-")).count();
            let foretold = foreseen.asks.iter().filter(|line| line.starts_with("Access-Control-")).count();
            assert_eq!(names, foretold, "{method} {headers:?}: {seen:?}");
        }
    });
}

async fn needed(page: &Page, heading: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.needed')]
        .filter(list => list.previousElementSibling.textContent.startsWith(arguments[0]))
        .flatMap(list => [...list.querySelectorAll('code')].map(line => line.textContent))";
    serde_json::from_value(page.script(script, json!([heading])).await).expect("lines")
}

/// A server that says nothing is refused. With the lines that stand beside the failure it is not; with any one of them
/// missing it is.
#[test]
fn the_lines_beside_the_failure_mend_it() {
    let server = Serve::start();
    let other = Obedient::start();
    journey("preflights_mended", async |page| {
        page.expect_console("blocked by CORS policy");
        page.expect_console("net::ERR_FAILED");
        open(page, &server.url).await;
        for credentials in ["omit", "include"] {
            other.answer(&[], &[]);
            page.unfold("Options").await;
            page.choose("Credentials", credentials).await;
            let url = format!("{}{credentials}", other.url);
            page.fill("URL", &url).await;

            // Foreseen in the face Bytes, before anything is sent.
            page.press("tab", "Bytes").await;
            let foreseen = page.block("Predicted preflight").await;
            assert!(other.preflights().is_empty(), "nothing is sent to foresee it");
            page.reads("Request", "Foreseen from the Fetch Standard.").await;
            page.press("tab", "Fields").await;

            send(page, &url).await;
            failure(page, "CORS or network").await;
            let seen = other.preflights();
            assert_eq!(seen.len(), 1);
            for line in foreseen.lines().skip(1) {
                let (name, value) = line.split_once(": ").expect("a field");
                assert_eq!(
                    seen[0].get(name).map(HeaderValue::as_bytes),
                    Some(value.as_bytes()),
                    "{foreseen}"
                );
            }

            let to_preflight = needed(page, "What the answer to the preflight needs").await;
            let to_request = needed(page, "What the answer to the PUT needs").await;
            assert!(to_preflight.len() > 2 && !to_request.is_empty(), "{to_preflight:?} {to_request:?}");
            // The first line is the status, which is good as it is.
            for missing in 1..to_preflight.len() {
                let mut lines = to_preflight.clone();
                let line = lines.remove(missing);
                other.answer(&lines, &to_request);
                assert_eq!(send(page, &url).await.status, 0, "without {line}");
            }
            for missing in 0..to_request.len() {
                let mut lines = to_request.clone();
                let line = lines.remove(missing);
                // A page that may not remember the preflight asks again.
                let fresh = [to_preflight.as_slice(), &["Access-Control-Max-Age: 0".to_owned()]].concat();
                other.answer(&fresh, &lines);
                assert_eq!(send(page, &url).await.status, 0, "without {line}");
            }
            other.answer(&to_preflight, &to_request);
            assert_eq!(send(page, &url).await.status, 200);
            other.preflights();
        }
    });
}
