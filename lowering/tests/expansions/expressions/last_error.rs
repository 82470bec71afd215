//! A `?`: its items are `Result`s.

fn last_error(words: Vec<&str>) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
    gen_!({
        for word in words {
            yield_!(Ok(word.parse()?));
        }
    })
}
