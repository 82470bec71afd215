//! A temporary that `let` extends is a local of the `let`'s scope, also where it suspends.

use genfn_tests::faithful;

faithful! {
    test references_to_what_is_sent
    {
        #[generator]
        fn shared() -> impl Generator<Yield = u64, Send = String, Return = usize> {
            let sent = &yield_!(2);
            sent.len()
        }

        #[generator]
        fn exclusive() -> impl Generator<Yield = u64, Send = u64, Return = u64> {
            let sent = &mut yield_!(2);
            *sent += 1;
            *sent
        }

        #[generator]
        fn of_its_content() -> impl Generator<Yield = u64, Send = String, Return = usize> {
            let text: &str = &*yield_!(2);
            let first = &text.as_bytes()[0];
            usize::from(*first) + text.len()
        }

        #[generator]
        fn of_a_field() -> impl Generator<Yield = u64, Send = (u64, u64), Return = u64> {
            let second = &mut yield_!(2).1;
            *second += 1;
            let n = *second;
            yield_!(n);
            n
        }

        #[generator]
        fn of_an_element() -> impl Generator<Yield = u64, Send = Vec<u64>, Return = u64> {
            let second = &mut yield_!(2)[1];
            *second += 1;
            *second
        }
    }
    run {
        drive!(shared(), ["abc".to_owned()]);
        drive!(exclusive(), [4u64]);
        drive!(of_its_content(), ["abc".to_owned()]);
        drive!(of_a_field(), [(1u64, 2u64), (3, 4)]);
        drive!(of_an_element(), [vec![1u64, 2]]);
    }
}

faithful! {
    fn lives_until_the_end_of_the_scope() -> impl Iterator<Item = usize> {
        {
            let before = make("before");
            let d = &{ yield_!(1); make("d") };
            let after = make("after");
            log(d.0);
            let n = d.0.len();
            yield_!(n);
        }
        yield_!(3);
    }
    with ();
}

faithful! {
    fn inside_a_literal() -> impl Iterator<Item = usize> {
        let n = {
            let pair = (&seen("a", { yield_!(1); make("a") }), seen("three", 3));
            log("pair");
            pair.0.0.len() + pair.1
        };
        yield_!(n);
        let n = {
            let array = [&seen("b", { yield_!(2); make("b") }), &make("c")];
            log("array");
            array[1].0.len()
        };
        yield_!(n);
    }
    with ();
}

// Rust 1.88 does not extend these.
#[cfg(feature = "rust_1_89")]
faithful! {
    fn in_a_variant() -> impl Iterator<Item = usize> {
        let n = {
            let some = Some(&mut seen("d", { yield_!(3); make("d") }));
            log("some");
            some.map_or(0, |d| d.0.len())
        };
        yield_!(n);
    }
    with ();
}

faithful! {
    fn beside_an_operand_that_suspends() -> impl Iterator<Item = usize> {
        let n = {
            let many = (make("moved"), &make("extended"), { yield_!(1); make("sent") }, &make("late"), make("last"));
            log(many.1.0);
            many.3.0.len()
        };
        yield_!(n);
    }
    with ();
}

faithful! {
    fn operands_that_do_not_suspend_keep_their_order() -> impl Iterator<Item = usize> {
        let mut count = 0;
        let n = {
            let many = (count, &{ count += 1; yield_!(count); make("a") }, count, { count += 1; yield_!(count); count });
            many.0 + 10 * many.2 + 100 * many.3 + many.1.0.len()
        };
        yield_!(n);
    }
    with ();
}

faithful! {
    test in_the_tail_of_a_block_and_under_a_cast
    {
        #[generator]
        fn both() -> impl Generator<Yield = usize, Send = usize, Return = usize> {
            let n = {
                let unsized_one: &[u8] = &[1, yield_!(2) as u8] as &[u8];
                unsized_one.len()
            } + {
                let tail = { &seen("tail", { yield_!(1); make("tail") }) };
                tail.0.len()
            };
            yield_!(n)
        }
    }
    run {
        drive!(both(), [1usize, 2, 3]);
        drive!(both(), [1usize]);
    }
}

faithful! {
    fn a_pattern_that_borrows(n: usize) -> impl Iterator<Item = usize> {
        let length = {
            let ref d = { yield_!(1); make("by ref") };
            d.0.len()
        };
        let length = length + {
            let (ref a, ref b) = (make("a"), seen("b", { yield_!(2); make("b") }));
            log("both");
            a.0.len() + b.0.len()
        };
        yield_!(length + n);
    }
    with (1);
}
