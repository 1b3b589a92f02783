use crate::http::Method;
use crate::lesson::{Block, Chapter, Example, ExampleBody};

pub(super) const CHAPTER: Chapter = Chapter {
    slug: "body-kinds",
    title: "Form, JSON or plain text",
    blocks: &[
        Block::Text(
            "A body is only bytes. The header `Content-Type` says how to read them. In Python, the argument that you \
             choose decides both.",
        ),
        Block::Table {
            head: &["You write", "What travels", "Content-Type"],
            rows: &[
                &["`data={'n': 1}`", "`n=1`", "`application/x-www-form-urlencoded`"],
                &["`json={'n': 1}`", "`{\"n\": 1}`", "`application/json`"],
                &["`data='n is 1'`", "`n is 1`", "none, unless you set it"],
            ],
        },
        Block::Text(
            "A form knows text only: the number 1 becomes the letter `1`. Spaces turn into `+`, and special \
             characters into `%` and two digits. A name may occur twice.",
        ),
        Block::Example(&FORM),
        Block::Text("JSON knows numbers, true and false, lists, and dicts within dicts:"),
        Block::Example(&JSON),
        Block::Text(
            "A mistake many make: `data=` with a dict where the server expects JSON. The server then gets a form, \
             and answers `400` or `415`. The address `anything` sends back what arrived, so you can compare.",
        ),
        Block::Text(
            "A string in `data` travels as it is. Then name its type yourself. A browser would add \
             `text/plain;charset=UTF-8` to such text; `requests` adds nothing.",
        ),
        Block::Example(&TEXT),
        Block::Sources(&[
            (
                "requests: forms, JSON and text",
                "https://requests.readthedocs.io/en/latest/user/quickstart/#more-complicated-post-requests",
            ),
            ("RFC 9110 §8.3: Content-Type", "https://www.rfc-editor.org/rfc/rfc9110.html#section-8.3"),
            ("URL Standard: form bytes", "https://url.spec.whatwg.org/#application/x-www-form-urlencoded"),
            (
                "Fetch Standard: text without a type",
                "https://fetch.spec.whatwg.org/#concept-bodyinit-extract",
            ),
        ]),
    ],
};

const FORM: Example = Example {
    id: "form-body",
    title: "a PUT of a form",
    python: "import requests

response = requests.put('{sandbox}anything',
                        data=[('name', 'Tea & cake'), ('tag', 'a'), ('tag', 'b')])
print(response.text)
",
    method: Method::Put,
    path: "anything",
    query: &[],
    headers: &[],
    body: ExampleBody::Form(&[("name", "Tea & cake"), ("tag", "a"), ("tag", "b")]),
};

const JSON: Example = Example {
    id: "json-body",
    title: "a PUT of JSON",
    python: "import requests

response = requests.put('{sandbox}anything',
                        json={'name': 'Tea & cake', 'price': 4.5, 'tags': ['a', 'b']})
print(response.text)
",
    method: Method::Put,
    path: "anything",
    query: &[],
    headers: &[],
    body: ExampleBody::Json(r#"{"name": "Tea & cake", "price": 4.5, "tags": ["a", "b"]}"#),
};

const TEXT: Example = Example {
    id: "text-body",
    title: "a PUT of plain text",
    python: "import requests

response = requests.put('{sandbox}anything', data='Tea & cake',
                        headers={'Content-Type': 'text/plain'})
print(response.text)
",
    method: Method::Put,
    path: "anything",
    query: &[],
    headers: &[],
    body: ExampleBody::Text("Tea & cake", "text/plain"),
};
