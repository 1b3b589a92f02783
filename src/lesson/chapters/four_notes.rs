use crate::http::Method;
use crate::lesson::{Block, Chapter, Example, ExampleBody};

pub(super) const CHAPTER: Chapter = Chapter {
    slug: "four-notes",
    title: "Four notes, looked at closely",
    blocks: &[
        Block::Text("Four things are often noted about PUT. Each is nearly right."),
        Block::Heading("It is never cached"),
        Block::Text(
            "The *answer* to a PUT is never kept in a cache. But a PUT does act on caches: when it succeeds, every cache \
             it passes through must drop its old copy for that URL. So the next GET through there fetches the new \
             version. The answer to a POST may be cached, if the server says so.",
        ),
        Block::Example(&GET),
        Block::Heading("It is not in the browser history"),
        Block::Text(
            "True, but not because of PUT. The history lists pages that you visited. A request from a script visits \
             no page, so a GET from a script is not there either.",
        ),
        Block::Heading("It can't be bookmarked"),
        Block::Text(
            "True. A bookmark holds a URL and nothing else, and opening it always sends a GET. So does a link. A \
             form can say `get`, `post` or `dialog`, but not `put`. A page needs a script to send a PUT.",
        ),
        Block::Heading("Its data has no length limit"),
        Block::Text(
            "HTTP sets no limit, but servers do. One that finds the body too long answers `413`. This practice \
             server takes up to 5 MiB in the browser. The URL has limits too, with PUT as with GET: servers should \
             manage at least 8000 bytes, and answer `414` when it is too long.",
        ),
        Block::Example(&LONG),
        Block::Sources(&[
            ("RFC 9110 §9.3.4: PUT", "https://www.rfc-editor.org/rfc/rfc9110.html#section-9.3.4"),
            ("RFC 9111 §4.4: dropping old copies", "https://www.rfc-editor.org/rfc/rfc9111.html#section-4.4"),
            ("HTML Standard: form methods", "https://html.spec.whatwg.org/multipage/#attr-fs-method"),
            ("RFC 9110 §15.5.14: 413", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.14"),
            ("RFC 9110 §4.1: length of a URL", "https://www.rfc-editor.org/rfc/rfc9110.html#section-4.1"),
        ]),
    ],
};

const GET: Example = Example {
    id: "get-after-put",
    title: "a GET of what your first PUT stored",
    python: "import requests

response = requests.get('{sandbox}things/1')
print(response.text)
",
    method: Method::Get,
    path: "things/1",
    query: &[],
    headers: &[],
    body: ExampleBody::None,
};

const LONG: Example = Example {
    id: "longer-text",
    title: "a PUT of a whole text",
    python: "import requests

text = 'No link could carry this so easily. A body may be a note, a picture or a book.'
requests.put('{sandbox}things/text', data=text,
             headers={'Content-Type': 'text/plain; charset=utf-8'})
",
    method: Method::Put,
    path: "things/text",
    query: &[],
    headers: &[],
    body: ExampleBody::Text(
        "No link could carry this so easily. A body may be a note, a picture or a book.",
        "text/plain; charset=utf-8",
    ),
};
