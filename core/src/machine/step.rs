//! What one step of a machine comes to.

/// What a step comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<Y, R> {
    /// The body is suspended at a `yield_!` of this value.
    Yield(Y),
    /// The body returned this.
    Return(R),
    /// `GeneratorExit` went out of the body.
    Exited,
    /// What the body delegated to ignored its exit, and nothing caught that.
    Ignored,
    /// The body ended with an error, which is its last item.
    Last(Y),
    /// The body is suspended at a `yield_from!` that is to begin: resumed once more, it goes on by itself.
    Delegates,
    /// Something was sent to a body that has not begun: it is as it was.
    Refused,
}

/// What the closure of a generator returns: a [`Step`], inside a `Result` or an `Option` where the body returns one, so
/// that `?` and macros that expand to `return Err(…)` mean in the closure what they mean in the body.
pub trait IntoStep<Y, R> {
    /// The step with the return value whole.
    fn into_step(self) -> Step<Y, R>;

    /// What a closure would return that is there no more, when its body has ended: see `capturing.rs`.
    fn exited() -> Self;

    /// The same, when this is thrown into it.
    fn returned(thrown: R) -> Self;

    /// Whether an error that leaves the body is its last item.
    const HAS_LAST_ITEM: bool = false;

    /// Whether this can be thrown into what the body delegates to, if that returns the same.
    #[inline]
    fn is_thrown_inward(thrown: &R) -> bool {
        let _ = thrown;
        false
    }
}

impl<Y, R> IntoStep<Y, R> for Step<Y, R> {
    #[inline]
    fn into_step(self) -> Step<Y, R> {
        self
    }

    #[inline]
    fn exited() -> Self {
        Step::Exited
    }

    #[inline]
    fn returned(thrown: R) -> Self {
        Step::Return(thrown)
    }
}

impl<Y, T, E> IntoStep<Y, Result<T, E>> for Result<Step<Y, T>, E> {
    #[inline]
    fn into_step(self) -> Step<Y, Result<T, E>> {
        match self {
            Ok(Step::Yield(value)) => Step::Yield(value),
            Ok(Step::Return(value)) => Step::Return(Ok(value)),
            Ok(Step::Exited) => Step::Exited,
            Ok(Step::Ignored) => Step::Ignored,
            Ok(Step::Last(value)) => Step::Last(value),
            Ok(Step::Delegates) => Step::Delegates,
            Ok(Step::Refused) => Step::Refused,
            Err(error) => Step::Return(Err(error)),
        }
    }

    #[inline]
    fn exited() -> Self {
        Ok(Step::Exited)
    }

    #[inline]
    fn returned(thrown: Result<T, E>) -> Self {
        thrown.map(Step::Return)
    }

    #[inline]
    fn is_thrown_inward(thrown: &Result<T, E>) -> bool {
        thrown.is_err()
    }
}

impl<Y, T> IntoStep<Y, Option<T>> for Option<Step<Y, T>> {
    #[inline]
    fn into_step(self) -> Step<Y, Option<T>> {
        match self {
            Some(Step::Yield(value)) => Step::Yield(value),
            Some(Step::Return(value)) => Step::Return(Some(value)),
            Some(Step::Exited) => Step::Exited,
            Some(Step::Ignored) => Step::Ignored,
            Some(Step::Last(value)) => Step::Last(value),
            Some(Step::Delegates) => Step::Delegates,
            Some(Step::Refused) => Step::Refused,
            None => Step::Return(None),
        }
    }

    #[inline]
    fn exited() -> Self {
        Some(Step::Exited)
    }

    #[inline]
    fn returned(thrown: Option<T>) -> Self {
        thrown.map(Step::Return)
    }
}

/// An iterator whose body handles exceptions is a generator inside: an error that left the body is its last item.
impl<T, E> IntoStep<Result<T, E>, ()> for Result<Step<Result<T, E>, ()>, E> {
    const HAS_LAST_ITEM: bool = true;

    #[inline]
    fn into_step(self) -> Step<Result<T, E>, ()> {
        self.unwrap_or_else(|error| Step::Last(Err(error)))
    }

    #[inline]
    fn exited() -> Self {
        Ok(Step::Exited)
    }

    #[inline]
    fn returned((): ()) -> Self {
        Ok(Step::Return(()))
    }
}

/// What the closure of an iterator returns: a [`Step`], inside a `Result` where the items are `Result`s.
pub trait IntoItem<Y> {
    /// The step. An error that left the body is an item, the last one.
    fn into_item(self) -> Step<Y, ()>;

    /// What a closure would return that is there no more, when its body has ended: see `capturing.rs`.
    fn exited() -> Self;
}

impl<Y> IntoItem<Y> for Step<Y, ()> {
    #[inline]
    fn into_item(self) -> Step<Y, ()> {
        self
    }

    #[inline]
    fn exited() -> Self {
        Step::Exited
    }
}

impl<T, E> IntoItem<Result<T, E>> for Result<Step<Result<T, E>, ()>, E> {
    #[inline]
    fn into_item(self) -> Step<Result<T, E>, ()> {
        self.unwrap_or_else(|error| Step::Last(Err(error)))
    }

    #[inline]
    fn exited() -> Self {
        Ok(Step::Exited)
    }
}

/// A stream in whose body a macro may hide a `return`: its closure returns what the body does.
impl<Y> IntoItem<Y> for () {
    #[inline]
    fn into_item(self) -> Step<Y, ()> {
        Step::Return(())
    }

    #[inline]
    fn exited() {}
}

/// The same.
impl<T, E> IntoItem<Result<T, E>> for Result<(), E> {
    #[inline]
    fn into_item(self) -> Step<Result<T, E>, ()> {
        self.map_or_else(|error| Step::Last(Err(error)), Step::Return)
    }

    #[inline]
    fn exited() -> Self {
        Ok(())
    }
}

impl<Y> Step<Y, ()> {
    /// The item, if there is one.
    #[inline]
    pub fn item(self) -> Option<Y> {
        match self {
            Step::Yield(value) | Step::Last(value) => Some(value),
            // An iterator hands nothing over, and is sent nothing.
            Step::Return(()) | Step::Exited | Step::Ignored | Step::Delegates | Step::Refused => None,
        }
    }
}
