//! Fields and contents that are moved by name, and given again.

use super::*;

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
    fn base_with_copies(s: Two) -> impl Iterator<Item = u32> {
        let t = Two { pair: pair(), ..s };
        yield_!(t.n);
        yield_!(2);
    }
    with (Two { pair: pair(), n: 1 });
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
    test fields_of_a_literal_that_are_read_leave_nothing_where_there_is_nothing_to_drop
    {
        #[derive(Debug)]
        struct Header<'b> { kind: u32, name: &'b str, owner: Option<&'b D> }
        struct Counted<'b> { n: u32, name: &'b str }
        impl Drop for Counted<'_> {
            fn drop(&mut self) { log(format!("{} {}", self.name, self.n)); }
        }
        struct Owned<'b> { n: u32, name: &'b str, d: D }

        #[generator]
        fn read(mut text: String) -> impl Iterator<Item = u32> {
            let d = D("d");
            while !text.is_empty() {
                let header = Header { kind: text.len() as u32, name: &text, owner: Some(&d) };
                let kind = header.kind;
                let last = header.name.chars().last();
                let owner = header.owner;
                log(owner.map_or("none", |d| d.0));
                log(last.is_some());
                text.pop();
                yield_!(kind);
            }
        }

        #[generator]
        fn on_some_paths(mut text: String) -> impl Iterator<Item = u32> {
            while let Some(last) = text.chars().last() {
                let mut header = Header { kind: 1, name: &text, owner: None };
                header.kind += 1;
                let n = if last == 'b' { header.kind } else { header.name.len() as u32 };
                text.pop();
                yield_!(n);
            }
        }

        /// It is seen when these are dropped.
        #[generator]
        fn with_a_destructor() -> impl Iterator<Item = u32> {
            let counted = Counted { n: 3, name: "counted" };
            let owned = Owned { n: 4, name: "owned", d: D("d") };
            let _later = D("later");
            let n = counted.n + owned.n;
            yield_!(n);
            let m = owned.n;
            drop(owned.d);
            log(owned.name);
            yield_!(m);
            log(counted.name);
        }
    }
    run {
        drive!(read("ab".to_owned()));
        drive!(on_some_paths("abc".to_owned()));
        drive!(with_a_destructor());
        drive!(with_a_destructor(), [()]);
        drive!(with_a_destructor(), [(), ()]);
    }
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

faithful! {
    /// A part that one branch comes to, and the others leave where it is.
    fn part_that_one_branch_comes_to(n: u32) -> impl Iterator<Item = String> {
        for n in n..n + 3 {
            let mut job = job();
            let _after = D("after");
            let title = match n {
                0 => continue,
                1 => job.title,
                2 => String::from("none"),
                _ => {
                    log(job.title.as_str());
                    job.title
                }
            };
            yield_!(title);
            let items = if n == 1 { job.items } else { Vec::new() };
            yield_!(items.len().to_string());
        }
    }
    with (0), (1), (2);
}

faithful! {
    /// The same beside a branch that suspends.
    fn part_that_one_branch_comes_to_and_another_one_suspends(n: u32) -> impl Iterator<Item = String> {
        for n in n..n + 3 {
            let mut job = job();
            let _after = D("after");
            let title = match n {
                0 => {
                    yield_!(String::from("first"));
                    continue;
                }
                1 => job.title,
                _ => {
                    yield_!(job.title.clone());
                    if n == 2 { job.title } else { String::from("none") }
                }
            };
            yield_!(title);
        }
    }
    with (0), (1), (2);
}
