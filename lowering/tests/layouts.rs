//! What the state looks like: which variant each entry has, which fields in which form, what lies in place.
//!
//! ```text
//! UPDATE_EXPECT=1 cargo test -p genfn-lowering --test layouts
//! ```

use expect_test::{Expect, expect};
use proc_macro2::TokenStream;

fn check(source: &str, expected: &Expect) {
    let item: TokenStream = source.parse().expect("the source is tokens");
    let layout = genfn_lowering::layout(TokenStream::new(), item);
    expected.assert_eq(&layout.unwrap_or_else(|errors| panic!("it has mistakes: {errors}")));
}

#[test]
fn a_held_borrow_is_taken_again_from_what_is_saved() {
    check(
        "fn rows(mut grid: Vec<Vec<u8>>, i: usize) -> impl Iterator<Item = usize> {
            loop {
                let row = &mut grid[i];
                row.push(0);
                yield_!(row.len());
                row.push(1);
            }
        }",
        &expect![[r#"
            Unresumed, the start; leads to Join1
                grid: live
                i: live
            Join1, a join; in Shared1, whose tag tells it; in place; leads to Suspend1
                grid: live, &mut
                i: live, &
            Suspend1, after a yield; in Shared1, whose tag tells it; in place; leads to Join1
                grid: live, &mut
                i: live, &
                row: reborrowed, from grid, i
        "#]],
    );
}

#[test]
fn a_loop_works_on_its_iterator_in_place() {
    check(
        "fn sums(last: u32) -> impl Iterator<Item = u32> {
            let mut sum = 0;
            for n in 1..last {
                sum += n;
                yield_!(sum);
            }
        }",
        &expect![[r#"
            Unresumed, the start; leads to Join1
                last: live
            Join1, a join; in place; leads to Suspend1
                sum: live, &mut
                __iter_1: live, &mut
                last: uninit
            Suspend1, after a yield; for which Join1 stands
        "#]],
    );
}

#[test]
fn a_loop_whose_items_have_to_be_dropped_moves_everything() {
    check(
        "fn lengths(names: Vec<String>, mut total: usize) -> impl Iterator<Item = usize> {
            for name in names {
                total += name.len();
                yield_!(total);
            }
        }",
        &expect![[r#"
            Unresumed, the start; leads to Join1
                names: live
                total: live
            Join1, a join; leads to Suspend1
                total: live
                __iter_1: live
                names: uninit
            Suspend1, after a yield; leads to Join1
                total: live
                __iter_1: live
                __parked_name: drop-only unless consumed
                names: uninit
        "#]],
    );
}

#[test]
fn places_to_rest_that_find_the_same_share_a_variant_with_a_tag() {
    check(
        "fn twice(mut n: u64) -> impl Generator<Yield = u64, Send = u64> {
            loop {
                n += yield_!(n);
                n += yield_!(2 * n);
            }
        }",
        &expect![[r#"
            Unresumed, the start; leads to Join1
                n: live
            Join1, a join; in Shared1, where it never rests; in place; leads to Suspend1
                n: live, &mut
            Suspend1, after a yield; in Shared1, whose tag tells it; in place; leads to Suspend2
                n: live, &mut
            Suspend2, after a yield; in Shared1, whose tag tells it; in place; leads to Join1
                n: live, &mut
        "#]],
    );
}

#[test]
fn a_turn_that_ends_with_a_yield_is_the_head_of_its_loop() {
    check(
        "fn count(mut n: u32) -> impl Iterator<Item = u32> {
            while n > 0 {
                n -= 1;
                yield_!(n);
            }
        }",
        &expect![[r#"
            Unresumed, the start; leads to Join1
                n: live
            Join1, a join; in place; leads to Suspend1
                n: live, &mut
            Suspend1, after a yield; for which Join1 stands
        "#]],
    );
}

#[test]
fn a_local_that_nobody_names_again_is_only_kept_to_be_dropped() {
    check(
        "fn guarded(lock: Lock) -> impl Iterator<Item = u8> {
            let guard = lock.lock();
            let number = 1;
            yield_!(guard.value() + number);
            drop(lock);
            yield_!(2);
        }",
        &expect![[r#"
            Unresumed, the start; leads to Suspend1
                lock: live
            Suspend1, after a yield; leads to Suspend2
                lock: live
                __parked_guard: drop-only unless consumed
                number: uninit
            Suspend2, after a yield
                __parked_guard: drop-only unless consumed
                lock: uninit
                number: uninit
        "#]],
    );
}

#[test]
fn a_local_that_is_gone_on_some_paths_is_optional() {
    check(
        "fn perhaps(text: String, sink: &mut Vec<String>) -> impl Iterator<Item = usize> {
            yield_!(0);
            if text.len() > 3 {
                sink.push(text);
            }
            yield_!(sink.len());
        }",
        &expect![[r#"
            Unresumed, the start; leads to Suspend1
                text: live
                sink: live
            Suspend1, after a yield; leads to Suspend2
                text: live
                sink: live
            Suspend2, after a yield
                __optional_text: optional
                sink: uninit
        "#]],
    );
}

#[test]
fn a_delegation_keeps_what_it_delegates_to() {
    check(
        "fn tree(left: Tree, right: Tree) -> impl Generator<Yield = u8, Return = usize> {
            let one = yield_from!(left.walk());
            let other = yield_from!(right.walk());
            one + other
        }",
        &expect![[r#"
            Unresumed, the start; leads to Suspend1
                left: live
                right: live
            Suspend1, after a delegation; leads to Suspend2
                __parked_left: drop-only unless consumed
                right: live
                __inner: what is delegated to
            Suspend2, after a delegation
                __parked_left: drop-only unless consumed
                __parked_right: drop-only unless consumed
                one: live
                __inner_1: what is delegated to
        "#]],
    );
}

#[test]
fn dead_locals_of_one_block_are_a_chain() {
    check(
        "fn chained() -> impl Iterator<Item = usize> {
            let a = make(1);
            let b = make(2);
            let c = make(3);
            yield_!(a.len() + b.len() + c.len());
            let d = make(4);
            yield_!(d.len());
        }",
        &expect![[r#"
            Unresumed, the start; leads to Suspend1
            Suspend1, after a yield; leads to Suspend2
                __parked: drop-only of a, b, c
            Suspend2, after a yield
                __parked_1: drop-only of a, b, c, d
        "#]],
    );
}

#[test]
fn the_value_of_a_construct_is_saved_for_its_join() {
    check(
        "fn joined(flag: bool) -> impl Iterator<Item = u8> {
            let x = if flag { yield_!(1); 2 } else { yield_!(3); 4 };
            yield_!(x);
        }",
        &expect![[r#"
            Unresumed, the start; leads to Suspend1, Suspend2
                flag: live
            Suspend1, after a yield; leads to Join1
                flag: uninit
            Suspend2, after a yield; leads to Join1
                flag: uninit
            Join1, a join; leads to Suspend3
                __value: the value that leads to Join1
                flag: uninit
            Suspend3, after a yield
                flag: uninit
                x: uninit
        "#]],
    );
}

#[test]
fn a_mistake_has_no_layout() {
    let layout = |attribute: &str, source: &str| {
        genfn_lowering::layout(attribute.parse().expect("tokens"), source.parse().expect("tokens"))
    };
    let errors = layout("", "fn f() -> u8 { yield_!(1); }").expect_err("the return type is none of a generator");
    assert!(errors.to_string().contains("compile_error"), "{errors}");
    let errors = layout("pinned", "fn f() -> impl Generator<Yield = u8> { yield_!(1); }").expect_err("it is pinned");
    assert!(errors.to_string().contains("laid out by rustc"), "{errors}");
}
