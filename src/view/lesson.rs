//! The lesson: one chapter at a time.

use super::control::{Choice, button, choice, link, outside, paragraph};
use super::element::{Attribute, Element, nothing, several, tag};
use super::experiment::draw_experiment;
use super::text::marked;
use crate::lesson::{Block, CHAPTERS, Chapter, Example, Step};
use crate::locale::{Argument, tr, tr_text, tr_with};
use crate::model::experiment::{Bench, ExperimentMsg};
use crate::model::{Library, Loading, Msg, Progress, slides};
use crate::sandbox::Home;
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
    pub home: &'a Home,
    /// The experiment that is open.
    pub bench: Option<&'a Bench>,
    /// How many requests it sent.
    pub sent: u32,
    /// The slide that is shown to a class; `None` where nobody presents.
    pub slide: Option<usize>,
    pub send: &'a Callback<Msg>,
}

/// Draws the region.
pub fn draw_lesson(props: &Lesson<'_>) -> Element {
    let last = CHAPTERS.len().saturating_sub(1);
    let at = props.chapter.min(last);
    let Some(chapter) = CHAPTERS.get(at) else {
        return nothing();
    };
    let failed = props.library.chapters.get(at) == Some(&Loading::Failed);
    let is_loading = chapter.blocks().is_none() && !failed;
    let chapters = Choice {
        label: tr("chapter"),
        class: "",
        options: CHAPTERS
            .iter()
            .zip(1..)
            .map(|(chapter, number)| option_of(chapter, number, props))
            .collect(),
        chosen: at,
    };
    let page = |sign, label: &str, to: Option<usize>| {
        let button = button("quiet", sign, Msg::OpenChapter(to.unwrap_or(at)), props.send);
        button.label(label).is(Attribute::Disabled, to.is_none())
    };
    let pager = tag("div")
        .class("pager")
        .add(page("‹", tr("previous-chapter"), at.checked_sub(1)))
        .add(choice(chapters, Box::new(Msg::OpenChapter), props.send))
        .add(page("›", tr("next-chapter"), Some(at + 1).filter(|to| *to <= last)));
    let head = tag("div").class("pane-head").add(tag("h2").say("lesson")).add(pager);

    let unknown = props.unknown.then(|| paragraph("notice", tr("unknown-chapter")).id("unknown-chapter"));
    let places = [
        ("number", Argument::Number(at as u64 + 1)),
        ("count", Argument::Number(CHAPTERS.len() as u64)),
        ("done", Argument::Number(props.progress.done_in(chapter) as u64)),
        ("steps", Argument::Number(chapter.step_count as u64)),
    ];
    let title = tag("h3").class("chapter-title").id("chapter").set(Attribute::TabIndex, "-1");
    let text = match chapter.blocks() {
        Some(blocks) => draw_slides(blocks, chapter.slug, props),
        None if failed => draw_failure(at, props),
        None => tag("p").say("loading"),
    };
    let next = CHAPTERS.get(at + 1).map(|next| {
        let words = tr_text("next-is", "chapter", next.title());
        tag("p").class("next").add(link(&words, None, Msg::OpenChapter(at + 1), props.send))
    });
    let again = props.progress.is_begun().then(|| {
        let again = link(tr("begin-again"), Some(tr("begin-again-long")), Msg::ResetProgress, props.send);
        paragraph("step", tr("progress-is-kept")).text(" ").add(again)
    });
    let article = tag("article")
        .class("lesson")
        .is(Attribute::Busy, is_loading)
        .maybe(unknown)
        .add(paragraph("step", &tr_with("chapter-and-steps", &places)))
        .add(title.text(chapter.title()))
        .add(text)
        .maybe(next)
        .maybe(again);
    tag("section").class("lesson-pane").named("lesson").id("lesson").add(head).add(article)
}

/// A chapter's blocks: of its slides, the style sheet shows one to a class, and puts none on two sheets of paper.
fn draw_slides(blocks: &'static [Block], slug: &str, props: &Lesson<'_>) -> Element {
    let slides = slides(blocks);
    let shown = props.slide.map(|at| at.min(slides.len() - 1));
    slides.iter().enumerate().fold(several(), |text, (at, blocks)| {
        let slide = tag("div").class(if Some(at) == shown { "slide now" } else { "slide" });
        text.add(blocks.iter().fold(slide, |slide, block| slide.add(draw(block, slug, props))))
    })
}

