//! What ends the temporaries of an expression around a yield: its statement, or the expression itself, as it is with conditions,
//! the operands of `&&` and `||`, and since edition 2024 the tails of blocks. There they go in one order with the operands of
//! the outermost expression.

use genfn_tests::said::panics;
use genfn_tests::{D, faithful};

fn with(_: D, n: u32) -> u32 {
    n
}

fn holds(_: D, n: u32) -> bool {
    n > 0
}

fn optional(_: D, n: u32) -> Option<u32> {
    Some(n)
}

fn two(_: D, _: D) -> u32 {
    2
}

fn second<A, B>(_: A, b: B) -> B {
    b
}

struct Pair {
    a: D,
    b: D,
}

fn done(_: D, _: D) -> Result<u32, D> {
    Ok(2)
}

fn pair<A, B>(a: A, b: B) -> (A, B) {
    (a, b)
}

fn fallible(d: D) -> Result<D, D> {
    Err(d)
}

faithful! {
    fn temporaries_of_a_tail_go_before_the_operands_that_are_older(p: D) -> impl Generator<Yield = u32, Return = u32> {
        with(p, match (make("a"), make("b")) { (_a, _) => { yield_!(1); 4 } })
    }
    with (D("p"));
}

faithful! {
    fn temporaries_of_a_statement_go_after_the_operands(p: D) -> impl Iterator<Item = u32> {
        with(p, match (make("a"), make("b")) { (_a, _) => { yield_!(1); 4 } });
    }
    with (D("p"));
}

faithful! {
    fn temporaries_of_the_tail_of_an_inner_block(p: D, q: D) -> impl Iterator<Item = u32> {
        let n = { with(p, pair(&make("a"), { yield_!(1); 2 }).1) };
        yield_!(n);
        let n = if n == 2 { with(q, pair(&make("b"), { yield_!(3); 4 }).1) } else { 5 };
        yield_!(n);
    }
    with (D("p"), D("q"));
}

faithful! {
    fn temporaries_of_an_arm_go_after_the_operands(p: D) -> impl Iterator<Item = u32> {
        let n = match 1 {
            _ => with(p, match (make("a"), make("b")) { (_a, _) => { yield_!(1); 4 } }),
        };
        yield_!(n);
    }
    with (D("p"));
}

faithful! {
    /// Only the operands of the outermost expression are in one order with the temporaries.
    fn temporaries_of_a_tail_go_after_the_operands_of_inner_expressions(p: D) -> impl Generator<Yield = u32, Return = (D, (D, u32), (D, u32))> {
        (
            p,
            pair(make("q"), match (make("a"), make("b")) { (_a, _) => { yield_!(1); 4 } }),
            pair(make("r"), match (make("c"), make("d")) { (_c, _) => { yield_!(2); 4 } }),
        )
    }
    with (D("p"));
}

faithful! {
    fn temporaries_of_a_question_mark_in_a_tail(p: D) -> impl Generator<Yield = u32, Return = Option<(D, u32)>> {
        Some((p, optional(make("q"), match (make("a"), make("b")) { (_a, _) => { yield_!(1); 4 } })?))
    }
    with (D("p"));
}

faithful! {
    fn temporaries_of_a_list_in_a_tail(p: D) -> impl Generator<Yield = u32, Return = Vec<D>> {
        vec![p, match (make("a"), make("b")) { (_a, _) => { yield_!(1); make("c") } }]
    }
    with (D("p"));
}

faithful! {
    fn temporaries_of_a_condition_go_before_the_operands_that_are_older(p: D) -> impl Iterator<Item = u32> {
        if holds(p, match (make("a"), make("b")) { (_a, _) => { yield_!(1); 4 } }) {
            yield_!(2);
        }
    }
    with (D("p"));
}

faithful! {
    fn temporaries_of_the_condition_of_a_loop(p: D) -> impl Iterator<Item = u32> {
        let mut p = Some(p);
        while holds(p.take().unwrap(), match (make("a"), make("b")) { (_a, _) => { yield_!(1); 4 } }) {
            break;
        }
        yield_!(2);
    }
    with (D("p"));
}

faithful! {
    fn temporaries_of_a_condition_beside_a_pattern(p: D) -> impl Iterator<Item = u32> {
        if let Some(n) = Some(3)
            && holds(p, match (make("a"), make("b")) { (_a, _) => { yield_!(n); 4 } })
        {
            yield_!(2);
        }
    }
    with (D("p"));
}

