//! Captured locals that the body changes.

#![deny(unused_mut)]

use genfn::prelude::*;

#[test]
fn the_mut_is_needed_and_no_more_than_needed() {
    let mut total = 0;
    let xs = [1, 2, 3];
    let sums = gen_!({
        for x in xs {
            total += x;
            yield_!(total);
        }
    });
    assert!(sums.eq([1, 3, 6]));
}

#[test]
fn a_counter_that_stays_outside_is_a_copy() {
    let mut count = 0;
    let counted = gen_!({
        count += 1;
        yield_!(count);
    });
    assert!(counted.eq([1]));
    assert_eq!(count, 0);
    count += 1;
    assert_eq!(count, 1);
}

#[test]
fn an_iterator_that_is_drained() {
    let mut words = "a b c".split(' ');
    let pairs = gen_!({
        while let Some(word) = words.next() {
            yield_!((word, words.next()));
        }
    });
    assert!(pairs.eq([("a", Some("b")), ("c", None)]));
}

#[test]
fn a_closure_that_changes_what_it_captured() {
    let mut seen = Vec::new();
    let mut note = |n: u32| {
        seen.push(n);
        seen.len()
    };
    assert!(
        gen_!({
            yield_!(note(4));
            yield_!(note(5));
        })
        .eq([1, 2])
    );
    assert_eq!(seen, [4, 5]);
}

#[test]
fn a_closure_that_is_a_value() {
    let mut count = 0;
    let next = move || {
        count += 1;
        count
    };
    let counted = gen_!({
        let mut next = next;
        while next() < 3 {
            yield_!(next());
        }
    });
    assert!(counted.eq([2]));
}

#[test]
fn an_exclusive_reference() {
    let mut list = vec![1];
    let pushed = &mut list;
    let lengths = gen_!({
        for n in 0..2 {
            pushed.push(n);
            yield_!(pushed.len());
        }
    });
    assert!(lengths.eq([2, 3]));
    assert_eq!(list, [1, 0, 1]);
}

struct Stack(Vec<u32>);

impl Stack {
    /// What is captured of `self` has to be `mut`, and is not warned of: this crate denies warnings here.
    #[deny(unused_mut)]
    fn emptied(mut self) -> impl Iterator<Item = u32> {
        gen_!({
            while let Some(n) = self.0.pop() {
                yield_!(n);
            }
        })
    }

    fn emptied_behind(&mut self) -> impl Iterator<Item = u32> {
        gen_!({
            while let Some(n) = self.0.pop() {
                yield_!(n);
            }
        })
    }
}

#[test]
fn a_receiver_that_is_changed() {
    let mut stack = Stack(vec![1, 2]);
    assert!(stack.emptied_behind().eq([2, 1]));
    stack.0.push(3);
    assert!(stack.emptied().eq([3]));
}
