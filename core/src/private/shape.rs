//! The type that a machine's closure returns, chosen by the type that the body returns.
//!
//! A body that returns a `Result` or an `Option`, under whatever alias, gets a closure that returns one as well:
//! there `?` and macros that expand to `return Err(…)` just work. Emitted code asks for the shape once, as
//! `let shape = returns!(Y, R);`, and calls its methods wherever the closure returns:
//!
//! | the body returns | shape | the closure returns |
//! | --- | --- | --- |
//! | `Result<T, E>` | [`ResultShape`] | `Result<Step<Y, T>, E>` |
//! | `Option<T>` | [`OptionShape`] | `Option<Step<Y, T>>` |
//! | any other `R` | [`PlainShape`] | `Step<Y, R>` |
//! | an iterator's `()`, where the items are `Result<T, E>` | [`LastErrorShape`] | `Result<Step<Result<T, E>, ()>, E>` |
//! | an iterator's `()`, otherwise | [`ItemShape`] | `Step<Y, ()>` |

use core::marker::PhantomData;
use core::ops::Deref;

use super::kind::Kind;
use super::type_of::TypeOf;
use crate::Resume;
use crate::delegation::Outer;
use crate::iterates::EndsIteration;
use crate::machine::Step;
use crate::raise::Raised;

/// The shape of a generator's closure: `returns!(Y, R)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __returns {
    ($yield:ty, $return:ty) => {{
        use $crate::__private::shape::{ReturnsOption as _, ReturnsPlain as _, ReturnsResult as _};
        (&&$crate::__private::shape::Returns::<$yield, $return>::NEW).shape()
    }};
}

/// The shape of an iterator's closure: `yields!(Y)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __yields {
    ($yield:ty) => {{
        use $crate::__private::shape::{YieldsItem as _, YieldsResult as _};
        (&&$crate::__private::shape::Yields::<$yield>::NEW).shape()
    }};
}

/// A value of a type that others have told of, or of which it tells. It is a field, and no argument: of one of another type rustc says
/// only what was expected.
pub struct Typed<T> {
    /// Its type.
    pub ty: TypeOf<T>,
    /// The value.
    pub value: T,
}

