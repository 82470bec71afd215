//! What it captures is its own: moved in, and dropped when the body ends, after the locals, the first that is named first.

use genfn_tests::faithful;

faithful! {
    test captured_values_are_dropped_after_the_locals_and_first_named_first {}
    run {
        let (a, b, c) = (make("a"), make("b"), make("c"));
        drive!(gen_!({
            let local = make("local");
            yield_!(b.touch());
            let later = make("later");
            yield_!(a.touch());
            c.touch();
        }));
    }
}

faithful! {
    test captured_and_moved_on_the_way {}
    run {
        let (a, b, c) = (make("a"), make("b"), make("c"));
        drive!(gen_!({
            yield_!(c.touch());
            drop(a);
            yield_!("gone");
            let b = b;
            yield_!(b.touch());
        }));
    }
}

faithful! {
    test moved_on_some_paths {}
    run {
        for which in [true, false] {
            let a = make("a");
            drive!(gen_!({
                if which {
                    drop(a);
                    yield_!("dropped");
                } else {
                    yield_!(a.touch());
                }
                yield_!("after");
            }));
        }
    }
}

faithful! {
    test what_the_step_closure_takes_is_dropped_with_the_body {}
    run {
        let held = make("held");
        let f = { let d = make("of f"); move || d.touch() };
        drive!(gen_!({
            let local = make("local");
            yield_!(held.touch());
            yield_!(f());
        }));
    }
}

faithful! {
    test so_is_what_a_macro_names {}
    run {
        macro_rules! touched { ($d:expr) => { $d.touch() } }
        let d = make("d");
        let mut list = vec![make("x")];
        macro_rules! pushed { ($list:ident, $d:expr) => { $list.push($d) } }
        drive!(gen_!({
            yield_!(touched!(d));
            pushed!(list, make("y"));
            yield_!(touched!(d));
        }));
    }
}

faithful! {
    test what_is_only_bound_by_underscore_is_not_read {}
    run {
        let (n, seen) = (1, make("seen"));
        drive!(gen_!({
            let _ = n;
            yield_!(seen.touch());
        }));
    }
}

faithful! {
    test panics_drop_what_was_captured {}
    run {
        let (a, b) = (make("a"), make("b"));
        let f = { let d = make("of f"); move |fails: bool| if fails { panic!("boom") } else { d.touch() } };
        drive!(gen_!({
            yield_!(a.touch());
            yield_!(b.touch());
            yield_!(f(true));
        }));
    }
}

faithful! {
    test functions_that_take_what_is_captured_apart {}
    run {
        let pair = (make("0"), make("1"));
        drive!(gen_!({
            let (zero, one) = pair;
            yield_!(one.touch());
            drop(zero);
            yield_!("one left");
        }));
    }
}

mod by_hand {
    use std::cell::RefCell;
    use std::rc::Rc;

    use genfn::prelude::*;

    struct Noted(&'static str, Rc<RefCell<Vec<&'static str>>>);
    impl Drop for Noted {
        fn drop(&mut self) {
            self.1.borrow_mut().push(self.0);
        }
    }
    impl Noted {
        fn len(&self) -> usize {
            self.0.len()
        }
    }

    /// As nightly's `gen move` does.
    #[test]
    fn is_dropped_when_the_body_has_ended_not_with_the_generator() {
        let log = Rc::new(RefCell::new(Vec::new()));
        let noted = |name| Noted(name, log.clone());
        let (held, of_f) = (noted("held"), noted("of f"));
        let f = move || of_f.len();
        let mut generator = gen_!({
            yield_!(held.len());
            yield_!(f());
        });
        assert_eq!((generator.next(), generator.next()), (Some(4), Some(4)));
        assert!(log.borrow().is_empty());
        assert_eq!(generator.next(), None);
        assert_eq!(*log.borrow(), ["held", "of f"]);
        assert_eq!(generator.next(), None);
        drop(generator);
        assert_eq!(log.borrow().len(), 2);
    }

    #[test]
    fn is_dropped_with_one_that_never_started() {
        let log = Rc::new(RefCell::new(Vec::new()));
        let noted = |name| Noted(name, log.clone());
        let (a, b, of_f) = (noted("a"), noted("b"), noted("of f"));
        let f = move || of_f.len();
        drop(gen_!({
            yield_!(b.len());
            yield_!(a.len());
            yield_!(f());
        }));
        assert_eq!(*log.borrow(), ["b", "a", "of f"]);
    }

    #[test]
    fn a_reference_that_is_named_first_borrows() {
        let list = vec![1, 2, 3];
        let mut seen = Vec::new();
        let (borrowed, pushed) = (&list, &mut seen);
        let generator = gen_!({
            for n in borrowed {
                pushed.push(*n);
                yield_!(n * 2);
            }
        });
        assert!(generator.eq([2, 4, 6]));
        assert_eq!(list, seen);
    }

    #[test]
    fn what_is_copy_stays_with_whoever_made_it() {
        let n = 2;
        let doubled = gen_!({
            yield_!(n);
            yield_!(n * 2);
        });
        assert!(doubled.eq([n, 4]));
    }
}
