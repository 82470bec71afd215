//! Every kind of function: generic ones, arguments of every kind, boxed returns.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::{Debug, Display};

use genfn_tests::faithful;

faithful! {
    fn generic_over_a_type<T: Clone + Debug>(x: T, n: u32) -> impl Iterator<Item = T> {
        let mut all = Vec::new();
        for _ in 0..n {
            all.push(x.clone());
            yield_!(x.clone());
        }
        log(format!("{all:?}"));
        yield_!(x);
    }
    with ("a", 2), (D("generic"), 1), (Some(1.5), 0);
}

faithful! {
    fn generic_with_a_where_clause<K, V>(map: BTreeMap<K, V>, fallback: V) -> impl Iterator<Item = V>
    where
        K: Ord + Display,
        V: Debug,
    {
        let first = map.keys().next().map(|k| k.to_string());
        for (k, v) in map {
            log(format!("{k} {first:?}"));
            yield_!(v);
        }
        yield_!(fallback);
    }
    with (BTreeMap::from([(1, "a"), (2, "b")]), "none"), (BTreeMap::<u8, u8>::new(), 0);
}

faithful! {
    fn generic_over_a_closure<F>(f: F, n: u32) -> impl Iterator<Item = u32>
    where
        F: Fn(u32) -> u32,
    {
        for i in 0..n {
            yield_!(f(i));
        }
    }
    with (|n| n * 2, 3);
}

faithful! {
    fn generic_over_a_mutable_closure(mut f: impl FnMut(u32) -> Option<u32>) -> impl Iterator<Item = u32> {
        let mut n = 0;
        while let Some(x) = f(n) {
            yield_!(x);
            n = x;
        }
    }
    with ({ let mut left = 3; move |n| { left -= 1; (left > 0).then_some(n + left) } });
}

faithful! {
    fn generic_over_lifetimes<'a, 'b: 'a>(text: &'a str, more: &'b str, n: &Cell<u32>) -> impl Iterator<Item = &'a str> {
        for word in text.split(' ') {
            n.set(n.get() + 1);
            yield_!(word);
        }
        yield_!(more);
        log(n.get());
    }
    with ("a b", "c", &Cell::new(0));
}

faithful! {
    fn generic_over_a_constant<const N: usize>(xs: [u32; N]) -> impl Iterator<Item = u32> {
        let mut sums = [0; N];
        for (i, x) in xs.into_iter().enumerate() {
            sums[i] = x * 2;
            yield_!(sums[i]);
        }
        yield_!(N as u32);
    }
    with ([1, 2, 3]), ([0; 0]);
}

faithful! {
    test turbofish_and_explicit_constants
    {
        #[generator]
        fn chunks<T: Copy + Default + Debug, const N: usize>(xs: &[T]) -> impl Iterator<Item = [T; N]> {
            let mut chunk = [T::default(); N];
            let mut filled = 0;
            for x in xs {
                chunk[filled] = *x;
                filled += 1;
                if filled == N {
                    yield_!(chunk);
                    filled = 0;
                    chunk = [T::default(); N];
                }
            }
            if filled > 0 {
                yield_!(chunk);
            }
        }
    }
    run {
        drive!(chunks::<u8, 2>(&[1, 2, 3]));
        drive!(chunks::<char, 3>(&['a']));
    }
}

faithful! {
    fn impl_trait_arguments(xs: impl IntoIterator<Item = impl Display>, sep: impl Into<String>) -> impl Iterator<Item = String> {
        let sep = sep.into();
        for x in xs {
            yield_!(format!("{x}{sep}"));
        }
    }
    with ([1, 2], "!"), (vec!["a"], String::from("?"));
}

faithful! {
    fn destructured_arguments(
        (a, mut b): (u32, u32),
        Point { x, y: [y0, ..] }: Point,
        &c: &u32,
        [first, .., last]: [u32; 3],
    ) -> impl Iterator<Item = u32> {
        yield_!(a);
        b += 1;
        yield_!(b + c);
        yield_!(x + y0);
        yield_!(first * last);
    }
    with ((1, 2), Point { x: 3, y: [4, 5] }, &6, [7, 8, 9]);
}

#[derive(Debug, Clone)]
struct Point {
    x: u32,
    y: [u32; 2],
}

