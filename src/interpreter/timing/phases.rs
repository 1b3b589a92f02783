//! What the browser's times mean: which phases there were, and why others are missing.

use super::entry::{Entry, ServerTiming};
use super::server_timing;
use crate::locale::tr;
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
        None => by_page(timed, if timed.is_kept { tr("timing-kept") } else { tr("timing-no-entry") }),
    };
    // The browser reads the header for the page, unless the answer came from a Service Worker.
    let measured = entry.map(|entry| entry.server).filter(|measured| !measured.is_empty());
    let measured = measured.unwrap_or_else(|| server_timing::read(&timed.server_timing));
    let start_us = account.phases.iter().find(|phase| phase.name == tr("timing-request"));
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
        phase(tr("timing-until-headers"), "waiting", 0, headers_us),
        phase(tr("timing-own-body"), "download", headers_us, total_us),
    ];
    Account { phases, total_us, notes: vec![why], ..Account::default() }
}

fn by_browser(entry: &Entry, timed: &Timed) -> Account {
    let at = |time| entry.since_start(time);
    let total_us = at(entry.response_end).unwrap_or_default();
    let mut account = Account { total_us, protocol: entry.protocol.clone(), ..Account::default() };
    let (Some(request), Some(response)) = (at(entry.request_start), at(entry.response_start)) else {
        if !timed.is_cross {
            let mut own = by_page(timed, tr("timing-no-entry"));
            own.protocol = account.protocol;
            return own;
        }
        account.phases.push(phase(tr("timing-start-to-end"), "waiting", 0, total_us));
        account.notes.push(tr("timing-cross"));
        return account;
    };
    let begins = at(entry.fetch_start).unwrap_or_default();
    let mut add = |name, class, start: u64, end: u64| {
        if end > start {
            account.phases.push(phase(name, class, start, end));
        }
    };
    if let (Some(start), Some(end)) = (at(entry.redirect_start), at(entry.redirect_end)) {
        add(tr("timing-redirect"), "redirect", start, end);
    }
    let through_worker = entry.worker_start > 0;
    if let Some(start) = at(entry.worker_start) {
        add(tr("timing-worker"), "queue", start, begins.max(start));
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
    add(tr("timing-queue"), "queue", begins, queued);
    if looked_up {
        add(tr("timing-dns"), "dns", dns, dns_end);
    }
    if connected {
        add(tr("timing-connect"), "connect", connect, tls.unwrap_or(connect_end));
        if let Some(tls) = tls {
            add(tr("timing-tls"), "tls", tls, connect_end);
        }
        add(tr("timing-stalled"), "queue", connect_end, request);
    }
    add(tr("timing-request"), "waiting", request, response);
    add(tr("timing-download"), "download", response, total_us);
    let is_cached = entry.delivery == "cache" || (entry.transfer_size == 0 && entry.decoded_size > 0);
    if through_worker || timed.is_worker {
        account.notes.push(tr("timing-through-worker"));
    } else if is_cached {
        account.notes.push(tr("timing-cached"));
    } else {
        account.notes.push(tr("timing-one-bar"));
        if !connected {
            account.notes.push(tr("timing-reused"));
        } else {
            if !looked_up {
                account.notes.push(tr("timing-no-dns"));
            }
            if tls.is_none() {
                account.notes.push(tr("timing-no-tls"));
            }
        }
        // Resource Timing, "transferSize": a validated answer counts as its headers.
        if entry.transfer_size > 0 && entry.transfer_size < entry.encoded_size {
            account.notes.push(tr("timing-validated"));
        }
    }
    let (transfer, encoded, decoded) = (entry.transfer_size, entry.encoded_size, entry.decoded_size);
    account.sizes = Some(Sizes { transfer, encoded, decoded });
    account
}

fn phase(name: &str, class: &'static str, start_us: u64, end_us: u64) -> Phase {
    Phase { name: name.to_owned(), class, start_us, length_us: Some(end_us.saturating_sub(start_us)) }
}
