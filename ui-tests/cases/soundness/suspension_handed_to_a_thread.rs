use genfn::__private::{ItemShape, NoHandlers, stream};

fn main() {
    let _stream = stream::<u32, _, _, _>(NoHandlers, async |mut yielder| {
        std::thread::spawn(move || drop(yielder.suspend(1)));
        ItemShape::<u32>::NEW.returned(())
    });
}
