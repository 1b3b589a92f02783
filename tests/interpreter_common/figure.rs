//! What is in a picture.

use put_playground::model::dialogue::figure::{Attribute, Figure, Tag};

/// All words, a line for each element that has some.
pub fn words(figure: &Figure) -> String {
    match figure {
        Figure::Text(text) => format!("{text}\n"),
        Figure::Element { children, .. } => children.iter().map(words).collect(),
    }
}

/// Every element of this tag, in order.
pub fn all(figure: &Figure, wanted: Tag) -> Vec<&Figure> {
    let Figure::Element { tag, children, .. } = figure else {
        return Vec::new();
    };
    let own = (*tag == wanted).then_some(figure);
    own.into_iter().chain(children.iter().flat_map(|child| all(child, wanted))).collect()
}

/// An attribute; empty where it is absent.
pub fn attribute(figure: &Figure, wanted: Attribute) -> &str {
    match figure {
        Figure::Element { attributes, .. } => {
            attributes.iter().find(|(name, _)| *name == wanted).map_or("", |(_, value)| value)
        }
        Figure::Text(_) => "",
    }
}
