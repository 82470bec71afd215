//! The ways to drive an iterator.

use std::hint::black_box;

/// What is done with what an implementation yields.
///
/// An implementation is a function that hands its iterator to a `Drive`, rather than returning it: some of them are
/// pinned to the stack.
pub trait Drive: Copy {
    /// Drives `it` to its end. The result tells of all that came.
    fn run<T: Value, I: Iterator<Item = T>>(self, it: I) -> u64;

    /// As `run`, for an iterator that refers to a generator of `_size` bytes.
    fn run_pinned<T: Value, I: Iterator<Item = T>>(self, _size: usize, it: I) -> u64 {
        self.run(it)
    }
}

/// The names of the drives, in the order of [`Contender::runs`](crate::measure::Contender).
pub const DRIVES: [&str; 6] = ["for", "boxed", "fold", "sum", "for_each", "collect"];

/// A `for` loop that sees the type.
#[derive(Clone, Copy)]
pub struct For;

impl Drive for For {
    fn run<T: Value, I: Iterator<Item = T>>(self, it: I) -> u64 {
        let mut mixed = 0;
        for item in it {
            mixed = mix(mixed, item);
        }
        mixed
    }
}

/// A `for` loop over a `Box<dyn Iterator>`.
#[derive(Clone, Copy)]
pub struct Boxed;

impl Drive for Boxed {
    fn run<T: Value, I: Iterator<Item = T>>(self, it: I) -> u64 {
        let it: Box<dyn Iterator<Item = T> + '_> = Box::new(it);
        // Else the optimiser finds out what is in it.
        For.run(black_box(it))
    }
}

/// `fold`, to the same result as the loops.
#[derive(Clone, Copy)]
pub struct Fold;

impl Drive for Fold {
    fn run<T: Value, I: Iterator<Item = T>>(self, it: I) -> u64 {
        it.fold(0, mix)
    }
}

/// `sum`, which the optimiser may vectorise.
#[derive(Clone, Copy)]
pub struct Sum;

impl Drive for Sum {
    fn run<T: Value, I: Iterator<Item = T>>(self, it: I) -> u64 {
        it.map(Value::value).sum()
    }
}

/// `for_each`.
#[derive(Clone, Copy)]
pub struct ForEach;

impl Drive for ForEach {
    fn run<T: Value, I: Iterator<Item = T>>(self, it: I) -> u64 {
        let mut mixed = 0;
        it.for_each(|item| mixed = mix(mixed, item));
        mixed
    }
}

/// `collect` into a `Vec`.
#[derive(Clone, Copy)]
pub struct Collect;

impl Drive for Collect {
    fn run<T: Value, I: Iterator<Item = T>>(self, it: I) -> u64 {
        let all: Vec<T> = black_box(it.collect());
        let last = all.last().map_or(0, |item| item.value());
        last.wrapping_add(all.len() as u64)
    }
}

/// Does not run it; tells how large it is.
#[derive(Clone, Copy)]
pub struct Size;

impl Drive for Size {
    fn run<T: Value, I: Iterator<Item = T>>(self, it: I) -> u64 {
        size_of_val(&it) as u64
    }

    fn run_pinned<T: Value, I: Iterator<Item = T>>(self, size: usize, _: I) -> u64 {
        size as u64
    }
}

/// Does not time it; tells how many items come.
#[derive(Clone, Copy)]
pub struct Count;

impl Drive for Count {
    fn run<T: Value, I: Iterator<Item = T>>(self, it: I) -> u64 {
        it.count() as u64
    }
}

/// Cheap, and neither vectorised nor solved in closed form: the loop stays a loop, and what an item costs shows.
#[inline]
fn mix<T: Value>(mixed: u64, item: T) -> u64 {
    mixed.rotate_left(1).wrapping_add(item.value())
}

/// An item, as a number.
pub trait Value: Copy {
    /// The number.
    fn value(self) -> u64;
}

impl Value for u64 {
    #[inline]
    fn value(self) -> u64 {
        self
    }
}

impl Value for &[u8] {
    #[inline]
    fn value(self) -> u64 {
        (u64::from(self[0]) << 8) + self.len() as u64
    }
}

impl Value for [u8; 10] {
    #[inline]
    fn value(self) -> u64 {
        self.iter().fold(0, |value, &item| (value << 4) | u64::from(item))
    }
}
