use genfn::prelude::*;

macro_rules! stop_if {
    ($condition:expr) => {
        if $condition {
            return;
        }
    };
}

#[generator]
fn rows() -> impl AsyncGenerator<Yield = u32> {
    for row in 0.. {
        try_! {{
            stop_if!(row == 3);
            yield_!(row);
        } finally {
            println!("closed");
        }}
    }
}

fn main() {}
