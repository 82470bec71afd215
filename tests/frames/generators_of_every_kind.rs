//! Boxes of every kind may delegate to each other.

use super::*;

#[generator]
fn sendable(n: u32) -> Box<dyn Generator<Yield = u32, Send = (), Return = u32> + Send> {
    if n == 0 {
        yield_!(n);
        return 0;
    }
    yield_from!(sendable(n - 1)) + 1
}

#[test]
fn may_go_to_another_thread() {
    let mut walk = sendable(DEEP);
    walk.start().unwrap();
    on_a_small_stack(move || assert_eq!(next(&mut walk), Err(StopIteration { value: Some(DEEP) })));
}

/// One that may not, around one that may.
#[generator]
fn local(n: u32) -> BoxGenerator<'static, u32, (), u32> {
    if n == 0 { yield_from!(sendable(DEEP)) } else { yield_from!(local(n - 1)) + 1 }
}

#[test]
fn may_be_mixed() {
    on_a_small_stack(|| {
        let mut walk = local(DEEP);
        assert_eq!(walk.start(), Ok(0));
        assert_eq!(next(&mut walk), Err(StopIteration { value: Some(2 * DEEP) }));
    });
}

struct List {
    value: String,
    next: Option<Box<List>>,
}

impl List {
    fn of(n: u32) -> List {
        (0..n).fold(List { value: String::from("last"), next: None }, |list, n| List {
            value: n.to_string(),
            next: Some(Box::new(list)),
        })
    }

    #[generator]
    fn backwards(&self) -> BoxGenerator<'_, &str> {
        if let Some(next) = &self.next {
            yield_from!(next.backwards());
        }
        yield_!(&self.value);
    }
}

impl Drop for List {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut list) = next {
            next = list.next.take();
        }
    }
}

#[test]
fn may_borrow() {
    on_a_small_stack(|| {
        let list = List::of(DEEP);
        let mut backwards = list.backwards();
        assert_eq!(backwards.start(), Ok("last"));
        assert_eq!(backwards.next(), Some("0"));
        assert_eq!(backwards.last(), Some((DEEP - 1).to_string().as_str()));
    });
}

#[generator]
fn even(n: u32) -> BoxGenerator<'static, String, Option<u32>, u32> {
    if n == 0 {
        let sent = yield_!(String::from("even"));
        return sent.unwrap_or(0);
    }
    yield_from!(odd(n - 1)) + 1
}

#[generator]
fn odd(n: u32) -> BoxGenerator<'static, String, Option<u32>, u32> {
    if n == 0 {
        let sent = yield_!(String::from("odd"));
        return sent.unwrap_or(0);
    }
    yield_from!(even(n - 1)) + 2
}

#[test]
fn may_call_each_other() {
    on_a_small_stack(|| {
        let mut walk = even(DEEP);
        assert_eq!(walk.start().unwrap(), "even");
        assert_eq!(walk.send(5), Err(StopIteration { value: Some(5 + DEEP / 2 * 3) }));
    });
}

/// What is boxed where it is delegated to.
#[generator]
fn unboxed(n: u32) -> impl Generator<Yield = u32> {
    if n > 0 {
        let inner: BoxGenerator<'_, u32> = Box::new(unboxed(n - 1));
        yield_from!(inner);
    }
    yield_!(n);
}

#[test]
fn may_be_boxed_later() {
    let mut outer = unboxed(500);
    assert!((0..=500).eq(outer.by_ref()));
    assert_eq!(outer.state(), State::Closed);
}
