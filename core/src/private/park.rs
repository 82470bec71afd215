//! A dead local that is not out of scope yet is saved only so that it is dropped on time; what has nothing to drop is not
//! saved at all.
//!
//! That is more than thrift. `let m = v.iter().max();` can't be saved beside `v`, from which it borrows; and once it is
//! dead it need not be.

use core::marker::PhantomData;

/// What to save of a dead local: `()` if it has nothing to drop, else the local.
///
/// The local is not used unless it is saved, so that a dead reference does not keep its borrow: rustc reads its type in code that
/// comes after a call that never returns, and follows the arm that moves it only where that can be come to.
///
/// What else may stand beside it [`parking!`] tells.
#[doc(hidden)]
#[macro_export]
macro_rules! __park {
    ([$nothing:ident $park:ident] $local:expr, $parking:expr) => {{
        #[allow(unreachable_code)]
        let parked = {
            let parking = $parking;
            if parking.is_nothing() {
                parking.$nothing()
            } else {
                parking.whole();
                parking.$park($local)
            }
        };
        parked
    }};
    (unsafe $local:expr $(, $made:tt)?) => {
        $crate::__private::park!([nothing park] $local, $crate::__private::parking!(unsafe $local $(, $made)?))
    };
    ($local:expr $(, $made:tt)?) => {
        $crate::__private::park!([nothing park] $local, $crate::__private::parking!($local $(, $made)?))
    };
}

/// The same, to be put in front of what was parked before it: `park_link!(local).onto(chain)`. What has nothing to drop is
/// left out.
#[doc(hidden)]
#[macro_export]
macro_rules! __park_link {
    (unsafe $local:expr $(, $made:tt)?) => {
        $crate::__private::park!([no_link link] $local, $crate::__private::parking!(unsafe $local $(, $made)?))
    };
    ($local:expr $(, $made:tt)?) => {
        $crate::__private::park!([no_link link] $local, $crate::__private::parking!($local $(, $made)?))
    };
}

/// What to save of a dead local that the last call may have consumed: of one that it did consume, nothing.
///
/// `park_unless!(x, answer)`, of an answer of [`asked!`](crate::consume::asked!).
#[doc(hidden)]
#[macro_export]
macro_rules! __park_unless {
    ($local:expr, $answer:expr) => {{
        let answer = $answer;
        #[allow(unreachable_code)]
        let parked = if answer.is_nothing() {
            answer.nothing()
        } else {
            answer.whole();
            answer.park($local)
        };
        parked
    }};
}

/// The same in a chain.
#[doc(hidden)]
#[macro_export]
macro_rules! __park_link_unless {
    ($local:expr, $answer:expr) => {{
        let answer = $answer;
        #[allow(unreachable_code)]
        let parked = if answer.is_nothing() {
            answer.no_link()
        } else {
            answer.whole();
            answer.link($local)
        };
        parked
    }};
}

/// The same in an `Option`: `None` of one that the call did consume.
///
/// The answer comes first: beside the local may stand what `parking!` takes.
#[doc(hidden)]
#[macro_export]
macro_rules! __some_unless {
    ($answer:expr, $($local:tt)*) => {{
        let answer = $answer;
        #[allow(unreachable_code)]
        let parked = if answer.is_nothing() {
            answer.nothing();
            $crate::__private::core::option::Option::None
        } else {
            answer.whole();
            $crate::__private::core::option::Option::Some($crate::__private::park!($($local)*))
        };
        parked
    }};
}

/// The local itself in an `Option`, whether it has something to drop or not: `None` of one that the call did consume.
#[doc(hidden)]
#[macro_export]
macro_rules! __left_unless {
    ($local:expr, $answer:expr) => {{
        let answer = $answer;
        #[allow(unreachable_code)]
        let left = if answer.is_nothing() {
            answer.nothing();
            $crate::__private::core::option::Option::None
        } else {
            answer.whole();
            $crate::__private::core::option::Option::Some($local)
        };
        left
    }};
}

