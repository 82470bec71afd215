//! What random programs are compiled against.
//!
//! - [`protocol`]: for the programs that are also written in Python;
//! - [`bodies`]: for the bodies that are also run as plain functions;
//! - [`typed`], [`fragile`], [`given`]: what their locals and parameters are of;
//! - [`shapes`]: what those after real programs are made of;
//! - [`script`], [`machine`], [`plain`]: what drives those;
//! - [`written`]: for the programs that are written down at each step.

pub mod bodies;
pub mod fragile;
pub mod given;
pub mod machine;
pub mod plain;
pub mod protocol;
pub mod script;
pub mod shapes;
pub mod typed;
pub mod written;

use std::io::Write;

/// The line that says which program runs from here on: should it hang or abort, it is known by this.
pub fn announce(program: &str) {
    println!("== {program}");
    std::io::stdout().flush().expect("the harness reads what is printed");
}

/// The line that says that the program has run to its end.
pub fn finish() {
    println!("== ");
}
