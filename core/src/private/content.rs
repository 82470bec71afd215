//! What is left of a local when something is taken out of what it points to.
//!
//! `let (a, _) = *boxed;` moves a part out of the box, which nothing but a box lets happen: out of what lies behind a reference, an
//! `Rc` or a guard only copies can be made, and the pointer stays as it is. Where everything that was taken is `Copy` a box stays
//! as well. Otherwise what is left is told by the caller, who knows the pattern. Of the box itself that is an allocation, which
//! nobody sees end.

use core::marker::PhantomData;

use super::rest::{Part, Whole};

/// What is left of a `T` after a `B` was taken out of what it points to.
///
/// Not [`rest::Question`](super::rest::Question): what is left in a box is asked within this one, where the answers to both are
/// in scope.
pub struct Question<T, B>(PhantomData<fn() -> (T, B)>);

impl<T, B> Question<T, B> {
    /// The question for types that will be told.
    #[inline]
    #[allow(clippy::new_without_default, reason = "nothing but emitted code calls it")]
    pub fn new() -> Self {
        Question(PhantomData)
    }

    /// Tells the types.
    #[inline]
    pub fn of(&self, _: &T, _: B) {}
}

/// First answer: copies have been made.
pub trait Copied<T> {
    /// What is left.
    #[inline]
    fn leaving(&self) -> Whole<T> {
        Whole(PhantomData)
    }
}
impl<T, B: Copy> Copied<T> for &&Question<T, B> {}

/// Second answer: it was moved out of a box.
pub trait InBox {
    /// What is left.
    #[inline]
    fn leaving(&self) -> Part {
        Part
    }
}
#[cfg(feature = "alloc")]
impl<T, B> InBox for &Question<alloc::boxed::Box<T>, B> {}

/// Answer for a closure that names a field of a local: it takes a pointer of std's whole, for that has no fields of its own.
pub trait Pointer {
    /// What is left.
    #[inline]
    fn leaving(&self) -> Part {
        Part
    }
}

macro_rules! pointers {
    ($($(#[$attr:meta])? $pointer:ty)*) => {
        $($(#[$attr])? impl<T: ?Sized> Pointer for &Question<$pointer, ()> {})*
    };
}
pointers! {
    &mut T
    core::cell::Ref<'_, T>
    core::cell::RefMut<'_, T>
    #[cfg(feature = "alloc")] alloc::boxed::Box<T>
    #[cfg(feature = "alloc")] alloc::rc::Rc<T>
    #[cfg(feature = "alloc")] alloc::sync::Arc<T>
    #[cfg(feature = "std")] std::sync::MutexGuard<'_, T>
    #[cfg(feature = "std")] std::sync::RwLockReadGuard<'_, T>
    #[cfg(feature = "std")] std::sync::RwLockWriteGuard<'_, T>
}

/// Last answer: it lies behind another pointer, so that nothing can have been moved.
pub trait Behind<T> {
    /// What is left.
    #[inline]
    fn leaving(&self) -> Whole<T> {
        Whole(PhantomData)
    }
}
impl<T, B> Behind<T> for Question<T, B> {}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    #![allow(unused_imports, unused_variables, reason = "a question names every answer")]
    #![allow(clippy::match_single_binding, reason = "emitted code has a `match`")]

    use alloc::boxed::Box;
    use alloc::string::{String, ToString};

    use crate::__private::rest;

    #[test]
    fn nothing_is_left_of_a_box_but_what_the_pattern_leaves() {
        let boxed = Box::new("a".to_string());
        let text = *boxed;
        let (): () = rest!(boxed, content[*boxed]());
        let boxed = Box::new(("a".to_string(), "b".to_string()));
        let (a, _) = *boxed;
        let left: String = rest!(boxed, content [a] match *boxed { (_, left) => left });
        assert_eq!((&*a, &*left), ("a", "b"));
    }

    #[test]
    fn a_box_stays_where_only_copies_were_made() {
        struct Guard(u32);
        impl Drop for Guard {
            fn drop(&mut self) {}
        }
        let boxed = Box::new(Guard(7));
        let Guard(n) = *boxed;
        let kept: Box<Guard> = rest!(boxed, content[n]());
        assert_eq!((n, kept.0), (7, 7));
    }

    #[test]
    fn other_pointers_stay() {
        let shared = alloc::rc::Rc::new((7, "a".to_string()));
        let (n, _) = *shared;
        let kept: alloc::rc::Rc<(u32, String)> = rest!(shared, content [n] match *shared { (_, left) => left });
        assert_eq!((n, kept.0), (7, 7));
        let reference = &n;
        let copy = *reference;
        let _: &u32 = rest!(reference, content[*reference]());
    }
}
