//! Programs made at random: mostly Python, with what the playground refuses among it, and damaged ones.

use crate::dice::Dice;

const NAMES: &[&str] =
    &["a", "payload", "r", "requests", "s", "_", "x1", "print", "match", "type", "case", "f", "b"];
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "42",
    "00",
    "0_0",
    "1_000",
    "0x1F",
    "0XAb_c",
    "0o17",
    "0b101",
    "0x_f",
    "1.5",
    "1.",
    ".5",
    "1e5",
    "1E-5",
    "1_0.2_5e1_0",
    "1e400",
    "99999999999999999999999",
    "0.1",
    "1.e+3",
    "0e0",
];
/// What is no literal, or none that the playground takes.
const ODD: &[&str] = &[
    "...",
    "1j",
    "0777",
    "1__0",
    "1_",
    "0x",
    "0b2",
    "1e",
    "08",
    "1if",
    "0_7",
    "1.5.2",
    "1._5",
    "0xfor",
    "1e_5",
    "5or",
    "b'a' 'b'",
    "b'é'",
    "'\\x4'",
    "'\\u12'",
    "'\\U00110000'",
    "'\\N{DASH}'",
    "ur'x'",
    "f'{'",
    "f'}'",
    "f'{}'",
    "f'{ }'",
    "f'{a!x}'",
    "f'{a b}'",
    "f'{a\\n}'",
    "f'{a#}'",
    "f'{a:{b:{r}}}'",
    "f'{lambda: 1}'",
    "'",
    "'a\n'",
    "'''a",
    "f'{a)}'",
    "f'{(a}'",
    "f'{a!r }'",
    "f'{a}' b'x'",
    "f'{*a}'",
    "f'{a:{{}}}'",
];
const TEXTS: &[&str] = &[
    "''",
    "\"\"",
    "'a'",
    "\"it's\"",
    "'\\n\\t\\x41\\u00e9\\101'",
    "r'\\d'",
    "b'\\xff'",
    "b'abc'",
    "u'x'",
    "Rb'\\''",
    "BR\"x\"",
    "'''a\nb'''",
    "\"\"\"x\"y\"\"\"",
    "'a' 'b'",
    "'a' \"b\" '''c'''",
    "b'a' b'b'",
    "'\\ud800'",
    "'\\U0001F600'",
    "'é日'",
    "'\\\n'",
    "'\\q'",
    "'\\400'",
    "b'\\400'",
    "f''",
    "f'{a}'",
    "f'{a!r}'",
    "f'{a:>10}'",
    "f'{a=}'",
    "f'{a = !r:^{x1}}'",
    "f'{{}}'",
    "f'{a[\"k\"]}'",
    "f'{a[0]:.2f}' 'z'",
    "rf'\\d{a}'",
    "f'\\x41{a}'",
    "f'{a!=b}'",
    "f'{a:{b}{r}}'",
    "f'{(a, b)}'",
    "f'{a, b}'",
    "f\"{f'{a}'}\"",
    "f'{a:%Y-%m}'",
    "f'''{\na}'''",
    "f'{a if b else r}'",
    "f'{ {1: 2}[1] }'",
    "f'{a:=5}'",
    "f'{a>=b}'",
    "f'{a.b()!s:>{x1}}'",
    "f'{{{a}}}'",
    "F'{a}'",
    "fR'{a}\\d'",
];
const SPACES: &[&str] = &["", "", "", " ", " ", "  ", "\t", " \\\n ", "\\\n"];
const OPERATORS: &[&str] = &[
    "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "<", ">", "<=", ">=", "==", "!=", " in ",
    " not in ", " is ", " is not ", " and ", " or ", "+", "-", "*", "/", "==", "!=", " in ", " and ", " or ",
    "@", ":=", " not ",
];

fn space(random: &mut Dice) -> &'static str {
    if random.one_in(8) { random.pick(SPACES) } else { "" }
}

/// Blanks and line ends that may stand in brackets.
fn gap(random: &mut Dice) -> &'static str {
    const GAPS: &[&str] = &["", "", "", " ", "\n", "\n    ", " # note\n", "\r\n", "\n\n", "\t"];
    if random.one_in(4) { random.pick(GAPS) } else { "" }
}

fn list(random: &mut Dice, depth: usize, item: &dyn Fn(&mut Dice, usize) -> String) -> String {
    let count = random.below(4);
    let mut out = String::from(gap(random));
    for index in 0..count {
        out += &item(random, depth);
        out += gap(random);
        if index + 1 < count || random.one_in(4) {
            out += ",";
            out += gap(random);
        }
    }
    out
}

