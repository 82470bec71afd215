//! Operators take their operands by value: what is not `Copy` is gone after them, as after a call. Comparisons borrow.

use std::ops::{Add, AddAssign, BitOr, Deref, Index, Mul, Neg, Not, Rem, Shl, ShlAssign, Sub};

use genfn_tests::{D, faithful, log};

/// What operators make something of. It owns what is dropped aloud.
struct Sum(u32, #[allow(dead_code)] D);

impl Sum {
    fn new(n: u32, name: &'static str) -> Sum {
        Sum(n, D(name))
    }
}

impl Neg for Sum {
    type Output = u32;
    fn neg(self) -> u32 {
        log(format_args!("neg {}", self.0));
        self.0
    }
}

impl Not for Sum {
    type Output = bool;
    fn not(self) -> bool {
        log(format_args!("not {}", self.0));
        self.0 == 0
    }
}

macro_rules! operators {
    ($($operator:ident $method:ident)*) => {
        $(
            impl $operator for Sum {
                type Output = Sum;
                fn $method(mut self, other: Sum) -> Sum {
                    log(format_args!("{} {} {}", stringify!($method), self.0, other.0));
                    self.0 = self.0.max(other.0);
                    self
                }
            }

            impl $operator<u32> for Sum {
                type Output = u32;
                fn $method(self, other: u32) -> u32 {
                    log(format_args!("{} {} {other}", stringify!($method), self.0));
                    self.0
                }
            }

            impl $operator<Sum> for u32 {
                type Output = u32;
                fn $method(self, other: Sum) -> u32 {
                    log(format_args!("{} {self} {}", stringify!($method), other.0));
                    self
                }
            }
        )*
    };
}
operators! { Add add Sub sub Mul mul Rem rem BitOr bitor Shl shl }

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Sum) {
        log(format_args!("add_assign {} {}", self.0, other.0));
        self.0 += other.0;
    }
}

impl AddAssign<Sum> for u32 {
    fn add_assign(&mut self, other: Sum) {
        *self += other.0;
    }
}

impl ShlAssign<D> for Sum {
    fn shl_assign(&mut self, other: D) {
        self.1 = other;
    }
}

impl PartialEq for Sum {
    fn eq(&self, other: &Sum) -> bool {
        self.0 == other.0
    }
}

impl PartialOrd for Sum {
    fn partial_cmp(&self, other: &Sum) -> Option<std::cmp::Ordering> {
        self.0.partial_cmp(&other.0)
    }
}

/// Is indexed by what it consumes.
struct Table([u32; 4]);

impl Index<Sum> for Table {
    type Output = u32;
    fn index(&self, at: Sum) -> &u32 {
        &self.0[at.0 as usize]
    }
}

/// Leads to what has operators.
struct Handle(u32, #[allow(dead_code)] D);

impl Deref for Handle {
    type Target = u32;
    fn deref(&self) -> &u32 {
        &self.0
    }
}

fn sum(n: u32, name: &'static str) -> Sum {
    log(format_args!("sum {name}"));
    Sum::new(n, name)
}

mod as_methods;
mod by_value;
mod of_numbers;
mod on_some_paths;
