#[generator]
fn held(a: &Mutex<u8>, b: &Mutex<u8>) -> impl Iterator<Item = u8> {
    let first = a.lock();
    yield_!(1);
    let second = b.lock();
    yield_!(2);
}
