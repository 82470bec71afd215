//! `#[generator(type = Walk)]`: generators whose types have names. Each is compared with its twin that has none.

mod collections;
mod declared;
mod delegates;
mod generic;
mod held;
mod known;
mod protocol;
mod twins;
