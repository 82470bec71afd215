//! Functions that delegate to themselves without a box (`core/src/recursion.rs`): each beside its boxed twin, of the same body. What is seen of the two
//! is the same, at every step, whatever is done to them. And so it is where the type of the one without a box has a name.

#![allow(clippy::type_complexity, reason = "they are what generators are made of")]

mod harness;

mod inferred {
    use super::harness;

    #[macro_use]
    mod twins;

    mod among_others;
    mod handlers;
    mod iterators;
    mod methods;
    mod programs;
    mod sends;
    mod values;
}

#[allow(clippy::duplicate_mod, reason = "the same bodies, for types with names")]
mod named {
    use super::harness;

    #[macro_use]
    mod named_twins;

    #[path = "../inferred/among_others.rs"]
    mod among_others;
    #[path = "../inferred/handlers.rs"]
    mod handlers;
    #[path = "../inferred/iterators.rs"]
    mod iterators;
    mod programs;
    #[path = "../inferred/sends.rs"]
    mod sends;
    mod values;
}
