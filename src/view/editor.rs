//! The editor: a text field whose own text is invisible, over the same text in colours. Both are laid out alike and scroll
//! as one.

use crate::model::dialogue::Kind;
use crate::model::{COLOURED_BYTES, Code, CodeMsg, EDITOR, EditorKey, Msg, Piece, lines};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Draws the editor; its texts below it are the caller's, by these ids.
pub fn draw_editor(code: &Code, described_by: &'static str, send: &Callback<Msg>) -> Html {
    let on_input = send.reform(|event: InputEvent| {
        Msg::Code(CodeMsg::Type(event.target_unchecked_into::<HtmlTextAreaElement>().value()))
    });
    let on_blur = code.tab_leaves.then(|| send.reform(|_: FocusEvent| Msg::Code(CodeMsg::Leave)));
    let is_coloured = code.text.len() <= COLOURED_BYTES;
    html! {
        <div class={if is_coloured { "editor" } else { "editor plain" }}>
            if is_coloured {
                <pre class="coloured" aria-hidden="true">
                    { for lines(&code.text, &code.colours, code.faulty()).iter().map(|line| html! {
                        <span class="code-line">{ for line.iter().map(draw_piece) }{ "\n" }</span>
                    }) }
                </pre>
            }
            <textarea class="wire" id={EDITOR} aria-label="Python program" value={code.text.clone()}
                oninput={on_input} onkeydown={on_key(code.tab_leaves, send)} onblur={on_blur}
                aria-invalid={code.fault.is_some().then_some("true")} aria-describedby={described_by}
                autocomplete="off" autocapitalize="off" spellcheck="false" />
        </div>
    }
}

fn draw_piece(piece: &Piece<'_>) -> Html {
    let class = class_of(piece.kind);
    match (piece.is_faulty, class) {
        (false, "") => html! { <>{ piece.text.to_owned() }</> },
        (false, class) => html! { <span {class}>{ piece.text.to_owned() }</span> },
        (true, class) => html! { <span class={["faulty ", class].concat()}>{ piece.text.to_owned() }</span> },
    }
}

fn class_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Plain => "",
        Kind::Keyword => "keyword",
        Kind::Text => "string",
        Kind::Number => "number",
        Kind::Comment => "comment",
        Kind::Call => "call",
        Kind::Argument => "argument",
    }
}

/// Takes the keys that mean something else here than in other text fields.
fn on_key(tab_leaves: bool, send: &Callback<Msg>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let is_command = event.ctrl_key() || event.meta_key();
        let key = match (event.key().as_str(), is_command, event.shift_key()) {
            _ if event.is_composing() || event.alt_key() => return,
            ("Escape", ..) => EditorKey::Escape,
            ("Tab", false, back) if !tab_leaves => [EditorKey::Tab, EditorKey::BackTab][usize::from(back)],
            ("Enter", false, false) => EditorKey::Enter,
            ("z", true, false) => EditorKey::Undo,
            ("z" | "Z", true, true) | ("y", true, false) => EditorKey::Redo,
            _ => return,
        };
        if key != EditorKey::Escape {
            event.prevent_default();
        }
        let editor: HtmlTextAreaElement = event.target_unchecked_into();
        let place = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or_default();
        let selection = place(editor.selection_start())..place(editor.selection_end());
        send.emit(Msg::Code(CodeMsg::Key(key, selection)));
    })
}