faithful! {
    fn temporaries_of_lazy_operands(p: D, q: D, r: D) -> impl Iterator<Item = bool> {
        let n = true && holds(p, match (make("a"), make("b")) { (_a, _) => { yield_!(true); 4 } });
        yield_!(n);
        let n = holds(q, match (make("c"), make("d")) { (_a, _) => { yield_!(true); 0 } }) || n;
        yield_!(n);
        let n = false || holds(r, match (make("e"), make("f")) { (_a, _) => { yield_!(true); 4 } });
        yield_!(n);
    }
    with (D("p"), D("q"), D("r"));
}

faithful! {
    /// `!` is the outermost expression here.
    fn temporaries_of_a_negated_condition_go_after_the_operands(p: D) -> impl Iterator<Item = u32> {
        if !holds(p, match (make("a"), make("b")) { (_a, _) => { yield_!(1); 4 } }) {
            yield_!(2);
        }
    }
    with (D("p"));
}

faithful! {
    fn what_a_tail_leaves_of_a_value_is_older_than_the_operand(p: D) -> impl Generator<Yield = u32, Return = u32> {
        with({ yield_!(1); (make("x"), make("y")) }.0, match (p, make("b")) { (_a, _) => { yield_!(2); 4 } })
    }
    with (D("p"));
}

faithful! {
    fn part_of_a_construct_is_an_operand(p: D) -> impl Iterator<Item = u32> {
        with({ yield_!(1); (make("x"), make("y")) }.0, { yield_!(2); 4 });
        two(pair(p, { yield_!(3); (make("x"), make("y")) }.0).1, { yield_!(4); make("z") });
    }
    with (D("p"));
}

faithful! {
    fn what_a_list_leaves_of_a_construct_goes_after_the_list(p: D, q: D) -> impl Iterator<Item = u32> {
        match &*vec![{ yield_!(1); (p, make("a")) }.1, make("b")] {
            _ => yield_!(2),
        }
        if let [_first, ..] = &*vec![{ yield_!(3); (q, make("c")) }.1, make("d")] {}
        yield_!(4);
    }
    with (D("p"), D("q"));
}

faithful! {
    fn operands_of_what_is_yielded_go_before_the_temporaries_where_it_leaves() -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        yield_!(two({ yield_!(1); make("a") }, fallible((make("b"), make("c")).0)?));
        Ok(1)
    }
    with ();
}

faithful! {
    fn operands_of_an_arm_go_before_the_temporaries_where_it_leaves(p: D) -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        let n = match 1 {
            _ => two({ yield_!(1); make("a") }, fallible((make("b"), make("c")).0)?),
        };
        drop(p);
        Ok(n)
    }
    with (D("p"));
}

faithful! {
    fn operands_of_a_break_go_before_the_temporaries_where_it_leaves(p: D) -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        let n = loop {
            break two({ yield_!(1); make("a") }, fallible((make("b"), make("c")).0)?);
        };
        drop(p);
        Ok(n)
    }
    with (D("p"));
}

faithful! {
    fn operands_of_what_a_let_borrows_go_before_the_temporaries_where_it_leaves(p: D) -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        let n = &two({ yield_!(1); make("a") }, fallible((make("b"), make("c")).0)?);
        drop(p);
        yield_!(*n);
        Ok(*n)
    }
    with (D("p"));
}

faithful! {
    fn operands_of_a_tail_go_after_the_temporaries_where_it_leaves(p: D) -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        let n = { two({ yield_!(1); make("a") }, fallible((make("b"), make("c")).0)?) };
        drop(p);
        Ok(n)
    }
    with (D("p"));
}

faithful! {
    fn value_out_of_a_new_box_is_an_operand() -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        let _e = (*Box::new({ yield_!(1); make("a") }), fallible((make("b"), make("c")).0)?);
        Ok(2)
    }
    with ();
}

faithful! {
    fn value_out_of_a_new_box_that_holds_temporaries_is_an_operand() -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        let _e = (*Box::new(pair(make("t").0.len(), { yield_!(1); make("a") }).1), fallible((make("b"), make("c")).0)?);
        Ok(2)
    }
    with ();
}

