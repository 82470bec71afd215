use super::*;

/// "`self` value is a keyword only available in methods with a `self` parameter … add a `self` receiver parameter"
#[test]
fn self_without_a_receiver() {
    struct Bag {
        items: Vec<u32>,
    }

    impl Bag {
        #[generator]
        fn all(&self) -> impl Iterator<Item = u32> {
            for item in &self.items {
                yield_!(*item);
            }
        }
    }

    assert!(Bag { items: vec![1, 2] }.all().eq([1, 2]));
}

/// "use `break` on its own without a value inside this `for` loop"
#[test]
fn break_with_a_value_from_a_for_loop() {
    #[generator]
    fn until_found(xs: Vec<u32>) -> impl Generator<Yield = u32, Return = Option<u32>> {
        let mut found = None;
        for x in xs {
            yield_!(x);
            if x > 5 {
                found = Some(x);
                break;
            }
        }
        found
    }

    let mut numbers = until_found(vec![1, 6, 7]);
    assert_eq!(next(&mut numbers), Ok(1));
    assert_eq!(next(&mut numbers), Ok(6));
    assert_eq!(next(&mut numbers).unwrap_err().value, Some(Some(6)));
}

/// "call this local `limit`"
#[test]
fn local_in_upper_case() {
    #[generator]
    fn numbers(n: u32) -> impl Iterator<Item = u32> {
        let limit = n * 2;
        let mut i = 0;
        while i < limit {
            yield_!(i);
            i += 1;
        }
    }

    assert!(numbers(1).eq([0, 1]));
}

/// "use the `?` operator to extract the `Result<_, _>` value"
#[test]
fn forgotten_question_mark() {
    #[generator]
    fn numbers(text: &str) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
        for line in text.lines() {
            let n: u32 = line.parse()?;
            yield_!(Ok(n));
        }
    }

    assert!(numbers("1\n2").map(Result::unwrap).eq([1, 2]));
    assert!(numbers("x").last().unwrap().is_err());
}

/// "use the `?` operator to extract the `Option<u32>` value"
#[test]
fn forgotten_question_mark_on_an_option() {
    #[generator]
    fn numbers(xs: Vec<u32>) -> impl Generator<Yield = u32, Return = Option<u32>> {
        let n: u32 = xs.first().copied()?;
        yield_!(n);
        Some(n)
    }

    let mut numbers = numbers(Vec::new());
    assert_eq!(next(&mut numbers).unwrap_err().value, Some(None));
}

/// "consider using the `pin!` macro": the methods of a stream are called on that.
#[test]
fn stream_that_is_not_pinned() {
    #[generator]
    fn ticks() -> impl Stream<Item = u32> {
        yield_!(1);
    }

    let mut ticks = pin!(ticks());
    assert_eq!(block_on(ticks.next()), Some(1));
}

/// "write `Generator<Yield = u32, Send = u32>` in place of `Iterator<Item = u32>`"
#[test]
fn sent_value_in_an_iterator() {
    #[generator]
    fn running_sum() -> impl Generator<Yield = u32, Send = u32> {
        let mut sum = 0;
        loop {
            let x = yield_!(sum);
            sum += x;
        }
    }

    let mut sum = running_sum();
    assert_eq!((sum.start(), sum.send(3), sum.send(4)), (Ok(0), Ok(3), Ok(7)));
}

/// "write `Generator<Yield = u64, Send = u64, Return = Result<(), String>>` in place of `Iterator<Item = Result<u64, String>>`"
#[test]
fn sent_value_in_an_iterator_as_an_operand() {
    #[generator]
    fn running_sum(start: u64) -> impl Generator<Yield = u64, Send = u64, Return = Result<(), String>> {
        let mut sum = start;
        while sum < 100 {
            sum = start + yield_!(sum);
        }
        Ok(())
    }

    let mut sum = running_sum(1);
    assert_eq!((sum.start(), sum.send(3)), (Ok(1), Ok(4)));
}

/// "write `Send = String` in its return type"
#[test]
fn sent_value_of_a_generator_that_is_sent_nothing() {
    #[generator]
    fn echo() -> impl Generator<Yield = String, Send = String> {
        let mut last = String::new();
        loop {
            last = yield_!(last);
        }
    }

    let mut echo = echo();
    echo.start().unwrap();
    assert_eq!(echo.send("a").unwrap(), "a");
}

/// "write `Generator<Yield = u32, Send = Option<…>>` in place of `Iterator<Item = u32>`"
#[test]
fn sent_option_in_an_iterator() {
    #[generator]
    fn numbers() -> impl Generator<Yield = u32, Send = Option<u32>> {
        let mut n = 0;
        while let Some(step) = yield_!(n) {
            n += step;
        }
    }

    let mut numbers = numbers();
    numbers.start().unwrap();
    assert_eq!(numbers.send(Some(3)), Ok(3));
}

/// "write `AsyncGenerator<Yield = u32, Send = u32>` in place of `Stream<Item = u32>`"
#[test]
fn sent_value_of_a_written_type_in_a_stream() {
    #[generator]
    fn numbers() -> impl AsyncGenerator<Yield = u32, Send = u32> {
        let step: u32 = yield_!(0);
        yield_!(step);
    }

    let mut numbers = pin!(numbers());
    block_on(async {
        numbers.astart().await.unwrap();
        assert_eq!(numbers.asend(2).await.unwrap(), 2);
    });
}

