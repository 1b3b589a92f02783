//! Experiments: what they send, what was seen, and what follows from it.
//!
//! Never sure of the outcome: [`Trial`] is handed every exchange of the programs and the store before and after, and
//! [`Evidence`] is computed of these alone. A server that contradicts the claim is reported to do so. The page asks the
//! learner, fetches, sends, and draws; all the rest is here, since the page has to be small.

mod answers;
mod caching;
mod draw;
mod evidence;
mod length;
mod paper;
mod repeats;
mod run;
mod saying;
mod steps;
mod store;
mod timeline;
mod trial;

pub use draw::draw_evidence;
pub use evidence::{Evidence, Sheet, Verdict};
pub use paper::{paper, setting};
pub use run::{Ended, Followed, Run, Step};
pub use store::{Arrived, Snapshot, StoreDiff, Stored, lines_of};
pub use timeline::{Span, Timeline};
pub use trial::{Stage, Trial, Wish};

use super::{follow, run as program};
use crate::http::{Exchange, Request};
use crate::lesson::experiment::{Entry, Experiment};
use crate::model::dialogue::{Act, Answer, Question, Reply, Setup};
use crate::python::requests::Surroundings;
use std::rc::Rc;
use std::time::Duration;

/// The experiment that is open, and the program that it runs.
#[derive(Debug, Default)]
pub(super) struct Laboratory {
    open: Option<Open>,
    /// What was read before: a text is read once, however often it is opened, because what is read stays in memory.
    read: Vec<(&'static str, Option<&'static Experiment>)>,
}

#[derive(Debug)]
struct Open {
    setup: Rc<Setup>,
    trial: Trial,
    /// Names the run.
    run: u32,
    /// The number of the last fetch.
    fetch: u32,
    /// What is under way, and since when.
    sent: Option<(Rc<Request>, Duration)>,
    /// What the program is told as soon as the things are counted.
    reply: Option<Reply>,
    /// Whether it came in other words, and the evidence is to be told in them.
    is_retold: bool,
}

impl Laboratory {
    /// The experiment that is open.
    pub fn trial(&self) -> Option<&Trial> {
        self.open.as_ref().map(|open| &open.trial)
    }

    /// Takes a question about an experiment, or about the program that one runs; gives others back.
    pub fn ask(
        &mut self,
        question: Question,
        program: &mut program::Run,
        surroundings: &mut dyn Surroundings,
        clock: &dyn Fn() -> Duration,
    ) -> Result<Vec<Answer>, Question> {
        let mut work = Work { program, surroundings, clock, answers: Vec::new() };
        match question {
            Question::Try { setup, act } => match self.at(setup) {
                Some(open) => open.act(act, &mut work),
                None => work.answers.push(Answer::Experiment(None)),
            },
            Question::Fetched { number, texts, history } => {
                // What was fetched for a run that was cancelled comes too late.
                if let Some(open) = self.open.as_mut().filter(|open| open.fetch == number) {
                    let wishes = open.trial.fetched(&texts, history);
                    open.carry_out(wishes, &mut work);
                }
            }
            question => match (self.open.as_mut().filter(|open| open.trial.is_busy()), question) {
                (Some(open), Question::Stop { run }) if run == open.run => {
                    let wishes = open.trial.cancel();
                    open.carry_out(wishes, &mut work);
                }
                (Some(open), Question::Reply(reply)) if reply.run == open.run => {
                    open.replied(reply, &mut work);
                }
                (Some(open), Question::GoOn { run }) if run == open.run => {
                    open.ask(Question::GoOn { run }, &mut work);
                }
                (_, question) => return Err(question),
            },
        }
        Ok(work.answers)
    }

    /// The experiment of this setup, opened unless it is open; `None` where its text is none.
    fn at(&mut self, setup: Rc<Setup>) -> Option<&mut Open> {
        if self.open.as_ref().is_none_or(|open| open.setup != setup) {
            let open = self.open.take();
            let (_, entry) = Entry::named(&setup.slug)?;
            let experiment = self.read(&setup.words)?;
            let is_the_same = |open: &Open| {
                let words = setup.words.clone();
                !open.trial.is_busy() && *setup == Setup { words, ..Setup::clone(&open.setup) }
            };
            self.open = Some(match open.filter(is_the_same) {
                // In another language: what was seen stays.
                Some(open) => Open { setup, trial: open.trial.retold(experiment), is_retold: true, ..open },
                None => {
                    let trial = Trial::new(experiment, entry.subject, setting(&setup));
                    Open { setup, trial, run: 0, fetch: 0, sent: None, reply: None, is_retold: false }
                }
            });
        }
        self.open.as_mut()
    }