fn argument(random: &mut Dice, depth: usize) -> String {
    let value = expression(random, depth);
    match random.below(20) {
        0..=14 => value,
        15..=17 => format!("{}{}={}{value}", random.pick(NAMES), space(random), space(random)),
        18 => format!("*{value}"),
        _ => format!("**{value}"),
    }
}

fn item(random: &mut Dice, depth: usize) -> String {
    let value = expression(random, depth);
    if random.one_in(12) { format!("*{value}") } else { value }
}

fn pair(random: &mut Dice, depth: usize) -> String {
    let key = expression(random, depth);
    if random.one_in(12) {
        return format!("**{key}");
    }
    format!("{key}{}:{}{}", space(random), gap(random), expression(random, depth))
}

/// An expression, most of the time.
pub fn expression(random: &mut Dice, depth: usize) -> String {
    if depth == 0 {
        return match random.below(7) {
            0..=2 => random.pick(NAMES).to_owned(),
            3 => random.pick(&["None", "True", "False", "()", "[]", "{}"]).to_owned(),
            4 => random.pick(NUMBERS).to_owned(),
            5 => random.pick(TEXTS).to_owned(),
            _ if random.one_in(12) => random.pick(ODD).to_owned(),
            _ => random.pick(&TEXTS[..14]).to_owned(),
        };
    }
    let depth = depth - 1;
    let one = |random: &mut Dice| expression(random, depth);
    match random.below(26) {
        0 | 1 => format!("[{}]", list(random, depth, &item)),
        2 => format!("({})", list(random, depth, &item)),
        3 | 4 => format!("{{{}}}", list(random, depth, &pair)),
        5 => format!("{{{}}}", list(random, depth, &item)),
        6 | 7 => format!("{}{}({})", one(random), space(random), list(random, depth, &argument)),
        8 | 9 => format!("{}{}.{}{}", one(random), space(random), space(random), random.pick(NAMES)),
        10 => format!("{}[{}]", one(random), expression_list(random, depth)),
        11 => {
            let parts: Vec<String> =
                (0..3).map(|_| if random.one_in(2) { String::new() } else { one(random) }).collect();
            let count = 2 + random.below(2);
            format!("{}[{}{}]", one(random), parts[..count].join(":"), random.pick(&["", "", "", ",", ",1"]))
        }
        12..=14 => format!(
            "{}{}{}{}{}",
            one(random),
            space(random),
            random.pick(OPERATORS),
            space(random),
            one(random)
        ),
        15 => {
            format!("{}{}{}", random.pick(&["-", "+", "~", "not ", "not", "- -"]), space(random), one(random))
        }
        16 => format!("{} if {} else {}", one(random), one(random), one(random)),
        17 => format!("({}{}{})", gap(random), one(random), gap(random)),
        18 if random.one_in(4) => random
            .pick(&[
                "lambda x: x",
                "[a for a in r]",
                "{a: b for a in r}",
                "(a for a in r)",
                "await a",
                "(yield)",
                "(a := 1)",
            ])
            .to_owned(),
        _ => one(random),
    }
}

fn expression_list(random: &mut Dice, depth: usize) -> String {
    let mut out = expression(random, depth);
    while random.one_in(6) {
        out += ", ";
        if random.one_in(3) {
            return out;
        }
        out += &item(random, depth);
    }
    out
}

fn simple(random: &mut Dice) -> String {
    let depth = random.below(4);
    let list = |random: &mut Dice| expression_list(random, depth);
    match random.below(24) {
        0..=4 => list(random),
        5..=9 => format!("{}{}={}{}", list_of_targets(random), space(random), space(random), list(random)),
        10 => format!("{} = {} = {}", list_of_targets(random), list_of_targets(random), list(random)),
        11 => {
            let operator = random
                .pick(&["+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="]);
            format!("{}{}{operator}{}", list_of_targets(random), space(random), list(random))
        }
        12 => random
            .pick(&[
                "import requests",
                "import requests as r",
                "import requests, json",
                "import a.b.c as d",
                "import a . b",
                "import",
                "import a,",
                "import a as b.c",
                "import if",
            ])
            .to_owned(),
        13 => random
            .pick(&[
                "from requests import put",
                "from requests import put as p, Session",
                "from requests import (put, get,)",
                "from a import *",
                "from . import x",
                "from a import",
                "from a import b,",
                "from a import (b",
                "from a import ()",
                "from ..a import b",
                "from a import (b as c)",
            ])
            .to_owned(),
        14 => format!("del {}", list_of_targets(random)),
        15 => random
            .pick(&["pass", "pass", "break", "continue", "raise", "raise", "return", "global x"])
            .to_owned(),
        16 => format!("assert {}", list(random)),
        17 => format!("raise {}", expression(random, depth)),
        18 if random.one_in(3) => format!("{}: int = {}", random.pick(NAMES), expression(random, depth)),
        19 if random.one_in(3) => {
            random.pick(&["print 'x'", "exec 'x'", "type X = int", "match x", "a b", "x ="]).to_owned()
        }
        _ => format!("print({})", expression(random, depth)),
    }
}

