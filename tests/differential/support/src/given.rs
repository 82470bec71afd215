//! What a parameter is given, by its type alone: so one can be left out of a body, and another one put in.

use std::collections::BTreeMap;

use genfn_tests::D;

use crate::bodies::{S, XS};
use crate::shapes::{Node, Parser, Slots, Tok, chain};
use crate::typed::{BYTES, Bob, Named, dec};

/// The names of what logs its drop, one after the other.
pub struct Names(&'static [&'static str]);

impl Names {
    fn next(&mut self) -> &'static str {
        let (first, rest) = self.0.split_first().expect("there are enough of them");
        self.0 = rest;
        first
    }
}

/// # Panics
///
/// If it holds more that logs than there are names.
#[must_use]
pub fn given<T: Given>(names: &'static [&'static str]) -> T {
    T::given(&mut Names(names))
}

pub trait Given {
    fn given(names: &mut Names) -> Self;
}

impl Given for D {
    fn given(names: &mut Names) -> D {
        D(names.next())
    }
}

impl<A: Given, B: Given> Given for (A, B) {
    fn given(names: &mut Names) -> (A, B) {
        (A::given(names), B::given(names))
    }
}

impl<T: Given, const N: usize> Given for [T; N] {
    fn given(names: &mut Names) -> [T; N] {
        std::array::from_fn(|_| T::given(names))
    }
}

impl Given for S {
    fn given(names: &mut Names) -> S {
        S { a: D::given(names), b: D::given(names), n: 4 }
    }
}

impl Given for &'static mut Vec<D> {
    fn given(_: &mut Names) -> &'static mut Vec<D> {
        crate::bodies::list()
    }
}

fn leaked<T>(value: T) -> &'static mut T {
    Box::leak(Box::new(value))
}

macro_rules! gives {
    ($($ty:ty => $value:expr,)*) => {
        $(impl Given for $ty {
            fn given(_: &mut Names) -> $ty {
                $value
            }
        })*
    };
}
gives! {
    u8 => 251,
    i8 => -3,
    u16 => 300,
    i16 => 9,
    i64 => -1,
    u64 => 1 << 63,
    f32 => 0.1,
    f64 => 0.3,
    &'static [u32] => XS,
    &'static [u8] => BYTES,
    &'static str => "12",
    &'static u8 => &200,
    &'static dyn Named => &Bob,
    fn(u32) -> u32 => dec,
    &'static mut [D] => leaked([D("slot 0"), D("slot 1")]),
    &'static mut [Vec<D>] => leaked([vec![D("row 0"), D("row 1")], vec![], vec![D("row 2")]]),
    &'static mut [Option<D>] => leaked([Some(D("maybe 0")), None, Some(D("maybe 1"))]),
    &'static mut [S] => leaked([crate::bodies::s("field 0", "field 1"), crate::bodies::s("field 2", "field 3")]),
    &'static mut Vec<Vec<D>> => leaked(vec![vec![D("stacked 0")], vec![D("stacked 1"), D("stacked 2")]]),
    &'static mut BTreeMap<u32, D> => leaked(BTreeMap::from([(1, D("one")), (2, D("two"))])),
    &'static mut BTreeMap<u32, u32> => leaked(BTreeMap::from([(1, 10)])),
    &'static mut Slots => leaked(Slots { first: Some(D("first")), second: vec![D("second")], third: D("third") }),
    &'static mut Parser => leaked(Parser::new(vec![Tok::Number(1), Tok::Ident(D("ident"), 2), Tok::Both(D("left"), D("right"))])),
    &'static mut Node => leaked(*chain(vec![D("node 0"), D("node 1"), D("node 2")]).expect("it has nodes")),
}
