//! A pattern may look into a type that has a destructor of its own. It can't move anything out of it, so what it is matched
//! against stays whole.

use genfn_tests::faithful;

faithful! {
    test value_that_a_pattern_only_compares_stays
    {
        #[generator]
        fn literal() -> impl Iterator<Item = u32> {
            match Err::<u32, D>(make("x")) {
                Ok(n) => yield_!(n),
                Err(D("x")) => { yield_!(2); }
                Err(e) => drop(e),
            }
            yield_!(3);
        }
    }
    run { drive!(literal()); }
}

faithful! {
    test local_that_a_pattern_only_compares_stays
    {
        #[generator]
        fn literal() -> impl Iterator<Item = u32> {
            let r: Result<u32, D> = Err(make("x"));
            match r {
                Ok(n) => yield_!(n),
                Err(D("x")) => { yield_!(2); }
                Err(e) => drop(e),
            }
            yield_!(3);
        }
    }
    run { drive!(literal()); }
}

faithful! {
    test value_that_an_if_let_only_compares_stays
    {
        #[generator]
        fn literal() -> impl Iterator<Item = u32> {
            if let D("x") = make("x") { yield_!(1); }
            let fields = Fields { name: make("y"), n: 2 };
            if let Fields { n: 2, name: D("y") } = fields { yield_!(2); }
            yield_!(3);
        }

        struct Fields {
            name: D,
            n: u32,
        }
    }
    run { drive!(literal()); }
}

faithful! {
    test value_of_which_a_pattern_copies_a_part_stays
    {
        #[generator]
        fn matched() -> impl Iterator<Item = usize> {
            match make("x") {
                D(name) => {
                    yield_!(name.len());
                    yield_!(2);
                }
            }
            yield_!(3);
        }

        #[generator]
        fn boxed() -> impl Iterator<Item = usize> {
            match *Box::new(make("x")) {
                D("y") => {}
                D(name) => { yield_!(name.len()); }
            }
            yield_!(3);
        }

        #[generator]
        fn matched_for_its_value() -> impl Iterator<Item = usize> {
            let n = match make("x") {
                D("y") => 7,
                D(name) => {
                    yield_!(1);
                    name.len()
                }
            };
            yield_!(n);
        }

        #[generator]
        fn nested() -> impl Iterator<Item = usize> {
            match Err::<usize, D>(make("x")) {
                Ok(n) => yield_!(n),
                Err(D(name)) => { yield_!(name.len()); }
            }
            yield_!(3);
        }

        #[generator]
        fn alternatives() -> impl Iterator<Item = usize> {
            match (make("x"), 1) {
                (D("y"), _) => {}
                (D(name), 1 | 2) | (D(name), _) => { yield_!(name.len()); }
            }
            yield_!(3);
        }
    }
    run {
        drive!(matched());
        drive!(boxed());
        drive!(matched_for_its_value());
        drive!(nested());
        drive!(alternatives());
    }
}

faithful! {
    test value_of_which_a_condition_copies_a_part_stays
    {
        #[generator]
        fn if_let() -> impl Iterator<Item = usize> {
            if let Some(D(name)) = Some(make("x")) {
                yield_!(name.len());
                log("then");
            } else {
                yield_!(0);
            }
            if let D("y") = make("z") {
                yield_!(0);
            } else if let D(name) = make("zz") {
                yield_!(name.len());
            }
            yield_!(3);
        }

        #[generator]
        fn chain() -> impl Iterator<Item = usize> {
            if let D(name) = make("x") && name.len() == 1 && let D(other) = make("yy") {
                yield_!(other.len());
            }
            yield_!(3);
        }

        #[generator]
        fn while_let() -> impl Iterator<Item = usize> {
            let mut names = vec!["a", "bc"];
            while let Some(D(name)) = names.pop().map(make) {
                yield_!(name.len());
                log("turn");
            }
        }

        #[generator]
        fn let_else() -> impl Iterator<Item = usize> {
            let Some(D(name)) = Some(make("x")) else { return };
            yield_!(name.len());
            let held = Some(make("yy"));
            let Some(D(name)) = held else { return };
            yield_!(name.len());
            yield_!(3);
        }
    }
    run {
        drive!(if_let());
        drive!(chain());
        drive!(while_let());
        drive!(let_else());
    }
}

