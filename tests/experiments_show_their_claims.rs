//! Each experiment runs, against the real sandbox, and what is said of it follows from what was seen: the claim where the
//! sandbox keeps to it, and that it does not where it is made not to.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "experiments/client.rs"]
mod client;
#[path = "experiments/driver.rs"]
mod driver;
mod sandbox_common;

use client::{Client, Fault};
use driver::{Driver, index, path_of};
use put_playground::interpreter::Interpreter;
use put_playground::interpreter::experiment::{Ended, Evidence, Stage, Trial, Verdict, Wish, setting};
use put_playground::lesson::experiment::{EXPERIMENTS, Entry, Experiment, MOST, Needs, Setting, read};
use put_playground::lesson::spans;
use put_playground::locale::{Locale, speak};
use put_playground::model::dialogue::{Act, Answer, Ending, Paper, Question, Setup};
use put_playground::model::experiment::ExperimentMsg;
use put_playground::model::{Effect, Model, Msg, PageInfo, Settings, update};
use put_playground::python::eval::{Machine, REQUESTS};
use put_playground::sandbox::{AbsentReason, DEFAULT_MAX_BODY, Home};
use sandbox_common::Sandbox;
use std::rc::Rc;

const MAX_BODY: u64 = DEFAULT_MAX_BODY as u64;

/// Runs an experiment in a fresh sandbox, with so many requests of a kind.
async fn run(slug: &str, count: u32, fault: Fault) -> (Rc<Evidence>, Driver) {
    let mut driver = Driver::new(slug, MAX_BODY, Client::new(Sandbox::new(), fault));
    driver.count = count;
    let evidence = driver.run().await;
    let said = evidence.sentences.join(" ");
    assert!(!said.is_empty() && !said.contains(['{', '}']), "{slug}: {said}");
    assert!(evidence.sentences.iter().all(|sentence| sentence.ends_with('.')), "{slug}: {said}");
    assert_eq!(driver.told, said);
    let drawn = driver.drawn();
    assert!(!drawn.contains(['{', '`']) || slug != "idempotent", "{drawn}");
    for words in evidence.sentences.iter().map(|sentence| sentence.replace(['`', '*'], "")) {
        assert!(drawn.contains(&words), "{slug}: {words:?} is not drawn in {drawn}");
    }
    for cell in evidence.rows.iter().flatten() {
        assert!(slug == "idempotent" || drawn.contains(cell.as_str()), "{slug}: {cell:?} is not drawn");
    }
    (evidence, driver)
}

fn says(evidence: &Evidence, part: &str) {
    let said = evidence.sentences.join("\n");
    assert!(said.contains(part), "{part:?} is not in\n{said}");
}

#[test]
fn every_file_is_whole_and_every_program_can_be_run() {
    for (locale, entry) in
        Locale::ALL.into_iter().flat_map(|locale| EXPERIMENTS.iter().map(move |e| (locale, e)))
    {
        speak(locale);
        let (folder, tag) = (env!("CARGO_MANIFEST_DIR"), locale.tag());
        let path = format!("{folder}/static/words/{tag}/experiments/{}.txt", entry.slug);
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(read(text.clone().leak()).errors, [], "{path}");
        let experiment = entry.content().unwrap();
        assert!(experiment.right < experiment.choices.len());
        assert!(experiment.sources.iter().all(|(_, address)| address.starts_with("https://")));
        for (index, choice) in experiment.choices.iter().enumerate() {
            assert!(!experiment.choices[..index].contains(choice), "{path}: {choice} twice");
        }
        for program in &experiment.programs {
            for count in [1, 10, MOST] {
                let setting = Setting {
                    sandbox: "http://x.test/it's/".to_owned(),
                    second: "http://y.test/".to_owned(),
                    max_body: MAX_BODY,
                    count,
                };
                let text = program.text(&setting);
                assert!(!text.contains("{sandbox}") && !text.contains("{n}"), "{text}");
                assert!(Machine::new(&text).is_ok(), "{text}");
                assert!(program.requests(count) as usize <= REQUESTS, "one program of {}", entry.slug);
            }
        }
        // Marks come in pairs.
        for text in [experiment.claim, experiment.because, experiment.question] {
            let is_left = |c: char| matches!(c, '`' | '*');
            let plain = spans(text).into_iter().any(|span| match span {
                put_playground::lesson::Span::Plain(text) => text.contains(is_left),
                _ => false,
            });
            assert!(!plain, "{text}");
        }
    }
    speak(Locale::English);
    assert!(Entry::named("idempotent").is_some() && Entry::named("nonsense").is_none());
}

