//! Locals of which a part is moved before a yield: the rest is kept, and dropped when Rust drops it.

use std::collections::{BTreeMap, HashMap, VecDeque};

use genfn_tests::{D, faithful};

#[derive(Debug)]
struct Pair {
    a: D,
    b: D,
}

#[derive(Debug)]
struct Job {
    _before: D,
    items: Vec<D>,
    name: D,
    count: u32,
    next: Option<D>,
    title: String,
}

fn job() -> Job {
    Job {
        _before: D("before"),
        items: vec![D("x"), D("y")],
        name: D("name"),
        count: 3,
        next: Some(D("next")),
        title: "title".to_owned(),
    }
}

/// Its first field is the one that is moved: before it starts, a machine has not taken its arguments apart yet.
#[derive(Debug)]
struct Cart {
    items: Vec<D>,
    _name: D,
}

fn cart() -> Cart {
    Cart { items: vec![D("x"), D("y")], _name: D("name") }
}

#[derive(Debug)]
struct Two {
    pair: Pair,
    n: u32,
}

fn pair() -> Pair {
    Pair { a: D("a"), b: D("b") }
}

faithful! {
    fn rest_of_a_tuple() -> impl Iterator<Item = &'static str> {
        let first = D("first");
        let pair = (D("a"), D("b"));
        let second = D("second");
        let (a, _) = pair;
        let third = D("third");
        yield_!(a.0);
        drop(a);
        yield_!("end");
    }
    with ();
}

faithful! {
    fn rests_of_a_nested_tuple() -> impl Iterator<Item = &'static str> {
        let nested = (D("a"), (D("b"), D("c"), D("d")), D("e"));
        let second = D("second");
        let (_, (_, c, _), _) = nested;
        yield_!(c.0);
        yield_!("end");
    }
    with ();
}

faithful! {
    fn rest_of_a_struct() -> impl Iterator<Item = &'static str> {
        let p = pair();
        let second = D("second");
        let Pair { a, b: _ } = p;
        yield_!(a.0);
        yield_!("end");
    }
    with ();
}

faithful! {
    fn rest_in_a_match_and_an_if_let(n: u32) -> impl Iterator<Item = &'static str> {
        let p = (n, D("a"), D("b"));
        let q = (D("c"), D("d"));
        match p {
            (0, a, _) => {
                yield_!(a.0);
                log("first arm");
            }
            (1, _, b) => yield_!(b.0),
            (2, a, b) => yield_!("both"),
            _ => yield_!("neither"),
        }
        yield_!("between");
        if let (c, _) = q {
            yield_!(c.0);
        }
        yield_!("end");
    }
    with (0), (1), (2), (3);
}

faithful! {
    fn rest_on_some_paths(flag: bool) -> impl Iterator<Item = &'static str> {
        let p = (D("a"), D("b"));
        let second = D("second");
        if flag {
            let (a, _) = p;
            log(a.0);
        }
        yield_!("after");
        yield_!("end");
    }
    with (true), (false);
}

faithful! {
    fn rest_in_a_loop(n: u32) -> impl Iterator<Item = u32> {
        for i in 0..n {
            let p = (D("a"), D("b"));
            let (a, _) = p;
            if i == 1 {
                continue;
            }
            yield_!(i);
            if i == 2 {
                break;
            }
            drop(a);
            yield_!(i + 10);
        }
    }
    with (0), (2), (4);
}

faithful! {
    /// What was only copied leaves all of it.
    fn copied_parts(n: u32) -> impl Iterator<Item = u32> {
        let p = (n, D("b"));
        let (a, _) = p;
        yield_!(a);
        let q = &(D("c"), D("d"));
        let (c, _) = q;
        yield_!(c.0.len() as u32);
        let mut owned = (D("e"), D("f"));
        {
            let r = &mut owned;
            let (e, _) = r;
            e.0 = "changed";
        }
        yield_!(owned.0.0.len() as u32);
        let j = job();
        let count = j.count;
        yield_!(count);
        let again = j.count;
        yield_!(again);
        log(j.count);
    }
    with (1);
}

faithful! {
    fn field_moved_out_of_an_argument(job: Job) -> impl Iterator<Item = &'static str> {
        let second = D("second");
        for item in job.items {
            yield_!(item.0);
            log("end of turn");
        }
        yield_!("after");
        yield_!(job.name.0);
    }
    with (job());
}

faithful! {
    fn two_fields_moved(job: Job) -> impl Iterator<Item = &'static str> {
        let items = job.items;
        yield_!("first");
        let title = job.title;
        yield_!("second");
        drop(job.name);
        drop(items);
    }
    with (job());
}

