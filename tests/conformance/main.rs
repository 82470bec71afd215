//! Conformance: each case is a Python program beside its line-by-line port, and both print the same.
//!
//! A case is three files: `<area>/<case>.py`, the port `<case>.rs`, and `<case>.out`, the recorded transcript. Its test
//! runs the program with `python3`, which must print the transcript, and the port, which must print it too. Where there is
//! no `python3` (or none from 3.8 on) the port is compared with the transcript alone, and a line on stderr says so.
//!
//! - `PYTHON=python3.13` names another interpreter.
//! - `UPDATE_TRANSCRIPTS=1` writes what Python prints into the transcripts.
//!
//! In the ports `println!` writes to the transcript; `show`, `refused` and `close` print alike on both sides
//! (`transcript.rs`, `transcript.py`). `README.md` tells which test of CPython's own suite each case answers to, and what
//! can't be said in Rust.

#![allow(unreachable_code, reason = "the ports have the lines that are never reached, too")]
#![allow(clippy::never_loop, reason = "likewise")]
#![allow(clippy::type_complexity, reason = "the types of the ports are written out")]

#[macro_use]
mod transcript;

mod errors;
mod output;
mod python;
mod shared;
mod tables;

/// What every port imports.
mod prelude {
    pub(crate) use genfn::Resume;
    pub(crate) use genfn::prelude::*;

    pub(crate) use crate::errors::{Error, div};
    pub(crate) use crate::transcript::{aclosed, arefused, ashow, pending, run, sleep};
    pub(crate) use crate::transcript::{close, close_value, refused, show, show_exit, state, text};
}

mod asyncgen;
mod close;
mod conjoin;
mod coroutine;
mod delegation;
mod edge_cases;
mod email;
mod exception;
mod fun;
mod generator;
mod pep255;
mod pep342;
mod pep380;
mod pep479;
mod syntax;
mod throw;
mod tutorial;
mod weakref;
