//! Whether a value may be used after it was moved: checked by its type.
//!
//! A local that is moved on some paths only, where code can't tell on which, is saved nowhere: if it is `Copy`, it is dropped
//! nowhere either, and was never moved. All else is an error that says what to write.
//!
//! Of what is implemented for nothing, rustc is asked with a parameter that nothing tells: else it proposes the trait as a bound where the type is a
//! parameter of the user's.
//!
//! Here are the answers, too, that are errors about parts: what `taken!` and `spent!` ask, `private/taken.rs` and `private/spent.rs`
//! tell.

use core::marker::PhantomData;

use crate::__private::later::AnyOrder;
use crate::__private::never;
use crate::__private::rest::Whole;
use crate::__private::taken::Never;

#[doc(hidden)]
pub use crate::__private::later::{Leaves, Of};
#[doc(hidden)]
pub use crate::{
    __asked_of_part as asked_of_part, __held as held, __later as later, __one_by_one as one_by_one, __refill as refill,
    __rest as rest, __spent as spent, __take_if_asked as take_if_asked, __taken as taken,
};

/// What is `Copy`. It carries the message.
#[diagnostic::on_unimplemented(
    message = "can't tell on which paths this value is moved before the generator suspends",
    label = "it is `{Self}`, which is not `Copy`: move what consumes it into a statement of its own"
)]
pub trait MovedOnKnownPaths {
    /// Checks a local.
    #[inline]
    fn on_known_paths(&self) {}
}

#[diagnostic::do_not_recommend]
impl<T: Copy> MovedOnKnownPaths for T {}

/// What captures nothing that has something to drop. It carries the message.
#[diagnostic::on_unimplemented(
    message = "a part of this value is missing while the generator suspends, and something else is left of it",
    label = "take it apart as a whole, by a pattern that names all parts"
)]
pub trait CapturesNothing {}

#[diagnostic::do_not_recommend]
impl<F: Copy> CapturesNothing for F {}

/// Fields that a closure holds: how it was captured is not known yet where rustc is asked whether it is `Copy`, so this is not.
#[derive(Clone)]
pub struct Captured<F>(pub(crate) F);

/// What a pattern that binds a `B` leaves of a `T`: asked by `rest!`, answered in `private/rest.rs`.
pub struct PartsOf<T, B>(PhantomData<fn() -> (T, B)>);

impl<T, B> PartsOf<T, B> {
    /// The question for types that will be told.
    #[inline]
    #[allow(clippy::new_without_default, reason = "nothing but emitted code calls it")]
    pub fn new() -> Self {
        PartsOf(PhantomData)
    }

    /// Tells the types.
    #[inline]
    pub fn of(&self, _: &T, _: B) {}
}

/// The second answer: all of it is left, for copies have been made. Whether a closure of the same body is `Copy` rustc does not know in time,
/// and takes this for the answer; where it is none, this carries the message.
#[diagnostic::on_unimplemented(
    message = "can't tell what is left of this when a closure is moved out of it",
    label = "take all of it apart in one `let`, with a name for each field: `let Job {{ run, name: _name }} = job;`",
    note = "see genfn::errors, \"a value moved before a yield\""
)]
pub trait LeavesAll {
    /// What is left.
    type All;

    /// What is left.
    #[inline]
    fn leaving(&self) -> Whole<Self::All> {
        Whole(PhantomData)
    }
}

#[diagnostic::do_not_recommend]
impl<T, B: Copy> LeavesAll for &PartsOf<T, B> {
    type All = T;
}

/// What keeps what is left of a value of which nothing tells the type, without `alloc`.
pub struct NoBox;

/// Implemented for nothing. It carries the message.
#[diagnostic::on_unimplemented(
    message = "a part is moved out of this value, and what is left of it can't be kept without the feature `alloc` while the generator suspends",
    label = "take it apart by a pattern that names all parts, as `let Pair {{ a, b: _b }} = pair;`"
)]
pub trait KeepsWhatIsLeft<U> {}

/// Nothing is left of the local.
#[derive(Clone, Copy)]
pub struct Spent;

impl Spent {
    /// Never passes: without a box nothing keeps it.
    #[inline]
    pub fn not_held<U>(&self)
    where
        NoBox: KeepsWhatIsLeft<U>,
    {
    }

