use genfn::prelude::*;

macro_rules! give_if {
    ($condition:expr, $value:expr) => {
        if $condition {
            return $value;
        }
    };
}

#[generator]
fn result(n: u32) -> impl Generator<Yield = u32, Return = Result<(), String>> {
    try_! {{
        yield_!(1);
        give_if!(n == 1, Ok(()));
    } finally {
        println!("finally");
    }}
    Ok(())
}

#[generator]
fn plain(n: u32) -> impl Generator<Yield = u32, Return = u32> {
    try_! {{
        yield_!(1);
        give_if!(n == 1, n);
    } finally {
        println!("finally");
    }}
    n
}

fn main() {
    let _ = (result(1), plain(1));
}
