//! What is taken out of a box, and what stays in it; and of other pointers, out of which nothing but copies can be made.

use std::rc::Rc;

use genfn_tests::faithful;

faithful! {
    test box_of_which_a_pattern_only_copies_stays
    {
        #[generator]
        fn matched() -> impl Iterator<Item = usize> {
            let boxed = Box::new(make("x"));
            let _later = make("later");
            match *boxed {
                D("y") => {}
                D(name) => { yield_!(name.len()); }
            }
            yield_!(3);
        }

        #[generator]
        fn let_() -> impl Iterator<Item = usize> {
            let boxed = Box::new(make("x"));
            let _later = make("later");
            let D(name) = *boxed;
            yield_!(name.len());
            yield_!(3);
        }

        #[generator]
        fn if_let() -> impl Iterator<Item = usize> {
            let boxed = Box::new(make("x"));
            let _later = make("later");
            if let D(name) = *boxed { yield_!(name.len()); }
            yield_!(3);
        }

        #[generator]
        fn alternatives() -> impl Iterator<Item = usize> {
            let boxed = Box::new((make("x"), 1));
            let _later = make("later");
            match *boxed {
                (D("y"), _) => {}
                (D(name), 1 | 2) | (D(name), _) => { yield_!(name.len()); }
            }
            yield_!(3);
        }

        #[generator]
        fn named_again() -> impl Iterator<Item = usize> {
            let boxed = Box::new(make("x"));
            let D(name) = *boxed;
            yield_!(name.len());
            boxed.touch();
            yield_!(3);
        }
    }
    run {
        drive!(matched());
        drive!(let_());
        drive!(if_let());
        drive!(alternatives());
        drive!(named_again());
    }
}

faithful! {
    test box_of_which_nothing_is_taken_stays
    {
        #[generator]
        fn matched() -> impl Iterator<Item = usize> {
            let boxed = Box::new(Some(make("x")));
            let _later = make("later");
            match *boxed { None => {}, Some(_) => { yield_!(1); } }
            yield_!(3);
        }

        #[generator]
        fn thrown_away() -> impl Iterator<Item = usize> {
            let boxed = Box::new(make("x"));
            let _later = make("later");
            let _ = *boxed;
            yield_!(1);
        }

        #[generator]
        fn let_else() -> impl Iterator<Item = usize> {
            let boxed = Box::new(Err::<D, D>(make("x")));
            let _later = make("later");
            let Ok(d) = *boxed else {
                yield_!(1);
                return;
            };
            yield_!(d.0.len());
        }
    }
    run {
        drive!(matched());
        drive!(thrown_away());
        drive!(let_else());
    }
}

faithful! {
    test what_a_pattern_leaves_in_a_box
    {
        #[generator]
        fn matched() -> impl Iterator<Item = usize> {
            let boxed = Box::new((make("x"), make("y")));
            let _later = make("later");
            match *boxed {
                (a, _) => {
                    yield_!(1);
                    drop(a);
                    yield_!(2);
                }
            }
            yield_!(3);
        }

        #[generator]
        fn let_() -> impl Iterator<Item = usize> {
            let boxed = Box::new((make("x"), make("y")));
            let _later = make("later");
            let (a, _) = *boxed;
            yield_!(1);
            drop(a);
            yield_!(2);
        }

        #[generator]
        fn copied_beside_what_is_moved() -> impl Iterator<Item = usize> {
            let boxed = Box::new((make("x"), make("y")));
            let _later = make("later");
            match *boxed {
                (D(name), b) => {
                    yield_!(name.len());
                    drop(b);
                    yield_!(2);
                }
            }
            yield_!(3);
        }

        #[generator]
        fn native() -> impl Iterator<Item = usize> {
            let boxed = Box::new((make("x"), make("y")));
            let _later = make("later");
            let n = match *boxed { (a, _) => { drop(a); 1 } };
            yield_!(n);
        }

        #[generator]
        fn assigned() -> impl Iterator<Item = usize> {
            let boxed = Box::new((make("x"), make("y")));
            let _later = make("later");
            let b;
            (_, b) = *boxed;
            yield_!(1);
            drop(b);
            yield_!(2);
        }

        #[generator]
        fn assigned_after_a_yield(mut d: D) -> impl Generator<Yield = usize, Send = usize> {
            yield_!(yield_!(1));
            let mut boxed = Box::new(("x", make("y")));
            yield_!(2);
            (_, d) = *boxed;
        }

        #[generator]
        fn temporary() -> impl Iterator<Item = usize> {
            fn boxed() -> Box<(D, D)> { Box::new((make("x"), make("y"))) }

            match *boxed() {
                (D(name), b) => {
                    yield_!(name.len());
                    drop(b);
                    yield_!(2);
                }
            }
            match *boxed() {
                (a, _) => {
                    yield_!(1);
                    drop(a);
                    yield_!(2);
                }
            }
            if let (D(name), _) = *boxed() { yield_!(name.len()); }
            yield_!(3);
        }
    }
    run {
        drive!(matched());
        drive!(let_());
        drive!(copied_beside_what_is_moved());
        drive!(native());
        drive!(assigned());
        drive!(assigned_after_a_yield(D("old")), [1usize, 2, 3]);
        drive!(temporary());
    }
}

