//! A generator is a value as any other: it is cloned, moved, borrowed, boxed, and passed to generic code.

use super::*;

#[test]
fn a_clone_goes_its_own_way() {
    #[generator]
    fn fibonacci() -> impl Iterator<Item = u32> + Clone {
        let (mut a, mut b) = (0, 1);
        loop {
            yield_!(a);
            (a, b) = (b, a + b);
        }
    }
    let mut it = fibonacci();
    assert_eq!(it.by_ref().take(5).collect::<Vec<_>>(), [0, 1, 1, 2, 3]);
    let copy = it.clone();
    assert_eq!(it.take(3).collect::<Vec<_>>(), [5, 8, 13]);
    assert_eq!(copy.take(4).collect::<Vec<_>>(), [5, 8, 13, 21]);
}

#[test]
fn a_clone_of_a_generator_with_owned_locals() {
    #[generator]
    fn collects() -> impl Generator<Yield = usize, Send = String, Return = String> + Clone {
        let mut all = Vec::new();
        while all.len() < 2 {
            all.push(yield_!(all.len()));
        }
        all.join("+")
    }
    let mut g = collects();
    g.start().unwrap();
    g.send("a").unwrap();
    let mut h = g.clone();
    assert_eq!(h.state(), State::Suspended);
    assert_eq!(g.send("b").unwrap_err().value.as_deref(), Some("a+b"));
    assert_eq!(h.send("c").unwrap_err().value.as_deref(), Some("a+c"));
}

#[test]
fn a_mutable_reference_to_a_generator_is_one() {
    fn drive(mut g: impl Generator<Yield = String, Send = String, Return = usize>) -> String {
        g.send("by reference").unwrap()
    }
    let mut g = echo();
    g.start().unwrap();
    assert_eq!(drive(&mut g), "by reference!");
    assert_eq!(drive(&mut &mut g), "by reference!");
    assert_eq!(g.send("stop").unwrap_err().value, Some(2));
}

#[test]
fn a_boxed_generator_is_one() {
    let mut g = Box::new(echo());
    g.start().unwrap();
    assert_eq!(g.send("boxed").as_deref(), Ok("boxed!"));
    let mut dynamic: BoxGenerator<String, String, usize> = g;
    assert_eq!(dynamic.state(), State::Suspended);
    assert_eq!(dynamic.send("dyn").as_deref(), Ok("dyn!"));
    assert_eq!(dynamic.close(), None);
    assert_eq!(dynamic.state(), State::Closed);
}

#[test]
fn a_trait_object_is_driven_as_any_other() {
    fn drive(g: &mut dyn Generator<Yield = (), Send = Option<f64>, Return = Average>) -> Average {
        next(g).unwrap();
        g.send(1.0).unwrap();
        g.send(Some(2.0)).unwrap();
        g.send(None).unwrap_err().value.unwrap()
    }
    assert_eq!(drive(&mut averager()), Average { count: 2, average: Some(1.5) });
    let (message, _) = panic_of(|| {
        let g: &mut dyn Generator<Yield = (), Send = Option<f64>, Return = Average> = &mut averager();
        let _ = g.send(1.0);
    });
    assert_eq!(message, "can't send non-None value to a just-started generator");
}

#[test]
fn generic_code_over_generators() {
    fn collect<G: Generator<Send: Nothing>>(mut g: G) -> (Vec<G::Yield>, Option<G::Return>) {
        let mut all = vec![];
        loop {
            match next(&mut g) {
                Ok(y) => all.push(y),
                Err(stop) => return (all, stop.value),
            }
        }
    }
    assert_eq!(collect(numbers(2)), (vec![0, 1], Some(())));
    assert_eq!(collect(averager()), (vec![()], Some(Average { count: 0, average: None })));
}

#[test]
fn a_machine_moves_while_it_is_suspended() {
    let mut g = numbers(3);
    next(&mut g).unwrap();
    let mut moved = vec![g];
    next(&mut moved[0]).unwrap();
    let mut g = moved.pop().unwrap();
    assert_eq!(next(&mut g), Ok(2));
}

#[test]
fn a_generator_goes_to_another_thread() {
    #[generator]
    fn words(text: String) -> impl Generator<Yield = usize, Send = Option<String>, Return = String> + Send {
        let mut text = text;
        while let Some(more) = yield_!(text.len()) {
            text += &more;
        }
        text
    }
    let mut g = words("a".into());
    next(&mut g).unwrap();
    let stop = std::thread::spawn(move || {
        g.send("bc").unwrap();
        g.send(None).unwrap_err()
    })
    .join()
    .unwrap();
    assert_eq!(stop.value.as_deref(), Some("abc"));
}