fn list_of_targets(random: &mut Dice) -> String {
    match random.below(30) {
        0..=23 => random.pick(NAMES).to_owned(),
        24 => format!("a.{}", random.pick(NAMES)),
        25 => format!("a[{}]", expression(random, 1)),
        26 | 27 => random.pick(&["a, b", "(a, b)", "[a, b]", "a,", "()", "[]", "(a)", "((a), b)"]).to_owned(),
        28 => random
            .pick(&["a, *b", "a[1:2]", "a.b.c[0]", "a().b", "a()[1]", "f()", "None", "'x'", "1", "a + b"])
            .to_owned(),
        _ => expression(random, 1),
    }
}

fn line(random: &mut Dice, indent: &str) -> String {
    let mut out = format!("{indent}{}", simple(random));
    while random.one_in(8) {
        out += random.pick(&[";", "; "]);
        if random.one_in(3) {
            break;
        }
        out += &simple(random);
    }
    out += random.pick(&["", "", "", "", " ", "  # a note", "#"]);
    out += random.pick(&[
        "\n",
        "\n",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "\n\n",
        "\n# note\n",
        "\n   \n",
        "\n        # far\n",
        "\r",
    ]);
    out
}

fn block(random: &mut Dice, indent: &str, depth: usize) -> String {
    if random.one_in(5) {
        return format!(" {}", line(random, ""));
    }
    let deeper = match random.below(12) {
        0 => format!("{indent}\t"),
        1 => format!("{indent} "),
        2 => indent.to_owned(),
        _ => format!("{indent}    "),
    };
    let mut out = String::from(random.pick(&["\n", "\n", "\n", "  # note\n", "\n\n"]));
    for _ in 0..=random.below(2) {
        out += &statement(random, &deeper, depth);
    }
    out
}

fn statement(random: &mut Dice, indent: &str, depth: usize) -> String {
    if depth == 0 || random.below(3) > 0 {
        return line(random, indent);
    }
    let depth = depth - 1;
    let block = |random: &mut Dice| block(random, indent, depth);
    let one = |random: &mut Dice| expression(random, 1);
    match random.below(14) {
        0..=2 => {
            let mut out = format!("{indent}if {}:{}", one(random), block(random));
            while random.one_in(4) {
                out += &format!("{indent}elif {}:{}", one(random), block(random));
            }
            if random.one_in(3) {
                out += &format!("{indent}else:{}", block(random));
            }
            out
        }
        3..=5 => {
            let mut out = format!(
                "{indent}for {} in {}:{}",
                list_of_targets(random),
                expression_list(random, 1),
                block(random)
            );
            if random.one_in(5) {
                out += &format!("{indent}else:{}", block(random));
            }
            out
        }
        6..=8 => {
            let mut out = format!("{indent}try:{}", block(random));
            for _ in 0..random.below(3) {
                let head = match random.below(5) {
                    0 => "except".to_owned(),
                    1 => format!("except {}", one(random)),
                    2 => format!("except {} as {}", one(random), list_of_targets(random)),
                    3 => "except (A, B) as e".to_owned(),
                    _ => random
                        .pick(&["except A, B", "except* A", "except A as e", "except requests.HTTPError"])
                        .to_owned(),
                };
                out += &format!("{indent}{head}:{}", block(random));
            }
            if random.one_in(4) {
                out += &format!("{indent}else:{}", block(random));
            }
            if random.one_in(3) {
                out += &format!("{indent}finally:{}", block(random));
            }
            out
        }
        9 | 10 => {
            let head = match random.below(5) {
                0 => format!("with {}", one(random)),
                1 => format!("with {} as {}", one(random), list_of_targets(random)),
                2 => "with requests.Session() as s, open('f') as f".to_owned(),
                _ => random
                    .pick(&[
                        "with (a, b)",
                        "with (a as b)",
                        "with (a), b as x",
                        "with a as (b)",
                        "with a as b.c",
                        "with (a) as b",
                    ])
                    .to_owned(),
            };
            format!("{indent}{head}:{}", block(random))
        }
        11 if random.one_in(4) => format!("{indent}while {}:{}", one(random), block(random)),
        12 if random.one_in(4) => format!("{indent}def f():{}", block(random)),
        11 | 12 => line(random, indent),
        _ if random.below(3) > 0 => line(random, indent),
        _ => format!(
            "{indent}{}{}",
            random.pick(&["else:", "match x:", "class A:", "@a\n", "async with a:"]),
            block(random)
        ),
    }
}