#[tokio::test]
async fn each_claim_holds_and_each_program_sends_what_it_says() {
    for entry in &EXPERIMENTS {
        for count in [2, 7] {
            let (evidence, driver) = run(entry.slug, count, Fault::None).await;
            assert_eq!(evidence.verdict, Verdict::Holds, "{}: {:#?}", entry.slug, evidence.sentences);
            assert_eq!(evidence.ended, Ended::Done);
            let (fixed, times) = (driver.paper.fixed, driver.paper.times);
            assert_eq!(driver.sent, fixed + times * count, "{}: what the progress bar expects", entry.slug);
            let counted: usize = evidence.timeline.spans.iter().map(|span| span.count).sum();
            assert_eq!(counted, driver.sent as usize);
        }
    }
}

#[tokio::test]
async fn equal_puts_leave_one_thing_and_equal_posts_one_each() {
    for count in [2, 10, 400, MOST] {
        let (evidence, _) = run("idempotent", count, Fault::None).await;
        assert_eq!(evidence.store.added.len() as u32, count + 1, "{count}");
        let ids: Vec<&str> = evidence.store.added.iter().map(|thing| thing.id.as_str()).collect();
        assert_eq!(ids.iter().filter(|id| **id == "idempotent").count(), 1);
        says(&evidence, "grew by 1.");
        says(&evidence, &format!("grew by {count}, by one for each"));
        says(&evidence, &format!("201 × 1, 200 × {}", count - 1));
        let timeline = &evidence.timeline;
        let spans: Vec<_> =
            timeline.spans.iter().map(|span| (span.method, span.status, span.count)).collect();
        let expected = [
            ("PUT", Some(201), 1),
            ("PUT", Some(200), count as usize - 1),
            ("POST", Some(201), count as usize),
        ];
        assert_eq!(spans, expected);
        assert_eq!(timeline.range(), (0, count + 1));
        assert!(timeline.counts.len() <= 60, "{} counts", timeline.counts.len());
        assert!(timeline.counts.is_sorted(), "time and, here, things only grow");
    }
}

#[tokio::test]
async fn one_request_of_each_kind_proves_nothing() {
    let (evidence, _) = run("idempotent", 1, Fault::None).await;
    assert_eq!(evidence.verdict, Verdict::Open);
    says(&evidence, "can't be told apart");
}

/// What an experiment says of a sandbox, or of a browser, that does not keep to the claim.
#[tokio::test]
async fn what_contradicts_a_claim_is_said_to() {
    let cases = [
        ("idempotent", Fault::PutCountsTwice, Verdict::Contradicted, "grew by 6. This contradicts"),
        ("idempotent", Fault::PutAppends, Verdict::Contradicted, "not what the last one sent"),
        ("idempotent", Fault::PostOnce, Verdict::Holds, "changed by 1, which is not one for each"),
        ("lost-update", Fault::IgnoresIfMatch, Verdict::Contradicted, "does not look at the condition"),
        ("create-or-replace", Fault::PutMerges, Verdict::Contradicted, "not what it sent"),
        ("never-cached", Fault::KeepsStaleCopies, Verdict::Contradicted, "answered from an old copy"),
        ("never-cached", Fault::CachesPut, Verdict::Contradicted, "does not show 1 of the PUTs"),
        ("never-cached", Fault::KeepsNothing, Verdict::Open, "Every request came to the server"),
        ("body-kinds", Fault::DropsContentType, Verdict::Contradicted, "did not understand the same"),
        ("redirected-put", Fault::RedirectsToGet, Verdict::Contradicted, "it is not as the claim says"),
        ("cors", Fault::ExposesAll, Verdict::Contradicted, "no header was missing"),
    ];
    for (slug, fault, verdict, part) in cases {
        let (evidence, _) = run(slug, 5, fault).await;
        assert_eq!(evidence.verdict, verdict, "{slug}, {fault:?}: {:#?}", evidence.sentences);
        says(&evidence, part);
    }
}

