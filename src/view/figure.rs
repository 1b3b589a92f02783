//! Draws a picture that the interpreter computed. One loop over names, because each `html!` adds code to the page.

use crate::model::dialogue::figure::Figure;
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// Draws a picture. Names are from closed lists, values and text are set as such: nothing of a server's becomes markup.
pub fn draw_figure(figure: &Figure) -> Html {
    match figure {
        Figure::Text(text) => Html::from(text.clone()),
        Figure::Element { tag, attributes, children } => {
            let mut element = VTag::new(tag.name());
            for (attribute, value) in attributes {
                element.add_attribute(attribute.name(), value.clone());
            }
            element.add_children(children.iter().map(draw_figure));
            element.into()
        }
    }
}
