#[generator(type = Averager)]
fn averager() -> impl Generator<Send = Option<f64>, Return = f64> {
    let mut total = 0.0;
    let mut count = 0u32;
    while let Some(term) = yield_!() {
        total += term;
        count += 1;
    }
    total / f64::from(count)
}
