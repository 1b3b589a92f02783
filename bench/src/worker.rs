//! PUTs a second through the practice server in a Service Worker, beside the same handler in MSW, in one browser.
//!
//! The browser needs no driver: it opens a page that measures and sends the figures back.

use crate::{child::Running, error::Error, goals::Goals};
use axum::{
    Router,
    http::header::CONTENT_TYPE,
    response::IntoResponse,
    routing::{get, post},
};
use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};
use tokio::{net::TcpListener, sync::mpsc, time::timeout};
use tower_http::services::{ServeDir, ServeFile};

/// How long the browser may take for everything.
const LIMIT: Duration = Duration::from_secs(180);

/// Measures and prints it.
pub async fn measure(goals: &mut Goals) -> Result<(), Error> {
    let profile = std::env::temp_dir().join(format!("put-playground-bench-browser-{}", std::process::id()));
    let measured = in_browser(&profile).await;
    // The browser may still be writing its last words; the system clears its temporary folder.
    let _ = std::fs::remove_dir_all(&profile);
    print(&measured?, goals)
}

async fn in_browser(profile: &Path) -> Result<Value, Error> {
    let (sender, mut results) = mpsc::channel(1);
    let msw = PathBuf::from(crate::variable("PUT_PLAYGROUND_MSW")?);
    let text = |kind: &'static str, text: &'static str| {
        get(async move || ([(CONTENT_TYPE, kind)], text).into_response())
    };
    let router = Router::new()
        .route("/", text("text/html", include_str!("../page/index.html")))
        .route("/measure.js", text("text/javascript", include_str!("../page/measure.js")))
        .route("/pp/frame.html", text("text/html", include_str!("../page/worker.html")))
        .route("/msw/frame.html", text("text/html", include_str!("../page/msw.html")))
        .route("/msw/handler.js", text("text/javascript", include_str!("../page/msw_handler.js")))
        .route_service("/msw/msw.js", ServeFile::new(msw.join("iife").join("index.js")))
        .route_service("/msw/mockServiceWorker.js", ServeFile::new(msw.join("mockServiceWorker.js")))
        .nest_service("/pp", ServeDir::new(crate::variable("PUT_PLAYGROUND_DIST")?))
        .route("/result", post(async move |text: String| drop(sender.send(text).await)));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let url = format!("http://{}/", listener.local_addr()?);
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let _browser = Running::start(
        "the browser",
        Command::new(crate::variable("PUT_PLAYGROUND_CHROMIUM")?)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
            ])
            .args(["--disable-component-update", "--disable-sync"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg(&url),
    )?;
    let text = timeout(LIMIT, results.recv()).await;
    server.abort();
    let text = text.map_err(|_| Error::SilentBrowser(LIMIT.as_secs()))?.unwrap_or_default();
    serde_json::from_str(&text).map_err(|_| Error::Browser(text))
}

fn print(measured: &Value, goals: &mut Goals) -> Result<(), Error> {
    if let Some(error) = measured["error"].as_str() {
        return Err(Error::Browser(error.to_owned()));
    }
    println!(
        "\nPUT of 1024 bytes in a Service Worker, with If-Match, durable in IndexedDB, logged; {}",
        measured["browser"].as_str().unwrap_or_default()
    );
    println!("(PUTs a second, median of the turns; in brackets the slowest and the fastest turn)\n");
    println!(
        "  at once  practice server            MSW {:22}  practice server is",
        measured["msw"].as_str().unwrap_or_default()
    );
    for row in measured["rows"].as_array().into_iter().flatten() {
        let rates = |name: &str| {
            let mut rates: Vec<f64> =
                row[name].as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
            rates.sort_by(f64::total_cmp);
            rates
        };
        let shown = |rates: &[f64]| match rates {
            [least, .., most] => format!("{:6.0} ({least:.0} – {most:.0})", rates[rates.len() / 2]),
            _ => "none".to_owned(),
        };
        let (ours, theirs) = (rates("pp"), rates("msw"));
        let middle = |rates: &[f64]| rates.get(rates.len() / 2).copied().unwrap_or(f64::NAN);
        let times = middle(&ours) / middle(&theirs);
        println!("  {:7}  {:25}  {:25}  {times:.2} ×", row["at_once"], shown(&ours), shown(&theirs));
        goals.at_least(
            &format!("PUTs through the worker, {} at once, beside MSW", row["at_once"]),
            times,
            1.0,
        );
    }
    Ok(())
}
