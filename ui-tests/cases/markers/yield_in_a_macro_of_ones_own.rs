use genfn::prelude::*;

#[generator]
fn report(title: &str, rows: &[(&str, u32)]) -> impl Iterator<Item = String> {
    macro_rules! line {
        ($($args:tt)*) => {
            yield_!(format!($($args)*))
        };
    }
    line!("== {title} ==");
    let mut sum = 0;
    for (name, count) in rows {
        sum += count;
        line!("{name} {count}");
    }
    line!("{sum}");
}

fn main() {
    let _ = report("", &[]);
}
