//! The picture of an exchange's time says what the browser measured, and where it measured nothing, why.
#![allow(clippy::unwrap_used)]

mod interpreter_common;

use interpreter_common::ask;
use interpreter_common::figure::{all, attribute, words};
use put_playground::model::dialogue::figure::{Attribute, Figure, Tag};
use put_playground::model::dialogue::{Answer, Picture, Question, Timed};
use serde_json::{Value, json};

fn draw(timed: Timed) -> Figure {
    match ask(Question::Time(Box::new(timed))) {
        Answer::Drawn { picture: Picture::Timing, about: 7, figure } => figure,
        other => panic!("{other:?}"),
    }
}

fn timed(entry: &Value) -> Timed {
    Timed {
        exchange: 7,
        entry: entry.to_string(),
        headers_us: Some(60_000),
        total_us: 90_000,
        ..Timed::default()
    }
}

/// An account as a browser gives it: started at 1000 ms, over after 100 ms; `https`, over a new connection.
fn fresh() -> Value {
    json!({
        "name": "https://example.com/", "entryType": "resource", "startTime": 1000.0, "duration": 100.0,
        "initiatorType": "fetch", "nextHopProtocol": "h2", "workerStart": 0, "redirectStart": 0, "redirectEnd": 0,
        "fetchStart": 1000.0, "domainLookupStart": 1010.0, "domainLookupEnd": 1020.0, "connectStart": 1020.0,
        "secureConnectionStart": 1030.0, "connectEnd": 1050.0, "requestStart": 1050.5, "responseStart": 1090.5,
        "responseEnd": 1100.0, "transferSize": 700, "encodedBodySize": 400, "decodedBodySize": 1200,
        "serverTiming": [],
    })
}

fn with(mut entry: Value, more: Value) -> Value {
    let more = more.as_object().unwrap().clone();
    entry.as_object_mut().unwrap().extend(more);
    entry
}

/// The bars: class, left end and width as the picture has them.
fn bars(figure: &Figure) -> Vec<(String, String, String)> {
    let bars = all(figure, Tag::Rect).into_iter();
    bars.filter(|rect| attribute(rect, Attribute::Class).starts_with("bar "))
        .map(|rect| {
            let get = |name| attribute(rect, name).to_owned();
            (get(Attribute::Class).replacen("bar ", "", 1), get(Attribute::X), get(Attribute::Width))
        })
        .collect()
}

fn bar(class: &str, x: &str, width: &str) -> (String, String, String) {
    (class.to_owned(), x.to_owned(), width.to_owned())
}

/// The rows of all tables, as lines.
fn rows(figure: &Figure) -> Vec<String> {
    let cells = |row| words(row).trim_end().replace('\n', " | ");
    all(figure, Tag::Tr).into_iter().map(cells).collect()
}

#[test]
fn a_new_connection_has_every_phase_at_its_place() {
    let figure = draw(timed(&fresh()));
    let expected = [
        bar("queue", "0.0%", "10.0%"),
        bar("dns", "10.0%", "10.0%"),
        bar("connect", "20.0%", "10.0%"),
        bar("tls", "30.0%", "20.0%"),
        bar("queue", "50.0%", "0.5%"),
        bar("waiting", "50.5%", "40.0%"),
        bar("download", "90.5%", "9.5%"),
    ];
    assert_eq!(bars(&figure), expected);
    let rows = rows(&figure);
    for row in [
        "Phase | Begins after | Takes",
        "Queue | 0 ms | 10.0 ms",
        "TLS | 30.0 ms | 20.0 ms",
        "Request and waiting | 50.5 ms | 40.0 ms",
        "Download | 90.5 ms | 9.5 ms",
    ] {
        assert!(rows.iter().any(|own| own == row), "{row}: {rows:#?}");
    }
    assert!(
        rows.iter().any(|row| row.starts_with("transferSize | 700 | ") && row.contains("300")),
        "{rows:#?}"
    );
    assert!(rows.iter().any(|row| row.starts_with("decodedBodySize | 1200 | ") && row.contains("smaller")));
    assert!(rows.iter().any(|row| row.starts_with("Protocol | h2")));
    let picture = all(&figure, Tag::Svg)[0];
    assert_eq!(attribute(picture, Attribute::Role), "img");
    let label = attribute(picture, Attribute::Label);
    assert!(label.contains("100 ms") && label.contains("TLS 20.0 ms"), "{label}");
}

