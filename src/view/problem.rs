//! What is wrong with a field, beside the field.

use super::element::{Element, tag};
use crate::model::{Place, Problem};

/// The id of the text that says what is wrong with a field.
pub fn problem_id(place: Place) -> String {
    place.element_id() + "-problem"
}

/// The problem of a field among all of them.
pub fn problem_at(problems: &[Problem], place: Place) -> Option<&Problem> {
    problems.iter().find(|problem| problem.place == place)
}

/// Says what is wrong and what to do, or nothing.
#[inline(never)]
pub fn draw_problem(problems: &[Problem], place: Place) -> Option<Element> {
    let problem = problem_at(problems, place)?;
    let what = tag("strong").text(&problem.what);
    Some(tag("p").class("problem").id(&problem_id(place)).add(what).text(" ").text(&problem.remedy))
}
