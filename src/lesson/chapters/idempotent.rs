use crate::http::Method;
use crate::lesson::{Block, Chapter, Example, ExampleBody};

pub(super) const CHAPTER: Chapter = Chapter {
    slug: "idempotent",
    title: "Send it twice: PUT against POST",
    blocks: &[
        Block::Text(
            "PUT is *idempotent*: sending it many times is meant to have the same effect as sending it once. Try it. \
             However often you press Send, there is one thing at `things/3`, and it is what you sent.",
        ),
        Block::Example(&PUT),
        Block::Text(
            "The promise is about the effect, not about the answer. First you get `201`, then `200`. The server may \
             also log each request, or count versions. That does not break the promise.",
        ),
        Block::Text(
            "`POST` promises nothing of the kind. You hand over data, and the server decides what to do with it. Here \
             it makes a new thing each time, and the header `Location` says where:",
        ),
        Block::Example(&POST),
        Block::Text("Send that twice, then look at the list:"),
        Block::Example(&LIST),
        Block::Text(
            "So the difference is who names the URL. With PUT you name it, and a second PUT hits the same place. With \
             POST the server picks it.",
        ),
        Block::Table {
            head: &["Question", "PUT", "POST"],
            rows: &[
                &["Who names the new URL?", "you", "the server"],
                &["What is the body?", "the new state of the thing", "something to work on"],
                &["Sent twice?", "same effect as once", "perhaps two things"],
                &["No answer came?", "send it again", "look first, then decide"],
            ],
        },
        Block::Text(
            "The last row is why this matters. An answer can get lost after the work is done. A PUT you may simply \
             repeat; a repeated POST may order the book twice.",
        ),
        Block::Sources(&[
            (
                "RFC 9110 §9.2.2: idempotent methods",
                "https://www.rfc-editor.org/rfc/rfc9110.html#section-9.2.2",
            ),
            ("RFC 9110 §9.3.3: POST", "https://www.rfc-editor.org/rfc/rfc9110.html#section-9.3.3"),
            ("RFC 9110 §9.3.4: PUT", "https://www.rfc-editor.org/rfc/rfc9110.html#section-9.3.4"),
        ]),
    ],
};

const PUT: Example = Example {
    id: "put-twice",
    title: "a PUT to send twice",
    python: "import requests

requests.put('{sandbox}things/3', data={'book': 'Momo', 'copies': '1'})
",
    method: Method::Put,
    path: "things/3",
    query: &[],
    headers: &[],
    body: ExampleBody::Form(&[("book", "Momo"), ("copies", "1")]),
};

const POST: Example = Example {
    id: "post-twice",
    title: "a POST to send twice",
    python: "import requests

response = requests.post('{sandbox}things',
                         data={'book': 'Momo', 'copies': '1'})
print(response.headers['Location'])
",
    method: Method::Post,
    path: "things",
    query: &[],
    headers: &[],
    body: ExampleBody::Form(&[("book", "Momo"), ("copies", "1")]),
};

const LIST: Example = Example {
    id: "list-things",
    title: "a GET of the list of things",
    python: "import requests

response = requests.get('{sandbox}things')
print(response.text)
",
    method: Method::Get,
    path: "things",
    query: &[],
    headers: &[],
    body: ExampleBody::None,
};
