//! Tells whoever started the server where it is. On stdout there is one line, for which programs wait; the rest is for
//! people, on stderr.

use qrcode::{QrCode, render::unicode::Dense1x2};
use std::{
    fmt::Write as _,
    io::{self, Write},
    net::{IpAddr, SocketAddr},
};

/// Prints where the second origin is, and with `class` how others on the network get to the first. Whoever does not read
/// it does not keep the server from starting.
pub fn beside(first: SocketAddr, second: SocketAddr, class: bool) {
    let ip = reachable(second.ip()).first().copied().unwrap_or(second.ip());
    let second = SocketAddr::new(ip, second.port());
    let mut text = format!("the second origin, for CORS: http://{second}/sandbox/\n");
    if class {
        text.push_str(&for_class(first));
    }
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Prints the line for which programs wait.
///
/// # Errors
///
/// Nobody reads stdout.
pub fn listening(first: SocketAddr) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "listening on http://{first}/")?;
    stdout.flush()
}

fn for_class(first: SocketAddr) -> String {
    let urls: Vec<String> = reachable(first.ip())
        .into_iter()
        .map(|ip| format!("http://{}/", SocketAddr::new(ip, first.port())))
        .collect();
    let mut text =
        "\nEverybody on this network can reach this server, see what is stored and logged, and change it.\n\
                    Stop it with Ctrl+C when the class is over.\n\n"
            .to_owned();
    for url in &urls {
        // Writing to a string can't fail.
        let _ = writeln!(text, "    {url}");
    }
    match urls.first().map(QrCode::new) {
        Some(Ok(code)) => {
            // Terminals are mostly dark, with light ink: it draws what is light, the margin too.
            let picture =
                code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build();
            let _ = writeln!(text, "\n{picture}\n");
        }
        Some(Err(_)) => {}
        None => text.push_str("    This machine is in no network.\n"),
    }
    text
}

/// The addresses under which others reach a server on this one.
fn reachable(ip: IpAddr) -> Vec<IpAddr> {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn a_class_gets_the_address_and_its_picture() {
        let text = for_class("192.0.2.7:8080".parse().unwrap());
        assert!(text.contains("    http://192.0.2.7:8080/\n"), "{text}");
        let picture: Vec<&str> = text.lines().filter(|line| line.contains('█')).collect();
        assert!(picture.len() > 10 && picture[0].chars().all(|c| c == '█'), "{text}");
    }
}
