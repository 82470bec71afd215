//! How nothing is sent: `()`, `None`, or not at all.

use core::marker::PhantomData;

use crate::Nothing;

/// Says which value of `S` says nothing, if one does.
pub trait Kind<S> {
    /// Whether this is the value that says nothing.
    fn is_nothing(sent: &S) -> bool;

    /// The value that says nothing.
    fn nothing() -> Option<S>;
}

/// `S` is `()`.
#[derive(Clone, Copy)]
pub struct UnitKind;

/// `S` is an `Option`.
#[derive(Clone, Copy)]
pub struct OptionKind;

/// `S` is anything else, or a type parameter.
#[derive(Clone, Copy)]
pub struct OtherKind;

impl Kind<()> for UnitKind {
    #[inline]
    fn is_nothing(sent: &()) -> bool {
        sent.is_nothing()
    }

    #[inline]
    fn nothing() -> Option<()> {
        Some(())
    }
}

impl<T> Kind<Option<T>> for OptionKind {
    #[inline]
    fn is_nothing(sent: &Option<T>) -> bool {
        sent.is_nothing()
    }

    #[inline]
    fn nothing() -> Option<Option<T>> {
        Some(Nothing::nothing())
    }
}

impl<S> Kind<S> for OtherKind {
    #[inline]
    fn is_nothing(_: &S) -> bool {
        false
    }

    #[inline]
    fn nothing() -> Option<S> {
        None
    }
}

/// The `Kind` of a `Send` type: `kind!(S)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __kind {
    ($sent:ty) => {{
        use $crate::__private::kind::{SendsOption as _, SendsOther as _, SendsUnit as _};
        (&&$crate::__private::kind::Sends::<$sent>::NEW).kind()
    }};
}

/// The question which [`Kind`] fits `S`.
pub struct Sends<S>(PhantomData<fn() -> S>);

impl<S> Sends<S> {
    /// The question.
    pub const NEW: Self = Sends(PhantomData);
}

/// First answer.
pub trait SendsUnit {
    /// The kind.
    #[inline]
    fn kind(&self) -> UnitKind {
        UnitKind
    }
}

impl SendsUnit for &Sends<()> {}

/// First answer, too.
pub trait SendsOption {
    /// The kind.
    #[inline]
    fn kind(&self) -> OptionKind {
        OptionKind
    }
}

impl<T> SendsOption for &Sends<Option<T>> {}

/// Last answer.
pub trait SendsOther {
    /// The kind.
    #[inline]
    fn kind(&self) -> OtherKind {
        OtherKind
    }
}

impl<S> SendsOther for Sends<S> {}

#[cfg(test)]
mod tests {
    #![allow(unused_imports, reason = "a question names every answer")]

    use crate::__private::{OptionKind, OtherKind, UnitKind, kind};

    type Maybe = Option<u8>;

    #[test]
    fn kind_is_known_by_type() {
        let UnitKind = kind!(());
        let OptionKind = kind!(Option<f64>);
        let OptionKind = kind!(Maybe);
        let OtherKind = kind!(u32);
    }

    #[test]
    fn a_type_parameter_may_be_anything() {
        fn of<S>() -> OtherKind {
            kind!(S)
        }
        of::<()>();
    }
}
