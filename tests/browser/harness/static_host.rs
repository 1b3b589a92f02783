//! A plain static file server, as any web space is one: it has never heard of a sandbox.

use super::programs;
use super::server::Server;
use axum::Router;
use axum::http::HeaderValue;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// A static host of the built page.
pub struct StaticHost {
    /// The page's URL, with its last slash.
    pub url: String,
    server: Server,
}

impl StaticHost {
    /// Serves the page from the root.
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
        let open = SetResponseHeaderLayer::overriding(
            axum::http::header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
        let server = Server::start(router.layer(open));
        Self { url: format!("{}{folder}", server.url), server }
    }

    /// Cuts the network.
    pub fn stop(&mut self) {
        self.server.stop();
    }
}
