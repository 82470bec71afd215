use genfn::__private::{ItemShape, NoHandlers, stream};

fn main() {
    let _stream = stream::<u32, _, _, _>(NoHandlers, async |yielder| {
        let mut copy = yielder.clone();
        copy.suspend(1).await;
        yielder.suspend(2).await;
        ItemShape::<u32>::NEW.returned(())
    });
}
