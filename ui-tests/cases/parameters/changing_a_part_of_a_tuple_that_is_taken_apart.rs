use genfn::prelude::*;

#[generator]
fn words(sent: (String, Vec<String>)) -> impl Iterator<Item = String> {
    yield_!(sent.0);
    sent.1.push(String::new());
    for text in sent.1 {
        yield_!(text);
    }
}

fn main() {}
