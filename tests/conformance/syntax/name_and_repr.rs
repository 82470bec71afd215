//! `test_generators.syntax_tests`, "`__name__` and the repr()"; `GeneratorTest.test_name`. What `Debug` prints begins with
//! the name.

use std::fmt::Debug;

use crate::prelude::*;

#[generator]
fn walk() -> impl Generator<Yield = i32> + Debug {
    yield_!(5);
}

fn name(g: &impl Debug) -> String {
    format!("{g:?}").chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn main() {
    let g = walk();
    println!("{}", name(&g));
    println!("{}", text(&format!("{g:?}").contains("walk")));
}

same_as_python!();
