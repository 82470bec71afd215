use genfn::prelude::*;

#[generator]
fn checked(numbers: Vec<i32>) -> impl Iterator<Item = Result<i32, String>> {
    for number in numbers {
        if number < 0 {
            raise "negative";
        }
        yield_!(Ok(number));
    }
}

fn main() {}
