//! What is wrong with a field, beside the field.

use crate::model::{Place, Problem};
use yew::prelude::*;

/// The id of the text that says what is wrong with a field.
pub fn problem_id(place: Place) -> String {
    format!("{}-problem", place.element_id())
}

/// The problem of a field among all of them.
pub fn problem_at(problems: &[Problem], place: Place) -> Option<&Problem> {
    problems.iter().find(|problem| problem.place == place)
}

/// Says what is wrong and what to do, or nothing.
pub fn draw_problem(problems: &[Problem], place: Place) -> Html {
    match problem_at(problems, place) {
        None => Html::default(),
        Some(problem) => html! {
            <p class="problem" id={problem_id(place)}>
                <strong>{ &problem.what }</strong>{ " " }{ &problem.remedy }
            </p>
        },
    }
}
