use genfn::prelude::*;

enum Lost {
    Here,
}

enum Found {
    There,
}

#[generator]
fn numbers() -> impl Generator<Yield = u32, Return = Result<(), Lost>> {
    try_! {{
        yield_!(1);
        Err(Lost::Here)?
    } except Found::There => {
        println!("never");
    }}
    Ok(())
}

fn main() {}
