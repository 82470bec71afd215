use genfn::__private::{ItemShape, NoHandlers, stream};

/// As `futures::join!` takes them.
async fn join(_: impl Future, _: impl Future) {}

fn main() {
    let _stream = stream::<u32, _, _, _>(NoHandlers, async |mut yielder| {
        join(yielder.suspend(1), yielder.suspend(2)).await;
        ItemShape::<u32>::NEW.returned(())
    });
}
