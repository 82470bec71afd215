//! What a module that writes or drives generators needs: `use genfn::prelude::*;`.

#[cfg(feature = "alloc")]
pub use crate::BoxGenerator;
#[cfg(feature = "stream")]
pub use crate::Stream;
pub use crate::{
    Generator, GeneratorExit, GeneratorExt, State, StopIteration, gen_, generator, next, try_, yield_, yield_from,
};
