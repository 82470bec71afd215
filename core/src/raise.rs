//! What emitted code asks of its [shape](crate::__private::shape) where a body handles exceptions.
//!
//! Inside a `try_!` the error type is that of the function, where its shape has one: what `?` meets is converted into it.
//! In a function without one, what is raised in a `try_!` has whatever type it has, unconverted, and can't leave the
//! function. There, where nothing can raise an error at all, it is [`Thrown`], so that it need not be inferred: these are
//! the methods whose names end in `quietly`.

use core::ops::ControlFlow;
use core::task::Poll;

use crate::__private::shape::{ItemShape, LastErrorShape, OptionShape, PlainShape, ResultShape};
use crate::machine::Step;
use crate::{Exception, Resume};

/// What is raised at a marker: by whoever resumes the generator, or by what it delegates to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Raised<R> {
    /// The error that is in it.
    Throw(R),
    /// `GeneratorExit`
    Exit,
    /// What is delegated to has ignored that.
    Ignored,
}

impl<S, R> From<Resume<S, R>> for Raised<R> {
    #[inline]
    fn from(resume: Resume<S, R>) -> Self {
        match resume {
            Resume::Throw(thrown) => Raised::Throw(thrown),
            Resume::Close | Resume::Start => Raised::Exit,
            Resume::Send(_) => unreachable!("a sent value was not received; this is a bug in genfn"),
        }
    }
}

/// What `?` on a `None` raises, in a body that returns an `Option`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct NoneRaised;

/// What was thrown into a body that returns an `R` of which nobody knows whether it holds an error: it can only go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Thrown<R>(R);

/// What a macro in a `try_!` evaluates to, where it may hide a `return`: no value that the body returns is taken for it.
#[derive(Clone, Copy, Debug)]
pub struct Attempted<V>(V);

/// An error type that a body can return.
#[diagnostic::on_unimplemented(
    message = "an error of type `{Self}` may leave this `try_!`, and the generator can't return it",
    label = "may raise `{Self}`, which no `except` is sure to catch",
    note = "catch all of them with a last `except error => …`, or let the generator return a `Result`"
)]
pub trait MayLeave<R, U> {
    /// What the body returns.
    fn leave(self) -> R;
}

#[diagnostic::do_not_recommend]
impl<R> MayLeave<R, ()> for Thrown<R> {
    #[inline]
    fn leave(self) -> R {
        self.0
    }
}

/// An error that `?` converts into an `E`, as it does everywhere.
#[diagnostic::on_unimplemented(
    message = "`?` couldn't convert the error: `{E}: From<{Self}>` is not satisfied",
    label = "this raises `{Self}`, where the generator's errors are `{E}`",
    note = "inside `try_!` the question mark operation (`?`) converts the error into the generator's own type, \
            as it does in any function that returns a `Result`"
)]
pub trait RaisedAs<E> {
    /// The converted error.
    fn raised_as(self) -> E;
}

#[diagnostic::do_not_recommend]
impl<E: From<F>, F> RaisedAs<E> for F {
    #[inline]
    fn raised_as(self) -> E {
        E::from(self)
    }
}

/// What `?` may stand on in a `try_!`, in a body that can raise `R`; `Q` is the same, once it is known.
#[diagnostic::on_unimplemented(
    message = "`?` can't be used on `{Self}` in this `try_!`",
    label = "this is `{Self}`",
    note = "in a `try_!` it takes a `Result`: `.ok_or(error)?` makes one of an `Option`",
    note = "in a generator that returns an `Option` it takes an `Option`: `.ok()?` makes one of a `Result`",
    note = "of a future `.await?` is meant",
    note = "see genfn::errors, \"a question mark in a try\""
)]
pub trait QuestionMark<R, Q> {
    /// The operand of `?`.
    fn operand(raises: R, operand: Self) -> Q;
}

/// A body whose `try_!`s take `Result`s.
#[derive(Clone, Copy, Debug)]
pub struct Errors;

