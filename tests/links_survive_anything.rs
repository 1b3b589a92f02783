//! What is shared by a link comes back as it was, without its secrets; and whatever is done to a link on its way, what is
//! whole in it is read.
#![allow(clippy::unwrap_used)]

mod any_draft;
mod dice;

use any_draft::draft;
use dice::Dice;
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use proptest::prelude::*;
use put_playground::model::{
    Draft, Link, Oddities, RequestFace, Row, UNPACKED_BYTES, Unpacked, is_link, packed, read_link, redacted,
    write_draft, write_link, write_packed,
};
use std::io::Read;
use std::panic::catch_unwind;

const BASE: &str = "https://page.test/put/";
const FACES: [RequestFace; 3] = [RequestFace::Fields, RequestFace::Code, RequestFace::Bytes];

/// What a link holds of a draft: no content of files, and a form with a row. Rows are numbered in their order, since the page
/// numbers them as they come.
fn carried(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    let body = &mut draft.body;
    let files = body.parts.iter_mut().filter_map(|row| row.file.as_mut()).chain(body.file.as_mut());
    files.for_each(|file| file.bytes = None);
    if body.form.is_empty() {
        body.form.push(Row::new(0, "", ""));
    }
    let mut next = 0;
    for row in [&mut draft.query, &mut draft.headers, &mut body.form, &mut body.parts].into_iter().flatten() {
        row.id = next;
        next += 1;
    }
    draft.next_row = next;
    draft
}

fn pack(text: &str) -> String {
    let mut bytes = Vec::new();
    DeflateEncoder::new(text.as_bytes(), Compression::best()).read_to_end(&mut bytes).unwrap();
    write_packed(&bytes)
}

/// As the browser unpacks: what comes before the damage, and no more than is allowed.
fn unpack(link: &str) -> Option<Unpacked> {
    let bytes = packed(link)?;
    let mut decoder = DeflateDecoder::new(&bytes[..]);
    let (mut text, mut piece) = (Vec::new(), [0; 1024]);
    let is_whole = loop {
        match decoder.read(&mut piece) {
            Ok(0) => break true,
            Ok(count) => text.extend_from_slice(&piece[..count]),
            Err(_) => break false,
        }
        if text.len() > UNPACKED_BYTES {
            return None;
        }
    };
    Some(Unpacked { text: String::from_utf8_lossy(&text).into_owned(), is_whole })
}

fn read(link: &str) -> Link {
    read_link(link, unpack(link).as_ref(), BASE)
}

/// A draft at a URL of the kinds that there are: typed by half, of the page's own folder, elsewhere.
fn draft_somewhere() -> impl Strategy<Value = Draft> {
    (draft(), 0..3, "[a-z:/?&#%. é]{0,12}").prop_map(|(draft, place, rest)| {
        let mut draft = Draft::clone(&draft);
        match place {
            0 => draft.url = format!("{BASE}{rest}"),
            1 => draft.url = format!("http://b.test/{rest}"),
            _ => {}
        }
        draft
    })
}

proptest! {
    #[test]
    fn a_shared_draft_comes_back_without_its_secrets(
        draft in draft_somewhere(), code in proptest::option::of(any::<String>()), view in 0..3_usize,
    ) {
        let shared = redacted(&draft);
        let text = write_link(&shared, code.as_deref(), FACES[view], BASE);
        for link in [text.clone(), pack(&text)] {
            prop_assert!(is_link(&link));
            let read = read(&link);
            prop_assert_eq!(carried(read.draft.as_ref().unwrap()), carried(&shared));
            prop_assert_eq!(&read.code, &code);
            prop_assert_eq!(read.view.unwrap_or_default(), FACES[view]);
            prop_assert_eq!(read.oddities, Oddities::default());
        }
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let _ = (is_link(&text), read(&text));
    }
}

#[test]
fn a_link_that_grows_too_large_is_not_unpacked() {
    let bomb = pack(&format!("f.a=b&text={}", "a".repeat(64 << 20)));
    assert!(bomb.len() < 100_000);
    let link = read(&format!("f.c=d&{bomb}"));
    assert_eq!(link.oddities, Oddities { is_damaged: true, ..Oddities::default() });
    assert_eq!(link.draft.unwrap().body.form[0].name, "c");
}

/// Ways to damage a text: bytes, cuts, pieces of other links, pairs that change places, escapes, and what is newer.
const KINDS: [&str; 8] = ["byte", "cut", "splice", "swap", "percent", "newer", "double", "noise"];

