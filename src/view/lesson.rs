//! The lesson: one chapter at a time.

use super::text::marked;
use crate::lesson::{Block, CHAPTERS, Example};
use crate::model::Msg;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub chapter: usize,
    pub sandbox: String,
    pub send: Callback<Msg>,
}

#[function_component]
pub fn Lesson(props: &Props) -> Html {
    let last = CHAPTERS.len().saturating_sub(1);
    let at = props.chapter.min(last);
    let Some(chapter) = CHAPTERS.get(at) else {
        return Html::default();
    };
    let open = |to: Option<usize>| {
        props
            .send
            .reform(move |_: MouseEvent| Msg::OpenChapter(to.unwrap_or(at)))
    };
    let choose = props.send.reform(move |event: Event| {
        let index = event
            .target_unchecked_into::<HtmlSelectElement>()
            .selected_index();
        Msg::OpenChapter(usize::try_from(index).unwrap_or(at))
    });
    let next = CHAPTERS.get(at + 1);
    html! {
        <section class="lesson-pane" aria-label="Lesson" id="lesson">
            <div class="pane-head">
                <h2>{ "Lesson" }</h2>
                <div class="pager">
                    <button type="button" class="quiet" aria-label="Previous chapter" disabled={at == 0}
                        onclick={open(at.checked_sub(1))}>{ "‹" }</button>
                    <select aria-label="Chapter" onchange={choose}>
                        { for CHAPTERS.iter().enumerate().map(|(index, chapter)| html! {
                            <option value={chapter.slug} selected={index == at}>
                                { format!("{} · {}", index + 1, chapter.title) }
                            </option>
                        }) }
                    </select>
                    <button type="button" class="quiet" aria-label="Next chapter" disabled={at == last}
                        onclick={open(Some(at + 1))}>{ "›" }</button>
                </div>
            </div>
            <article class="lesson">
                <p class="step">{ format!("Chapter {} of {}", at + 1, CHAPTERS.len()) }</p>
                <h3 class="chapter-title" id="chapter" tabindex="-1">{ chapter.title }</h3>
                { for chapter.blocks.iter().map(|block| draw(block, props)) }
                if let Some(next) = next {
                    <p class="next">
                        <button type="button" class="link" onclick={open(Some(at + 1))}>
                            { format!("Next: {}", next.title) }
                        </button>
                    </p>
                }
            </article>
        </section>
    }
}

fn draw(block: &'static Block, props: &Props) -> Html {
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

fn draw_example(example: &'static Example, props: &Props) -> Html {
    let python = example.python.replace("{sandbox}", &props.sandbox);
    let load = props.send.reform(move |_: MouseEvent| Msg::Load(example));
    html! {
        <figure class="example">
            <pre tabindex="0" aria-label={format!("Python: {}", example.title)}><code>{ python }</code></pre>
            <button type="button" class="link" onclick={load}
                aria-label={format!("Load {} into the request", example.title)}>
                { "▶ Load into the request" }
            </button>
        </figure>
    }
}
