//! Some orders, each with a fate of its own.

use crate::order::{Line, Order, order};

/// The orders, with their numbers. What comes of them is the [world's](crate::world) to say.
pub fn orders() -> Vec<(u64, Order)> {
    orders_as(order)
}

/// The same, made by whatever makes an order of a customer, lines and a note.
pub fn orders_as<G>(order: impl Fn(String, Vec<Line>, String) -> G) -> Vec<(u64, G)> {
    let order = |customer: &str, lines: &[(&str, u32, u64)], note: &str| {
        let line = |&(item, count, price): &(&str, u32, u64)| Line { item: item.to_owned(), count, price };
        order(customer.to_owned(), lines.iter().map(line).collect(), note.to_owned())
    };
    let orders = [
        order("anna", &[("pen", 2, 150), ("book", 1, 2_400)], "a card: with love"),
        order("forgetful", &[("book", 1, 2_400)], ""),
        order("nobody", &[("globe", 1, 9_900), ("pen", 1, 150)], ""),
        order("anna", &[("pen", 1, 150), ("globe", 1, 9_900), ("book", 1, 2_400)], ""),
        order("nowhere", &[("book", 2, 2_400), ("pen", 5, 150)], ""),
    ];
    (1..).zip(orders).collect()
}
