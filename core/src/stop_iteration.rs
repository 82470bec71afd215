//! The end of a generator.

use core::error::Error;
use core::fmt;

/// The generator has ended: Python's `StopIteration`.
///
/// It is an [`Error`] where `R` is `Debug`, so that `?` passes it on. `{:?}` shows the value, as that of an `Option` does; `{}` says only how the
/// generator ended.
///
/// # Examples
///
/// ```
/// use genfn::prelude::*;
///
/// #[generator]
/// fn sum() -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
///     let mut sum = 0;
///     while let Some(term) = yield_!(sum) {
///         sum += term;
///     }
///     sum
/// }
///
/// let mut g = sum();
/// next(&mut g)?; // a `StopIteration` would be passed on
/// g.send(40)?;
/// g.send(2)?;
/// let stop = next(&mut g).unwrap_err();
/// assert_eq!(stop.value, Some(42));
/// assert_eq!(stop.to_string(), "the generator has returned");
///
/// // After that there is no value to return.
/// assert_eq!(next(&mut g), Err(StopIteration { value: None }));
/// # Ok::<(), StopIteration<u32>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StopIteration<R> {
    /// What the body returned (PEP 380). `None` if it was exhausted already, was closed, or had panicked.
    pub value: Option<R>,
}

impl<R> fmt::Display for StopIteration<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.value {
            Some(_) => "the generator has returned",
            None => "the generator is exhausted",
        })
    }
}

impl<R: fmt::Debug> Error for StopIteration<R> {}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use alloc::boxed::Box;
    use alloc::format;

    use super::*;

    #[test]
    fn is_an_error_that_shows_the_value() {
        let error: Box<dyn Error> = Box::new(StopIteration { value: Some(42) });
        assert_eq!(format!("{error}"), "the generator has returned");
        assert_eq!(format!("{error:?}"), "StopIteration { value: Some(42) }");
    }
}
