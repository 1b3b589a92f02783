//! The CORS lab: each policy against each kind of request, as the Fetch Standard's CORS protocol has them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sandbox_common;

use sandbox_common::{Answer, Sandbox, arrival};

const ORIGIN: (&str, &str) = ("origin", "https://page.example");

/// The fields that decide what a page may do and see.
const FIELDS: [&str; 6] = [
    "access-control-allow-origin",
    "access-control-allow-credentials",
    "access-control-allow-methods",
    "access-control-allow-headers",
    "access-control-max-age",
    "access-control-expose-headers",
];

fn fields(answer: &Answer) -> Vec<(&'static str, String)> {
    let fields = FIELDS.into_iter().filter(|name| answer.headers.contains_key(*name));
    fields.map(|name| (name, answer.header(name).to_owned())).collect()
}

fn owned(fields: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

const EVERYBODY: (&str, &str) = ("access-control-allow-origin", "*");
const THIS_PAGE: (&str, &str) = ("access-control-allow-origin", "https://page.example");
const CREDENTIALS: (&str, &str) = ("access-control-allow-credentials", "true");
const METHODS: (&str, &str) = ("access-control-allow-methods", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
const NAMES: (&str, &str) = ("access-control-allow-headers", "x-token, if-match");
const NO_AGE: (&str, &str) = ("access-control-max-age", "0");

#[tokio::test]
async fn each_policy_answers_a_preflight_as_it_is_named() {
    let asked = [
        ORIGIN,
        ("access-control-request-method", "PUT"),
        ("access-control-request-headers", "x-token,, bad name, if-match"),
    ];
    for (policy, expected) in [
        ("closed", vec![]),
        ("simple", vec![EVERYBODY, METHODS, NAMES, NO_AGE]),
        ("open", vec![EVERYBODY, METHODS, NAMES, NO_AGE]),
        ("credentials", vec![THIS_PAGE, CREDENTIALS, METHODS, NAMES, NO_AGE]),
    ] {
        let sandbox = Sandbox::new();
        let path = format!("cors/{policy}/things/1");
        let answer = sandbox.send("OPTIONS", &path, &asked, "").await;
        assert_eq!(answer.status, 204, "{policy}");
        assert!(answer.body.is_empty() && !answer.headers.contains_key("content-length"));
        assert_eq!(fields(&answer), owned(&expected), "{policy}");
        let log = sandbox.get("log").await;
        assert!(log.text().contains(&format!("OPTIONS /app/sandbox/{path} HTTP/1.1")), "it is logged");
    }
}

#[tokio::test]
async fn each_policy_shows_a_page_as_much_as_it_is_named() {
    for (policy, expected) in [
        ("closed", vec![]),
        ("simple", vec![EVERYBODY]),
        ("open", vec![EVERYBODY, ("access-control-expose-headers", "*")]),
        ("credentials", vec![THIS_PAGE, CREDENTIALS]),
    ] {
        let sandbox = Sandbox::new();
        let base = format!("cors/{policy}/");
        for (method, path, status) in [
            ("PUT", "things/1", 201),
            ("GET", "things/1", 200),
            ("HEAD", "things/1", 200),
            ("GET", "things/2", 404),
            ("POST", "things/1", 405),
            ("GET", "status/500", 500),
            ("GET", "nothing", 404),
            ("GET", "", 200),
            ("PUT", "things/%FF", 400),
        ] {
            let answer = sandbox.send(method, &format!("{base}{path}"), &[ORIGIN], "x").await;
            assert_eq!(answer.status, status, "{policy} {method} {path}");
            let mut fields = fields(&answer);
            if policy == "credentials" {
                // One by one, because * is no wildcard here, and every field that a page would not see without it.
                let (name, exposed) = fields.pop().unwrap();
                assert_eq!(name, "access-control-expose-headers");
                for name in ["date", "server", "x-request-id"] {
                    assert!(exposed.split(", ").any(|shown| shown == name), "{name}: {exposed}");
                }
                let names: Vec<&str> = exposed.split(", ").collect();
                assert_eq!(names.contains(&"etag"), answer.headers.contains_key("etag"), "{exposed}");
                assert!(!names.contains(&"content-type") && !exposed.contains('*'), "{exposed}");
                assert_eq!(answer.header("vary"), "Origin");
            }
            assert_eq!(fields, owned(&expected), "{policy} {method} {path}");
        }
        assert_eq!(
            sandbox.get(&format!("{base}things/1")).await.text(),
            sandbox.get("things/1").await.text(),
            "the things are the same"
        );
    }
}

#[tokio::test]
async fn the_resource_knows_where_it_is() {
    let sandbox = Sandbox::new();
    let created = sandbox.put("cors/open/things/1?x=1", "x").await;
    assert_eq!(created.header("location"), "/app/sandbox/cors/open/things/1");
    let echo = sandbox.send("PUT", "cors/credentials/anything/a%2Fb?c=%20", &[ORIGIN], "x").await;
    assert_eq!(echo.json()["url"], "http://example.com/app/sandbox/cors/credentials/anything/a%2Fb?c=%20");
    let redirect = sandbox.get("cors/simple/relative-redirect/2").await;
    assert_eq!(redirect.header("location"), "/app/sandbox/cors/simple/relative-redirect/1");
}

#[tokio::test]
async fn a_request_that_is_from_no_other_origin_works_as_ever() {
    let sandbox = Sandbox::new();
    for (policy, fields_of_all) in [("closed", 0), ("simple", 1), ("open", 2), ("credentials", 0)] {
        let answer = sandbox.put(&format!("cors/{policy}/things/{policy}"), "x").await;
        assert_eq!((answer.status.as_u16(), fields(&answer).len()), (201, fields_of_all), "{policy}");
        let options = sandbox.send("OPTIONS", &format!("cors/{policy}/things"), &[], "").await;
        assert_eq!(
            (options.status.as_u16(), options.header("allow")),
            (204, "GET, HEAD, POST, DELETE, OPTIONS")
        );
        assert!(!options.headers.contains_key("access-control-allow-methods"), "no preflight, no permission");
    }
}

/// A page must see the answer that says what is wrong, and without the permission it would see nothing.
#[tokio::test]
async fn a_preflight_for_nothing_is_permitted_so_that_the_404_can_be_read() {
    let sandbox = Sandbox::new();
    let asked = [ORIGIN, ("access-control-request-method", "PUT")];
    let answer = sandbox.send("OPTIONS", "cors/open/nothing", &asked, "").await;
    assert_eq!((answer.status.as_u16(), answer.header("access-control-allow-methods")), (204, "PUT"));
    assert!(answer.body.is_empty() && !answer.headers.contains_key("content-type"));
    sandbox.send("OPTIONS", "cors/closed/nothing", &asked, "").await.assert_problem(404);
}

#[tokio::test]
async fn a_resource_does_not_decide_over_the_policy() {
    let sandbox = Sandbox::new();
    let null = [("origin", "null")];
    let answer = sandbox.send("GET", "cors/credentials/get", &null, "").await;
    assert_eq!(answer.header("access-control-allow-origin"), "null", "a frame without an origin");
    let answer = sandbox.send("GET", "get", &[ORIGIN], "").await;
    assert!(fields(&answer).is_empty(), "outside of the lab there are no permissions");
}

#[tokio::test]
async fn other_policies_and_nested_ones_are_refused() {
    let sandbox = Sandbox::new();
    for path in ["cors/any/things", "cors/any/things/1", "cors/OPEN/get", "cors/open/cors/closed/get"] {
        let answer = sandbox.send("GET", path, &[ORIGIN], "").await;
        answer.assert_problem(404);
    }
    let answer = sandbox.get("cors/any/get").await;
    for policy in ["closed", "simple", "open", "credentials"] {
        assert!(answer.text().contains(&format!("cors/{policy}/")), "{}", answer.text());
    }
    assert!(sandbox.get("cors/open/cors/open/get").await.text().contains("One policy"));
    assert_eq!(sandbox.get("cors").await.status, 404);
    assert_eq!(sandbox.get("cors/open").await.status, 404);
}

#[tokio::test]
async fn the_index_names_the_second_origin_where_there_is_one() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.get("").await.json()["second_origin"], serde_json::Value::Null);
    let from = put_playground::sandbox::Arrival { second_port: Some(81), ..arrival() };
    let index = sandbox.send_from(from, "GET", "", &[], "").await;
    assert_eq!(index.json()["second_origin"], "http://example.com:81");
}
