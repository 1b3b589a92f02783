//! Calls of `requests`, as many as are wanted, with all that is awkward in them.

use crate::dice::Dice;

const WORDS: [&str; 46] = [
    "a", "key", "value", "x y", "é", "日本", "😀", "%", "%41", "%zz", "%2f", "+", "&", "=", "a=b", "\"", "'",
    "\\", "\n", "\r\n", "\t", "\0", "\u{7f}", "~", "*", "-._", "/", "?", "#", "[", "]", ";", ":", "@", ",",
    "<>", "{}", "|", "^", "`", "1", "", "ß", "e\u{301}", "\u{80}", "ÿ",
];

/// Text of a few awkward words, as a Python literal.
pub fn text(chance: &mut Dice) -> String {
    if chance.one_in(60) {
        return "'a\\ud800'".into();
    }
    let count = 1 + chance.below(3);
    let text: String = (0..count).map(|_| chance.pick(&WORDS)).collect();
    literal(&text)
}

/// A Python literal in ASCII.
pub fn literal(text: &str) -> String {
    let escape = |c: char| match c {
        '\'' | '\\' => format!("\\{c}"),
        ' '..='~' => c.to_string(),
        c if u32::from(c) <= 0xFF => format!("\\x{:02x}", u32::from(c)),
        c if u32::from(c) <= 0xFFFF => format!("\\u{:04x}", u32::from(c)),
        c => format!("\\U{:08x}", u32::from(c)),
    };
    format!("'{}'", text.chars().map(escape).collect::<String>())
}

fn bytes(chance: &mut Dice) -> String {
    let count = chance.below(5);
    let bytes: String = (0..count).map(|_| format!("\\x{:02x}", chance.below(256))).collect();
    format!("b'{bytes}'")
}

fn scalar(chance: &mut Dice) -> String {
    match chance.below(16) {
        0 => "None".into(),
        1 => "True".into(),
        2 => "False".into(),
        3 => format!("{}", chance.below(1000)),
        4 => "-7".into(),
        5 => "123456789012345678901234567890".into(),
        6 => chance
            .pick(&[
                "1.5",
                "0.1",
                "1e22",
                "1e16",
                "1e-5",
                "123456.789",
                "-0.0",
                "5e-324",
                "1.7976931348623157e+308",
            ])
            .into(),
        7 => chance.pick(&["float('nan')", "float('inf')", "float('-inf')"]).into(),
        8 => bytes(chance),
        9 => "datetime.date(2026, 1, 2)".into(),
        _ => text(chance),
    }
}

fn value(chance: &mut Dice, depth: usize) -> String {
    let many = |chance: &mut Dice| {
        (0..chance.below(4)).map(|_| value(chance, depth - 1)).collect::<Vec<_>>().join(", ")
    };
    match chance.below(if depth > 0 { 12 } else { 6 }) {
        6 => format!("[{}]", many(chance)),
        7 => format!("[{}]", many(chance)),
        8 => format!("({},)", value(chance, depth - 1)),
        9 => mapping(chance, depth),
        10 => format!("{{{}}}", scalar(chance)),
        11 => format!("bytearray({})", bytes(chance)),
        _ => scalar(chance),
    }
}

fn mapping(chance: &mut Dice, depth: usize) -> String {
    let count = chance.below(4);
    let entries: Vec<String> = (0..count)
        .map(|_| {
            let key = if chance.one_in(6) { scalar(chance) } else { text(chance) };
            format!("{key}: {}", value(chance, depth.saturating_sub(1)))
        })
        .collect();
    format!("{{{}}}", entries.join(", "))
}

fn pairs(chance: &mut Dice) -> String {
    let count = chance.below(4);
    let pairs: Vec<String> = (0..count)
        .map(|_| match chance.below(20) {
            0 => text(chance),
            1 => format!("({},)", text(chance)),
            2 => format!("({}, {}, 1)", text(chance), text(chance)),
            3 => format!("[{}, {}]", text(chance), value(chance, 1)),
            _ => format!("({}, {})", text(chance), value(chance, 1)),
        })
        .collect();
    format!("[{}]", pairs.join(", "))
}

