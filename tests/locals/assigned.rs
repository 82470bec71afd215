//! Locals that change between yields, or get their value late.

use super::*;

faithful! {
    fn assignments_after_a_yield() -> impl Iterator<Item = u32> {
        let (mut a, mut b) = (0, 1);
        while a < 30 {
            yield_!(a);
            (a, b) = (b, a + b);
        }
        let mut p = Point { x: 0, y: 0 };
        yield_!(0);
        p.x = 5;
        [_, p.y] = [1, 2];
        yield_!((p.x + p.y) as u32);
    }
    with ();
}

faithful! {
    fn swap_and_replace_between_yields() -> impl Iterator<Item = String> {
        let mut a = String::from("a");
        let mut b = String::from("b");
        yield_!(a.clone());
        std::mem::swap(&mut a, &mut b);
        yield_!(a.clone());
        let old = std::mem::replace(&mut a, "c".into());
        yield_!(old);
        yield_!(std::mem::take(&mut b));
        log(format!("{a}{b}"));
    }
    with ();
}

faithful! {
    /// A mutable argument is a local like any other.
    fn arguments_change_between_yields(mut n: u32, mut words: Vec<&'static str>) -> impl Iterator<Item = String> {
        while n > 0 {
            n -= 1;
            let Some(word) = words.pop() else { break };
            yield_!(format!("{n} {word}"));
        }
        words.push("left");
        yield_!(words.join(","));
    }
    with (2, vec!["a", "b", "c"]), (5, vec!["a"]);
}

faithful! {
    /// Moved before a yield, given again after it, and then on to the next turn.
    fn initialised_again_before_a_continue(n: u32) -> impl Iterator<Item = u32> {
        let mut d = D("first");
        let mut i = 0;
        while i < n {
            i += 1;
            drop(d);
            yield_!(i);
            d = make("again");
            if i == 2 {
                continue;
            }
            for j in 0..3 {
                if j == 1 {
                    continue;
                }
                log(j);
            }
            if i == 4 {
                break;
            }
            yield_!(i + 10);
        }
        log(d.0);
    }
    with (0), (2), (5);
}

faithful! {
    fn initialised_again_before_a_labelled_continue(n: u32) -> impl Iterator<Item = u32> {
        let mut d = D("first");
        'outer: for i in 0..n {
            for j in 0..n {
                drop(d);
                yield_!(i);
                d = make("again");
                if j == 1 {
                    continue 'outer;
                }
                if j == 0 {
                    continue;
                }
                break;
            }
        }
        log(d.0);
    }
    with (0), (1), (3);
}

faithful! {
    fn a_number_assigned_at_the_start_of_each_turn(n: u32) -> impl Iterator<Item = u32> {
        let mut x = 0;
        let mut i = 0;
        while i < n {
            x = i * 2;
            yield_!(x);
            i += 1;
        }
    }
    with (0), (1), (3);
}
