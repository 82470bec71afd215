//! `gen_!`: a generator where an expression stands.

mod beside_plain;
mod by_name;
mod captures;
mod configured;
mod ends;
mod errors;
mod forms;
mod macros;
mod mutable;
mod nested;
mod positions;
mod protocol;
mod values;
