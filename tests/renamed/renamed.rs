//! `#[generator(crate = path)]`: where genfn is found, if not at `::genfn`.

use g::prelude::*;

/// A crate that hands genfn on to what its macros expand to.
mod facade {
    pub(crate) mod private {
        pub(crate) use g as genfn;
    }
}

#[generator(crate = g)]
fn squares(n: u32) -> impl Iterator<Item = u32> + Clone + std::fmt::Debug {
    for i in 0..n {
        yield_!(i * i);
    }
}

#[generator(crate = ::g, primed)]
fn total() -> impl Generator<Yield = u32, Send = u32> {
    let mut total = 0;
    loop {
        total += yield_!(total);
    }
}

#[generator(crate = crate::facade::private::genfn)]
fn handled(texts: Vec<String>) -> impl Generator<Yield = u32, Return = Result<(), std::num::ParseIntError>> {
    for text in texts {
        let name = text;
        try_! {{
            let n = name.parse()?;
            yield_!(n);
        } except _ if name.is_empty() => {
            yield_from!(squares(2));
        }}
    }
    Ok(())
}

#[test]
fn an_iterator_of_a_renamed_crate() {
    assert!(squares(3).eq([0, 1, 4]));
    assert!(format!("{:?}", squares(3)).starts_with("squares { at: "));
}

#[test]
fn a_generator_of_a_renamed_crate() {
    let mut total = total();
    assert_eq!(total.send(1), Ok(1));
    assert_eq!(total.send(2), Ok(3));
}

#[test]
fn a_generator_of_a_crate_behind_a_facade() {
    let items: Vec<_> = handled(vec!["7".to_owned(), String::new(), "x".to_owned()]).collect();
    assert_eq!(items[..3], [Ok(7), Ok(0), Ok(1)]);
    assert!(items[3].is_err());
}

#[test]
fn expressions_of_a_renamed_crate() {
    let (n, f) = (3, |i: u32| i * i);
    let squares = gen_!(crate = g, {
        for i in 0..n {
            yield_!(f(i));
        }
    });
    assert!(squares.clone().eq([0, 1, 4]));
    let nested = gen_!(crate = ::g, || -> impl Generator<Yield = u32, Return = u32> {
        yield_from!(gen_!(crate = g, {
            #[cfg(any(unix, not(unix)))]
            yield_!(n);
        }));
        n
    });
    assert!(nested.eq([3]));
    let text = "a b".to_owned();
    let words = gen_!(crate = crate::facade::private::genfn, pinned, {
        for word in text.split(' ') {
            yield_!(word.len());
        }
    });
    assert!(words.eq([1, 1]));
}

#[generator(crate = g, type = Cubes)]
#[derive(Clone, Debug)]
fn cubes(list: &[u32]) -> impl Iterator<Item = u32> + Clone {
    for n in list {
        yield_from!([0, *n]);
        yield_!(n * n * n);
    }
}

#[test]
fn a_type_of_a_renamed_crate() {
    struct Holds<'a>(Cubes<'a>);
    assert!(Holds(cubes(&[1, 2])).0.eq([0, 1, 1, 0, 2, 8]));
}

#[generator(crate = g)]
fn asked() -> impl AsyncGenerator<Yield = u32, Send = Option<u32>, Return = Result<(), String>> {
    #[generator(crate = crate::facade::private::genfn)]
    fn inner() -> impl AsyncGenerator<Yield = u32> {
        yield_!(std::future::ready(1).await);
    }
    yield_from!(inner());
    try_! {{
        yield_!(2);
    } except error => {
        yield_!(std::future::ready(error.len() as u32).await);
    } finally {
        std::future::ready(()).await;
    }}
    Ok(())
}

#[test]
fn an_async_generator_of_a_renamed_crate() {
    futures::executor::block_on(async {
        let mut g = std::pin::pin!(asked());
        assert_eq!(anext(&mut g).await, Ok(1));
        assert_eq!(anext(&mut g).await, Ok(2));
        assert_eq!(g.athrow("noise").await, Ok(5));
        assert_eq!(g.aclose().await, None);
    });
}
