//! A class of simulated students and a board that follows them, over real connections: for the test of a few seconds and for
//! the measurement of a minute (`cargo xtask bench`).

use serde_json::Value;
use std::{
    collections::HashMap,
    io::{Error, ErrorKind},
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    sync::watch,
    task::JoinSet,
    time::{Instant, MissedTickBehavior, interval_at, sleep_until, timeout},
};

/// How long the board may need after the last answer until it has seen everything.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the students do.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many there are, each with a name and a connection.
    pub students: u32,
    /// How long one waits from request to request.
    pub pause: Duration,
    /// How many requests each sends.
    pub requests: u32,
    /// How often the board loses its connection, and comes back.
    pub breaks: u32,
}

/// What came of it.
#[derive(Debug)]
pub struct Report {
    /// Requests that were sent.
    pub sent: usize,
    /// Those that were answered with 2xx.
    pub answered: usize,
    /// Those that the board was told of, under the student's name and with the answer's status.
    pub seen: usize,
    /// Those that it was told of more than once.
    pub twice: usize,
    /// Numbers that the board's stream left out.
    pub gaps: u64,
    /// How long it all took.
    pub took: Duration,
    /// From the answer at the student's to the event at the board, shortest first; those during a break of the board's connection
    /// are not among them.
    pub lags: Vec<Duration>,
    /// From the request to the answer, shortest first.
    pub answers: Vec<Duration>,
}

impl Report {
    /// The time that this share of the sorted times did not exceed.
    pub fn share(times: &[Duration], share: f64) -> Duration {
        let last = times.len().saturating_sub(1);
        times.get((last as f64 * share).round() as usize).copied().unwrap_or_default()
    }
}

/// An answer at a student's.
struct Answered {
    target: String,
    is_ok: bool,
    sent: Instant,
    at: Instant,
}

/// What the board has.
#[derive(Default)]
struct Board {
    seen: HashMap<String, (Instant, bool)>,
    twice: usize,
    gaps: u64,
    last: u64,
    id: String,
    is_catching_up: bool,
}

/// Lets a class loose on the server at this address.
///
/// # Errors
///
/// The server can't be reached, or the board did not see everything in time.
pub async fn run(address: &str, plan: Plan) -> Result<Report, Error> {
    let expected = (plan.students * plan.requests) as usize;
    let start = Instant::now() + Duration::from_millis(200);
    let lesson = plan.pause * plan.requests;
    let (is_following, mut followed) = watch::channel(false);
    let board = tokio::spawn(follow(address.to_owned(), expected, start, lesson, plan.breaks, is_following));
    // The lesson begins when the board hangs.
    let _ = followed.wait_for(|followed| *followed).await;
    let mut students = JoinSet::new();
    for number in 0..plan.students {
        // Not all in the same moment: they are people.
        let offset = plan.pause * number / plan.students;
        students.spawn(student(address.to_owned(), number, plan, start + offset));
    }
    let mut answered = Vec::with_capacity(expected);
    while let Some(student) = students.join_next().await {
        answered.extend(student.map_err(Error::other)??);
    }
    let took = start.elapsed();
    let board = timeout(PATIENCE, board).await?.map_err(Error::other)??;
    let mut lags = Vec::new();
    for one in &answered {
        if let Some((at, is_live)) = board.seen.get(&one.target)
            && *is_live
        {
            lags.push(at.saturating_duration_since(one.at));
        }
    }
    lags.sort();
    let mut answers: Vec<_> = answered.iter().map(|one| one.at - one.sent).collect();
    answers.sort();
    Ok(Report {
        sent: answered.len(),
        answered: answered.iter().filter(|one| one.is_ok).count(),
        seen: answered.iter().filter(|one| board.seen.contains_key(&one.target)).count(),
        twice: board.twice,
        gaps: board.gaps,
        took,
        lags,
        answers,
    })
}

