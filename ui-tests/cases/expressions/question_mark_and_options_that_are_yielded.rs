use genfn::prelude::*;

fn main() {
    let text = "12x";
    let digits = gen_!({
        for c in text.chars() {
            let digit = c.to_digit(10)?;
            yield_!(if digit > 1 { Some(digit) } else { None });
        }
    });
    assert_eq!(digits.count(), 3);
}
