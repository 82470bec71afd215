use super::*;

/// "`except error => { … }` binds any error of the generator's"
#[test]
fn except_with_a_type_and_a_name() {
    #[generator]
    fn texts(path: &str) -> impl Iterator<Item = Result<String, std::io::Error>> {
        try_! {{
            yield_!(Ok(std::fs::read_to_string(path)?));
        } except error => {
            yield_!(Ok(error.kind().to_string()));
        }}
    }

    assert!(texts("there is no such file").map(Result::unwrap).eq(["entity not found"]));
}

/// "`except => { … }` to catch everything"
#[test]
fn except_without_an_arrow() {
    #[generator]
    fn numbers(words: Vec<&str>) -> impl Generator<Yield = u32, Return = Result<(), std::num::ParseIntError>> {
        for word in words {
            try_! {{
                yield_!(word.parse()?);
            } except => {
                yield_!(0);
            }}
        }
        Ok(())
    }

    assert!(numbers(vec!["1", "x"]).eq([Ok(1), Ok(0)]));
}
