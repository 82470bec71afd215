//! Loops that yield: every kind, nested, labelled, left and continued from every depth.

use genfn_tests::faithful;

faithful! {
    fn over_iter_of_a_slice(xs: &[u32]) -> impl Iterator<Item = u32> {
        for x in xs.iter() {
            yield_!(*x);
        }
        yield_!(xs.len() as u32);
    }
    with (&[1, 2]), (&[]);
}

faithful! {
    fn over_a_reference(xs: &Vec<String>) -> impl Iterator<Item = &String> {
        for x in xs {
            yield_!(x);
        }
        for x in &xs[1..] {
            yield_!(x);
        }
    }
    with (&vec!["a".to_string(), "b".to_string()]);
}

faithful! {
    /// The places change while the generator is suspended, and keep their values.
    test over_iter_mut
    {
        #[generator]
        fn doubled(xs: &mut [u32]) -> impl Iterator<Item = u32> {
            for x in xs.iter_mut() {
                *x *= 2;
                yield_!(*x);
                *x += 1;
            }
        }
    }
    run {
        let mut xs = vec![1, 2, 3];
        drive!(doubled(&mut xs));
        log(format!("{xs:?}"));
    }
}

faithful! {
    fn over_mutable_references_handed_out(xs: &mut Vec<u32>) -> impl Iterator<Item = &mut u32> {
        for x in xs {
            *x += 1;
            yield_!(x);
        }
    }
    with (&mut vec![1, 2]);
}

faithful! {
    fn over_lines_of_an_argument(text: &str) -> impl Iterator<Item = &str> {
        for line in text.lines() {
            yield_!(line.trim());
        }
    }
    with ("a\n b \n\nc"), ("");
}

faithful! {
    fn over_enumerated_parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
        for (i, part) in text.split(' ').enumerate() {
            if !part.is_empty() {
                yield_!((i, part));
            }
        }
    }
    with ("a  b c");
}

faithful! {
    fn over_a_vec_by_value(xs: Vec<D>) -> impl Iterator<Item = &'static str> {
        for x in xs {
            yield_!(x.0);
        }
        log("after");
    }
    with (vec![D("a"), D("b"), D("c")]), (vec![]);
}

faithful! {
    fn over_an_array_of_owned(xs: [D; 2]) -> impl Iterator<Item = D> {
        for x in xs {
            log("next");
            yield_!(x);
        }
    }
    with ([D("a"), D("b")]);
}

faithful! {
    fn over_a_range_backwards(n: u32) -> impl Iterator<Item = u32> {
        for i in (0..n).rev().step_by(2) {
            yield_!(i);
        }
        for i in 0..=n {
            yield_!(i);
        }
    }
    with (3), (0);
}

faithful! {
    fn over_an_option() -> impl Iterator<Item = u32> {
        for x in Some(3) {
            yield_!(x);
        }
        for x in None::<u32> {
            yield_!(x);
        }
        for (i, c) in "xy".char_indices() {
            yield_!(i as u32 + c as u32);
        }
    }
    with ();
}

faithful! {
    /// The head is evaluated once, and what it makes is dropped when the loop ends.
    fn the_iterator_is_dropped_when_the_loop_ends(n: u32) -> impl Iterator<Item = u32> {
        struct Count(u32, D);
        impl Iterator for Count {
            type Item = u32;
            fn next(&mut self) -> Option<u32> {
                log("next");
                (self.0 > 0).then(|| {
                    self.0 -= 1;
                    self.0
                })
            }
        }
        for x in Count(n, make("iterator")) {
            let _item = D("item");
            yield_!(x);
            if x == 1 {
                break;
            }
            log("again");
        }
        log("after");
        yield_!(100);
    }
    with (4), (1), (0);
}

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
    fn break_of_the_outer_loop_with_a_value(n: u32) -> impl Generator<Yield = u32, Return = u32> {
        let found = 'outer: loop {
            let _d = D("outer");
            for i in 0.. {
                let _e = D("inner");
                yield_!(i);
                if i == n {
                    break 'outer i * 100;
                }
            }
        };
        yield_!(found);
        found + 1
    }
    with (0), (2);
}

faithful! {
    fn continue_of_the_outer_loop(n: u32) -> impl Iterator<Item = (u32, u32)> {
        'outer: for i in 0..n {
            let _d = D("outer");
            for j in 0..n {
                let _e = D("inner");
                if j > i {
                    continue 'outer;
                }
                yield_!((i, j));
            }
            log("inner ended");
        }
    }
    with (3);
}

