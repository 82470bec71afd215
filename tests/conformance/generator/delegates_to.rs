//! `YieldFromTests.test_generator_gi_yieldfrom`: what a generator delegates to, and the state of both.

use crate::prelude::*;

#[generator]
fn inner() -> impl Generator {
    yield_!();
}

#[generator]
fn outer() -> impl Generator {
    yield_from!(inner());
    yield_!();
}

fn gi_yieldfrom(g: &impl Generator) -> String {
    match g.delegate().map(|inner| inner.state()) {
        Some(State::Suspended) => "GEN_SUSPENDED".to_owned(),
        state => {
            assert_eq!(state, None);
            text(&())
        }
    }
}

fn main() {
    let mut g = outer();
    println!("{} {}", state(&g), gi_yieldfrom(&g));
    g.send(()).unwrap();
    println!("{} {}", state(&g), gi_yieldfrom(&g));
    g.send(()).unwrap();
    println!("{} {}", state(&g), gi_yieldfrom(&g));
    println!("{:?}", g.by_ref().collect::<Vec<_>>());
    println!("{} {}", state(&g), gi_yieldfrom(&g));
}

same_as_python!();
