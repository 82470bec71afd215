//! The inputs of `tests/fuzz`, chosen by coverage.

#![no_main]

#[path = "../../tests/answer/mod.rs"]
mod answer;
#[path = "../../tests/fuzz/grammar.rs"]
mod grammar;
#[path = "../../tests/fuzz/input.rs"]
mod input;

use input::Input;

libfuzzer_sys::fuzz_target!(|input: Input| {
    input.answer();
});
