//! A free TCP port.

use std::net::{Ipv4Addr, TcpListener};

use crate::error::Error;

/// How many ports after the wanted one are tried.
const TRIES: u16 = 100;

/// The wanted port of this machine, or the next one that is free.
pub fn free_from(wanted: u16) -> Result<u16, Error> {
    next_free(wanted, |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok())
        .ok_or(Error::NoFreePort(wanted))
}

fn next_free(wanted: u16, is_free: impl Fn(u16) -> bool) -> Option<u16> {
    (wanted..=wanted.saturating_add(TRIES)).find(|port| is_free(*port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_port_is_taken_as_asked() {
        assert_eq!(next_free(8080, |_| true), Some(8080));
    }

    #[test]
    fn a_taken_port_gives_the_next_free_one() {
        assert_eq!(next_free(8080, |port| port >= 8083), Some(8083));
    }

    #[test]
    fn the_search_ends() {
        assert_eq!(next_free(8080, |_| false), None);
        assert_eq!(next_free(65_530, |_| false), None);
        assert_eq!(next_free(65_530, |port| port == 65_535), Some(65_535));
    }

    #[test]
    fn a_port_in_use_is_passed_over() -> Result<(), Box<dyn std::error::Error>> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = taken.local_addr()?.port();
        assert_ne!(free_from(port)?, port);
        Ok(())
    }
}
