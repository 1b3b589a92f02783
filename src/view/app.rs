//! The root: it holds the model, passes messages to `update`, and hands effects to the browser.

use super::control::read_only;
use super::element::{Attribute, Element, nothing, several, tag};
use super::experiment::draw_experiment;
use super::lesson::{Lesson, draw_lesson};
use super::notice::draw_version;
use super::request::{Request, draw_request_pane};
use super::response::{ResponseView, draw_response_pane, draw_server_pane};
use super::share::opened;
use super::text::marked_as;
use super::top_bar::draw_top_bar;
use crate::browser::{self, Browser, Named, Stored, Tell};
use crate::locale::{Locale, spoken, tr};
use crate::model::{Code, Effect, Model, Msg, start, update};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The page.
pub struct App {
    model: Model,
    browser: Browser,
    send: Callback<Msg>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let page = browser::page_info();
        let Stored { draft, code, history, settings, progress } =
            browser::load(&page.boundary, page.is_embedded);
        let send = ctx.link().callback(|message: Msg| message);
        let tell: Tell = {
            let send = send.clone();
            Rc::new(move |message| send.emit(message))
        };
        let browser = Browser::new(page.clone(), tell.clone());
        let mut model = Model { progress, ..Model::new(page, draft, history, settings) };
        model.code = Code::kept(code);
        let follow = {
            let (tell, base) = (tell.clone(), model.page.base.clone());
            move |named| match named {
                Named::Chapter(slug) => tell(Msg::FollowAddress(slug)),
                Named::Link(link) => browser::open_link(link, base.clone(), tell.clone()),
            }
        };
        match browser::named(true) {
            Some(Named::Chapter(slug)) => drop(model.name_chapter(&slug)),
            Some(link) => follow(link),
            None => {}
        }
        browser::on_travel(follow);
        if model.page.is_embedded {
            browser::follow_host(model.page.base.clone(), tell.clone());
        }
        let preferred = browser::language::preferred();
        model.awaited = (preferred != spoken()).then_some(preferred);
        if spoken() != Locale::English {
            browser.run(Effect::ApplyLanguage(spoken()));
        }
        start(&mut model).into_iter().for_each(|effect| browser.run(effect));
        browser::on_newer({
            let tell = tell.clone();
            move || tell(Msg::NewVersion)
        });
        let keys = tell.clone();
        browser::on_keys(move |message| keys(message));
        let prints = tell.clone();
        browser::on_print(move |message| prints(message));
        browser::on_drop(Rc::new(opened), tell.clone());
        spawn_local(async move { tell(Msg::HomeFound(browser::home::find().await)) });
        Self { model, browser, send }
    }

    fn update(&mut self, _ctx: &Context<Self>, message: Msg) -> bool {
        for effect in update(&mut self.model, message) {
            self.browser.run(effect);
        }
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let (model, send) = (&self.model, &self.send);
        let lesson = self.draw_lesson();
        let request = read_only(model.is_read_only(), || {
            draw_request_pane(&Request {
                draft: &model.draft,
                code: &model.code,
                run: &model.run,
                page: &model.page,
                face: model.request_face,
                problems: if model.shows_problems { model.problems() } else { Vec::new() },
                keep_secrets: model.settings.keep_secrets,
                notice: model.notice.as_ref(),
                share: model.share.as_ref(),
                in_flight: model.in_flight.as_ref(),
                waits_for_home: model.waits_for_home,
                send,
            })
        });
        let response = ResponseView {
            page: &model.page,
            home: &model.home,
            answers_here: model.is_for_sandbox(),
            shown: model.shown.as_deref(),
            face: model.face,
            shows_all: model.shows_all,
            body: &model.body,
            waiting: model.in_flight.is_some() || model.waits_for_home,
            code: &model.code,
            printout: model.printout.as_ref(),
            pictures: &model.pictures,
            probing: model.probing,
            history: &model.history,
            method: model.draft.method,
            prints: model.prints,
            send,
        };
        let (class, said) = if model.presents { ("presenter", "said") } else { ("", "unseen") };
        let mut panes = tag("main").class(class).add(lesson);
        if model.shows_request() {
            panes = panes.add(request).add(draw_response_pane(&response));
        }
        let panes = panes.maybe(model.presents.then(|| draw_server_pane(&response)));
        let keys = model.presents.then(|| draw_keys(model));
        let announced = tag("div").class(said).set(Attribute::Role, "status").set(Attribute::Live, "polite");
        several()
            .add(tag("a").class("skip").set(Attribute::Href, "#request").say("skip-to-request"))
            .add(draw_top_bar(model, send))
            .add(draw_version(model.is_outdated, send))
            .add(panes)
            .maybe(keys)
            .add(announced.id("announcement").text(&model.announcement))
            .into_html()
    }
}

impl App {
    /// The lesson; in an embed only where it was asked for, or the experiment alone.
    fn draw_lesson(&self) -> Element {
        let (model, send) = (&self.model, &self.send);
        if !model.page.is_embedded || model.told.chapter.is_some() {
            return draw_lesson(&Lesson {
                chapter: model.settings.chapter,
                unknown: model.unknown_chapter,
                progress: &model.progress,
                library: model.library(),
                sandbox: model.page.sandbox(),
                home: &model.home,
                bench: model.bench.as_ref(),
                sent: model.run.sent,
                slide: model.presents.then_some(model.slide),
                send,
            });
        }
        let Some(bench) = &model.bench else { return nothing() };
        let Some(paper) = &bench.paper else { return nothing() };
        let experiment = draw_experiment(bench, paper, paper.shows_in(&model.home), model.run.sent, send);
        tag("section").class("lesson-pane").named("lesson").add(tag("div").class("lesson").add(experiment))
    }
}

/// Which slide it is, and the keys of whoever presents.
fn draw_keys(model: &Model) -> Element {
    let (slides, at) = model.slides();
    let place = [(at + 1).to_string(), slides.len().to_string()].join(" / ");
    let keys = marked_as(tr("present-keys"), "kbd", "em");
    tag("p").id(browser::PRESENTING).add(tag("b").text(&place)).text(" ").add(keys)
}
