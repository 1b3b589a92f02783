//! An experiment from the prediction to the evidence.

use super::answers::redirect_asked;
use super::{Ended, Evidence, Followed, Run, Snapshot, Step};
use crate::http::{Exchange, Request};
use crate::lesson::experiment::{Entry, Experiment, MOST, Needs, Setting, Subject};
use crate::model::dialogue::Ending;
use crate::sandbox::Home;
use std::rc::Rc;

/// How many times the things are counted while a program runs: often enough for a picture, seldom enough to wait for.
const COUNTS: u32 = 20;

/// How far an experiment is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// The learner predicts.
    #[default]
    Asking,
    /// The store is looked at.
    Looking,
    /// A program runs, counted from 0.
    Running(usize),
    /// The store is looked at once more.
    LookingAgain,
    /// The evidence is there.
    Shown(Rc<Evidence>),
}

/// What the learner does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Predicts: the place of the answer.
    Predict(usize),
    /// Types how many requests of a kind to send.
    Count(String),
    /// Starts, or starts again.
    Start,
    /// Cancels.
    Cancel,
    /// Wants the log looked at once more.
    Refresh,
    /// Wants a program in the editor, counted from 0.
    OpenProgram(usize),
}

/// What an experiment wants done. Each is answered by a call of the method that it names.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Look at the store, and at the log where [`Trial::wants_log`]: [`Trial::looked`].
    Look,
    /// Run this program; [`Trial::exchanged`] for each exchange, and [`Trial::ended`].
    Run(String),
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
    /// Put this program into the editor; nothing is called.
    Edit(String),
}

/// Whether the evidence can be seen here at all.
pub fn can_show(needs: Needs, home: &Home, setting: &Setting) -> bool {
    match needs {
        Needs::Nothing => !matches!(home, Home::Absent(_)),
        Needs::Cache => *home == Home::Tcp,
        Needs::SecondOrigin => !setting.second.is_empty(),
    }
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
    pub prediction: Option<usize>,
    /// How many requests of a kind, as typed.
    pub typed: String,
    /// How far it is.
    pub stage: Stage,
    /// What it has seen.
    pub run: Run,
}

impl Trial {
    /// An experiment at its beginning; `None` while its words are not there.
    pub fn open(entry: &'static Entry, setting: Setting) -> Option<Self> {
        let experiment = entry.content()?;
        Some(Self {
            experiment,
            subject: entry.subject,
            setting,
            prediction: None,
            typed: experiment.count.map_or_else(String::new, |count| count.to_string()),
            stage: Stage::Asking,
            run: Run::default(),
        })
    }

    /// How many requests of a kind will be sent; `None` where what is typed is no number from 1 to [`MOST`].
    pub fn count(&self) -> Option<u32> {
        match self.experiment.count {
            None => Some(1),
            Some(_) => self.typed.trim().parse().ok().filter(|count| (1..=MOST).contains(count)),
        }
    }

    /// A text of the experiment with what its placeholders stand for.
    pub fn filled(&self, text: &str) -> String {
        text.replace("{max_body}", &self.setting.max_body.to_string())
    }

    /// Whether a program runs, or the store is looked at.
    pub fn is_busy(&self) -> bool {
        !matches!(self.stage, Stage::Asking | Stage::Shown(_))
    }

    /// How many requests were sent, and how many will have been.
    pub fn progress(&self) -> (u32, u32) {
        let sent = u32::try_from(self.run.steps.len()).unwrap_or(u32::MAX);
        (sent, self.experiment.requests(self.run.count))
    }

    /// Whether the server's log belongs to the evidence.
    pub fn wants_log(&self) -> bool {
        matches!(self.subject, Subject::NeverCached | Subject::NotInHistory)
    }

    /// Whether the things are to be counted when the exchange that is under way has ended: the last one of a program,
    /// and some before it.
    pub fn wants_count(&self) -> bool {
        let Stage::Running(program) = self.stage else { return false };
        if self.subject != Subject::Idempotent {
            return false;
        }
        let all = self.experiment.programs.get(program).map_or(0, |program| program.requests(self.run.count));
        let number = u32::try_from(self.run.of(program).count()).unwrap_or(u32::MAX) + 1;
        number >= all || number.is_multiple_of((all / COUNTS).max(1))
    }

    /// The learner did something.
    pub fn act(&mut self, action: Action) -> Vec<Wish> {
        match action {
            Action::Predict(at) if !self.is_busy() => self.prediction = Some(at),
            Action::Count(typed) if !self.is_busy() => self.typed = typed,
            Action::Start if !self.is_busy() && self.prediction.is_some() => {
                let Some(count) = self.count() else { return Vec::new() };
                self.run = Run { count, ..Run::default() };
                self.stage = Stage::Looking;
                return vec![Wish::Look];
            }
            Action::Cancel if self.is_busy() => {
                self.run.ended = Ended::Cancelled;
                return match self.stage {
                    // Nothing was sent yet.
                    Stage::Looking => {
                        self.stage = Stage::Asking;
                        Vec::new()
                    }
                    Stage::Running(_) => {
                        let mut wishes = vec![Wish::Stop];
                        wishes.extend(self.finish());
                        wishes
                    }
                    _ => Vec::new(),
                };
            }
            Action::Refresh if matches!(self.stage, Stage::Shown(_)) => return vec![Wish::Look],
            Action::OpenProgram(at) => {
                let text = self.program(at, self.count().unwrap_or(1));
                return text.map(Wish::Edit).into_iter().collect();
            }
            _ => {}
        }
        Vec::new()
    }

    /// The store was looked at. The answer to a look that was cancelled changes nothing.
    pub fn looked(&mut self, snapshot: Snapshot) -> Vec<Wish> {
        match &self.stage {
            Stage::Looking => {
                self.run.before = snapshot;
                self.start(0)
            }
            Stage::LookingAgain | Stage::Shown(_) => {
                self.run.after = snapshot;
                self.show();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// An exchange of the program ended; `stored` is how many things there were then, where [`Trial::wants_count`].
    pub fn exchanged(&mut self, exchange: Rc<Exchange>, stored: Option<u32>) {
        if let Stage::Running(program) = self.stage {
            self.run.steps.push(Step { program, exchange, stored });
        }
    }

    /// The program ended.
    pub fn ended(&mut self, ending: Ending) -> Vec<Wish> {
        let Stage::Running(program) = self.stage else { return Vec::new() };
        self.run.ended = match ending {
            Ending::Done => return self.start(program + 1),
            Ending::Raised(words) | Ending::Limited(words) => Ended::Broken(words),
            Ending::Refused(fault) => Ended::Broken(fault.words),
        };
        self.finish()
    }

    /// What `requests` sends after a redirect.
    pub fn followed(&mut self, followed: Followed) {
        self.run.followed.push(followed);
        if let Stage::Shown(_) = self.stage {
            self.show();
        }
    }

    fn show(&mut self) {
        self.stage = Stage::Shown(Rc::new(Evidence::of(self.experiment, self.subject, &self.run)));
    }

    fn program(&self, at: usize, count: u32) -> Option<String> {
        let setting = Setting { count, ..self.setting.clone() };
        Some(self.experiment.programs.get(at)?.text(&setting))
    }

    fn start(&mut self, program: usize) -> Vec<Wish> {
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
        wishes.push(Wish::Look);
        wishes
    }
}
