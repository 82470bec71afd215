use genfn::__private::{ItemShape, NoHandlers, Yielder, stream};

async fn of_strings(mut yielder: Yielder<'_, String, ()>) {
    yielder.suspend(String::new()).await;
}

fn main() {
    let _stream = stream::<u32, _, _, _>(NoHandlers, async |yielder| {
        of_strings(yielder).await;
        ItemShape::<u32>::NEW.returned(())
    });
}
