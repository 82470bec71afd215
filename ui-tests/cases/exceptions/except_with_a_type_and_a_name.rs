use genfn::prelude::*;

#[generator]
fn texts(path: &str) -> impl Iterator<Item = Result<String, std::io::Error>> {
    try_! {{
        yield_!(Ok(std::fs::read_to_string(path)?));
    } except std::io::Error as error => {
        eprintln!("{error}");
    }}
}

fn main() {
    let _ = texts("");
}
