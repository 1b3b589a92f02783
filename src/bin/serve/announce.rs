//! Tells whoever started the server where it is. On stdout there is one line, for which programs wait; the rest is for
//! people, on stderr.

use crate::{addresses::reachable, class::Key};
use qrcode::{QrCode, render::unicode::Dense1x2};
use std::{
    fmt::Write as _,
    io::{self, Write},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

/// Prints where the second origin is, and for a class, with the teacher's key, how others on the network get to the first.
/// Whoever does not read it does not keep the server from starting.
pub fn beside(first: SocketAddr, second: SocketAddr, class: Option<&Key>) {
    let ip = reachable(second.ip()).first().copied().unwrap_or(second.ip());
    let second = SocketAddr::new(ip, second.port());
    let mut text = format!("the second origin, for CORS: http://{second}/sandbox/\n");
    if let Some(key) = class {
        text.push_str(&for_class(first, key));
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

fn for_class(first: SocketAddr, key: &Key) -> String {
    let urls: Vec<String> = reachable(first.ip())
        .into_iter()
        .map(|ip| format!("http://{}/join", SocketAddr::new(ip, first.port())))
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
    let board = SocketAddr::new(here(first.ip()), first.port());
    let _ = writeln!(
        text,
        "The board, for the projector: http://{board}/board#key={key}\n\
         Whoever has this key can pause and reset the class. Without it, at /board, the board can only be read.\n"
    );
    text
}

/// The address under which this machine reaches itself.
fn here(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn a_class_gets_the_address_and_its_picture() {
        let key = Key::random().unwrap();
        let text = for_class("192.0.2.7:8080".parse().unwrap(), &key);
        assert!(text.contains("    http://192.0.2.7:8080/join\n"), "{text}");
        assert!(text.contains(&format!(" http://192.0.2.7:8080/board#key={key}\n")), "{text}");
        let picture: Vec<&str> = text.lines().filter(|line| line.contains('█')).collect();
        assert!(picture.len() > 10 && picture[0].chars().all(|c| c == '█'), "{text}");
    }
}
