//! The browser may stop the worker between any two requests, and in the middle of one: nothing that was acknowledged is
//! lost.

use crate::harness::{Page, StaticHost, eventually, journey};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Stops every Service Worker and waits until none runs.
async fn stop_worker(page: &Page) {
    page.devtools("ServiceWorker.enable", json!({})).await;
    page.devtools("ServiceWorker.stopAllWorkers", json!({})).await;
    eventually("the worker to stop", async || {
        let targets = page.devtools("Target.getTargets", json!({})).await;
        let targets = targets["targetInfos"].as_array().cloned().unwrap_or_default();
        assert!(targets.iter().any(|target| target["type"] == "page"), "the list of targets: {targets:?}");
        (!targets.iter().any(|target| target["type"] == "service_worker")).then_some(())
    })
    .await;
}

#[test]
fn stopped_between_any_two_requests_it_loses_nothing() {
    let host = StaticHost::start();
    journey("worker_stopped_between", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        page.expect_console("Failed to load resource: the server responded with a status of 412");
        assert_eq!(page.open(&host.url).await, "practice server: in this browser");
        page.fetch("sandbox/log", json!({ "method": "DELETE" })).await;
        let mut tag = String::new();
        let mut starts = BTreeSet::new();
        let steps: [(&str, &str, &str, u16, &str); 12] = [
            ("PUT", "things/a", "one", 201, "/sandbox/things/a"),
            ("POST", "things", "first", 201, "/sandbox/things/101"),
            ("PUT", "things/a", "two", 200, ""),
            ("POST", "things", "second", 201, "/sandbox/things/102"),
            ("PUT if-match", "things/a", "{\"n\":1}", 200, ""),
            ("PATCH", "things/a", "{\"m\":2}", 200, ""),
            ("DELETE", "things/101", "", 204, ""),
            ("POST", "things", "third", 201, "/sandbox/things/103"),
            ("PUT if-match", "things/a", "four", 412, ""),
            ("PUT", "things/b", "", 201, "/sandbox/things/b"),
            ("PUT", "things/b", "", 200, ""),
            ("POST", "things", "fourth", 201, "/sandbox/things/104"),
        ];
        for (method, path, body, status, location) in steps {
            let (method, is_conditional) = match method.split_once(' ') {
                Some((method, _)) => (method, true),
                None => (method, false),
            };
            let mut headers = json!({});
            if is_conditional {
                headers["if-match"] = json!(tag);
            }
            if method == "PATCH" {
                headers["content-type"] = json!("application/merge-patch+json");
            }
            let mut options = json!({ "method": method, "headers": headers });
            if !body.is_empty() {
                options["body"] = json!(body);
            }
            let answer = page.fetch(&format!("sandbox/{path}"), options).await;
            assert_eq!((answer.status, answer.header("location")), (status, location), "{answer:?}");
            if path == "things/a" && method == "PUT" {
                answer.header("etag").clone_into(&mut tag);
            }
            assert!(starts.insert(answer.started().to_owned()), "another worker answers each: {answer:?}");
            stop_worker(page).await;
        }

        let list = page.fetch("sandbox/things", json!({})).await.json();
        let ids: Vec<&str> =
            list.as_array().into_iter().flatten().filter_map(|thing| thing["id"].as_str()).collect();
        assert_eq!(ids, ["102", "103", "104", "a", "b"]);
        let log = page.fetch("sandbox/log", json!({})).await.json();
        let lines = log.as_array().into_iter().flatten().filter_map(|entry| entry["line"].as_str());
        let lines: Vec<&str> = lines.filter(|line| !line.starts_with("GET")).collect();
        let sent = steps.iter().rev().map(|(method, path, ..)| {
            let method = method.split(' ').next().unwrap_or_default();
            format!("{method} /sandbox/{path}")
        });
        assert_eq!(lines, sent.collect::<Vec<_>>(), "the log outlives the worker too");
        stop_worker(page).await;
        let patched = page.fetch("sandbox/things/a", json!({})).await;
        assert_eq!(patched.json(), json!({ "n": 1, "m": 2 }));
    });
}

/// Four lanes PUT without a pause, each to things of its own, and write down what was acknowledged.
const WRITE: &str = "
    window.acknowledged = [];
    window.failed = 0;
    window.writing = true;
    const lane = async number => {
        for (let count = 0; window.writing; count++) {
            const id = `${number}-${count}`;
            try {
                const response = await fetch(`sandbox/things/${id}`, { method: 'PUT', body: id });
                if (response.status === 201) acknowledged.push([id, response.headers.get('x-request-id').split('-')[0]]);
                else failed += 1;
            } catch {
                failed += 1;
            }
        }
    };
    window.lanes = Promise.all([0, 1, 2, 3].map(lane));
    return true;
";

#[test]
fn stopped_in_the_middle_of_writes_it_keeps_what_it_acknowledged() {
    let host = StaticHost::start();
    journey("worker_stopped_amid", async |page| {
        page.expect_console("Failed to load resource");
        page.expect_console("ServiceWorker");
        page.expect_console("service worker");
        page.open(&host.url).await;
        page.fetch("sandbox/things", json!({ "method": "DELETE" })).await;
        page.script(WRITE, json!([])).await;
        let count = async || {
            let count = page.script("return window.acknowledged.length", json!([])).await;
            count.as_u64().unwrap_or_default()
        };
        for _ in 0..8 {
            let before = count().await;
            eventually("further writes", async || (count().await >= before + 20).then_some(())).await;
            page.devtools("ServiceWorker.enable", json!({})).await;
            page.devtools("ServiceWorker.stopAllWorkers", json!({})).await;
        }
        let end = "writing = false; return lanes.then(() => ({ acknowledged, failed }))";
        let written = page.script(end, json!([])).await;
        let list = page.fetch("sandbox/things", json!({})).await.json();
        let kept: BTreeSet<&str> =
            list.as_array().into_iter().flatten().filter_map(|thing| thing["id"].as_str()).collect();
        let acknowledged = written["acknowledged"].as_array().cloned().unwrap_or_default();
        let mut starts = BTreeSet::new();
        for pair in &acknowledged {
            let id = pair[0].as_str().unwrap_or_default();
            assert!(kept.contains(id), "{id} was acknowledged and is lost");
            starts.insert(pair[1].as_str().unwrap_or_default());
        }
        println!(
            "{} acknowledged by {} workers, {} cut off, {} kept",
            acknowledged.len(),
            starts.len(),
            written["failed"],
            kept.len()
        );
        assert!(starts.len() > 4, "workers were stopped in between: {starts:?}");
        let last = acknowledged.last().map_or(&Value::Null, |pair| &pair[0]);
        let id = last.as_str().unwrap_or_default();
        assert_eq!(page.fetch(&format!("sandbox/things/{id}"), json!({})).await.body, id);
    });
}
