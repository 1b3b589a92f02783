//! The lesson: one chapter at a time.

use super::control::{Choice, choice, link, tell};
use super::text::marked;
use crate::lesson::{Block, CHAPTERS, Example, Step};
use crate::model::{Library, Loading, Msg, Progress};
use yew::prelude::*;

/// What the lesson shows.
pub struct Lesson<'a> {
    /// The chapter that is open, counted from 0.
    pub chapter: usize,
    /// Whether the address names a chapter that does not exist, so that this is the first one.
    pub unknown: bool,
    /// Which steps are done.
    pub progress: &'a Progress,
    /// How far the chapters have come.
    pub library: &'a Library,
    pub sandbox: String,
    pub send: &'a Callback<Msg>,
}

/// Draws the region.
pub fn draw_lesson(props: &Lesson<'_>) -> Html {
    let last = CHAPTERS.len().saturating_sub(1);
    let at = props.chapter.min(last);
    let Some(chapter) = CHAPTERS.get(at) else {
        return Html::default();
    };
    let failed = props.library.chapters.get(at) == Some(&Loading::Failed);
    let is_loading = chapter.blocks().is_none() && !failed;
    let open = |to: Option<usize>| tell(props.send, Msg::OpenChapter(to.unwrap_or(at)));
    let chapters = Choice {
        label: Some("Chapter".to_owned()),
        id: None,
        class: "",
        options: CHAPTERS
            .iter()
            .zip(1..)
            .map(|(chapter, number)| {
                // What is chosen shows its beginning alone where there is little room.
                let (done, all) = (props.progress.done_in(chapter), chapter.step_count);
                let steps = match done {
                    0 => String::new(),
                    _ if done == all => " ✓".to_owned(),
                    _ => format!(" ({done} of {all} done)"),
                };
                format!("{number} · {}{steps}", chapter.title())
            })
            .collect(),
        chosen: at,
    };
    let next = CHAPTERS.get(at + 1);
    html! {
        <section class="lesson-pane" aria-label="Lesson" id="lesson">
            <div class="pane-head">
                <h2>{ "Lesson" }</h2>
                <div class="pager">
                    <button type="button" class="quiet" aria-label="Previous chapter" disabled={at == 0}
                        onclick={open(at.checked_sub(1))}>{ "‹" }</button>
                    { choice(chapters, Box::new(Msg::OpenChapter), props.send) }
                    <button type="button" class="quiet" aria-label="Next chapter" disabled={at == last}
                        onclick={open(Some(at + 1))}>{ "›" }</button>
                </div>
            </div>
            <article class="lesson" aria-busy={is_loading.then_some("true")}>
                if props.unknown {
                    <p class="notice" id="unknown-chapter">
                        { "The link names a chapter that is not here. This is the first one; all of them are in the list above." }
                    </p>
                }
                <p class="step">
                    { format!(
                        "Chapter {} of {} · steps done: {} of {}",
                        at + 1, CHAPTERS.len(), props.progress.done_in(chapter), chapter.step_count
                    ) }
                </p>
                <h3 class="chapter-title" id="chapter" tabindex="-1">{ chapter.title() }</h3>
                { match chapter.blocks() {
                    Some(blocks) => blocks.iter().map(|block| draw(block, chapter.slug, props)).collect(),
                    None if failed => draw_failure(at, props),
                    None => html! { <p>{ "Loading…" }</p> },
                } }
                if let Some(next) = next {
                    <p class="next">
                        { link(format!("Next: {}", next.title()), None, Msg::OpenChapter(at + 1), props.send) }
                    </p>
                }
                if props.progress.is_begun() {
                    <p class="step">
                        { "Which steps are done is kept in this browser. " }
                        { link("Begin again", Some("Begin again: mark every step as not done".to_owned()), Msg::ResetProgress, props.send) }
                    </p>
                }
            </article>
        </section>
    }
}

/// What stands in for a chapter that did not come.
fn draw_failure(at: usize, props: &Lesson<'_>) -> Html {
    html! {
        <p id="chapter-failed">
            { "This chapter could not be loaded. Check the connection; the rest of the page works without it. " }
            { link("Try again", None, Msg::OpenChapter(at), props.send) }
        </p>
    }
}

fn draw(block: &'static Block, slug: &str, props: &Lesson<'_>) -> Html {
    match block {
        Block::Heading(text) => html! { <h4>{ *text }</h4> },
        Block::Text(text) => html! { <p>{ marked(text) }</p> },
        Block::List(items) => html! {
            <ul>{ for items.iter().map(|item| html! { <li>{ marked(item) }</li> }) }</ul>
        },
        Block::Table { head, rows } => html! {
            <div class="scroll" tabindex="0" role="group" aria-label="Comparison">
                <table class="comparison">
                    <thead><tr>{ for head.iter().map(|cell| html! { <th scope="col">{ marked(cell) }</th> }) }</tr></thead>
                    <tbody>{ for rows.iter().map(|row| html! {
                        <tr>{ for row.iter().enumerate().map(|(column, cell)| match column {
                            0 => html! { <th scope="row">{ marked(cell) }</th> },
                            _ => html! { <td>{ marked(cell) }</td> },
                        }) }</tr>
                    }) }</tbody>
                </table>
            </div>
        },
        Block::Example(example) => draw_example(example, props),
        Block::Step(step) => draw_step(step, props.progress.is_done(slug, step.id)),
        Block::Experiment(_) => Html::default(),
        Block::Sources(sources) => html! {
            <p class="source">
                { "Sources: " }
                { for sources.iter().enumerate().map(|(index, (label, address))| html! {
                    <>
                        if index > 0 { { ", " } }
                        <a href={*address} rel="noreferrer noopener" target="_blank">{ *label }</a>
                    </>
                }) }
            </p>
        },
    }
}

fn draw_example(example: &'static Example, props: &Lesson<'_>) -> Html {
    let label = format!("Load {} into the request", example.title);
    html! {
        <figure class="example">
            <pre tabindex="0" aria-label={format!("Python: {}", example.title)}><code>{ example.program(&props.sandbox) }</code></pre>
            { link("▶ Load into the request", Some(label), Msg::Load(example), props.send) }
        </figure>
    }
}

/// A step: its sign for the eye, the same in words for the ear.
fn draw_step(step: &'static Step, done: bool) -> Html {
    let (class, sign, state) = if done { ("todo done", "✓", "Done: ") } else { ("todo", "○", "To do: ") };
    html! {
        <p {class}>
            <span class="sign" aria-hidden="true">{ sign }</span>
            <span><span class="unseen">{ state }</span>{ marked(step.text) }</span>
        </p>
    }
}
