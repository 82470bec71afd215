//! What else such a machine is.

use genfn::prelude::*;

#[generator]
fn down(n: u32) -> impl Iterator<Item = u32> + Clone + std::fmt::Debug + Send {
    yield_!(n);
    if n > 0 {
        yield_from!(down(n - 1));
    }
    yield_!(n + 10);
}

#[test]
fn is_what_it_promises() {
    let mut down = down(3);
    assert_eq!(down.size_hint(), (2, None));
    assert_eq!(down.next(), Some(3));
    assert_eq!(down.by_ref().take(2).last(), Some(1));
    let mut again = down.clone();
    let rest: Vec<_> = std::thread::spawn(move || again.by_ref().collect()).join().unwrap();
    assert_eq!(rest, [0, 10, 11, 12, 13]);
    assert!(format!("{down:?}").starts_with("down { at: \"tests"), "{down:?}");
    assert_eq!(down.collect::<Vec<_>>(), [0, 10, 11, 12, 13]);
}

/// What it delegates to besides, by boxes of its own kind too.
#[generator]
fn through_a_box(n: u32) -> impl Generator<Yield = u32, Return = u32> {
    yield_!(n);
    if n == 0 {
        return 0;
    }
    if n % 2 == 0 {
        let inner: BoxGenerator<'static, u32, (), u32> = boxed(n - 1);
        1 + yield_from!(inner)
    } else {
        1 + yield_from!(through_a_box(n - 1))
    }
}

fn boxed(n: u32) -> BoxGenerator<'static, u32, (), u32> {
    Box::new(through_a_box(n))
}

#[generator]
fn around(n: u32) -> BoxGenerator<'static, u32, (), u32> {
    100 + yield_from!(boxed(n))
}

#[test]
fn is_a_frame_among_frames() {
    let mut g = around(5);
    let mut seen = Vec::new();
    let returned = loop {
        match g.resume(genfn::Resume::Start) {
            Ok(value) => seen.push(value),
            Err(stop) => break stop.value,
        }
    };
    assert_eq!((seen, returned), (vec![5, 4, 3, 2, 1, 0], Some(105)));
}

/// Those that return a `Result` iterate over it.
#[generator]
fn fallible(n: i32) -> impl Generator<Yield = i32, Return = Result<i32, String>> {
    if n < 0 {
        return Err("below".to_owned());
    }
    yield_!(n);
    let below = yield_from!(fallible(n - 1))?;
    Ok(below + 1)
}

#[test]
fn iterates_over_results() {
    assert_eq!(fallible(1).collect::<Vec<_>>(), [Ok(1), Ok(0), Err("below".to_owned())]);
}

/// Names that stand for a type of the signature.
fn mapped<T: Copy, U>(items: &[T], f: fn(T) -> U) -> impl Iterator<Item = U> + use<'_, T, U> {
    #[generator]
    fn mapped<'a, T, U>(items: &'a [T], f: fn(T) -> U) -> impl Iterator<Item = U> + use<'a, T, U>
    where
        T: Copy,
    {
        let [first, rest @ ..] = items else { return };
        yield_!(f(*first));
        yield_from!(mapped::<T, U>(rest, f));
    }
    mapped(items, f)
}

#[test]
fn is_found_inside_another_of_its_name() {
    assert_eq!(mapped(&[1, 2, 3], |n| n * 2).collect::<Vec<_>>(), [2, 4, 6]);
}