/// One student: PUTs to an own thing, and now and then a look at it, in a steady pace over one connection.
async fn student(address: String, number: u32, plan: Plan, start: Instant) -> Result<Vec<Answered>, Error> {
    let stream = TcpStream::connect(&address).await?;
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    let mut pace = interval_at(start, plan.pause);
    pace.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut answered = Vec::new();
    for turn in 0..plan.requests {
        pace.tick().await;
        let (method, body) =
            if turn % 4 == 3 { ("GET", String::new()) } else { ("PUT", format!("turn={turn}")) };
        let target = format!("/sandbox/things/student-{number}?turn={turn}");
        let request = format!(
            "{method} {target} HTTP/1.1\r\nHost: {address}\r\nCookie: put-playground-name=Student-{number}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let sent = Instant::now();
        stream.write_all(request.as_bytes()).await?;
        let status = answer(&mut stream).await?;
        answered.push(Answered { target, is_ok: (200..300).contains(&status), sent, at: Instant::now() });
    }
    Ok(answered)
}

/// Reads an answer to its end.
async fn answer(stream: &mut BufReader<TcpStream>) -> Result<u16, Error> {
    let mut line = String::new();
    let (mut status, mut length) = (None, 0);
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let text = line.trim_end();
        if text.is_empty() {
            break;
        }
        match text.split_once(": ") {
            None => status = text.split(' ').nth(1).and_then(|status| status.parse().ok()),
            Some(("content-length", value)) => length = value.parse().map_err(Error::other)?,
            Some(_) => {}
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    status.ok_or_else(|| ErrorKind::InvalidData.into())
}

/// Follows the class as the board's page does, until everything was seen; `breaks` times within the lesson it is cut off for
/// a second.
async fn follow(
    address: String,
    expected: usize,
    start: Instant,
    lesson: Duration,
    breaks: u32,
    is_following: watch::Sender<bool>,
) -> Result<Board, Error> {
    let mut board = Board::default();
    for part in 1..=breaks + 1 {
        let cut = (part <= breaks).then(|| start + lesson * part / (breaks + 1));
        let reading = connect(&address, &mut board, expected, &is_following);
        match cut {
            None => reading.await?,
            Some(cut) => tokio::select! {
                read = reading => read?,
                () = sleep_until(cut) => {}
            },
        }
        if board.seen.len() >= expected {
            break;
        }
        board.is_catching_up = true;
        // For so long it is away: requests go on meanwhile.
        sleep_until(Instant::now() + Duration::from_secs(1)).await;
    }
    Ok(board)
}

/// One connection of the board.
async fn connect(
    address: &str,
    board: &mut Board,
    expected: usize,
    is_following: &watch::Sender<bool>,
) -> Result<(), Error> {
    let mut stream = BufReader::new(TcpStream::connect(address).await?);
    let request = format!(
        "GET /board/events HTTP/1.1\r\nHost: {address}\r\nAccept: text/event-stream\r\nLast-Event-ID: {}\r\n\r\n",
        board.id
    );
    stream.write_all(request.as_bytes()).await?;
    let mut line = String::new();
    let (mut id, mut name) = (String::new(), String::new());
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        // Between two events stands the size of a chunk, which is no field of an event.
        match line.trim_end().split_once(": ") {
            Some(("id", value)) => id = value.to_owned(),
            Some(("event", value)) => name = value.to_owned(),
            Some(("data", _)) if name == "state" => {
                is_following.send_replace(true);
            }
            Some(("data", data)) if name == "requests" => {
                board.take(&serde_json::from_str(data)?);
                board.id.clone_from(&id);
                if board.seen.len() >= expected {
                    return Ok(());
                }
            }
            _ => {}
        }
    }
}

impl Board {
    fn take(&mut self, batch: &Value) {
        let now = Instant::now();
        let from = batch["from"].as_u64().unwrap_or_default();
        let requests = batch["requests"].as_array().map(Vec::as_slice).unwrap_or_default();
        self.gaps += from.saturating_sub(self.last + 1);
        for sent in requests {
            let target = sent["target"].as_str().unwrap_or_default();
            let who = sent["who"].as_str().unwrap_or_default();
            let is_right = target.to_lowercase().contains(&format!("/{}?", who.to_lowercase()))
                && sent["status"].as_u64().is_some_and(|status| (200..300).contains(&status));
            if !is_right {
                continue;
            }
            if self.seen.insert(target.to_owned(), (now, !self.is_catching_up)).is_some() {
                self.twice += 1;
            }
        }
        self.is_catching_up = false;
        self.last = from + requests.len() as u64 - 1;
    }
}
