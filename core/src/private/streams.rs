//! Are there streams, and async generators? What makes one is left out where the feature `stream` is off, and the error says so.
//!
//! ```text
//! streams!(stream of u32, NoHandlers, yielder async move { … })
//!
//! {
//!     let (mut yielder, numbered) = yielder::<u32, _>(&NoHandlers);
//!     stream_of(NoHandlers, numbered, async move { … })
//! }
//! ```
//!
//! Without `std` a yielder is an address, which is there when the stream does not move any more:
//!
//! ```text
//! stream::<u32, _, _, _>(NoHandlers, async move |mut yielder| { … })
//! ```

/// The tokens as they are, or a stream.
#[cfg(all(feature = "stream", feature = "std"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __streams {
    (stream of $yields:ty, $exit:path, $yielder:ident $async:tt $move:tt $body:tt) => {{
        #[allow(unused_mut, unused_variables)]
        let (mut $yielder, numbered) = $crate::__private::yielder::<$yields, _>(&$exit);
        $crate::__private::stream_of($exit, numbered, $async $move $body)
    }};
    ($($stream:tt)*) => { $($stream)* };
}

/// The same, without `std`.
#[cfg(all(feature = "stream", not(feature = "std")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __streams {
    (stream of $yields:ty, $exit:path, $yielder:ident $async:tt $move:tt $body:tt) => {
        $crate::__private::stream::<$yields, _, _, _>(
            $exit,
            $async $move |#[allow(unused_mut, unused_variables)] mut $yielder| $body,
        )
    };
    ($($stream:tt)*) => { $($stream)* };
}

/// An error in their place.
#[cfg(not(feature = "stream"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __streams {
    ($($stream:tt)*) => {
        $crate::__private::core::compile_error!(
            "a stream needs the feature `stream` of genfn: `cargo add genfn --features stream`"
        )
    };
}

/// The same of async generators.
#[cfg(feature = "stream")]
#[doc(hidden)]
#[macro_export]
macro_rules! __async_generators {
    ($($made:tt)*) => { $($made)* };
}

/// An error in their place.
#[cfg(not(feature = "stream"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __async_generators {
    ($($made:tt)*) => {
        $crate::__private::core::compile_error!(
            "an async generator needs the feature `stream` of genfn: `cargo add genfn --features stream`"
        )
    };
}

/// Stand where there are none, for that to be said once.
#[cfg(not(feature = "stream"))]
mod absent {
    /// Has nothing of the real one but its types.
    pub trait AsyncGenerator {
        /// What it yields.
        type Yield;
        /// What it is sent.
        type Send;
        /// What it returns.
        type Return;
    }

    /// Has nothing of the real one but its type.
    pub trait FusedStream {
        /// What it is a stream of.
        type Item;
    }
}

#[cfg(not(feature = "stream"))]
pub use absent::{AsyncGenerator, FusedStream};
