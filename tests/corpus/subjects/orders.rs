//! Orders that are finished, or given back.

use super::prelude::*;

pub struct Order {
    id: u32,
    items: Vec<&'static str>,
}

#[derive(Debug)]
pub struct Receipt(pub u32, pub usize);

impl Order {
    fn open(id: u32) -> Order {
        Order { id, items: vec![] }
    }

    fn with(mut self, item: &'static str) -> Order {
        self.items.push(item);
        self
    }

    fn finish(self) -> Result<Receipt, Order> {
        if self.items.is_empty() { Err(self) } else { Ok(Receipt(self.id, self.items.len())) }
    }
}

#[generator]
fn orders(items: impl IntoIterator<Item = Option<&'static str>>) -> impl Iterator<Item = Receipt> {
    let mut id = 1;
    let mut order = Order::open(id);
    for item in items {
        match item {
            Some(item) => order = order.with(item),
            None => match order.finish() {
                Ok(receipt) => {
                    yield_!(receipt);
                    id += 1;
                    order = Order::open(id);
                }
                Err(empty) => order = empty,
            },
        }
    }
    if let Ok(receipt) = order.finish() {
        yield_!(receipt);
    }
}

cases! {
    orders { drive!(orders([None, Some("tea"), Some("milk"), None, None, Some("jam")])); }
}
