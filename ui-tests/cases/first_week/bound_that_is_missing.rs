use genfn::prelude::*;

#[generator]
fn maxima<T>(items: Vec<T>) -> impl Iterator<Item = T>
where
    T: Clone,
{
    let mut best: Option<T> = None;
    for item in items {
        if best.as_ref().is_none_or(|b| item > *b) {
            best = Some(item.clone());
            yield_!(item);
        }
    }
}

fn main() {}
