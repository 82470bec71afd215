use genfn::__private::{ItemShape, NoHandlers, Suspension, stream};

fn main() {
    let mut kept: Vec<Suspension<'_, u32, ()>> = Vec::new();
    let _stream = stream::<u32, _, _, _>(NoHandlers, async |mut yielder| {
        kept.push(yielder.suspend(1));
        ItemShape::<u32>::NEW.returned(())
    });
}
