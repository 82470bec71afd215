//! A generator that delegates to itself, unboxed: its frames are states of one type, and lie in one `Vec`.
//!
//! ```text
//! fn walk(node: &Node) -> impl Iterator<Item = u32> {
//!     …; yield_from!(walk(left)); …           // makes a state, and no generator
//! }
//!
//! [ state, state, …, innermost ]              // of one machine, which resumes the innermost, and nothing else
//! ```
//!
//! What is seen of it is what is seen of [frames](crate::frames) that lie in boxes, but that it can be written without one. Invariants:
//!
//! - **It is the function itself that is called.** Only rustc knows what a name means, so it is asked, in code that never runs, twice. Of what
//!   stands around the body: what the function of this name returns is returned, and so is [the machine](returned_iterator): both are one opaque
//!   type, or rustc says so. And where it is called: a [call](itself()) carries the type of the function, which no two functions share, and
//!   the machine takes states of [one such type](Recurses) only. So a local function of that name, also one that a macro has made,
//!   is a type error.
//! - **The arguments are those of the function**: they are coerced to the types in its signature, as by any call, and these are the ones of the
//!   first state. A generator of other type arguments, or of shorter lifetimes, is another type: that needs a box, and rustc says where.
//! - Every state but the innermost is suspended at such a call, whose [`Called`] is away. It is woken only when the one inside it has ended,
//!   with its [`Outcome`](crate::frames::Outcome).
//! - A state that has ended is closed before the one around it is woken: its locals are dropped by then. The only one that stays is that of an
//!   iterator whose last item was an error, until somebody asks for the next: its locals are gone, too.
//! - Whatever is thrown goes to the innermost state, and out of it to the one around it. An exit is raised in each of them, the
//!   innermost first; one that ignores its own gets a second one, and the one around it learns of that.
//! - States are unwound and dropped as if each were a local of the one around it: the innermost first. Where a body panics no
//!   handlers are run.
//! - It hands nothing over to a driver: it drives its own states, whoever resumes it. What they delegate to besides lies in them.

#[cfg(feature = "alloc")]
mod around;
#[cfg(not(feature = "alloc"))]
#[path = "recursion/none_around.rs"]
mod around;
mod called;
mod folding;
mod machine;
mod named;
mod states;

use core::marker::PhantomData;

use crate::Generator;

pub use called::{Called, Calls, called};
pub use folding::{Again, FoldableRecursion, folded_by_name, stepped_into};
pub use machine::{
    Items, Mode, Recursive, recursive_fallible_generator, recursive_generator, recursive_generator_of,
    recursive_iterator,
};
pub use named::{called_by_name, stepped};
pub use states::{HoldsStates, States};

/// What an emitted state enum tells of the calls of its own function, whose type is `P`.
pub trait Recurses<P>: Sized {
    /// The first state of what is called, if it stands at a call that has not begun.
    fn call(&mut self) -> Option<Self>;
}

/// Implemented for each function, and itself. It carries the message.
#[diagnostic::on_unimplemented(
    message = "this is another function of the same name than the generator that delegates to it",
    label = "the generator is `{P}`",
    note = "call the other one by a path: `self::name(…)`, or `path::to::name(…)`"
)]
pub trait IsItself<P> {}

impl<P> IsItself<P> for P {}

/// Implemented for every function, where there is a heap. It carries the message.
#[diagnostic::on_unimplemented(
    message = "a generator that delegates to itself needs a heap",
    label = "this function calls itself in a `yield_from!`",
    note = "turn on the feature `alloc` of genfn, or keep what is to be gone through in a local, and loop"
)]
pub trait HasAHeap {}

#[cfg(feature = "alloc")]
impl<P> HasAHeap for P {}

/// A call of the function itself: its arguments, and its type.
pub struct Call<A, P> {
    arguments: A,
    function: PhantomData<fn() -> P>,
}

/// `yield_from!(walk(left, 1))` is `yield_from!(itself::<_, (&Node, u32)>(walk, (left, 1)))`.
#[inline]
pub fn itself<P, A>(_function: P, arguments: A) -> Call<A, P> {
    Call { arguments, function: PhantomData }
}

/// The arguments of a call that has too many, or too few: rustc tells of it.
#[cold]
pub fn arguments_of<A, G>(_: G) -> A {
    unreachable!("control came where it can't; this is a bug in genfn")
}

/// What a call of the function would return, in code that never runs. By a borrow: what never returns is no iterator.
#[cold]
pub fn returned_iterator<I: Iterator>(_: &mut I) -> I {
    unreachable!("control came where it can't; this is a bug in genfn")
}

/// The same of a generator.
#[cold]
pub fn returned_generator<G: Generator>(_: &mut G) -> G {
    unreachable!("control came where it can't; this is a bug in genfn")
}
