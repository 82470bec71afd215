//! Values that can be sent, and the value that says nothing.

/// A value that can be sent to a generator whose `Send` is `S`: the argument of
/// [`GeneratorExt::send`](crate::GeneratorExt::send).
///
/// `T` can be sent for `T` and for `Option<T>`, and `&str` for `String` and `Option<String>`, so that `g.send(40.9)`,
/// `g.send(None)`, `g.send(5)` and `g.send("x")` all need no type.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "alloc")] {
/// use genfn::{Sent, prelude::*};
///
/// #[generator]
/// fn greeter() -> impl Generator<Yield = String, Send = Option<String>> {
///     let mut greeting = String::new();
///     loop {
///         greeting = match yield_!(greeting) {
///             Some(name) => format!("hello, {name}"),
///             None => "who is there?".to_owned(),
///         };
///     }
/// }
///
/// let mut g = greeter().primed();
/// assert_eq!(g.send("ann").unwrap(), "hello, ann");
/// assert_eq!(g.send(String::from("bob")).unwrap(), "hello, bob");
/// assert_eq!(g.send(None).unwrap(), "who is there?");
///
/// // What passes values on takes whatever `send` does.
/// fn greet<G: Generator<Send = Option<String>>>(g: &mut G, name: impl Sent<Option<String>>) -> Option<G::Yield> {
///     g.send(name.sent()).ok()
/// }
/// assert_eq!(greet(&mut g, "cid").as_deref(), Some("hello, cid"));
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be sent to a generator whose `Send` is `{S}`",
    label = "expected `{S}`",
    note = "a generator that is an argument, `impl Generator<…>` or `impl AsyncGenerator<…>`, is sent what its bound says: write `Send = …` in it"
)]
pub trait Sent<S> {
    /// The value as the generator gets it.
    fn sent(self) -> S;
}

impl<T> Sent<T> for T {
    #[inline]
    fn sent(self) -> T {
        self
    }
}

impl<T> Sent<Option<T>> for T {
    #[inline]
    fn sent(self) -> Option<T> {
        Some(self)
    }
}

#[cfg(feature = "alloc")]
#[diagnostic::do_not_recommend]
impl Sent<alloc::string::String> for &str {
    #[inline]
    fn sent(self) -> alloc::string::String {
        self.into()
    }
}

#[cfg(feature = "alloc")]
#[diagnostic::do_not_recommend]
impl Sent<Option<alloc::string::String>> for &str {
    #[inline]
    fn sent(self) -> Option<alloc::string::String> {
        Some(self.into())
    }
}

/// A type with a value that says nothing, which [`next`](crate::next()) sends: `()` and `None`.
///
/// # Examples
///
/// It bounds what is driven by `next`:
///
/// ```
/// use genfn::{Nothing, prelude::*};
///
/// /// How many values come out of it when it is sent nothing.
/// fn length<G: Generator<Send: Nothing>>(mut generator: G) -> usize {
///     std::iter::from_fn(|| next(&mut generator).ok()).count()
/// }
///
/// #[generator]
/// fn steps(mut left: u32) -> impl Generator<Yield = u32, Send = Option<u32>> {
///     while left > 0 {
///         let step = yield_!(left).unwrap_or(1);
///         left = left.saturating_sub(step);
///     }
/// }
///
/// assert_eq!(length(steps(3)), 3);
/// assert!(Option::<u32>::nothing().is_nothing() && !Some(1).is_nothing());
/// ```
#[diagnostic::on_unimplemented(
    message = "a generator can't be sent nothing if its `Send` is `{Self}`",
    label = "`{Self}` has no value that says nothing",
    note = "`g.start()` runs any generator to its first `yield_!`, and `g.astart()` an async one; after that use `g.send(…)`, or `g.asend(…)`; \
            or let its `Send` be `Option<{Self}>`",
    note = "a generator that is an argument, `impl Generator<…>` or `impl AsyncGenerator<…>`, is sent what its bound says: for nothing, write \
            `Send = ()` in it"
)]
pub trait Nothing: sealed::Sealed {
    /// The value that says nothing.
    fn nothing() -> Self;

    /// Whether this is it.
    fn is_nothing(&self) -> bool;
}

impl Nothing for () {
    #[inline]
    fn nothing() -> Self {}

    #[inline]
    fn is_nothing(&self) -> bool {
        true
    }
}

impl<T> Nothing for Option<T> {
    #[inline]
    fn nothing() -> Self {
        None
    }

    #[inline]
    fn is_nothing(&self) -> bool {
        self.is_none()
    }
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use alloc::string::String;
    use core::marker::PhantomData;

    use super::*;

    struct Takes<S>(PhantomData<S>);

    impl<S> Takes<S> {
        fn send(&self, value: impl Sent<S>) -> S {
            value.sent()
        }
    }

    fn takes<S>() -> Takes<S> {
        Takes(PhantomData)
    }

    #[test]
    fn sent_values_infer() {
        assert_eq!(takes::<Option<f64>>().send(40.9), Some(40.9));
        assert_eq!(takes::<Option<f64>>().send(None), None);
        assert_eq!(takes::<u32>().send(5), 5);
        assert_eq!(takes::<Option<u64>>().send(5), Some(5));
        assert_eq!(takes::<String>().send("x"), "x");
        assert_eq!(takes::<Option<String>>().send("x").as_deref(), Some("x"));
        assert_eq!(takes::<Option<String>>().send(None), None);
        takes::<()>().send(());
    }

    #[test]
    fn generic_values_can_be_sent() {
        fn both<T: Clone>(value: T) -> (T, Option<T>) {
            (takes::<T>().send(value.clone()), takes::<Option<T>>().send(value))
        }
        assert_eq!(both(1), (1, Some(1)));
    }
}

mod sealed {
    /// What is nothing is known to the emitted code as well, which asks by type: nobody else can add to it.
    pub trait Sealed {}

    impl Sealed for () {}

    impl<T> Sealed for Option<T> {}
}
