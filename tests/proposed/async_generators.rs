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
