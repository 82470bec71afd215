use genfn::prelude::*;

macro_rules! consume {
    ($value:expr) => {
        drop($value)
    };
}

struct Order(String);

#[generator]
fn shipped(order: Order, note: String) -> impl Iterator<Item = usize> {
    let n = order.0.len();
    consume!(note);
    consume!(order);
    yield_!(n);
}

fn main() {
    let _ = shipped(Order(String::new()), String::new());
}

// genfn::errors: a value moved before a yield
