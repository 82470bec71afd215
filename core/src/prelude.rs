//! What a module that writes or drives generators needs: `use genfn::prelude::*;`.

#[cfg(feature = "alloc")]
pub use crate::BoxGenerator;
pub use crate::{Generator, GeneratorExt, State, StopIteration, generator, next, yield_, yield_from};
