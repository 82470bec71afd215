//! Are there streams? What makes one is left out where the feature `stream` is off, and the error says so.
//!
//! ```text
//! streams!(::genfn::__private::stream::<u32, _, _, _>(NoHandlers, async move |yielder| { … }))
//! ```

/// The tokens as they are.
#[cfg(feature = "stream")]
#[doc(hidden)]
#[macro_export]
macro_rules! __streams {
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
