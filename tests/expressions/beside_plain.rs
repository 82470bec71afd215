//! Bodies beside a closure that is called at once: sent values, errors, what is changed, delegation, each way of ending.

use genfn_tests::faithful;

faithful! {
    test early_returns {}
    run {
        for limit in [0, 1, 5] {
            let guard = make("guard");
            drive!(gen_!({
                for n in 0..3 {
                    if n == limit {
                        return;
                    }
                    yield_!(n);
                }
                guard.touch();
            }));
        }
    }
}

faithful! {
    test bodies_of_one_expression {}
    run {
        let n = 3;
        drive!(gen_!({ yield_!(n) }));
        drive!(gen_!({ if n > 2 { yield_!(1) } else { yield_!(2) } }));
        drive!(gen_!({ loop { yield_!(n); } }));
    }
}

faithful! {
    test an_error_is_the_last_item {}
    run {
        for text in ["1 2", "1 x 3", "x", ""] {
            let guard = make("guard");
            drive!(gen_!(|| -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
                for word in text.split(' ') {
                    let _word = make("word");
                    yield_!(Ok(word.parse::<u32>()?));
                }
                guard.touch();
            }));
        }
    }
}

faithful! {
    test an_error_that_is_returned {}
    run {
        for n in 0..3 {
            drive!(gen_!(|| -> impl Iterator<Item = Result<u32, String>> {
                yield_!(Ok(n));
                if n == 1 {
                    return Err("one".to_owned());
                }
                if n == 2 {
                    return;
                }
                yield_!(Err("not the last".to_owned()));
            }));
        }
    }
}

faithful! {
    test assigned_and_pushed_to {}
    run {
        let mut total = 0;
        let mut list = vec![make("x")];
        drive!(gen_!({
            for n in 0..3 {
                total += n;
                list.push(make("y"));
                yield_!(total);
            }
            list.clear();
            yield_!(list.len());
        }));
    }
}

faithful! {
    test assigned_whole_drops_what_was_there {}
    run {
        let mut d = make("before");
        drive!(gen_!({
            yield_!(d.touch());
            d = make("after");
            yield_!(d.touch());
        }));
    }
}

faithful! {
    test sent_values {}
    run {
        let step = 2;
        let end = make("end");
        drive!(gen_!(|| -> impl Generator<Yield = u32, Send = Option<u32>, Return = &'static str> {
            let mut total = 0;
            while let Some(n) = yield_!(total) {
                total += n * step;
            }
            end.touch()
        }), [Some(1u32), Some(2), None]);
    }
}

faithful! {
    test sent_values_and_a_closure_that_is_called {}
    run {
        let mut f = { let d = make("of f"); move |n: u32| { d.touch(); n + 1 } };
        drive!(gen_!(|| -> impl Generator<Yield = u32, Send = Option<u32>, Return = u32> {
            let mut total = 0;
            while let Some(n) = yield_!(total) {
                total += f(n);
            }
            f(total)
        }), [Some(1u32), Some(2), None]);
    }
}

faithful! {
    test delegation {}
    run {
        let list = vec![make("x"), make("y")];
        let kept = make("kept");
        drive!(gen_!({
            yield_!("first");
            yield_from!(list.iter().map(|d| d.0).collect::<Vec<_>>());
            yield_!(kept.touch());
        }));
    }
}
