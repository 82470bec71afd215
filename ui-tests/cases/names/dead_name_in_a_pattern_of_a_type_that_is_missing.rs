use genfn::prelude::*;

struct Link<T> {
    next: Option<Box<Link<T>>>,
    value: T,
}

fn first<T>(list: Vec<Link<T>>) -> Option<Box<Link<T>>> {
    list.into_iter().next().map(Box::new)
}

#[generator(type = Places)]
fn places<T>(list: Vec<Link<T>>) -> impl Iterator<Item = usize> {
    let Some(link) = first(list) else { return };
    let holds = usize::from(link.next.is_some() && size_of_val(&link.value) > 0);
    yield_!(holds);
}

fn main() {}
// genfn::errors: a type that has to be written
