//! An experiment from its start to the evidence.

use super::answers::redirect_asked;
use super::{Ended, Evidence, Followed, Run, Snapshot, Step, StoreDiff};
use crate::http::{Exchange, Request};
use crate::lesson::experiment::{Experiment, MOST, Setting, Subject};
use crate::model::dialogue::Ending;
use std::rc::Rc;

/// How many times the things are counted while a program runs: often enough for a picture, seldom enough to wait for.
const COUNTS: u32 = 20;

/// The list of things, and the log, from the page's folder on.
const THINGS: &str = "sandbox/things";
const LOG: &str = "sandbox/log";

/// How far an experiment is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It was not started, or cancelled before anything was sent.
    #[default]
    Asking,
    /// The store is looked at.
    Looking,
    /// A program runs, counted from 0.
    Running(usize),
    /// The store is looked at once more.
    LookingAgain,
    /// What the experiment made is deleted.
    Cleaning,
    /// The evidence is there.
    Shown,
    /// The evidence is there, and the log is looked at once more.
    Refreshing,
}

/// What an experiment wants done. Each is answered by a call of the method that it names.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Say what the experiment is, as before its start; nothing is called.
    Begin,
    /// Fetch these, or delete them: [`Trial::fetched`].
    Fetch {
        /// Where they are, from the page's folder on.
        paths: Vec<String>,
        /// Whether to delete them.
        delete: bool,
    },
    /// Run this program; [`Trial::exchanged`] for each exchange, and [`Trial::ended`].
    Run(String),
    /// Tell the program what became of its request; it goes on.
    Reply,
    /// Give the program up; nothing is called.
    Stop,
    /// Say what `requests` sends where this request is answered with this redirect: [`Trial::followed`].
    Follow {
        /// The request.
        request: Rc<Request>,
        /// The status of the redirect.
        status: u16,
        /// Where it leads: as it was asked for, since a browser hides redirects from its pages.
        location: String,
    },
    /// Show the evidence; nothing is called.
    Show,
}

/// An experiment that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// What it says.
    pub experiment: &'static Experiment,
    /// What it is about.
    pub subject: Subject,
    /// What the placeholders of its programs stand for; the count apart.
    pub setting: Setting,
    /// The place of the predicted answer.
    pub prediction: usize,
    /// How far it is.
    pub stage: Stage,
    /// What it has seen.
    pub run: Run,
    /// What follows.
    pub evidence: Option<Rc<Evidence>>,
    /// What is stored, where the representations are still to come.
    looked: Option<Snapshot>,
    /// The exchange that has ended, while the things are counted.
    held: Option<Rc<Exchange>>,
}

impl Trial {
    /// An experiment at its beginning.
    pub fn new(experiment: &'static Experiment, subject: Subject, setting: Setting) -> Self {
        Self {
            experiment,
            subject,
            setting,
            prediction: 0,
            stage: Stage::Asking,
            run: Run::default(),
            evidence: None,
            looked: None,
            held: None,
        }
    }

    /// The same in other words: those of another language.
    pub fn retold(mut self, experiment: &'static Experiment) -> Self {
        self.experiment = experiment;
        if self.evidence.is_some() {
            self.judge();
        }
        self
    }

    /// A text of the experiment with what its placeholders stand for.
    pub fn filled(&self, text: &str) -> String {
        text.replace("{max_body}", &self.setting.max_body.to_string())
    }

    /// Whether it is under way.
    pub fn is_busy(&self) -> bool {
        !matches!(self.stage, Stage::Asking | Stage::Shown | Stage::Refreshing)
    }

    /// A program as it runs.
    pub fn program(&self, at: usize, count: u32) -> Option<String> {
        let setting = Setting { count: count.clamp(1, MOST), ..self.setting.clone() };
        Some(self.experiment.programs.get(at)?.text(&setting))
    }

    /// The learner starts it, or starts it again.
    pub fn start(&mut self, prediction: usize, count: u32) -> Vec<Wish> {
        if self.is_busy() {
            return Vec::new();
        }
        self.prediction = prediction;
        self.run = Run { count: count.clamp(1, MOST), ..Run::default() };
        (self.looked, self.held, self.evidence) = (None, None, None);
        self.stage = Stage::Looking;
        vec![self.look()]
    }

    /// The learner cancels it.
    pub fn cancel(&mut self) -> Vec<Wish> {
        match self.stage {
            // Nothing was sent yet.
            Stage::Looking => {
                self.stage = Stage::Asking;
                vec![Wish::Begin]
            }
            Stage::Running(_) => {
                self.run.ended = Ended::Cancelled;
                self.held = None;
                let mut wishes = vec![Wish::Stop];
                wishes.extend(self.finish());
                wishes
            }
            _ => Vec::new(),
        }
    }

    /// The learner wants the log looked at once more.
    pub fn refresh(&mut self) -> Vec<Wish> {
        match self.stage {
            Stage::Shown | Stage::Refreshing => {
                self.stage = Stage::Refreshing;
                vec![fetch(vec![LOG.to_owned()])]
            }
            // The evidence went with an interpreter that was ended.
            _ => vec![Wish::Begin],
        }
    }

