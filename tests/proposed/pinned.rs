use super::*;

/// "write `Item = Result<u32, …>`, then the error is the last item"
#[test]
fn question_mark_in_a_plain_stream() {
    async fn fetch(n: u32) -> Result<u32, String> {
        if n < 2 { Ok(n) } else { Err("no more".to_owned()) }
    }

    #[generator]
    fn numbers() -> impl Stream<Item = Result<u32, String>> {
        for n in 0..3 {
            yield_!(Ok(fetch(n).await?));
        }
    }

    let numbers: Vec<_> = block_on(numbers().collect());
    assert_eq!(numbers, [Ok(0), Ok(1), Err("no more".to_owned())]);
}

/// "write `for n in await_!(numbers)`"
#[test]
fn plain_loop_over_a_stream() {
    #[generator]
    fn doubled(numbers: impl Stream<Item = u32> + Unpin) -> impl Stream<Item = u32> {
        for n in await_!(numbers) {
            yield_!(n * 2);
        }
    }

    let numbers: Vec<_> = block_on(doubled(futures::stream::iter([1, 2])).collect());
    assert_eq!(numbers, [2, 4]);
}
