//! Whether all of a local was moved, part by part.
//!
//! `head = node.next; yield_!(node.value);` leaves nothing of a node but its box, if a node has no other fields, or only such as
//! have nothing to drop. What other fields there are a struct literal tells, by its base: a closure that captures them is `Copy`
//! then. The closure is made where no path leads, for what it would capture is not there.
//!
//! Where the last part that was moved is `Copy`, or can be [filled](super::hollow), the local is kept instead.

use super::hollow::{Hollow, never};
pub use super::question::Question;
use crate::moved::Spent;

/// What is left of a local of which these fields are missing: `spent!(node, node.value, { refill!(moved [] node.value); }, boxed,
/// [Node] { value, next })`; `unboxed` where the local is no box. `spent!(@answer node.value)`: whether that part is missing, or the local stays.
#[doc(hidden)]
#[macro_export]
macro_rules! __spent {
    (@answer $part:expr) => {{
        use $crate::__private::spent::{Kept as _, Missing as _, Stays as _};
        let question = $crate::__private::spent::Question::new();
        if false {
            $crate::__private::never();
            #[allow(unreachable_code)]
            question.of(&$part);
        }
        (&&&question).answer()
    }};
    ($local:expr, $part:expr, $fill:block, $whole:ident, [$($path:tt)*] { $($field:ident),* }) => {{
        let answer = $crate::__spent!(@answer $part);
        #[allow(unreachable_code, clippy::diverging_sub_expression, clippy::needless_update)]
        let left = if answer.stays() {
            answer.goes_on();
            $fill
            answer.keep($local)
        } else {
            answer.is_spent();
            #[allow(unreachable_code, unused)]
            if false {
                $crate::__private::never();
                let whole = $crate::__private::spent::$whole(&$local);
                answer.check(move || {
                    let _ = $($path)* { $($field: $crate::__private::never(),)* ..whole };
                });
            }
            answer.nothing()
        };
        left
    }};
}

/// What is in a box.
pub fn boxed<P: core::ops::Deref>(_: &P) -> P::Target
where
    P::Target: Sized,
{
    never()
}

/// What is in none.
pub fn unboxed<T>(_: &T) -> T {
    never()
}

/// The local is kept.
#[derive(Clone, Copy)]
pub struct Keeps;

impl Keeps {
    /// Nothing has to be kept.
    #[inline]
    pub fn not_held(&self) {}

    /// Yes.
    #[inline]
    pub fn stays(&self) -> bool {
        true
    }

    /// Goes on.
    #[inline]
    pub fn goes_on(&self) {}

    /// Whether it is kept where this is the answer for another part.
    #[inline]
    pub fn and<A>(&self, other: A) -> A {
        other
    }

    /// Checks nothing.
    pub fn check<F: FnOnce()>(&self, _: F) {}

    /// What is kept.
    #[inline]
    pub fn keep<T>(&self, local: T) -> T {
        local
    }

    /// Never called.
    #[inline]
    pub fn is_spent(&self) -> ! {
        never()
    }

    /// Never called.
    #[inline]
    pub fn nothing<T>(&self) -> T {
        never()
    }

    /// Never called.
    #[inline]
    pub fn left<L, T>(&self, _: L) -> T {
        never()
    }

    /// Asks nothing.
    pub fn in_order<O>(&self, _: O) {}
}

/// First answer: the part was copied.
pub trait Stays {
    /// What is left.
    #[inline]
    fn answer(&self) -> Keeps {
        Keeps
    }
}
impl<T: Copy> Stays for &&Question<T> {}

/// Second answer: the hole can be filled.
pub trait Kept {
    /// What is left.
    #[inline]
    fn answer(&self) -> Keeps {
        Keeps
    }
}
impl<T: Hollow> Kept for &Question<T> {}

/// Last answer.
pub trait Missing {
    /// What is left.
    #[inline]
    fn answer(&self) -> Spent {
        Spent
    }
}
impl<T> Missing for Question<T> {}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    #![allow(unused_imports, unused_mut, reason = "a question names every answer")]

    use alloc::boxed::Box;
    use alloc::string::{String, ToString};

    use crate::moved::refill;
    use crate::moved::spent;

    struct Node<T> {
        value: T,
        next: Option<Box<Self>>,
        depth: u32,
    }

    fn node<T>(value: T) -> Box<Node<T>> {
        Box::new(Node { value, next: None, depth: 1 })
    }

    #[test]
    fn nothing_is_left_where_all_parts_are_gone() {
        fn value_of<T>(boxed: Box<Node<T>>) -> T {
            drop(boxed.next);
            let value = boxed.value;
            let () = spent!(
                boxed,
                boxed.value,
                {
                    refill!(moved [] boxed.value);
                },
                boxed,
                [Node] { value, next }
            );
            value
        }
        assert_eq!(value_of(node("a".to_string())), "a");
        assert_eq!(node(1).depth, 1);
    }

    #[test]
    fn the_whole_is_left_where_the_hole_is_filled() {
        let mut node = *node("a".to_string());
        let value = node.value;
        let left: Node<String> = spent!(
            node,
            node.value,
            {
                refill!(moved [] node.value);
            },
            unboxed,
            [Node] { value, next }
        );
        assert_eq!((&*value, &*left.value, left.next.is_none()), ("a", "", true));
    }
}
