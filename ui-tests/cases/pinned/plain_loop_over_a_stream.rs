use genfn::prelude::*;

#[generator]
fn pages() -> impl Stream<Item = u32> {
    yield_!(1);
}

#[generator]
fn doubled() -> impl Stream<Item = u32> {
    for page in pages() {
        yield_!(page * 2);
    }
}

#[generator]
fn asked(mut numbers: impl Stream<Item = u32> + Unpin) -> impl AsyncGenerator<Yield = u32, Send = u32> {
    for n in &mut numbers {
        yield_!(n);
    }
    let total = async {
        for n in numbers {
            yield_!(n);
        }
    };
    total.await;
}

#[generator]
fn letters(text: String) -> impl Stream<Item = char> {
    for c in text {
        yield_!(c);
    }
}

fn main() {}
