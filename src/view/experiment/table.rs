//! Rows under the experiment's own columns.

use yew::prelude::*;

/// Draws a table; a cell may have several lines.
pub fn draw_table(title: &'static str, columns: &[&'static str], rows: &[Vec<String>]) -> Html {
    html! {
        <div class="scroll picture" tabindex="0" role="group" aria-label={title}>
            <table class="comparison">
                <thead><tr>{ for columns.iter().map(|cell| html! { <th scope="col">{ *cell }</th> }) }</tr></thead>
                <tbody>{ for rows.iter().map(|row| html! {
                    <tr>{ for row.iter().enumerate().map(|(column, cell)| match column {
                        0 => html! { <th scope="row">{ cell }</th> },
                        _ => html! { <td>{ cell }</td> },
                    }) }</tr>
                }) }</tbody>
            </table>
        </div>
    }
}
