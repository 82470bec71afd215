use std::pin::Pin;

use futures_core::Stream;
use genfn::__private::{ItemShape, NoHandlers, stream};

fn main() {
    let mut kept: Vec<Pin<Box<dyn Stream<Item = u32> + '_>>> = Vec::new();
    let _outer = stream::<u32, _, _, _>(NoHandlers, async |mut outer| {
        kept.push(Box::pin(stream::<u32, _, _, _>(NoHandlers, async move |_| {
            outer.suspend(1).await;
            ItemShape::<u32>::NEW.returned(())
        })));
        ItemShape::<u32>::NEW.returned(())
    });
}
