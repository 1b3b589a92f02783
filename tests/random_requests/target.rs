//! Paths and queries: what the rows of the index ask for, and what comes close to it.

use crate::dice::Dice;

/// What fits at least one row as a variable segment, and what nearly does.
const SEGMENTS: [&str; 64] = [
    "0",
    "1",
    "2",
    "3",
    "5",
    "10",
    "42",
    "100",
    "101",
    "103",
    "1000",
    "007",
    "-1",
    "+1",
    "1.5",
    ".5",
    "1e3",
    "0x1",
    "NaN",
    "99999999999999999999",
    "4294967296",
    "18446744073709551616",
    "",
    "200",
    "204",
    "205",
    "206",
    "301",
    "304",
    "401",
    "404",
    "418",
    "500",
    "503",
    "599",
    "600",
    "200:3,500:1",
    "200:0",
    "200,,500",
    "a",
    "abc",
    "etag",
    "user",
    "passwd",
    "auth",
    "auth-int",
    "MD5",
    "SHA-256",
    "SHA-512",
    "never",
    "true",
    "closed",
    "simple",
    "open",
    "credentials",
    "png",
    "SFRUUEJJTiBpcyBhd2Vzb21l",
    "a-b_c~d",
    "a.b",
    "name",
    "things",
    "log",
    "events",
    "index.html",
];

/// What no row asks for.
const ODD: [&str; 28] = [
    ".",
    "..",
    "...",
    "%2e%2E",
    "%2F",
    "a%2Fb",
    "%00",
    "%0A",
    "a%0D%0Ab",
    "%7F",
    "%FF",
    "%C3%28",
    "%E2%82",
    "%",
    "%z",
    "%4",
    "%252F",
    "é",
    "😀",
    "%F0%9F%98%80",
    "\u{202e}",
    "{id}",
    "a{b",
    "*",
    "\"quoted\"",
    "W/\"1\"",
    "a;b=c",
    "a|b",
];

const NAMES: [&str; 30] = [
    "a",
    "b",
    "require",
    "seed",
    "n",
    "numbytes",
    "duration",
    "delay",
    "code",
    "url",
    "status_code",
    "chunk_size",
    "freeform",
    "show_env",
    "Content-Type",
    "ETag",
    "Set-Cookie",
    "Location",
    "Content-Length",
    "Transfer-Encoding",
    "X-\u{e9}",
    "",
    "a[b]",
    "%00",
    "%FF",
    "k%0D%0A",
    "secrets",
    "value",
    "secure",
    "httponly",
];

/// The target of a request to this row of the index, such as `things/{id}`; now and then to none.
pub fn target(dice: &mut Dice, row: &str) -> String {
    let mut target: Vec<String> = row.split('/').map(|part| fill(dice, part)).collect();
    if dice.one_in(8) {
        distort(dice, &mut target);
    }
    let mut target = target.join("/");
    if dice.one_in(3) {
        target.push('?');
        for _ in 0..dice.below(4) {
            target.push_str(dice.pick(&NAMES));
            target.push_str(dice.pick(&["=", "=", "=", "", "==", "&", ";"]));
            target.push_str(&segment(dice));
            target.push_str(dice.pick(&["&", "&", "", "&&"]));
        }
        target.push_str(dice.pick(&["", "", "", "require=if-match", "?", "/", "require=if-match&a=%"]));
    }
    target
}

/// A part of a row's path as a client writes it.
fn fill(dice: &mut Dice, part: &str) -> String {
    match part {
        // Few, so that they meet.
        "{id}" if !dice.one_in(3) => dice.pick(&["1", "2", "3", "%31"]).to_owned(),
        part if part.starts_with('{') => segment(dice),
        part => part.to_owned(),
    }
}

fn segment(dice: &mut Dice) -> String {
    match dice.below(40) {
        0..=29 => dice.pick(&SEGMENTS).to_owned(),
        30..=35 => dice.pick(&ODD).to_owned(),
        36 => format!("{}{}", dice.pick(&SEGMENTS), dice.pick(&ODD)),
        37 => dice.bytes(6).iter().map(|byte| format!("%{byte:02X}")).collect(),
        38 => String::from_utf8_lossy(&dice.bytes(6)).into_owned(),
        _ => match dice.below(40) {
            // The largest that rows make: each of them costs as much as a thousand other requests.
            0 => dice.pick(&["102400", "102401", "10485760", "100000"]).to_owned(),
            1 => "x".repeat(17_000),
            _ => "x".repeat(dice.below(300)),
        },
    }
}

fn distort(dice: &mut Dice, target: &mut Vec<String>) {
    let place = dice.below(target.len());
    match dice.below(8) {
        0 => target.push(String::new()),
        1 => target.insert(place, String::new()),
        2 => target.insert(place, segment(dice)),
        3 => drop(target.pop()),
        4 => target[place] = target[place].to_uppercase(),
        5 => target[place] = target[place].replacen('t', "%74", 1),
        6 => target.extend((0..dice.below(60)).map(|_| "a".to_owned())),
        _ => {
            let mut bytes = target[place].clone().into_bytes();
            dice.damage(&mut bytes);
            target[place] = String::from_utf8_lossy(&bytes).into_owned();
        }
    }
}
