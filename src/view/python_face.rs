//! What Python prints of a response.

use super::code_face::draw_presence;
use crate::model::dialogue::Printout;
use crate::model::{Code, Msg};
use yew::prelude::*;

/// Draws what is printed of the exchange with this number.
pub fn draw_python_face(
    printout: Option<&(u32, std::rc::Rc<Printout>)>,
    exchange: u32,
    code: &Code,
    send: &Callback<Msg>,
) -> Html {
    let Some((_, printout)) = printout.filter(|(id, _)| *id == exchange) else {
        return draw_presence(code, send);
    };
    html! {
        <>
            { for printout.notes.iter().map(|note| html! { <p class="warning">{ note }</p> }) }
            <ol class="printout" aria-label="What Python prints">
                { for printout.lines.iter().map(|line| html! {
                    <li>
                        <code>{ &line.code }</code>
                        <pre class={line.raised.then_some("raised")}>{ &line.output }</pre>
                        if !line.note.is_empty() { <small>{ &line.note }</small> }
                    </li>
                }) }
            </ol>
        </>
    }
}
