use std::mem;

use genfn::__private::{ItemShape, NoHandlers, stream};

fn main() {
    let _outer = stream::<u32, _, _, _>(NoHandlers, async |mut outer| {
        let _inner = stream::<u32, _, _, _>(NoHandlers, async |mut inner| {
            mem::swap(&mut outer, &mut inner);
            ItemShape::<u32>::NEW.returned(())
        });
        ItemShape::<u32>::NEW.returned(())
    });
}
