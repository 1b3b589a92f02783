//! What is stored of a program has no secret in it, whether the program parses or not; what is no secret stays.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
mod interpreter_common;
mod python_common;

use dice::Dice;
use interpreter_common::ask;
use put_playground::model::dialogue::{Answer, Question};
use put_playground::python::parse;
use python_common::all_fixtures;
use std::time::Instant;

fn redacted(code: &str) -> String {
    match ask(Question::Redact { revision: 4, code: code.to_owned() }) {
        Answer::Redacted { revision: 4, code } => code,
        other => panic!("{other:?}"),
    }
}

#[test]
fn secrets_go_and_the_rest_stays() {
    let rows = [
        (
            "r = requests.put('http://a.test', auth=('me', 'pw'), timeout=5)",
            "r = requests.put('http://a.test', auth=('', ''), timeout=5)",
        ),
        ("s.auth = 'me', \"pw\"", "s.auth = '', \"\""),
        ("auth=HTTPBasicAuth('me', 'pw')", "auth=HTTPBasicAuth('', '')"),
        ("HTTPBasicAuth(user, b'pw'), data='x'", "HTTPBasicAuth(user, b''), data='x'"),
        (
            "headers = {'Authorization': 'Bearer ' + 'abc', 'X-A': 'b'}",
            "headers = {'Authorization': '' + '', 'X-A': 'b'}",
        ),
        ("headers['X-Api-Key'] = f'{a}-b'", "headers['X-Api-Key'] = f''"),
        (
            "data={'user': 'ann', 'password': 'pw', 'pin': 1234}",
            "data={'user': 'ann', 'password': '', 'pin': 0}",
        ),
        ("[('token', 'abc'), ('x', 'y')]", "[('token', ''), ('x', 'y')]"),
        (
            "headers={'Authorization': 'Bearer ' + r.json()['token']}",
            "headers={'Authorization': '' + r.json()['token']}",
        ),
        (
            "password = os.environ['PW'] + os.environ.get('PW2')",
            "password = os.environ['PW'] + os.environ.get('PW2')",
        ),
        ("print('token:', r.json()['token'])", "print('token:', r.json()['token'])"),
        ("API_KEY = '''a\nb'''", "API_KEY = ''"),
        ("put('https://me:pw@a.test/x?token=abc&a=1#f')", "put('https://a.test/x?token=&a=1#f')"),
        ("put(f'https://a.test/?token={token}&a=1')", "put(f'https://a.test/?token={token}&a=1')"),
        ("put('https://a.test/?api_key=' + 'abc', x='y')", "put('https://a.test/?api_key=' + '', x='y')"),
        ("put('http://me:' 'pw' '@a.test')", "put('http://me:' '' '')"),
        (
            "data='{\"a\": 1, \"password\": \"p\\\\\"w\", \"b\": 2}'",
            "data='{\"a\": 1, \"password\": \"\", \"b\": 2}'",
        ),
        ("data='a=1&password=p,w&b=2'", "data='a=1&password=&b=2'"),
        ("cookies={'sid': 'abc', 'theme': 'dark'}", "cookies={'sid': '', 'theme': ''}"),
        ("# auth=('me', 'pw')\nx = 1", "# auth\nx = 1"),
        ("print(r.status_code, r.headers['etag'])", "print(r.status_code, r.headers['etag'])"),
        ("data={'key1': 'value1'}  # a note", "data={'key1': 'value1'}  # a note"),
        ("if password == 'pw':\n    x = 'y'", "if password == '':\n    x = 'y'"),
    ];
    for (code, expected) in rows {
        assert_eq!(redacted(code), expected);
    }
}

#[test]
fn a_program_without_secrets_stays_as_it_is_even_where_it_does_not_parse() {
    let codes = [
        "import requests\nr = requests.put('http://a.test', data={'a': 'b\nprint(r.text)\nx = [1, 2",
        "r = requests.put('http://a.test',\nwhile True:\n\tx = ‘curly’\n    y = 'z'  # note",
        "x = '''never closed\nprint('a')",
        "\u{feff}é = 1 ! 'a'\r\nb = \"c\"\r\n",
    ];
    for code in codes {
        assert_eq!(redacted(code), code);
    }
    let mut same = 0;
    for (path, code) in all_fixtures() {
        let kept = redacted(&code);
        assert_eq!(redacted(&kept), kept, "{}", path.display());
        assert_eq!(parse(&kept).is_ok(), parse(&code).is_ok(), "{}\n{kept}", path.display());
        same += usize::from(kept == code);
    }
    assert!(same > 50, "{same} of the fixtures stay");
}