macro_rules! shape {
    (
        $(#[$doc:meta])* $name:ident<$($param:ident),+>:
        yields $yield:ty, returns $return:ty, gives $out:ty;
        returned($r:ident) $returned:expr;
        step($s:ident) $step:expr;
        in a block $left:ty, ($v:ident) $value:expr
    ) => {
        $(#[$doc])*
        pub struct $name<$($param),+>(PhantomData<fn() -> ($($param,)+)>);

        impl<$($param),+> $name<$($param),+> {
            /// The shape.
            pub const NEW: Self = $name(PhantomData);

            /// The body is suspended at a `yield_!` of `value`.
            #[inline]
            pub fn yielded(self, value: $yield) -> $out {
                let $s = Step::Yield(value);
                $step
            }

            /// The type of what is yielded, for a body that does not say which that is.
            #[inline]
            pub fn item(self) -> TypeOf<$yield> {
                TypeOf::NEW
            }

            /// The type of what is returned, in the same way.
            #[inline]
            pub fn value(self) -> TypeOf<$return> {
                TypeOf::NEW
            }

            /// What the body is woken with, in code that never runs.
            #[cold]
            pub fn woken<S>(self) -> Resume<S, $return> {
                unreachable!("control came where it can't; this is a bug in genfn")
            }

            /// The body returned `$r`.
            #[inline]
            pub fn returned(self, $r: $return) -> $out {
                $returned
            }

            /// Whether the body begins: if something is raised in it, it does not. What it asks for next starts afresh.
            #[inline]
            pub fn begins<S>(self, resume: &mut Resume<S, $return>) -> bool {
                let begins = matches!(resume, Resume::Start | Resume::Send(_));
                if begins {
                    *resume = Resume::Start;
                }
                begins
            }

            /// Whether this is sent to a body that has not begun, and takes nothing yet.
            #[inline]
            pub fn refuses<S, K: Kind<S>>(self, _: K, resume: &Resume<S, $return>) -> bool {
                matches!(resume, Resume::Send(sent) if !K::is_nothing(sent))
            }

            /// It is as it was.
            #[inline]
            pub fn refused(self) -> $out {
                let $s = Step::Refused;
                $step
            }

            /// `GeneratorExit` went out of the body; also what an ended iterator says.
            #[inline]
            pub fn exited(self) -> $out {
                let $s = Step::Exited;
                $step
            }

            /// What the body delegated to ignored its exit, and nothing caught that.
            #[inline]
            pub fn ignored(self) -> $out {
                let $s = Step::Ignored;
                $step
            }

            /// The body is suspended at a `yield_from!` that is to begin.
            #[inline]
            pub fn delegates(self) -> $out {
                let $s = Step::Delegates;
                $step
            }

            /// The types of the generator, for what it delegates to.
            #[inline]
            pub fn outer<S>(self, _: &Resume<S, $return>) -> Outer<$yield, S, $return> {
                Outer::NEW
            }

            /// The type that the body returns.
            #[inline]
            pub fn return_type(self) -> PhantomData<$return> {
                PhantomData
            }

            /// Stands where control never comes, to tell the compiler what the closure returns.
            #[cold]
            pub fn never(self) -> $out {
                unreachable!("control came where it can't; this is a bug in genfn")
            }

            /// The shape of a [block](crate::__private::in_block) around the body.
            #[inline]
            pub fn in_block(self) -> InBlock<Self> {
                InBlock(self)
            }

            /// The body left its block: with a value, or with what goes out of it.
            #[inline]
            pub fn out_of_its_block(self, left: Option<$left>, out: Option<$out>) -> $out {
                match (left, out) {
                    (Some(left), _) => self.left(left),
                    (None, Some(out)) => out,
                    (None, None) => self.never(),
                }
            }

        }

        impl<$($param),+> InBlock<$name<$($param),+>> {
            /// The body returned `$v`.
            #[inline]
            pub fn returned(self, $v: $return) -> $left {
                $value
            }

            /// What a `finally` held back leaves the body.
            #[inline]
            pub fn left(self, left: $left) -> $left {
                left
            }

            /// Stands where control never comes, to tell the compiler what the block returns.
            #[cold]
            pub fn never(self) -> $left {
                unreachable!("control came where it can't; this is a bug in genfn")
            }
        }

        impl<$($param),+> Clone for $name<$($param),+> {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<$($param),+> Copy for $name<$($param),+> {}
    };
}

/// The shape of a block around the body, which returns what the body does. All else is as it is without the block.
#[derive(Clone, Copy)]
pub struct InBlock<S>(S);

impl<S> Deref for InBlock<S> {
    type Target = S;

    #[inline]
    fn deref(&self) -> &S {
        &self.0
    }
}

macro_rules! uncaught {
    ($name:ident<$($param:ident),+>: returns $return:ty, gives $out:ty) => {
        impl<$($param),+> $name<$($param),+> {
            /// What was raised at a `yield_!` goes out of the body, and ends it.
            #[cold]
            pub fn uncaught(self, raised: impl Into<Raised<$return>>) -> $out {
                match raised.into() {
                    Raised::Throw(thrown) => self.returned(thrown),
                    Raised::Exit => self.exited(),
                    Raised::Ignored => self.ignored(),
                }
            }

            /// What an ended machine says.
            #[inline]
            pub fn ended<S>(self, resume: Resume<S, $return>) -> $out {
                match resume {
                    Resume::Throw(thrown) => self.returned(thrown),
                    Resume::Close | Resume::Start | Resume::Send(_) => self.exited(),
                }
            }
        }
    };
}

shape! {
    /// The body returns a `Result`.
    ResultShape<Y, T, E>: yields Y, returns Result<T, E>, gives Result<Step<Y, T>, E>;
    returned(value) value.map(Step::Return);
    step(step) Ok(step);
    in a block Result<T, E>, (value) value
}
uncaught!(ResultShape<Y, T, E>: returns Result<T, E>, gives Result<Step<Y, T>, E>);

shape! {
    /// The body returns an `Option`.
    OptionShape<Y, T>: yields Y, returns Option<T>, gives Option<Step<Y, T>>;
    returned(value) value.map(Step::Return);
    step(step) Some(step);
    in a block Option<T>, (value) value
}
uncaught!(OptionShape<Y, T>: returns Option<T>, gives Option<Step<Y, T>>);

shape! {
    /// The body returns anything else, or a type parameter.
    PlainShape<Y, R>: yields Y, returns R, gives Step<Y, R>;
    returned(value) Step::Return(value);
    step(step) step;
    in a block R, (value) value
}
uncaught!(PlainShape<Y, R>: returns R, gives Step<Y, R>);

shape! {
    /// An iterator over `Result`s: an error that leaves the body is its last item.
    LastErrorShape<T, E>: yields Result<T, E>, returns (), gives Result<Step<Result<T, E>, ()>, E>;
    returned(value) Ok(Step::Return(value));
    step(step) Ok(step);
    in a block Result<(), E>, (value) Ok(value)
}

shape! {
    /// An iterator over anything else.
    ItemShape<Y>: yields Y, returns (), gives Step<Y, ()>;
    returned(value) Step::Return(value);
    step(step) step;
    in a block (), (value) value
}

impl<T, E> LastErrorShape<T, E> {
    /// The body returned nothing, or its last item.
    #[inline]
    pub fn last<U>(self, value: impl EndsIteration<E, U>) -> Result<Step<Result<T, E>, ()>, E> {
        value.last().map(Step::Return)
    }

    /// The same of what has been asked.
    #[inline]
    pub fn asked(self, last: Result<(), E>) -> Result<Step<Result<T, E>, ()>, E> {
        last.map(Step::Return)
    }
}

impl<T, E> InBlock<LastErrorShape<T, E>> {
    /// The body returned nothing, or its last item.
    #[inline]
    pub fn last<U>(self, value: impl EndsIteration<E, U>) -> Result<(), E> {
        value.last()
    }

    /// The same of what has been asked.
    #[inline]
    pub fn asked(self, last: Result<(), E>) -> Result<(), E> {
        last
    }
}

impl<Y> InBlock<ItemShape<Y>> {
    /// The body returned nothing.
    #[inline]
    pub fn last(self, (): ()) {}
}

impl<Y> ItemShape<Y> {
    /// The body returned nothing.
    #[inline]
    pub fn last(self, value: ()) -> Step<Y, ()> {
        Step::Return(value)
    }
}

uncaught!(LastErrorShape<T, E>: returns (), gives Result<Step<Result<T, E>, ()>, E>);
uncaught!(ItemShape<Y>: returns (), gives Step<Y, ()>);

/// The question what shape a generator has.
pub struct Returns<Y, R>(PhantomData<fn() -> (Y, R)>);

impl<Y, R> Returns<Y, R> {
    /// The question.
    pub const NEW: Self = Returns(PhantomData);
}

/// First answer.
pub trait ReturnsResult<Y, T, E> {
    /// The shape.
    #[inline]
    fn shape(&self) -> ResultShape<Y, T, E> {
        ResultShape::NEW
    }
}

impl<Y, T, E> ReturnsResult<Y, T, E> for &Returns<Y, Result<T, E>> {}

/// First answer, too.
pub trait ReturnsOption<Y, T> {
    /// The shape.
    #[inline]
    fn shape(&self) -> OptionShape<Y, T> {
        OptionShape::NEW
    }
}

impl<Y, T> ReturnsOption<Y, T> for &Returns<Y, Option<T>> {}

/// Last answer.
pub trait ReturnsPlain<Y, R> {
    /// The shape.
    #[inline]
    fn shape(&self) -> PlainShape<Y, R> {
        PlainShape::NEW
    }
}

impl<Y, R> ReturnsPlain<Y, R> for Returns<Y, R> {}

/// The question what shape an iterator has.
pub struct Yields<Y>(PhantomData<fn() -> Y>);

impl<Y> Yields<Y> {
    /// The question.
    pub const NEW: Self = Yields(PhantomData);
}

/// First answer.
pub trait YieldsResult<T, E> {
    /// The shape.
    #[inline]
    fn shape(&self) -> LastErrorShape<T, E> {
        LastErrorShape::NEW
    }
}

impl<T, E> YieldsResult<T, E> for &Yields<Result<T, E>> {}

/// Last answer.
pub trait YieldsItem<Y> {
    /// The shape.
    #[inline]
    fn shape(&self) -> ItemShape<Y> {
        ItemShape::NEW
    }
}

impl<Y> YieldsItem<Y> for Yields<Y> {}

#[cfg(test)]
mod tests {
    #![allow(unused_imports, reason = "a question names every answer")]

    use core::num::ParseIntError;

    use crate::__private::{PlainShape, Step, returns, yields};
    use crate::Resume;

    type Outcome = Result<u8, ParseIntError>;
    type Maybe = Option<u8>;

    #[test]
    fn question_mark_works_under_an_alias() {
        let parse = |text: &str| {
            let shape = returns!(&str, Outcome);
            if text.is_empty() {
                return shape.yielded("empty");
            }
            let n: u8 = text.parse()?;
            shape.returned(Ok(n))
        };
        assert_eq!(parse(""), Ok(Step::Yield("empty")));
        assert_eq!(parse("7"), Ok(Step::Return(7)));
        assert!(parse("x").is_err());
    }

    #[test]
    fn question_mark_works_on_an_option() {
        let first = |text: &[u8]| {
            let shape = returns!((), Maybe);
            let n = *text.first()?;
            shape.returned(Some(n))
        };
        assert_eq!(first(&[7]), Some(Step::Return(7)));
        assert_eq!(first(&[]), None);
        assert_eq!(returns!((), Maybe).exited(), Some(Step::Exited));
    }

    #[test]
    fn an_iterator_of_results_has_a_last_error() {
        let step: Result<Step<Outcome, ()>, ParseIntError> = yields!(Outcome).yielded(Ok(7));
        assert_eq!(step, Ok(Step::Yield(Ok(7))));
        let step: Step<u8, ()> = yields!(u8).yielded(7);
        assert_eq!(step, Step::Yield(7));
    }

    #[test]
    fn a_type_parameter_is_plain() {
        fn of<R>(value: R) -> Step<(), R> {
            let shape: PlainShape<(), R> = returns!((), R);
            shape.returned(value)
        }
        assert_eq!(of(Some(1)), Step::Return(Some(1)));
    }

    #[test]
    fn what_is_not_caught_goes_out() {
        let shape = returns!((), Outcome);
        let error = "x".parse::<u8>().unwrap_err();
        assert_eq!(shape.uncaught(Resume::<(), _>::Throw(Err(error.clone()))), Err(error));
        assert_eq!(shape.uncaught(Resume::<(), _>::Close), Ok(Step::Exited));
    }
}
