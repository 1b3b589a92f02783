use crate::http::Method;
use crate::lesson::{Block, Chapter, Example, ExampleBody};

pub(super) const CHAPTER: Chapter = Chapter {
    slug: "lost-updates",
    title: "Do not lose an update",
    blocks: &[
        Block::Text(
            "Ann and Ben both read a page. Ann stores her change. Then Ben stores his, made from the old text, and \
             Ann's change is lost. Nobody noticed. That is a *lost update*, and PUT alone does not prevent it.",
        ),
        Block::Text(
            "The remedy is a condition. Each version has a name, the `ETag`. Ben sends along the name of the version \
             he has read, in `If-Match`. If that is no longer the stored one, the server answers `412` and stores \
             nothing. This example names a version that does not exist:",
        ),
        Block::Example(&STALE),
        Block::Text(
            "To make it work, send a GET, copy its `ETag` with the quotes, and put that into `If-Match`. Some servers \
             insist on a condition, and answer `428` if there is none. This one does if you ask it to:",
        ),
        Block::Example(&REQUIRED),
        Block::Text(
            "The opposite condition is `If-None-Match: *`. It says: only if nothing is there. So a PUT creates but \
             never replaces. Send this twice; the second answer is `412`.",
        ),
        Block::Example(&CREATE_ONLY),
        Block::Text(
            "A server may answer a PUT with an `ETag` only if it stored your body exactly as you sent it. Without \
             one, send a GET to learn what was stored, and its name.",
        ),
        Block::Sources(&[
            ("RFC 9110 §13.1.1: If-Match", "https://www.rfc-editor.org/rfc/rfc9110.html#section-13.1.1"),
            ("RFC 9110 §13.1.2: If-None-Match", "https://www.rfc-editor.org/rfc/rfc9110.html#section-13.1.2"),
            ("RFC 9110 §15.5.13: 412", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.13"),
            ("RFC 6585 §3: 428", "https://www.rfc-editor.org/rfc/rfc6585.html#section-3"),
        ]),
    ],
};

const STALE: Example = Example {
    id: "old-version",
    title: "a PUT that names an old version",
    python: "import requests

response = requests.put('{sandbox}things/1', data={'key': 'from Ben'},
                        headers={'If-Match': '\"an-old-version\"'})
print(response.status_code)
",
    method: Method::Put,
    path: "things/1",
    query: &[],
    headers: &[("If-Match", "\"an-old-version\"")],
    body: ExampleBody::Form(&[("key", "from Ben")]),
};

const REQUIRED: Example = Example {
    id: "condition-required",
    title: "a PUT where a condition is required",
    python: "import requests

response = requests.put('{sandbox}things/1', params={'require': 'if-match'},
                        data={'key': 'from Ben'})
print(response.status_code)
",
    method: Method::Put,
    path: "things/1",
    query: &[("require", "if-match")],
    headers: &[],
    body: ExampleBody::Form(&[("key", "from Ben")]),
};

const CREATE_ONLY: Example = Example {
    id: "create-only",
    title: "a PUT that creates but never replaces",
    python: "import requests

response = requests.put('{sandbox}things/4', data={'key': 'from Ann'},
                        headers={'If-None-Match': '*'})
print(response.status_code)
",
    method: Method::Put,
    path: "things/4",
    query: &[],
    headers: &[("If-None-Match", "*")],
    body: ExampleBody::Form(&[("key", "from Ann")]),
};
