//! What both engines take.

pub use super::prelude;

files! {
    arenas
    chat
    consumed
    coroutines
    cursors
    dead
    decoders
    entries
    graphs
    guards
    headers
    jobs
    lexers
    links
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
    taken_bit_by_bit
    text
    traits
    trees
    types
    walks
}
