//! The question how a dead local is parked, for which only its type is asked.

use core::marker::PhantomData;

use super::nothing_to_drop::{NothingToDrop, OnlyMemory};
use super::park::{Answer, Nothing, Whole};

/// How a dead local is parked: [`Nothing`], or [`Whole`]. The local is not used.
///
/// - `parking!(f, [a, b])`: a closure that took these, if anything. What it captures is not known while the function that it stands in is
///   type-checked, but there is nothing to drop in it if there is nothing in them.
/// - `parking!(x, (of_closures))`: what was made of closures, `Some(move || a)`. It is saved, without being asked about: whether it is `Copy` is not
///   known, either.
/// - `parking!(x, (Struct { a: field_a, b: field_b } => field_a question_a field_b question_b))`: one that was made of such a literal.
///   Without a destructor of its own there is nothing to drop in it if there is nothing in its fields.
/// - `parking!(unsafe x)`, in a body that has an `unsafe`: there a pointer may lead into what `x` owns, and what is to free memory is
///   saved, too.
#[doc(hidden)]
#[macro_export]
macro_rules! __parking {
    ([$($memory:ident)?] $local:expr, (of_closures)) => {{
        #[allow(unreachable_code, deprecated)]
        let parking = {
            let question = $crate::__private::parking::Parking::new();
            if false {
                $crate::__private::never();
                question.of($crate::__private::known!($local));
            }
            question.whole()
        };
        parking
    }};
    (
        [$($memory:ident)?] $local:expr
        $(, [$($taken:expr),*])?
        $(, ($made:pat => $($field:ident $question:ident)*))?
    ) => {{
        use $crate::__private::parking::{
            $($memory as _,)? Destructor as _, NoDestructor as _, ParkClosure as _, ParkCopy as _, ParkInert as _,
            ParkReference as _, ParkWhole as _,
        };
        #[allow(unreachable_code, deprecated)]
        let parking = {
            let question = $crate::__private::parking::Parking::new();
            $($(let $question = $crate::__private::parking::Parking::new();)*)?
            if false {
                $crate::__private::never();
                question.of($crate::__private::known!($local));
                $(if let $made = $local {
                    $($question.of(&$field);)*
                })?
            }
            let parking = (&&&&&&question).parking();
            $(
                let all = $crate::__private::park::Nothing;
                $(
                    let question = $crate::__private::parking::Parking::new();
                    if false {
                        $crate::__private::never();
                        question.of($crate::__private::known!($taken));
                    }
                    let all = all.and((&&&&&&question).parking());
                )*
                let parking = all.of_whole(parking);
            )?
            $(
                let all = (&&question).destructor();
                $(let all = all.and((&&&&&&$question).parking());)*
                let parking = all.of_whole(parking);
            )?
            parking
        };
        parking
    }};
    (unsafe $local:expr $(, $made:tt)?) => {
        $crate::__private::parking!([] $local $(, $made)?)
    };
    ($local:expr $(, $made:tt)?) => {
        $crate::__private::parking!([ParkMemory] $local $(, $made)?)
    };
}

/// The question how a `T` is parked.
pub struct Parking<T>(PhantomData<fn() -> T>);

impl<T> Parking<T> {
    /// The question for a local that is told later.
    #[inline]
    #[expect(clippy::new_without_default, reason = "it is asked by name")]
    pub fn new() -> Self {
        Parking(PhantomData)
    }

    /// The local that is asked about.
    #[inline]
    pub fn of(&self, _: &T) {}

    /// All of it is saved.
    #[inline]
    pub fn whole(&self) -> Whole<T> {
        Whole::GIVEN
    }
}

/// First answer: a reference, to whatever. It would be `Copy` or inert anyway, but a reference to a closure is callable too.
pub trait ParkReference {
    /// How to park it.
    #[inline]
    fn parking(&self) -> Nothing {
        Nothing
    }
}

impl<T: ?Sized> ParkReference for &&&&&Parking<&T> {}
impl<T: ?Sized> ParkReference for &&&&&Parking<&mut T> {}

/// Second answer: a closure is saved. While the function that it stands in is type-checked its captures are not known
/// yet, so that `Copy` would seem to hold, and be an error later where it does not.
pub trait ParkClosure<F, Args, Out> {
    /// How to park it.
    #[inline]
    fn parking(&self) -> Whole<F> {
        Whole::GIVEN
    }
}

macro_rules! closures {
    ($(($($arg:ident)*))*) => {
        $(
            impl<F: FnOnce($($arg),*) -> Out, Out, $($arg),*> ParkClosure<F, ($($arg,)*), Out>
                for &&&&Parking<F>
            {
            }
        )*
    };
}
closures! { () (A) (A B) (A B C) (A B C D) (A B C D E) }

/// Third answer: what is `Copy` has no destructor.
pub trait ParkCopy {
    /// How to park it.
    #[inline]
    fn parking(&self) -> Nothing {
        Nothing
    }
}

impl<T: Copy> ParkCopy for &&&Parking<T> {}

/// Fourth answer: known not to have one.
pub trait ParkInert {
    /// How to park it.
    #[inline]
    fn parking(&self) -> Nothing {
        Nothing
    }
}

impl<T: NothingToDrop> ParkInert for &&Parking<T> {}

/// Fifth answer: nobody sees when it is dropped.
pub trait ParkMemory {
    /// How to park it.
    #[inline]
    fn parking(&self) -> Nothing {
        Nothing
    }
}

impl<T: NothingToDrop<OnlyMemory>> ParkMemory for &Parking<T> {}

/// Last answer.
pub trait ParkWhole<T> {
    /// How to park it.
    #[inline]
    fn parking(&self) -> Whole<T> {
        Whole::GIVEN
    }
}

impl<T> ParkWhole<T> for Parking<T> {}

/// First answer: the type has a destructor of its own.
pub trait Destructor<T> {
    /// How a value of it is parked, whatever is in it.
    #[inline]
    fn destructor(&self) -> Whole<T> {
        Whole::GIVEN
    }
}

#[allow(drop_bounds, reason = "it is what is asked")]
impl<T: Drop> Destructor<T> for &Parking<T> {}

/// Last answer: it has none.
pub trait NoDestructor {
    /// How a value of it is parked in which nothing is.
    #[inline]
    fn destructor(&self) -> Nothing {
        Nothing
    }
}

impl<T> NoDestructor for Parking<T> {}
