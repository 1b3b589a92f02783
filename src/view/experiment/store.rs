//! What changed in the store.

use crate::model::experiment::{Line, StoreDiff, Stored, diff, lines_of};
use yew::prelude::*;

/// How many things of a kind are drawn one by one.
const DRAWN: usize = 8;

/// Draws the comparison: signs say what colours say.
pub fn draw_store(store: &StoreDiff) -> Html {
    let things = |things: &[Stored], is_new: bool| -> Html {
        let (class, sign, word) = if is_new { ("new", "+", "added") } else { ("gone", "−", "removed") };
        let rest = things.len().saturating_sub(DRAWN);
        html! {
            <>
                { for things.iter().take(DRAWN).map(|thing| {
                    let text = thing.text.as_deref().map(lines_of).unwrap_or_default();
                    let (old, new) = if is_new { ("", text.as_str()) } else { (text.as_str(), "") };
                    html! { <li class={class}><span class="wire">{ format!("{sign} {} ", thing.path) }</span>{ word }{ lines(old, new) }</li> }
                }) }
                if rest > 0 { <li class={class}>{ format!("{sign} and {rest} more {word}") }</li> }
            </>
        }
    };
    html! {
        <figure class="picture stored">
            <figcaption>{ format!("The store, before and after: {} added, {} changed, {} removed, {} as before",
                store.added.len(), store.changed.len(), store.removed.len(), store.same) }</figcaption>
            <ul>
                { things(&store.removed, false) }
                { for store.changed.iter().take(DRAWN).map(|(old, new)| html! {
                    <li><span class="wire">{ format!("± {} ", new.path) }</span>{ "changed" }
                        { lines(&old.text.as_deref().map(lines_of).unwrap_or_default(), &new.text.as_deref().map(lines_of).unwrap_or_default()) }</li>
                }) }
                { things(&store.added, true) }
            </ul>
        </figure>
    }
}

/// The lines of a comparison.
fn lines(old: &str, new: &str) -> Html {
    if old.is_empty() && new.is_empty() {
        return Html::default();
    }
    html! {
        <pre class="diff wire" tabindex="0" aria-label="Lines before (−) and after (+)">
            { for diff(old, new).into_iter().take(60).map(|line| {
                let (class, sign, text) = match line {
                    Line::Same(text) => ("", "  ", text),
                    Line::Gone(text) => ("gone", "− ", text),
                    Line::New(text) => ("new", "+ ", text),
                };
                html! { <span class={class}>{ sign }{ text.to_owned() }{ "\n" }</span> }
            }) }
        </pre>
    }
}
