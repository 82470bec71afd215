//! What locals of many types are made of and told by: where a type is lost, another one is logged, or another method runs.

use std::fmt::Debug;

use genfn_tests::{D, log};

/// Logs what a local is of, and what it holds.
pub fn told<T: Debug>(value: &T) {
    log(format_args!("{} {value:?}", std::any::type_name_of_val(value)));
}

/// Logs what a local is of.
pub fn kind<T>(value: &T) {
    log(std::any::type_name_of_val(value));
}

/// Has a method that some types have of their own too: which one is called tells what it is called on.
pub trait Named {
    fn name(&self) -> &'static str;
}

pub struct Ann;
pub struct Bob;
pub struct Cid(pub u32);

/// One that logs its drop.
pub struct Holder(pub D);

impl Named for Ann {
    fn name(&self) -> &'static str {
        "the trait's Ann"
    }
}

impl Named for Bob {
    fn name(&self) -> &'static str {
        "the trait's Bob"
    }
}

impl Named for Cid {
    fn name(&self) -> &'static str {
        if self.0 == 0 { "the trait's nought" } else { "the trait's Cid" }
    }
}

impl Named for Holder {
    fn name(&self) -> &'static str {
        self.0.touch()
    }
}

impl Bob {
    #[must_use]
    pub fn name(&self) -> &'static str {
        "Bob's own"
    }
}

impl Cid {
    #[must_use]
    pub fn name(&self) -> &'static str {
        "Cid's own"
    }
}

impl Holder {
    #[must_use]
    pub fn name(&self) -> &'static str {
        "the holder's own"
    }
}

pub const BYTES: &[u8] = b"bytes";

#[must_use]
pub fn inc(n: u32) -> u32 {
    n.wrapping_add(1)
}

#[must_use]
pub fn dec(n: u32) -> u32 {
    n.wrapping_sub(1)
}

#[must_use]
pub fn half(n: u32) -> u32 {
    n / 2
}

/// Tells a number that it is of this type.
pub fn is_u8(n: u8) {
    log(n);
}

pub fn is_i16(n: i16) {
    log(n);
}

pub fn is_u64(n: u64) {
    log(n);
}

pub fn is_f32(x: f32) {
    log(x);
}
