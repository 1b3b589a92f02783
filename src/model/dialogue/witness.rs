//! What the page hands over for the pictures of an exchange: what the browser measured, and what the server saw.

use super::message::{ABOUT, Reader, Writer};
use bytes::Bytes;

/// What the page knows of where an exchange's time went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timed {
    /// The exchange's number.
    pub exchange: u32,
    /// The browser's own account, a `PerformanceResourceTiming` as JSON; empty where it gave none.
    pub entry: String,
    /// By the page's clock, in microseconds since the request was started: when the header section was readable.
    pub headers_us: Option<u64>,
    /// By the page's clock, in microseconds: when the body was complete.
    pub total_us: u64,
    /// The value of `Server-Timing`, as far as the page may read it.
    pub server_timing: String,
    /// Whether another origin answered.
    pub is_cross: bool,
    /// Whether the answer came from the practice server in this browser.
    pub is_worker: bool,
    /// Whether the page was loaded anew since.
    pub is_kept: bool,
}

/// What the page found at the server after an exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Witnessed {
    /// The exchange's number.
    pub exchange: u32,
    /// The status of the answer.
    pub status: u16,
    /// The `X-Request-Id` of the answer; empty where there is none.
    pub request_id: String,
    /// The log, as `GET log` answers.
    pub log: Bytes,
    /// The URL whose thing was looked at; empty where the exchange is about none.
    pub url: String,
    /// What is stored there now; `None` where nothing was looked at.
    pub stored: Option<Stored>,
    /// Whether the server runs in this browser.
    pub is_worker: bool,
}

/// An answer to GET.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// Its status.
    pub status: u16,
    /// Its `Content-Type`; empty where there is none.
    pub media_type: String,
    /// The representation.
    pub body: Bytes,
}

impl Timed {
    pub(super) fn write(&self, writer: &mut Writer) {
        writer.number(ABOUT, self.exchange);
        writer.long(&self.entry);
        if let Some(headers_us) = self.headers_us {
            writer.text("headers", &headers_us.to_string());
        }
        writer.text("total", &self.total_us.to_string());
        writer.text("server", &self.server_timing);
        writer.flag("cross", self.is_cross);
        writer.flag("worker", self.is_worker);
        writer.flag("kept", self.is_kept);
    }

    pub(super) fn read(reader: &mut Reader) -> Self {
        let headers_us = reader.find("headers").map(|number| reader.sound(number.parse().ok()));
        let total_us = reader.text("total").parse().ok();
        Self {
            exchange: reader.number(ABOUT),
            entry: reader.long(),
            headers_us,
            total_us: reader.sound(total_us),
            server_timing: reader.text("server"),
            is_cross: reader.flag("cross"),
            is_worker: reader.flag("worker"),
            is_kept: reader.flag("kept"),
        }
    }
}

impl Witnessed {
    pub(super) fn write(&self, writer: &mut Writer) {
        writer.number(ABOUT, self.exchange);
        writer.number("answered", self.status.into());
        writer.text("id", &self.request_id);
        writer.bytes(&self.log);
        writer.text("url", &self.url);
        if let Some(stored) = &self.stored {
            writer.number("status", stored.status.into());
            writer.text("type", &stored.media_type);
            writer.bytes(&stored.body);
        }
        writer.flag("worker", self.is_worker);
    }

    pub(super) fn read(reader: &mut Reader) -> Self {
        let log = reader.bytes();
        let stored = reader.optional("status").map(|status| Stored {
            status: reader.sound(status.try_into().ok()),
            media_type: reader.text("type"),
            body: reader.bytes(),
        });
        let status = reader.number("answered").try_into().ok();
        Self {
            exchange: reader.number(ABOUT),
            status: reader.sound(status),
            request_id: reader.text("id"),
            log,
            url: reader.text("url"),
            stored,
            is_worker: reader.flag("worker"),
        }
    }
}
