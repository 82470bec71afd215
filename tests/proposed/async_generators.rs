use super::*;

/// "of a future, `.await?`"
#[test]
fn forgotten_await_before_a_question_mark() {
    async fn get(n: u32) -> Result<u32, String> {
        if n < 2 { Ok(n) } else { Err(n.to_string()) }
    }

    #[generator]
    fn pages(n: u32) -> impl Stream<Item = Result<u32, String>> {
        let page = get(n).await?;
        yield_!(Ok(page));
    }

    let pages: Vec<_> = block_on(pages(1).chain(pages(2)).collect());
    assert_eq!(pages, [Ok(1), Err("2".to_owned())]);
}

/// "write a loop: … over a stream `for item in await_!(…) { yield_!(…); }`"
#[test]
fn delegation_to_items_of_another_type() {
    #[generator]
    fn numbers() -> impl Stream<Item = u32> {
        yield_!(1);
    }

    #[generator]
    fn texts() -> impl Stream<Item = String> {
        for item in await_!(numbers()) {
            yield_!(item.to_string());
        }
        for item in 2..3 {
            yield_!(item.to_string());
        }
    }

    let texts: Vec<_> = block_on(texts().collect());
    assert_eq!(texts, ["1", "2"]);
}
