use crate::http::Method;
use crate::lesson::{Block, Chapter, Example, ExampleBody};

pub(super) const CHAPTER: Chapter = Chapter {
    slug: "send-a-put",
    title: "Send a PUT",
    blocks: &[
        Block::Text(
            "On the web, a client sends a *request* and a server sends back a *response*. A request names a URL and a \
             method. The URL says which thing you mean. The method says what should happen to it.",
        ),
        Block::Text(
            "The method `PUT` says: keep what I send you under this URL. If nothing is there yet, the server creates \
             it. If something is there, the server replaces it. What you send travels in the *body* of the request.",
        ),
        Block::Text(
            "In Python, the library `requests` does this with one call. First comes the URL. Then `data` holds the \
             fields to send, as a dict:",
        ),
        Block::Example(&FIRST),
        Block::Text(
            "Load it, press Send, and read the status. `201` means that the server has made something new. Press Send \
             again: now it is `200`, because there was something to replace.",
        ),
        Block::Text(
            "The fields travel as one line of text, `key=value`, just as a web form sends them. The header \
             `Content-Type: application/x-www-form-urlencoded` tells the server to read the line that way. The exact \
             bytes stand below the request, before you send them.",
        ),
        Block::Text(
            "PUT looks much like `POST`, which also carries a body. How they differ is the subject of chapter 4.",
        ),
        Block::Sources(&[
            ("RFC 9110 §9.3.4: PUT", "https://www.rfc-editor.org/rfc/rfc9110.html#section-9.3.4"),
            ("requests: put()", "https://requests.readthedocs.io/en/latest/api/#requests.put"),
        ]),
    ],
};

const FIRST: Example = Example {
    id: "first-put",
    title: "your first PUT",
    python: "import requests

requests.put('{sandbox}things/1', data={'key': 'value'})
",
    method: Method::Put,
    path: "things/1",
    query: &[],
    headers: &[],
    body: ExampleBody::Form(&[("key", "value")]),
};
