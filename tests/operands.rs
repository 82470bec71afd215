//! As what each operand of an expression is needed: its value, a place, or nothing until later. What is consumed is gone, what
//! is borrowed stays until the end of its scope, and temporaries last as they do in the plain function.

use std::collections::HashSet;

use genfn_tests::faithful;

faithful! {
    fn take_of_an_iterator_consumes_it() -> impl Iterator<Item = u32> {
        let all = vec![D("a"), D("b"), D("c")].into_iter();
        let two = all.take(2);
        yield_!(0);
        log(two.map(|d| d.0.len()).sum::<usize>());
        yield_!(1);
    }
    with ();
}

faithful! {
    fn take_of_an_option_borrows_it() -> impl Iterator<Item = u32> {
        let mut option = Some(D("a"));
        let taken = option.take();
        yield_!(0);
        drop(taken);
        yield_!(1);
        option = Some(D("b"));
        yield_!(2);
        log(option.is_some());
    }
    with ();
}

faithful! {
    fn take_of_a_set_borrows_it() -> impl Iterator<Item = bool> {
        let mut words = HashSet::from(["a", "b"].map(str::to_owned));
        let taken = words.take(&"a".to_owned());
        yield_!(taken.is_some());
        log(format!("{taken:?}"));
        let taken = words.take("b");
        yield_!(taken.is_some());
        log(words.len());
    }
    with ();
}