faithful! {
    test content_that_is_moved_out_of_a_box
    {
        #[generator]
        fn whole() -> impl Iterator<Item = usize> {
            let boxed = Box::new(make("x"));
            let _later = make("later");
            match *boxed {
                D("y") => {}
                d => {
                    yield_!(1);
                    drop(d);
                    yield_!(2);
                }
            }
            yield_!(3);
        }

        #[generator]
        fn if_let(boxed: Box<Option<D>>) -> impl Iterator<Item = usize> {
            let _later = make("later");
            if let Some(d) = *boxed {
                yield_!(1);
                drop(d);
                yield_!(2);
            } else {
                yield_!(3);
            }
            yield_!(4);
        }

        #[generator]
        fn beside_a_number_of_its_name() -> impl Iterator<Item = usize> {
            for boxed in 3..4 {
                let boxed = Box::new((make("x"), boxed));
                let whole = *boxed;
                yield_!(whole.1);
            }
        }
    }
    run {
        drive!(whole());
        drive!(if_let(Box::new(Some(D("some")))));
        drive!(if_let(Box::new(None)));
        drive!(beside_a_number_of_its_name());
    }
}

faithful! {
    test box_that_gets_a_new_value
    {
        struct Job {
            steps: Vec<D>,
            name: D,
        }

        #[generator]
        fn after_a_pattern() -> impl Iterator<Item = usize> {
            let mut boxed = Box::new((vec![make("x"), make("y")], 2));
            let _later = make("later");
            loop {
                let (all, n) = *boxed;
                yield_!(n);
                if n == 0 { return; }
                boxed = Box::new((all, n - 1));
                yield_!(n);
            }
        }

        /// Its own first field is not that of what it points to.
        struct Pointer(Vec<D>, (usize, D));

        impl std::ops::Deref for Pointer {
            type Target = (usize, D);
            fn deref(&self) -> &(usize, D) { &self.1 }
        }

        #[generator]
        fn beside_a_field_of_the_pointer() -> impl Iterator<Item = usize> {
            let mut pointer = Pointer(vec![make("own")], (7, make("target")));
            let _later = make("later");
            let (n, _) = *pointer;
            yield_!(n);
            pointer = Pointer(vec![make("new")], (7, make("new target")));
            yield_!(pointer.0.len());
        }

        #[generator]
        fn in_a_condition() -> impl Iterator<Item = usize> {
            let mut boxed = Box::new((vec![make("x"), make("y")], 2));
            let _later = make("later");
            while let (all, n @ 1..) = *boxed {
                yield_!(n);
                boxed = Box::new((all, n - 1));
            }
        }

        #[generator]
        fn one_field() -> impl Iterator<Item = usize> {
            let job = Box::new(Job { name: make("name"), steps: vec![make("x"), make("y")] });
            let _later = make("later");
            let Job { steps, .. } = *job;
            for step in steps { yield_!(step.0.len()); }
            yield_!(2);
        }
    }
    run {
        drive!(beside_a_field_of_the_pointer());
        drive!(after_a_pattern());
        drive!(in_a_condition());
        drive!(one_field());
    }
}

faithful! {
    test other_pointers_stay
    {
        #[generator]
        fn shared() -> impl Iterator<Item = usize> {
            let shared = Rc::new(make("x"));
            let _later = make("later");
            match *shared { D(name) => { yield_!(name.len()); } }
            if let D(name) = *Rc::new(make("y")) { yield_!(name.len()); }
            yield_!(3);
        }

        #[generator]
        fn list() -> impl Iterator<Item = usize> {
            let list = vec![1, 2];
            match *list {
                [a, b] => {
                    yield_!(a);
                    yield_!(b);
                }
                _ => {}
            }
            if let [first, ..] = *list { yield_!(first); }
            yield_!(3);
        }

        #[generator]
        fn guard(cell: &std::cell::RefCell<(usize, D)>) -> impl Iterator<Item = usize> {
            let guard = cell.borrow_mut();
            match *guard { (n, _) => { yield_!(n); } }
            log(if cell.try_borrow().is_err() { "borrowed" } else { "free" });
            yield_!(2);
        }

        #[generator]
        fn exclusive(pair: &mut (usize, usize)) -> impl Iterator<Item = usize> {
            match *pair {
                (a, b) => {
                    yield_!(a);
                    yield_!(b);
                }
            }
            pair.0 += 1;
            yield_!(pair.0);
        }

        #[generator]
        fn box_in_a_box() -> impl Iterator<Item = usize> {
            let boxed = Box::new(Box::new(make("x")));
            let pair = (Box::new(make("y")), make("z"));
            let _later = make("later");
            match **boxed { D(name) => { yield_!(name.len()); } }
            match *pair.0 { D(name) => { yield_!(name.len()); } }
            yield_!(3);
        }
    }
    run {
        drive!(shared());
        drive!(list());
        drive!(guard(&std::cell::RefCell::new((1, D("in the cell")))));
        drive!(exclusive(&mut (1, 2)));
        drive!(box_in_a_box());
    }
}
