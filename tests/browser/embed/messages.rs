//! What a hostile page can do with an embed: nothing. It can't have anything sent, and reads no exchange but those that its
//! own embeds tell it of.

use super::host::{Host, enter, ready, told, visit};
use crate::harness::{Origin, Page, Policy, Serve, eventually, journey};
use serde_json::{Value, json};

/// A policy that forbids nothing.
const ANY: &str = "default-src * 'unsafe-inline' data: blob:";

/// Every message that a page could think of, to be posted to a window or on a port.
const THINKABLE: &str = r#"
    const huge = 'x='.padEnd(5_000_000, 'y');
    const thinkable = url => [
        'send', 'Send', 'Run', 'run=1', 'send=1', 'submit=1', 'event=send', 'v=1&send=true&press=send', '', '=', '&&&', '%', '\0',
        { send: true }, { type: 'send' }, { event: 'send' }, { Msg: 'Send' }, { data: { send: true } }, { message: 'OpenLink', send: 1 },
        { type: 'keydown', key: 'Enter', ctrlKey: true }, new Event('x').constructor.name, ['send'], [['Send']],
        new Map([['send', true]]), new Set(['send']), null, undefined, 0, -1, NaN, 1n, true, new Date(), /send/, new Error('send'),
        new ArrayBuffer(8), new Uint8Array(1 << 20), new Blob(['send']), 'put-playground', 'put-playground:send',
        'put-playground:link', huge, { huge }, 'code=' + encodeURIComponent(`import requests\nrequests.put('${url}code')`),
        'experiment=idempotent', 'experiment=idempotent&start=1&count=1000', 'method=PUT&url=' + encodeURIComponent(url) + '&send=1',
        'method=PUT&data=a%3Db&url=' + encodeURIComponent(url), 'url=javascript:alert(1)', 'z=AAAA', 'readonly=0&view=bytes',
        'code=' + 'a'.repeat(70_000), 'data='.padEnd(65_537, 'b'),
    ];
"#;

/// What the frames of the page wrote down of a policy that was broken.
async fn expect_no_request(page: &Page, origin: &Origin, after: &str) {
    assert!(origin.arrived().is_empty(), "{after}: {:?}", origin.arrived());
    page.expect_quiet().await;
}

#[test]
fn a_host_that_posts_everything_thinkable_has_nothing_sent_and_hears_nothing() {
    let server = Serve::start();
    let origin = Origin::start(Policy::Some);
    let fragment = format!("method=PUT&url={}things&data=a%3Db", origin.url);
    let body =
        format!("<iframe id=frame width=900 height=700 src='{{playground}}embed.html#{fragment}'></iframe>");
    let host = Host::with(&server.url, "", &body, ANY);
    journey("embed_hostile_host", async |page| {
        visit(page, &host.url).await;
        page.script(
            "window.heard = []; addEventListener('message', event => heard.push(String(event.data)))",
            json!([]),
        )
        .await;
        let frame = page.driver().find(thirtyfour::By::Id("frame")).await.expect("the frame");
        page.enter(frame).await;
        ready(page).await;
        page.leave().await;

        // At the window, with ports and without, then on the one port that it takes; and by the address of the frame.
        let attack = [
            THINKABLE,
            r#"
            const [url] = arguments;
            const target = document.getElementById('frame').contentWindow;
            const ports = window.ports = [];
            const port = () => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = event => heard.push(JSON.stringify(event.data));
                ports.push(port1);
                return port2;
            };
            for (const message of thinkable(url)) {
                target.postMessage(message, '*');
                if (message !== 'put-playground') target.postMessage(message, '*', [port()]);
            }
            target.postMessage('put-playground', '*');
            target.postMessage('put-playground', '*', [port(), port()]);
            target.postMessage('put-playground', '*', [port()]);
            const taken = window.taken = ports.at(-1);
            target.postMessage('put-playground', '*', [port()]);
            for (const message of thinkable(url)) taken.postMessage(message);
            for (const late of ports.slice(ports.indexOf(taken) + 1)) late.postMessage('theme=light');
            taken.postMessage('method=POST&theme=dark&url=' + encodeURIComponent(url + 'last'));
            "#,
        ]
        .concat();
        page.script(&attack, json!([origin.url])).await;
        let frame = page.driver().find(thirtyfour::By::Id("frame")).await.expect("the frame");
        page.enter(frame).await;
        let state = "return [document.documentElement.dataset.theme, document.getElementById('url')?.value,
            document.querySelector('#send')?.innerText]";
        // The last message is read, so all before it were.
        let expected = json!(["dark", format!("{}last", origin.url), "Send POST"]);
        eventually("the last message to be read", async || {
            page.press("tab", "Fields").await;
            (page.script(state, json!([])).await == expected).then_some(())
        })
        .await;
        expect_no_request(page, &origin, "after every message").await;
        page.leave().await;
        let heard = page.script("return window.heard", json!([])).await;
        let heard: Vec<&str> = heard.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert!(heard.iter().all(|heard| heard.starts_with("{\"height\":")), "{heard:?}");

        let by_address = [
            THINKABLE,
            "
            const frame = document.getElementById('frame');
            const base = frame.src.split('#')[0];
            for (const message of thinkable(arguments[0])) {
                if (typeof message === 'string' && message.length < 100_000) frame.src = `${base}#${message}`;
            }
            frame.src = `${base}#method=DELETE&url=${encodeURIComponent(arguments[0] + 'end')}`;
            ",
        ]
        .concat();
        page.script(&by_address, json!([origin.url])).await;
        let frame = page.driver().find(thirtyfour::By::Id("frame")).await.expect("the frame");
        page.enter(frame).await;
        let expected = json!(["Send DELETE"]);
        eventually("the last address to be read", async || {
            let send = page.script("return [document.querySelector('#send')?.innerText]", json!([])).await;
            (send == expected).then_some(())
        })
        .await;
        expect_no_request(page, &origin, "after every address").await;

        // What only the reader can do works as ever, and the host's own port hears of it.
        page.press("button", "Send DELETE").await;
        page.reads("Response", "200").await;
        page.leave().await;
        assert_eq!(origin.arrived().len(), 1);
        let heard =
            page.script("return window.heard.filter(heard => heard.includes('event'))", json!([])).await;
        let heard: Vec<&str> = heard.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert_eq!(heard.len(), 1, "{heard:?}");
        assert!(heard[0].contains("\"status\":200") && heard[0].contains("x-shown"), "{heard:?}");
        assert!(!heard[0].contains("x-hidden"), "the host sees no more than the playground may: {heard:?}");
    });
}

