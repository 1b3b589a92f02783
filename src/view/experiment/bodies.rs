//! Bodies side by side, and what the server understood of each.

use crate::model::experiment::Sheet;
use yew::prelude::*;

/// Draws the sheets; on a narrow screen one below the other.
pub fn draw_bodies(sheets: &[Sheet]) -> Html {
    html! {
        <div class="sheets picture">
            { for sheets.iter().map(|sheet| html! {
                <figure>
                    <figcaption><code>{ &sheet.title }</code>{ format!(" · {} bytes", sheet.size) }</figcaption>
                    <p class="wire">{ "Content-Type: " }{ &sheet.media_type }</p>
                    <pre class="wire-box" tabindex="0" aria-label={format!("Body, {}", sheet.title)}>{ &sheet.text }</pre>
                    <p>{ "The server understood:" }</p>
                    <ul>{ for sheet.understood.iter().map(|line| html! { <li class="wire">{ line }</li> }) }</ul>
                </figure>
            }) }
        </div>
    }
}
