//! Megabytes of Python read a second, beside CPython's `ast.parse` on the same sources.

use crate::{error::Error, goals::Goals, programs};
use put_playground::python::parse;
use std::{
    hint::black_box,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

/// How long the sources are, in KB of 1000 bytes.
const SIZES: [usize; 4] = [1, 10, 100, 1000];

/// The places of the sizes between which the speed should stay.
const SMALL: usize = 1;
const LARGE: usize = 3;

/// How long each parser works at a time; the two take turns, and so do the sizes.
const TURN: Duration = Duration::from_millis(150);

/// How many turns each has at a size; the medians count.
const TURNS: usize = 9;

/// Measures and prints the table.
pub fn measure(goals: &mut Goals) -> Result<(), Error> {
    let tutorial = programs::tutorial()?;
    let inputs = SIZES.map(|size| programs::of_size(&tutorial, size * 1000));
    let mut peer = Peer::start(&inputs)?;
    println!(
        "\nParsing Python: a tree made and freed, median of {TURNS} turns of at least {} ms; {}\n",
        TURN.as_millis(),
        peer.name
    );
    println!("       size  sources  put_playground         ast.parse  put_playground is");
    let turns = compare(&inputs, &mut peer)?;
    let of_turns = |value: &dyn Fn(&Turn) -> f64| median(turns.iter().map(value).collect());
    for (list, size) in SIZES.iter().enumerate() {
        let ours = of_turns(&|turn| turn[list].ours);
        let theirs = of_turns(&|turn| turn[list].theirs);
        let times = of_turns(&|turn| turn[list].ours / turn[list].theirs);
        let count = inputs[list].len();
        println!("  {size:6} KB  {count:7}  {ours:9.1} MB/s  {theirs:11.2} MB/s  {times:.1} ×");
        goals.at_least(&format!("parsing {size} KB of Python, MB/s beside ast.parse"), times, 10.0);
    }
    let linear = of_turns(&|turn| turn[LARGE].ours / turn[SMALL].ours);
    let what = format!("parsing is linear: MB/s at {} KB beside those at {} KB", SIZES[LARGE], SIZES[SMALL]);
    goals.at_least(&what, linear, 0.8);
    Ok(())
}

/// Both speeds in MB a second.
#[derive(Clone, Copy, Default)]
struct Speeds {
    ours: f64,
    theirs: f64,
}

/// The speeds at every size, measured one right after the other.
type Turn = [Speeds; SIZES.len()];

fn compare(inputs: &[Vec<String>; SIZES.len()], peer: &mut Peer) -> Result<Vec<Turn>, Error> {
    let mut counts = Vec::new();
    for (list, sources) in inputs.iter().enumerate() {
        let ours = rounds(sources, |rounds| parse_all(sources, rounds))?;
        let theirs = rounds(sources, |rounds| peer.parse_all(list, rounds))?;
        counts.push((ours, theirs));
    }
    let mut turns = Vec::new();
    for _ in 0..TURNS {
        let mut turn = Turn::default();
        for (list, (sources, &(ours, theirs))) in inputs.iter().zip(&counts).enumerate() {
            turn[list].ours = parse_all(sources, ours)?.speed(sources, ours);
            turn[list].theirs = peer.parse_all(list, theirs)?.speed(sources, theirs);
        }
        turns.push(turn);
    }
    Ok(turns)
}

/// What one parser did in one turn.
struct Work {
    seconds: f64,
    /// How many statements stand at the top of the trees, in one round: who reads the same finds as many.
    statements: usize,
}

impl Work {
    /// In MB a second.
    fn speed(&self, sources: &[String], rounds: usize) -> f64 {
        let bytes: usize = sources.iter().map(String::len).sum();
        (bytes * rounds) as f64 / self.seconds / 1e6
    }
}

/// How many rounds fill a turn; also the rounds that warm the caches, and the proof that both read the same.
fn rounds(
    sources: &[String],
    mut parse_all: impl FnMut(usize) -> Result<Work, Error>,
) -> Result<usize, Error> {
    let mut rounds = 1;
    loop {
        let work = parse_all(rounds)?;
        let expected = self::parse_all(sources, 0)?.statements;
        if work.statements != expected {
            return Err(Error::Disagreement { ours: expected, theirs: work.statements });
        }
        if work.seconds >= TURN.as_secs_f64() {
            return Ok(rounds);
        }
        rounds *= 2;
    }
}

fn parse_all(sources: &[String], rounds: usize) -> Result<Work, Error> {
    let mut statements = 0;
    for source in sources {
        statements += parse(source)?.body.len();
    }
    let start = Instant::now();
    for _ in 0..rounds {
        for source in sources {
            drop(black_box(parse(black_box(source))?));
        }
    }
    Ok(Work { seconds: start.elapsed().as_secs_f64(), statements })
}

/// CPython, waiting to be told what to parse.
struct Peer {
    child: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
    name: String,
}

impl Peer {
    fn start(inputs: &[Vec<String>]) -> Result<Self, Error> {
        let mut child = Command::new(crate::variable("PUT_PLAYGROUND_PYTHON")?)
            .args(["-c", include_str!("../python/parse.py")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|source| Error::Start { name: "Python".to_owned(), source })?;
        let (Some(orders), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Error::Python(String::new()));
        };
        let mut peer = Self { child, orders, answers: BufReader::new(answers), name: String::new() };
        peer.name = peer.ask(&serde_json::json!(inputs).to_string())?;
        Ok(peer)
    }

    fn ask(&mut self, order: &str) -> Result<String, Error> {
        writeln!(self.orders, "{order}")?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        Ok(answer.trim().to_owned())
    }

    fn parse_all(&mut self, list: usize, rounds: usize) -> Result<Work, Error> {
        let answer = self.ask(&format!("{list} {rounds}"))?;
        let work = answer.split_once(' ').and_then(|(seconds, statements)| {
            Some(Work { seconds: seconds.parse().ok()?, statements: statements.parse().ok()? })
        });
        work.ok_or(Error::Python(answer))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It holds nothing that would be lost.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
