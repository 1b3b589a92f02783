//! Carries out what an experiment wants, as the page does: the real interpreter runs it, requests go to the real sandbox, and
//! all that the two say crosses as messages.

use crate::client::{Client, SANDBOX, SECOND};
use put_playground::interpreter::Interpreter;
use put_playground::interpreter::experiment::{Evidence, Snapshot, Trial};
use put_playground::lesson::experiment::Entry;
use put_playground::model::dialogue::figure::Figure;
use put_playground::model::dialogue::{Act, Answer, Paper, Question, Reply, Setup};
use put_playground::python::requests::Surroundings;
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

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

/// What a sandbox with a second origin says of itself.
pub fn index(max_body: u64) -> String {
    let second = SECOND.strip_suffix("/sandbox/").unwrap();
    format!(r#"{{"second_origin": "{second}", "max_body": {max_body}}}"#)
}

/// A page with an experiment.
pub struct Driver {
    interpreter: Interpreter,
    setup: Rc<Setup>,
    runs: u32,
    pub client: Client,
    /// How many requests of a kind to send.
    pub count: u32,
    /// `history.length`.
    pub history: u32,
    /// Cancel when so many requests were sent.
    pub cancel_after: Option<u32>,
    /// How many were sent in the last run.
    pub sent: u32,
    /// What the page shows before, and after.
    pub paper: Paper,
    pub figure: Figure,
    pub told: String,
    pub link: Option<String>,
}

impl Driver {
    /// A page that opens the experiment of this slug.
    pub fn new(slug: &str, max_body: u64, client: Client) -> Self {
        let (_, entry) = Entry::named(slug).unwrap_or_else(|| panic!("no experiment {slug}"));
        let setup = Setup {
            slug: slug.to_owned(),
            words: entry.words(),
            index: index(max_body),
            sandbox: SANDBOX.to_owned(),
        };
        let mut driver = Self {
            interpreter: Interpreter::default(),
            setup: Rc::new(setup),
            runs: 0,
            client,
            count: 10,
            history: 7,
            cancel_after: None,
            sent: 0,
            paper: Paper::default(),
            figure: Figure::default(),
            told: String::new(),
            link: None,
        };
        match &driver.ask(Question::Try { setup: driver.setup.clone(), act: Act::Open })[..] {
            [Answer::Experiment(Some(paper))] => driver.paper = Paper::clone(paper),
            other => panic!("{other:?}"),
        }
        driver
    }

    /// What the interpreter knows of it.
    pub fn trial(&self) -> &Trial {
        self.interpreter.trial().expect("it is open")
    }

    /// All words that are drawn.
    pub fn drawn(&self) -> String {
        fn add(figure: &Figure, to: &mut String) {
            match figure {
                Figure::Text(text) => to.push_str(text),
                Figure::Element { children, .. } => children.iter().for_each(|child| add(child, to)),
            }
        }
        let mut drawn = String::new();
        add(&self.figure, &mut drawn);
        drawn
    }

    /// Predicts what is right, starts, and carries out what is wanted until the evidence is there.
    pub async fn run(&mut self) -> Rc<Evidence> {
        (self.runs, self.sent) = (self.runs + 1, 0);
        let prediction = u32::try_from(self.trial().experiment.right).unwrap();
        self.act(Act::Start { run: self.runs, prediction, count: self.count }).await
    }

    /// What the learner does, and what comes of it.
    pub async fn act(&mut self, act: Act) -> Rc<Evidence> {
        let mut answers = VecDeque::from(self.ask(Question::Try { setup: self.setup.clone(), act }));
        while let Some(answer) = answers.pop_front() {
            let question = match answer {
                Answer::Fetch { number, paths, delete } => {
                    let mut texts = Vec::new();
                    for path in &paths {
                        let method = if delete { "DELETE" } else { "GET" };
                        texts.push(self.text(method, path).await);
                    }
                    Question::Fetched { number, texts, history: self.history }
                }
                Answer::Send { run, .. } if self.cancel_after == Some(self.sent) => Question::Stop { run },
                Answer::Send { run, request, timeout_ms, .. } => {
                    self.sent += 1;
                    let exchange = self.client.exchange(*request).await;
                    let (outcome, timing) = (exchange.outcome.clone(), exchange.timing);
                    Question::Reply(Reply { run, outcome, timing, timeout_ms })
                }
                Answer::Paused { run } => Question::GoOn { run },
                Answer::Evidence { figure, told, link } => {
                    (self.figure, self.told, self.link) = (figure, told, link);
                    continue;
                }
                Answer::Experiment(Some(paper)) => {
                    self.paper = *paper;
                    continue;
                }
                other => panic!("{other:?}"),
            };
            answers.extend(self.ask(question));
        }
        self.trial().evidence.clone().expect("it is over")
    }

    /// What the page asks when the language has changed.
    pub async fn say_in_the_language_spoken(&mut self) -> Rc<Evidence> {
        let (_, entry) = Entry::named(&self.setup.slug).unwrap();
        self.setup = Rc::new(Setup { words: entry.words(), ..Setup::clone(&self.setup) });
        self.act(Act::Open).await
    }

    /// What is stored now.
    pub async fn look(&self) -> Snapshot {
        Snapshot::read(&self.text("GET", "sandbox/things").await.unwrap(), "", 0)
    }

    fn ask(&mut self, question: Question) -> Vec<Answer> {
        let now = Duration::from_millis(self.client.now_ms);
        let question = Question::read(question.write()).expect("it arrives");
        let answers = self.interpreter.ask(question, &mut Fixed, &|| now);
        answers.into_iter().map(|answer| Answer::read(answer.write()).expect("it arrives")).collect()
    }

    async fn text(&self, method: &str, path: &str) -> Option<String> {
        let answer = self.client.sandbox.send(method, &path_of(path), &[], "").await;
        answer.status.is_success().then(|| String::from_utf8_lossy(&answer.body).into_owned())
    }
}

/// What is behind `sandbox/`.
pub fn path_of(url: &str) -> String {
    url.split_once("sandbox/").unwrap_or_else(|| panic!("{url}")).1.to_owned()
}