fn data(chance: &mut Dice) -> String {
    match chance.below(18) {
        0..=4 => mapping(chance, 2),
        5 | 6 => pairs(chance),
        7 | 8 => text(chance),
        9 => bytes(chance),
        10 => format!("io.BytesIO({})", bytes(chance)),
        11 => format!("io.StringIO({})", text(chance)),
        12 => {
            let items: Vec<String> = (0..chance.below(4))
                .map(|_| match chance.below(8) {
                    0 => scalar(chance),
                    1..=3 => text(chance),
                    _ => bytes(chance),
                })
                .collect();
            format!("iter([{}])", items.join(", "))
        }
        13 => format!("bytearray({})", bytes(chance)),
        14 => format!("({}, {})", pairs(chance), text(chance)),
        15 => format!("{{{}}}", scalar(chance)),
        _ => scalar(chance),
    }
}

fn file(chance: &mut Dice) -> String {
    let content = match chance.below(8) {
        0 => "None".into(),
        1 => format!("io.BytesIO({})", bytes(chance)),
        2 => format!("io.StringIO({})", text(chance)),
        3 => scalar(chance),
        4 => text(chance),
        _ => bytes(chance),
    };
    let name = if chance.one_in(5) { "None".into() } else { text(chance) };
    match chance.below(10) {
        0 | 1 => content,
        2..=5 => format!("({name}, {content})"),
        6 | 7 => format!(
            "({name}, {content}, {})",
            if chance.one_in(4) { "None".into() } else { literal("text/csv") }
        ),
        8 => format!("({name}, {content}, 'text/plain', {{{}: {}, 'X-A': '1'}})", text(chance), text(chance)),
        _ => format!("({name},)"),
    }
}

fn files(chance: &mut Dice) -> String {
    let count = chance.below(3);
    if chance.one_in(2) {
        let files: Vec<String> = (0..count).map(|_| format!("{}: {}", text(chance), file(chance))).collect();
        format!("{{{}}}", files.join(", "))
    } else {
        let files: Vec<String> =
            (0..count).map(|_| format!("({}, {})", text(chance), file(chance))).collect();
        format!("[{}]", files.join(", "))
    }
}

fn headers(chance: &mut Dice) -> String {
    const NAMES: [&str; 18] = [
        "X-A",
        "x-a",
        "Accept",
        "accept",
        "User-Agent",
        "Content-Type",
        "content-type",
        "Content-Length",
        "Connection",
        "Accept-Encoding",
        "Host",
        "Cookie",
        "Authorization",
        "Transfer-Encoding",
        "Bad Name",
        "X:Y",
        "If-Match",
        "",
    ];
    let count = chance.below(4);
    let headers: Vec<String> = (0..count)
        .map(|_| {
            let name = if chance.one_in(12) { text(chance) } else { literal(chance.pick(&NAMES)) };
            let value = match chance.below(10) {
                0 => "None".into(),
                1 => bytes(chance),
                2 => scalar(chance),
                3 => text(chance),
                4 => literal("chunked"),
                _ => literal(chance.pick(&[
                    "1",
                    "text/plain",
                    "a b",
                    "caf\u{e9}",
                    "",
                    "tab\there",
                    "\"etag\"",
                    "www.test:81",
                ])),
            };
            format!("{name}: {value}")
        })
        .collect();
    format!("{{{}}}", headers.join(", "))
}

fn cookies(chance: &mut Dice) -> String {
    let count = chance.below(3);
    let cookies: Vec<String> = (0..count)
        .map(|_| {
            format!("{}: {}", text(chance), if chance.one_in(8) { scalar(chance) } else { text(chance) })
        })
        .collect();
    format!("{{{}}}", cookies.join(", "))
}

fn auth(chance: &mut Dice) -> String {
    match chance.below(8) {
        0 => format!("({}, {})", scalar(chance), scalar(chance)),
        1 => "None".into(),
        2 => format!("HTTPBasicAuth({}, {})", text(chance), text(chance)),
        3 => format!("[{}, 'p']", text(chance)),
        _ => format!("({}, {})", text(chance), text(chance)),
    }
}

