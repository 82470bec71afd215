//! `impl AsyncGenerator`: PEP 525, and what it lacks.

mod async_blocks;
mod awaiting;
mod closing;
mod delegation;
mod forms;
mod handed_over;
mod log;
mod macros;
mod sending;
mod spawned;
mod streams;
mod throwing;
mod with_streams;