faithful! {
    fn labels_that_shadow_each_other() -> impl Iterator<Item = u32> {
        let mut n = 0;
        'a: loop {
            n += 1;
            'a: loop {
                yield_!(n);
                if n % 2 == 0 {
                    break 'a;
                }
                n += 1;
            }
            if n > 4 {
                break 'a;
            }
            yield_!(100);
        }
    }
    with ();
}

faithful! {
    /// Three loops deep, each left from the innermost one.
    fn leaving_from_three_loops_deep(n: u32) -> impl Iterator<Item = u32> {
        'a: for a in 0..n {
            let _a = D("a");
            'b: while a < 10 {
                let _b = D("b");
                loop {
                    let _c = D("c");
                    yield_!(a);
                    match a {
                        0 => break 'b,
                        1 => continue 'a,
                        2 => break,
                        3 => break 'a,
                        _ => return,
                    }
                }
                yield_!(1000);
                break;
            }
            yield_!(2000);
        }
        log("end");
    }
    with (5);
}

faithful! {
    fn yielding_while_condition(mut n: u32) -> impl Generator<Yield = u32, Send = bool> {
        while yield_!(n) {
            let _d = D("body");
            n += 1;
        }
        yield_!(n * 100);
    }
    with (3) [true, true, false, true], (3) [false];
}

faithful! {
    fn compound_while_condition(mut n: u32) -> impl Generator<Yield = u32, Send = Option<u32>> {
        while n > 0 && yield_!(n).is_some() || yield_!(1000).is_some_and(|x| x > 5) {
            n -= 1;
            if n > 100 {
                break;
            }
        }
        log("end");
    }
    with (2) [Some(1u32), None, Some(6), None, Some(1)], (1) [Some(1u32), Some(0)];
}

faithful! {
    fn yielding_while_let(k: u32) -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
        let mut sum = k;
        while let Some(n) = yield_!(sum) {
            if n == 0 {
                continue;
            }
            sum += n;
        }
        sum
    }
    with (0) [Some(1u32), Some(0), Some(5), None], (0) [None::<u32>];
}

faithful! {
    fn yielding_for_head() -> impl Generator<Yield = &'static str, Send = u32> {
        for i in 0..yield_!("how many") {
            let more = yield_!("each");
            log(format!("{i} {more}"));
        }
        for i in [yield_!("a"), yield_!("b")] {
            log(i);
        }
    }
    with () [2u32, 10, 20, 7, 8], () [0u32, 1, 2];
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
    fn loop_with_a_value_that_yields(n: u32) -> impl Generator<Yield = u32, Return = String> {
        let mut i = 0;
        let text = loop {
            if i == n {
                break format!("{i}");
            }
            yield_!(i);
            i += 1;
        };
        log(&text);
        loop {
            yield_!(77);
            break text;
        }
    }
    with (0), (2);
}

faithful! {
    fn labelled_block_left_with_a_value(n: u32) -> impl Iterator<Item = u32> {
        let value = 'block: {
            let _d = D("block");
            if n == 0 {
                break 'block 1;
            }
            yield_!(n);
            if n == 1 {
                break 'block 2;
            }
            yield_!(n + 1);
            3
        };
        yield_!(value * 100);
    }
    with (0), (1), (2);
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
    fn break_with_a_yielded_value() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        loop {
            let _d = D("loop");
            if yield_!(1) > 2 {
                break yield_!(2);
            }
        }
    }
    with () [1u32, 3, 9], () [1u32, 1];
}

faithful! {
    fn break_value_that_needs_a_coercion(flag: bool) -> impl Iterator<Item = u32> {
        let f: Box<dyn Fn(u32) -> u32> = loop {
            if flag {
                yield_!(1);
                break Box::new(|n| n + 1);
            }
            yield_!(2);
            break Box::new(|n| n * 10);
        };
        yield_!(f(5));
    }
    with (true), (false);
}

