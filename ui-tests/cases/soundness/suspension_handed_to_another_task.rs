use std::future::Future;

use genfn::__private::{ItemShape, NoHandlers, stream};

/// What every executor asks of a task.
fn spawn(_task: impl Future + Send + 'static) {}

fn main() {
    let _stream = stream::<u32, _, _, _>(NoHandlers, async |mut yielder| {
        spawn(async move {
            yielder.suspend(1).await;
        });
        ItemShape::<u32>::NEW.returned(())
    });
}