faithful! {
    test disjoint_fields_of_a_mutable_argument
    {
        #[derive(Debug)]
        struct State {
            queue: Vec<u32>,
            done: Vec<u32>,
        }
        #[generator]
        fn process(state: &mut State, by: u32) -> impl Iterator<Item = u32> {
            for job in &state.queue {
                state.done.push(*job * by);
                yield_!(*job);
            }
        }
    }
    run {
        let mut state = State { queue: vec![1, 2], done: vec![] };
        drive!(process(&mut state, 10));
        log(format!("{state:?}"));
    }
}

faithful! {
    test mutable_argument_iterated_and_not_used_again
    {
        #[generator]
        fn bump_all(xs: &mut Vec<u32>, by: u32) -> impl Iterator<Item = u32> {
            xs.push(0);
            for x in xs.iter_mut() {
                *x += by;
                yield_!(*x);
            }
        }
        #[generator]
        fn drain_all(xs: &mut Vec<D>) -> impl Iterator<Item = D> {
            for x in xs.drain(..) {
                yield_!(x);
            }
        }
    }
    run {
        let mut xs = vec![1, 2];
        drive!(bump_all(&mut xs, 5));
        log(format!("{xs:?}"));
        let mut ds = vec![D("a"), D("b")];
        drive!(drain_all(&mut ds));
        log(format!("{ds:?}"));
    }
}

faithful! {
    test mutable_argument_used_between_yields
    {
        #[generator]
        fn record(out: &mut Vec<String>, n: u32) -> impl Iterator<Item = usize> {
            for i in 0..n {
                out.push(i.to_string());
                yield_!(out.len());
                let last = out.last_mut().unwrap();
                last.push('!');
                yield_!(last.len());
            }
            out.clear();
        }
    }
    run {
        let mut out = vec![];
        drive!(record(&mut out, 2));
        log(format!("{out:?}"));
    }
}

faithful! {
    test boxed_iterator_that_borrows
    {
        #[generator]
        fn words<'a>(text: &'a str) -> Box<dyn Iterator<Item = &'a str> + 'a> {
            let _d = D("held");
            for word in text.split(' ') {
                yield_!(word);
            }
        }
        #[generator]
        fn elided(text: &str) -> Box<dyn Iterator<Item = usize> + '_> {
            for word in text.split(' ') {
                yield_!(word.len());
            }
        }
        #[generator]
        fn owned(n: u32) -> Box<dyn Iterator<Item = u32> + Send> {
            yield_!(n);
            yield_!(n + 1);
        }
    }
    run {
        let text = String::from("a bc");
        drive!(words(&text));
        drive!(elided(&text));
        drive!(owned(3));
    }
}

faithful! {
    test boxed_generators
    {
        #[generator]
        fn of_a_trait_object(k: u32) -> Box<dyn Generator<Yield = u32, Send = Option<u32>, Return = String>> {
            let mut sum = k;
            while let Some(n) = yield_!(sum) {
                sum += n;
            }
            sum.to_string()
        }
        #[generator]
        fn of_the_alias<'a>(text: &'a str) -> BoxGenerator<'a, &'a str, u32, usize> {
            let n = yield_!(text);
            yield_!(&text[n as usize..]);
            text.len()
        }
        #[generator]
        fn of_the_alias_with_defaults(text: &str) -> BoxGenerator<'_, char> {
            for c in text.chars() {
                yield_!(c);
            }
        }
    }
    run {
        drive!(of_a_trait_object(1), [Some(2u32), None]);
        drive!(of_the_alias("abc"), [1u32, 0]);
        drive!(of_the_alias_with_defaults("ab"));
    }
}

faithful! {
    fn impl_trait_inside_the_item(n: u32) -> impl Iterator<Item = (u32, impl Display + Debug)> {
        for i in 0..n {
            yield_!((i, format!("<{i}>")));
        }
    }
    with (2);
}

faithful! {
    fn impl_trait_as_the_item(n: u32) -> impl Iterator<Item = impl Debug> {
        yield_!(n + 1);
        let more = n * 2;
        yield_!(more);
    }
    with (2);
}

faithful! {
    fn reference_items_with_elided_lifetimes(text: &str) -> impl Iterator<Item = &str> {
        let mut rest = text;
        while let Some((head, tail)) = rest.split_once(',') {
            yield_!(head);
            rest = tail;
        }
        yield_!(rest);
    }
    with ("a,b,,c"), ("");
}

