//! What a `move` closure takes of the locals that it names.

use std::cell::RefCell;
use std::rc::Rc;

use genfn_tests::{D, faithful};

struct Job {
    name: D,
    items: Vec<D>,
    count: usize,
}

fn job() -> Job {
    Job { name: D("name"), items: vec![D("item")], count: 3 }
}

faithful! {
    test pointer_is_taken_whole_by_a_closure_that_names_a_field
    {
        #[generator]
        fn shared(job: Rc<Job>) -> impl Iterator<Item = usize> {
            let _later = make("later");
            let f = move || job.count + job.items.len();
            yield_!(f());
            yield_!(f());
        }

        #[generator]
        fn boxed() -> impl Iterator<Item = usize> {
            let job = Box::new(job());
            let _later = make("later");
            let f = move || job.count + job.items.len();
            yield_!(f());
            drop(f);
            yield_!(1);
        }

        #[generator]
        fn adapter(job: Rc<Job>) -> impl Iterator<Item = usize> {
            for n in (0..2).map(move |n| n + job.count) {
                yield_!(n);
            }
            yield_!(7);
        }

        #[generator]
        fn guard(cell: &RefCell<(usize, D)>) -> impl Iterator<Item = usize> {
            let guard = cell.borrow_mut();
            let f = move || guard.0;
            yield_!(f());
            drop(f);
            log(if cell.try_borrow().is_err() { "borrowed" } else { "free" });
            yield_!(2);
        }

        #[generator]
        fn exclusive(cell: &mut (usize, D)) -> impl Iterator<Item = usize> {
            let exclusive = std::convert::identity(cell);
            let mut f = move || { exclusive.0 += 1; exclusive.0 };
            yield_!(f());
            yield_!(f());
        }
    }
    run {
        drive!(shared(Rc::new(job())));
        drive!(boxed());
        drive!(adapter(Rc::new(job())));
        drive!(guard(&RefCell::new((1, D("in the cell")))));
        drive!(exclusive(&mut (1, D("exclusive"))));
    }
}

faithful! {
    test part_that_a_closure_takes_of_anything_else
    {
        #[generator]
        fn not_named_again(job: Job) -> impl Iterator<Item = usize> {
            let _later = make("later");
            let f = move || job.items.len();
            yield_!(f());
            drop(f);
            yield_!(2);
        }

        #[generator]
        fn named_again(job: Job) -> impl Iterator<Item = usize> {
            let _later = make("later");
            let f = move || job.items.len();
            yield_!(f());
            drop(f);
            yield_!(job.count + job.name.0.len());
        }

        #[generator]
        fn copied(job: Job) -> impl Iterator<Item = usize> {
            let _later = make("later");
            let f = move || job.count;
            yield_!(f());
            yield_!(2);
        }

        #[generator]
        fn in_a_formatting_macro(job: Job, shared: Rc<Job>) -> impl Iterator<Item = usize> {
            let _later = make("later");
            let f = move || format!("{} {:?}", shared.count, job.items).len();
            yield_!(f());
            yield_!(f());
        }
    }
    run {
        drive!(not_named_again(job()));
        drive!(named_again(job()));
        drive!(copied(job()));
        drive!(in_a_formatting_macro(job(), Rc::new(job())));
    }
}

faithful! {
    test what_a_closure_throws_away_is_not_captured
    {
        #[generator]
        fn boxed() -> impl Iterator<Item = usize> {
            let job = Box::new(job());
            let _later = make("later");
            let f = move || {
                let _ = job.name;
                1
            };
            yield_!(f());
        }

        #[generator]
        fn field(job: Job) -> impl Iterator<Item = usize> {
            let _later = make("later");
            let f = move || { let _ = job.items; 1 };
            yield_!(f());
            yield_!(job.count);
        }
    }
    run {
        drive!(boxed());
        drive!(field(job()));
    }
}

faithful! {
    /// What is left of it is known by its type.
    fn argument_that_is_declared_as_a_tuple(pair: (D, Vec<D>, D)) -> impl Iterator<Item = usize> {
        let _later = make("later");
        let f = move || pair.1.len();
        yield_!(f());
        yield_!(pair.0.0.len());
    }
    with ((D("first"), vec![D("second")], D("third")));
}

faithful! {
    test what_is_called_in_a_closure_is_taken_all_the_same
    {
        #[generator]
        fn handed_over(name: D) -> impl Iterator<Item = usize> {
            let _later = make("later");
            let thread = std::thread::spawn(move || name.0.len() + name.len());
            yield_!(thread.join().unwrap());
            yield_!(2);
        }

        #[generator]
        fn by_branches(texts: Vec<String>) -> impl Iterator<Item = usize> {
            for text in texts {
                let length = std::thread::spawn(move || {
                    assert!(!text.contains('!'), "no");
                    if text.is_empty() { 0 } else { text.len() }
                });
                yield_!(1);
                yield_!(length.join().unwrap());
            }
        }

        trait Length {
            fn len(&self) -> usize;
        }

        impl Length for D {
            fn len(&self) -> usize {
                self.0.len()
            }
        }
    }
    run {
        drive!(handed_over(D("name")));
        drive!(by_branches(vec!["a".to_owned(), String::new()]));
    }
}

faithful! {
    test what_a_closure_took_is_dropped_with_it
    {
        #[generator]
        fn copied_beside_it(name: D, n: usize) -> impl Iterator<Item = usize> {
            let _later = make("later");
            let f = move |m: usize| n + m + name.0.len();
            let _last = make("last");
            yield_!(f(1));
            yield_!(2);
        }

        #[generator]
        fn never_called(name: D) -> impl Iterator<Item = usize> {
            let _later = make("later");
            let f = |m: usize| {
                let taken = name;
                m + taken.0.len()
            };
            let _last = make("last");
            yield_!(1);
        }
    }
    run {
        drive!(copied_beside_it(D("name"), 3));
        drive!(never_called(D("name")));
    }
}

faithful! {
    fn move_closure_that_calls_a_method_of_what_it_takes(n: u32) -> impl Iterator<Item = u32> {
        let mut list = vec![D("a")];
        let mut push = move |name| list.push(D(name));
        push("b");
        yield_!(n);
        push("c");
        yield_!(n + 1);
    }
    with (1);
}