#[test]
fn each_bar_has_its_name_and_length_in_words() {
    let figure = draw(timed(&fresh()));
    let named = all(&figure, Tag::Words).len();
    assert_eq!(named, 2 * bars(&figure).len());
}

#[test]
fn the_reason_for_each_zero_is_given() {
    let start = 1000.0;
    let reused = json!({
        "domainLookupStart": start, "domainLookupEnd": start, "connectStart": start, "connectEnd": start,
        "secureConnectionStart": start,
    });
    let hidden = json!({
        "domainLookupStart": 0, "domainLookupEnd": 0, "connectStart": 0, "connectEnd": 0,
        "secureConnectionStart": 0, "requestStart": 0, "responseStart": 0, "transferSize": 0,
        "encodedBodySize": 0, "decodedBodySize": 0, "nextHopProtocol": "",
    });
    let plain = json!({ "secureConnectionStart": 0, "domainLookupStart": 1020.0, "domainLookupEnd": 1020.0 });
    let cases = [
        (timed(&with(fresh(), reused.clone())), "keep-alive"),
        (Timed { is_cross: true, ..timed(&with(fresh(), hidden.clone())) }, "Timing-Allow-Origin"),
        (timed(&with(fresh(), hidden)), "the page's own clock"),
        (timed(&with(fresh(), plain.clone())), "There is no TLS"),
        (timed(&with(fresh(), plain)), "the address was known already"),
        (timed(&with(with(fresh(), reused.clone()), json!({ "workerStart": 1000.2 }))), "a Service Worker"),
        (timed(&with(with(fresh(), reused), json!({ "transferSize": 0 }))), "HTTP cache"),
        (timed(&with(fresh(), json!({ "transferSize": 300 }))), "304"),
        (Timed { entry: String::new(), is_kept: true, ..timed(&fresh()) }, "before the page was loaded"),
        (Timed { entry: String::new(), ..timed(&fresh()) }, "gave no account"),
        (Timed { entry: "{".to_owned(), ..timed(&fresh()) }, "gave no account"),
    ];
    for (timed, reason) in cases {
        let said = words(&draw(timed.clone()));
        assert!(said.contains(reason), "{reason}: {said}");
    }
}

#[test]
fn without_an_account_the_page_clock_is_drawn() {
    let figure = draw(Timed { entry: String::new(), ..timed(&fresh()) });
    assert_eq!(bars(&figure), [bar("waiting", "0.0%", "66.6%"), bar("download", "66.6%", "33.3%")]);
}

#[test]
fn what_the_server_measured_is_drawn_where_the_request_began() {
    let metrics = json!({ "serverTiming": [{ "name": "db", "duration": 20.0, "description": "Find it" }] });
    let by_browser = draw(timed(&with(fresh(), metrics)));
    assert_eq!(bars(&by_browser).last(), Some(&bar("server", "50.5%", "20.0%")));
    assert!(rows(&by_browser).contains(&"db: Find it | 50.5 ms | 20.0 ms".to_owned()));
    // The answer of a Service Worker has the header alone.
    let header = r#"db;dur=20;desc="Find it", miss"#.to_owned();
    let by_header = draw(Timed { server_timing: header, ..timed(&fresh()) });
    assert_eq!(bars(&by_header), bars(&by_browser));
    assert!(rows(&by_header).contains(&"miss | 50.5 ms | no duration".to_owned()));
}

#[test]
fn no_account_breaks_the_picture() {
    for wild in [
        json!({ "responseEnd": 1e300 }),
        json!({ "startTime": -5, "requestStart": 1e18, "responseStart": 3 }),
        json!({ "connectEnd": 1.0, "connectStart": 9e9 }),
        json!({ "serverTiming": [{ "name": "<b>", "duration": 1e308 }] }),
    ] {
        let figure = draw(timed(&with(fresh(), wild.clone())));
        for (_, x, width) in bars(&figure) {
            let number = |text: &str| text.trim_end_matches('%').parse::<f64>().unwrap();
            assert!(number(&x) >= 0.0 && number(&x) + number(&width) <= 100.0, "{wild}: {x} {width}");
        }
    }
}