faithful! {
    test items_of_associated_and_generic_types
    {
        #[generator]
        fn pairs<I>(it: I) -> impl Iterator<Item = (I::Item, I::Item)>
        where
            I: Iterator,
            I::Item: Debug,
        {
            let mut it = it;
            while let (Some(a), Some(b)) = (it.next(), it.next()) {
                yield_!((a, b));
            }
        }
        #[generator]
        fn repeated<T>(x: T, times: usize) -> impl Iterator<Item = <Vec<T> as IntoIterator>::Item>
        where
            T: Clone + Debug,
        {
            for x in vec![x; times] {
                yield_!(x);
            }
        }
    }
    run {
        drive!(pairs("abcde".chars()));
        drive!(pairs(vec![D("a"), D("b"), D("c")].into_iter()));
        drive!(repeated(D("x"), 2));
    }
}

faithful! {
    test functions_inside_functions_and_modules
    {
        pub mod inner {
            use super::*;
            #[generator]
            pub(super) fn numbers(n: u32) -> impl Iterator<Item = u32> {
                for i in 0..n {
                    yield_!(i);
                }
            }
        }
        fn outer(n: u32) -> u32 {
            n + 1
        }
    }
    run {
        #[generator]
        fn local(n: u32) -> impl Iterator<Item = u32> {
            yield_!(outer(n));
        }
        drive!(inner::numbers(2));
        drive!(local(4));
    }
}

faithful! {
    /// Doc comments, lints and other attributes stay on the function.
    test attributes_and_qualifiers
    {
        /// Documented.
        #[must_use]
        #[inline]
        #[generator]
        pub(crate) fn documented(n: u32) -> impl Iterator<Item = u32> {
            yield_!(n);
        }
        #[generator]
        #[allow(non_snake_case)]
        fn Shouted(#[allow(unused_variables)] N: u32) -> impl Iterator<Item = u32> {
            yield_!(N);
        }
        #[generator]
        fn r#for(r#in: u32) -> impl Iterator<Item = u32> {
            yield_!(r#in);
        }
    }
    run {
        drive!(documented(1));
        drive!(Shouted(2));
        drive!(r#for(3));
    }
}

faithful! {
    test bounds_beside_the_iterator
    {
        #[generator]
        fn fused(n: u32) -> impl Iterator<Item = u32> + std::iter::FusedIterator {
            yield_!(n);
        }
        #[generator]
        fn sent_to_threads(n: u32) -> impl Iterator<Item = u32> + Send + Sync + 'static {
            let v = vec![n];
            yield_!(v[0]);
            yield_!(v.len() as u32);
        }
        #[generator]
        fn captures_one<'a>(text: &'a str) -> impl Iterator<Item = usize> + use<'a> {
            yield_!(text.len());
        }
        #[generator]
        fn outlives<'a, T: Debug + 'a>(x: &'a T) -> impl Iterator<Item = &'a T> + 'a {
            yield_!(x);
        }
    }
    run {
        drive!(fused(1));
        drive!(sent_to_threads(2));
        drive!(captures_one("abc"));
        drive!(outlives(&3));
    }
}

faithful! {
    fn many_arguments(a: u8, b: i16, c: char, d: bool, e: &str, f: f64, g: (), h: [u8; 2], i: Option<D>) -> impl Iterator<Item = String> {
        yield_!(format!("{a} {b} {c}"));
        yield_!(format!("{d} {e} {f}"));
        yield_!(format!("{g:?} {h:?} {i:?}"));
    }
    with (1, 2, 'c', true, "e", 1.5, (), [1, 2], Some(D("i")));
}

faithful! {
    /// What a closure argument returns borrows from the other argument.
    fn higher_ranked_closure(text: &str, pick: impl for<'x> Fn(&'x str) -> &'x str) -> impl Iterator<Item = &str> {
        yield_!(pick(text));
        let again = pick(&text[1..]);
        yield_!(again);
        yield_!(text);
    }
    with ("abc", |s| &s[..1]);
}

faithful! {
    fn unsized_and_dynamic_arguments(shown: &dyn Display, all: Box<[u32]>, mut next: Box<dyn FnMut() -> u32>) -> impl Iterator<Item = String> {
        yield_!(shown.to_string());
        for n in all.into_iter() {
            yield_!(format!("{n} {}", next()));
        }
        yield_!(format!("{shown} {}", next()));
    }
    with (&1.5, vec![1, 2].into_boxed_slice(), { let mut n = 0; Box::new(move || { n += 1; n }) });
}
