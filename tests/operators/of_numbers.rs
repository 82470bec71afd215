//! What is `Copy` is still there after an operator, whatever the machine knows of its type.

use super::*;

fn any<T>(value: T) -> T {
    value
}

faithful! {
    fn named_after_it(n: i32) -> impl Iterator<Item = i32> {
        let (k, l) = any((n, n + 1));
        let a = -k;
        yield_!(a);
        let mut sum = any(1);
        sum += l;
        sum <<= k;
        yield_!(sum + k - l);
        let flag = any(n > 2);
        if !flag {
            yield_!(k);
        }
        for i in k..l {
            yield_!(i * k);
        }
        log(format_args!("{flag} {k} {l}"));
    }
    with (2), (3);
}

faithful! {
    fn on_some_paths(n: i32) -> impl Iterator<Item = i32> {
        let mut sum = any(0);
        let (k, l) = any((n, n + 1));
        for i in 0..3 {
            if i % 2 == 0 {
                sum += k;
            } else if !any(false) {
                sum -= -l;
            }
            yield_!(sum);
        }
        yield_!(-sum);
    }
    with (2), (3);
}

faithful! {
    fn generic<T: Copy + Neg<Output = T> + AddAssign + std::fmt::Debug>(a: T, b: T) -> impl Iterator<Item = T> {
        let mut c = -a;
        yield_!(c);
        c += b;
        yield_!(c);
        log(format_args!("{a:?} {b:?}"));
    }
    with (1, 2);
}

faithful! {
    fn in_closures(n: i32) -> impl Iterator<Item = i32> {
        let (k, l) = any((n, n + 1));
        let scale = |x: i32| k * x * 2;
        let scaled = scale(3);
        yield_!(scaled);
        let offset = |x: i32| (x * 2) << l;
        let moved = [1, 2].map(offset);
        yield_!(moved[0] + k);
        let inverse = |x: i32| if any(x > 0) { -k } else { !l };
        yield_!(inverse(1));
        log(format_args!("{k} {l}"));
    }
    with (2);
}
