//! Whether a call consumes what it is called on.
//!
//! A receiver that is counted as moved is not kept until the end of its scope. Were that wrong, it would be dropped too
//! early, in silence. So rustc is asked, by [`asked!`](crate::__asked), of any method but those that are known by their names.
//!
//! For those there is a check, which lets a type pass only if every method of such a name consumes it, or if it has nothing to
//! drop, and the drop can't be seen. All else is an error that says what to write:
//!
//! - [`consumes_into!`](crate::__consumes_into) and [`consumes_into_iter!`](crate::__consumes_into_iter) for `into_*`;
//! - where the question can't be asked, for it depends on paths that can't be told apart,
//!   [`consumes_reader!`](crate::__consumes_reader) for what `Read` and `BufRead` consume: `lines`, `bytes`, `split`; and
//!   [`consumes!`](crate::__consumes) for std's other ones: `unwrap*`, `map`, ….
//!
//! Smart pointers pass none: `rc.unwrap_or(1)` copies out of the `Rc`, which lives on.

mod asked;
mod by_name;
mod held;
mod of_part;
mod operators;
mod unseen;

pub use asked::{
    Asked, Borrowed, Call, CalledAgain, CalledOnce, Content, ContentIsMoved, ContentStays, DropIsSeen, DropIsUnseen,
    InBox, IsBorrowed, IsGone, IsLeft, IsNoBox, NotInBox, OfBufReader, OfIterator, OfNone, OfOrdered, OfReader,
    OfValue, StaysCopied, StaysLent, TakenByClosure, TakenByPattern, TakenByValue,
};
pub use by_name::{
    Consumed, ConsumedBox, ConsumedInto, ConsumedReader, Edition, IntoAnything, IsCopy, IsInert, IsIterator,
    KnownToBeConsumed, Receiver, Unsure, UnsureArray, UnsurePointer, Yes, array, boxed_slice,
};
pub use held::{Held, IsBoxed, IsNotBoxed};
pub use of_part::{
    AskedPart, CopyIsConsumed, MayBeConsumed, PartIsCopied, PartIsGone, PartIsMissing, PartIsThere, PartStays,
};
pub use operators::{
    AskedOperator, Binary, InScope, NotInScope, OfAdd, OfBitAnd, OfBitOr, OfBitXor, OfDiv, OfMul, OfNeg, OfNoOperator,
    OfNot, OfRem, OfShl, OfShr, OfSub, Operand, Unary,
};

pub use crate::{
    __asked as asked, __asked_of_call as asked_of_call, __asked_of_closure as asked_of_closure,
    __asked_of_content as asked_of_content, __asked_of_held as asked_of_held, __asked_of_macro as asked_of_macro,
    __consumes as consumes, __consumes_into as consumes_into, __consumes_into_iter as consumes_into_iter,
    __consumes_reader as consumes_reader,
};
