//! When something panics.

use super::*;

faithful! {
    fn panic_in_the_middle() -> impl Iterator<Item = u32> {
        let a = D("a");
        yield_!(1);
        let b = D("b");
        {
            let c = D("c");
            yield_!(2);
            let d = D("d");
            if d.0 == "d" {
                panic!("boom");
            }
            log("not reached");
        }
        yield_!(3);
    }
    with ();
}

faithful! {
    fn panic_before_the_first_yield(d: D) -> impl Iterator<Item = u32> {
        let e = D("e");
        if e.0 == "e" {
            panic!("boom {}", d.0);
        }
        yield_!(1);
    }
    with (D("d"));
}

faithful! {
    fn panic_in_a_loop_over_owned_items(items: Vec<D>) -> impl Iterator<Item = &'static str> {
        for item in items {
            let held = D("held");
            yield_!(item.0);
            assert!(item.0 != "b", "boom");
        }
    }
    with (vec![D("a"), D("b"), D("c")]);
}

faithful! {
    fn panic_in_an_operand() -> impl Generator<Yield = u32, Send = u32, Return = u32> {
        fn takes(_: D, n: u32, _: D) -> u32 {
            n
        }
        fn fails() -> D {
            panic!("boom")
        }
        let a = D("a");
        takes(make("first"), yield_!(1), fails())
    }
    with () [5u32];
}

faithful! {
    fn panic_in_an_inner_iterator(n: u32) -> impl Iterator<Item = u32> {
        let held = D("held");
        let it = (0..5).map(move |i| if i == n { panic!("boom") } else { i });
        for i in it {
            let _turn = D("turn");
            yield_!(i);
        }
    }
    with (0), (2), (9);
}
