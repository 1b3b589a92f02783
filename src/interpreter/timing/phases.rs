//! What the browser's times mean: which phases there were, and why others are missing.

use super::entry::{Entry, ServerTiming};
use super::{server_timing, words};
use crate::model::dialogue::Timed;

/// What is drawn.
#[derive(Debug, Default)]
pub struct Account {
    /// The phases in the order in which they began.
    pub phases: Vec<Phase>,
    /// What the server measured.
    pub server: Vec<Phase>,
    /// When everything was over, in microseconds.
    pub total_us: u64,
    /// What a reader should know, a sentence or two each.
    pub notes: Vec<&'static str>,
    /// The sizes, where the browser gives them.
    pub sizes: Option<Sizes>,
    /// How client and server spoke, such as `http/1.1`; empty where it is not known.
    pub protocol: String,
}

/// A stretch of time.
#[derive(Debug, PartialEq, Eq)]
pub struct Phase {
    /// Its name.
    pub name: String,
    /// Its colour and pattern.
    pub class: &'static str,
    /// When it began, in microseconds since the exchange was started.
    pub start_us: u64,
    /// How long it took, in microseconds; `None` where that is not said.
    pub length_us: Option<u64>,
}

/// Bytes of a response.
#[derive(Debug)]
pub struct Sizes {
    pub transfer: u64,
    pub encoded: u64,
    pub decoded: u64,
}

/// What is known of an exchange.
pub fn account(timed: &Timed) -> Account {
    let entry = Entry::read(&timed.entry).filter(|entry| entry.response_end > 0);
    let mut account = match &entry {
        Some(entry) => by_browser(entry, timed),
        None => by_page(timed, if timed.is_kept { words::KEPT } else { words::NO_ENTRY }),
    };
    // The browser reads the header for the page, unless the answer came from a Service Worker.
    let measured = entry.map(|entry| entry.server).filter(|measured| !measured.is_empty());
    let measured = measured.unwrap_or_else(|| server_timing::read(&timed.server_timing));
    let start_us = account.phases.iter().find(|phase| phase.name == words::REQUEST);
    let start_us = start_us.map_or(0, |phase| phase.start_us);
    account.server = measured.iter().map(|timing| measured_by_server(timing, start_us)).collect();
    account
}

fn measured_by_server(timing: &ServerTiming, start_us: u64) -> Phase {
    let ServerTiming { name, duration, description } = timing;
    let name = if description.is_empty() { name.clone() } else { format!("{name}: {description}") };
    let length_us = (*duration > 0).then_some(*duration);
    Phase { name, class: "server", start_us, length_us }
}

/// By the page's own clock.
fn by_page(timed: &Timed, why: &'static str) -> Account {
    let Timed { headers_us, total_us, .. } = *timed;
    let headers_us = headers_us.unwrap_or(total_us).min(total_us);
    let phases = vec![
        phase(words::OWN_HEADERS, "waiting", 0, headers_us),
        phase(words::OWN_BODY, "download", headers_us, total_us),
    ];
    Account { phases, total_us, notes: vec![why], ..Account::default() }
}

fn by_browser(entry: &Entry, timed: &Timed) -> Account {
    let at = |time| entry.since_start(time);
    let total_us = at(entry.response_end).unwrap_or_default();
    let mut account = Account { total_us, protocol: entry.protocol.clone(), ..Account::default() };
    let (Some(request), Some(response)) = (at(entry.request_start), at(entry.response_start)) else {
        if !timed.is_cross {
            let mut own = by_page(timed, words::NO_ENTRY);
            own.protocol = account.protocol;
            return own;
        }
        account.phases.push(phase(words::BROWSER, "waiting", 0, total_us));
        account.notes.push(words::CROSS);
        return account;
    };
    let begins = at(entry.fetch_start).unwrap_or_default();
    let mut add = |name, class, start: u64, end: u64| {
        if end > start {
            account.phases.push(phase(name, class, start, end));
        }
    };
    if let (Some(start), Some(end)) = (at(entry.redirect_start), at(entry.redirect_end)) {
        add(words::REDIRECT, "redirect", start, end);
    }
    let through_worker = entry.worker_start > 0;
    if let Some(start) = at(entry.worker_start) {
        add(words::WORKER, "queue", start, begins.max(start));
    }
    let [dns, dns_end] = [entry.dns_start, entry.dns_end].map(|time| at(time).unwrap_or(begins));
    let [connect, connect_end] =
        [entry.connect_start, entry.connect_end].map(|time| at(time).unwrap_or(begins));
    let tls = at(entry.tls_start).filter(|tls| (connect..=connect_end).contains(tls));
    let looked_up = dns_end > dns;
    let connected = connect_end > connect;
    // Of a connection that was open, all of these are the time at which the fetch began.
    let queued = match (looked_up, connected) {
        (true, _) => dns,
        (false, true) => connect,
        (false, false) => request,
    };
    add(words::QUEUE, "queue", begins, queued);
    if looked_up {
        add(words::DNS, "dns", dns, dns_end);
    }
    if connected {
        add(words::CONNECT, "connect", connect, tls.unwrap_or(connect_end));
        if let Some(tls) = tls {
            add(words::TLS, "tls", tls, connect_end);
        }
        add(words::STALLED, "queue", connect_end, request);
    }
    add(words::REQUEST, "waiting", request, response);
    add(words::DOWNLOAD, "download", response, total_us);
    let is_cached = entry.delivery == "cache" || (entry.transfer_size == 0 && entry.decoded_size > 0);
    if through_worker || timed.is_worker {
        account.notes.push(words::THROUGH_WORKER);
    } else if is_cached {
        account.notes.push(words::CACHED);
    } else {
        account.notes.push(words::ONE_BAR);
        if !connected {
            account.notes.push(words::REUSED);
        } else {
            if !looked_up {
                account.notes.push(words::NO_DNS);
            }
            if tls.is_none() {
                account.notes.push(words::NO_TLS);
            }
        }
        // Resource Timing, "transferSize": a validated answer counts as its headers.
        if entry.transfer_size > 0 && entry.transfer_size < entry.encoded_size {
            account.notes.push(words::VALIDATED);
        }
    }
    let (transfer, encoded, decoded) = (entry.transfer_size, entry.encoded_size, entry.decoded_size);
    account.sizes = Some(Sizes { transfer, encoded, decoded });
    account
}

fn phase(name: &str, class: &'static str, start_us: u64, end_us: u64) -> Phase {
    Phase { name: name.to_owned(), class, start_us, length_us: Some(end_us.saturating_sub(start_us)) }
}
