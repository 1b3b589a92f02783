//! The options reach the request.

use crate::harness::{Origin, Policy, Serve, journey};

#[test]
fn redirects_credentials_cache_mode_and_timeout_do_what_they_say() {
    let server = Serve::start();
    let origin = Origin::start(Policy::Credentials);
    journey("options", async |page| {
        page.open(&server.url).await;
        page.fill("Key 1", "key").await;
        page.fill("Value 1", "value").await;
        page.unfold("Options").await;

        // Followed: the PUT arrives at the second URL, with its body.
        page.fill("URL", &format!("{}moved", origin.url)).await;
        assert_eq!(page.send("PUT").await.status, 200);
        let last = origin.last();
        assert_eq!(
            (last.method.as_str(), last.target.as_str(), &last.body[..]),
            ("PUT", "/echo", b"key=value".as_slice())
        );
        page.reads("Response", &format!("redirected to {}echo", origin.url)).await;
        // Not followed: it does not.
        page.press("checkbox", "Follow redirects").await;
        assert_eq!(page.send("PUT").await.status, 0);
        assert_eq!(origin.last().target, "/moved");
        page.press("checkbox", "Follow redirects").await;

        // Cookies travel to another origin only with "include".
        page.choose("Credentials", "include").await;
        page.fill("URL", &format!("{}cookie", origin.url)).await;
        page.send("PUT").await;
        page.fill("URL", &format!("{}echo", origin.url)).await;
        page.send("PUT").await;
        assert_eq!(origin.last().header("cookie"), "crumb=1");
        for mode in ["omit", "same-origin"] {
            page.choose("Credentials", mode).await;
            page.send("PUT").await;
            assert_eq!(origin.last().header("cookie"), "", "{mode}");
        }

        // The browser tells the caches on the way what the mode means.
        for (mode, expected) in
            [("default", ""), ("no-cache", "max-age=0"), ("no-store", "no-cache"), ("reload", "no-cache")]
        {
            page.choose("Cache mode", mode).await;
            page.send("PUT").await;
            assert_eq!(origin.last().header("cache-control"), expected, "{mode}");
        }

        // What is wrong is unfolded, and stays so while it is mended.
        page.fill("Timeout in seconds", "soon").await;
        page.fold("Options").await;
        page.press("button", "Send PUT").await;
        page.reads("Request", "Not sent: one field above needs mending.").await;
        page.fill("Timeout in seconds", ".2").await;
        page.fill("URL", &format!("{}hold", origin.url)).await;
        page.send("PUT").await;
        page.reads("Response", "No complete answer within 200 milliseconds").await;
        page.fill("Timeout in seconds", "").await;
        page.fill("URL", &format!("{}echo", origin.url)).await;
        assert_eq!(page.send("PUT").await.status, 200);
        // Only what another origin's page may read is in the table, and the page says why.
        assert_eq!(page.header("x-shown").await.as_deref(), Some("yes"));
        assert_eq!(page.header("x-hidden").await, None);
        page.reads("Response", "Access-Control-Expose-Headers").await;
    });
}