faithful! {
    fn pattern_with_a_rest(job: Job, last: D) -> impl Iterator<Item = &'static str> {
        let Job { items, title, .. } = job;
        yield_!("first");
        for item in items {
            yield_!(item.0);
        }
        yield_!("end");
    }
    with (job(), D("last"));
}

faithful! {
    fn pattern_of_an_argument(first: D, Cart { items, .. }: Cart, last: D) -> impl Iterator<Item = &'static str> {
        yield_!("first");
        for item in items {
            yield_!(item.0);
        }
        yield_!("end");
    }
    with (D("first"), cart(), D("last"));
}

faithful! {
    fn pattern_of_a_loop(jobs: Vec<Job>) -> impl Iterator<Item = &'static str> {
        for Job { items, count, .. } in jobs {
            yield_!("turn");
            for item in items {
                yield_!(item.0);
            }
            log(count);
        }
    }
    with (vec![job(), job()]);
}

faithful! {
    fn field_matched_by_variants(flag: bool) -> impl Iterator<Item = &'static str> {
        let mut j = job();
        if flag {
            j.next = None;
        }
        if let Some(next) = j.next {
            yield_!(next.0);
            log("then");
        } else {
            yield_!("none");
        }
        yield_!(j.name.0);
    }
    with (true), (false);
}

faithful! {
    fn field_moved_on_some_paths(n: u32) -> impl Iterator<Item = &'static str> {
        let j = job();
        match n {
            0 => {
                drop(j.items);
            }
            1 => {
                yield_!("one");
                let items = j.items;
                log("moved");
            }
            _ => log("kept"),
        }
        yield_!("after");
        yield_!(j.name.0);
    }
    with (0), (1), (2);
}

faithful! {
    fn field_given_again(n: u32) -> impl Iterator<Item = u32> {
        let mut j = job();
        for i in 0..n {
            drop(j.items);
            yield_!(i);
            j.items = vec![D("again")];
            yield_!(10 + i);
        }
        log("end");
    }
    with (0), (2);
}

faithful! {
    fn part_of_a_whole_that_is_given_again(n: u32) -> impl Iterator<Item = u32> {
        let mut j = job();
        drop(j.items);
        yield_!(1);
        j = job();
        yield_!(2);
    }
    with (0);
}

faithful! {
    fn yielded_parts(job: Job) -> impl Iterator<Item = String> {
        yield_!(job.title);
        yield_!(job.items.into_iter().map(|d| d.0).collect());
        yield_!("end".to_owned());
    }
    with (job());
}

faithful! {
    fn captured_part(job: Job) -> impl Iterator<Item = usize> {
        let count = move || job.items.len();
        yield_!(count());
        yield_!(job.name.0.len());
        drop(count);
        yield_!(1);
    }
    with (job());
}

faithful! {
    fn content_of_a_box() -> impl Iterator<Item = &'static str> {
        let boxed = Box::new(D("boxed"));
        let d = *boxed;
        yield_!(d.0);
        drop(d);
        yield_!("end");
        let n = &5;
        let m = *n;
        yield_!("copied");
        let boxed = Box::new(job());
        drop(boxed.items);
        yield_!("part");
    }
    with ();
}

faithful! {
    fn base_of_a_literal() -> impl Iterator<Item = &'static str> {
        let base = pair();
        let second = D("second");
        let p = Pair { a: D("new"), ..base };
        yield_!(p.a.0);
        drop(p);
        yield_!("end");
    }
    with ();
}

faithful! {
    test methods_that_take_self
    {
        struct Walk {
            first: D,
            items: Vec<&'static str>,
            by_name: BTreeMap<u8, &'static str>,
            map: HashMap<u8, &'static str>,
            queue: VecDeque<D>,
            it: Box<dyn Iterator<Item = &'static str>>,
            name: D,
        }
        impl Walk {
            #[generator]
            fn walk(self) -> impl Iterator<Item = &'static str> {
                for item in self.items {
                    yield_!(item);
                }
                yield_!(self.name.0);
                for (_, item) in self.by_name {
                    yield_!(item);
                }
                for item in self.map.into_values() {
                    yield_!(item);
                }
                for d in self.queue {
                    yield_!(d.0);
                }
                for item in self.it {
                    yield_!(item);
                }
                log("end");
            }
        }
    }
    run {
        drive!(Walk {
            first: D("first"),
            items: vec!["a", "b"],
            by_name: [(1, "c")].into(),
            map: [(1, "d")].into(),
            queue: [D("q"), D("r")].into(),
            it: Box::new(["e"].into_iter()),
            name: D("name"),
        }.walk());
    }
}