    fn read(&mut self, words: &str) -> Option<&'static Experiment> {
        if let Some((_, experiment)) = self.read.iter().find(|(own, _)| *own == words) {
            return *experiment;
        }
        let text: &'static str = words.to_owned().leak();
        let experiment = Experiment::of(text);
        self.read.push((text, experiment));
        experiment
    }
}

/// What an experiment works with while it is asked something.
struct Work<'a> {
    program: &'a mut program::Run,
    surroundings: &'a mut dyn Surroundings,
    clock: &'a dyn Fn() -> Duration,
    answers: Vec<Answer>,
}

impl Open {
    fn act(&mut self, act: Act, work: &mut Work<'_>) {
        let wishes = match act {
            Act::Open if std::mem::take(&mut self.is_retold) => vec![Wish::Begin, Wish::Show],
            Act::Open => vec![Wish::Begin],
            Act::Program { at, count } => {
                let code = self.trial.program(at as usize, count);
                work.answers.extend(code.map(Answer::Program));
                return;
            }
            Act::Start { run, prediction, count } => {
                self.run = run;
                self.trial.start(prediction as usize, count)
            }
            Act::Look => self.trial.refresh(),
        };
        self.carry_out(wishes, work);
    }

    fn carry_out(&mut self, wishes: Vec<Wish>, work: &mut Work<'_>) {
        for wish in wishes {
            match wish {
                Wish::Begin => {
                    let paper = paper(&self.trial);
                    work.answers.push(Answer::Experiment(Some(Box::new(paper))));
                }
                Wish::Fetch { paths, delete } => {
                    self.fetch += 1;
                    work.answers.push(Answer::Fetch { number: self.fetch, paths, delete });
                }
                Wish::Run(code) => self.ask(Question::Run { run: self.run, code }, work),
                Wish::Reply => {
                    if let Some(reply) = self.reply.take() {
                        self.ask(Question::Reply(reply), work);
                    }
                }
                Wish::Stop => {
                    (self.reply, self.sent) = (None, None);
                    self.ask(Question::Stop { run: self.run }, work);
                }
                Wish::Follow { request, status, location } => {
                    self.trial.followed(follow(&request, status, &location, work.surroundings));
                }
                Wish::Show => work.answers.extend(self.evidence()),
            }
        }
    }

    fn evidence(&self) -> Option<Answer> {
        let evidence = self.trial.evidence.as_deref()?;
        let (figure, told) = (draw_evidence(&self.trial, evidence), evidence.sentences.join(" "));
        Some(Answer::Evidence { figure, told, link: evidence.link.clone() })
    }

    fn replied(&mut self, reply: Reply, work: &mut Work<'_>) {
        let Some((request, at)) = self.sent.take() else { return };
        let exchange = Exchange {
            id: u32::try_from(self.trial.run.steps.len()).unwrap_or(u32::MAX),
            started_at_ms: u64::try_from(at.as_millis()).unwrap_or(u64::MAX),
            request,
            outcome: reply.outcome.clone(),
            timing: reply.timing,
        };
        self.reply = Some(reply);
        let wishes = self.trial.exchanged(Rc::new(exchange));
        self.carry_out(wishes, work);
    }

    /// Asks the program, and takes in what it says: its output is not shown, and its end is not the experiment's.
    fn ask(&mut self, question: Question, work: &mut Work<'_>) {
        for answer in work.program.ask(question, work.surroundings, work.clock) {
            match answer {
                Answer::Send { .. } => {
                    if let Answer::Send { request, .. } = &answer {
                        self.sent = Some((Rc::new(Request::clone(request)), (work.clock)()));
                    }
                    work.answers.push(answer);
                }
                Answer::Paused { .. } => work.answers.push(answer),
                Answer::Ended { ending, .. } => {
                    let wishes = self.trial.ended(ending);
                    self.carry_out(wishes, work);
                }
                _ => {}
            }
        }
    }
}
