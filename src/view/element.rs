//! Elements, made piece by piece: `tag("p").class("hint-line").text(&words)`.
//!
//! Instead of `html!`, whose every element adds 150 to 300 bytes of code of its own to the page; a call adds about ten.

use crate::locale::tr;
use crate::model::Msg;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, ListenerKind, VTag};

/// The attributes, each with its name.
macro_rules! attributes {
    ($($attribute:ident $name:literal)*) => {
        /// What an element may have besides its class.
        #[derive(Clone, Copy)]
        pub enum Attribute { $(#[doc = $name] $attribute),* }
        const NAMES: &[&str] = &[$($name),*];
    };
}

attributes! {
    Class "class"
    Id "id"
    Label "aria-label"
    Type "type"
    Role "role"
    TabIndex "tabindex"
    For "for"
    Title "title"
    Alt "alt"
    Href "href"
    Target "target"
    Rel "rel"
    Src "src"
    SrcDoc "srcdoc"
    Sandbox "sandbox"
    Name "name"
    Placeholder "placeholder"
    InputMode "inputmode"
    Rows "rows"
    Max "max"
    Value "value"
    Scope "scope"
    Open "open"
    Disabled "disabled"
    Selected "selected"
    ReadOnly "readonly"
    IsExpanded "aria-expanded"
    Autocomplete "autocomplete"
    Autocapitalize "autocapitalize"
    Spellcheck "spellcheck"
    Live "aria-live"
    Busy "aria-busy"
    Hidden "aria-hidden"
    Invalid "aria-invalid"
    DescribedBy "aria-describedby"
    LabelledBy "aria-labelledby"
    Controls "aria-controls"
    IsSelected "aria-selected"
    IsCurrent "aria-current"
    IsDisabled "aria-disabled"
}

/// An element that is being made, or several without one around them.
pub struct Element(Box<VTag>);

/// Begins an element.
#[inline(never)]
pub fn tag(name: &'static str) -> Element {
    Element(Box::new(VTag::new(name)))
}

/// Begins a sequence without an element around it.
pub fn several() -> Element {
    tag("")
}

/// Nothing, in the place of an element: those behind it keep theirs, and with it the focus.
pub fn nothing() -> Element {
    several()
}

impl Element {
    /// Sets the class.
    #[inline(never)]
    pub fn class(self, class: &str) -> Self {
        self.set(Attribute::Class, class)
    }

    /// Sets an attribute. Text is set as such: nothing of a server's can become markup.
    #[inline(never)]
    pub fn set(mut self, attribute: Attribute, value: &str) -> Self {
        let slot = attribute as usize;
        // Most have a class alone. yew compares attributes one by one where two elements have the same names.
        let count = if slot == 0 { 1 } else { NAMES.len() };
        let mut values = match std::mem::take(&mut self.0.attributes) {
            Attributes::Dynamic { values, .. } => values.into_vec(),
            _ => Vec::new(),
        };
        if values.len() < count {
            values.resize(count, None);
        }
        values[slot] = Some(AttributeOrProperty::Attribute(value.to_owned().into()));
        self.0.attributes = Attributes::Dynamic { keys: &NAMES[..values.len()], values: values.into() };
        self
    }

    /// Sets an attribute to `true`, or leaves it out.
    #[inline(never)]
    pub fn is(self, attribute: Attribute, is: bool) -> Self {
        if is { self.set(attribute, "true") } else { self }
    }

    /// Sets the id.
    #[inline(never)]
    pub fn id(self, id: &str) -> Self {
        self.set(Attribute::Id, id)
    }

    /// Sets the name for assistive technology.
    #[inline(never)]
    pub fn label(self, label: &str) -> Self {
        self.set(Attribute::Label, label)
    }

    /// Sets the name for assistive technology to a message.
    #[inline(never)]
    pub fn named(self, key: &'static str) -> Self {
        self.label(tr(key))
    }

    /// Makes the element the same one as an earlier one of this key.
    #[inline(never)]
    pub fn key(mut self, key: u32) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Sets what a text field holds.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Self {
        self.0.set_value(Some(AttrValue::from(value.to_owned())));
        self
    }

    /// Sets whether a tick box or a radio button is chosen.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// Puts text into it.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        self.html(Html::from(text.to_owned()))
    }

    /// Puts a message into it.
    #[inline(never)]
    pub fn say(self, key: &'static str) -> Self {
        self.text(tr(key))
    }

    /// Puts a text into it that is long and shared.
    pub fn shared_text(self, text: &Rc<str>) -> Self {
        self.html(Html::from(AttrValue::from(text.clone())))
    }

    /// Puts an element into it.
    #[inline(never)]
    pub fn add(self, inside: Element) -> Self {
        self.html(inside.into_html())
    }

    /// Puts an element into it, if there is one; else its place stays empty.
    #[inline(never)]
    pub fn maybe(self, inside: Option<Element>) -> Self {
        self.add(inside.unwrap_or_else(nothing))
    }

    /// Puts what yew has drawn into it.
    #[inline(never)]
    pub fn html(mut self, inside: Html) -> Self {
        self.0.add_child(inside);
        self
    }

    /// Takes an event.
    pub fn on(self, event: On, taken: impl Fn(Event) + 'static) -> Self {
        self.listen(Taken { event, taken: Box::new(taken) })
    }

    #[inline(never)]
    fn listen(mut self, taken: Taken) -> Self {
        self.0.add_listener(Rc::new(taken));
        self
    }

    /// Sends a message at a click. Each message has the page drawn anew, and with it this element, so that one click is all
    /// that it needs to hear.
    #[inline(never)]
    pub fn on_click(self, message: Msg, send: &Callback<Msg>) -> Self {
        let (send, message) = (send.clone(), Cell::new(Some(message)));
        self.on(On::Click, move |_| {
            if let Some(message) = message.take() {
                send.emit(message);
            }
        })
    }

    /// Sends what is typed.
    #[inline(never)]
    pub fn on_typed(self, typed: Box<dyn Fn(String) -> Msg>, send: &Callback<Msg>) -> Self {
        let send = send.clone();
        // A textarea has the same property.
        self.on(On::Input, move |event| {
            send.emit(typed(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    }

    /// As yew takes it.
    #[inline(never)]
    pub fn into_html(mut self) -> Html {
        if self.0.tag().is_empty() {
            return self.0.children_mut().map(std::mem::take).unwrap_or_default();
        }
        (*self.0).into()
    }
}

impl From<Element> for Html {
    fn from(element: Element) -> Self {
        element.into_html()
    }
}

/// An event.
#[derive(Clone, Copy)]
pub enum On {
    /// A click, or the key that stands for it.
    Click,
    /// Something was chosen.
    Change,
    /// Something was typed.
    Input,
    /// A key was pressed.
    KeyDown,
    /// The focus has gone elsewhere.
    Blur,
    /// Something is pasted.
    Paste,
    /// A form is sent off, by its button or by Enter in one of its fields.
    Submit,
}

struct Taken {
    event: On,
    taken: Box<dyn Fn(Event)>,
}

impl Listener for Taken {
    fn kind(&self) -> ListenerKind {
        match self.event {
            On::Click => ListenerKind::onclick,
            On::Change => ListenerKind::onchange,
            On::Input => ListenerKind::oninput,
            On::KeyDown => ListenerKind::onkeydown,
            On::Blur => ListenerKind::onblur,
            On::Paste => ListenerKind::onpaste,
            On::Submit => ListenerKind::onsubmit,
        }
    }

    fn handle(&self, event: web_sys::Event) {
        (self.taken)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
