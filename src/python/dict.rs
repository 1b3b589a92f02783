//! Python's `dict` and `set`: in order of insertion, keys equal as Python finds them equal (`1 == 1.0 == True`).

use super::value::Value;
use super::{Exception, Outcome};
use std::collections::HashMap;

/// A `dict`.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    entries: Vec<(Value, Value)>,
    places: HashMap<Key, usize>,
}

/// A key that is known to be hashable, equal to another as Python has it.
#[derive(Clone, Debug)]
struct Key(Value);

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&other.0) || self.0.equals(&other.0).unwrap_or(false)
    }
}

impl Eq for Key {}

impl std::hash::Hash for Key {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        // Only hashable values become keys.
        let _ = self.0.hash_into(state);
    }
}

impl Key {
    /// The value as a key, or `TypeError: unhashable type`.
    fn of(value: &Value) -> Outcome<Self> {
        value.hash_into(&mut std::hash::DefaultHasher::new())?;
        Ok(Self(value.clone()))
    }
}

impl Dict {
    /// An empty dict.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value under a key; `TypeError` where the key cannot be hashed.
    pub fn get(&self, key: &Value) -> Outcome<Option<&Value>> {
        let place = self.places.get(&Key::of(key)?);
        Ok(place.and_then(|place| self.entries.get(*place)).map(|(_, value)| value))
    }

    /// The value under a key that is a string.
    pub fn get_str(&self, key: &str) -> Option<&Value> {
        self.get(&Value::str(key)).ok().flatten()
    }

    /// Sets the value under a key. A key that is there keeps its place and its form: `{1: 'a'}` with `True` set has `1`.
    pub fn insert(&mut self, key: Value, value: Value) -> Outcome<()> {
        let checked = Key::of(&key)?;
        match self.places.get(&checked) {
            Some(place) => {
                if let Some(entry) = self.entries.get_mut(*place) {
                    entry.1 = value;
                }
            }
            None => {
                self.places.insert(checked, self.entries.len());
                self.entries.push((key, value));
            }
        }
        Ok(())
    }

    /// Sets the value under a string.
    pub fn insert_str(&mut self, key: &str, value: Value) {
        // A string can be hashed.
        let _ = self.insert(Value::str(key), value);
    }

    /// Takes an entry out; `TypeError` where the key cannot be hashed. The cost is that of a copy.
    pub fn remove(&mut self, key: &Value) -> Outcome<Option<Value>> {
        let Some(place) = self.places.remove(&Key::of(key)?) else {
            return Ok(None);
        };
        let (_, value) = self.entries.remove(place);
        for later in self.places.values_mut().filter(|later| **later > place) {
            *later -= 1;
        }
        Ok(Some(value))
    }

    /// The entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Value, &Value)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &Value> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// The values in order.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// The values, and no longer the dict.
    pub(super) fn into_values(mut self) -> impl Iterator<Item = Value> {
        std::mem::take(&mut self.entries).into_iter().map(|(_, value)| value)
    }
}

/// Dropping a deep nest of dicts does not recurse, whatever the depth.
impl Drop for Dict {
    fn drop(&mut self) {
        Value::release(std::mem::take(&mut self.entries).into_iter().map(|(_, value)| value).collect());
    }
}

/// A `set`. Python's own order of strings changes from run to run; here it is that of insertion.
#[derive(Clone, Debug, Default)]
pub struct Set(Dict);

impl Set {
    /// A set of these items; `TypeError` where one cannot be hashed.
    pub fn of(items: impl IntoIterator<Item = Value>) -> Outcome<Self> {
        let mut set = Self::default();
        for item in items {
            set.insert(item)?;
        }
        Ok(set)
    }

    /// Adds an item, if none is equal to it.
    pub fn insert(&mut self, item: Value) -> Outcome<()> {
        if self.contains(&item)? {
            return Ok(());
        }
        self.0.insert(item, Value::None)
    }

    /// Whether an item is equal to this one.
    pub fn contains(&self, item: &Value) -> Outcome<bool> {
        Ok(self.0.get(item)?.is_some())
    }

    /// Takes an item out; whether it was there.
    pub fn remove(&mut self, item: &Value) -> Outcome<bool> {
        Ok(self.0.remove(item)?.is_some())
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The items.
    pub fn items(&self) -> impl Iterator<Item = &Value> {
        self.0.keys()
    }
}

impl Value {
    /// The `TypeError` of a key that can change.
    pub(super) fn unhashable(&self) -> Exception {
        Exception::type_error(format!("unhashable type: '{}'", self.error_name()))
    }
}
