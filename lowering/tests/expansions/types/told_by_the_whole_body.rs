//! A local that an arm declares anew has the type that it has in the body as it was written, which stands before the arms.

#[generator]
fn f() -> impl Iterator<Item = String> {
    let mut n = 200u8;
    yield_!(n.to_string());
    n = 100;
    yield_!((!n).to_string());
}
