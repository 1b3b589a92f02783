//! Bodies with the type that they should have: whole ones and damaged ones.

use crate::dice::Dice;

const FORMS: [&str; 7] = [
    "key=value&key2=value2",
    "a=1&a=2&b=%C3%A9+%20",
    "a",
    "=",
    "&&=&a==b",
    "a=%FF%00%zz&%",
    "n=%7B%22a%22%3A1%7D",
];

const JSON: [&str; 16] = [
    "{}",
    "{\"a\": 1, \"b\": [2.50, 1e400, -0], \"c\": {\"d\": null}}",
    "{\"a\": null}",
    "{\"a\":{\"b\":{\"c\":null}},\"a\":2}",
    "[]",
    "[1,2,]",
    "12345678901234567890123",
    "\"\\ud83d\\ude00\\u0000\"",
    "\"\\ud83d\"",
    "null",
    "nul",
    "{\"a\"}",
    "{'a': 1}",
    "01",
    "\u{feff}{}",
    "",
];

const MULTIPART: &str = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX\r\n\
    Content-Disposition: form-data; name=\"f\"; filename=\"a;\\\"%22.txt\"\r\nContent-Type: text/plain\r\n\r\n\u{e9}\u{0}\r\n--XX--\r\n";

/// A body, and the type to send with it where it has one.
pub fn body(dice: &mut Dice) -> (Option<String>, Vec<u8>) {
    let (kind, mut body) = match dice.below(12) {
        0 | 1 => (None, Vec::new()),
        2 | 3 => (Some("application/x-www-form-urlencoded"), dice.pick(&FORMS).into()),
        4 | 5 => (Some("application/json"), dice.pick(&JSON).into()),
        6 | 7 => (Some("application/merge-patch+json"), dice.pick(&JSON).into()),
        8 => (Some(multipart_type(dice)), MULTIPART.into()),
        9 => (Some("application/json"), deep(dice)),
        10 => (Some("text/plain; charset=utf-8"), "Grüße\r\n".into()),
        _ => {
            let size = dice.below(200);
            (None, dice.bytes(size))
        }
    };
    if dice.one_in(3) {
        dice.damage(&mut body);
    }
    if dice.one_in(4000) {
        // Around the limit, and above it.
        body.resize(super::MAX_BODY - 1 + dice.below(4), b'x');
    }
    let kind = kind.map(str::to_owned);
    // Now and then the type belongs to another body.
    if dice.one_in(12) { (Some(dice.pick(&TYPES).to_owned()), body) } else { (kind, body) }
}

const TYPES: [&str; 9] = [
    "application/json",
    "Application/Merge-Patch+JSON;x=\"y;z\"",
    "multipart/form-data; boundary=XX",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "text/plain",
    "nonsense",
    "",
    ";;=;",
];

fn multipart_type(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "multipart/form-data; boundary=XX",
        "multipart/form-data; boundary=\"XX\"",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=X",
        "multipart/form-data; boundary=\"XX",
        "multipart/mixed; boundary=XX",
    ])
}

/// Nested as far as a reader may go, and further.
fn deep(dice: &mut Dice) -> Vec<u8> {
    let depth = dice.pick(&[&100, &127, &128, &129, &600]);
    let (open, close) = *dice.pick(&[&("[", "]"), &("{\"a\":", "}"), &("[{\"a\":", "}]")]);
    let mut text = open.repeat(*depth);
    text.push('1');
    if !dice.one_in(4) {
        text.push_str(&close.repeat(*depth));
    }
    text.into_bytes()
}
