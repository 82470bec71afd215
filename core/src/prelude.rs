//! What a module that writes or drives generators needs: `use genfn::prelude::*;`.

#[cfg(not(feature = "stream"))]
#[doc(hidden)]
pub use crate::AsyncGenerator;
#[cfg(all(feature = "stream", feature = "alloc"))]
pub use crate::BoxAsyncGenerator;
#[cfg(feature = "alloc")]
pub use crate::BoxGenerator;
#[doc(hidden)]
pub use crate::NotIterated as _;
#[cfg(feature = "stream")]
pub use crate::{AsyncGenerator, AsyncGeneratorExt, AsyncState, Stream, TryStream, anext};
pub use crate::{
    Generator, GeneratorExit, GeneratorExt, State, StopIteration, await_, gen_, generator, next, try_, yield_,
    yield_from,
};
#[cfg(feature = "stream")]
#[doc(hidden)]
pub use crate::{NotIteratedButAwaited as _, NotIteratedButPolled as _};