faithful! {
    test item_of_which_a_loop_copies_a_part_stays_until_the_end_of_the_turn
    {
        #[generator]
        fn items() -> impl Iterator<Item = usize> {
            for D(name) in [make("a"), make("bc")] {
                yield_!(name.len());
                log("turn");
            }
            for (n, D(name)) in [make("a"), make("bc")].into_iter().enumerate() {
                yield_!(name.len() + n);
                log("turn");
            }
        }
    }
    run { drive!(items()); }
}

faithful! {
    test local_of_which_a_pattern_copies_a_part_stays
    {
        #[generator]
        fn let_() -> impl Iterator<Item = usize> {
            let d = make("x");
            let _after = make("after");
            let D(name) = d;
            yield_!(name.len());
            yield_!(2);
        }

        #[generator]
        fn matched() -> impl Iterator<Item = usize> {
            let d = make("x");
            match d {
                D("y") => {}
                D(name) => { yield_!(name.len()); }
            }
            yield_!(2);
        }

        #[generator]
        fn native() -> impl Iterator<Item = usize> {
            let d = make("x");
            let n = match d { D(name) => name.len() };
            yield_!(n);
            let e = make("e");
            if let D("e") | D("f") = e { log("e"); }
            if let D(name) = e { log(name); }
            yield_!(2);
        }

        #[generator]
        fn named_again() -> impl Iterator<Item = usize> {
            let d = make("x");
            let D(name) = d;
            yield_!(name.len());
            d.touch();
            yield_!(2);
        }

        #[generator]
        fn moved_before_it_yields() -> impl Iterator<Item = usize> {
            let d = make("x");
            let D(name) = d;
            log(name);
            drop(d);
            yield_!(name.len());
        }

        #[generator]
        fn moved_on_some_path(moved: bool) -> impl Iterator<Item = usize> {
            let d = make("x");
            let D(name) = d;
            yield_!({ if moved { drop(d); } name.len() });
            yield_!(2);
        }

        #[generator]
        fn assigned() -> impl Iterator<Item = usize> {
            let d = make("x");
            let name;
            D(name) = d;
            yield_!(name.len());
            yield_!(2);
        }

        #[generator]
        fn argument(D(name): D) -> impl Iterator<Item = usize> {
            yield_!(name.len());
            yield_!(2);
        }
    }
    run {
        drive!(let_());
        drive!(matched());
        drive!(native());
        drive!(named_again());
        drive!(moved_before_it_yields());
        drive!(moved_on_some_path(true));
        drive!(moved_on_some_path(false));
        drive!(assigned());
        drive!(argument(D("argument")));
    }
}

faithful! {
    test part_that_is_only_copied_from_stays_beside_one_that_is_moved
    {
        #[generator]
        fn pair() -> impl Iterator<Item = usize> {
            let pair = (make("a"), make("bb"));
            let (D(name), b) = pair;
            yield_!(name.len());
            drop(b);
            yield_!(2);
        }

        #[generator]
        fn triple() -> impl Iterator<Item = usize> {
            let triple = (make("a"), make("bb"), make("c"));
            let (D(name), b, _) = triple;
            yield_!(name.len());
            drop(b);
            yield_!(2);
        }

        #[generator]
        fn temporary() -> impl Iterator<Item = usize> {
            match (make("a"), make("bb")) {
                (D(name), b) => {
                    yield_!(name.len());
                    drop(b);
                    yield_!(2);
                }
            }
        }
    }
    run {
        drive!(pair());
        drive!(triple());
        drive!(temporary());
    }
}

faithful! {
    test value_of_which_a_suspending_guard_sees_a_copy_stays
    {
        #[generator]
        fn guarded() -> impl Generator<Yield = usize, Send = usize> {
            match make("x") {
                D(name) if yield_!(name.len()) > 1 => { yield_!(name.len()); }
                D(name) => { yield_!(name.len() + 7); }
            }
            yield_!(2);
        }
    }
    run {
        drive!(guarded(), [1usize, 2, 3]);
        drive!(guarded(), [2usize, 2, 3]);
    }
}