/// "to delegate, write `yield_from!(…)`"
#[test]
fn yield_from_as_in_python() {
    #[generator]
    fn numbers(n: u32) -> impl Iterator<Item = u32> {
        yield_from!(0..n);
    }

    assert!(numbers(2).eq([0, 1]));
}

/// "to raise an error, write `Err(error)?`"
#[test]
fn raise_outside_of_a_try() {
    #[generator]
    fn checked(numbers: Vec<i32>) -> impl Iterator<Item = Result<i32, String>> {
        for number in numbers {
            if number < 0 {
                Err("negative")?;
            }
            yield_!(Ok(number));
        }
    }

    assert!(checked(vec![1, -1]).eq([Ok(1), Err("negative".to_owned())]));
}

/// "a loop over a stream is written `for x in await_!(stream) { … }`"
#[test]
fn async_for_as_in_python() {
    #[generator]
    fn doubled(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
        for number in await_!(numbers) {
            yield_!(number * 2);
        }
    }

    let doubled = doubled(futures::stream::iter([1, 2]));
    assert_eq!(block_on(doubled.collect::<Vec<_>>()), [2, 4]);
}

/// "there is a method `height` with a similar name"
#[test]
fn misspelt_method_at_the_end_of_a_range() {
    struct Tree(Vec<u32>);

    impl Tree {
        fn height(&self) -> usize {
            self.0.len()
        }
    }

    #[generator]
    fn levels(tree: Tree) -> impl Iterator<Item = usize> {
        for i in 0..tree.height() {
            yield_!(i);
        }
    }

    assert!(levels(Tree(vec![7, 8])).eq([0, 1]));
}

/// "write `let Some(…) = … else { return };`"
#[test]
fn question_mark_on_the_first_of_a_list() {
    #[generator]
    fn firsts(rows: Vec<Vec<u32>>) -> impl Iterator<Item = u32> {
        for row in rows {
            let Some(first) = row.first().copied() else { return };
            yield_!(first);
        }
    }

    assert!(firsts(vec![vec![1, 2], vec![], vec![3]]).eq([1]));
}

/// "return an `Err`: that is the last item"
#[test]
fn text_returned_for_an_error() {
    #[generator]
    fn checked(numbers: Vec<i32>) -> impl Iterator<Item = Result<i32, String>> {
        for number in numbers {
            if number < 0 {
                return Err("negative".to_string());
            }
            yield_!(Ok(number));
        }
    }

    assert!(checked(vec![1, -1, 2]).eq([Ok(1), Err("negative".to_owned())]));
}

/// "a `try` is written `try_! {{ … } except error => { … } finally { … }}`"
#[test]
fn try_as_in_python() {
    #[generator]
    fn lengths(texts: Vec<String>, closed: &mut bool) -> impl Generator<Yield = usize> {
        try_! {{
            for text in texts {
                yield_!(text.len());
            }
        } except GeneratorExit => {
            *closed = true;
        }}
    }

    let mut closed = false;
    assert_eq!(next(&mut lengths(vec!["ab".to_owned()], &mut closed)), Ok(2));
    assert!(closed);
}

/// "write `use futures::StreamExt;`", "`for x in await_!(stream) { … }`"
#[test]
fn collected_without_the_methods_of_streams() {
    #[generator]
    fn pages() -> impl Stream<Item = u32> {
        for page in 0..3 {
            yield_!(page);
        }
    }

    #[generator]
    fn doubled() -> impl Stream<Item = u32> {
        yield_from!(pages().map(|page| page * 2));
        for page in await_!(pages()) {
            yield_!(page * 3);
        }
    }

    assert_eq!(block_on(doubled().collect::<Vec<_>>()), [0, 2, 4, 0, 3, 6]);
}

/// "`let mut step = g.start(); while let Ok(item) = step { …; step = g.send(…); }`", "`while let Ok(item) = next(&mut g) { … }`"
#[test]
fn mapped_though_it_is_sent_values() {
    #[generator]
    fn running(start: u32) -> impl Generator<Yield = u32, Send = u32> {
        let mut total = start;
        while total < 9 {
            total += yield_!(total);
        }
    }

    #[generator]
    fn asked() -> impl Generator<Yield = u32, Send = Option<u32>> {
        let first = yield_!(1).unwrap_or(2);
        yield_!(first);
    }

    let mut g = running(1);
    let mut items = Vec::new();
    let mut step = g.start();
    while let Ok(item) = step {
        items.push(item);
        step = g.send(item);
    }
    assert_eq!(items, [1, 2, 4, 8]);

    let mut g = asked();
    while let Ok(item) = next(&mut g) {
        items.push(item);
    }
    assert_eq!(items[4..], [1, 2]);
}

/// "`.cloned()` behind an iterator makes copies, and `.iter().cloned()` behind a collection; a collection that is not needed any more is delegated to without a
/// `&`"
#[test]
fn references_delegated_to() {
    #[generator]
    fn all(lists: &[Vec<String>]) -> impl Iterator<Item = String> {
        for list in lists {
            yield_from!(list.iter().cloned());
            yield_from!(list.windows(1).map(|one| &one[0]).cloned());
        }
        let more = vec!["c".to_owned()];
        yield_from!(more);
    }

    assert!(all(&[vec!["a".to_owned()]]).eq(["a", "a", "c"]));
}
