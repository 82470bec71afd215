//! Orders that version 1 has written go on in version 2, from whatever place.

mod in_memory;
mod version_1;

use std::collections::BTreeSet;
use std::path::Path;

use genfn::{Generator as _, GeneratorExt as _, State};
use genfn_examples_orders::order::{Line, Order};
use genfn_examples_orders::shop::Shop;
use genfn_examples_orders::world::World;
use genfn_examples_orders::{Result, sample};

use rusqlite::Connection;

/// The orders of version 1 for so many commands, and those of version 2 to their end; with the places where the first ones were left.
fn run(directory: &Path, commands: usize) -> Result<BTreeSet<String>> {
    let mut world = World::open(directory)?;
    let mut shop = Shop::<version_1::Order>::open(directory)?;
    for (id, order) in sample::orders_as(|customer, lines, _note| version_1::order(customer, lines)) {
        shop.take(id, order)?;
    }
    shop.work(&mut world, commands)?;
    let places = found(shop.db(), "SELECT key FROM orders, json_each(snapshot, '$.state') WHERE snapshot IS NOT NULL")?;

    let mut shop = Shop::<Order>::open(directory)?;
    shop.work(&mut world, usize::MAX)?;
    assert!(found(shop.db(), "SELECT id FROM orders WHERE ended IS NULL")?.is_empty());
    Ok(places.into_iter().collect())
}

fn found(db: &Connection, query: &str) -> Result<Vec<String>> {
    let mut query = db.prepare(query)?;
    let rows = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// What came of the orders that both versions deal with alike.
fn came_of_them(directory: &Path) -> Result<Vec<String>> {
    let world = World::open(directory)?;
    found(
        world.db(),
        "SELECT 'parcel: ' || customer || ' ' || holds FROM parcels WHERE customer <> 'forgetful'
         UNION ALL SELECT 'paid: ' || customer || ' ' || (cents - refunded) FROM payments WHERE customer <> 'forgetful'
         UNION ALL SELECT 'mail: ' || customer || ' ' || (text LIKE '%on its way') FROM mails WHERE customer <> 'forgetful'
         UNION ALL SELECT item || ' ' || count FROM stock WHERE item <> 'book'
         ORDER BY 1",
    )
}

#[test]
fn orders_of_version_1_go_on_in_version_2() -> Result<()> {
    let directory = in_memory::directory()?;
    run(directory.path(), usize::MAX)?;
    let expected = came_of_them(directory.path())?;

    let mut places = BTreeSet::new();
    for commands in 0..28 {
        let directory = in_memory::directory()?;
        places.extend(run(directory.path(), commands)?);
        assert_eq!(came_of_them(directory.path())?, expected, "after {commands} commands");
        // Version 2 asks a second time for the payment that version 1 gave up at once. Whoever had to do with it, it came to an end.
        let world = World::open(directory.path())?;
        let ends = "SELECT text FROM mails WHERE customer = 'forgetful'";
        assert_eq!(found(world.db(), ends)?.len(), 1, "after {commands} commands");
    }
    assert_eq!(
        places,
        ["paid", "paying", "refunding", "releasing", "reserving", "shipped", "sorry"].map(str::to_owned).into()
    );
    Ok(())
}

#[test]
fn so_do_those_that_have_not_begun_and_those_that_have_ended() -> Result<()> {
    let pen = Line { item: "pen".to_owned(), count: 1, price: 150 };
    let mut old = version_1::order("anna".to_owned(), vec![pen]);
    let new: Order = serde_json::from_str(&serde_json::to_string(&old)?)?;
    assert_eq!(new.state(), State::Created);
    drop(old.close());
    let new: Order = serde_json::from_str(&serde_json::to_string(&old)?)?;
    assert_eq!(new.state(), State::Closed);
    Ok(())
}
