//! E0597: what a local map holds is walked over.

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;

use super::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Order {
    id: u32,
    customer: String,
    total: u32,
}

#[generator]
fn hash_join<'a>(
    customers: &'a [(String, String)],
    orders: &'a [Order],
) -> impl Iterator<Item = (&'a Order, Option<&'a str>)> {
    let mut by_name: HashMap<&str, Vec<&str>> = HashMap::with_capacity(customers.len());
    for (name, city) in customers {
        by_name.entry(name).or_default().push(city);
    }
    for order in orders {
        match by_name.get(order.customer.as_str()) {
            Some(cities) => {
                for city in cities {
                    yield_!((order, Some(*city)));
                }
            }
            None => yield_!((order, None)),
        }
    }
}

fn customers() -> Vec<(String, String)> {
    [("ann", "Oslo"), ("bob", "Rome"), ("ann", "Bonn")].map(|(name, city)| (name.to_owned(), city.to_owned())).into()
}

fn orders() -> Vec<Order> {
    let order = |id, customer: &str, total| Order { id, customer: customer.to_owned(), total };
    vec![order(1, "bob", 10), order(2, "ann", 5), order(3, "eve", 7), order(4, "ann", 5)]
}

cases! {
    hash_join { drive!(hash_join(&customers(), &orders())); }
}
