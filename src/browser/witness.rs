//! The server's own view: what its log says, what is stored, and that something has happened there.

use super::Tell;
use crate::model::Msg;
use crate::model::dialogue::Stored;
use crate::sandbox::{Home, LOOK};
use gloo_net::http::Request as GlooRequest;
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, EventSource, MessageEvent, RequestCache, RequestInit};

/// The log, below the page's own folder.
const LOG: &str = "sandbox/log?limit=100";
/// The log as it grows, without what is in it already.
const EVENTS: &str = "sandbox/log/events?limit=0";
/// Where the worker tells of each request.
const CHANNEL: &str = "put-playground-log";
/// How long after news the page looks, in milliseconds: a request is told when it arrives, before it is answered; and
/// of many at once, one look shows them all.
const SETTLE_MS: u32 = 150;

/// Follows the log while the page wants it.
#[derive(Clone, Default)]
pub(super) struct Witness {
    following: Rc<RefCell<Option<Following>>>,
    /// Counts the looks: of two under way, the later one counts.
    looks: Rc<Cell<u32>>,
}

struct Following {
    source: Option<EventSource>,
    channel: Option<BroadcastChannel>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Drop for Following {
    fn drop(&mut self) {
        if let Some(source) = &self.source {
            source.close();
        }
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

impl Witness {
    /// Looks at the log and at this thing: [`Msg::Looked`]; and says from now on when there is more to see.
    pub(super) fn look(&self, exchange: u32, thing: Option<String>, home: &Home, tell: Tell) {
        if self.following.borrow().is_none() {
            self.following.replace(Some(follow(home, tell.clone())));
        }
        let look = self.looks.get().wrapping_add(1);
        self.looks.set(look);
        let looks = self.looks.clone();
        spawn_local(async move {
            let log = get(LOG).await.map(|answer| answer.body).unwrap_or_default();
            let stored = match thing {
                Some(thing) => get(&thing).await,
                None => None,
            };
            if looks.get() == look {
                tell(Msg::Looked(exchange, log, stored));
            }
        });
    }

    /// Follows the log no longer.
    pub(super) fn end(&self) {
        self.following.take();
    }
}

fn follow(home: &Home, tell: Tell) -> Following {
    let is_due = Rc::new(Cell::new(false));
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |_| {
        if !is_due.replace(true) {
            let (is_due, tell) = (is_due.clone(), tell.clone());
            spawn_local(async move {
                TimeoutFuture::new(SETTLE_MS).await;
                is_due.set(false);
                tell(Msg::LogMoved);
            });
        }
    });
    let function = Some(heard.as_ref().unchecked_ref());
    let is_worker = *home == Home::Worker;
    let source = if is_worker { None } else { EventSource::new(EVENTS).ok() };
    let channel = if is_worker { BroadcastChannel::new(CHANNEL).ok() } else { None };
    if let Some(source) = &source {
        source.set_onmessage(function);
    }
    if let Some(channel) = &channel {
        channel.set_onmessage(function);
    }
    Following { source, channel, _heard: heard }
}

/// What a GET is answered with that the log leaves out.
async fn get(url: &str) -> Option<Stored> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    let request = web_sys::Request::new_with_str_and_init(url, &init).ok()?;
    request.headers().set(LOOK, "1").ok()?;
    let answer = GlooRequest::from(request).send().await.ok()?;
    let media_type = answer.headers().get("content-type").unwrap_or_default();
    Some(Stored { status: answer.status(), media_type, body: answer.binary().await.ok()?.into() })
}
