use genfn::__private::{ItemShape, NoHandlers, Yielder, stream};

fn main() {
    let mut kept: Option<Yielder<'_, u32, ()>> = None;
    let _stream = stream::<u32, _, _, _>(NoHandlers, async |yielder| {
        kept = Some(yielder);
        ItemShape::<u32>::NEW.returned(())
    });
}
