//! An edit of a field changes its value in the program and nothing else; what was written can be read back.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
mod python_common;

use dice::Dice;
use put_playground::python::edit::{self, Data, Description, EditError, FilePart, Pairs, Part, Which};
use put_playground::python::parse;
use python_common::fixtures;

fn pairs(pairs: &[(&str, &str)]) -> Pairs {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The program after a change of its first call.
fn edited(source: &str, change: impl Fn(&mut Description)) -> String {
    let mut wanted = edit::read(source, Which::First).unwrap();
    change(&mut wanted);
    edit::rewrite(source, Which::First, &wanted).unwrap_or_else(|error| panic!("{error}\n{source}"))
}

const TUTORIAL: &str = "import requests

# My first PUT
payload = {
    'key1': 'value1',  # one
    \"key2\": \"value2\",
}
r = requests.put(\"http://x.test/put\", data=payload, timeout=5)  # send
print(r.text)
";

#[test]
fn reads_what_a_tutorial_writes() {
    let read = edit::read(TUTORIAL, Which::First).unwrap();
    let expected = Description {
        method: Part::Known("PUT".into()),
        url: Part::Known("http://x.test/put".into()),
        data: Part::Known(Data::Form(pairs(&[("key1", "value1"), ("key2", "value2")]))),
        timeout: Part::Known("5".into()),
        ..Description::default()
    };
    assert_eq!(read, expected);
    let all = "from requests import put as p, Session\nimport json as j\nB = 'http://x.test'\nn = 7\n\
               p(f'{B}/things/{n}', params=[('a', 1), ('a', None), ('b', [True, 2.5])], headers={'X': 'é'}, \
               cookies={'c': '1'}, auth=('u', 'p'), allow_redirects=False, data=j.dumps({'k': [1]}), \
               files={'f': open('a/b.txt', 'rb'), 'g': ('n.csv', b'x', 'text/csv')})\n\
               with Session() as s:\n    s.request('PURGE', B + '/x', json={'a': [1, {'b': None}]})";
    let first = edit::read(all, Which::First).unwrap();
    assert_eq!(first.url, Part::Known("http://x.test/things/7".into()));
    assert_eq!(first.params, Part::Known(pairs(&[("a", "1"), ("b", "True"), ("b", "2.5")])));
    assert_eq!(first.data, Part::Known(Data::Text("{\"k\": [1]}".into())));
    assert_eq!(first.auth, Part::Known(("u".into(), "p".into())));
    let file = |name: &str, filename: &str, content, media_type| FilePart {
        name: name.into(),
        filename: Some(filename.into()),
        content,
        media_type,
    };
    let files = vec![
        file("f", "b.txt", Data::File("a/b.txt".into()), None),
        file("g", "n.csv", Data::Bytes(b"x".to_vec()), Some("text/csv".into())),
    ];
    assert_eq!(first.files, Part::Known(files));
    let last = edit::read(all, Which::Last).unwrap();
    assert_eq!((last.method, last.url), (Part::Known("PURGE".into()), Part::Known("http://x.test/x".into())));
    assert_eq!(last.json, Part::Known("{\"a\": [1, {\"b\": null}]}".into()));
}

#[test]
fn what_only_a_run_tells_is_computed_and_stays() {
    let source = "import requests\np = {}\np['a'] = 1\nfor i in range(3):\n    requests.put('http://x.test', data=p, json=i, **o)";
    let read = edit::read(source, Which::First).unwrap();
    assert_eq!((&read.data, &read.json, &read.headers), (&Part::Computed, &Part::Computed, &Part::Computed));
    assert_eq!(
        edited(source, |wanted| wanted.url = Part::Known("u".into())),
        source.replace("http://x.test", "u")
    );
    assert_eq!(
        edited(source, |wanted| wanted.data = Part::Known(Data::Text("t".into()))),
        source.replace("data=p", "data='t'")
    );
    let mut wanted = read;
    wanted.headers = Part::Known(pairs(&[("A", "b")]));
    assert_eq!(edit::rewrite(source, Which::First, &wanted), Err(EditError::Hidden));
    assert_eq!(edit::read("print(1)", Which::First), Err(EditError::NoCall));
    assert!(matches!(edit::read("print(", Which::First), Err(EditError::Program(_))));
}

#[test]
fn an_edit_changes_only_what_it_must() {
    let form = |list: &[(&str, &str)]| Part::Known(Data::Form(pairs(list)));
    type Change = Box<dyn Fn(&mut Description)>;
    let data = |list: &'static [(&'static str, &'static str)]| -> Change {
        let wanted = form(list);
        Box::new(move |description| description.data = wanted.clone())
    };
    let cases: Vec<(Change, &str, &str)> = vec![
        (data(&[("key1", "new"), ("key2", "value2")]), "'value1'", "'new'"),
        (data(&[("key1", "value1"), ("key2", "it's")]), "\"value2\"", "\"it's\""),
        (data(&[("renamed", "value1"), ("key2", "value2")]), "'key1'", "'renamed'"),
        (data(&[("key2", "value2")]), "'key1': 'value1',  # one\n    ", ""),
        (data(&[("key1", "value1")]), ",  # one\n    \"key2\": \"value2\"", ""),
        (
            data(&[("key1", "value1"), ("key2", "value2"), ("k3", "3")]),
            "\"value2\",\n",
            "\"value2\",\n    'k3': '3',\n",
        ),
        (
            data(&[("k0", "0"), ("key1", "value1"), ("key2", "value2")]),
            "    'key1'",
            "    'k0': '0',\n    'key1'",
        ),
        (Box::new(|d| d.method = Part::Known("PATCH".into())), "requests.put", "requests.patch"),
        (Box::new(|d| d.method = Part::Known("PURGE".into())), "requests.put(", "requests.request('PURGE', "),
        (Box::new(|d| d.url = Part::Known("http://y.test".into())), "http://x.test/put", "http://y.test"),
        (Box::new(|d| d.timeout = Part::Absent), ", timeout=5", ""),
        (Box::new(|d| d.timeout = Part::Known("0.5".into())), "timeout=5", "timeout=0.5"),
        (Box::new(|d| d.data = Part::Absent), "data=payload, ", ""),
        (
            Box::new(|d| d.headers = Part::Known(pairs(&[("A", "b")]))),
            "timeout=5",
            "timeout=5, headers={'A': 'b'}",
        ),
        (
            Box::new(|d| d.data = Part::Known(Data::Text("raw".into()))),
            "{\n    'key1': 'value1',  # one\n    \"key2\": \"value2\",\n}",
            "'raw'",
        ),
    ];
    for (change, old, new) in cases {
        assert!(TUTORIAL.contains(old), "{old}");
        assert_eq!(edited(TUTORIAL, &change), TUTORIAL.replacen(old, new, 1));
    }
}

#[test]
fn arguments_follow_the_layout_that_is_there() {
    let lines = "import requests\nrequests.put(\n    'http://x.test',\n    data={'a': 1},\n)\n";
    let added = edited(lines, |d| d.headers = Part::Known(pairs(&[("A", "b")])));
    assert_eq!(added, lines.replace("{'a': 1},\n", "{'a': 1},\n    headers={'A': 'b'},\n"));
    let swapped = edited(lines, |d| {
        d.data = Part::Absent;
        d.json = Part::Known("{\"n\": [true, null]}".into());
    });
    assert_eq!(swapped, lines.replace("data={'a': 1}", "json={'n': [True, None]}"));
    let number = edited(lines, |d| d.data = Part::Known(Data::Form(pairs(&[("a", "2")]))));
    assert_eq!(number, lines.replace('1', "2"));
    let twice = edited(lines, |d| d.data = Part::Known(Data::Form(pairs(&[("a", "1"), ("a", "2")]))));
    assert_eq!(twice, lines.replace("{'a': 1}", "[('a', '1'), ('a', '2')]"));
    let imported = "from requests import put\nput('http://x.test')";
    assert_eq!(edited(imported, |d| d.method = Part::Known("POST".into())), imported.replace("put", "post"));
    let placed = "import requests\nrequests.get('http://x.test', {'q': '1'})";
    let changed = edited(placed, |d| d.method = Part::Known("PUT".into()));
    assert_eq!(changed, "import requests\nrequests.put('http://x.test', params={'q': '1'})");
    let based = "import requests\nBASE = 'http://x.test'\nrequests.put(BASE + '/things/1')";
    let changed = edited(based, |d| d.url = Part::Known("http://x.test/things/2".into()));
    assert_eq!(changed, based.replace("/1", "/2"));
    let json = "import requests\nrequests.put('u', json={'a': 1, 'b': {'c': \"x\", 'd': [1, 2]}})";
    let changed = edited(json, |d| d.json = Part::Known("{\"a\":1,\"b\":{\"c\":\"y\",\"d\":[1,3]}}".into()));
    assert_eq!(changed, json.replace("\"x\"", "\"y\"").replace("[1, 2]", "[1, 3]"));
}

/// A text of any kind.
fn text(random: &mut Dice) -> String {
    const PARTS: &[&str] =
        &["a", "key", "it's", "\"", "\\", "\n", "é", "😀", "", " ", "{x}", "%", "1", "True", "\u{0}", "#"];
    (0..=random.below(3)).map(|_| random.pick(PARTS)).collect()
}

fn some_pairs(random: &mut Dice, old: &Part<Pairs>) -> Pairs {
    let mut list = old.known().cloned().unwrap_or_default();
    for _ in 0..=random.below(3) {
        let place = random.below(list.len() + 1);
        match random.below(4) {
            0 if place < list.len() => drop(list.remove(place)),
            1 if place < list.len() => list[place].1 = text(random),
            2 if place < list.len() => list[place].0 = text(random),
            _ => list.insert(place, (text(random), text(random))),
        }
    }
    list
}

/// Random edits of every program of the fixtures, one after the other.
#[test]
fn what_was_written_can_be_read_back_and_comments_stay() {
    let mut count = 0;
    for (path, source) in fixtures("programs").into_iter().filter(|(_, source)| source.contains("requests")) {
        let comments: Vec<String> =
            parse(&source).unwrap().comments.iter().map(|comment| comment.text(&source).to_owned()).collect();
        for seed in 0..200 {
            let mut random = Dice::new(seed);
            let mut source = source.clone();
            for _ in 0..4 {
                let mut wanted = edit::read(&source, Which::First).unwrap();
                let kind = random.below(8);
                match kind {
                    0 => wanted.url = Part::Known(text(&mut random)),
                    1 => wanted.params = Part::Known(some_pairs(&mut random, &wanted.params)),
                    2 => {
                        let old = match &wanted.data {
                            Part::Known(Data::Form(form)) => Part::Known(form.clone()),
                            _ => Part::Absent,
                        };
                        wanted.data = Part::Known(Data::Form(some_pairs(&mut random, &old)));
                    }
                    3 => wanted.data = Part::Known(Data::Text(text(&mut random))),
                    4 => wanted.json = Part::Known(format!("{{\"a\": [{}, \"x\"]}}", random.below(9))),
                    5 => wanted.timeout = Part::Absent,
                    6 => wanted.auth = Part::Known((text(&mut random), text(&mut random))),
                    _ => {
                        wanted.method = Part::Known(random.pick(&["PUT", "POST", "GET", "PURGE"]).to_owned())
                    }
                }
                match edit::rewrite(&source, Which::First, &wanted) {
                    Ok(changed) => {
                        let read = edit::read(&changed, Which::First).unwrap();
                        if kind == 4 {
                            assert!(matches!(read.json, Part::Known(_)));
                        } else {
                            assert_eq!(
                                (&read.url, &read.params, &read.data, &read.auth, &read.method),
                                (&wanted.url, &wanted.params, &wanted.data, &wanted.auth, &wanted.method),
                                "{}\n{source}\n---\n{changed}",
                                path.display()
                            );
                        }
                        count += 1;
                        source = changed;
                    }
                    Err(error) => panic!("{error} {kind} {wanted:?}\n{source}"),
                }
            }
            let kept = comments.iter().filter(|comment| source.contains(comment.as_str())).count();
            // A comment within a value goes when all of the value is replaced.
            assert!(kept + 1 >= comments.len(), "{source}");
        }
    }
    assert!(count > 5_000, "{count} edits");
}