/// A body whose `try_!`s take `Option`s.
#[derive(Clone, Copy, Debug)]
pub struct Nones;

#[diagnostic::do_not_recommend]
impl<V, X> QuestionMark<Errors, Self> for Result<V, X> {
    #[inline]
    fn operand(_: Errors, operand: Self) -> Self {
        operand
    }
}

#[diagnostic::do_not_recommend]
impl<V> QuestionMark<Nones, Self> for Option<V> {
    #[inline]
    fn operand(_: Nones, operand: Self) -> Self {
        operand
    }
}

/// What `?` may stand on outside of a `try_!`, in a body that can raise `R`; `Q` is the same, once it is known. It carries the message.
#[diagnostic::on_unimplemented(
    message = "`?` can't be used on `{Self}` here: the errors of this generator are those of `Result`s",
    label = "write `.ok_or(error)?`, or `let Some(…) = … else {{ … }};`; of a future, `.await?`",
    note = "see genfn::errors, \"a question mark on an option\""
)]
pub trait Tried<R, Q> {
    /// The operand of `?`.
    fn operand(raises: R, operand: Self) -> Q;
}

#[diagnostic::do_not_recommend]
impl<V> Tried<Nones, Self> for V {
    #[inline]
    fn operand(_: Nones, operand: V) -> V {
        operand
    }
}

macro_rules! raises_errors {
    ($($operand:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<V, X> Tried<Errors, Self> for $operand {
            #[inline]
            fn operand(_: Errors, operand: Self) -> Self {
                operand
            }
        }
    )*};
}
raises_errors!(Result<V, X>, Poll<Result<V, X>>, Poll<Option<Result<V, X>>>);

#[cold]
fn not_an_error() -> ! {
    panic!("`Resume::Throw` has to hold an `Err`: there is nothing that an `except` could catch")
}

/// Methods of every shape. `$thrown` is what `Resume::Throw` holds; `$error` is what it comes to.
macro_rules! raising {
    (
        $shape:ident<$($param:ident),+>: thrown $thrown:ty, error $error:ty;
        throw($t:ident) $throw:expr
    ) => {
        impl<$($param),+> $shape<$($param),+> {
            /// What a suspended generator was woken with, other than a sent value.
            #[inline]
            pub fn raised_quietly(self, raised: impl Into<Raised<$thrown>>) -> Exception<$error> {
                match raised.into() {
                    Raised::Throw($t) => $throw,
                    Raised::Exit => Exception::GeneratorExit,
                    Raised::Ignored => Exception::ExitIgnored,
                }
            }

            /// `GeneratorExit`, where nothing else is raised that would tell the type.
            #[inline]
            pub fn exit(self) -> Exception<$error> {
                Exception::GeneratorExit
            }

            /// The same, where what was delegated to ignored it.
            #[inline]
            pub fn exit_ignored(self) -> Exception<$error> {
                Exception::ExitIgnored
            }

            /// What a body in which nothing is raised comes to.
            #[inline]
            pub fn calm<V>(self, value: V) -> Result<V, Exception<$error>> {
                Ok(value)
            }
        }
    };
}

/// Methods of the shapes that have an error type.
macro_rules! fallible {
    ($shape:ident<$($param:ident),+>: gives $out:ty, thrown $thrown:ty, error $error:ty; error($e:ident) $raise:expr) => {
        impl<$($param),+> $shape<$($param),+> {
            /// The same as quietly.
            #[inline]
            pub fn raised(self, raised: impl Into<Raised<$thrown>>) -> Exception<$error> {
                self.raised_quietly(raised)
            }

            /// What an inner `try_!` did not catch, in the outer one.
            #[inline]
            pub fn pass(self, exception: Exception<$error>) -> Exception<$error> {
                exception
            }

            /// What nothing catches ends the body.
            #[inline]
            pub fn raise(self, exception: Exception<$error>) -> $out {
                match exception {
                    Exception::GeneratorExit => self.exited(),
                    Exception::ExitIgnored => self.ignored(),
                    Exception::Error($e) => $raise,
                }
            }
        }
    };
}

