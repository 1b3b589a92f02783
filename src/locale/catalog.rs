//! The messages of a Fluent file.

/// The messages, sorted by key.
#[derive(Debug, Default)]
pub(super) struct Catalog(Vec<(&'static str, &'static str)>);

impl Catalog {
    /// Reads a file; what it does not understand it leaves out. The text stays in memory for the life of the page: there is
    /// one for each language that is chosen.
    pub(super) fn read(text: &str) -> Self {
        let mut catalog = Self::default();
        catalog.add(text);
        catalog
    }

    /// Reads one more file, of other messages. Only native code has several.
    pub(super) fn add(&mut self, text: &str) {
        let messages = &mut self.0;
        let mut open: Option<(&str, String)> = None;
        let mut close = |open: &mut Option<(&str, String)>| {
            if let Some((key, value)) = open.take() {
                // Put in its place: there are too few for a sort to be worth its code.
                let at = messages.partition_point(|(known, _)| *known < key);
                messages.insert(at, (leak(key), leak(value.trim())));
            }
        };
        for line in text.lines() {
            match line.as_bytes().first() {
                // An indented line goes on, and so does the brace that ends a choice; an empty one may be between them.
                Some(b' ' | b'}') => {
                    if let Some((_, value)) = &mut open {
                        value.push('\n');
                        value.push_str(line.trim());
                    }
                }
                None => {
                    if let Some((_, value)) = &mut open {
                        value.push('\n');
                    }
                }
                Some(b'#') => close(&mut open),
                Some(_) => {
                    close(&mut open);
                    open = line.split_once('=').map(|(key, value)| (key.trim(), value.trim().to_owned()));
                }
            }
        }
        close(&mut open);
    }

    /// Whether there is no message.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The message of this key.
    pub(super) fn get(&self, key: &str) -> Option<&'static str> {
        let at = self.0.binary_search_by_key(&key, |(known, _)| known).ok()?;
        Some(self.0[at].1)
    }
}

fn leak(text: &str) -> &'static str {
    Box::leak(text.into())
}