#[test]
fn a_frame_beside_an_embed_neither_reads_it_nor_speaks_for_it() {
    let server = Serve::start();
    let origin = Origin::start(Policy::Some);
    let listen = "
        <script>
            window.heard = [];
            addEventListener('message', event => heard.push(String(event.data)));
            setInterval(() => {
                for (let at = 0; at < top.frames.length; at += 1) {
                    if (top.frames[at] === window) continue;
                    const { port1, port2 } = new MessageChannel();
                    port1.onmessage = event => heard.push(JSON.stringify(event.data));
                    port1.postMessage('theme=dark');
                    top.frames[at].postMessage('put-playground', '*', [port2]);
                    top.frames[at].postMessage({ send: true }, '*');
                }
                top.postMessage({ event: 'response', detail: { status: 299 } }, '*');
                top.postMessage({ height: 1 }, '*');
                top.postMessage('event=response&status=299', '*');
                window.rounds = (window.rounds ?? 0) + 1;
            }, 20);
        </script>";
    let evil = Host::with(&server.url, listen, "A sibling.", ANY);
    let body = format!(
        "<iframe id=evil src='{}'></iframe><put-playground id=good method=PUT url='{}things'></put-playground>",
        evil.url, origin.url
    );
    let head = "<script type=module src='{playground}embed.js'></script>";
    let host = Host::with(&server.url, head, &body, ANY);
    journey("embed_hostile_sibling", async |page| {
        visit(page, &host.url).await;
        enter(page, "good").await;
        page.fill("Key 1", "key").await;
        page.press("button", "Send PUT").await;
        page.reads("Response", "200").await;
        let theme = page.script("return document.documentElement.dataset.theme", json!([])).await;
        assert_eq!(theme, json!("auto"));
        page.leave().await;
        let told = told(page, 1).await;
        assert_eq!((&told[0]["detail"]["status"], &told[0]["from"]), (&json!(200), &json!("good")));
        let evil = page.driver().find(thirtyfour::By::Id("evil")).await.expect("the sibling");
        page.enter(evil).await;
        let rounds = page.script("return window.rounds", json!([])).await.as_u64().unwrap_or_default();
        // It has tried before, while and after the request was sent.
        eventually("the sibling to have tried again", async || {
            page.script("return window.rounds", json!([])).await.as_u64().filter(|now| *now > rounds + 3)
        })
        .await;
        assert_eq!(page.script("return window.heard", json!([])).await, json!([]));
        page.leave().await;
        assert_eq!(origin.arrived().len(), 1);
    });
}