faithful! {
    fn temporaries_beside_a_new_box_go_in_order() -> impl Iterator<Item = u32> {
        let (_, _e) = (
            (make("a"), *Box::new({ yield_!(1); })).1,
            pair((make("b"), make("c")).1, { yield_!(2); }),
        );
        yield_!(3);
    }
    with ();
}

faithful! {
    fn temporaries_beside_a_new_box_that_holds_some_go_in_order() -> impl Iterator<Item = u32> {
        let (_, _e) = (
            (make("a"), *Box::new(pair(&make("t"), { yield_!(1); 2 }).1)).1,
            pair((make("b"), make("c")).1, { yield_!(2); }),
        );
        yield_!(3);
    }
    with ();
}

faithful! {
    fn part_of_what_is_in_a_new_box(p: D) -> impl Iterator<Item = u32> {
        with((*Box::new({ yield_!(1); (p, make("y")) })).0, *Box::new({ yield_!(2); 3 }) + { yield_!(4); 5 });
        yield_!(6);
    }
    with (D("p"));
}

faithful! {
    fn part_of_what_is_in_a_new_box_that_is_held(p: D) -> impl Iterator<Item = u32> {
        with((*std::boxed::Box::new((make("v"), make("w")))).0, { yield_!(0); 2 });
        with((*Box::new((make("x"), make("y")))).0, { yield_!(1); 2 });
        match (p, (*Box::new({ yield_!(3); (make("a"), make("b")) })).1) {
            (_, _b) => yield_!(4),
        }
        yield_!(5);
    }
    with (D("p"));
}

faithful! {
    fn operands_that_are_made_after_the_yield_go_before_the_temporaries_where_it_leaves() -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        let n = two(vec![make("o"), { yield_!(1); make("a") }].pop().unwrap(), fallible((make("b"), make("c")).0)?);
        Ok(n)
    }
    with ();
}

faithful! {
    fn operands_of_a_condition_go_after_what_is_left_of_later_ones_where_it_leaves(p: D) -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        if holds(p, with(fallible({ yield_!(1); (make("a"), make("b")) }.1)?, 2)) {
            yield_!(2);
        }
        Ok(3)
    }
    with (D("p"));
}

faithful! {
    fn operands_of_a_tail_go_after_what_is_left_of_later_ones_where_it_leaves(p: D) -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        done(p, fallible({ yield_!(1); (make("a"), make("b")) }.1)?)
    }
    with (D("p"));
}

faithful! {
    fn borrowed_value_of_a_construct_goes_after_later_temporaries(p: D) -> impl Iterator<Item = u32> {
        let first = |n: u32| if n == 0 { make("x") } else { make("y") };
        if second(&match ({ yield_!(1); first(1) }, make("a")) { (_, a) => a }, { yield_!(2); make("b") }) == { yield_!(3); p } {
            yield_!(4);
        }
    }
    with (D("p"));
}

faithful! {
    fn value_of_which_a_pattern_matches_a_part_goes_after_later_temporaries() -> impl Iterator<Item = u32> {
        two(
            Pair { a: match { yield_!(1); (make("a"), make("b")) }.1 { D(x) => { yield_!(2); D(x) } }, b: make("c") }.a,
            { yield_!(3); make("d") },
        );
    }
    with ();
}

faithful! {
    fn what_a_macro_borrows_of_a_construct_goes_after_later_temporaries(p: D) -> impl Iterator<Item = String> {
        let text = format!(
            "{} {}",
            { yield_!(String::new()); ((make("a"), make("b")), 1) }.0.0.touch(),
            pair(p, { yield_!(String::new()); (make("c"), make("d")) }.1).0.touch(),
        );
        yield_!(text);
    }
    with (D("p"));
}

faithful! {
    fn part_of_what_is_in_a_new_box_around_temporaries() -> impl Iterator<Item = u32> {
        with((*Box::new(pair(make("x"), make("t").touch()))).0, { yield_!(1); 2 });
        with((*Box::new(pair({ yield_!(3); make("y") }, make("t").touch()))).0, { yield_!(4); 2 });
        yield_!(5);
    }
    with ();
}

