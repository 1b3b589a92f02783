//! Every kind of body: the bytes under the request are the bytes that arrive.

use crate::harness::{Arrived, Origin, Page, Policy, Serve, eventually, journey};

/// Sends, and returns what arrived.
async fn sent(page: &Page, origin: &Origin) -> Arrived {
    assert_eq!(page.send("PUT").await.status, 200);
    origin.last()
}

/// The bytes under the request, once they contain this.
async fn preview(page: &Page, part: &str) -> (String, String) {
    eventually(&format!("{part:?} in the preview"), async || {
        Some(page.preview().await).filter(|(bytes, _)| bytes.contains(part))
    })
    .await
}

#[test]
fn json_text_and_no_body_arrive_as_typed() {
    let server = Serve::start();
    let origin = Origin::start(Policy::Some);
    journey("json_text_and_no_body", async |page| {
        page.open(&server.url).await;
        page.fill("URL", &format!("{}echo", origin.url)).await;

        page.press("radio", "JSON").await;
        let json = "{\"z\": 12345678901234567890123, \"a\": 1.0,\n\"a\": [ ]}";
        page.fill("JSON body", json).await;
        assert_eq!(
            preview(page, "z").await,
            (json.to_owned(), format!("{} bytes · application/json", json.len()))
        );
        let arrived = sent(page, &origin).await;
        assert_eq!(arrived.body, json);
        assert_eq!(arrived.header("content-type"), "application/json");

        page.press("radio", "text").await;
        page.fill("Type of the text", "application/x-own; v=1").await;
        page.fill("Text body", "line 1\n  Grüße €\n").await;
        preview(page, "€").await;
        let arrived = sent(page, &origin).await;
        assert_eq!(arrived.body, "line 1\n  Grüße €\n");
        assert_eq!(arrived.header("content-type"), "application/x-own; v=1");
        page.fill("Type of the text", "").await;
        assert!(!sent(page, &origin).await.headers.contains_key("content-type"), "no type was wanted");

        page.press("radio", "none").await;
        page.reads("Request", "The request has no body.").await;
        let arrived = sent(page, &origin).await;
        assert_eq!((arrived.body.len(), arrived.header("content-length").as_str()), (0, "0"));
        assert!(!arrived.headers.contains_key("content-type"));

        // Changing the kind lost nothing of the others.
        page.press("radio", "JSON").await;
        assert_eq!(page.value("JSON body").await, json);
    });
}

#[test]
fn a_file_and_a_multipart_body_arrive_byte_for_byte() {
    let server = Serve::start();
    let origin = Origin::start(Policy::Some);
    let content = b"\x00\x01\xffPUT\r\n--not a boundary";
    journey("files", async |page| {
        let path = page.browser().profile.write("data.bin", content);
        let text = page.browser().profile.write("naïve \"x\".txt", "Grüße\n".as_bytes());
        page.open(&server.url).await;
        page.fill("URL", &format!("{}echo", origin.url)).await;

        page.press("radio", "file").await;
        page.attach("File", &path).await;
        page.reads("Request", &format!("data.bin · {} bytes", content.len())).await;
        let arrived = sent(page, &origin).await;
        assert_eq!(arrived.body, content.as_slice());

        page.press("radio", "multipart").await;
        page.fill("Key 1", "a").await;
        page.fill("Value 1", "1 ü").await;
        page.press("button", "Add field").await;
        page.fill("Key 2", "doc").await;
        page.choose("Kind of field 2", "file").await;
        page.attach("File 2", &text).await;
        let (bytes, below) = preview(page, "Grüße").await;
        let boundary =
            below.split_once("boundary=").map(|(_, boundary)| boundary.to_owned()).expect("a boundary");
        assert_eq!(boundary.len(), 32, "{below}");
        let arrived = sent(page, &origin).await;
        assert_eq!(arrived.body, bytes.as_bytes());
        assert_eq!(arrived.header("content-type"), format!("multipart/form-data; boundary={boundary}"));
        let expected = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1 ü\r\n--{boundary}\r\nContent-Disposition: \
             form-data; name=\"doc\"; filename=\"naïve %22x%22.txt\"\r\nContent-Type: text/plain\r\n\r\nGrüße\n\r\n--{boundary}--\r\n"
        );
        assert_eq!(bytes, expected);

        // A reload keeps a file's name only, and the page says so when it is missed.
        page.reload().await;
        page.reads("Request", "choose it again").await;
        page.press("button", "Send PUT").await;
        page.reads("Request", "The content of").await;
        assert_eq!(origin.arrived().len(), 2, "nothing was sent");
    });
}
