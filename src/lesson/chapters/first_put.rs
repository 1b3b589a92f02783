use crate::http::Method;
use crate::lesson::{Block, Chapter, Example, ExampleBody};

pub(super) const CHAPTER: Chapter = Chapter {
    slug: "send-a-put",
    title: "Send a PUT",
    blocks: &[
        Block::Text("A browser asks, a server answers."),
        Block::Example(&FIRST),
    ],
};

const FIRST: Example = Example {
    id: "first-put",
    title: "your first PUT",
    python: "import requests\n\nrequests.put('{sandbox}things/1', data={'key': 'value'})\n",
    method: Method::Put,
    path: "things/1",
    query: &[],
    headers: &[],
    body: ExampleBody::Form(&[("key", "value")]),
};
