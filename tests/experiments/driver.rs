//! Carries out what an experiment wishes: programs run in the real interpreter, requests go to the real sandbox.

use crate::client::{Client, SANDBOX, SECOND};
use put_playground::http::{HeaderList, Method, Outcome, Request};
use put_playground::interpreter::follow;
use put_playground::lesson::experiment::{Entry, Setting};
use put_playground::model::dialogue::Ending;
use put_playground::model::experiment::{Action, Evidence, Snapshot, Stage, Trial, Wish};
use put_playground::python::eval::{Machine, Step};
use put_playground::python::requests::{Reply, Surroundings, Wire};
use put_playground::python::{Class, Exception, Str};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Instant;

/// Chance and time that are the same in each run.
pub struct Fixed;

impl Surroundings for Fixed {
    fn boundary(&mut self) -> String {
        "0123456789abcdef0123456789abcdef".to_owned()
    }

    fn now(&mut self) -> i64 {
        1_767_225_600
    }
}

/// The experiment of this slug, opened.
pub fn open(slug: &str, max_body: u64) -> Trial {
    let (_, entry) = Entry::named(slug).unwrap_or_else(|| panic!("no experiment {slug}"));
    let setting =
        Setting { sandbox: SANDBOX.to_owned(), second: SECOND.to_owned(), max_body, ..Setting::default() };
    Trial::open(entry, setting).expect("its words are built in")
}

/// A page with an experiment.
pub struct Driver {
    pub trial: Trial,
    pub client: Client,
    /// `history.length`.
    pub history: u32,
    /// Cancel when so many requests were sent.
    pub cancel_after: Option<usize>,
    /// What the programs printed.
    pub printed: String,
}

impl Driver {
    pub fn new(trial: Trial, client: Client) -> Self {
        Self { trial, client, history: 7, cancel_after: None, printed: String::new() }
    }

    /// Predicts, starts, and carries out what is wished until the evidence is there.
    pub async fn run(&mut self) -> Rc<Evidence> {
        let right = self.trial.experiment.right;
        if self.trial.prediction.is_none() {
            assert!(self.trial.act(Action::Start).is_empty(), "first the learner predicts");
        }
        self.trial.act(Action::Predict(right));
        let wishes = self.trial.act(Action::Start);
        self.carry_out(wishes).await;
        match &self.trial.stage {
            Stage::Shown(evidence) => evidence.clone(),
            other => panic!("{other:?}"),
        }
    }

    pub async fn carry_out(&mut self, wishes: Vec<Wish>) {
        let mut wishes = VecDeque::from(wishes);
        while let Some(wish) = wishes.pop_front() {
            match wish {
                Wish::Look => {
                    let snapshot = self.look().await;
                    wishes.extend(self.trial.looked(snapshot));
                }
                Wish::Run(code) => wishes.extend(self.program(&code).await),
                Wish::Follow { request, status, location } => {
                    let answer = self.client.sandbox.get(request.url.strip_prefix(SANDBOX).unwrap()).await;
                    assert_eq!(
                        (answer.status.as_u16(), answer.header("location")),
                        (status, location.as_str())
                    );
                    self.trial.followed(follow(&request, status, &location, &mut Fixed));
                }
                Wish::Stop | Wish::Edit(_) => {}
            }
        }
    }

    async fn look(&self) -> Snapshot {
        let things = self.client.sandbox.get("things").await;
        let log = if self.trial.wants_log() { self.client.sandbox.get("log").await.body } else { "".into() };
        let log = String::from_utf8_lossy(&log);
        let mut snapshot = Snapshot::read(things.text(), &log, self.history);
        let wanted: Vec<String> = snapshot.wanted().iter().map(|thing| thing.id.clone()).collect();
        for id in wanted {
            let thing = self.client.sandbox.get(&format!("things/{id}")).await;
            if let Ok(text) = std::str::from_utf8(&thing.body) {
                snapshot.show(&id, text);
            }
        }
        snapshot
    }

    /// Runs a program to its end.
    async fn program(&mut self, code: &str) -> Vec<Wish> {
        let mut machine = Machine::new(code).unwrap_or_else(|error| panic!("{error}\n{code}"));
        let start = Instant::now();
        let clock = || start.elapsed();
        loop {
            match machine.run(&mut Fixed, &clock) {
                Step::Print(text) => self.printed += &text,
                Step::Send => {
                    if self.cancel_after == Some(self.trial.run.steps.len()) {
                        return self.trial.act(Action::Cancel);
                    }
                    let request = request(machine.transfer().unwrap().wire());
                    let exchange = self.client.exchange(request).await;
                    let stored = match self.trial.wants_count() {
                        true => Snapshot::count(self.client.sandbox.get("things").await.text()),
                        false => None,
                    };
                    self.trial.exchanged(exchange.clone(), stored);
                    let reply = match &exchange.outcome {
                        Outcome::Answered(response) => Ok(Reply {
                            status: response.status,
                            headers: response
                                .headers
                                .iter()
                                .map(|header| {
                                    (Str::from(header.name.as_str()), Str::from(header.value.as_str()))
                                })
                                .collect(),
                            content: response.body.to_vec(),
                            ..Reply::default()
                        }),
                        Outcome::Failed(_) => Err(Exception::new(Class::ConnectionError, "Failed to fetch")),
                    };
                    machine.answer(reply, &mut Fixed);
                }
                Step::Pause => {}
                Step::Done => return self.trial.ended(Ending::Done),
                Step::Raised(traceback) => return self.trial.ended(Ending::Raised(traceback)),
                Step::Ended(limit) => return self.trial.ended(Ending::Limited(limit.to_string())),
                Step::Open(name) => panic!("opens {name}"),
            }
        }
    }
}

/// The request without what a browser writes itself.
fn request(wire: &Wire) -> Request {
    const OWN: [&str; 6] =
        ["host", "user-agent", "accept-encoding", "connection", "content-length", "transfer-encoding"];
    let headers = wire.headers.iter().map(|(name, value)| {
        (String::from_utf8(name.clone()).unwrap(), String::from_utf8(value.clone()).unwrap())
    });
    let headers: HeaderList =
        headers.filter(|(name, _)| !OWN.contains(&name.to_ascii_lowercase().as_str())).collect();
    let content = wire.content();
    Request {
        method: wire.method.parse::<Method>().unwrap(),
        url: wire.url.clone(),
        headers,
        body: (!content.is_empty()).then(|| content.into()),
        ..Request::default()
    }
}
