use genfn::prelude::*;

#[generator]
fn report(title: &str) -> impl Iterator<Item = String> {
    macro_rules! line {
        ($title:ident) => {
            yield_!($title.to_owned())
        };
    }
    line!("title");
}

fn main() {
    let _ = report("");
}
