use genfn::prelude::*;

fn pointer() -> *const u32 { &1 }
#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let p = pointer();
    yield_!(unsafe { *p });
    yield_!(*p);
}

fn main() {}
