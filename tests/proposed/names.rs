use super::*;

/// "a generator with a name holds this across a `yield_!`, so its type has to be written: `i32` … write `: i32` here"
#[test]
fn type_of_a_number_is_missing() {
    #[generator(type = Steps)]
    fn steps(limit: u32) -> impl Iterator<Item = u32> {
        let mut step: i32 = 1;
        let mut n: u32 = 0;
        while n < limit {
            yield_!(n);
            n += 1;
            step *= 2;
            if step > 100 {
                step = 1;
            }
        }
    }

    let steps: Steps = steps(3);
    assert!(steps.eq([0, 1, 2]));
}

/// "write `: Wrap<&T>` here"
#[test]
fn type_that_borrows_is_missing() {
    struct Wrap<T>(T);

    fn wrap<T>(value: T) -> Wrap<T> {
        Wrap(value)
    }

    #[generator(type = Items)]
    fn items<T>(list: &[T]) -> impl Iterator<Item = &T> {
        for item in list {
            let wrapped: Wrap<&T> = wrap(item);
            yield_!(wrapped.0);
            yield_!(wrapped.0);
        }
    }

    let list = [1];
    let items: Items<'_, u32> = items(&list);
    assert!(items.eq(&[1, 1]));
}

/// "write `T: IntoIterator<Item = u32>`", "write `G: Generator<Yield = u32, Send = String, Return = …>`"
#[test]
fn delegating_to_an_unbound_type_parameter() {
    #[generator(type = Chained)]
    fn chained<T: IntoIterator<Item = u32>>(a: T, b: T) -> impl Iterator<Item = u32> {
        yield_from!(a);
        yield_from!(b);
    }

    #[generator(type = Talked)]
    fn talked<G: Generator<Yield = u32, Send = String, Return = ()>>(
        with: G,
    ) -> impl Generator<Yield = u32, Send = String> {
        yield_from!(with);
    }

    #[generator]
    fn lengths() -> impl Generator<Yield = u32, Send = String> {
        let said = yield_!(0);
        yield_!(said.len() as u32);
    }

    assert!(chained(vec![1], vec![2]).eq([1, 2]));
    let mut talked = talked(lengths());
    assert_eq!(talked.start(), Ok(0));
    assert_eq!(talked.send("abc"), Ok(3));
}
