//! What emitted code asks where a return type says what the generator iterates over: `impl Generator<Yield = u8> + Iterator<Item = u8>`.

/// An item of a generator that iterates over `I`.
#[diagnostic::on_unimplemented(
    message = "the generator iterates over `{I}`, not over `{Self}`",
    label = "write `Item = {I}`"
)]
pub trait ItemOf<I> {}

impl<I> ItemOf<I> for I {}

pub fn over<I, T: ItemOf<I>>() {}
