//! What both engines take.

pub use super::prelude;

files! {
    arenas
    chat
    coroutines
    decoders
    graphs
    guards
    lexers
    machines
    macros
    parsers
    parts
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
