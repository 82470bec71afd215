//! What both engines take.

pub use super::prelude;

files! {
    arenas
    chat
    consumed
    coroutines
    dead
    decoders
    entries
    graphs
    guards
    jobs
    lexers
    machines
    macros
    parsers
    parts
    peeks
    queues
    records
    requests
    search
    slices
    tables
    text
    traits
    trees
    types
    walks
}
