//! What is printed says the same, and printing it again changes nothing. No text, whatever it is, makes the reader, the
//! printer or the editor panic.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod dice;
mod python_common;

use dice::Dice;
use put_playground::python::edit::{self, Which};
use put_playground::python::{Machine, parse, printer};
use python_common::generate;
use python_common::{all_fixtures, ask_python};

/// How many programs are made.
const COUNT: u64 = 15_000;

fn programs() -> Vec<String> {
    let mut programs: Vec<String> = all_fixtures().into_iter().map(|(_, source)| source).collect();
    programs.extend(include_str!("fixtures/python/snippets.txt").split("\n---\n").map(str::to_owned));
    programs.extend((0..COUNT).map(|seed| generate::program(&mut Dice::new(seed + 1_000_000))));
    programs
}

fn printed(source: &str) -> Option<String> {
    parse(source).ok().map(|program| printer::print(source, &program))
}

#[test]
fn printing_what_was_printed_changes_nothing() {
    let mut count = 0;
    for source in programs() {
        let Some(first) = printed(&source) else { continue };
        let second = printed(&first).unwrap_or_else(|| panic!("{:?}\n{source}\n---\n{first}", parse(&first)));
        assert_eq!(first, second, "{source}");
        count += 1;
    }
    assert!(count > 3_000, "only {count} programs were read");
}

#[test]
fn every_comment_is_kept() {
    for source in programs() {
        let (Ok(program), Some(text)) = (parse(&source), printed(&source)) else { continue };
        for comment in program.comments {
            assert!(text.contains(comment.text(&source).trim_end()), "{source}\n---\n{text}");
        }
    }
}

/// Answers whether two programs have one tree.
const SAME: &str = r#"
import ast, json, sys
for line in sys.stdin:
    one, other = json.loads(json.loads(line))
    print(int(ast.dump(ast.parse(one)) == ast.dump(ast.parse(other))))
"#;

#[test]
fn what_is_printed_says_the_same_to_cpython() {
    let pairs: Vec<(String, String)> =
        programs().into_iter().filter_map(|s| printed(&s).map(|p| (s, p))).collect();
    let questions: Vec<String> = pairs.iter().map(|pair| serde_json::to_string(pair).unwrap()).collect();
    for ((source, printed), answer) in pairs.iter().zip(ask_python(SAME, &questions)) {
        assert_eq!(answer, "1", "{source}\n---\n{printed}");
    }
}

#[test]
fn no_text_makes_the_reader_panic() {
    let fixtures = all_fixtures();
    for seed in 0..20_000 {
        let mut random = Dice::new(seed + 77);
        let text = if random.one_in(3) {
            // Bytes of any kind, as text.
            let bytes: Vec<u8> = (0..random.below(60)).map(|_| (random.throw() >> 20) as u8).collect();
            String::from_utf8_lossy(&bytes).into_owned()
        } else {
            let (_, source) = &fixtures[random.below(fixtures.len())];
            let mut text = generate::damaged(&mut random, source);
            for _ in 0..random.below(4) {
                text = generate::damaged(&mut random, &text);
            }
            text
        };
        if let Err(error) = parse(&text) {
            let lines = text.split('\n').count() + text.matches('\r').count();
            assert!(error.position.line <= lines, "{error}\n{text}");
            assert!(error.span.end as usize <= text.len(), "{error}\n{text}");
        }
        let _ = printed(&text);
        let _ = Machine::new(&text);
        let _ = edit::read(&text, Which::Last);
    }
}

/// Programs that would make a careless reader recurse until its stack is full, or take the square of their length.
#[test]
fn odd_shapes_end_in_time() {
    let many = 100_000;
    let shapes = [
        "(".repeat(many),
        "[".repeat(many) + "]".repeat(many).as_str(),
        "-".repeat(many) + "1",
        "not ".repeat(many) + "1",
        "1+".repeat(many) + "1",
        "1**".repeat(many) + "1",
        "a.".repeat(many) + "b",
        format!("a{}", "()".repeat(many)),
        format!("a{}", "[0]".repeat(many)),
        "1 if 1 else ".repeat(many) + "1",
        "a<".repeat(many) + "b",
        "a and ".repeat(many) + "b",
        "a=".repeat(many) + "b",
        "'a' ".repeat(many),
        "f'{a}' ".repeat(many),
        format!("f'{}'", "{a}".repeat(many)),
        format!("f'{}", "{".repeat(many)),
        "a,".repeat(many),
        "a;".repeat(many),
        (0..2_000).map(|depth| format!("{}if a:\n", " ".repeat(depth))).collect(),
        "if a: pass\n".to_owned() + "elif a: pass\n".repeat(many).as_str(),
        "\\\n".repeat(many),
        "#\n".repeat(many),
        "f(".to_owned() + (0..many).map(|n| format!("a{n}=1,")).collect::<String>().as_str() + ")",
        "x = 0x".to_owned() + "f".repeat(many).as_str(),
        "x = 1.".to_owned() + "5".repeat(many).as_str(),
        "try:\n  pass\nfinally:\n  ".to_owned() + "pass",
    ];
    for shape in shapes {
        let start = std::time::Instant::now();
        if let Ok(program) = parse(&shape) {
            printer::print(&shape, &program);
        }
        let _ = Machine::new(&shape);
        let begin = &shape[..shape.len().min(20)];
        assert!(start.elapsed().as_secs() < 5, "{begin} took {:?}", start.elapsed());
    }
}
