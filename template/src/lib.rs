//! A generator of each kind that a library shows.

use genfn::prelude::*;

/// The words of a text, with the line that each stands in.
#[generator]
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    for (number, line) in text.lines().enumerate() {
        for word in line.split_whitespace() {
            yield_!((number + 1, word));
        }
    }
}

/// A collection whose iterator has a name.
#[derive(Clone, Debug, Default)]
pub struct Stack<T> {
    items: Vec<T>,
}

impl<T> Stack<T> {
    /// Puts one on top.
    pub fn push(&mut self, item: T) {
        self.items.push(item);
    }

    /// From the top.
    pub fn iter(&self) -> Iter<'_, T> {
        from_the_top(&self.items)
    }
}

/// The iterator of a [`Stack`].
#[generator(type = Iter)]
#[derive(Clone)]
pub fn from_the_top<T>(items: &[T]) -> impl Iterator<Item = &T> {
    for item in items.iter().rev() {
        yield_!(item);
    }
}

impl<'s, T> IntoIterator for &'s Stack<T> {
    type Item = &'s T;
    type IntoIter = Iter<'s, T>;

    fn into_iter(self) -> Iter<'s, T> {
        self.iter()
    }
}

/// A coroutine: it is sent numbers, and yields their average so far.
#[generator]
pub fn average() -> impl Generator<Yield = f64, Send = f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    let mut average = f64::NAN;
    loop {
        sum += yield_!(average);
        count += 1.0;
        average = sum / count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_lines() {
        assert!(words("a b\n\nc").eq([(1, "a"), (1, "b"), (3, "c")]));
    }

    #[test]
    fn a_stack_is_iterated_from_the_top() {
        let mut stack = Stack::default();
        stack.push(1);
        stack.push(2);
        let mut iter: Iter<'_, i32> = (&stack).into_iter();
        assert_eq!(iter.next(), Some(&2));
        assert!(iter.clone().eq(&[1]));
    }

    #[test]
    fn averages_are_of_what_was_sent() {
        let mut average = average().primed();
        assert_eq!(average.send(1.0), Ok(1.0));
        assert_eq!(average.send(4.0), Ok(2.5));
    }
}
