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

/// "what is iterated is a `&[T]`, if this is a `std::slice::Iter<'_, T>`, and a `&mut [T]`, if it is an `IterMut<'_, T>`"
#[test]
fn list_of_a_field_is_iterated() {
    struct Tree {
        value: u32,
        kids: Vec<Tree>,
    }

    #[generator(type = Walk)]
    fn walk(tree: &Tree) -> impl Iterator<Item = u32> {
        yield_!(tree.value);
        let kids: &[Tree] = &tree.kids;
        for kid in kids {
            yield_from!(walk(kid));
        }
    }

    #[generator(type = Doubled)]
    fn doubled(numbers: &mut Vec<u32>) -> impl Iterator<Item = &mut u32> {
        let numbers: &mut [u32] = numbers;
        for n in numbers {
            *n *= 2;
            yield_!(n);
        }
    }

    let leaf = |value| Tree { value, kids: Vec::new() };
    let tree = Tree { value: 1, kids: vec![leaf(2), leaf(3)] };
    let walked: Walk<'_> = walk(&tree);
    assert!(walked.eq([1, 2, 3]));
    let mut numbers = vec![1, 2];
    let doubled: Doubled<'_> = doubled(&mut numbers);
    assert_eq!(doubled.map(|n| *n).collect::<Vec<_>>(), [2, 4]);
}
