//! What a script in the page gets when it fetches, beside what a user sees.

use super::page::Page;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a script can see of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status, or 0 when the browser gave none.
    pub status: u16,
    /// The header fields that the browser shows.
    pub headers: BTreeMap<String, String>,
    /// The body as text: bytes that are no UTF-8 as one character each.
    pub body: String,
    /// What the browser says instead of an answer; empty when there is one.
    pub error: String,
}

impl Answer {
    /// The value of a header; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {:?}", self.body))
    }

    /// When the sandbox that answered was started: what its request ids begin with.
    pub fn started(&self) -> &str {
        self.header("x-request-id").split('-').next().unwrap_or_default()
    }
}

const FETCH: &str = "
    const [url, options] = arguments;
    return (async () => {
        const signal = AbortSignal.timeout(10000);
        const response = await fetch(url, { cache: 'no-store', signal, ...options });
        const bytes = new Uint8Array(await response.arrayBuffer());
        let body;
        try {
            body = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
            body = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
        }
        return { status: response.status, headers: [...response.headers], body };
    })().catch(error => ({ error: String(error) }));
";

impl Page {
    /// Fetches with these options of `fetch`, from the page. The URL may be relative to it. After ten seconds it is an error.
    pub async fn fetch(&self, url: &str, options: Value) -> Answer {
        self.step(format!("fetch {url} {options}"));
        let answer = self.script(FETCH, json!([url, options])).await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let headers = answer["headers"].as_array().into_iter().flatten();
        Answer {
            status: answer["status"].as_u64().and_then(|status| status.try_into().ok()).unwrap_or_default(),
            headers: headers.map(|header| (text(&header[0]), text(&header[1]))).collect(),
            body: text(&answer["body"]),
            error: text(&answer["error"]),
        }
    }
}