    /// No.
    #[inline]
    pub fn stays(&self) -> bool {
        false
    }

    /// Whatever the answer is for another part.
    #[inline]
    pub fn and<A>(&self, _: A) -> Self {
        Spent
    }

    /// Never called.
    #[inline]
    pub fn goes_on(&self) -> ! {
        never()
    }

    /// Never called.
    #[inline]
    pub fn keep<T, L>(&self, _: T) -> L {
        never()
    }

    /// Goes on.
    #[inline]
    pub fn is_spent(&self) {}

    /// Checks the closure that captures all other fields.
    pub fn check<F: FnOnce() + CapturesNothing>(&self, _: F) {}

    /// What is kept.
    #[inline]
    pub fn nothing(&self) {}

    /// What is kept.
    #[inline]
    pub fn left<L>(&self, left: L) -> L {
        left
    }

    /// Checks in which order two fields are dropped.
    pub fn in_order<O: InOrder>(&self, _: O) {}
}

/// An order that makes no difference. It carries the message.
#[diagnostic::on_unimplemented(
    message = "a part of this value is missing while the generator suspends, and several others are named later",
    label = "take it apart as a whole, by a pattern that names all parts"
)]
pub trait InOrder {}

impl InOrder for AnyOrder {}

/// Nothing is known that fills the hole.
pub struct Opens<T>(PhantomData<fn() -> T>);

impl<T> Opens<T> {
    /// The answer.
    #[inline]
    #[allow(clippy::new_without_default, reason = "nothing but emitted code calls it")]
    pub fn new() -> Self {
        Opens(PhantomData)
    }

    /// Never passes: the error is the purpose.
    #[inline]
    pub fn take<U>(&self, _: &mut T) -> T
    where
        T: Filled<U>,
    {
        never()
    }

    /// Never passes: without a box nothing keeps it.
    #[inline]
    pub fn not_held<U>(&self)
    where
        T: Filled<U>,
    {
    }

    /// What takes this part and others.
    #[inline]
    pub fn and<A>(&self, _: A) -> Self {
        Opens(PhantomData)
    }

    /// No.
    #[inline]
    pub fn fill(&self) -> bool {
        false
    }

    /// Never called.
    #[inline]
    pub fn go_on(&self) -> ! {
        never()
    }

    /// Goes on.
    #[inline]
    pub fn open(&self) {}

    /// Never called.
    #[inline]
    pub fn whole<W, H>(&self, _: W) -> H {
        never()
    }

    /// What is left.
    #[inline]
    pub fn held<H>(&self, held: H) -> H {
        held
    }

    /// Takes nothing: no path leads here.
    #[inline]
    pub fn taker<Q>(&self, _: Q) -> Never {
        Never
    }
}

/// Implemented for nothing. It carries the message.
#[diagnostic::on_unimplemented(
    message = "a part of type `{Self}` is moved out of this value, and what `..` leaves of it can't be kept",
    label = "give each of the other parts a name in the pattern, as `b: _b`"
)]
pub trait Filled<U> {}

/// Nothing is known that fills the hole, and the local is saved with it.
pub struct Hole<T>(PhantomData<fn() -> T>);

impl<T> Hole<T> {
    /// The answer.
    #[inline]
    #[allow(clippy::new_without_default, reason = "nothing but emitted code calls it")]
    pub fn new() -> Self {
        Hole(PhantomData)
    }

    /// Yes.
    #[inline]
    pub fn leaves(&self) -> bool {
        true
    }

    /// Never passes: the error is the purpose.
    #[inline]
    pub fn left<U>(&self)
    where
        T: LeavesNoHole<U>,
    {
    }

    /// Never called.
    #[inline]
    pub fn value(&self) -> ! {
        never()
    }
}

/// Implemented for nothing. It carries the message.
#[diagnostic::on_unimplemented(
    message = "a part of type `{Self}` is moved out of this value, and what is left of it can't be kept while the generator suspends",
    label = "take it apart by a pattern that names all parts, as `let Pair {{ a, b: _b }} = pair;`",
    note = "of a struct of which this part alone is moved, or one field after the other, declare the type: `let pair: Pair = …;`"
)]
pub trait LeavesNoHole<U> {}
