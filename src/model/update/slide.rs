//! Presenting: begun and ended without a trace, and from slide to slide with the keys that a clicker sends.

use super::code::present;
use crate::lesson::{Block, CHAPTERS};
use crate::model::{Effect, Model, Slide, chapter};

/// Does what the presenter does.
pub(super) fn turn(model: &mut Model, step: Slide) -> Vec<Effect> {
    let (slides, at) = model.slides();
    let chapter = model.settings.chapter;
    model.slide = match step {
        Slide::Toggle => return toggle(model),
        Slide::Load => {
            let example = slides[at].iter().find_map(|block| match block {
                Block::Example(example) => Some(*example),
                _ => None,
            });
            return example.map_or_else(Vec::new, |example| super::load(model, example));
        }
        Slide::Next if at + 1 < slides.len() => at + 1,
        Slide::Next if chapter + 1 < CHAPTERS.len() => return chapter::choose(model, chapter + 1),
        Slide::Back if at > 0 => at - 1,
        Slide::Back if chapter > 0 => {
            let effects = chapter::choose(model, chapter - 1);
            // How many there are is known when it is here.
            model.slide = usize::MAX;
            return effects;
        }
        Slide::Next | Slide::Back => return Vec::new(),
    };
    vec![focus("chapter")]
}

fn toggle(model: &mut Model) -> Vec<Effect> {
    model.presents = !model.presents;
    if model.presents {
        let mut effects = present(model);
        effects.push(focus("chapter"));
        return effects;
    }
    let mut effects = vec![focus("present")];
    effects.extend((!model.sees_server()).then_some(Effect::EndLook));
    effects
}

fn focus(id: &str) -> Effect {
    Effect::Focus(id.to_owned())
}
