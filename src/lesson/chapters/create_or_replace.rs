use crate::http::Method;
use crate::lesson::{Block, Chapter, Example, ExampleBody};

pub(super) const CHAPTER: Chapter = Chapter {
    slug: "create-or-replace",
    title: "Create or replace",
    blocks: &[
        Block::Text(
            "People say that PUT creates or updates. More exactly, it creates or *replaces*. Your body is the whole \
             new thing. Whatever you leave out is gone.",
        ),
        Block::Example(&CREATE),
        Block::Text("Now send only the title, and see what is stored: the pages have gone."),
        Block::Example(&REPLACE),
        Block::Text(
            "To change a part and keep the rest, there is another method, `PATCH`. Its body describes the change. \
             Here it adds the pages back, and does not touch the title:",
        ),
        Block::Example(&PATCH),
        Block::Heading("What the status says"),
        Block::List(&[
            "`201 Created`: nothing was at this URL, and the PUT made it. The server must say so.",
            "`200 OK`: something was there, and has been replaced.",
            "`204 No Content`: the same, in an answer without a body. You can wish for it:",
        ]),
        Block::Example(&MINIMAL),
        Block::Heading("When the server says no"),
        Block::List(&[
            "`405`: this URL takes no PUT. The header `Allow` lists what it takes.",
            "`409`: the body does not fit what is stored.",
            "`411`: the server wants to know the length of the body in advance.",
            "`415`: the server does not take this kind of body.",
        ]),
        Block::Text(
            "After a `201`, compare `Content-Location` with `Location`. If they are equal, the body of the answer is \
             the new thing as the server stored it.",
        ),
        Block::Sources(&[
            ("RFC 9110 §9.3.4: PUT", "https://www.rfc-editor.org/rfc/rfc9110.html#section-9.3.4"),
            ("RFC 5789: PATCH", "https://www.rfc-editor.org/rfc/rfc5789.html"),
            ("RFC 7396: JSON Merge Patch", "https://www.rfc-editor.org/rfc/rfc7396.html"),
            ("RFC 7240 §4.2: return=minimal", "https://www.rfc-editor.org/rfc/rfc7240.html#section-4.2"),
            ("RFC 9110 §8.7: Content-Location", "https://www.rfc-editor.org/rfc/rfc9110.html#section-8.7"),
        ]),
    ],
};

const CREATE: Example = Example {
    id: "create-note",
    title: "a PUT with a title and pages",
    python: "import requests

requests.put('{sandbox}things/2', json={'title': 'Draft', 'pages': 3})
",
    method: Method::Put,
    path: "things/2",
    query: &[],
    headers: &[],
    body: ExampleBody::Json(r#"{"title": "Draft", "pages": 3}"#),
};

const REPLACE: Example = Example {
    id: "replace-note",
    title: "a PUT with the title alone",
    python: "import requests

requests.put('{sandbox}things/2', json={'title': 'Final'})
",
    method: Method::Put,
    path: "things/2",
    query: &[],
    headers: &[],
    body: ExampleBody::Json(r#"{"title": "Final"}"#),
};

const PATCH: Example = Example {
    id: "patch-note",
    title: "a PATCH that adds the pages",
    python: "import requests

requests.patch('{sandbox}things/2', data='{\"pages\": 4}',
               headers={'Content-Type': 'application/merge-patch+json'})
",
    method: Method::Patch,
    path: "things/2",
    query: &[],
    headers: &[],
    body: ExampleBody::Text(r#"{"pages": 4}"#, "application/merge-patch+json"),
};

const MINIMAL: Example = Example {
    id: "minimal-answer",
    title: "a PUT that wishes for no body",
    python: "import requests

response = requests.put('{sandbox}things/2', json={'title': 'Final'},
                        headers={'Prefer': 'return=minimal'})
print(response.status_code)
",
    method: Method::Put,
    path: "things/2",
    query: &[],
    headers: &[("Prefer", "return=minimal")],
    body: ExampleBody::Json(r#"{"title": "Final"}"#),
};
