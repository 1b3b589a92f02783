//! The browser's account of one exchange, as it writes itself as JSON.

use crate::encode::json;

/// A `PerformanceResourceTiming`. Times are microseconds, and 0 where the browser says 0 or nothing.
#[derive(Debug, Default)]
pub struct Entry {
    pub start: u64,
    pub redirect_start: u64,
    pub redirect_end: u64,
    pub worker_start: u64,
    pub fetch_start: u64,
    pub dns_start: u64,
    pub dns_end: u64,
    pub connect_start: u64,
    pub connect_end: u64,
    pub tls_start: u64,
    pub request_start: u64,
    pub response_start: u64,
    pub response_end: u64,
    pub transfer_size: u64,
    pub encoded_size: u64,
    pub decoded_size: u64,
    pub protocol: String,
    pub delivery: String,
    pub server: Vec<ServerTiming>,
}

/// What the server measured itself (Server Timing, "PerformanceServerTiming").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerTiming {
    pub name: String,
    /// In microseconds.
    pub duration: u64,
    pub description: String,
}

impl Entry {
    /// Reads an account; `None` where it is none.
    pub fn read(text: &str) -> Option<Self> {
        let mut entry = Self::default();
        for (name, value) in json::members(text)? {
            let time = match name.as_str() {
                "startTime" => &mut entry.start,
                "redirectStart" => &mut entry.redirect_start,
                "redirectEnd" => &mut entry.redirect_end,
                "workerStart" => &mut entry.worker_start,
                "fetchStart" => &mut entry.fetch_start,
                "domainLookupStart" => &mut entry.dns_start,
                "domainLookupEnd" => &mut entry.dns_end,
                "connectStart" => &mut entry.connect_start,
                "connectEnd" => &mut entry.connect_end,
                "secureConnectionStart" => &mut entry.tls_start,
                "requestStart" => &mut entry.request_start,
                "responseStart" => &mut entry.response_start,
                "responseEnd" => &mut entry.response_end,
                "transferSize" => {
                    entry.transfer_size = value.parse().unwrap_or_default();
                    continue;
                }
                "encodedBodySize" => {
                    entry.encoded_size = value.parse().unwrap_or_default();
                    continue;
                }
                "decodedBodySize" => {
                    entry.decoded_size = value.parse().unwrap_or_default();
                    continue;
                }
                "nextHopProtocol" => {
                    entry.protocol = json::string(value).unwrap_or_default();
                    continue;
                }
                "deliveryType" => {
                    entry.delivery = json::string(value).unwrap_or_default();
                    continue;
                }
                "serverTiming" => {
                    let metrics = json::items(value).unwrap_or_default();
                    entry.server = metrics.into_iter().filter_map(ServerTiming::read).collect();
                    continue;
                }
                _ => continue,
            };
            *time = microseconds(value);
        }
        Some(entry)
    }

    /// A time since the exchange was started; `None` for 0, which says that there is none.
    pub fn since_start(&self, time: u64) -> Option<u64> {
        (time > 0).then(|| time.saturating_sub(self.start))
    }
}

impl ServerTiming {
    fn read(text: &str) -> Option<Self> {
        let mut timing = Self::default();
        for (name, value) in json::members(text)? {
            match name.as_str() {
                "name" => timing.name = json::string(value)?,
                "description" => timing.description = json::string(value)?,
                "duration" => timing.duration = microseconds(value),
                _ => {}
            }
        }
        Some(timing)
    }
}

/// Milliseconds with a fraction, as decimal digits, in whole microseconds; 0 for anything else, and for what is below 0.
/// Exponents, which no clock of a browser needs, are anything else.
pub fn microseconds(text: &str) -> u64 {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let thousandths = digits.parse::<u16>().ok();
    let rest_is_digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
    match (whole.parse::<u64>(), thousandths) {
        (Ok(whole), Some(thousandths)) if rest_is_digits => {
            whole.saturating_mul(1000).saturating_add(thousandths.into())
        }
        _ => 0,
    }
}
