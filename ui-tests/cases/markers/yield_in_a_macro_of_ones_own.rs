use genfn::prelude::*;

macro_rules! line {
    ($($args:tt)*) => {
        yield_!(format!($($args)*))
    };
}

#[generator]
fn report(title: &str) -> impl Iterator<Item = String> {
    line!("== {title} ==");
}

fn main() {
    let _ = report("");
}