/// What is chosen shows its beginning alone where there is little room.
fn option_of(chapter: &Chapter, number: usize, props: &Lesson<'_>) -> String {
    let (done, all) = (props.progress.done_in(chapter), chapter.step_count);
    let name = [&number.to_string(), " · ", chapter.title()].concat();
    match done {
        0 => name,
        _ if done == all => name + " ✓",
        _ => {
            let places = [("done", Argument::Number(done as u64)), ("steps", Argument::Number(all as u64))];
            [&name, " (", &tr_with("steps-done", &places), ")"].concat()
        }
    }
}

/// What stands in for a chapter that did not come.
fn draw_failure(at: usize, props: &Lesson<'_>) -> Element {
    let again = link(tr("try-again"), None, Msg::OpenChapter(at), props.send);
    tag("p").id("chapter-failed").say("chapter-did-not-load").text(" ").add(again)
}

fn draw(block: &'static Block, slug: &str, props: &Lesson<'_>) -> Element {
    match block {
        Block::Heading(text) => tag("h4").text(text),
        Block::Text(text) => tag("p").add(marked(text)),
        Block::List(items) => {
            items.iter().fold(tag("ul"), |list, item| list.add(tag("li").add(marked(item))))
        }
        Block::Table { head, rows } => {
            let heads = head.iter().fold(tag("tr"), |row, cell| row.add(head_cell("col", cell)));
            let body = rows.iter().fold(tag("tbody"), |body, cells| {
                let row = cells.iter().enumerate().fold(tag("tr"), |row, (column, cell)| match column {
                    0 => row.add(head_cell("row", cell)),
                    _ => row.add(tag("td").add(marked(cell))),
                });
                body.add(row)
            });
            let table = tag("table").class("comparison").add(tag("thead").add(heads)).add(body);
            let scroll = tag("div").class("scroll").set(Attribute::TabIndex, "0");
            scroll.set(Attribute::Role, "group").named("comparison").add(table)
        }
        Block::Example(example) => draw_example(example, props),
        Block::Step(step) => draw_step(step, props.progress.is_done(slug, step.id)),
        Block::Experiment(slug) => draw_experiment_block(slug, props),
        Block::Sources(sources) => draw_sources(sources.iter().copied()),
    }
}

fn head_cell(scope: &str, cell: &'static str) -> Element {
    tag("th").set(Attribute::Scope, scope).add(marked(cell))
}

fn draw_example(example: &'static Example, props: &Lesson<'_>) -> Element {
    let label = tr_text("load-example-long", "example", example.title);
    let program = tag("code").text(&example.program(&props.sandbox));
    let program = tag("pre").set(Attribute::TabIndex, "0").add(program);
    let load = ["▶ ", tr("load-example")].concat();
    tag("figure").class("example").add(program.label(&["Python: ", example.title].concat())).add(link(
        &load,
        Some(&label),
        Msg::Load(example),
        props.send,
    ))
}

/// A step: its sign for the eye, the same in words for the ear.
fn draw_step(step: &'static Step, done: bool) -> Element {
    let (class, sign, state) =
        if done { ("todo done", "✓", tr("step-done")) } else { ("todo", "○", tr("step-to-do")) };
    let state = tag("span").class("unseen").text(state).text(" ");
    tag("p")
        .class(class)
        .add(tag("span").class("sign").is(Attribute::Hidden, true).text(sign))
        .add(tag("span").add(state).add(marked(step.text)))
}

/// Where something comes from: labels and addresses.
pub fn draw_sources<'a>(sources: impl Iterator<Item = (&'a str, &'a str)>) -> Element {
    let line = paragraph("source", tr("sources")).text(" ");
    sources.enumerate().fold(line, |line, (index, (label, address))| {
        let line = if index > 0 { line.text(", ") } else { line };
        line.add(outside(label, address))
    })
}

/// The experiment where it is open, else what opens it.
fn draw_experiment_block(slug: &'static str, props: &Lesson<'_>) -> Element {
    if let Some(bench) = props.bench.filter(|bench| bench.slug == slug)
        && let Some(paper) = &bench.paper
    {
        return draw_experiment(bench, paper, paper.shows_in(props.home), props.sent, props.send);
    }
    let open = Msg::Experiment(ExperimentMsg::Open(slug));
    let words = ["▶ ", tr("experiment-open")].concat();
    tag("p").add(link(&words, None, open, props.send))
}
