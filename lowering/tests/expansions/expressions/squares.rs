//! What it captures is the first variant's; nothing says what it yields but its operand.

fn squares(xs: Vec<u32>) -> impl Iterator<Item = u32> {
    gen_!({
        for x in xs {
            yield_!(x * x);
        }
    })
}
