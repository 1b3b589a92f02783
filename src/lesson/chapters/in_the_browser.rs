use crate::http::Method;
use crate::lesson::{Block, Chapter, Example, ExampleBody};

pub(super) const CHAPTER: Chapter = Chapter {
    slug: "in-the-browser",
    title: "What a browser does differently",
    blocks: &[
        Block::Text(
            "This page sends your request with the browser's `fetch`. Python talks to the server directly. A browser \
             protects its user, so it has more rules.",
        ),
        Block::List(&[
            "*It asks first.* Before a PUT to another site, the browser sends an `OPTIONS` request, the *preflight*. \
             Only if the server allows the page, the method and the headers does the PUT follow. This set of rules is \
             called CORS.",
            "*It hides headers.* Of another site's answer, a page may read seven headers, and those that \
             `Access-Control-Expose-Headers` names. `Set-Cookie` it may never read.",
            "*It tidies up.* The names come in lower case and sorted. The server's own order and case are lost.",
            "*It drops headers.* `Host`, `Cookie`, `Date`, `Content-Length`, all `Sec-` names and some more are the \
             browser's own. Set one, and it silently vanishes. `User-Agent` is not among them.",
            "*It blocks plain http* from a page that came over https, except to your own device.",
        ]),
        Block::Text("See what arrives: Python sends both of these headers, a browser only the first."),
        Block::Example(&DROPPED),
        Block::Heading("Redirected"),
        Block::Text("A server can send you on to another URL. What becomes of your PUT there?"),
        Block::Table {
            head: &["Status", "requests", "Browser"],
            rows: &[
                &["`301`", "PUT without the body", "PUT with the body"],
                &["`302`", "GET", "PUT with the body"],
                &["`303`", "GET", "GET"],
                &["`307`, `308`", "PUT with the body", "PUT with the body"],
            ],
        },
        Block::Text("So a server that moves a PUT should answer `307` or `308`: there everyone agrees."),
        Block::Sources(&[
            ("Fetch Standard: CORS", "https://fetch.spec.whatwg.org/#http-cors-protocol"),
            (
                "Fetch Standard: forbidden request headers",
                "https://fetch.spec.whatwg.org/#forbidden-request-header",
            ),
            ("Fetch Standard: redirects", "https://fetch.spec.whatwg.org/#http-redirect-fetch"),
            ("RFC 9110 §15.4: redirection", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.4"),
            ("Mixed Content", "https://www.w3.org/TR/mixed-content/"),
        ]),
    ],
};

const DROPPED: Example = Example {
    id: "dropped-header",
    title: "a PUT with a header that browsers drop",
    python: "import requests

response = requests.put('{sandbox}anything', data={'key': 'value'},
                        headers={'X-Lesson': '8', 'DNT': '1'})
print(response.text)
",
    method: Method::Put,
    path: "anything",
    query: &[],
    headers: &[("X-Lesson", "8"), ("DNT", "1")],
    body: ExampleBody::Form(&[("key", "value")]),
};
