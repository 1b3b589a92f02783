//! Where this machine can be reached.

use std::net::IpAddr;

/// The addresses under which others reach a server on this one.
pub fn reachable(ip: IpAddr) -> Vec<IpAddr> {
    if !ip.is_unspecified() {
        return vec![ip];
    }
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    let mut ips: Vec<IpAddr> = interfaces
        .into_iter()
        .filter(|interface| !interface.is_loopback() && !interface.is_link_local())
        .map(|interface| interface.ip())
        .filter(|found| found.is_ipv4() || ip.is_ipv6())
        .collect();
    // What students can type comes first.
    ips.sort_by_key(IpAddr::is_ipv6);
    ips
}