/// What `park_unless!` came to, in an `Option`.
#[doc(hidden)]
#[macro_export]
macro_rules! __some_parked {
    ($parked:expr) => {{
        use $crate::__private::park::{SomeNothing as _, SomeWhole as _};
        (&&$crate::__private::park::Held::of(&$parked)).some($parked)
    }};
}

/// Nothing is saved: the way that saves it never returns.
#[derive(Clone, Copy)]
pub struct Nothing;

impl Nothing {
    /// Which way is taken.
    #[inline]
    pub fn is_nothing(&self) -> bool {
        true
    }

    /// What is saved.
    #[inline]
    pub fn nothing(&self) {}

    /// The other way, which nobody comes to.
    pub fn whole(&self) -> ! {
        crate::__private::never()
    }

    /// The local, which nobody comes to either.
    pub fn park<T>(&self, _: T) {}

    /// What is put in front of a chain.
    #[inline]
    pub fn no_link(&self) -> NoLink {
        NoLink
    }

    /// The local, which nobody comes to either.
    pub fn link<T>(&self, _: T) -> NoLink {
        NoLink
    }

    /// How a value is parked of which this and another one are parts.
    #[inline]
    pub fn and<P>(self, other: P) -> P {
        other
    }

    /// How a value is parked of which this is all.
    #[inline]
    pub fn of_whole<P>(self, _: P) -> Nothing {
        Nothing
    }

    /// What is left of the local, which nobody comes to either.
    pub fn rest<R>(&self, _: R) {}

    /// What is asked about in its place.
    pub fn receiver<T>(self, _: T) -> Inert {
        Inert
    }
}

/// How a local is parked that is named no more.
pub trait Answer {
    /// The answer.
    const GIVEN: Self;
}

impl Answer for Nothing {
    const GIVEN: Self = Nothing;
}

impl<T> Answer for Whole<T> {
    const GIVEN: Self = Whole(PhantomData);
}

/// Stands for a local of which it makes no difference whether a call consumes it: it has no methods.
pub struct Inert;

/// A local that has nothing to drop, in a chain.
pub struct NoLink;

impl NoLink {
    /// The chain, which it does not lengthen.
    #[inline]
    pub fn onto<C>(self, chain: C) -> C {
        chain
    }
}

/// All of it is saved: the way that saves nothing never returns.
pub struct Whole<T>(PhantomData<fn() -> T>);

impl<T> Clone for Whole<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Whole<T> {}

impl<T> Whole<T> {
    /// Which way is taken.
    #[inline]
    pub fn is_nothing(&self) -> bool {
        false
    }

    /// The other way, which nobody comes to.
    pub fn nothing(&self) -> ! {
        crate::__private::never()
    }

    /// This way is come to.
    #[inline]
    pub fn whole(&self) {}

    /// Parks a local that may have something to drop.
    #[inline]
    pub fn park(&self, local: T) -> T {
        local
    }

    /// The other way, which nobody comes to.
    pub fn no_link(&self) -> ! {
        crate::__private::never()
    }

    /// Parks a local that may have something to drop, for a chain.
    #[inline]
    pub fn link(&self, local: T) -> Link<T> {
        Link(local)
    }

    /// How a value is parked of which this and another one are parts.
    #[inline]
    pub fn and<P>(self, _: P) -> Self {
        self
    }

    /// How a value is parked of which this is all.
    #[inline]
    pub fn of_whole<P>(self, parking: P) -> P {
        parking
    }

    /// Keeps what is left of the local.
    #[inline]
    pub fn rest<R>(&self, rest: R) -> R {
        rest
    }

    /// What is asked about: the local itself.
    pub fn receiver(self, local: T) -> T {
        local
    }
}

/// A local that is to be dropped before the rest of its chain.
pub struct Link<T>(T);

impl<T> Link<T> {
    /// The chain with the local in front.
    #[inline]
    pub fn onto<C>(self, chain: C) -> (T, C) {
        (self.0, chain)
    }
}

/// The question whether something of a local was parked.
pub struct Held<P>(PhantomData<fn() -> P>);

impl<P> Held<P> {
    /// The question for what it was parked as.
    #[inline]
    pub fn of(_: &P) -> Self {
        Held(PhantomData)
    }
}

