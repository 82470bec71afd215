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
    test box_that_was_used_up_gets_a_new_value_after_a_yield
    {
        enum List { Nil, Count(u32), Cons(D, Box<List>) }
        use List::{Cons, Count, Nil};

        fn list(names: &[&'static str]) -> Box<List> {
            let (first, rest) = names.split_first().unwrap();
            let rest = if rest.is_empty() { Box::new(Nil) } else { list(rest) };
            Box::new(Cons(make(first), rest))
        }

        #[generator]
        fn arms(mut at: Box<List>) -> impl Iterator<Item = usize> {
            let _later = make("later");
            loop {
                match *at {
                    Nil => break,
                    Count(n) => {
                        yield_!(n as usize);
                        at = list(&["x"]);
                    }
                    Cons(d, next) => {
                        yield_!(d.touch().len());
                        at = next;
                        yield_!(1);
                    }
                }
            }
            yield_!(2);
        }

        #[generator]
        fn head_of_a_loop(mut at: Box<List>) -> impl Iterator<Item = D> {
            while let Cons(d, next) = *at {
                yield_!(d);
                at = next;
            }
            yield_!(D("end"));
        }

        #[generator]
        fn by_value(mut at: Box<List>) -> impl Iterator<Item = D> {
            loop {
                let list = *at;
                yield_!(D("unboxed"));
                let Cons(d, next) = list else { return };
                yield_!(d);
                at = next;
            }
        }

        #[generator]
        fn on_some_paths(mut at: Box<List>, c: bool) -> impl Iterator<Item = usize> {
            for n in 0..3 {
                if c && n < 1 {
                    let Cons(d, next) = *at else { break };
                    yield_!(d.touch().len());
                    at = next;
                } else if n > 1 {
                    drop(*at);
                    yield_!(5);
                    at = Box::new(Count(3));
                }
                yield_!(n);
            }
            let Count(n) = *at else { return };
            yield_!(n as usize);
        }

        #[generator]
        fn never_again(mut at: Box<List>, c: bool) -> impl Iterator<Item = usize> {
            let _later = make("later");
            match *at {
                Cons(d, next) => {
                    yield_!(d.touch().len());
                    if c { at = next; }
                    yield_!(1);
                }
                _ => at = Box::new(Nil),
            }
            yield_!(2);
        }
    }
    run {
        drive!(arms(list(&["a", "b"])));
        drive!(arms(Box::new(Count(3))));
        drive!(arms(list(&["a", "b"])), [(), (), ()]);
        drive!(head_of_a_loop(list(&["a", "b", "c"])));
        drive!(head_of_a_loop(list(&["a", "b", "c"])), [(), ()]);
        drive!(by_value(list(&["a", "b"])));
        drive!(by_value(list(&["a", "b"])), [(), ()]);
        for c in [true, false] {
            drive!(on_some_paths(list(&["a", "b"]), c));
            drive!(on_some_paths(list(&["a", "b"]), c), [()]);
            drive!(on_some_paths(list(&["a", "b"]), c), [(), (), (), ()]);
            drive!(never_again(list(&["a", "b"]), c));
            drive!(never_again(list(&["a", "b"]), c), [()]);
            drive!(never_again(list(&["a", "b"]), c), [(), ()]);
        }
    }
}

faithful! {
    test pointer_of_which_only_copies_were_made_gets_a_new_value_after_a_yield
    {
        struct Pair { n: usize, m: usize }

        #[generator]
        fn boxed_guard(mut at: Box<D>) -> impl Iterator<Item = usize> {
            let _later = make("later");
            let D(name) = *at;
            yield_!(name.len());
            at = Box::new(make("second"));
            yield_!(1);
            while let D("second") = *at {
                at = Box::new(make("third"));
                yield_!(2);
            }
        }

        #[generator]
        fn boxed_copy(mut at: Box<usize>) -> impl Iterator<Item = usize> {
            let n = *at;
            yield_!(n);
            yield_!(*at);
            at = Box::new(n + 1);
            yield_!(*at);
        }

        #[generator]
        fn boxed_numbers(mut at: Box<Pair>) -> impl Iterator<Item = usize> {
            let Pair { n, m } = *at;
            yield_!(n);
            at = Box::new(Pair { n: m, m: n });
            yield_!(at.n + at.m);
        }

        #[generator]
        fn shared(mut at: Rc<(usize, D)>, mut other: Rc<usize>) -> impl Iterator<Item = usize> {
            let _later = make("later");
            let n = *other;
            yield_!(n);
            other = Rc::new(4);
            let (m, _) = *at;
            yield_!(m);
            at = Rc::new((5, make("second")));
            yield_!(at.0 + *other);
        }

        #[generator]
        fn lent(mut at: &mut usize, other: &'static mut usize) -> impl Iterator<Item = usize> {
            let n = *at;
            yield_!(n);
            at = other;
            *at += 1;
            yield_!(*at);
        }
    }
    run {
        drive!(boxed_guard(Box::new(D("first"))));
        drive!(boxed_guard(Box::new(D("first"))), [()]);
        drive!(boxed_copy(Box::new(3)));
        drive!(boxed_numbers(Box::new(Pair { n: 1, m: 2 })));
        drive!(shared(Rc::new((3, D("first"))), Rc::new(1)));
        drive!(shared(Rc::new((3, D("first"))), Rc::new(1)), [(), ()]);
        drive!(lent(&mut 1, Box::leak(Box::new(3))));
    }
}

faithful! {
    test box_that_is_hidden_by_what_was_in_it
    {
        struct Two { a: D, b: D }
        struct Only(D);
        enum List { Nil, Cons(D, Box<List>) }

        #[generator]
        fn matched(two: Box<Two>) -> impl Iterator<Item = usize> {
            let _later = make("later");
            match *two {
                Two { a, b: two } => {
                    yield_!(a.touch().len());
                    drop(a);
                    yield_!(two.touch().len());
                }
            }
            yield_!(3);
        }

        #[generator]
        fn conditions(list: Box<List>) -> impl Iterator<Item = usize> {
            if let List::Cons(d, list) = *list {
                yield_!(d.touch().len());
                if let List::Cons(d, list) = *list {
                    yield_!(d.touch().len());
                    let is_all = matches!(*list, List::Nil);
                    yield_!(usize::from(is_all));
                }
            }
            yield_!(3);
        }

        #[generator]
        fn only_copied(name: Box<D>) -> impl Iterator<Item = usize> {
            let _later = make("later");
            match *name {
                D(name) => {
                    yield_!(name.len());
                }
            }
            yield_!(3);
        }

        #[generator]
        fn declared(only: Box<Only>) -> impl Iterator<Item = usize> {
            let Only(only) = *only;
            yield_!(only.touch().len());
        }
    }
    run {
        let two = || Box::new(Two { a: D("a"), b: D("b") });
        drive!(matched(two()));
        drive!(matched(two()), [()]);
        drive!(matched(two()), [(), ()]);
        let list = || Box::new(List::Cons(D("a"), Box::new(List::Cons(D("b"), Box::new(List::Nil)))));
        drive!(conditions(list()));
        drive!(conditions(list()), [(), ()]);
        drive!(only_copied(Box::new(D("name"))));
        drive!(only_copied(Box::new(D("name"))), [()]);
        drive!(declared(Box::new(Only(D("only")))));
        drive!(declared(Box::new(Only(D("only")))), [()]);
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
