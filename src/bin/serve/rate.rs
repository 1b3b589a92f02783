//! How many requests one address may send.

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock};
use std::{net::IpAddr, num::NonZeroU32, time::Duration};

/// How many requests at once are worth so many seconds of the rate: a class opens the page, which is a dozen files, at the
/// same moment.
const BURST_SECONDS: u32 = 5;

/// A limit for each address.
pub struct Rate {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
}

impl Rate {
    /// So many requests a second on average.
    pub fn new(per_second: NonZeroU32) -> Self {
        let burst = per_second.saturating_mul(NonZeroU32::new(BURST_SECONDS).unwrap_or(NonZeroU32::MIN));
        Self { limiter: RateLimiter::keyed(Quota::per_second(per_second).allow_burst(burst)) }
    }

    /// Counts a request; `Err` holds how long the address has to wait before the next one.
    ///
    /// # Errors
    ///
    /// The address has sent too many.
    pub fn check(&self, address: IpAddr) -> Result<(), Duration> {
        let early = self.limiter.check_key(&address);
        early.map_err(|early| early.wait_time_from(self.limiter.clock().now()))
    }

    /// Forgets addresses that may send as if they never had, so that memory is bounded by those that are active.
    pub fn forget(&self) {
        self.limiter.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn one_address_is_bounded_and_others_are_not_hurt() {
        let rate = Rate::new(NonZeroU32::new(10).unwrap());
        let [flood, other] = [IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2])];
        let passed = (0..1000).filter(|_| rate.check(flood).is_ok()).count();
        assert!((50..100).contains(&passed), "{passed}");
        let wait = rate.check(flood).unwrap_err();
        assert!(wait <= Duration::from_millis(100), "{wait:?}");
        assert!(rate.check(other).is_ok());
    }
}