/// First answer: the local was consumed, or has nothing to drop.
pub trait SomeNothing {
    /// What is in the `Option`.
    #[inline]
    fn some<P>(&self, (): ()) -> Option<P> {
        None
    }
}

impl SomeNothing for &Held<()> {}

/// Last answer.
pub trait SomeWhole<P> {
    /// What is in the `Option`.
    #[inline]
    fn some(&self, parked: P) -> Option<P> {
        Some(parked)
    }
}

impl<P> SomeWhole<P> for Held<P> {}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    #![allow(unused_imports, reason = "a question names every answer")]
    #![allow(unused_variables, reason = "what is not saved is not used")]

    use alloc::borrow::Cow;
    use alloc::boxed::Box;
    use alloc::collections::BTreeMap;
    use alloc::rc::Rc;
    use alloc::string::String;
    use alloc::vec;

    use crate::__private::park;

    #[test]
    fn copies_and_references_are_not_saved() {
        let mut n = 1;
        let () = park!(n);
        let m = &mut n;
        let () = park!(m);
        let o = Some(&mut n);
        let () = park!(o);
        let p = (1, "a", [Some('c'); 3]);
        let () = park!(p);
    }

    #[test]
    fn iterators_of_slices_and_strings_are_not_saved() {
        let mut v = [String::from("a b"), String::new()];
        let it = v.iter_mut().enumerate().skip(1).peekable();
        let () = park!(it);
        let it = v.iter().rev().zip(0..).chain(None);
        let () = park!(it);
        let it = v[0].split(' ').enumerate();
        let () = park!(it);
        let it = v[0].split(|c: char| c.is_whitespace());
        let () = park!(it);
        let it = v[0].rsplitn(2, &[' ', 'x'][..]);
        let () = park!(it);
    }

    #[test]
    fn what_only_frees_memory_is_not_saved() {
        let text = String::from("a b");
        let words: vec::Vec<&str> = text.split(' ').collect();
        let places: BTreeMap<&str, (usize, vec::Vec<String>)> = words.iter().map(|word| (*word, (1, vec![]))).collect();
        let () = park!(places);
        let () = park!(words);
        let boxed: Box<[Option<Cow<'_, str>>]> = Box::new([Some(Cow::Borrowed(&text))]);
        let () = park!(boxed);
    }

    #[test]
    fn where_a_pointer_may_lead_into_it_memory_is_kept() {
        let text = String::from("a b");
        let words: vec::Vec<&str> = text.split(' ').collect();
        let first = text.chars();
        let () = park!(unsafe first);
        let _: vec::Vec<&str> = park!(unsafe words);
        let _: String = park!(unsafe text);
    }

    #[test]
    fn what_has_something_to_drop_is_saved_whole() {
        let first = Rc::new(1);
        let shared: vec::Vec<(&str, Rc<i32>)> = vec![("a", first)];
        let _: vec::Vec<(&str, Rc<i32>)> = park!(shared);
        let o = Some(Box::new(Rc::new(1)));
        let _: Option<Box<Rc<i32>>> = park!(o);
        let it = vec![Rc::new(1)].into_iter();
        let _: vec::IntoIter<Rc<i32>> = park!(it);
        fn generic<T>(value: T) -> T {
            park!(value)
        }
        generic(1);
    }

    #[test]
    fn a_closure_that_took_nothing_to_drop_is_not_saved() {
        let (n, words) = (1, vec!["a"]);
        let counts = &words;
        let f = move |m: usize| n + m + counts.len();
        let () = park!(f, [n, counts]);
        let shared = Rc::new(1);
        let owns = move |m: i32| m + *shared;
        assert_eq!(park!(owns, [n, Rc::new(2)])(1), 2);
    }

    #[test]
    fn a_closure_is_saved_for_what_it_may_own() {
        let s = String::from("s");
        let owns = move |n: usize, text: &str| s.len() + text.len() + n;
        let owns = park!(owns);
        assert_eq!(owns(1, "b"), 3);
        let reference = &owns;
        let () = park!(reference);
        let boxed: Box<dyn Fn() -> u8> = Box::new(|| 1);
        assert_eq!(park!(boxed)(), 1);
    }
}
