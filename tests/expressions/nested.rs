//! One inside another one, and inside a generator function.

use genfn::prelude::*;

#[test]
fn rows_of_rows() {
    let rows = vec![vec![1, 2], vec![3]];
    let k = 10;
    let scaled = gen_!({
        for row in rows {
            yield_!(gen_!({
                for x in row {
                    yield_!(x * k);
                }
            }));
        }
    });
    assert!(scaled.flatten().eq([10, 20, 30]));
}

#[test]
fn three_levels() {
    let (a, b, c) = (2, 3, 4);
    let offset = 100;
    let cube = gen_!({
        for i in 0..a {
            yield_!(gen_!({
                for j in 0..b {
                    yield_!(gen_!({
                        for k in 0..c {
                            yield_!(offset + i * b * c + j * c + k);
                        }
                    }));
                }
            }));
        }
    });
    assert!(cube.flatten().flatten().eq(100..124));
}

#[test]
fn delegated_to() {
    let (xs, n) = (vec![1, 2], 7);
    let outer = gen_!({
        yield_from!(gen_!({
            for x in xs {
                yield_!(x);
            }
        }));
        yield_!(n);
    });
    assert!(outer.eq([1, 2, 7]));
}

#[test]
fn a_value_of_the_inner_one() {
    let words = vec!["a", "bc"];
    let outer = gen_!(|| -> impl Generator<Yield = usize, Return = usize> {
        let sum = yield_from!(gen_!(|| -> impl Generator<Yield = usize, Return = usize> {
            let mut sum = 0;
            for word in words {
                sum += word.len();
                yield_!(word.len());
            }
            sum
        }));
        sum * 10
    });
    let mut outer = outer;
    assert_eq!((next(&mut outer), next(&mut outer)), (Ok(1), Ok(2)));
    assert_eq!(next(&mut outer), Err(StopIteration { value: Some(30) }));
}

#[generator]
fn scaled(xs: Vec<i32>) -> impl Iterator<Item = i32> {
    let k = 2;
    let scaled = gen_!({
        for x in xs {
            yield_!(x * k);
        }
    });
    for x in scaled {
        yield_!(x);
        yield_!(k);
    }
}

#[generator]
fn held_over_a_yield(n: u32) -> impl Iterator<Item = u32> {
    let mut inner = gen_!({
        for i in 0..n {
            yield_!(i);
        }
    });
    yield_!(100);
    while let Some(i) = inner.next() {
        yield_!(i);
    }
    yield_from!(gen_!({ yield_!(n) }));
}

#[generator]
fn in_a_head_and_an_argument(text: String) -> impl Iterator<Item = String> {
    for word in gen_!(pinned, {
        for word in text.split(' ') {
            yield_!(word.to_owned());
        }
    }) {
        yield_!(word);
    }
    let joined: String = gen_!({
        yield_!("x");
        yield_!("y");
    })
    .collect();
    yield_!(joined);
}

#[test]
fn in_generator_functions() {
    assert!(scaled(vec![1, 2]).eq([2, 2, 4, 2]));
    assert!(held_over_a_yield(2).eq([100, 0, 1, 2]));
    assert!(in_a_head_and_an_argument("a b".to_owned()).eq(["a", "b", "xy"]));
}

/// The outer one moves what the inner one names, and keeps the rest.
#[generator]
fn moves_into_the_inner_one(a: genfn_tests::D, b: genfn_tests::D) -> impl Iterator<Item = &'static str> {
    let inner = gen_!({
        yield_!(a.touch());
        yield_!("inner");
    });
    yield_!(b.touch());
    for name in inner {
        yield_!(name);
    }
    yield_!(b.touch());
}

#[test]
fn captures_of_the_inner_one_are_moved_out_of_the_outer() {
    use genfn_tests::D;
    let names: Vec<_> = moves_into_the_inner_one(D("a"), D("b")).collect();
    assert_eq!(names, ["b", "a", "inner", "b"]);
}

#[test]
fn what_an_inner_one_calls_is_left_to_the_closures_of_both() {
    let mut count = 0;
    let mut counted = move || {
        count += 1;
        count
    };
    let rows = gen_!({
        for _ in 0..2 {
            let (a, b) = (counted(), counted());
            yield_!(gen_!({
                yield_!(a);
                yield_!(b);
            }));
        }
    });
    assert!(rows.flatten().eq([1, 2, 3, 4]));
    let f = |n: u32| n + 1;
    let nested = gen_!({
        for n in 0..2 {
            yield_!(gen_!({ yield_!(f(n)) }));
        }
    });
    assert!(nested.flatten().eq([1, 2]));
}

#[test]
fn a_label_of_the_outer_one_is_of_no_concern_to_the_inner() {
    let n = 2;
    let rows = gen_!({
        'rows: for i in 0..n {
            let row = gen_!({
                'cells: for j in 0..3 {
                    if j == 2 {
                        break 'cells;
                    }
                    yield_!((i, j));
                }
            });
            for cell in row {
                yield_!(cell);
                if cell == (0, 0) {
                    continue 'rows;
                }
            }
        }
    });
    assert!(rows.eq([(0, 0), (1, 0), (1, 1)]));
}
