//! Orders that outlive their process: each is a generator, and what is kept of it is its snapshot.
//!
//! | module | is |
//! | --- | --- |
//! | [`order`] | what happens to an order, as straight code |
//! | [`order_v1`] | how the orders of the version before go on |
//! | [`shop`] | the database: a snapshot, and the command that it waits for, in one row |
//! | [`world`] | all that can't be taken back: stock, payments, parcels, mails. Each is done once, by its key |
//! | [`sample`] | some orders
//! | [`kill`] | where a test kills the process |

pub mod kill;
pub mod order;
pub mod order_v1;

pub mod sample;
pub mod shop;
pub mod world;

/// Whatever goes wrong with a database.
pub type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;