/// A URL, mostly one that can be sent.
pub fn url(chance: &mut Dice) -> String {
    const SCHEMES: [&str; 8] =
        ["http://", "http://", "http://", "https://", "HTTP://", "http:/", "ftp://", ""];
    const HOSTS: [&str; 30] = [
        "example.test",
        "EXAMPLE.Test",
        "localhost",
        "127.0.0.1",
        "0x7f.1",
        "[::1]",
        "[FE80::1%25en0]",
        "[::ffff:1.2.3.4]",
        "[1:2:3:4:5:6:7:8]",
        "[::1",
        "b\u{fc}cher.example",
        "fa\u{df}.de",
        "\u{2603}.net",
        "xn--n3h.net",
        "\u{65e5}\u{672c}.jp",
        "a_b.test",
        "\u{212a}elvin.test",
        "-a.test",
        "ex%41mple.test",
        "ex%zz.test",
        "a..b",
        ".a",
        "*.a",
        "\u{5d0}\u{5d1}.test",
        "l\u{b7}l.test",
        "\u{e9}l\u{e8}ve.fr",
        "\u{394}\u{3bf}\u{3ba}.gr",
        "a b.test",
        "\u{10d0}.ge",
        "",
    ];
    const PORTS: [&str; 10] = ["", "", "", "", ":80", ":8080", ":", ":0", ":00443", ":99999"];
    let user = match chance.below(12) {
        0 => "u:p@",
        1 => "user@",
        2 => "a%40b:c%3ad@",
        3 => "\u{e9}:\u{df}@",
        _ => "",
    };
    let mut part = |marks: &[&str], count: usize| -> String {
        let mut out = String::new();
        for _ in 0..chance.below(count) {
            out.push_str(chance.pick(marks));
            out.push_str(chance.pick(&WORDS));
        }
        out
    };
    let path = part(&["/", "/", "/", "/../", "/./", "//", "\\"], 4);
    let query = part(&["?", "&", "=", "&"], 4);
    let fragment = part(&["#"], 2);
    let host = chance.pick(&HOSTS);
    let (scheme, port) = (chance.pick(&SCHEMES), chance.pick(&PORTS));
    format!("{scheme}{user}{host}{port}{path}{query}{fragment}")
}

/// What makes an argument.
type Maker = fn(&mut Dice) -> String;

/// A call, and what is done with the session before.
pub fn call(chance: &mut Dice) -> (String, String) {
    let mut arguments = Vec::new();
    let plain = "http://example.test/put";
    let url = if chance.one_in(3) { literal(&url(chance)) } else { literal(plain) };
    let function =
        chance.pick(&["put", "put", "put", "post", "patch", "delete", "get", "head", "options", "request"]);
    if function == "request" {
        arguments.push(literal(chance.pick(&["put", "PUT", "Delete", "custom", "ba d", "", "h\u{e9}"])));
    }
    arguments.push(url);
    let keywords: [(&str, usize, Maker); 8] = [
        ("params", 4, |chance| {
            if chance.one_in(4) {
                scalar(chance)
            } else if chance.one_in(2) {
                mapping(chance, 2)
            } else {
                pairs(chance)
            }
        }),
        ("data", 2, data),
        ("json", 5, |chance| value(chance, 3)),
        ("headers", 4, headers),
        ("cookies", 8, cookies),
        ("files", 6, files),
        ("auth", 8, auth),
        ("timeout", 16, |chance| match chance.below(5) {
            0 => "(1, 2)".into(),
            1 => "(0.5, None)".into(),
            2 => "(1, 2, 3)".into(),
            _ => scalar(chance),
        }),
    ];
    for (name, rarity, make) in keywords {
        if chance.one_in(rarity) {
            arguments.push(format!("{name}={}", make(chance)));
        }
    }
    let arguments = arguments.join(", ");
    if !chance.one_in(6) {
        return (String::new(), format!("requests.{function}({arguments})"));
    }
    let mut setup = vec!["s = requests.Session()".to_owned()];
    if chance.one_in(2) {
        setup.push("s.headers.update({'X-S': '1', 'accept': None, 'B': 'c'})".into());
    }
    if chance.one_in(3) {
        setup.push("s.params = {'s': '1', 't': None}".into());
    }
    if chance.one_in(3) {
        setup.push("s.auth = ('su', 'sp')".into());
    }
    if chance.one_in(3) {
        setup.push("s.cookies.update({'sc': '1', 'a': 'b'})".into());
    }
    (setup.join("; "), format!("s.{function}({arguments})"))
}