faithful! {
    /// Nothing of these is moved: what is behind a reference stays.
    fn matched_behind_references(job: &mut Job) -> impl Iterator<Item = usize> {
        {
            let Job { items, .. } = job;
            items.push(D("z"));
        }
        yield_!(job.items.len());
        let shared = vec![job];
        for Job { items, .. } in shared {
            yield_!(items.len());
        }
    }
    with (&mut job());
}

faithful! {
    fn base_with_copies(s: Two) -> impl Iterator<Item = u32> {
        let t = Two { pair: pair(), ..s };
        yield_!(t.n);
        yield_!(2);
    }
    with (Two { pair: pair(), n: 1 });
}

faithful! {
    fn copy_out_of_a_struct(s: Two) -> impl Iterator<Item = u32> {
        let Two { pair: _, n } = s;
        yield_!(n);
        yield_!(2);
    }
    with (Two { pair: pair(), n: 1 });
}

faithful! {
    fn shadowing_rest(p: (D, D)) -> impl Iterator<Item = u32> {
        let (q, _) = p;
        let p = D("p2");
        yield_!(2);
        let p = (p, q);
        let (_, x) = p;
        yield_!(2);
    }
    with ((D("a"), D("b")));
}

faithful! {
    fn in_closure_and_shadow(v: Vec<(String, Vec<D>)>, f: bool) -> impl Iterator<Item = u32> {
        for (name, ds) in v {
            let t = (name, ds, D("t"));
            if f { let n = t.0; log(n); }
            yield_!(1);
            for d in t.1 { yield_!(d.0.len() as u32); if f { break; } }
            yield_!(2);
            let _ = t.2;
        }
    }
    with (vec![("n".into(), vec![D("1"), D("2")]), ("m".into(), vec![D("3")])], true), (vec![("n".into(), vec![D("1"), D("2")])], false);
}

faithful! {
    fn whiles(mut o: Option<Box<(D, Option<Vec<D>>)>>) -> impl Iterator<Item = u32> {
        while let Some(b) = o.take() {
            let v = b.1;
            yield_!(1);
            if let Some(mut v) = v { let d = v.pop(); yield_!(2); o = d.map(|d| Box::new((d, None))); }
        }
        yield_!(3);
    }
    with (Some(Box::new((D("x"), Some(vec![D("y"), D("z")])))));
}

faithful! {
    fn shadowed_by_its_part(n: u32) -> impl Iterator<Item = u32> {
        let f = (vec![D("a")], vec![D("b")]);
        let g = f.1;
        yield_!(g.len() as u32);
        let c = (vec![D("c")], vec![D("d")]);
        let mut i = 0;
        while let Some(c) = Some(D("e")).filter(|_| i < n) {
            i += 1;
            if i == 1 { yield_!(1); c.touch(); let a = c; }
        }
        match (n, Some(c.1)) { (1, Some(f)) => { yield_!(2); }, (2, Some(c)) => { yield_!(4); } _ => yield_!(3) }
        yield_!(5);
    }
    with (0), (1), (2);
}

struct Errand {
    last: D,
    first: D,
    n: u32,
}

faithful! {
    fn fields_of_a_literal_that_are_moved_by_name(p: D, early: bool) -> impl Iterator<Item = u32> {
        let pair = (p, D("a"));
        let typed: (D, u32, D) = [(D("b"), 1, D("c"))].into_iter().next().unwrap();
        drop(pair.0);
        yield_!(1);
        let _after = D("after");
        if early {
            drop(typed.2);
            yield_!(2);
            return;
        }
        yield_!(typed.1);
    }
    with (D("p"), true), (D("p"), false);
}

faithful! {
    fn fields_of_a_struct_are_dropped_as_it_declares_them() -> impl Iterator<Item = u32> {
        let errand = Errand { first: D("first"), n: 1, last: D("last") };
        let other = Errand { n: 2, first: D("second"), last: D("third") };
        drop(other.first);
        yield_!(errand.n);
        let number = errand.n;
        drop(errand);
        yield_!(number);
    }
    with ();
}

faithful! {
    fn what_is_left_of_a_temporary(p: D) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let with = |d: D, n: u32| d.0.len() as u32 + n;
        with(Errand { first: p, last: D("last"), n: 3 }.first, yield_!(1)) + with((D("a"), D("b"), D("c")).1, yield_!(2))
    }
    with (D("p")) [1_u32, 12, 3, 4, 5];
}

struct Couple(D, D);

faithful! {
    /// In upper case, so that it is a constructor.
    fn part_of_what_a_raw_constructor_made() -> impl Iterator<Item = u32> {
        let two = r#Couple(make("a"), make("b"));
        drop(two.0);
        yield_!(1);
        log("end");
    }
    with ();
}
