//! Each experiment runs, against the real sandbox, and what is said of it follows from what was seen: the claim where the
//! sandbox keeps to it, and that it does not where it is made not to.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "experiments/client.rs"]
mod client;
#[path = "experiments/driver.rs"]
mod driver;
mod sandbox_common;

use client::{Client, Fault};
use driver::{Driver, open};
use put_playground::lesson::experiment::{EXPERIMENTS, Entry, MOST, Needs, Setting, read};
use put_playground::lesson::spans;
use put_playground::model::experiment::{Action, Ended, Evidence, Stage, Trial, Verdict, Wish, can_show};
use put_playground::python::eval::{Machine, REQUESTS};
use put_playground::sandbox::{AbsentReason, DEFAULT_MAX_BODY, Home};
use sandbox_common::Sandbox;
use std::rc::Rc;

const MAX_BODY: u64 = DEFAULT_MAX_BODY as u64;

/// Runs an experiment in a fresh sandbox, with so many requests of a kind.
async fn run(slug: &str, count: u32, fault: Fault) -> (Rc<Evidence>, Driver) {
    let mut driver = Driver::new(open(slug, MAX_BODY), Client::new(Sandbox::new(), fault));
    driver.trial.act(Action::Count(count.to_string()));
    let evidence = driver.run().await;
    let said = evidence.sentences.join(" ");
    assert!(!said.is_empty() && !said.contains(['{', '}']), "{slug}: {said}");
    assert!(evidence.sentences.iter().all(|sentence| sentence.ends_with('.')), "{slug}: {said}");
    (evidence, driver)
}

fn says(evidence: &Evidence, part: &str) {
    let said = evidence.sentences.join("\n");
    assert!(said.contains(part), "{part:?} is not in\n{said}");
}

