//! Which generators are iterators.

use super::*;

#[test]
fn an_iterator_is_fused() {
    #[generator]
    fn one() -> impl Iterator<Item = u32> + FusedIterator {
        yield_!(1);
    }
    let mut it = one();
    assert_eq!(it.next(), Some(1));
    for _ in 0..3 {
        assert_eq!(it.next(), None);
    }
    fn is_fused(_: impl FusedIterator) {}
    is_fused(one());
}

#[test]
fn a_generator_that_is_sent_nothing_is_an_iterator() {
    let mut all = vec![];
    for n in numbers(3) {
        all.push(n);
    }
    assert_eq!(all, [0, 1, 2]);
    assert_eq!(numbers(4).map(|n| n * 2).sum::<u32>(), 12);
    let mut g = numbers(3);
    assert_eq!(g.by_ref().next(), Some(0));
    assert_eq!(next(&mut g), Ok(1));
    assert_eq!(g.send(()), Ok(2));
    assert_eq!(Iterator::next(&mut g), None);
}

#[test]
fn with_another_return_type_it_is_an_iterator_where_the_signature_says_so() {
    #[generator]
    fn counts(n: u32) -> impl Generator<Yield = u32, Return = &'static str> + Iterator<Item = u32> {
        for i in 0..n {
            yield_!(i);
        }
        "done"
    }
    assert_eq!(counts(3).collect::<Vec<_>>(), [0, 1, 2]);
    let mut g = counts(1);
    assert_eq!(g.start(), Ok(0));
    assert_eq!(g.send(()).unwrap_err().value, Some("done"));
}

#[test]
fn a_generator_that_returns_a_result_is_an_iterator_of_results() {
    #[generator]
    fn fallible(text: &str) -> impl Generator<Yield = usize, Return = Result<u32, std::num::ParseIntError>> {
        for (i, word) in text.split(' ').enumerate() {
            let _: u32 = word.parse()?;
            yield_!(i);
        }
        Ok(5)
    }
    let ok: Result<Vec<usize>, _> = fallible("1 2").collect();
    assert_eq!(ok, Ok(vec![0, 1]));
    let items: Vec<_> = fallible("1 x 3").collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0], Ok(0));
    assert!(items[1].is_err());
    let mut it = fallible("x");
    assert!(Iterator::next(&mut it).is_some_and(|item| item.is_err()));
    assert!(Iterator::next(&mut it).is_none());
}

#[test]
fn a_bare_return_ends_an_iterator_of_results_without_an_error() {
    #[generator]
    fn stops_early(n: u32) -> impl Iterator<Item = Result<u32, String>> {
        yield_!(Ok(n));
        if n == 1 {
            return;
        }
        yield_!(Ok(n + 1));
        Err(String::from("last"))?;
        yield_!(Ok(100));
    }
    assert_eq!(stops_early(1).collect::<Vec<_>>(), [Ok(1)]);
    assert_eq!(stops_early(2).collect::<Vec<_>>(), [Ok(2), Ok(3), Err("last".to_string())]);
    assert_eq!(stops_early(1).sum::<Result<u32, String>>(), Ok(1));
}

#[test]
fn a_trait_object_that_is_sent_nothing_is_an_iterator() {
    let mut boxed: BoxGenerator<u32> = Box::new(numbers(4));
    assert_eq!(boxed.next(), Some(0));
    assert_eq!(boxed.by_ref().take(1).collect::<Vec<_>>(), [1]);
    assert_eq!(boxed.collect::<Vec<_>>(), [2, 3]);
    let dynamic: &mut dyn Generator<Yield = u32, Send = (), Return = ()> = &mut numbers(2);
    assert_eq!(dynamic.sum::<u32>(), 1);
}