fn mutate(link: &str, other: &str, kind: &str, dice: &mut Dice) -> String {
    let mut bytes = link.as_bytes().to_vec();
    let at = dice.below(bytes.len() + 1);
    match kind {
        "byte" => {
            for _ in 0..=dice.below(4) {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
        }
        "cut" if dice.one_in(2) => bytes.truncate(at),
        "cut" => drop(bytes.drain(..at)),
        "splice" => {
            let from = other.as_bytes();
            let start = dice.below(from.len());
            let piece = from[start..start + dice.below(from.len() - start + 1)].to_vec();
            bytes.splice(at..at, piece);
        }
        "swap" => {
            let mut pairs: Vec<&str> = link.split('&').collect();
            let (a, b) = (dice.below(pairs.len()), dice.below(pairs.len()));
            pairs.swap(a, b);
            return pairs.join("&");
        }
        "percent" => {
            let escapes = ["%", "%%", "%zz", "%C3", "%ff", "%00", "%EF%BF", "%26", "%3D", "%2", "%u1234"];
            bytes.splice(at..at, dice.pick(&escapes).bytes());
        }
        "newer" => {
            let news =
                ["&v=2", "&v=99999999999", "&zz=abc", "&w.name=1", "&method=QUERY", "&body=cbor", "&view=3d"];
            bytes.extend(dice.pick(&news).bytes());
        }
        "double" => return format!("{link}&{link}"),
        _ => {
            for _ in 0..=dice.below(3) {
                dice.damage(&mut bytes);
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn some_links() -> Vec<String> {
    let readable = [
        "method=PUT&url=sandbox%2Fthings%2F1&f.key=value&f.key2=a%26b+c",
        "method=POST&url=https%3A%2F%2Fa.test%2F%3Fa%3D1&json=%7B%22a%22%3A+1%7D&h.X-A=b&view=bytes&timeout=5",
        "method=PATCH&url=typed%3Aa.test&body=multipart&-p.off=x&pf.doc=&part-file=a.txt&part-file-type=text%2Fplain",
        "code=import+requests%0Ar+%3D+requests.put%28%27http%3A%2F%2Fa.test%27%29%0A&view=code&lesson=idempotent",
        "url=x&data=a%3Db%26c%3Dd&header=A%3A+b&theme=dark&lang=es&readonly=1&experiment=cors&v=1",
        "method=PUT&url=sandbox%2Fthings%2F%C3%A9&text=%F0%9F%98%80+text&type=text%2Fplain&q.a=%E2%82%AC&!h.Cookie=",
    ];
    let packed = readable.map(|link| format!("v=1&{}", pack(link)));
    readable.map(str::to_owned).into_iter().chain(packed).collect()
}

#[test]
fn a_hundred_thousand_mutated_links_are_read_as_far_as_they_are_whole() {
    let links = some_links();
    let mut dice = Dice::new(6);
    let mut seen = [0; 4];
    for round in 0..100_000 {
        let (link, other) = (&links[round % links.len()], &links[dice.below(links.len())]);
        let mutated = mutate(link, other, KINDS[dice.below(KINDS.len())], &mut dice);
        // Pairs that nothing was done to, behind those that were.
        let link = format!("{mutated}&f.whole=yes&h.Whole=yes");
        let read = catch_unwind(|| read(&link)).unwrap_or_else(|_| panic!("it panics at {link:?}"));
        let draft = read.draft.unwrap_or_else(|| panic!("nothing was read of {link:?}"));
        let holds = |rows: &[Row], name: &str| rows.iter().any(|row| row.name == name && row.value == "yes");
        assert!(holds(&draft.body.form, "whole") && holds(&draft.headers, "Whole"), "{link:?}");
        let _ = (write_draft(&draft), write_link(&draft, read.code.as_deref(), RequestFace::Fields, BASE));
        let Oddities { unknown, is_newer, is_damaged, is_cut_off } = read.oddities;
        let odd = [!unknown.is_empty(), is_newer, is_damaged, is_cut_off];
        seen.iter_mut().zip(odd).for_each(|(count, odd)| *count += u32::from(odd));
    }
    assert!(seen.iter().all(|count| *count > 100), "every kind of damage was met: {seen:?}");
}

#[test]
fn a_whole_pair_before_the_damage_is_read() {
    let mut dice = Dice::new(7);
    for link in some_links() {
        for _ in 0..500 {
            let damaged = mutate(&link, &link, "noise", &mut dice);
            let read = read(&format!("f.whole=yes&{damaged}"));
            let draft = read.draft.unwrap();
            assert_eq!(
                (draft.body.form[0].name.as_str(), draft.body.form[0].value.as_str()),
                ("whole", "yes")
            );
        }
    }
}
