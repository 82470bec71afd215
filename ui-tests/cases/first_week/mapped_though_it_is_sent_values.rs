use genfn::prelude::*;

#[generator]
fn running(start: f64) -> impl Generator<Yield = f64, Send = f64> {
    let mut total = start;
    loop {
        total += yield_!(total);
    }
}

fn main() {
    let labels: Vec<String> = running(1.0).map(|total| total.to_string()).collect();
    println!("{labels:?}");
}
