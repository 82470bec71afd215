//! The process: takes some orders in, and works until there is nothing left to do. Wherever it is killed, the next one goes on.
//!
//! ```text
//! cargo run --package genfn-examples-orders --bin shop -- DIRECTORY
//! ```

use std::env;
use std::path::PathBuf;

use genfn_examples_orders::order::Order;
use genfn_examples_orders::shop::Shop;
use genfn_examples_orders::world::World;
use genfn_examples_orders::{Result, sample};

fn main() -> Result<()> {
    let directory = PathBuf::from(env::args_os().nth(1).ok_or("in which directory?")?);
    let mut world = World::open(&directory)?;
    let mut shop = Shop::<Order>::open(&directory)?;
    for (id, order) in sample::orders() {
        shop.take(id, order)?;
    }
    shop.work(&mut world, usize::MAX)
}