faithful! {
    test what_has_no_destructor_of_its_own_is_taken_apart
    {
        enum Token { Word(D), Number(usize), Pair(usize, D) }

        fn tokens() -> Vec<Token> {
            vec![Token::Pair(3, make("p")), Token::Number(1), Token::Word(make("word"))]
        }

        #[generator]
        fn each() -> impl Iterator<Item = usize> {
            let mut tokens = tokens();
            loop {
                match tokens.pop() {
                    Some(Token::Word(word)) => { yield_!(word.0.len()); drop(word); yield_!(0); }
                    Some(Token::Number(n)) => yield_!(n),
                    Some(Token::Pair(n, D(name))) => yield_!(n + name.len()),
                    None => break,
                }
            }
        }
    }
    run { drive!(each()); }
}

faithful! {
    test value_of_which_a_pattern_copies_one_part_and_leaves_another_stays
    {
        struct Lost(D, usize);

        impl Drop for Lost {
            fn drop(&mut self) {
                log("lost");
            }
        }

        fn lost() -> Lost {
            Lost(make("x"), 1)
        }

        #[generator]
        fn matched() -> impl Iterator<Item = usize> {
            match lost() {
                Lost(_, n) => {
                    yield_!(n);
                    yield_!(2);
                }
            }
            if let Lost(_, n @ 1..) = lost() {
                yield_!(n);
            }
            for Lost(_, n) in [lost(), lost()] {
                yield_!(n);
            }
            let held = lost();
            let Lost(_, n) = held;
            yield_!(n);
            yield_!(3);
        }
    }
    run { drive!(matched()); }
}

faithful! {
    test local_of_which_a_pattern_in_a_macro_copies_a_part_stays
    {
        #[generator]
        fn listed() -> impl Iterator<Item = usize> {
            let d = make("x");
            yield_from!(vec![match d {
                D(name) if name == "y" => 1,
                D(name) => name.len(),
            }]);
            yield_!(2);
        }

        #[generator]
        fn printed() -> impl Iterator<Item = usize> {
            let d = make("x");
            let text = format!("{}", { let D(name) = d; name });
            yield_!(text.len());
        }

        #[generator]
        fn moved(words: Vec<D>) -> impl Iterator<Item = usize> {
            let mut words = words;
            let all = vec![{ let moved = (make("a"), std::mem::take(&mut words)); moved.1 }];
            yield_!(all.len());
        }
    }
    run {
        drive!(listed());
        drive!(printed());
        drive!(moved(vec![D("b")]));
    }
}

faithful! {
    test field_of_which_a_pattern_copies_a_part_stays
    {
        struct Wrapper(D);

        #[generator]
        fn temporary(n: u32) -> impl Iterator<Item = usize> {
            if let Some(D(text)) = (Some(make("a")), make("b")).0 { yield_!(text.len()); }
            if let D(text) = (make("c"), make("d")).0 { yield_!(text.len()); }
            match (Some((make("e"), n)), make("f")).0 {
                Some((D(text), m)) if m > 0 => { yield_!(text.len()); }
                _ => { yield_!(9); }
            }
        }

        #[generator]
        fn local() -> impl Iterator<Item = usize> {
            let pair = (Some(make("a")), make("b"));
            let _later = make("later");
            if let Some(D(text)) = pair.0 { yield_!(text.len()); }
            if let Some(D("c") | D("d")) = pair.0 { yield_!(1); }
            if let Some(D(text @ "c") | D(text)) = pair.0 { yield_!(text.len()); }
            yield_!(2);
        }

        #[generator]
        fn of_a_type_without_a_destructor() -> impl Iterator<Item = usize> {
            let pair = (Some(Wrapper(make("a"))), make("b"));
            let _later = make("later");
            if let Some(Wrapper(d)) = pair.0 {
                yield_!(1);
                drop(d);
                yield_!(2);
            }
            yield_!(3);
        }

        #[generator]
        fn in_a_box() -> impl Iterator<Item = usize> {
            let mut boxed = Box::new((Some(make("a")), vec![make("b")]));
            let _later = make("later");
            let (Some(D(text)), list) = *boxed else { return };
            yield_!(text.len());
            boxed = Box::new((None, list));
            yield_!(boxed.1.len());
        }
    }
    run {
        drive!(temporary(0));
        drive!(temporary(1));
        drive!(local());
        drive!(of_a_type_without_a_destructor());
        drive!(in_a_box());
    }
}
