//! Elements by name: pictures are made of many, and each `html!` adds code to the page.

use yew::prelude::*;
use yew::virtual_dom::VTag;

/// An element with these attributes, each a name and a value, and what is in it. Names are ours alone; values and text are
/// set as such, so that nothing of a server's can become markup.
pub fn element(name: &'static str, attributes: &[(&'static str, &str)], inside: Vec<Html>) -> Html {
    let mut tag = VTag::new(name);
    for (name, value) in attributes {
        tag.add_attribute(name, (*value).to_owned());
    }
    tag.add_children(inside);
    tag.into()
}

/// Text.
pub fn text(text: &str) -> Html {
    Html::from(text.to_owned())
}
