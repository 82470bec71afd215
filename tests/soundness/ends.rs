//! Values and handlers at the end of a stream.

use super::*;

static KEPT: Mutex<Vec<Pin<Box<dyn Stream<Item = u32> + Send>>>> = Mutex::new(Vec::new());

#[test]
fn a_suspended_stream_is_never_dropped() {
    let mut s = Box::pin(raw::<u32>(async |mut yielder| {
        let local = [1, 2];
        for n in &local {
            yielder.suspend(*n).await;
        }
    }));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
    KEPT.lock().unwrap().push(s);
}

#[test]
fn nothing_is_of_any_size() {
    let mut s = pin!(raw::<()>(async |mut yielder| {
        for _ in 0..2 {
            yielder.suspend(()).await;
        }
    }));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(())));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(())));
    assert_eq!(poll(s.as_mut()), Poll::Ready(None));
}

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            panic!("loud");
        }
    }
}

#[test]
fn a_local_whose_drop_panics() {
    let mut s = Box::pin(raw::<u32>(async |mut yielder| {
        let _loud = Loud;
        let _kept = String::from("kept");
        yielder.suspend(1).await;
    }));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(panic_of(|| poll(s.as_mut())), "loud");
    assert_eq!(poll(s.as_mut()), Poll::Ready(None));
    let mut s = Box::pin(raw::<u32>(async |mut yielder| {
        let _loud = Loud;
        yielder.suspend(1).await;
    }));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(panic_of(|| drop(s)), "loud");
}

/// Says, when it is dropped, whether the generator that it was sent to can be looked at.
struct Watching<'a>(&'a Cell<u32>);

impl Drop for Watching<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

#[test]
fn values_that_are_sent_are_dropped_once() {
    #[generator(pinned)]
    fn taking<'a>() -> impl Generator<Send = Watching<'a>> {
        let first = yield_!();
        let borrowed = &first;
        drop(yield_!());
        let _ = borrowed;
        yield_!();
    }
    let dropped = Cell::new(0);
    let mut g = taking();
    g.start().unwrap();
    g.send(Watching(&dropped)).unwrap();
    assert_eq!(dropped.get(), 0);
    g.send(Watching(&dropped)).unwrap();
    assert_eq!(dropped.get(), 1);
    drop(g);
    assert_eq!(dropped.get(), 2);
}

#[test]
fn a_handler_that_panics_while_the_stream_is_dropped() {
    fn fail() {
        panic!("in the handler");
    }
    #[generator]
    fn handling(said: &RefCell<Vec<&'static str>>) -> impl Stream<Item = u32> {
        let held = said;
        try_! {{
            yield_!(1);
        } finally {
            held.borrow_mut().push("finally");
            fail();
        }}
    }
    let said = RefCell::new(Vec::new());
    let mut s = Box::pin(handling(&said));
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(panic_of(|| drop(s)), "in the handler");
    assert_eq!(said.take(), ["finally"]);
}

#[test]
fn a_handler_that_yields_while_the_stream_is_dropped() {
    #[generator]
    fn stubborn() -> impl Stream<Item = String> {
        loop {
            try_! {{
                yield_!("a".to_owned());
            } except GeneratorExit => {
                yield_!("b".to_owned());
            }}
        }
    }
    let mut s = Box::pin(stubborn());
    assert_eq!(poll(s.as_mut()), Poll::Ready(Some("a".to_owned())));
    drop(s);
}
