use genfn::prelude::*;

#[generator]
fn report(titles: &[&str]) -> impl Iterator<Item = String> {
    macro_rules! line {
        ($title:expr) => {
            'shown: {
                if $title.is_empty() {
                    break 'shown;
                }
                yield_!($title.to_string());
            }
        };
    }
    for title in titles {
        line!(title);
    }
}

fn main() {
    let _ = report(&[]);
}
