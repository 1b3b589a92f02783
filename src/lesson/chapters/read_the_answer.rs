use crate::http::Method;
use crate::lesson::{Block, Chapter, Example, ExampleBody};

pub(super) const CHAPTER: Chapter = Chapter {
    slug: "read-the-answer",
    title: "Read the answer",
    blocks: &[
        Block::Text(
            "An answer has three parts: a status that says how it went, headers that describe the answer, and a body. \
             `requests.put` returns all of it as one `Response` object.",
        ),
        Block::Table {
            head: &["Write", "to get"],
            rows: &[
                &["`response.status_code`", "the status, such as `200`"],
                &["`response.headers`", "the headers"],
                &["`response.content`", "the body, as bytes"],
                &["`response.text`", "the body, as text"],
                &["`response.encoding`", "the character set used for `text`, taken from `Content-Type`"],
                &["`response.cookies`", "the cookies that the server set"],
                &["`response.json()`", "the body as Python values, if it is JSON"],
            ],
        },
        Block::Text("This program sends two fields, and prints the headers that come back:"),
        Block::Example(&HEADERS),
        Block::Text(
            "What it prints looks like a dict. It is a `CaseInsensitiveDict`: `response.headers['content-type']` and \
             `response.headers['Content-Type']` find the same value, because the names of headers ignore case.",
        ),
        Block::Text(
            "At this URL the practice server plays an ordinary web server, with the headers that such a server sends. \
             Each has a note beside it. Some describe the body: `Content-Type`, `Content-Length`, `Content-Encoding`. \
             Some tell of the server: `Date`, `Server`, `X-Powered-By`. Others advise caches and browsers: `Vary`, \
             `Link`, `Referrer-Policy`.",
        ),
        Block::Text(
            "`Connection` and `Keep-Alive` are *hop-by-hop*: they concern one connection only, not the answer. \
             HTTP/2 and HTTP/3 do not have them at all.",
        ),
        Block::Sources(&[
            ("requests: Response", "https://requests.readthedocs.io/en/latest/api/#requests.Response"),
            ("RFC 9110 §5.1: field names", "https://www.rfc-editor.org/rfc/rfc9110.html#section-5.1"),
            ("RFC 9110 §7.6.1: Connection", "https://www.rfc-editor.org/rfc/rfc9110.html#section-7.6.1"),
            ("RFC 9113 §8.2.2: HTTP/2", "https://www.rfc-editor.org/rfc/rfc9113.html#section-8.2.2"),
        ]),
    ],
};

const HEADERS: Example = Example {
    id: "print-headers",
    title: "a PUT that prints the answer's headers",
    python: "import requests

response = requests.put('{sandbox}tutorial',
                        data={'key1': 'value1', 'key2': 'value2'})
print(response.headers)
",
    method: Method::Put,
    path: "tutorial",
    query: &[],
    headers: &[],
    body: ExampleBody::Form(&[("key1", "value1"), ("key2", "value2")]),
};
