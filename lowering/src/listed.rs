//! Vectors of what iterators yield.
//!
//! What std's `collect` and `extend` do for a vector. They choose the fastest way for each type of iterator, for which rustc compiles some
//! twenty functions; here it is one loop, in every clean build of every crate that depends on this one.

pub(crate) trait Listed: Iterator + Sized {
    fn listed(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for value in self {
            list.push(value);
        }
        list
    }
}

impl<I: Iterator> Listed for I {}

pub(crate) trait PushAll<T> {
    fn push_all(&mut self, values: impl IntoIterator<Item = T>);
}

impl<T> PushAll<T> for Vec<T> {
    fn push_all(&mut self, values: impl IntoIterator<Item = T>) {
        for value in values {
            self.push(value);
        }
    }
}
