//! The editor: a text field whose own text is invisible, over the same text in colours. Both are laid out alike and scroll
//! as one.

use super::control::{is_read_only, text_area};
use super::element::{Attribute, Element, On, tag};
use crate::model::dialogue::Kind;
use crate::model::{COLOURED_BYTES, Code, CodeMsg, EDITOR, EditorKey, Msg, Piece, edited, lines};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Draws the editor; its texts below it are the caller's, by these ids.
pub fn draw_editor(code: &Code, described_by: &'static str, send: &Callback<Msg>) -> Element {
    let is_coloured = code.text.len() <= COLOURED_BYTES;
    let coloured = is_coloured.then(|| {
        let lines = lines(&code.text, &code.colours, code.faulty());
        let drawn = tag("pre").class("coloured").is(Attribute::Hidden, true);
        lines.iter().fold(drawn, |drawn, line| {
            let line = line.iter().fold(tag("span").class("code-line"), draw_piece);
            drawn.add(line.text("\n"))
        })
    });
    let type_in = Box::new(|text| Msg::Code(CodeMsg::Type(text)));
    let mut area = text_area((EDITOR, "2"), &code.text, "", type_in, send)
        .named("python-program")
        .is(Attribute::Invalid, code.fault.is_some())
        .set(Attribute::DescribedBy, described_by)
        .on(On::KeyDown, on_key(code.tab_leaves || is_read_only(), send));
    if code.tab_leaves {
        let send = send.clone();
        area = area.on(On::Blur, move |_| send.emit(Msg::Code(CodeMsg::Leave)));
    }
    tag("div").class(if is_coloured { "editor" } else { "editor plain" }).maybe(coloured).add(area)
}

fn draw_piece(line: Element, piece: &Piece<'_>) -> Element {
    let class = class_of(piece.kind);
    match (piece.is_faulty, class) {
        (false, "") => line.text(piece.text),
        (false, class) => line.add(tag("span").class(class).text(piece.text)),
        (true, class) => line.add(tag("span").class(&["faulty ", class].concat()).text(piece.text)),
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
fn on_key(tab_leaves: bool, send: &Callback<Msg>) -> impl Fn(Event) + use<> {
    let send = send.clone();
    move |event: Event| {
        let event: KeyboardEvent = event.unchecked_into();
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
        // At once, and not when the message is taken in: yew may let the browser have its turn before that, and the next
        // character would be typed into a text without this change.
        if let Some((text, selection)) = edited(key, &editor.value(), &selection) {
            editor.set_value(&text);
            // Every text field has a selection.
            let _ = editor.set_selection_range(selection.start, selection.end);
        }
        send.emit(Msg::Code(CodeMsg::Key(key, selection)));
    }
}
