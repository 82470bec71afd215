#[generator]
fn popped(queue: &Mutex<Vec<u8>>) -> impl Iterator<Item = u8> {
    while let Some(job) = queue.lock().pop() {
        yield_!(job);
    }
}
