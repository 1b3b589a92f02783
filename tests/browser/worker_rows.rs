//! The rows of the practice server, answered by the Service Worker.

use crate::harness::{StaticHost, journey};
use serde_json::json;

/// Asks every row that has GET and reads its answer to the end.
const EVERY_ROW: &str = r"
    const segments = { id: '1', codes: '200', etag: 'abc', format: 'png', seconds: '0', text: 'a2V5', policy: 'open', rest: 'get' };
    const { resources } = await (await fetch('sandbox/')).json();
    const rows = resources.filter(row => row.methods.includes('GET') && row.path !== 'log/events');
    return Promise.all(rows.map(async row => {
      const path = row.path.replace(/{(\w+)}/g, (_, name) => segments[name] ?? '1');
      const response = await fetch('sandbox/' + path, { redirect: 'manual' });
      const content = await response.arrayBuffer();
      return [path, response.type === 'opaqueredirect' ? 302 : response.status, content.byteLength];
    }));
";

/// How many pieces a drip comes in, what it says, and how long it takes.
const DRIP: &str = r"
    const start = performance.now();
    const response = await fetch('sandbox/drip?numbytes=4&duration=1');
    const first = performance.now() - start;
    let [pieces, text] = [0, ''];
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) { pieces += 1; text += piece; }
    return [pieces, text, first, performance.now() - start];
";

/// A reader that goes away, and one that stays.
const LEFT: &str = r"
    const reader = (await fetch('sandbox/drip?numbytes=200&duration=10')).body.getReader();
    await reader.read();
    await reader.cancel();
    const lines = (await (await fetch('sandbox/stream/100')).text()).trim().split('\n').map(JSON.parse);
    return [lines.length, lines.at(-1).id, (await fetch('sandbox/get')).status];
";

/// The sides of the pictures, as the browser decodes them; one in SVG fills what it is given, 150 pixels without a page.
const PICTURES: &str = r"
    const side = async format => {
      const image = new Image();
      image.src = URL.createObjectURL(await (await fetch('sandbox/image/' + format)).blob());
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    };
    return Promise.all(['png', 'jpeg', 'webp', 'svg'].map(side));
";

/// Contents in a coding, and what is said of a cookie.
const NOTES: &str = r"
    const marks = { gzip: 'gzipped', deflate: 'deflated', brotli: 'brotli' };
    const coded = await Promise.all(Object.entries(marks).map(async ([path, mark]) => {
      const response = await fetch('sandbox/' + path);
      return [response.headers.get('content-encoding'), (await response.json())[mark]];
    }));
    const set = await fetch('sandbox/response-headers?Set-Cookie=a%3D1&X-A=b');
    return [coded, set.headers.get('x-a'), set.headers.get('sandbox-note'), (await (await fetch('sandbox/cookies')).json()).note];
";

#[test]
fn every_row_answers_in_the_worker_and_streams_come_piece_by_piece() {
    let host = StaticHost::start();
    journey("worker_rows", async |page| {
        // 401 of the authentication rows, 404 of the others that have nothing to show yet.
        page.expect_console("Failed to load resource");
        assert_eq!(page.open(&host.url).await, "practice server: in this browser");

        let rows = page.script(EVERY_ROW, json!([])).await;
        let rows = rows.as_array().expect("an answer of every row").clone();
        assert!(rows.len() > 45, "{rows:?}");
        for row in &rows {
            let (path, status) = (row[0].as_str().unwrap(), row[1].as_u64().unwrap());
            let expected = match path {
                _ if path.contains("basic-auth") && path.starts_with("hidden") => 404,
                "bearer" => 401,
                "image" => 406,
                "things/1" => 404,
                _ if path.contains("-auth") => 401,
                _ if path.contains("redirect/") || path.starts_with("cookies/") => 302,
                "redirect-to" => 400,
                _ => 200,
            };
            assert_eq!(status, expected, "{row}");
        }

        let drip = page.script(DRIP, json!([])).await;
        assert_eq!((&drip[0], &drip[1]), (&json!(4), &json!("****")), "{drip}");
        let (first, all) = (drip[2].as_f64().unwrap(), drip[3].as_f64().unwrap());
        assert!(
            all >= 700.0 && first < all - 500.0,
            "the first byte came at {first} ms, the last at {all} ms"
        );

        assert_eq!(page.script(LEFT, json!([])).await, json!([100, 99, 200]));
        assert_eq!(page.script(PICTURES, json!([])).await, json!([[32, 32], [32, 32], [32, 32], [150, 150]]));
        let notes = page.script(NOTES, json!([])).await;
        assert_eq!(notes[0], json!([["gzip", true], ["deflate", true], ["br", true]]));
        assert_eq!(notes[1], "b");
        for note in [&notes[2], &notes[3]] {
            assert!(note.as_str().is_some_and(|note| note.contains("Service Worker")), "{notes}");
        }
    });
}