/// Methods of the shapes that have none.
macro_rules! infallible {
    ($shape:ident<$($param:ident),+>: gives $out:ty, thrown $thrown:ty) => {
        impl<$($param),+> $shape<$($param),+> {
            /// What a suspended generator was woken with, other than a sent value.
            #[inline]
            pub fn raised<X>(self, raised: impl Into<Raised<$thrown>>) -> Exception<X> {
                self.pass(self.raised_quietly(raised))
            }

            /// What an inner `try_!` did not catch, in the outer one.
            #[inline]
            pub fn pass<X>(self, exception: Exception<Thrown<$thrown>>) -> Exception<X> {
                match exception {
                    Exception::GeneratorExit => Exception::GeneratorExit,
                    Exception::ExitIgnored => Exception::ExitIgnored,
                    Exception::Error(_) => not_an_error(),
                }
            }

            /// What `?` takes.
            #[inline]
            pub fn raises(self) -> Errors {
                Errors
            }

            /// `?`, whose error is left as it is.
            #[inline]
            pub fn branch<V, X>(self, result: Result<V, X>) -> ControlFlow<Exception<X>, V> {
                match result {
                    Ok(value) => ControlFlow::Continue(value),
                    Err(error) => ControlFlow::Break(Exception::Error(error)),
                }
            }

            /// A macro that can't be read; nothing that it hides can leave such a function.
            #[inline]
            pub fn attempt<V, X>(self, run: impl FnOnce() -> V) -> ControlFlow<Exception<X>, V> {
                ControlFlow::Continue(run())
            }

            /// What that macro evaluates to.
            #[inline]
            pub fn attempted<V>(self, value: V) -> V {
                value
            }

            /// What nothing catches ends the body: `GeneratorExit` only.
            #[inline]
            pub fn raise<X: MayLeave<$thrown, U>, U>(self, exception: Exception<X>) -> $out {
                match exception {
                    Exception::GeneratorExit => self.exited(),
                    Exception::ExitIgnored => self.ignored(),
                    Exception::Error(error) => self.returned(error.leave()),
                }
            }
        }
    };
}

/// `?` and macros that can't be read, where the body returns a `Result`.
macro_rules! result_branch {
    ($shape:ident<$($param:ident),+>: error $error:ty) => {
        impl<$($param),+> $shape<$($param),+> {
            /// What `?` takes.
            #[inline]
            pub fn raises(self) -> Errors {
                Errors
            }

            /// `?`, which converts the error as everywhere.
            #[inline]
            pub fn branch<V, F: RaisedAs<$error>>(self, result: Result<V, F>) -> ControlFlow<Exception<$error>, V> {
                match result {
                    Ok(value) => ControlFlow::Continue(value),
                    Err(error) => ControlFlow::Break(Exception::Error(error.raised_as())),
                }
            }

            /// A macro that can't be read: a hidden `return Err(…)` raises.
            #[inline]
            pub fn attempt<V>(
                self,
                run: impl FnOnce() -> Result<Attempted<V>, $error>,
            ) -> ControlFlow<Exception<$error>, V> {
                match run() {
                    Ok(Attempted(value)) => ControlFlow::Continue(value),
                    Err(error) => ControlFlow::Break(Exception::Error(error)),
                }
            }

            /// What that macro evaluates to.
            #[inline]
            pub fn attempted<V>(self, value: V) -> Result<Attempted<V>, $error> {
                Ok(Attempted(value))
            }
        }
    };
}

