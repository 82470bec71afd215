//! Functions that delegate to themselves without a box (`core/src/recursion.rs`): each beside its boxed twin, of the same body. What is seen of the two
//! is the same, at every step, whatever is done to them.

#![allow(clippy::type_complexity, reason = "they are what generators are made of")]

#[macro_use]
mod harness;

mod among_others;
mod handlers;
mod iterators;
mod methods;
mod programs;
mod sends;
mod values;
