//! A chapter with its results on paper: the whole of it, black on white, with nothing to press and nothing cut off.

use crate::harness::{Page, Serve, eventually, journey, target_folder};
use put_playground::encode::base64;
use put_playground::lesson::{Block, CHAPTERS, Chapter, Span, spans};
use serde_json::{Value, json};

/// A sheet of A4 within its margins, at 96 pixels an inch.
const SHEET: (u32, u32) = (673, 1000);

/// Has the page laid out as for paper, or as for the screen again.
async fn lay_out(page: &Page, on_paper: bool) {
    let (media, event) = if on_paper { ("print", "beforeprint") } else { ("", "afterprint") };
    page.script("dispatchEvent(new Event(arguments[0]))", json!([event])).await;
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": media })).await;
}

/// What is on the paper, without what only stands there for the ear.
async fn text(page: &Page) -> String {
    let text = page.script("return document.body.innerText.replace(/\\s+/g, ' ')", json!([])).await;
    text.as_str().unwrap_or_default().to_owned()
}

/// What of the paper is wrong: cut off, scrolled, pressed, or not black on white.
const FAULTS: &str = "
    const faults = [];
    const seen = [...document.body.querySelectorAll('*')].filter(element => element.checkVisibility() && !element.closest('svg'));
    for (const element of seen) {
        const style = getComputedStyle(element);
        const name = `${element.tagName}.${element.className} ${element.innerText?.slice(0, 40)}`;
        if (style.overflow !== 'visible' && style.overflowX !== 'clip') {
            if (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${name}`);
        }
        if (element.getBoundingClientRect().right > innerWidth + 1) faults.push(`beyond the sheet: ${name}`);
        if (element.matches('button, select, textarea, input:not([type=radio], .experiment input), [role=tab], summary')) faults.push(`to press: ${name}`);
        if (element.childNodes.length && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) {
            const [r, g, b] = style.color.match(/[\\d.]+/g).map(Number);
            if (Math.max(r, g, b) > 0x44) faults.push(`not black: ${style.color} ${name}`);
        }
        const back = style.backgroundColor.match(/[\\d.]+/g).map(Number);
        if (back[3] !== 0 && Math.min(...back.slice(0, 3)) < 250) faults.push(`not on white: ${style.backgroundColor} ${name}`);
    }
    return [seen.length, faults];
";

async fn expect_whole(page: &Page, what: &str) {
    let found = page.script(FAULTS, json!([])).await;
    assert!(found[0].as_u64() > Some(60), "{what}: {found}");
    assert_eq!(found[1], json!([]), "{what}");
}

/// Every text of a chapter, as it is read.
fn texts(chapter: &Chapter) -> Vec<String> {
    let blocks = chapter.blocks().expect("a chapter").iter();
    let of = |block: &Block| -> Vec<&'static str> {
        match block {
            Block::Heading(text) | Block::Text(text) => vec![text],
            Block::List(items) => items.to_vec(),
            Block::Table { rows, .. } => rows.iter().copied().flatten().copied().collect(),
            Block::Step(step) => vec![step.text],
            Block::Sources(sources) => sources.iter().map(|(_, address)| *address).collect(),
            Block::Example(_) | Block::Experiment(_) => Vec::new(),
        }
    };
    let plain = |text: &'static str| spans(text).into_iter().map(Span::text).collect::<String>();
    blocks.flat_map(of).map(plain).collect()
}

/// Leaves a picture of the whole paper.
async fn take(page: &Page, name: &str) {
    let shot = page.devtools("Page.captureScreenshot", json!({ "captureBeyondViewport": true })).await;
    let bytes = shot["data"].as_str().and_then(base64::decode).expect("a picture");
    std::fs::write(target_folder().join(format!("paper-{name}.png")), bytes).expect("a file");
}

/// Prints to a PDF: how many sheets, and what the page held when it was printed: what follows from the page's own listener,
/// which is older, has been drawn when this one is called.
async fn print(page: &Page, name: &str) -> (usize, String) {
    let listen = "addEventListener('beforeprint', () => { window.printed = document.body.innerText.replace(/\\s+/g, ' ') }, { once: true })";
    page.script(listen, json!([])).await;
    let printed = page
        .devtools("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": false }))
        .await;
    let bytes = printed["data"].as_str().and_then(base64::decode).expect("a PDF");
    std::fs::write(target_folder().join(format!("paper-{name}.pdf")), &bytes).expect("a file");
    let sheets = String::from_utf8_lossy(&bytes).matches("/Type /Page\n").count();
    let held = page.script("return window.printed", json!([])).await;
    (sheets, held.as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_chapter_is_on_paper_with_its_request_its_answer_and_its_experiment() {
    let server = Serve::start();
    journey("paper", async |page| {
        page.open(&format!("{}#lesson/idempotent", server.url)).await;
        page.press("button", "Load a PUT to send twice into the request").await;
        page.press("button", "▶ Open the experiment").await;
        page.press("radio", "At most one from all the PUTs, and one from each POST").await;
        page.press("button", "Run the experiment").await;
        page.reads("Lesson", "The claim holds here").await;
        page.send("PUT").await;
        page.press_in("Response", "tab", "Server").await;
        page.reads("Response", "What is stored now").await;
        let on_screen = text(page).await;
        page.use_dark(true).await;

        page.resize(SHEET.0, SHEET.1).await;
        lay_out(page, true).await;
        eventually("the paper", async || {
            text(page).await.contains("PUT /sandbox/things/3 HTTP/1.1").then_some(())
        })
        .await;
        expect_whole(page, "a chapter and an answer").await;
        let paper = text(page).await;
        let chapter = CHAPTERS.iter().find(|chapter| chapter.slug == "idempotent").expect("a chapter");
        for text in texts(chapter).iter().chain(&[
            // The request as bytes, the answer with its explanations and its body, and what was looked at besides.
            "Content-Type: application/x-www-form-urlencoded".to_owned(),
            "book=Momo&copies=1".to_owned(),
            "201 Created".to_owned(),
            "A name for exactly this version".to_owned(),
            "\"path\": \"/sandbox/things/3\"".to_owned(),
            "What is stored now".to_owned(),
            // The experiment.
            "The claim holds here".to_owned(),
            "The number of stored things grew by 10, by one for each.".to_owned(),
        ]) {
            assert!(
                paper.contains(text.trim()) || is_address(text),
                "{text:?} is not on the paper:\n{paper}"
            );
        }
        let pictures = page.script("return [...document.querySelectorAll('.timeline svg, .stored')].filter(one => one.checkVisibility()).length", json!([])).await;
        assert_eq!(pictures, json!(2), "the timeline and the store");
        // Addresses are drawn by the style sheet, behind their links.
        let addresses = page.script("return [...document.querySelectorAll('.source a')].map(a => getComputedStyle(a, '::after').content)", json!([])).await;
        assert!(
            addresses.as_array().is_some_and(|all| all.len() > 3 && all.iter().all(names_an_address)),
            "{addresses}"
        );
        take(page, "chapter").await;

        lay_out(page, false).await;
        page.use_dark(false).await;
        page.resize(1280, 800).await;
        eventually("the screen as it was", async || (text(page).await == on_screen).then_some(())).await;

        let (sheets, held) = print(page, "chapter").await;
        assert!((3..12).contains(&sheets), "{sheets} sheets");
        assert!(
            held.contains("PUT /sandbox/things/3 HTTP/1.1")
                && held.contains("A name for exactly this version"),
            "{held}"
        );
        eventually("the screen as it was", async || (text(page).await == on_screen).then_some(())).await;
    });
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://")
}

fn names_an_address(content: &Value) -> bool {
    content.as_str().is_some_and(|content| content.contains("https://"))
}

/// A failure is printed with what to do about it; and where one presents, the paper has all of the chapter all the same.
#[test]
fn a_failure_and_a_presented_chapter_are_on_paper() {
    let server = Serve::start();
    journey("paper_failure", async |page| {
        page.expect_console("localhost:1/");
        page.open(&server.url).await;
        page.resize(SHEET.0, SHEET.1).await;
        page.fill("URL", "http://localhost:1/").await;
        page.send("PUT").await;
        page.press("button", "Present").await;
        lay_out(page, true).await;
        expect_whole(page, "a failure").await;
        let paper = text(page).await;
        for text in texts(&CHAPTERS[0]).iter().filter(|text| !is_address(text)) {
            assert!(paper.contains(text.as_str()), "{text:?} is not on the paper:\n{paper}");
        }
        assert!(paper.contains("never connect to port 1"), "{paper}");
        take(page, "failure").await;
    });
}
