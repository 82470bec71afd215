//! Loops in loops and after loops; some of them don't yield.

use super::*;

faithful! {
    fn nested_loops_with_two_yields(n: u32, m: u32) -> impl Iterator<Item = (u32, u32)> {
        for i in 0..n {
            yield_!((i, 100));
            for j in 0..m {
                let _inner = D("inner");
                yield_!((i, j));
            }
            let _outer = D("outer");
        }
    }
    with (2, 3), (3, 0);
}

faithful! {
    fn yields_only_in_one_branch_of_an_inner_match(xs: &[Option<u32>]) -> impl Iterator<Item = u32> {
        let mut skipped = 0;
        for x in xs {
            match x {
                None => skipped += 1,
                Some(0) => continue,
                Some(n) if *n > 10 => break,
                Some(n) => {
                    if n % 2 == 1 {
                        yield_!(*n);
                    } else {
                        skipped += 100;
                    }
                }
            }
        }
        yield_!(skipped);
    }
    with (&[Some(1), None, Some(0), Some(2), Some(3), Some(11), Some(5)]);
}

faithful! {
    /// A loop that does not yield leaves one that does.
    fn breaking_out_of_a_native_loop(words: &[&'static str]) -> impl Iterator<Item = u32> {
        let mut n = 0;
        'words: for word in words {
            for c in word.chars() {
                if c == '!' {
                    continue 'words;
                }
                if c == '.' {
                    break 'words;
                }
                if c == '#' {
                    return;
                }
                n += 1;
            }
            yield_!(n);
        }
        yield_!(n * 100);
    }
    with (&["ab", "c!d", "e", "f.g", "h"]), (&["ab", "#"]), (&["a", "b"]);
}

faithful! {
    fn native_while_let_inside_a_yielding_loop(n: u32) -> impl Iterator<Item = u32> {
        for i in 0..n {
            let mut rest = i;
            let mut sum = 0;
            while let Some(less) = rest.checked_sub(1) {
                sum += rest;
                rest = less;
            }
            yield_!(sum);
        }
    }
    with (4);
}

faithful! {
    fn native_loop_after_and_before_yields(n: u32) -> impl Iterator<Item = u32> {
        let mut sum = 0;
        for i in 0..n {
            sum += i;
        }
        yield_!(sum);
        let product: u32 = loop {
            if sum > 20 {
                break sum;
            }
            sum += 7;
        };
        yield_!(product);
    }
    with (4);
}

faithful! {
    fn one_loop_after_the_other(n: u32) -> impl Iterator<Item = u32> {
        for i in 0..n {
            yield_!(i);
        }
        let mut i = n;
        while i > 0 {
            i -= 1;
            yield_!(i * 10);
        }
        loop {
            i += 1;
            if i > n {
                break;
            }
            yield_!(i * 100);
        }
    }
    with (2), (0);
}