#[tokio::test]
async fn a_lost_line_is_named_and_a_refused_one_is_sent_again() {
    let (evidence, _) = run("lost-update", 1, Fault::None).await;
    says(&evidence, "in the end this was lost: bread.");
    says(&evidence, "refused 1 of the writes with 412");
    let in_the_end = |number: usize| evidence.rows[number - 1][5].as_str();
    assert_eq!((in_the_end(6), in_the_end(14)), ("milk · eggs", "milk · bread · eggs"));
    let refused: Vec<_> = evidence.rows.iter().filter(|row| row[4] == "412").collect();
    assert_eq!(refused.len(), 1);
    assert_eq!((refused[0][1].as_str(), refused[0][5].as_str()), ("bob", "milk · eggs"));
}

#[tokio::test]
async fn a_put_replaces_and_a_patch_merges() {
    let (evidence, _) = run("create-or-replace", 1, Fault::None).await;
    says(&evidence, "Gone with it: name.");
    says(&evidence, "made a new one at /app/sandbox/things/101 (201)");
    let methods: Vec<&str> = evidence.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(methods, ["DELETE", "PUT", "PUT", "PATCH", "POST"]);
    assert_eq!(evidence.rows[1][3], "nothing");
    assert_eq!(evidence.rows[2][4], "{\n  \"city\": \"Oslo\"\n}");
    assert_eq!(evidence.rows[3][4], "{\n  \"city\": \"Oslo\",\n  \"name\": \"Bob\"\n}");
}

#[tokio::test]
async fn the_requests_column_is_what_requests_does() {
    let (evidence, driver) = run("redirected-put", 1, Fault::None).await;
    for (step, row) in driver.trial().run.steps.iter().zip(&evidence.rows) {
        let answer = driver.client.sandbox.get(&path_of(step.url())).await;
        assert_eq!((answer.status.as_str(), answer.header("location")), (row[0].as_str(), "anything"));
    }
    let rows: Vec<[&str; 3]> =
        evidence.rows.iter().map(|row| [row[0].as_str(), row[1].as_str(), row[2].as_str()]).collect();
    let (put, get) = ("PUT with the body", "GET without a body");
    let expected = [
        ["301", put, "PUT without a body"],
        ["302", put, get],
        ["303", get, get],
        ["307", put, put],
        ["308", put, put],
    ];
    assert_eq!(rows, expected);
    says(&evidence, "stayed a PUT with its body at 301, 302, 307, 308, and became something else at 303.");
    says(&evidence, "otherwise at 301, 302.");
}

#[tokio::test]
async fn lengths_are_those_of_the_sandbox() {
    let (evidence, _) = run("no-limit-on-length", 1, Fault::None).await;
    says(&evidence, &format!("accepted had {MAX_BODY} bytes. One of {} bytes was refused", MAX_BODY + 1));
    let statuses: Vec<&str> = evidence.rows.iter().map(|row| row[2].as_str()).collect();
    assert_eq!(statuses, ["201", "200", "200", "413", "200", "200", "414"]);
    // A server with more room, and the worker.
    let roomy = Client::new(Sandbox::with_max_body(MAX_BODY as usize * 2), Fault::None);
    let evidence = Driver::new("no-limit-on-length", MAX_BODY, roomy).run().await;
    assert_eq!(evidence.verdict, Verdict::Open);
    says(&evidence, "lies beyond what was tried");
    let worker = Client::new(Sandbox::in_place(put_playground::sandbox::Place::Worker), Fault::None);
    let evidence = Driver::new("no-limit-on-length", MAX_BODY, worker).run().await;
    assert_eq!(evidence.verdict, Verdict::Holds);
}

