//! Two tabs and three embeds share one worker and race on one thing with `If-Match`: exactly one wins each round.
//!
//! The embeds are frames of a page of the same origin. Below a page of another site a browser gives a frame a worker and a
//! storage of their own (storage partitioning), so there is nothing to race on.

use crate::harness::{Page, StaticHost, eventually, journey};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const ROUNDS: usize = 25;

/// Joins the race under a name: whenever a round is called out, PUTs at once and tells what came of it.
const JOIN: &str = "
    const [name] = arguments;
    const race = new BroadcastChannel('race');
    race.onmessage = async ({ data }) => {
        if (!data.tag) return;
        const body = `${name} in round ${data.round}`;
        const headers = { 'if-match': data.tag };
        const response = await fetch('sandbox/things/prize', { method: 'PUT', body, headers });
        race.postMessage({ name, round: data.round, status: response.status, started: response.headers.get('x-request-id').split('-')[0] });
    };
    return navigator.serviceWorker.controller !== null;
";

/// Calls out a round and waits for all five.
const CALL: &str = "
    const [round, tag] = arguments;
    const race = new BroadcastChannel('race');
    const results = [];
    return new Promise(resolve => {
        race.onmessage = ({ data }) => {
            if (data.round === round && data.status) results.push(data);
            if (results.length === 5) resolve(results);
        };
        race.postMessage({ round, tag });
    });
";

async fn join(page: &Page, name: &str) {
    let is_controlled = eventually("the worker to control the page", async || {
        page.script(JOIN, json!([name])).await.as_bool()
    });
    assert!(is_controlled.await, "{name} is controlled by the worker");
}

#[test]
fn of_two_tabs_and_three_embeds_exactly_one_wins_each_round() {
    let host = StaticHost::start();
    journey("race", async |page| {
        page.expect_console("/sandbox/ - Failed to load resource: the server responded with a status of 404");
        page.expect_console("Failed to load resource: the server responded with a status of 412");
        page.open(&host.url).await;
        let referee = page.driver().window().await.expect("a window");
        for tab in ["first tab", "second tab"] {
            let window = page.driver().new_tab().await.expect("a tab");
            page.driver().switch_to_window(window).await.expect("the tab");
            page.open(&host.url).await;
            join(page, tab).await;
        }
        let window = page.driver().new_tab().await.expect("a tab");
        page.driver().switch_to_window(window).await.expect("the tab");
        page.driver().goto(format!("{}embedding.html", host.url)).await.expect("the page with frames");
        for (index, embed) in ["first embed", "second embed", "third embed"].into_iter().enumerate() {
            let index = u16::try_from(index).expect("a small number");
            eventually("the frame", async || page.driver().enter_frame(index).await.ok()).await;
            assert_eq!(page.home().await, "practice server: in this browser");
            join(page, embed).await;
            page.driver().enter_default_frame().await.expect("the page around");
        }
        page.driver().switch_to_window(referee).await.expect("the first window");

        let start = page.fetch("sandbox/things/prize", json!({ "method": "PUT", "body": "the start" })).await;
        let mut tag = start.header("etag").to_owned();
        let (mut winners, mut starts) = (BTreeSet::new(), BTreeSet::new());
        for round in 1..=ROUNDS {
            let results = page.script(CALL, json!([round, tag])).await;
            let results = results.as_array().cloned().unwrap_or_default();
            let names: BTreeSet<String> = results.iter().map(|result| result["name"].to_string()).collect();
            assert_eq!(names.len(), 5, "all five took part: {results:?}");
            starts.extend(results.iter().map(|result| result["started"].to_string()));
            let has = |status: u16| results.iter().filter(move |result| result["status"] == status);
            assert_eq!((has(200).count(), has(412).count()), (1, 4), "round {round}: {results:?}");
            let winner = has(200).next().map_or(&Value::Null, |result| &result["name"]);
            let winner = winner.as_str().unwrap_or_default().to_owned();
            let prize = page.fetch("sandbox/things/prize", json!({})).await;
            assert_eq!(prize.body, format!("{winner} in round {round}"), "what is stored is the winner's");
            assert_ne!(prize.header("etag"), tag);
            prize.header("etag").clone_into(&mut tag);
            winners.insert(winner);
        }
        assert_eq!(starts.len(), 1, "one worker served them all: {starts:?}");
        println!("winners of {ROUNDS} rounds: {winners:?}");
    });
}
