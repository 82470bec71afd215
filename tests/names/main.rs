//! `#[generator(type = Walk)]`: generators whose types have names. Each is compared with its twin that has none.

mod aliases;
mod collections;
mod declared;
mod delegates;
mod generic;
mod held;
mod known;
mod parts;
mod protocol;
mod twins;
