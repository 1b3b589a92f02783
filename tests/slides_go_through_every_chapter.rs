//! Presenting: each chapter is gone through slide by slide, forth and back, an example is loaded by a key, and nothing that was
//! there before is another afterwards.
#![allow(clippy::unwrap_used)]

use put_playground::http::{Outcome, Response, Timing};
use put_playground::lesson::{Block, CHAPTERS, Example};
use put_playground::locale::{Locale, speak};
use put_playground::model::dialogue::Stored;
use put_playground::model::{
    Effect, Model, Msg, PageInfo, ResponseFace, Settings, Slide, slides, start, update,
};
use put_playground::sandbox::Home;
use std::rc::Rc;

fn model() -> Model {
    let page = PageInfo { base: "http://page.test/".into(), ..PageInfo::default() };
    let mut model = Model::new(page, None, Vec::new(), Settings::default());
    start(&mut model);
    update(&mut model, Msg::HomeFound(Home::Tcp));
    model
}

fn turn(model: &mut Model, step: Slide) -> Vec<Effect> {
    update(model, Msg::Slide(step))
}

fn is_example(block: &Block) -> bool {
    matches!(block, Block::Example(_))
}

fn example(blocks: &[Block]) -> Option<&'static Example> {
    blocks.iter().find_map(|block| if let Block::Example(example) = block { Some(*example) } else { None })
}

/// A request to the sandbox is sent and answered.
fn send(model: &mut Model) -> Vec<Effect> {
    update(model, Msg::Send);
    let id = model.in_flight.as_ref().unwrap().id;
    let url = "http://page.test/sandbox/things/1".to_owned();
    let outcome = Outcome::Answered(Rc::new(Response { status: 200, url, ..Response::default() }));
    update(
        model,
        Msg::Finished { id, started_at_ms: 1, outcome, timing: Timing { headers_us: None, total_us: 5 } },
    )
}

fn looks(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Look { .. }))
}

#[test]
fn every_block_is_on_one_slide_and_an_example_is_alone_on_its_own() {
    for locale in Locale::ALL {
        speak(locale);
        for chapter in &CHAPTERS {
            let blocks = chapter.blocks().unwrap();
            let slides = slides(blocks);
            assert!(slides.len() > 2, "{}", chapter.slug);
            let joined: Vec<&Block> = slides.iter().copied().flatten().collect();
            assert_eq!(joined, blocks.iter().collect::<Vec<_>>(), "{}", chapter.slug);
            for slide in &slides {
                assert!(!slide.is_empty());
                assert!(slide.iter().filter(|block| is_example(block)).count() <= 1, "{slide:?}");
                assert!(
                    !matches!(slide.last(), Some(Block::Heading(_))),
                    "a heading without what it heads: {slide:?}"
                );
            }
            // What leads to an example is not on another slide.
            assert!(!slides[1..].iter().any(|slide| matches!(slide[0], Block::Step(_))), "{}", chapter.slug);
        }
    }
    speak(Locale::English);
    assert_eq!(slides(&[]), [&[] as &[Block]]);
}

#[test]
fn a_clicker_goes_through_all_of_the_lesson_and_back() {
    let mut model = model();
    turn(&mut model, Slide::Toggle);
    let mut seen = Vec::new();
    loop {
        let (_, at) = model.slides();
        seen.push((model.settings.chapter, at));
        let effects = turn(&mut model, Slide::Next);
        if effects.is_empty() {
            break;
        }
        assert!(effects.contains(&Effect::Focus("chapter".to_owned())), "{effects:?}");
    }
    let all: Vec<(usize, usize)> = (0..CHAPTERS.len())
        .flat_map(|chapter| {
            (0..slides(CHAPTERS[chapter].blocks().unwrap()).len()).map(move |at| (chapter, at))
        })
        .collect();
    assert_eq!(seen, all);
    for place in all.iter().rev() {
        let (_, at) = model.slides();
        assert_eq!(*place, (model.settings.chapter, at));
        turn(&mut model, Slide::Back);
    }
    assert_eq!((model.settings.chapter, model.slide), (0, 0));
    assert_eq!(turn(&mut model, Slide::Back), []);
}