/// A program of a few lines.
pub fn program(random: &mut Dice) -> String {
    let mut out = String::new();
    for _ in 0..=random.below(5) {
        out += &statement(random, "", 3);
    }
    if random.one_in(6) {
        out.truncate(out.trim_end().len());
    }
    if random.one_in(5) {
        out = damaged(random, &out);
    }
    out
}

/// A text with a small damage: something cut out, doubled, or put in.
pub fn damaged(random: &mut Dice, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(3) {
        let at = random.below(chars.len() + 1);
        let end = (at + 1 + random.below(3)).min(chars.len());
        match random.below(3) {
            0 => drop(chars.drain(at.min(end)..end)),
            1 => {
                let copy = chars[at.min(end)..end].to_vec();
                let to = random.below(chars.len() + 1);
                chars.splice(to..to, copy);
            }
            _ => {
                const BITS: &[&str] = &[
                    "(", ")", "[", "]", "{", "}", "'", "\"", "\\", "\n", " ", "    ", "\t", ",", ":", "=",
                    "#", "f'", "b'", "0", "_", ".", "*", "**", "é", "“", "\u{a0}", "\r", "!", "$", "?",
                    "\u{c}", "`", "if ", " else ", "in ", "not ", ";", "\u{0}", "\u{feff}",
                ];
                chars.splice(at..at, random.pick(BITS).chars());
            }
        }
    }
    chars.into_iter().collect()
}

/// A literal of any kind, mostly one that Python accepts.
pub fn literal(random: &mut Dice, depth: usize) -> String {
    if depth == 0 || random.one_in(3) {
        return match random.below(8) {
            0 => random.pick(&["None", "True", "False", "-1", "+2", "-0.0"]).to_owned(),
            1 => random.pick(NUMBERS).to_owned(),
            2 => random.throw().to_string(),
            3 => {
                format!("{}.{}e{}", random.below(1000), random.below(100_000), random.below(600) as i64 - 300)
            }
            4 => format!("{:#x}", random.throw()),
            5 => f64::from_bits(random.throw()).to_string().replace("NaN", "1.0").replace("inf", "1e999"),
            6 => text(random),
            _ => random.pick(&TEXTS[..23]).to_owned(),
        };
    }
    let inner = |random: &mut Dice, depth: usize| literal(random, depth);
    match random.below(4) {
        0 => format!("[{}]", list(random, depth - 1, &inner)),
        1 => format!("({},)", literal(random, depth - 1)),
        2 => format!(
            "{{{}}}",
            list(random, depth - 1, &|random, depth| {
                format!("{}: {}", literal(random, 0), literal(random, depth))
            })
        ),
        _ => format!("({})", literal(random, depth - 1)),
    }
}

/// A string or bytes literal of random characters and escapes.
fn text(random: &mut Dice) -> String {
    let prefix = random.pick(&["", "", "", "b", "r", "rb", "u"]);
    let quote = random.pick(&["'", "\"", "'''", "\"\"\""]);
    const PARTS: &[&str] = &[
        "a",
        "é",
        "日",
        "😀",
        "\\\\",
        "\\'",
        "\\\"",
        "\\n",
        "\\0",
        "\\01",
        "\\777",
        "\\x7f",
        "\\xff",
        "\\u00e9",
        "\\ud83d",
        "\\ude00",
        "\\U0001F600",
        "\\q",
        "\\\n",
        " ",
        "{",
        "}",
        "%",
        "\u{7f}",
        "\u{ad}",
        "\u{200b}",
        "\\r",
        "\t",
        "'",
        "\"",
    ];
    let mut out = format!("{prefix}{quote}");
    for _ in 0..random.below(6) {
        out += random.pick(PARTS);
    }
    out + quote
}
