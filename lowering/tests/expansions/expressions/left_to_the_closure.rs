//! What is only called is left to the closure that steps it; what is changed has to be `mut` where it is declared.

fn left_to_the_closure(mut total: u32, f: impl Fn(u32) -> u32) -> impl Iterator<Item = u32> {
    gen_!({
        loop {
            yield_!(f(total));
            total += 1;
        }
    })
}
