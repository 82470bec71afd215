use genfn::prelude::*;

#[generator]
fn averager() -> impl Generator<Yield = f64, Send = f64> {
    let mut sum = 0.0;
    let mut n = 0.0;
    loop {
        sum += yield_!(sum / n);
        n += 1.0;
    }
}

fn main() {
    let mut g = averager();
    g.start().unwrap();
    g.send(10).unwrap();
}