faithful! {
    fn iterator_advanced_by_hand_inside_its_own_loop(xs: Vec<u32>) -> impl Iterator<Item = u32> {
        let mut it = xs.into_iter();
        while let Some(x) = it.next() {
            if x == 0 {
                it.next();
                continue;
            }
            for y in it.by_ref() {
                if y == 0 {
                    break;
                }
                log(y);
            }
            yield_!(x);
        }
    }
    with (vec![1, 2, 3, 0, 4, 0, 0, 5, 6]);
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

faithful! {
    fn endless(seed: u32) -> impl Iterator<Item = u32> {
        let _d = D("held");
        let mut n = seed;
        loop {
            yield_!(n);
            n = n * 5 % 97;
        }
    }
    with (1);
}

faithful! {
    /// Conditions of which only some parts yield.
    fn while_with_yields_in_both_the_condition_and_the_body(n: u32) -> impl Generator<Yield = u32, Send = u32> {
        let mut i = 0;
        while {
            let _cond = D("condition");
            let limit = yield_!(i);
            i < limit && i < n
        } {
            let _body = D("body");
            i += yield_!(i + 100);
            if i == 3 {
                continue;
            }
        }
    }
    with (5) [9u32, 1, 9, 2, 9, 1, 0];
}

faithful! {
    fn a_loop_in_a_loop_head() -> impl Iterator<Item = u32> {
        for x in {
            let mut v = Vec::new();
            for i in 0..2 {
                yield_!(i);
                v.push(i + 10);
            }
            v
        } {
            yield_!(x);
        }
        while let Some(x) = {
            let mut found = None;
            for i in 0..3 {
                yield_!(i + 50);
                if i == 1 {
                    found = Some(i);
                    break;
                }
            }
            found
        } {
            yield_!(x);
            break;
        }
    }
    with ();
}

faithful! {
    fn break_inside_a_loop_condition() -> impl Generator<Yield = u32, Send = bool> {
        let mut n = 0;
        loop {
            n += 1;
            'inner: while {
                if yield_!(n) {
                    break 'inner;
                }
                n < 4
            } {
                n += 1;
            }
            log(format!("inner left at {n}"));
            if n > 5 {
                break;
            }
        }
    }
    with () [false, true, false, false, true, true, true];
}

faithful! {
    /// A macro may hide the jump, in any turn of the loop.
    fn continue_hidden_in_a_macro() -> impl Iterator<Item = u32> {
        macro_rules! skip {
            ($skip:expr) => {
                if $skip {
                    continue;
                }
            };
        }
        for n in 0..4u32 {
            yield_!(n);
            skip!(n % 2 == 0);
            yield_!(100 + n);
        }
        yield_!(200);
    }
    with ();
}

faithful! {
    fn break_hidden_in_a_macro(last: u32) -> impl Iterator<Item = u32> {
        macro_rules! stop {
            ($stop:expr) => {
                if $stop {
                    break;
                }
            };
        }
        let mut n = 0;
        loop {
            let _turn = make("turn");
            yield_!(n);
            stop!(n == last);
            n += 1;
        }
        yield_!(200);
    }
    with (0), (2);
}

faithful! {
    /// Macros of the machine's own have such names.
    fn break_hidden_in_a_macro_whose_name_looks_generated(last: u32) -> impl Iterator<Item = u32> {
        macro_rules! __stop {
            ($stop:expr) => {
                if $stop {
                    break;
                }
            };
        }
        let mut n = 0;
        loop {
            let _turn = make("turn");
            yield_!(n);
            __stop!(n == last);
            n += 1;
        }
        yield_!(200);
    }
    with (0), (2);
}

faithful! {
    fn labelled_jumps_handed_to_a_macro() -> impl Iterator<Item = u32> {
        macro_rules! skip {
            ($label:lifetime, $skip:expr) => {
                if $skip {
                    continue $label;
                }
            };
        }
        'outer: for n in 0..3u32 {
            for m in 0..3u32 {
                yield_!(n * 10 + m);
                skip!('outer, m == n);
            }
        }
    }
    with ();
}

faithful! {
    fn first_items_of_a_borrowed_list(xs: &[u32]) -> impl Iterator<Item = u32> {
        for &x in xs.iter().take(2) {
            yield_!(x);
        }
    }
    with (&[1, 2, 3]);
}

faithful! {
    /// A chain becomes a labelled block, where a jump has to say its loop.
    fn jumps_in_the_operands_of_macros_and_in_heads_inside_a_chain() -> impl Iterator<Item = u32> {
        for n in 0..4 {
            if let Some(a) = Some(n) && a == 9 {} else {
                let v = vec![1, if n == 1 { continue } else { 2 }, if n == 3 { break } else { 4 }];
                yield_!(v.len() as u32);
                yield_!(if n == 2 { continue } else { n });
            }
        }
        let mut k = 0;
        loop {
            k += 1;
            if let Some(a) = Some(k) && yield_!(a) == () {
                for _ in match k { 1 => continue, 2 => 0..2, _ => break } { yield_!(50); }
            }
        }
    }
    with ();
}
