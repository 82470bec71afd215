#[generator]
fn held(lock: &Mutex<u8>) -> impl Iterator<Item = u8> {
    let guard = lock.lock();
    yield_!(1);
}
