//! Draws a picture that the interpreter computed. One loop over names, because each `html!` adds code to the page.

use crate::model::dialogue::figure::{Attribute, Figure};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

/// Draws a picture. Names are from closed lists, values and text are set as such: nothing of a server's becomes markup.
pub fn draw_figure(figure: &Figure) -> Html {
    match figure {
        Figure::Text(text) => Html::from(text.clone()),
        Figure::Element { tag, attributes, children } => {
            let mut element = VTag::new(tag.name());
            // A place for every name: a map would add 4 KiB to the page.
            let mut values: Vec<Option<AttributeOrProperty>> = Vec::new();
            values.resize_with(Attribute::NAMES.len(), || None);
            for (attribute, value) in attributes {
                values[*attribute as usize] = Some(AttributeOrProperty::Attribute(value.clone().into()));
            }
            element.attributes = Attributes::Dynamic { keys: Attribute::NAMES, values: values.into() };
            element.add_children(children.iter().map(draw_figure));
            element.into()
        }
    }
}
