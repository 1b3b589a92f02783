//! A plain static file server, as any web space is one: it has never heard of a sandbox.

use super::programs;
use super::server::Server;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// A static host of the built page.
pub struct StaticHost {
    /// The page's URL, with its last slash.
    pub url: String,
    lacks_words: Arc<AtomicBool>,
    server: Server,
}

impl StaticHost {
    /// Serves the page from the root, and beside it `embedding.html`, a page that shows it in three frames.
    pub fn start() -> Self {
        Self::at("")
    }

    /// Serves the page from this folder, such as `deep/er/`. Any origin may load the files, as many hosts have it.
    pub fn at(folder: &str) -> Self {
        let files = ServeDir::new(programs::dist());
        let router = if folder.is_empty() {
            Router::new().fallback_service(files)
        } else {
            Router::new().nest_service(&format!("/{folder}"), files)
        };
        Self::serve(router, folder)
    }

    /// Serves the page, and answers with it whatever else is asked for, as hosts of single-page applications do.
    pub fn of_one_page() -> Self {
        let dist = programs::dist();
        let page = ServeFile::new(dist.join("index.html"));
        Self::serve(Router::new().fallback_service(ServeDir::new(dist).fallback(page)), "")
    }

    fn serve(router: Router, folder: &str) -> Self {
        let frames = "<iframe src=./></iframe>".repeat(3);
        let embedding =
            format!("<!doctype html><link rel=icon href=data:,><title>Three embeds</title>{frames}");
        let router = router.route(&format!("/{folder}embedding.html"), get(async || Html(embedding)));
        let lacks_words = Arc::new(AtomicBool::new(false));
        let lacks = lacks_words.clone();
        let guard = from_fn(move |request: Request, next: Next| {
            let is_missing = lacks.load(Ordering::Relaxed) && request.uri().path().contains("/words-");
            async move {
                match is_missing {
                    true => StatusCode::NOT_FOUND.into_response(),
                    false => next.run(request).await,
                }
            }
        });
        let open = SetResponseHeaderLayer::overriding(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
        let server = Server::start(router.layer(guard).layer(open));
        Self { url: format!("{}{folder}", server.url), lacks_words, server }
    }

    /// Loses the lesson's and the glossary's words, or has them again.
    pub fn lack_words(&self, lacks: bool) {
        self.lacks_words.store(lacks, Ordering::Relaxed);
    }

    /// Cuts the network.
    pub fn stop(&mut self) {
        self.server.stop();
    }
}