#[tokio::test]
async fn three_bodies_are_laid_side_by_side() {
    let (evidence, _) = run("body-kinds", 1, Fault::None).await;
    let titles: Vec<&str> = evidence.sheets.iter().map(|sheet| sheet.title.as_str()).collect();
    assert_eq!(titles, ["data=", "json=", "files="]);
    assert_eq!(evidence.sheets[0].text, "name=Tea+%26+cake&price=4.50");
    assert_eq!(evidence.sheets[1].text, r#"{"name": "Tea & cake", "price": "4.50"}"#);
    assert!(evidence.sheets[2].media_type.starts_with("multipart/form-data; boundary="));
    assert_eq!(evidence.sheets[1].understood, ["json: name = Tea & cake", "json: price = 4.50"]);
    assert_eq!(evidence.sheets[2].understood, ["form: name = Tea & cake", "form: price = 4.50"]);
}

#[tokio::test]
async fn each_policy_leaves_its_headers() {
    let (evidence, _) = run("cors", 1, Fault::None).await;
    let row = |policy: &str| evidence.rows.iter().find(|row| row[0] == policy).unwrap();
    assert_eq!(row("closed")[1..3], ["withheld", "–"]);
    assert_eq!(row("simple")[2], "content-length, content-type, last-modified");
    assert!(row("simple")[3].contains("etag"), "{:?}", row("simple"));
    assert_eq!(row("open")[3], "–");
    assert_eq!(row("open")[2], row("credentials")[2]);
}

#[tokio::test]
async fn the_history_and_the_link() {
    let (evidence, mut driver) = run("not-in-history", 1, Fault::None).await;
    assert_eq!(evidence.link.as_deref(), Some("http://example.com/app/sandbox/anything/bookmark"));
    says(&evidence, "had 7 entries, and afterwards 7");
    says(&evidence, "Now open the link");
    assert_eq!(driver.link, evidence.link);
    driver.client.sandbox.get("anything/bookmark").await;
    let evidence = driver.act(Act::Look).await;
    says(&evidence, "came to the server as a GET");
    driver.history = 8;
    let evidence = driver.act(Act::Look).await;
    assert_eq!(evidence.verdict, Verdict::Contradicted);
    says(&evidence, "had 7 entries, and afterwards 8");
}

#[tokio::test]
async fn a_cancelled_run_shows_what_it_saw_and_claims_nothing() {
    let client = Client::new(Sandbox::new(), Fault::None);
    let mut driver = Driver::new("idempotent", MAX_BODY, client);
    driver.cancel_after = Some(6);
    let evidence = driver.run().await;
    assert_eq!((evidence.ended.clone(), evidence.verdict), (Ended::Cancelled, Verdict::Open));
    assert_eq!((driver.sent, driver.trial().run.steps.len()), (6, 6));
    assert_eq!(evidence.store.added.len(), 1);
    assert!(driver.drawn().contains("You cancelled it"));
    assert!(!driver.trial().is_busy());
    // And once more, whole.
    driver.cancel_after = None;
    let evidence = driver.run().await;
    assert_eq!(evidence.verdict, Verdict::Holds);
    says(&evidence, "10 equal PUTs were sent. The number of stored things grew by 1.");
    assert_eq!(evidence.store.added.len(), 11);
}

/// What an experiment made it deletes, and nothing else.
#[tokio::test]
async fn the_store_is_left_as_it_was() {
    for entry in &EXPERIMENTS {
        let sandbox = Sandbox::new();
        for (id, text) in [("card", "mine"), ("own", "{}")] {
            sandbox.send("PUT", &format!("things/{id}"), &[], text).await;
        }
        let client = Client::new(sandbox, Fault::None);
        let mut driver = Driver::new(entry.slug, MAX_BODY, client);
        driver.run().await;
        let left: Vec<String> = driver.look().await.things.into_iter().map(|thing| thing.id).collect();
        assert_eq!(left, ["card", "own"], "{}", entry.slug);
    }
}

/// What is said and drawn in Spanish: the same verdict, and none of the English words.
#[tokio::test]
async fn each_claim_holds_in_spanish_too() {
    for entry in &EXPERIMENTS {
        speak(Locale::English);
        let english = entry.content().unwrap();
        let (seen, _) = run(entry.slug, 2, Fault::None).await;
        speak(Locale::Spanish);
        let spanish = entry.content().unwrap();
        let (evidence, driver) = run(entry.slug, 2, Fault::None).await;
        assert_eq!(evidence.verdict, Verdict::Holds, "{}", entry.slug);
        assert_eq!(evidence.sentences.len(), seen.sentences.len());
        assert_eq!(driver.paper.title, spanish.title);
        let drawn = driver.drawn();
        assert!(
            drawn.contains("Lo que se afirma se cumple aquí") && drawn.contains("Lo predijiste."),
            "{drawn}"
        );
        assert_says_nothing_of(english, spanish, &drawn);
    }
    speak(Locale::English);
}

/// None of the words that are others in Spanish, in what is drawn.
fn assert_says_nothing_of(english: &Experiment, spanish: &Experiment, drawn: &str) {
    let words = |experiment: &Experiment| -> Vec<&'static str> {
        let said = experiment.words.iter().map(|(_, text)| *text);
        said.chain(experiment.columns.iter().copied()).chain([experiment.because]).collect()
    };
    for (text, theirs) in words(english).into_iter().zip(words(spanish)) {
        for piece in text.split(['{', '}', '`', '*']).map(str::trim).filter(|piece| piece.contains(' ')) {
            assert!(
                text == theirs || theirs.contains(piece) || !drawn.contains(piece),
                "in English: {piece}\n{drawn}"
            );
        }
    }
}

