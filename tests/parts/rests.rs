//! What a pattern leaves.

use super::*;

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

faithful! {
    fn what_is_left_of_a_temporary(p: D) -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        let with = |d: D, n: u32| d.0.len() as u32 + n;
        with(Errand { first: p, last: D("last"), n: 3 }.first, yield_!(1)) + with((D("a"), D("b"), D("c")).1, yield_!(2))
    }
    with (D("p")) [1_u32, 12, 3, 4, 5];
}