faithful! {
    fn temporaries_of_an_asserted_condition_end_before_its_message(p: D, q: D) -> impl Iterator<Item = u32> {
        assert!(!holds(p, match (make("a"), make("b")) { (_a, _) => { yield_!(1); 4 } }), "boom {}", make("message").0);
        yield_!(2);
        std::assert!(!holds(q, match (make("c"), make("d")) { (_c, _) => { yield_!(3); 4 } }), "boom {}", make("text").0);
    }
    with (D("p"), D("q"));
}

#[test]
fn assertion_shows_what_was_written() {
    use genfn::prelude::*;

    #[generator]
    fn asserting(p: D) -> impl Iterator<Item = u32> {
        assert!(!holds(p, {
            yield_!(1);
            3
        }));
    }

    #[generator(pinned)]
    fn pinned(p: D) -> impl Iterator<Item = u32> {
        assert!(!holds(p, {
            yield_!(1);
            3
        }));
    }

    // Spaces are not kept.
    for shown in [panics(|| asserting(D("p")).count()), panics(|| pinned(D("p")).count())] {
        assert_eq!(shown.replace(' ', ""), "assertionfailed:!holds(p,{yield_!(1);3})");
    }
}

faithful! {
    /// Where one path takes a local and another one does not, the tail of a block without a yield is not the last thing in it.
    fn operands_of_a_tail_that_takes_a_local(p: D) -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        let n = if p.0 == "p" { two(p, fallible((make("a"), make("b")).0)?) } else { 4 };
        yield_!(n);
        Ok(n)
    }
    with (D("p")), (D("q"));
}

faithful! {
    fn operands_of_an_arm_that_takes_a_local(p: D) -> impl Generator<Yield = u32, Return = Result<u32, D>> {
        let n = match p.0 {
            "p" => two(p, fallible((make("a"), make("b")).0)?),
            _ => 4,
        };
        yield_!(n);
        Ok(n)
    }
    with (D("p")), (D("q"));
}

faithful! {
    fn part_of_a_call_in_a_loop_that_ends(p: D) -> impl Iterator<Item = u32> {
        let n = loop {
            break two(pair(match ("text", p) { (_, v) => v }, { yield_!(1); make("a") }).1, { yield_!(2); make("b") });
        };
        yield_!(n);
    }
    with (D("p"));
}

faithful! {
    fn elements_of_a_list_that_is_indexed_are_operands() -> impl Iterator<Item = u32> {
        let d = [
            if let Some(a) = Some(make("a")) { yield_!(1); a } else { make("none") },
            match ((make("b"), make("c")).1, { yield_!(2); make("d") }) { (_, d) => d },
        ][0].clone();
        yield_!(d.0.len() as u32);
    }
    with ();
}

faithful! {
    fn temporaries_go_after_the_elements_of_a_list_that_is_indexed() -> impl Iterator<Item = u32> {
        two(
            [
                if let Some(a) = Some(make("a")) { yield_!(1); a } else { make("none") },
                match ((*Box::new({ yield_!(2); (make("b"), make("c")) })).1, { yield_!(3); make("d") }) { (_, d) => d },
            ][0].clone(),
            make("e"),
        );
    }
    with ();
}

faithful! {
    test in_a_method_of_a_generic_type {
        struct Tree<T> { left: Option<Box<Tree<T>>>, held: T }
        impl<T: Clone + Into<D>> Tree<T> where D: From<T> {
            fn name(&self) -> D { self.held.clone().into() }
            #[generator]
            fn names<'a>(&'a self, p: D) -> impl Generator<Yield = u32, Return = Result<usize, D>> + 'a {
                if let Some(left) = &self.left {
                    yield_!(left.name().0.len() as u32);
                    while holds(self.name(), second(&left.name(), { yield_!(1); 2 })) {}
                }
                let n = if self.left.is_some() || holds(self.name(), with(fallible({ yield_!(3); (make("q"), self.name()) }.1)?, 2)) { 1 } else { 2 };
                unsafe { Ok(two(p, match (self.name(), make("t")) { (a, _) => { yield_!(n); a } }) as usize) }
            }
        }
    }
    run {
        let tree = Tree { left: Some(Box::new(Tree { left: None, held: D("l") })), held: D("h") };
        drive!(tree.names(D("p")), [(), (), (), ()]);
        drive!(tree.names(D("p")), [(), ()]);
        let tree = Tree { left: None, held: D("h") };
        drive!(tree.names(D("p")), [(), (), (), ()]);
        drive!(tree.names(D("p")), [(); 1]);
    }
}

