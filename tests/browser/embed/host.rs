//! A page of another origin that embeds the playground, and what a journey does with it.

use crate::harness::{Page, Server, eventually, target_folder};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Html;
use serde_json::{Value, json};
use tower_http::set_header::SetResponseHeaderLayer;

/// What a host has to allow, and all that it allows: docs/EMBED.md says the same.
pub const POLICY: &str = "default-src 'none'; script-src {playground}; frame-src {playground}; img-src data:";

/// A page of another origin.
pub struct Host {
    /// Its URL.
    pub url: String,
    _server: Server,
}

impl Host {
    /// Serves a page with this in its body, under the policy above. `{playground}` stands for the playground's folder.
    pub fn start(playground: &str, body: &str) -> Self {
        Self::with(
            playground,
            "<script type='module' src='{playground}embed.js' data-upgrade='pre code'></script>",
            body,
            POLICY,
        )
    }

    /// Serves a page with this in head and body, under this policy.
    pub fn with(playground: &str, head: &str, body: &str, policy: &str) -> Self {
        let page = format!(
            "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>\
             <link rel=icon href=data:,><title>A tutorial</title>{head}<body>{body}"
        );
        let [page, policy] = [&page, policy].map(|text| text.replace("{playground}", playground));
        let policy = HeaderValue::from_str(&policy).expect("a policy");
        let name: HeaderName = header::CONTENT_SECURITY_POLICY;
        let router = Router::new()
            .fallback(move || async { Html(page) })
            .layer(SetResponseHeaderLayer::overriding(name, policy));
        let server = Server::start(router);
        Self { url: server.url.clone(), _server: server }
    }
}

/// Opens a host's page, and has it write down what its embeds tell it.
pub async fn visit(page: &Page, url: &str) {
    page.driver().goto(url).await.expect("the host's page");
    let script = "
        window.told = [];
        for (const name of ['response', 'error']) {
            addEventListener(`put-playground:${name}`, event => told.push({
                name, from: event.target.id, detail: event.detail, composed: event.composed,
            }));
        }
    ";
    page.script(script, json!([])).await;
}

/// What the embeds have told, once there are so many of it.
pub async fn told(page: &Page, count: usize) -> Vec<Value> {
    let told = eventually(&format!("{count} events"), async || {
        let told = page.script("return window.told", json!([])).await;
        told.as_array().filter(|told| told.len() >= count).cloned()
    })
    .await;
    assert_eq!(told.len(), count, "{told:?}");
    told
}

/// The frame of the embed with this id.
const FRAME: &str = "
    const embed = document.getElementById(arguments[0]);
    embed?.scrollIntoView({ block: 'center' });
    return embed?.shadowRoot?.querySelector('iframe') ?? null;
";

/// Goes into the embed with this id, once it has found who answers.
pub async fn enter(page: &Page, id: &str) {
    let frame = eventually(&format!("the embed {id}"), async || {
        let found = page.driver().execute(FRAME, vec![json!(id)]).await.ok()?;
        found.element().ok()
    })
    .await;
    page.enter(frame).await;
    ready(page).await;
}

/// Waits until the embed that one is in has found who answers.
pub async fn ready(page: &Page) {
    eventually("who answers", async || {
        let script = "return !!document.querySelector('.where.here, .where.absent')";
        page.script(script, json!([])).await.as_bool().filter(|found| *found)
    })
    .await;
}

/// How high the frame of an embed is, and its content, in pixels. Only a frame of the same site tells.
pub async fn heights(page: &Page, id: &str) -> (f64, f64) {
    let frame =
        "return document.getElementById(arguments[0]).shadowRoot.querySelector('iframe').offsetHeight";
    let outside = page.script(frame, json!([id])).await.as_f64().unwrap_or_default();
    enter(page, id).await;
    let inside = "return document.documentElement.getBoundingClientRect().height";
    let inside = page.script(inside, json!([])).await.as_f64().unwrap_or_default();
    page.leave().await;
    (outside, inside)
}

/// Waits until the frame of an embed is as high as its content, and says how high.
pub async fn fitted(page: &Page, id: &str) -> f64 {
    let high = eventually(&format!("{id} to be as high as its content"), async || {
        let (outside, inside) = heights(page, id).await;
        ((outside - inside.ceil()).abs() < 1.0 && outside > 60.0).then_some(outside)
    })
    .await;
    // Neither chases the other.
    let later = "
        const frame = document.getElementById(arguments[0]).shadowRoot.querySelector('iframe');
        const heights = new Set();
        for (let drawn = 0; drawn < 20; drawn += 1) {
            await new Promise(requestAnimationFrame);
            heights.add(frame.offsetHeight);
        }
        return [...heights];
    ";
    let later =
        format!("return (async () => {{ {} }})()", later.replace("arguments[0]", &json!(id).to_string()));
    assert_eq!(page.script(&later, json!([])).await, json!([high as u64]), "{id} keeps its height");
    high
}

/// Takes a picture of the window as it is.
pub async fn take(page: &Page, name: &str) {
    page.settle().await;
    let file = target_folder().join(format!("embed-{name}.png"));
    page.driver().screenshot(&file).await.expect("a picture");
}
