//! How it ends: like an iterator that is fused, and on every path.

use genfn::prelude::*;

#[test]
fn it_is_fused() {
    let mut once = gen_!({ yield_!(1) });
    assert_eq!([once.next(), once.next(), once.next()], [Some(1), None, None]);
    fn fused(_: impl std::iter::FusedIterator) {}
    fused(once);
}

#[test]
fn nothing_runs_before_the_first_item() {
    let started = std::cell::Cell::new(false);
    let noted = &started;
    let mut generator = gen_!({
        noted.set(true);
        yield_!(1);
    });
    assert!(!started.get());
    generator.next();
    assert!(started.get());
}

#[test]
fn one_that_yields_nothing_has_its_type_written() {
    let mut nothing = gen_!(|| -> impl Iterator<Item = u8> {});
    assert_eq!(nothing.next(), None);
}

#[test]
fn what_it_is_asked_for_is_like_any_iterator() {
    let xs = [3, 1, 2];
    let generator = gen_!({
        for x in xs {
            yield_!(x);
        }
    });
    assert_eq!(generator.size_hint().0, 0);
    let mut sorted: Vec<i32> = generator.clone().filter(|x| *x > 1).collect();
    sorted.sort_unstable();
    assert_eq!(sorted, [2, 3]);
    assert_eq!(generator.fold((0, 0), |(count, sum), x| (count + 1, sum + x)), (3, 6));
}

#[test]
fn fold_and_next_agree_where_something_was_left_to_the_closure() {
    let k = 10;
    let f = move |x: u32| x + k;
    let make = move || {
        gen_!({
            for x in 0..4 {
                yield_!(f(x));
            }
        })
    };
    let mut by_next = Vec::new();
    let mut generator = make();
    let mut item = generator.next();
    while let Some(x) = item {
        by_next.push(x);
        item = generator.next();
    }
    assert_eq!(
        make().fold(Vec::new(), |mut all, x| {
            all.push(x);
            all
        }),
        by_next
    );
    assert_eq!(make().count(), 4);
}

#[test]
fn what_was_left_to_the_closure_is_dropped_when_the_body_ends() {
    let holder = std::rc::Rc::new(());
    let held = holder.clone();
    let f = move |x: u32| x + u32::from(std::rc::Rc::strong_count(&held) > 1);
    let mut generator = gen_!({ yield_!(f(1)) });
    assert_eq!(generator.next(), Some(2));
    assert_eq!(std::rc::Rc::strong_count(&holder), 2);
    assert_eq!(generator.next(), None);
    assert_eq!(std::rc::Rc::strong_count(&holder), 1);
    assert_eq!(generator.next(), None);
}
