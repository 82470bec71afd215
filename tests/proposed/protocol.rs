use super::*;

/// "`impl Generator<…> + DrivenBySend` is not an iterator"
#[test]
fn for_over_a_generator_that_is_sent_options() {
    #[generator]
    fn averager() -> impl Generator<Yield = f64, Send = Option<f64>> {
        let mut sum = 0.0;
        while let Some(x) = yield_!(sum) {
            sum += x;
        }
    }

    let mut sums = averager();
    assert_eq!(sums.start(), Ok(0.0));
    assert_eq!(sums.send(1.5), Ok(1.5));
    assert!(next(&mut sums).is_err());
}

/// "`let mut step = g.astart().await; while let Ok(item) = step { …; step = g.asend(…).await; }`", "`while let Ok(item) = g.anext().await { … }`"
#[test]
fn collected_though_it_is_sent_values_and_awaits() {
    #[generator]
    fn echo() -> impl AsyncGenerator<Yield = u32, Send = u32> {
        let mut said = 1;
        while said < 9 {
            said = yield_!(said);
        }
    }

    #[generator]
    fn asked() -> impl AsyncGenerator<Yield = u32, Send = Option<u32>> {
        let first = yield_!(1).unwrap_or(2);
        yield_!(first);
    }

    block_on(async {
        let mut g = pin!(echo());
        let mut items = Vec::new();
        let mut step = g.astart().await;
        while let Ok(item) = step {
            items.push(item);
            step = g.asend(item * 2).await;
        }
        assert_eq!(items, [1, 2, 4, 8]);

        let mut g = pin!(asked());
        while let Ok(item) = g.anext().await {
            items.push(item);
        }
        assert_eq!(items[4..], [1, 2]);
    });
}

/// "an async generator … is driven by `astart`, `asend`, `athrow` and `aclose`, which are awaited"
#[test]
fn send_of_an_async_generator() {
    #[generator]
    fn echo() -> impl AsyncGenerator<Yield = u32, Send = u32, Return = Result<(), String>> {
        let mut said = 0;
        loop {
            said = yield_!(said);
        }
    }

    block_on(async {
        let mut g = pin!(echo());
        assert_eq!(g.astart().await, Ok(0));
        assert_eq!(g.asend(1).await, Ok(1));
        assert!(g.athrow("no").await.is_err());
        assert_eq!(g.aclose().await, None);
    });
}
