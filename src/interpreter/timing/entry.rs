//! The browser's account of one exchange, as it writes itself as JSON.

use serde::Deserialize;

/// A `PerformanceResourceTiming`. Times are milliseconds with a fraction; what a browser does not know is 0 or absent.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Entry {
    pub start_time: f64,
    pub redirect_start: f64,
    pub redirect_end: f64,
    pub worker_start: f64,
    pub fetch_start: f64,
    pub domain_lookup_start: f64,
    pub domain_lookup_end: f64,
    pub connect_start: f64,
    pub connect_end: f64,
    pub secure_connection_start: f64,
    pub request_start: f64,
    pub response_start: f64,
    pub response_end: f64,
    pub transfer_size: u64,
    pub encoded_body_size: u64,
    pub decoded_body_size: u64,
    pub next_hop_protocol: String,
    pub delivery_type: String,
    pub server_timing: Vec<ServerTiming>,
}

/// What the server measured itself (Server Timing, "PerformanceServerTiming").
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ServerTiming {
    pub name: String,
    /// Milliseconds.
    pub duration: f64,
    pub description: String,
}

impl Entry {
    /// Reads an account; `None` where it is none.
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// A time as microseconds since the exchange was started; `None` for 0, which says that there is none.
    pub fn since_start(&self, time: f64) -> Option<u64> {
        (time > 0.0).then(|| microseconds(time - self.start_time))
    }
}

/// Milliseconds as microseconds; what is below 0, or no number, is 0.
pub fn microseconds(milliseconds: f64) -> u64 {
    // `as` saturates, and takes what is no number for 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let microseconds = (milliseconds * 1000.0).round() as u64;
    microseconds
}