#[test]
fn a_key_loads_the_example_of_the_slide_and_no_other() {
    let mut model = model();
    turn(&mut model, Slide::Toggle);
    let mut loaded = 0;
    loop {
        let (slides, at) = model.slides();
        let before = model.draft.clone();
        let effects = turn(&mut model, Slide::Load);
        match example(slides[at]) {
            None => assert_eq!((effects.len(), &model.draft), (0, &before)),
            Some(example) => {
                loaded += 1;
                assert!(effects.contains(&Effect::Focus("send".to_owned())));
                assert!(!effects.iter().any(|effect| matches!(effect, Effect::Send { .. })), "it only loads");
                assert_eq!(model.draft.method, example.method);
                assert!(model.announcement.contains(example.title));
                assert_eq!(model.notice.as_ref().unwrap().undo.as_ref().unwrap().draft, before);
            }
        }
        if turn(&mut model, Slide::Next).is_empty() {
            break;
        }
    }
    assert_eq!(loaded, put_playground::lesson::examples().count(), "every example of the lesson");
}

#[test]
fn presenting_leaves_no_trace() {
    let mut model = model();
    send(&mut model);
    update(&mut model, Msg::ShowFace(ResponseFace::Body));
    let before = model.clone();
    turn(&mut model, Slide::Toggle);
    assert!(model.presents);
    let effects = turn(&mut model, Slide::Toggle);
    assert!(effects.contains(&Effect::Focus("present".to_owned())));
    assert_eq!(model, before);
    // Who comes back finds the slide where it was; another chapter begins at its beginning.
    turn(&mut model, Slide::Toggle);
    turn(&mut model, Slide::Next);
    turn(&mut model, Slide::Toggle);
    turn(&mut model, Slide::Toggle);
    assert_eq!(model.slides().1, 1);
    update(&mut model, Msg::OpenChapter(4));
    assert_eq!(model.slides().1, 0);
    assert!(model.presents);
}

#[test]
fn the_servers_view_is_beside_the_response_whatever_face_that_has() {
    let mut model = model();
    assert!(!looks(&turn(&mut model, Slide::Toggle)), "there is no answer yet");
    assert!(looks(&send(&mut model)));
    assert!(looks(&update(&mut model, Msg::LogMoved)), "it follows the server");
    let id = model.shown.as_ref().unwrap().id;
    let stored = Stored { status: 404, ..Stored::default() };
    let asked = update(&mut model, Msg::Looked(id, "[]".into(), Some(stored)));
    assert!(matches!(&asked[..], [Effect::Ask(_)]), "{asked:?}");
    // Another face of the response is no reason to look no longer; the end is, unless that face is the server's.
    update(&mut model, Msg::ShowFace(ResponseFace::Server));
    assert!(!update(&mut model, Msg::ShowFace(ResponseFace::Headers)).contains(&Effect::EndLook));
    assert!(turn(&mut model, Slide::Toggle).contains(&Effect::EndLook));
    assert!(!looks(&update(&mut model, Msg::LogMoved)));
    assert!(looks(&turn(&mut model, Slide::Toggle)), "an answer that is there is looked at");
    update(&mut model, Msg::ShowFace(ResponseFace::Server));
    assert!(!turn(&mut model, Slide::Toggle).contains(&Effect::EndLook));
}

#[test]
fn a_clicker_and_a_keyboard_have_the_same_keys() {
    for (keys, step) in [
        (["ArrowRight", "PageDown"], Slide::Next),
        (["ArrowLeft", "PageUp"], Slide::Back),
        (["Enter", "Enter"], Slide::Load),
        (["Escape", "Escape"], Slide::Toggle),
    ] {
        assert!(keys.iter().all(|key| Slide::of_key(key) == Some(step)));
    }
    for key in ["ArrowUp", "ArrowDown", " ", "a", "Tab", "F5", ""] {
        assert_eq!(Slide::of_key(key), None, "{key}");
    }
}