#[test]
fn every_file_is_whole_and_every_program_can_be_run() {
    for entry in &EXPERIMENTS {
        let path = format!("{}/static/words/experiments/{}.txt", env!("CARGO_MANIFEST_DIR"), entry.slug);
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
    assert!(Entry::named("idempotent").is_some() && Entry::named("nonsense").is_none());
}

#[tokio::test]
async fn each_claim_holds_and_each_program_sends_what_it_says() {
    for entry in &EXPERIMENTS {
        for count in [2, 7] {
            let (evidence, driver) = run(entry.slug, count, Fault::None).await;
            assert_eq!(evidence.verdict, Verdict::Holds, "{}: {:#?}", entry.slug, evidence.sentences);
            assert_eq!(evidence.ended, Ended::Done);
            let (sent, all) = driver.trial.progress();
            assert_eq!(sent, all, "{}: what the progress bar expects", entry.slug);
            let counted: usize = evidence.timeline.spans.iter().map(|span| span.count).sum();
            assert_eq!(counted, sent as usize);
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
    let (evidence, driver) = run("lost-update", 1, Fault::None).await;
    says(&evidence, "in the end this was lost: bread.");
    says(&evidence, "refused 1 of the writes with 412");
    assert_eq!(driver.printed, "milk\neggs\n\nmilk\nbread\neggs\n\n");
    let refused: Vec<_> = evidence.rows.iter().filter(|row| row[4] == "412").collect();
    assert_eq!(refused.len(), 1);
    assert_eq!((refused[0][1].as_str(), refused[0][5].as_str()), ("bob@example.com", "milk · eggs"));
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
    let (evidence, _) = run("redirected-put", 1, Fault::None).await;
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
    let evidence = Driver::new(open("no-limit-on-length", MAX_BODY), roomy).run().await;
    assert_eq!(evidence.verdict, Verdict::Open);
    says(&evidence, "lies beyond what was tried");
    let worker = Client::new(Sandbox::in_place(put_playground::sandbox::Place::Worker), Fault::None);
    let evidence = Driver::new(open("no-limit-on-length", MAX_BODY), worker).run().await;
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
    driver.client.sandbox.get("anything/bookmark").await;
    let wishes = driver.trial.act(Action::Refresh);
    assert_eq!(wishes, [Wish::Look]);
    driver.carry_out(wishes).await;
    let Stage::Shown(evidence) = &driver.trial.stage else { panic!() };
    says(evidence, "came to the server as a GET");
    driver.history = 8;
    let wishes = driver.trial.act(Action::Refresh);
    driver.carry_out(wishes).await;
    let Stage::Shown(evidence) = &driver.trial.stage else { panic!() };
    assert_eq!(evidence.verdict, Verdict::Contradicted);
    says(evidence, "had 7 entries, and afterwards 8");
}

#[tokio::test]
async fn a_cancelled_run_shows_what_it_saw_and_claims_nothing() {
    let mut driver = Driver::new(open("idempotent", MAX_BODY), Client::new(Sandbox::new(), Fault::None));
    driver.cancel_after = Some(6);
    let evidence = driver.run().await;
    assert_eq!((evidence.ended.clone(), evidence.verdict), (Ended::Cancelled, Verdict::Open));
    assert_eq!(driver.trial.progress(), (6, 20));
    assert_eq!(evidence.store.added.len(), 1);
    assert!(!driver.trial.is_busy());
    // And once more, whole: the thing is there already.
    driver.cancel_after = None;
    let evidence = driver.run().await;
    assert_eq!(evidence.verdict, Verdict::Holds);
    says(&evidence, "10 equal PUTs were sent. The number of stored things grew by 0.");
    assert_eq!(evidence.store.added.len(), 10);
}

#[test]
fn nothing_starts_without_a_prediction_or_with_a_wrong_number() {
    let mut trial = open("idempotent", MAX_BODY);
    trial.act(Action::Predict(0));
    for typed in ["", "0", "1001", "ten", "-1", "1.5"] {
        trial.act(Action::Count(typed.to_owned()));
        assert!(trial.count().is_none() && trial.act(Action::Start).is_empty(), "{typed}");
    }
    trial.act(Action::Count(" 1000 ".to_owned()));
    assert_eq!(trial.act(Action::Start), [Wish::Look]);
    assert!(trial.act(Action::Start).is_empty(), "it runs already");
    trial.act(Action::Cancel);
    assert_eq!(trial.stage, Stage::Asking);
    let late = put_playground::model::experiment::Snapshot::default();
    assert!(trial.looked(late).is_empty(), "the look came after Cancel");
    let [Wish::Edit(program)] = &trial.act(Action::OpenProgram(1))[..] else { panic!() };
    assert!(program.contains("range(1000)") && program.contains("requests.post("));
}

#[test]
fn an_exception_ends_the_experiment_with_its_words() {
    let mut trial: Trial = open("cors", MAX_BODY);
    trial.act(Action::Predict(0));
    trial.act(Action::Start);
    trial.looked(put_playground::model::experiment::Snapshot::default());
    let ending = put_playground::model::dialogue::Ending::Raised("Traceback".to_owned());
    assert_eq!(trial.ended(ending), [Wish::Look]);
    trial.looked(put_playground::model::experiment::Snapshot::default());
    let Stage::Shown(evidence) = &trial.stage else { panic!() };
    assert_eq!(evidence.ended, Ended::Broken("Traceback".to_owned()));
    assert_ne!(evidence.verdict, Verdict::Holds);
}

#[test]
fn what_a_home_cannot_show_is_said_and_never_run() {
    let setting = |second: &str| Setting { second: second.to_owned(), ..Setting::default() };
    assert!(can_show(Needs::Nothing, &Home::Worker, &setting("")));
    assert!(!can_show(Needs::Cache, &Home::Worker, &setting("")));
    assert!(can_show(Needs::Cache, &Home::Tcp, &setting("")));
    assert!(!can_show(Needs::SecondOrigin, &Home::Tcp, &setting("")));
    assert!(can_show(Needs::SecondOrigin, &Home::Tcp, &setting("http://x.test/")));
    assert!(!can_show(Needs::Nothing, &Home::Absent(AbsentReason::File), &setting("")));
    for entry in &EXPERIMENTS {
        let experiment = entry.content().unwrap();
        assert_eq!(experiment.absent.is_empty(), experiment.needs == Needs::Nothing, "{}", entry.slug);
    }
}
