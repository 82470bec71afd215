//! What both engines take.

pub use super::prelude;

files! {
    arenas
    chat
    coroutines
    decoders
    drained
    fired
    first_pages
    graphs
    gray_code
    guards
    jobs
    joined
    lexers
    machines
    macros
    names
    one_transaction
    orders
    parsers
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