/// Where a secret can stand; `@` is its place.
const PLACES: &[&str] = &[
    "requests.put('http://a.test', auth=('me', '@'))",
    "requests.put('http://a.test',\n    auth=(\n        'me',\n        '@',\n    ),\n)",
    "requests.put(u, auth=HTTPBasicAuth('@', '@'), data='x')",
    "auth = requests.auth.HTTPDigestAuth(\"me\", \"@\")",
    "session.auth = ('me', '@')",
    "session.auth = 'me', '@'",
    "session.headers['Authorization'] = 'Bearer @'",
    "session.headers.update({'X-Auth-Token': \"@\"})",
    "headers = {'Accept': 'x', 'authorization': 'Basic @'}",
    "headers = {\n    'Cookie': 'a=@; b=@',  # mine\n}",
    "headers = dict(authorization='Bearer ' + '@')",
    "password = '@'",
    "password: str = r'@'",
    "user, password = 'me', '@'",
    "password = (\n    'a'\n    '@'\n)",
    "API_TOKEN = \"\"\"@\nsecond @\"\"\"",
    "client_secret += f'x{1}@'",
    "secret = b'@'.decode()",
    "secret = base64.b64encode('@'.encode())",
    "data = {'user': 'me', 'password': '@', 'x': 'y'}",
    "data = {'password': ['@', '@']}",
    "data = [('password', '@'), ('a', 'b')]",
    "json = {'login': {'user': 'a', 'passwd': {'new': '@'}}}",
    "data = '{\"password\": \"@\", \"a\": 1}'",
    "data = \"{\\\"password\\\": \\\"@\\\", \\\"a\\\": 1}\"",
    "data = 'user=me&password=@&a=1'",
    "data = '''user=me\npassword=@\n'''",
    "url = 'https://me:@@a.test/'",
    "url = 'https://@@a.test/'",
    "url = 'https://me:' + '@' + '@a.test/'",
    "url = 'https://a.test/?a=1&access_token=@'",
    "url = f'https://a.test/?token=@&x={x}'",
    "url = 'https://a.test/?token=' + '@'",
    "url = 'https://a.test/?token=%s' % '@'",
    "url = 'https://a.test/?token={}'.format('@')",
    "proxies = {'http': 'http://me:@@proxy.test:3128'}",
    "requests.put(u, cookies={'anything': '@'})",
    "set_password('@')",
    "os.environ.get('API_KEY', '@')",
    "if token == '@':\n    pass",
    "if token in ('@', 'b'):\n    pass",
    "for pin in ['@', '@']:\n    pass",
    "# password: @",
    "x = 1  # requests.put(u, auth=('me', '@'))",
    "params = {'user[password]': '@'}",
    "print('Authorization: Bearer @')",
    "h = 'Bearer @'",
    "headers = {'Authorization': 'Bearer {}'.format('@')}",
    "headers.setdefault('X-Api-Key', '@')",
    "data = {\"api_key\": x or '@'}",
];

/// What can stand around it, the program damaged or not.
const AROUND: &[&str] = &[
    "import requests",
    "x = 'text'",
    "print(r.text)",
    "data = {'a': 'b'}",
    "y = ‘curly’",
    "z = 'unclosed",
    "while True:",
    "    indented = 1",
    "f(1, [2, {3",
    ")",
    "}",
    "# a comment",
    "'''doc\nstring'''",
    "for i in range(3):",
    "\\",
    "é = 1",
    "0777 $",
];

#[test]
fn no_planted_secret_survives() {
    let mut count = 0;
    for seed in 0..20_000_u64 {
        let random = &mut Dice::new(seed);
        // Letters that nothing around has.
        let secret: String = (0..8).map(|_| random.pick(&["Q", "X7", "zq", "Zx9", "qZ"])).collect();
        let mut lines = Vec::new();
        for _ in 0..random.below(4) {
            lines.push(random.pick(AROUND).to_owned());
        }
        let place = random.pick(PLACES);
        // Of `@@`, the first is the place.
        let planted = place
            .replace("@@", "\u{1}@")
            .replace("'@a.test/'", "'\u{2}a.test/'")
            .replace("://\u{1}@", "://\u{1}\u{2}")
            .replace(":\u{1}@", ":\u{1}\u{2}")
            .replace('@', "\u{1}");
        lines.push(planted.replace('\u{2}', "@").replace('\u{1}', &secret));
        for _ in 0..random.below(4) {
            lines.push(random.pick(AROUND).to_owned());
        }
        let code = lines.join(random.pick(&["\n", "\r\n"]));
        let kept = redacted(&code);
        assert!(!kept.contains(&secret), "{code}\n--- kept\n{kept}");
        count += 1;
    }
    println!("{count} programs, no secret left");
}

#[test]
fn every_place_alone_loses_its_secret() {
    for place in PLACES {
        let code =
            place.replacen("@@", "SEKRIT7@", 1).replace("'@'", "'SEKRIT7'").replace("\"@\"", "\"SEKRIT7\"");
        let code = if code.contains("SEKRIT7") { code } else { code.replace('@', "SEKRIT7") };
        let kept = redacted(&code);
        assert!(!kept.contains("SEKRIT7"), "{code}\n--- kept\n{kept}");
    }
}

#[test]
fn a_long_program_is_redacted_in_linear_time() {
    let time = |lines: usize| {
        let code = "x = ‘curly’ \npassword = 'abc'\ndata = {'a': 'b', 'c': [1, 2]}\n".repeat(lines / 3);
        let start = Instant::now();
        let kept = redacted(&code);
        (start.elapsed(), kept.len())
    };
    let (_, _) = time(300);
    let (short, _) = time(3_000);
    let (long, _) = time(30_000);
    assert!(long < short * 60 + std::time::Duration::from_millis(200), "{short:?} {long:?}");
}