faithful! {
    test what_an_if_let_borrows_of_a_local_is_not_held_in_its_else
    {
        use std::cell::RefCell;
        use std::rc::Rc;

        #[generator]
        fn of_a_local(at: usize) -> impl Iterator<Item = u32> {
            let cell = RefCell::new(vec![make("a"), make("b")]);
            let expr = make("before");
            if let Some(x) = cell.borrow().get(at) {
                log(x.0);
                return;
            } else {
                yield_!(1);
                log(cell.try_borrow_mut().is_ok());
            }
            yield_!(2);
            log(cell.try_borrow_mut().is_ok());
            log(expr.0);
        }

        #[generator]
        fn of_an_argument(cell: Rc<RefCell<Vec<u32>>>, held: D) -> impl Iterator<Item = u32> {
            loop {
                if let Some(x) = cell.borrow().first() {
                    let _in_the_branch = make("in the branch");
                    log(x.to_string());
                    break;
                } else if let Some(x) = cell.borrow().get(1) {
                    log(x.to_string());
                } else {
                    yield_!(1);
                    cell.borrow_mut().push(3);
                    continue;
                }
            }
            yield_!(2);
            cell.borrow_mut()[0] += 1;
            log(held.0);
        }

        #[generator]
        fn that_is_dropped(c: bool) -> impl Iterator<Item = u32> {
            let owner = make("owner");
            if let Some(x) = Some(&owner).filter(|_| c).map(|d| (d, make("scrutinee"))).as_ref() {
                log(x.1.0);
            } else {
                yield_!(1);
            }
        }
    }
    run {
        for at in [0, 2] {
            drive!(of_a_local(at));
        }
        drive!(of_an_argument(Rc::new(RefCell::new(vec![])), D("held")));
        drive!(of_an_argument(Rc::new(RefCell::new(vec![])), D("held")), [(), (), ()]);
        for c in [true, false] {
            drive!(that_is_dropped(c));
            drive!(that_is_dropped(c), [()]);
        }
    }
}

faithful! {
    test a_borrowed_scrutinee_ends_before_an_else_that_suspends
    {
        use std::cell::RefCell;

        #[generator]
        fn of_its_content(c: &RefCell<Option<u32>>) -> impl Iterator<Item = u32> {
            if let Some(x) = *c.borrow() {
                yield_!(x);
                log(c.try_borrow_mut().is_ok());
            } else {
                yield_!(0);
                log(c.try_borrow_mut().is_ok());
            }
        }

        #[generator]
        fn of_what_a_method_hands_out(c: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
            if let Some(x) = c.borrow().first() {
                yield_!(*x);
                log(c.try_borrow_mut().is_ok());
            } else {
                yield_!(0);
                log(c.try_borrow_mut().is_ok());
            }
        }

        #[generator]
        fn one_after_the_other(c: &RefCell<Vec<u32>>, d: &RefCell<Option<D>>) -> impl Iterator<Item = u32> {
            if let Some(x) = c.borrow().get(3) {
                yield_!(*x);
            } else if let Some(ref x) = *d.borrow() {
                log(x.0);
                yield_!(1);
                log(d.try_borrow_mut().is_ok());
            } else if let None = *d.borrow_mut() {
                yield_!(2);
                log(d.try_borrow_mut().is_ok());
            } else {
                yield_!(3);
            }
        }

        #[generator]
        fn until_it_is_empty(c: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
            while let Some(x) = c.borrow_mut().pop() {
                yield_!(x);
            }
            let n = if let [first, ..] = **c.borrow() { first } else { yield_!(9); 3 };
            yield_!(n);
        }
    }
    run {
        drive!(of_its_content(&RefCell::new(Some(3))));
        drive!(of_its_content(&RefCell::new(None)));
        drive!(of_what_a_method_hands_out(&RefCell::new(vec![3])));
        drive!(of_what_a_method_hands_out(&RefCell::new(vec![])));
        drive!(one_after_the_other(&RefCell::new(vec![1, 2]), &RefCell::new(Some(make("d")))));
        drive!(one_after_the_other(&RefCell::new(vec![1, 2, 3, 4]), &RefCell::new(None)));
        drive!(one_after_the_other(&RefCell::new(vec![]), &RefCell::new(None)));
        drive!(until_it_is_empty(&RefCell::new(vec![1, 2])));
    }
}
