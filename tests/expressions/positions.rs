//! Everywhere that an expression may stand.

use std::fmt::Debug;

use futures::executor::block_on;
use genfn::prelude::*;

/// The tail of a function that returns an iterator.
fn pairs<T: Clone, U: Clone>(xs: Vec<T>, ys: Vec<U>) -> impl Iterator<Item = (T, U)> + Clone {
    gen_!({
        for x in xs {
            for y in ys.clone() {
                yield_!((x.clone(), y));
            }
        }
    })
}

#[test]
fn tail_of_a_generic_function() {
    assert!(pairs(vec![1, 2], vec!["a"]).eq([(1, "a"), (2, "a")]));
}

fn shown<'a, T>(items: &'a [T], prefix: &'a str) -> impl Iterator<Item = String> + use<'a, T>
where
    T: Debug,
{
    gen_!({
        for item in items {
            yield_!(format!("{prefix}{item:?}"));
        }
    })
}

fn filtered<T>(items: impl IntoIterator<Item = T>, mut keep: impl FnMut(&T) -> bool) -> impl Iterator<Item = T> {
    gen_!({
        for item in items {
            if keep(&item) {
                yield_!(item);
            }
        }
    })
}

#[test]
fn functions_with_borrows_and_closures() {
    assert!(shown(&[1, 2], "n").eq(["n1", "n2"]));
    let mut seen = 0;
    let even: Vec<_> = filtered(0..6, |n| {
        seen += 1;
        n % 2 == 0
    })
    .collect();
    assert_eq!((even, seen), (vec![0, 2, 4], 6));
}

struct Grid {
    rows: Vec<Vec<u32>>,
    scale: u32,
}

impl Grid {
    fn cells(&self) -> impl Iterator<Item = u32> + '_ {
        gen_!({
            for row in &self.rows {
                for cell in row {
                    yield_!(cell * self.scale);
                }
            }
        })
    }

    fn drained(&mut self) -> impl Iterator<Item = Vec<u32>> + '_ {
        gen_!({
            while let Some(row) = self.rows.pop() {
                yield_!(row);
            }
        })
    }

    fn into_cells(self) -> impl Iterator<Item = u32> {
        gen_!({
            for row in self.rows {
                for cell in row {
                    yield_!(cell);
                }
            }
        })
    }
}

impl<'a> IntoIterator for &'a Grid {
    type Item = u32;
    type IntoIter = Box<dyn Iterator<Item = u32> + 'a>;
    fn into_iter(self) -> Self::IntoIter {
        Box::new(gen_!({
            for row in &self.rows {
                yield_!(row.len() as u32);
            }
        }))
    }
}

trait Walk {
    fn walk(&self) -> impl Iterator<Item = u32>;
    fn twice(&self) -> impl Iterator<Item = u32> {
        gen_!({
            for _ in 0..2 {
                for n in self.walk() {
                    yield_!(n);
                }
            }
        })
    }
}

impl Walk for Grid {
    fn walk(&self) -> impl Iterator<Item = u32> {
        gen_!({ yield_from!(self.cells()) })
    }
}

#[test]
fn methods_and_traits() {
    let mut grid = Grid { rows: vec![vec![1], vec![2, 3]], scale: 2 };
    assert!(grid.cells().eq([2, 4, 6]));
    assert!(grid.into_iter().eq([1, 2]));
    assert!(grid.twice().eq([2, 4, 6, 2, 4, 6]));
    assert_eq!(grid.drained().next(), Some(vec![2, 3]));
    assert!(grid.into_cells().eq([1]));
}

#[test]
fn closures() {
    let counts: Vec<_> = (0..3)
        .map(|n| {
            gen_!({
                for i in 0..n {
                    yield_!(i);
                }
            })
        })
        .collect();
    assert!(counts.into_iter().flatten().eq([0, 0, 1]));
    let k = 3;
    let times = move |n: u32| {
        gen_!({
            for i in 0..n {
                yield_!(i * k);
            }
        })
    };
    assert!(times(3).chain(times(2)).eq([0, 3, 6, 0, 3]));
}

#[test]
fn async_blocks_and_functions() {
    async fn sum(n: u32) -> u32 {
        let numbers = gen_!({
            for i in 0..n {
                yield_!(i);
            }
        });
        let mut sum = 0;
        for number in numbers {
            sum += async { number }.await;
        }
        sum
    }
    let n = 2;
    assert_eq!(block_on(sum(4)), 6);
    assert_eq!(block_on(async move { gen_!({ yield_!(n) }).count() }), 1);
}

struct Source<I> {
    items: I,
    name: &'static str,
}

#[test]
fn fields_arguments_and_operands() {
    let n = 3;
    let mut source = Source {
        items: gen_!({
            for i in 0..n {
                yield_!(i);
            }
        }),
        name: "s",
    };
    assert_eq!((source.items.next(), source.name), (Some(0), "s"));
    assert_eq!(Vec::from_iter(gen_!({ yield_!(n) })), [3]);
    let mut sum = 0;
    for i in gen_!({
        yield_!(1);
        yield_!(n);
    }) {
        sum += i;
    }
    assert_eq!(sum, 4);
    let chosen = if sum == 4 { gen_!({ yield_!(n) }).last() } else { None };
    assert_eq!(chosen, Some(3));
    let (mut a, b) = (gen_!({ yield_!('a') }), [gen_!({ yield_!('b') })]);
    assert_eq!((a.next(), b[0].clone().next()), (Some('a'), Some('b')));
    assert!(matches!(gen_!({ yield_!(n) }).next(), Some(3)));
    let text = format!("{:?}", gen_!({ yield_!(n) }).collect::<Vec<_>>());
    assert_eq!(text, "[3]");
}

static LATER: std::sync::OnceLock<Vec<u32>> = std::sync::OnceLock::new();
thread_local! {
    static SQUARES: Vec<u32> = gen_!({ for n in 1..4 { yield_!(n * n); } }).collect();
}

#[test]
fn initial_values() {
    assert_eq!(
        LATER.get_or_init(|| gen_!({
            yield_!(1);
            yield_!(2);
        })
        .collect()),
        &[1, 2]
    );
    SQUARES.with(|squares| assert_eq!(squares, &[1, 4, 9]));
}