    /// What was wanted has come, or not; `history` is `history.length`. What comes after the experiment was cancelled
    /// changes nothing.
    pub fn fetched(&mut self, texts: &[Option<String>], history: u32) -> Vec<Wish> {
        match self.stage {
            Stage::Looking => match self.looked(texts, history) {
                Ok(snapshot) => {
                    self.run.before = snapshot;
                    self.begin(0)
                }
                Err(wish) => vec![wish],
            },
            Stage::Running(program) => match self.held.take() {
                Some(exchange) => {
                    let stored = texts.first().and_then(|text| Snapshot::count(text.as_deref()?));
                    self.run.steps.push(Step { program, exchange, stored });
                    vec![Wish::Reply]
                }
                None => Vec::new(),
            },
            Stage::LookingAgain => match self.looked(texts, history) {
                Ok(snapshot) => {
                    self.run.after = snapshot;
                    self.clean()
                }
                Err(wish) => vec![wish],
            },
            Stage::Refreshing => {
                let log = texts.first().and_then(Option::as_deref).unwrap_or_default();
                let Snapshot { log, history, .. } = Snapshot::read("", log, history);
                (self.run.after.log, self.run.after.history) = (log, history);
                self.show()
            }
            Stage::Cleaning => self.show(),
            Stage::Asking | Stage::Shown => Vec::new(),
        }
    }

    /// An exchange of the program ended.
    pub fn exchanged(&mut self, exchange: Rc<Exchange>) -> Vec<Wish> {
        let Stage::Running(program) = self.stage else { return Vec::new() };
        // The program waits until the things are counted: what it does next would change their number.
        if self.wants_count(program) {
            self.held = Some(exchange);
            return vec![fetch(vec![THINGS.to_owned()])];
        }
        self.run.steps.push(Step { program, exchange, stored: None });
        vec![Wish::Reply]
    }

    /// The program ended.
    pub fn ended(&mut self, ending: Ending) -> Vec<Wish> {
        let Stage::Running(program) = self.stage else { return Vec::new() };
        self.run.ended = match ending {
            Ending::Done => return self.begin(program + 1),
            Ending::Raised(words) | Ending::Limited(words) => Ended::Broken(words),
            Ending::Refused(fault) => Ended::Broken(fault.words),
        };
        self.finish()
    }

    /// What `requests` sends after a redirect.
    pub fn followed(&mut self, followed: Followed) {
        self.run.followed.push(followed);
    }

    /// Whether the things are to be counted when the exchange that is under way has ended: the last one of a program,
    /// and some before it.
    fn wants_count(&self, program: usize) -> bool {
        if self.subject != Subject::Idempotent {
            return false;
        }
        let all = self.experiment.programs.get(program).map_or(0, |program| program.requests(self.run.count));
        let number = u32::try_from(self.run.of(program).count()).unwrap_or(u32::MAX) + 1;
        number >= all || number.is_multiple_of((all / COUNTS).max(1))
    }

    /// Looks at the store, and at the log where that belongs to the evidence.
    fn look(&self) -> Wish {
        let has_log = matches!(self.subject, Subject::NeverCached | Subject::NotInHistory);
        // The log first: it has room for so many requests, and the others of a look come into it too.
        let log = has_log.then(|| LOG.to_owned());
        fetch(log.into_iter().chain([THINGS.to_owned()]).collect())
    }

    /// First comes the list, then what is to be seen of the things in it.
    fn looked(&mut self, texts: &[Option<String>], history: u32) -> Result<Snapshot, Wish> {
        if let Some(mut snapshot) = self.looked.take() {
            let ids: Vec<String> = snapshot.wanted().iter().map(|thing| thing.id.clone()).collect();
            for (id, text) in ids.iter().zip(texts) {
                text.iter().for_each(|text| snapshot.show(id, text));
            }
            return Ok(snapshot);
        }
        let (log, things) = match texts {
            [log, things] => (log.as_deref(), things.as_deref()),
            [things] => (None, things.as_deref()),
            _ => (None, None),
        };
        let snapshot = Snapshot::read(things.unwrap_or_default(), log.unwrap_or_default(), history);
        let paths: Vec<String> = snapshot.wanted().iter().map(|thing| thing.path.clone()).collect();
        if paths.is_empty() {
            return Ok(snapshot);
        }
        self.looked = Some(snapshot);
        Err(fetch(paths))
    }

    fn begin(&mut self, program: usize) -> Vec<Wish> {
        match self.program(program, self.run.count) {
            Some(text) => {
                self.stage = Stage::Running(program);
                vec![Wish::Run(text)]
            }
            None => self.finish(),
        }
    }

    fn finish(&mut self) -> Vec<Wish> {
        self.stage = Stage::LookingAgain;
        let redirects = self.run.steps.iter().filter(|_| self.subject == Subject::Redirected);
        let follow = redirects.filter_map(|step| {
            let (status, location) = redirect_asked(step)?;
            Some(Wish::Follow { request: step.exchange.request.clone(), status, location })
        });
        let mut wishes: Vec<Wish> = follow.collect();
        wishes.push(self.look());
        wishes
    }

    /// Deletes what the experiment itself made and left.
    fn clean(&mut self) -> Vec<Wish> {
        let added = StoreDiff::between(&self.run.before, &self.run.after).added;
        let made: Vec<&str> = self.run.steps.iter().filter_map(Step::made).collect();
        let own = added.into_iter().filter(|thing| made.contains(&thing.id.as_str()));
        let paths: Vec<String> = own.map(|thing| thing.path).collect();
        if paths.is_empty() {
            return self.show();
        }
        self.stage = Stage::Cleaning;
        vec![Wish::Fetch { paths, delete: true }]
    }

    fn show(&mut self) -> Vec<Wish> {
        self.stage = Stage::Shown;
        self.judge();
        vec![Wish::Show]
    }

    fn judge(&mut self) {
        self.evidence = Some(Rc::new(Evidence::of(self.experiment, self.subject, &self.run)));
    }
}

fn fetch(paths: Vec<String>) -> Wish {
    Wish::Fetch { paths, delete: false }
}
