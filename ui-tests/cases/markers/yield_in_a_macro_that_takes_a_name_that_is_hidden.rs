use genfn::prelude::*;

#[generator]
fn report(titles: &[&str]) -> impl Iterator<Item = String> {
    let prefix = "== ";
    macro_rules! line {
        ($title:expr) => {
            yield_!(format!("{prefix}{}", $title))
        };
    }
    for title in titles {
        let prefix = title.len();
        line!(prefix);
    }
}

fn main() {
    let _ = report(&[]);
}
