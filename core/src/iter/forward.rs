//! What all of the iterators have: std's traits, of the iterator that they are around.

/// An iterator around another, its field `0`.
macro_rules! forward {
    ([$($generics:tt)*] $ty:ty, $inner:ty $(, where $bounded:ty: Iterator)?) => {
        impl<$($generics)*> Iterator for $ty $(where $bounded: Iterator)? {
            type Item = <$inner as Iterator>::Item;

            #[inline]
            fn next(&mut self) -> Option<Self::Item> {
                self.0.next()
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }

            #[inline]
            fn nth(&mut self, n: usize) -> Option<Self::Item> {
                self.0.nth(n)
            }

            #[inline]
            fn last(self) -> Option<Self::Item> {
                self.0.last()
            }

            #[inline]
            fn count(self) -> usize {
                self.0.count()
            }

            #[inline]
            fn fold<A, F: FnMut(A, Self::Item) -> A>(self, init: A, f: F) -> A {
                self.0.fold(init, f)
            }
        }

        iterates!([$($generics)*] $ty $(, where $bounded: Iterator)?);
    };
}

/// The same from its other end.
macro_rules! forward_back {
    ([$($generics:tt)*] $ty:ty $(, where $bounded:ty: DoubleEndedIterator)?) => {
        impl<$($generics)*> DoubleEndedIterator for $ty $(where $bounded: DoubleEndedIterator)? {
            #[inline]
            fn next_back(&mut self) -> Option<Self::Item> {
                self.0.next_back()
            }

            #[inline]
            fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
                self.0.nth_back(n)
            }

            #[inline]
            fn rfold<A, F: FnMut(A, Self::Item) -> A>(self, init: A, f: F) -> A {
                self.0.rfold(init, f)
            }
        }
    };
}

/// What is said of each: it is itself where one is wanted that can be written down, and what `yield_from!` iterates. Its adapters are those
/// that can be written down, too: a method of its own is found before a trait's.
macro_rules! iterates {
    ([$($generics:tt)*] $ty:ty $(, where $bounded:ty: Iterator)?) => {
        impl<$($generics)*> $ty {
            /// Counts them: [`Enumerate`](crate::iter::Enumerate).
            #[inline]
            pub fn enumerate(self) -> $crate::iter::Enumerate<Self> {
                $crate::iter::Enumerate::counting(0, self)
            }

            /// The last one first: [`Rev`](crate::iter::Rev).
            #[inline]
            pub fn rev(self) -> $crate::iter::Rev<Self>
            where
                Self: DoubleEndedIterator,
            {
                $crate::iter::Rev(self)
            }

            /// In pairs with those of another: [`Zip`](crate::iter::Zip).
            #[inline]
            pub fn zip<J: $crate::iter::IntoItems>(self, other: J) -> $crate::iter::Zip<Self, J::Items> {
                $crate::iter::Zip { a: self, b: other.into_items() }
            }

            /// And then those of another: [`Chain`](crate::iter::Chain).
            #[inline]
            pub fn chain<J: $crate::iter::IntoItems>(self, other: J) -> $crate::iter::Chain<Self, J::Items>
            where
                Self: Iterator<Item = J::Item>,
            {
                $crate::iter::Chain::of(self, other.into_items())
            }

            /// Without the first `n`: [`Skip`](crate::iter::Skip).
            #[inline]
            pub fn skip(self, n: usize) -> $crate::iter::Skip<Self> {
                $crate::iter::Skip { skip: n, items: self }
            }

            /// The first `n`: [`Take`](crate::iter::Take).
            #[inline]
            pub fn take(self, n: usize) -> $crate::iter::Take<Self> {
                $crate::iter::Take { take: n, items: self }
            }

            /// In steps: [`StepBy`](crate::iter::StepBy).
            ///
            /// # Panics
            ///
            /// If `step` is 0, as std's does.
            #[inline]
            #[track_caller]
            pub fn step_by(self, step: usize) -> $crate::iter::StepBy<Self> {
                $crate::iter::StepBy::of(self, step)
            }

            /// The next can be looked at: [`Peekable`](crate::iter::Peekable).
            #[inline]
            pub fn peekable(self) -> $crate::iter::Peekable<Self>
            where
                Self: Iterator,
            {
                $crate::iter::Peekable::of(self)
            }
        }

        impl<$($generics)*> $crate::iter::IntoItems for $ty $(where $bounded: Iterator)? {
            type Items = Self;

            #[inline]
            fn into_items(self) -> Self {
                self
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::named::DelegatedTo for $ty $(where $bounded: Iterator)? {
            type Way = $crate::named::ByIterator;
        }
    };
}