/// `return` on its way through a `finally`: what it carries, and where it leaves at last.
macro_rules! leaving {
    ($shape:ident<$($param:ident),+>: gives $out:ty, leaves $left:ty; left($l:ident, $this:ident) $leave:expr) => {
        impl<$($param),+> $shape<$($param),+> {
            /// `return value`
            #[inline]
            pub fn leaving(self, value: $left) -> $left {
                value
            }

            /// What was returned leaves the body.
            #[inline]
            pub fn left(self, $l: $left) -> $out {
                let $this = self;
                $leave
            }
        }
    };
}

raising! {
    ResultShape<Y, T, E>: thrown Result<T, E>, error E;
    throw(thrown) match thrown {
        Err(error) => Exception::Error(error),
        Ok(_) => not_an_error(),
    }
}
fallible! {
    ResultShape<Y, T, E>: gives Result<Step<Y, T>, E>, thrown Result<T, E>, error E;
    error(error) Err(error)
}
result_branch!(ResultShape<Y, T, E>: error E);
leaving!(ResultShape<Y, T, E>: gives Result<Step<Y, T>, E>, leaves Result<T, E>; left(left, this) this.returned(left));

raising! {
    LastErrorShape<T, E>: thrown (), error E;
    throw(_thrown) not_an_error()
}
fallible! {
    LastErrorShape<T, E>: gives Result<Step<Result<T, E>, ()>, E>, thrown (), error E;
    error(error) Err(error)
}
result_branch!(LastErrorShape<T, E>: error E);
leaving! {
    LastErrorShape<T, E>: gives Result<Step<Result<T, E>, ()>, E>, leaves Result<(), E>;
    left(left, this) match left {
        Ok(()) => this.returned(()),
        Err(error) => Err(error),
    }
}

impl<T, E> LastErrorShape<T, E> {
    /// `return`
    #[inline]
    pub fn leaving_nothing(self) -> Result<(), E> {
        Ok(())
    }
}

raising! {
    OptionShape<Y, T>: thrown Option<T>, error NoneRaised;
    throw(_thrown) not_an_error()
}
fallible! {
    OptionShape<Y, T>: gives Option<Step<Y, T>>, thrown Option<T>, error NoneRaised;
    error(_error) None
}
leaving!(OptionShape<Y, T>: gives Option<Step<Y, T>>, leaves Option<T>; left(left, this) this.returned(left));

impl<Y, T> OptionShape<Y, T> {
    /// What `?` takes.
    #[inline]
    pub fn raises(self) -> Nones {
        Nones
    }

    /// `?`
    #[inline]
    pub fn branch<V>(self, option: Option<V>) -> ControlFlow<Exception<NoneRaised>, V> {
        match option {
            Some(value) => ControlFlow::Continue(value),
            None => ControlFlow::Break(Exception::Error(NoneRaised)),
        }
    }

    /// A macro that can't be read: a hidden `return None` raises.
    #[inline]
    pub fn attempt<V>(self, run: impl FnOnce() -> Option<Attempted<V>>) -> ControlFlow<Exception<NoneRaised>, V> {
        self.branch(run().map(|Attempted(value)| value))
    }

    /// What that macro evaluates to.
    #[inline]
    pub fn attempted<V>(self, value: V) -> Option<Attempted<V>> {
        Some(Attempted(value))
    }
}

raising! {
    PlainShape<Y, R>: thrown R, error Thrown<R>;
    throw(thrown) Exception::Error(Thrown(thrown))
}
infallible!(PlainShape<Y, R>: gives Step<Y, R>, thrown R);
leaving!(PlainShape<Y, R>: gives Step<Y, R>, leaves R; left(left, this) this.returned(left));

raising! {
    ItemShape<Y>: thrown (), error Thrown<()>;
    throw(thrown) Exception::Error(Thrown(thrown))
}
infallible!(ItemShape<Y>: gives Step<Y, ()>, thrown ());
leaving!(ItemShape<Y>: gives Step<Y, ()>, leaves (); left(left, this) this.returned(left));

impl<Y> ItemShape<Y> {
    /// `return`
    #[inline]
    pub fn leaving_nothing(self) {}
}
