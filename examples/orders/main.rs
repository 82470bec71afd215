//! Orders that are generators, in a database. What happens to one is straight code (`src/order.rs`); while it waits for the world it is
//! a row, and the process may end.
//!
//! With a directory as its argument it leaves its databases there: `cargo run --example orders -- /tmp/orders`.

use std::env;
use std::path::{Path, PathBuf};

use genfn_examples_orders::order::Order;
use genfn_examples_orders::shop::Shop;
use genfn_examples_orders::world::World;
use genfn_examples_orders::{Result, sample};
use rusqlite::Connection;

fn main() -> Result<()> {
    let for_now = tempfile::tempdir()?;
    let directory = env::args_os().nth(1).map_or(for_now.path().to_owned(), PathBuf::from);

    println!("-- a process that ends after 12 commands");
    process(&directory, 12)?;
    println!("-- one that goes on");
    process(&directory, usize::MAX)?;
    println!("-- what has become of the world");
    let world = World::open(&directory)?;
    show(world.db(), "SELECT 'parcel ' || number || ' to ' || customer || ': ' || holds FROM parcels")?;
    show(world.db(), "SELECT 'payment ' || number || ' by ' || customer || ': ' || (cents - refunded) FROM payments")?;
    show(world.db(), "SELECT 'mail to ' || customer || ': ' || text FROM mails")?;
    show(world.db(), "SELECT 'in stock: ' || count || ' ' || item FROM stock")
}

/// Works for so many commands, and shows the orders then.
fn process(directory: &Path, commands: usize) -> Result<()> {
    let mut world = World::open(directory)?;
    let mut shop = Shop::<Order>::open(directory)?;
    for (id, order) in sample::orders() {
        shop.take(id, order)?;
    }
    shop.work(&mut world, commands)?;
    show(
        shop.db(),
        "SELECT id || ' ' || coalesce('waits for ' || command || char(10) || '  ' || snapshot, ended) FROM orders",
    )
}

fn show(db: &Connection, query: &str) -> Result<()> {
    let mut query = db.prepare(query)?;
    for line in query.query_map([], |row| row.get::<_, String>(0))? {
        println!("{}", line?);
    }
    Ok(())
}