/// The learner changes the language: what was seen is told again, and only what was seen.
#[tokio::test]
async fn evidence_is_told_again_in_another_language() {
    for entry in &EXPERIMENTS {
        let (evidence, mut driver) = run(entry.slug, 3, Fault::None).await;
        let (english, sent) = (driver.paper.clone(), driver.sent);
        speak(Locale::Spanish);
        let again = driver.say_in_the_language_spoken().await;
        assert_eq!(again.verdict, evidence.verdict);
        assert_eq!(again.timeline, evidence.timeline, "what was seen stays");
        assert_eq!(driver.sent, sent, "nothing is sent for it");
        assert_ne!(driver.paper.title, english.title);
        assert_eq!((driver.paper.fixed, driver.paper.times), (english.fixed, english.times));
        assert_eq!(driver.told, again.sentences.join(" "));
        assert!(driver.drawn().contains("Lo que se afirma se cumple aquí"), "{}", driver.drawn());
        speak(Locale::English);
        let back = driver.say_in_the_language_spoken().await;
        assert_eq!(back, evidence);
        assert_eq!(driver.paper, english);
    }
}

/// A page with this experiment open.
fn opened(slug: &'static str, max_body: u64) -> Model {
    let page = PageInfo { base: "http://page.test/".into(), ..PageInfo::default() };
    let mut model = Model::new(page, None, Vec::new(), Settings::default());
    let effects = update(&mut model, Msg::Experiment(ExperimentMsg::Open(slug)));
    let [Effect::Fetch { number: 0, paths, delete: false }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(paths[..], paths_of(slug, Locale::English));
    let (_, entry) = Entry::named(slug).unwrap();
    let texts = vec![Some(String::new()), Some(entry.words()), Some(index(max_body))];
    let fetched = ExperimentMsg::Fetched { number: 0, texts, history: 1 };
    let effects = update(&mut model, Msg::Experiment(fetched));
    let [Effect::Ask(question)] = &effects[..] else { panic!("{effects:?}") };
    for answer in asked(&mut Interpreter::default(), question) {
        update(&mut model, Msg::Answered(answer));
    }
    assert!(model.bench.as_ref().unwrap().paper.is_some());
    model
}

fn paths_of(slug: &str, locale: Locale) -> [String; 3] {
    let file = |name: &str| format!("words/{}/experiments/{name}.txt", locale.tag());
    [file("common"), file(slug), "sandbox/".to_owned()]
}

/// A change of language asks for the words in it: at once, or when the run is over that is under way.
#[test]
fn the_page_asks_for_the_words_of_another_language() {
    let asked = |effects: Vec<Effect>| match &effects[..] {
        [] => None,
        [Effect::Fetch { number: 0, paths, delete: false }] => Some(paths.clone()),
        other => panic!("{other:?}"),
    };
    let spanish = Some(paths_of("cors", Locale::Spanish).to_vec());
    let mut model = opened("cors", MAX_BODY);
    assert_eq!(asked(update(&mut model, Msg::Taught)), None, "it is in English");
    speak(Locale::Spanish);
    assert_eq!(asked(update(&mut model, Msg::Taught)), spanish);
    assert_eq!(asked(update(&mut model, Msg::Taught)), None, "once");

    // A run keeps its words, also where those that were asked for come meanwhile.
    experiment(&mut model, ExperimentMsg::Predict(0));
    experiment(&mut model, ExperimentMsg::Start);
    let texts = vec![Some(String::new()), Some(Entry::named("cors").unwrap().1.words()), None];
    let late = ExperimentMsg::Fetched { number: 0, texts, history: 1 };
    assert_eq!(experiment(&mut model, late), []);
    assert_eq!(asked(update(&mut model, Msg::Taught)), None);
    let ended = Answer::Evidence { figure: "seen".into(), told: "seen".into(), link: None };
    let mut effects = update(&mut model, Msg::Answered(ended.clone()));
    assert_eq!(effects.pop(), Some(Effect::Reveal("evidence".to_owned())));
    assert_eq!(asked(effects), spanish);

    // Told again it is shown where it was, and a learner who reads elsewhere stays there.
    assert_eq!(update(&mut model, Msg::Answered(ended)), []);
    speak(Locale::English);
}

/// Evidence that went with an interpreter is not kept in the wrong language.
#[test]
fn evidence_that_cannot_be_told_again_goes() {
    let mut model = opened("cors", MAX_BODY);
    let paper = Paper::clone(model.bench.as_ref().unwrap().paper.as_ref().unwrap());
    let evidence = Answer::Evidence { figure: "seen".into(), told: "seen".into(), link: None };
    update(&mut model, Msg::Answered(evidence));
    update(&mut model, Msg::Answered(Answer::Experiment(Some(Box::new(paper.clone())))));
    assert!(model.bench.as_ref().unwrap().evidence.is_some(), "the same words");
    let other = Paper { title: "Lo que otro sitio te deja ver".to_owned(), ..paper };
    update(&mut model, Msg::Answered(Answer::Experiment(Some(Box::new(other)))));
    assert!(model.bench.as_ref().unwrap().evidence.is_none());
}

fn asked(interpreter: &mut Interpreter, question: &Question) -> Vec<Answer> {
    interpreter.ask(question.clone(), &mut driver::Fixed, &std::time::Duration::default)
}

fn experiment(model: &mut Model, message: ExperimentMsg) -> Vec<Effect> {
    update(model, Msg::Experiment(message))
}

#[test]
fn nothing_starts_without_a_prediction_or_with_a_wrong_number() {
    let mut model = opened("idempotent", MAX_BODY);
    assert!(experiment(&mut model, ExperimentMsg::Start).is_empty(), "first the learner predicts");
    experiment(&mut model, ExperimentMsg::Predict(0));
    for typed in ["", "0", "1001", "ten", "-1", "1.5"] {
        experiment(&mut model, ExperimentMsg::Count(typed.to_owned()));
        assert!(experiment(&mut model, ExperimentMsg::Start).is_empty(), "{typed}");
    }
    experiment(&mut model, ExperimentMsg::Count(" 1000 ".to_owned()));
    let effects = experiment(&mut model, ExperimentMsg::Start);
    let [Effect::Ask(Question::Try { act, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(*act, Act::Start { run: 1, prediction: 0, count: 1000 });
    assert_eq!(model.bench.as_ref().unwrap().requests(), 2000);
    // Pressed again, it cancels.
    let effects = experiment(&mut model, ExperimentMsg::Start);
    assert_eq!(effects, [Effect::Ask(Question::Stop { run: 1 })]);
    assert!(model.bench.as_ref().unwrap().is_busy, "until the interpreter says what was seen");
}

/// The whole of it, with the page in between: what it asks, fetches and draws.
#[test]
fn the_page_carries_out_what_the_interpreter_wants() {
    let mut model = opened("not-in-history", MAX_BODY);
    let mut interpreter = Interpreter::default();
    experiment(&mut model, ExperimentMsg::Predict(1));
    let mut effects = experiment(&mut model, ExperimentMsg::Start);
    let (mut fetched, mut sent) = (Vec::new(), 0);
    let mut rounds = 0;
    while let Some(effect) = effects.pop() {
        rounds += 1;
        assert!(rounds < 100);
        let message = match effect {
            Effect::Ask(question) => {
                for answer in asked(&mut interpreter, &question) {
                    effects.extend(update(&mut model, Msg::Answered(answer)));
                }
                continue;
            }
            Effect::Fetch { number, paths, .. } => {
                let texts = paths.iter().map(|_| Some("[]".to_owned())).collect();
                fetched.extend(paths);
                Msg::Experiment(ExperimentMsg::Fetched { number, texts, history: 3 })
            }
            Effect::Send { id, .. } => {
                sent += 1;
                let response = put_playground::http::Response { status: 200, ..Default::default() };
                let outcome = put_playground::http::Outcome::Answered(Rc::new(response));
                Msg::Finished { id, started_at_ms: 1, outcome, timing: Default::default() }
            }
            Effect::Reveal(_) => continue,
            other => panic!("{other:?}"),
        };
        // The sandbox has been found.
        effects.extend(
            update(&mut model, Msg::HomeFound(Home::Tcp))
                .into_iter()
                .filter(|effect| matches!(effect, Effect::Send { .. })),
        );
        effects.extend(update(&mut model, message));
    }
    assert_eq!(fetched, ["sandbox/log", "sandbox/things", "sandbox/log", "sandbox/things"]);
    assert_eq!(sent, 2);
    let bench = model.bench.as_ref().unwrap();
    assert!(!bench.is_busy && bench.evidence.is_some() && bench.link.is_some());
    assert!(!model.run.is_on() && model.history.entries().is_empty() && model.shown.is_none());
    assert!(model.announcement.contains("had 3 entries, and afterwards 3"));
}

/// An interpreter that stops takes its experiment along, and nothing waits for it.
#[test]
fn a_lost_interpreter_ends_the_experiment() {
    let mut model = opened("cors", MAX_BODY);
    experiment(&mut model, ExperimentMsg::Predict(0));
    experiment(&mut model, ExperimentMsg::Start);
    update(&mut model, Msg::InterpreterFailed("It stopped.".into()));
    assert!(!model.bench.as_ref().unwrap().is_busy && !model.run.is_on());
    assert_eq!(model.notice.as_ref().unwrap().text, "It stopped.");
    // The next one knows nothing of it, and is told all.
    let effects = experiment(&mut model, ExperimentMsg::Start);
    let Some(Effect::Ask(question)) = effects.last() else { panic!("{effects:?}") };
    let answers = asked(&mut Interpreter::default(), question);
    assert!(matches!(&answers[..], [Answer::Fetch { .. }]), "{answers:?}");
}

#[test]
fn what_is_no_experiment_is_refused() {
    let setup = |slug: &str, words: &str| {
        Rc::new(Setup { slug: slug.into(), words: words.into(), ..Setup::default() })
    };
    for (slug, words) in [("idempotent", "<!doctype html>"), ("nonsense", "# A")] {
        let question = Question::Try { setup: setup(slug, words), act: Act::Open };
        assert_eq!(asked(&mut Interpreter::default(), &question), [Answer::Experiment(None)]);
    }
    let mut model = Model::new(PageInfo::default(), None, Vec::new(), Settings::default());
    experiment(&mut model, ExperimentMsg::Open("idempotent"));
    let texts = vec![Some(String::new()), None, None];
    experiment(&mut model, ExperimentMsg::Fetched { number: 0, texts, history: 1 });
    assert!(model.bench.is_none() && model.notice.is_some());
}

fn trial(slug: &str, index: String) -> Trial {
    let (_, entry) = Entry::named(slug).unwrap();
    let setup = Setup { index, sandbox: client::SANDBOX.into(), ..Setup::default() };
    Trial::new(entry.content().unwrap(), entry.subject, setting(&setup))
}

#[test]
fn an_exception_ends_the_experiment_with_its_words() {
    let mut trial = trial("cors", index(MAX_BODY));
    let nothing = [Some("[]".to_owned())];
    trial.start(0, 1);
    assert!(trial.start(0, 1).is_empty(), "it runs already");
    trial.fetched(&nothing, 1);
    assert!(matches!(&trial.ended(Ending::Raised("Traceback".to_owned()))[..], [Wish::Fetch { .. }]));
    trial.fetched(&nothing, 1);
    let evidence = trial.evidence.clone().unwrap();
    assert_eq!(evidence.ended, Ended::Broken("Traceback".to_owned()));
    assert_ne!(evidence.verdict, Verdict::Holds);
}

#[test]
fn what_comes_after_cancel_changes_nothing() {
    let mut trial = trial("idempotent", index(MAX_BODY));
    trial.start(0, 3);
    assert_eq!(trial.cancel(), [Wish::Begin]);
    assert!(trial.fetched(&[Some("[]".to_owned())], 1).is_empty());
    assert_eq!(trial.stage, Stage::Asking);
    let program = trial.program(1, 1000).unwrap();
    assert!(program.contains("range(1000)") && program.contains("requests.post("));
}

#[test]
fn what_a_home_cannot_show_is_said_and_never_run() {
    let paper = |slug: &str, index: String| -> Paper {
        put_playground::interpreter::experiment::paper(&trial(slug, index))
    };
    let alone = || String::from("{}");
    assert!(paper("idempotent", alone()).shows_in(&Home::Worker));
    assert!(!paper("never-cached", alone()).shows_in(&Home::Worker));
    assert!(paper("never-cached", alone()).shows_in(&Home::Tcp));
    assert!(!paper("cors", alone()).shows_in(&Home::Tcp));
    assert!(paper("cors", index(MAX_BODY)).shows_in(&Home::Tcp));
    assert!(!paper("idempotent", alone()).shows_in(&Home::Absent(AbsentReason::File)));
    for entry in &EXPERIMENTS {
        let experiment = entry.content().unwrap();
        assert_eq!(experiment.absent.is_empty(), experiment.needs == Needs::Nothing, "{}", entry.slug);
    }
}
