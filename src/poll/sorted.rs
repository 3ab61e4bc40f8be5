//! A map as a sorted list: it is gone through far more often than it grows.

/// Values in the order of their keys. Where a tree would bring four kilobytes of code for each kind of
/// value, this brings half of one; adding a key moves those after it, which are dozens.
#[derive(Clone, Debug)]
pub(super) struct Sorted<K, V>(Vec<(K, V)>);

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Sorted<K, V> {
    pub(super) fn get(&self, key: &K) -> Option<&V> {
        let index = self.place(key).ok()?;
        self.0.get(index).map(|(_, value)| value)
    }

    pub(super) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let index = self.place(key).ok()?;
        self.0.get_mut(index).map(|(_, value)| value)
    }

    /// Sets the value of a key, whether it has one or not.
    pub(super) fn set(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(index) => {
                if let Some((_, place)) = self.0.get_mut(index) {
                    *place = value;
                }
            }
            Err(index) => self.0.insert(index, (key, value)),
        }
    }

    pub(super) fn remove(&mut self, key: &K) {
        if let Ok(index) = self.place(key) {
            self.0.remove(index);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &(K, V)> {
        self.0.iter()
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut (K, V)> {
        self.0.iter_mut()
    }

    /// Where a key is, or else belongs.
    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }
}
