//! What both engines take.

pub use super::prelude;

files! {
    arenas
    coroutines
    decoders
    drained
    graphs
    gray_code
    guards
    lexers
    machines
    macros
    names
    parsers
    parts
    primes_in
    queues
    readings
    records
    requests
    search
    slices
    tables
    text
    traits
    trees
    types
    utf8
    walks
}
