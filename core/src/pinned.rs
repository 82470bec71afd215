//! The pinned engine: bodies that hold borrows of their own locals, which a machine that can be moved can't.
//!
//! The body is an async closure or block, and `rustc` makes its state machine. What stands here drives it: it runs from `yield_!` to
//! `yield_!`, and hands values over through a slot.
//!
//! ```text
//! ::genfn::__private::pinned_iterator::<Y, _, _>(async move |mut yielder| { …; yielder.suspend(value).await; … })
//! ::genfn::__private::stream_of(NoHandlers, numbered, async move { …; yielder.suspend(value).await; … })
//! ```
//!
//! A stream lies wherever its user pins it, and allocates nothing. A synchronous generator has to be movable, so it lies in a
//! box: one allocation for its whole life.

// What only synchronous generators need is in there too, and those need a box.
#[cfg_attr(not(feature = "alloc"), allow(dead_code, unreachable_pub))]
mod engine;
#[cfg(feature = "alloc")]
mod generator;
#[cfg(feature = "stream")]
mod stream;

#[cfg(feature = "alloc")]
pub use engine::Address;
#[cfg(feature = "alloc")]
pub(crate) use engine::in_a_box;
#[cfg(any(feature = "alloc", feature = "stream"))]
pub(crate) use engine::{Drive, Progress};
#[cfg(feature = "stream")]
pub(crate) use engine::{Exit, in_place};
pub use engine::{Handlers, NoHandlers, Suspension, Woken, Yielder};
#[cfg(feature = "stream")]
pub use engine::{NotPinned, Noted, Pinned};
#[cfg(feature = "stream")]
pub use engine::{StreamKey, ThisStream};
#[cfg(feature = "alloc")]
pub use generator::{
    PinnedGenerator, PinnedIterator, pinned_fallible_generator, pinned_generator, pinned_generator_of, pinned_iterator,
};
#[cfg(feature = "stream")]
pub use stream::{StreamExit, stream};
#[cfg(all(feature = "stream", feature = "std"))]
pub use stream::{stream_of, yielder};
