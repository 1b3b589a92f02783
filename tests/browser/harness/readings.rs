//! What a user reads off the page.

use super::page::Page;
use super::waiting::eventually;
use serde_json::json;

/// A row of the table `Response headers`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderRow {
    /// The header's name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// What stands beside it.
    pub explanation: String,
}

/// The exchange that the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Its number.
    pub id: u64,
    /// The status, or 0 when there was no answer.
    pub status: u16,
    /// What the live region said.
    pub announcement: String,
}

impl Page {
    /// The number of the exchange that is shown, and what became of it; 0 when none is.
    async fn current(&self) -> (u64, String) {
        let script =
            "return document.querySelector('section[aria-label=Response] [aria-current=true]')?.ariaLabel";
        let label = self.script(script, json!([])).await;
        let label = label.as_str().unwrap_or_default();
        let (id, rest) =
            label.strip_prefix("Show exchange ").and_then(|rest| rest.split_once(": ")).unwrap_or(("0", ""));
        let result = rest.rsplit_once(", ").map_or("", |(_, result)| result);
        (id.parse().unwrap_or_default(), result.to_owned())
    }

    /// The number of the exchange that is shown.
    pub async fn shown(&self) -> Option<u64> {
        Some(self.current().await.0).filter(|id| *id > 0)
    }

    /// The name of the element that has the focus; empty when none has.
    pub async fn focused(&self) -> String {
        let script = "
            const at = document.activeElement;
            return at?.ariaLabel ?? at?.labels?.[0]?.innerText ?? at?.innerText ?? '';
        ";
        let name = self.script(script, json!([])).await;
        name.as_str().unwrap_or_default().trim().to_owned()
    }

    /// Presses the button that sends, such as `Send PUT`, and waits for the end of the exchange.
    pub async fn send(&self, method: &str) -> Exchange {
        let (before, _) = self.current().await;
        self.press("button", &format!("Send {method}")).await;
        self.exchange_after(before).await
    }

    /// Waits for the end of the exchange after this one.
    pub async fn exchange_after(&self, before: u64) -> Exchange {
        let (id, result) = eventually(&format!("an exchange after number {before}"), async || {
            let (id, result) = self.current().await;
            (id > before).then_some((id, result))
        })
        .await;
        let announcement = eventually("the live region to say what came of it", async || {
            let said = self.announcement().await;
            (said.starts_with("Answered") || said.starts_with("No answer")).then_some(said)
        })
        .await;
        let status = result.parse().unwrap_or_default();
        self.step(format!("exchange {id}: {result}"));
        Exchange { id, status, announcement }
    }

    /// What the live region says.
    pub async fn announcement(&self) -> String {
        let said = self
            .script(
                "return document.querySelector('[role=status][aria-live=polite]')?.textContent",
                json!([]),
            )
            .await;
        said.as_str().unwrap_or_default().to_owned()
    }

    /// The text of a region.
    pub async fn text(&self, region: &str) -> String {
        let script = "return document.querySelector(`section[aria-label=\"${arguments[0]}\"]`)?.innerText";
        let text = self.script(script, json!([region])).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a region's text contains this.
    pub async fn reads(&self, region: &str, text: &str) -> String {
        eventually(&format!("“{text}” in the region {region}"), async || {
            let found = self.text(region).await;
            found.contains(text).then_some(found)
        })
        .await
    }

    /// The header table of the response, once its explanations are there.
    pub async fn headers(&self) -> Vec<HeaderRow> {
        self.press("tab", "Headers").await;
        self.find_in("Response", "table", "Response headers").await;
        eventually("the explanations of the headers", async || {
            let rows = self.header_rows().await;
            let is_loading = rows.iter().any(|row| row.explanation.contains("still loading"));
            (!is_loading).then_some(rows)
        })
        .await
    }

    async fn header_rows(&self) -> Vec<HeaderRow> {
        let script = "return [...document.querySelectorAll('table[aria-label=\"Response headers\"] tbody tr')].map(row => [
            row.querySelector('th').innerText,
            row.querySelector('td > span').innerText,
            [...row.querySelectorAll('td > small')].map(text => text.innerText).join(' ').trim(),
        ])";
        let rows = self.script(script, json!([])).await;
        let text = |cell: &serde_json::Value| cell.as_str().unwrap_or_default().to_owned();
        let read = |row: &serde_json::Value| HeaderRow {
            name: text(&row[0]),
            value: text(&row[1]),
            explanation: text(&row[2]),
        };
        rows.as_array().into_iter().flatten().map(read).collect()
    }

    /// The value of a response header, read off the table.
    pub async fn header(&self, name: &str) -> Option<String> {
        let rows = self.headers().await;
        rows.into_iter().find(|row| row.name == name).map(|row| row.value)
    }

    /// The text of a block of bytes, by its name: `JSON body`, `Request body`, …
    pub async fn block(&self, name: &str) -> String {
        let script = "return document.querySelector(`pre[aria-label=\"${arguments[0]}\"]`)?.textContent";
        eventually(&format!("the block “{name}”"), async || {
            let text = self.script(script, json!([name])).await;
            text.as_str().map(str::to_owned)
        })
        .await
    }

    /// The body of the response, as the face “Body” shows it under this name.
    pub async fn body(&self, name: &str) -> String {
        self.press_in("Response", "tab", "Body").await;
        self.block(name).await
    }

    /// The bytes under “Body as it will be sent”, and the line below them.
    pub async fn preview(&self) -> (String, String) {
        let script = "
            const preview = document.querySelector('[role=group][aria-label=\"Body as it will be sent\"]');
            return [preview?.querySelector('pre')?.textContent ?? '', preview?.querySelector('p')?.innerText ?? ''];
        ";
        let read = self.script(script, json!([])).await;
        let text = |index: usize| read[index].as_str().unwrap_or_default().to_owned();
        (text(0), text(1))
    }
}
