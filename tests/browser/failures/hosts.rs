//! Hosts of the page that no project would want: with a policy of their own, with answers that break the rules; and one
//! over https.

use crate::harness::{Server, dist};
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::any;
use rcgen::CertifiedKey;
use std::sync::Arc;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// A host that lets the page send to itself only.
pub fn strict() -> Server {
    let policy = HeaderValue::from_static("connect-src 'self'");
    let policy = SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, policy);
    Server::start(Router::new().fallback_service(ServeDir::new(dist())).layer(policy))
}

/// A host with a body that is not in the coding that its head names, and with a redirect that leads to itself.
pub fn faulty() -> Server {
    let plain = any(async || ([(header::CONTENT_ENCODING, "gzip")], "this is no gzip").into_response());
    let circle =
        any(async || (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, "/circle")]).into_response());
    let router = Router::new().route("/undecodable", plain).route("/circle", circle);
    Server::start(router.fallback_service(ServeDir::new(dist())))
}

/// TLS in front of a server, with a certificate that nobody has signed.
pub struct Secure {
    /// Its URL, with its last slash.
    pub url: String,
    _server: Server,
    _runtime: Runtime,
}

impl Secure {
    /// Serves the page over https.
    pub fn start() -> Self {
        let server = Server::start(Router::new().fallback_service(ServeDir::new(dist())));
        let inner = server.url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let CertifiedKey { cert, signing_key } =
            rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate");
        let key = PrivateKeyDer::Pkcs8(signing_key.serialize_der().into());
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions of TLS")
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .expect("a key that fits its certificate");
        let acceptor = TlsAcceptor::from(Arc::new(config));

        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0))).expect("a free port");
        let address = listener.local_addr().expect("an address");
        runtime.spawn(async move {
            while let Ok((outside, _)) = listener.accept().await {
                let (acceptor, inner) = (acceptor.clone(), inner.clone());
                tokio::spawn(async move {
                    // A connection that ends early is the browser's affair.
                    let mut outside = acceptor.accept(outside).await.ok()?;
                    let mut inside = TcpStream::connect(inner).await.ok()?;
                    copy_bidirectional(&mut outside, &mut inside).await.ok()
                });
            }
        });
        Self { url: format!("https://{address}/"), _server: server, _runtime: runtime }
    }
}
