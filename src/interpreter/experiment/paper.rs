//! An experiment before it runs, as the page shows it.

use super::Trial;
use crate::encode::json;
use crate::lesson::experiment::{Needs, Setting};
use crate::model::dialogue::{Paper, Setup};
use crate::sandbox::DEFAULT_MAX_BODY;

/// What the placeholders of programs stand for, by what the sandbox says of itself; the count apart.
pub fn setting(setup: &Setup) -> Setting {
    let members = json::members(&setup.index).unwrap_or_default();
    let get = |wanted| members.iter().find(|(name, _)| name == wanted).map(|(_, literal)| *literal);
    let second = get("second_origin").and_then(json::string);
    Setting {
        sandbox: setup.sandbox.clone(),
        second: second.map_or_else(String::new, |origin| origin + "/sandbox/"),
        max_body: get("max_body").and_then(|size| size.parse().ok()).unwrap_or(DEFAULT_MAX_BODY as u64),
        count: 1,
    }
}

/// What the page shows of an experiment that has not begun.
pub fn paper(trial: &Trial) -> Paper {
    let experiment = trial.experiment;
    let owned = |text: &&str| (*text).to_owned();
    Paper {
        title: experiment.title.to_owned(),
        claim: experiment.claim.to_owned(),
        question: trial.filled(experiment.question),
        choices: experiment.choices.iter().map(owned).collect(),
        count: experiment.count,
        fixed: experiment.programs.iter().map(|program| program.fixed).sum(),
        times: experiment.programs.iter().map(|program| program.times).sum(),
        programs: experiment.programs.iter().map(|program| program.title.to_owned()).collect(),
        sources: experiment.sources.iter().map(|(label, at)| (owned(label), owned(at))).collect(),
        absent: experiment.absent.to_owned(),
        needs_cache: experiment.needs == Needs::Cache,
        lacks: experiment.needs == Needs::SecondOrigin && trial.setting.second.is_empty(),
    }
}
