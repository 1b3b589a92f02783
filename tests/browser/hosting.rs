//! Wherever `dist/` is put, the page works, or says why a part of it does not.

use crate::harness::{
    Build, DeployedHost, Origin, Policy, PythonHost, Server, StaticHost, dist, eventually, journey,
};
use axum::Router;
use axum::response::Html;
use serde_json::json;

#[test]
fn in_a_subfolder_of_a_static_host_everything_works() {
    let mut host = StaticHost::at("deep/er/");
    journey("subfolder", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        assert_eq!(page.open(&host.url).await, "practice server: in this browser");
        assert_eq!(page.value("URL").await, format!("{}sandbox/things/1", host.url));
        page.fill("Key 1", "key").await;
        assert_eq!(page.send("PUT").await.status, 201);
        host.stop();
        page.reload().await;
        assert_eq!(page.send("PUT").await.status, 200);
    });
}

#[test]
fn in_a_subfolder_of_pythons_own_server_everything_works() {
    let build = Build::copied("deep/er");
    let mut host = PythonHost::start(build.folder());
    journey("python_host", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        let url = format!("{}deep/er/", host.url);
        assert_eq!(page.open(&url).await, "practice server: in this browser");
        let scope = "return navigator.serviceWorker.ready.then(ready => ready.scope)";
        assert_eq!(page.script(scope, json!([])).await, json!(url));
        page.fill("Key 1", "key").await;
        assert_eq!(page.send("PUT").await.status, 201);
        host.stop();
        page.reload().await;
        assert_eq!(page.send("PUT").await.status, 200);
        page.press_in("Request", "tab", "Code").await;
        eventually("a program", async || {
            page.value("Python program").await.contains("requests.put").then_some(())
        })
        .await;
    });
}

#[test]
fn a_content_delivery_network_needs_no_header_of_its_own() {
    let build = Build::copied("");
    let host = DeployedHost::of(&build);
    journey("delivery_network", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        assert_eq!(page.open(&host.url).await, "practice server: in this browser");
        page.fill("Key 1", "key").await;
        assert_eq!(page.send("PUT").await.status, 201);
        let asked = host.take_log();
        let missing: Vec<_> = asked.iter().filter(|(_, status)| *status >= 400).collect();
        assert_eq!(missing, [&("/sandbox/".to_owned(), 404)]);
        // What has a hash in its name came once: the worker kept what the page had loaded.
        let paths: Vec<_> =
            asked.iter().map(|(path, _)| path).filter(|path| path.contains("/app-")).collect();
        assert_eq!(paths.len(), 2, "{asked:?}");
    });
}

#[test]
fn on_a_host_that_answers_every_path_with_the_page_the_worker_is_found() {
    let host = StaticHost::of_one_page();
    journey("one_page_host", async |page| {
        assert_eq!(page.open(&host.url).await, "practice server: in this browser");
        page.fill("Key 1", "key").await;
        assert_eq!(page.send("PUT").await.status, 201);
    });
}

#[test]
fn where_the_words_are_missing_it_says_so_and_sends_all_the_same() {
    let host = StaticHost::start();
    host.lack_words(true);
    journey("missing_words", async |page| {
        page.expect_console("Failed to load resource: the server responded with a status of 404");
        page.expect_console("The page will not open without a network");
        page.open(&host.url).await;
        page.reads("Lesson", "This chapter could not be loaded.").await;
        page.fill("Key 1", "key").await;
        let exchange = page.send("PUT").await;
        assert_eq!(exchange.status, 201, "{exchange:?}");
        let headers = page.headers().await;
        assert!(headers.iter().all(|row| row.explanation.contains("could not be loaded")), "{headers:?}");
        host.lack_words(false);
        page.press("button", "Try again").await;
        page.reads("Lesson", "Sources:").await;
        page.reload().await;
        assert_eq!(page.send("PUT").await.status, 200);
        let headers = page.headers().await;
        assert!(headers.iter().all(|row| !row.explanation.contains("could not be loaded")), "{headers:?}");
    });
}

#[test]
fn opened_as_a_file_it_says_what_to_do() {
    let index = dist().join("index.html");
    journey("file", async |page| {
        // The browser's own objections to loading anything from a file.
        page.expect_console("file:///");
        let url = format!("file://{}", index.display());
        page.driver().goto(&url).await.expect("the file");
        let text = "return document.querySelector('[role=alert]:not([hidden])')?.innerText";
        let said = eventually("an explanation", async || {
            page.script(text, json!([])).await.as_str().map(str::to_owned)
        })
        .await;
        assert!(
            said.contains("This page needs a web server") && said.contains("cargo xtask serve"),
            "{said}"
        );
    });
}

/// A frame that is sandboxed without allow-same-origin has no origin, so no storage and no Service Worker.
#[test]
fn in_a_frame_without_an_origin_it_says_why_there_is_no_practice_server() {
    let host = StaticHost::start();
    let origin = Origin::start(Policy::Some);
    let frame = format!(
        "<!doctype html><iframe sandbox='allow-scripts' width=1200 height=900 src='{}'></iframe>",
        host.url
    );
    let embedding = Server::start(Router::new().fallback(async || Html(frame)));
    journey("sandboxed_frame", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        assert_eq!(page.open_embedded(&embedding.url).await, "no practice server");
        let text = page.reads("Response", "There is no practice server").await;
        assert!(
            text.contains("frame without an origin") && text.contains("any other URL still work"),
            "{text}"
        );
        assert_eq!(page.script("return self.origin", json!([])).await, json!("null"));
        page.fill("Key 1", "key").await;
        page.fill("URL", &format!("{}echo", origin.url)).await;
        assert_eq!(page.send("PUT").await.status, 200);
        assert_eq!(page.body("Text body").await, "key=");
    });
}
