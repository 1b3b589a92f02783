//! What was stored at each look of the page, so that the next one shows what changed.

use crate::model::dialogue::{Before, Witnessed};

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
    pub fn before(&mut self, witnessed: &Witnessed) -> Before {
        let Witnessed { exchange, url, before, .. } = witnessed;
        let Some(now) = stored(witnessed) else {
            return Before::Unknown;
        };
        let Some(at) = self.looks.iter().position(|look| look.url == *url) else {
            self.looks.truncate(KEPT - 1);
            let look = Look { url: url.clone(), exchange: *exchange, now, before: before.clone() };
            self.looks.insert(0, look);
            return before.clone();
        };
        let mut look = self.looks.remove(at);
        // An earlier exchange that is opened again has changed nothing; whatever else is new, the last look is before it,
        // unless there were exchanges in between, of which the page may know more.
        if look.exchange < *exchange || look.now != now {
            let last = std::mem::replace(&mut look.now, now);
            let was_away = look.exchange.saturating_add(1) < *exchange;
            look.before = if was_away && *before != Before::Unknown { before.clone() } else { last };
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
