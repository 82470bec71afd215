use genfn::__private::{ItemShape, stream};

fn main() {
    let _stream = stream::<u32, _, _>(None, async |mut yielder| {
        std::thread::spawn(move || drop(yielder.suspend(1)));
        ItemShape::<u32>::NEW.returned(())
    });
}
