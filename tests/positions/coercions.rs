//! What a yield stands in is coerced as in the plain body, and so is what is yielded.

use super::*;

faithful! {
    /// Each branch coerces to the annotated type.
    fn branches_coerce_to_a_boxed_closure(c: bool) -> impl Iterator<Item = u32> {
        let g = || log("g");
        let b: Box<dyn Fn()> = if c {
            yield_!(1);
            Box::new(|| log("f"))
        } else {
            Box::new(g)
        };
        b();
        yield_!(2);
        b();
    }
    with (true), (false);
}

faithful! {
    fn match_arms_coerce(n: u32) -> impl Generator<Yield = u32, Return = Box<dyn std::fmt::Debug>> {
        let s: &dyn std::fmt::Debug = match n {
            0 => {
                yield_!(1);
                &"zero"
            }
            1 => &1,
            _ => &[1, 2],
        };
        log(format!("{s:?}"));
        match n {
            0 => Box::new("a"),
            _ => {
                yield_!(2);
                Box::new(n)
            }
        }
    }
    with (0), (1), (2);
}

faithful! {
    fn yielded_value_coerces(text: &'static str) -> impl Iterator<Item = Box<dyn std::fmt::Debug>> {
        yield_!(Box::new(1));
        yield_!(Box::new(text));
        yield_!(if text.is_empty() { Box::new("empty") } else { Box::new(D("full")) });
    }
    with (""), ("x");
}

faithful! {
    fn yielded_slice_coerces() -> impl Iterator<Item = &'static [u32]> {
        yield_!(&[1]);
        yield_!(&[2, 3]);
    }
    with ();
}
