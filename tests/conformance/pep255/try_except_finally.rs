//! `test_generators.pep_tests`, "Specification: Try/Except/Finally": a yield in each part of a `try`.

use crate::prelude::*;

#[generator]
fn everywhere() -> impl Generator<Yield = String, Return = Result<(), Error>> {
    try_! {{
        yield_!("body".to_owned());
        try_! {{
            yield_!("inner body".to_owned());
            div(12, 0)?;
            yield_!("never".to_owned());
        } except error @ Error::ZeroDivisionError => {
            yield_!("inner except".to_owned());
            yield_!("inner except again".to_owned());
            Err(error)?;
        } except => {
            yield_!("another except".to_owned());
        }}
        yield_!("skipped by the raise".to_owned());
    } except => {
        yield_!("outer except".to_owned());
    }}
    yield_!("between".to_owned());
    let mut x = 0;
    try_! {{
        x += 3;
    } finally {
        yield_!("finally".to_owned());
    }}
    yield_!(x.to_string());
    Ok(())
}

fn main() {
    for place in everywhere() {
        println!("{}", text(&place));
    }
}

same_as_python!();
