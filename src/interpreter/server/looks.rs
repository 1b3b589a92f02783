//! What was stored at each look of the page, so that the next one shows what changed.

use super::log::Entry;
use crate::model::dialogue::Witnessed;
use bytes::Bytes;

/// What was stored at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Before {
    /// Nobody here has seen it.
    #[default]
    Unknown,
    /// Nothing.
    Nothing,
    /// These bytes.
    Bytes(Bytes),
}

/// How many things are remembered.
const KEPT: usize = 20;

/// The last look at each thing.
#[derive(Debug, Default)]
pub struct Looks {
    looks: Vec<Look>,
}

/// The last look at a thing.
#[derive(Debug)]
struct Look {
    url: String,
    exchange: u32,
    now: Before,
    before: Before,
}

impl Looks {
    /// What was stored before; and this look is remembered.
    pub fn before(&mut self, witnessed: &Witnessed, log: &[Entry]) -> Before {
        let Witnessed { exchange, url, .. } = witnessed;
        let before = by_log(witnessed, log);
        let Some(now) = stored(witnessed) else {
            return Before::Unknown;
        };
        let Some(at) = self.looks.iter().position(|look| look.url == *url) else {
            self.looks.truncate(KEPT - 1);
            let look = Look { url: url.clone(), exchange: *exchange, now, before: before.clone() };
            self.looks.insert(0, look);
            return before;
        };
        let mut look = self.looks.remove(at);
        // An earlier exchange that is opened again has changed nothing; whatever else is new, the last look is before it,
        // unless there were exchanges in between, of which the log may know more.
        if look.exchange < *exchange || look.now != now {
            let last = std::mem::replace(&mut look.now, now);
            let was_away = look.exchange.saturating_add(1) < *exchange;
            look.before = if was_away && before != Before::Unknown { before } else { last };
        }
        look.exchange = look.exchange.max(*exchange);
        let before = look.before.clone();
        self.looks.insert(0, look);
        before
    }
}

/// What is stored now; `Unknown` never.
pub fn stored(witnessed: &Witnessed) -> Option<Before> {
    let stored = witnessed.stored.as_ref()?;
    match stored.status {
        200 => Some(Before::Bytes(stored.body.clone())),
        404 | 410 => Some(Before::Nothing),
        _ => None,
    }
}

/// What the log says of the time before this exchange: the last write to the same target. Whether a conditional one was done
/// the log does not say, nor what a PATCH led to.
fn by_log(witnessed: &Witnessed, log: &[Entry]) -> Before {
    if witnessed.status == 201 {
        return Before::Nothing;
    }
    let mut earlier = log.iter().skip_while(|entry| entry.id != witnessed.request_id);
    let target = |entry: &Entry| {
        entry.line.split(' ').nth(1).map(|target| target.split('?').next().map(str::to_owned))
    };
    let Some(own) = earlier.next().map(target) else {
        return Before::Unknown;
    };
    for entry in earlier.filter(|entry| target(entry) == own) {
        let is_conditional =
            entry.headers.iter().any(|(name, _)| name.to_ascii_lowercase().starts_with("if-"));
        match entry.line.split(' ').next() {
            Some("GET" | "HEAD" | "OPTIONS") => {}
            Some("DELETE") if !is_conditional => return Before::Nothing,
            Some("PUT") if !is_conditional && !entry.line.contains("?require=") => {
                let text = entry.body.text.clone().filter(|_| !entry.body.cut);
                return text.map_or(Before::Unknown, |text| Before::Bytes(text.into()));
            }
            _ => return Before::Unknown,
        }
    }
    Before::Unknown
}
