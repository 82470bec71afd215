//! What is left of a value of which nothing tells the type: a call has made it, or its fields are another module's.

use genfn_tests::{D, faithful};

#[allow(dead_code, reason = "what is there to be dropped")]
mod elsewhere {
    use genfn_tests::D;

    #[derive(Debug)]
    pub(super) struct Page {
        first: D,
        pub(super) items: D,
        pub(super) next: D,
        pub(super) title: String,
        pub(super) is_last: bool,
        last: D,
    }

    pub(super) fn fetch(is_last: bool) -> Result<Page, D> {
        Ok(Page {
            first: D("first"),
            items: D("items"),
            next: D("next"),
            title: "title".to_owned(),
            is_last,
            last: D("last"),
        })
    }

    pub(super) enum Token {
        Name { text: D, at: D, from: D },
        Both(D, D, D),
        End,
    }

    pub(super) fn name() -> Token {
        Token::Name { from: D("from"), at: D("at"), text: D("text") }
    }

    pub(super) fn both() -> Token {
        Token::Both(D("a"), D("b"), D("c"))
    }

    pub(super) fn end() -> Token {
        Token::End
    }

    pub(super) fn three() -> (D, D, D) {
        (D("0"), D("1"), D("2"))
    }
}

use elsewhere::{Page, Token, both, end, fetch, name, three};

faithful! {
    fn part_of_what_a_call_made() -> impl Iterator<Item = Result<u32, D>> {
        let _before = D("before");
        let page = fetch(true)?;
        let _after = D("after");
        drop(page.items);
        yield_!(Ok(1));
        yield_!(Ok(2));
    }
    with ();
}

faithful! {
    fn one_part_after_the_other() -> impl Iterator<Item = D> {
        for _ in 0..2 {
            let page = fetch(true).unwrap();
            let _after = D("after");
            yield_!(page.next);
            yield_!(page.items);
            yield_!(D("between"));
        }
    }
    with ();
}

faithful! {
    fn two_parts_in_one_statement(deep: bool) -> impl Iterator<Item = u32> {
        let page = fetch(deep).unwrap();
        if deep {
            let _inner = D("inner");
            drop((page.next, page.items));
            yield_!(1);
        }
        yield_!(2);
    }
    with (true);
}

faithful! {
    fn another_part_on_each_path(first: bool) -> impl Iterator<Item = D> {
        let page = fetch(first).unwrap();
        let _after = D("after");
        if page.is_last {
            yield_!(page.items);
        } else {
            yield_!(page.next);
        }
        yield_!(D("more"));
    }
    with (true), (false);
}

faithful! {
    fn parts_of_a_tuple_that_a_call_made() -> impl Iterator<Item = D> {
        let parts = three();
        yield_!(parts.1);
        let parts = three();
        drop(parts.2);
        yield_!(D("between"));
        yield_!(parts.0);
        yield_!(D("more"));
    }
    with ();
}

faithful! {
    /// What is named later has nothing but memory to free, so that nobody sees in which order it goes.
    fn fields_that_are_read_later(is_last: bool) -> impl Iterator<Item = usize> {
        let page = fetch(is_last).unwrap();
        let _after = D("after");
        drop(page.items);
        yield_!(page.title.len());
        if page.is_last {
            return;
        }
        yield_!(page.title.len() + 1);
    }
    with (true), (false);
}

faithful! {
    fn field_that_is_read_before_the_suspension(is_last: bool) -> impl Iterator<Item = D> {
        for _ in 0..2 {
            let page = fetch(is_last).unwrap();
            let items = page.items;
            if page.is_last {
                continue;
            }
            yield_!(items);
        }
    }
    with (true), (false);
}

faithful! {
    fn argument_with_private_fields(page: Page, mut more: Vec<Page>) -> impl Iterator<Item = D> {
        yield_!(page.items);
        while let Some(page) = more.pop() {
            let next = page.next;
            yield_!(next);
        }
        yield_!(D("more"));
    }
    with (fetch(true).unwrap(), vec![fetch(true).unwrap(), fetch(false).unwrap()]);
}

faithful! {
    fn pattern_with_dots() -> impl Iterator<Item = u32> {
        let page = fetch(true).unwrap();
        let _between = D("between");
        let Page { items, .. } = page;
        yield_!(1);
        drop(items);
        let Page { next, title, .. } = fetch(true).unwrap();
        yield_!(u32::try_from(title.len()).unwrap());
        drop(next);
        yield_!(3);
    }
    with ();
}

faithful! {
    fn variant_with_dots(tokens: Vec<Token>) -> impl Iterator<Item = D> {
        for token in tokens {
            let _between = D("between");
            match token {
                Token::Name { text, .. } => {
                    yield_!(D("found"));
                    yield_!(text);
                }
                Token::Both(.., b) => yield_!(b),
                Token::End => {}
            }
            if let Token::Both(a, ..) = both() {
                yield_!(D("two"));
                drop(a);
            }
            let Token::Name { at, .. } = name() else { return };
            yield_!(at);
        }
    }
    with (vec![name(), both(), end()]);
}

faithful! {
    /// All of it stays.
    fn what_is_copied_or_filled() -> impl Iterator<Item = usize> {
        let page = fetch(true).unwrap();
        let is_last = page.is_last;
        yield_!(usize::from(is_last));
        let title = page.title;
        yield_!(title.len());
        let elsewhere::Page { title, .. } = fetch(true).unwrap();
        yield_!(title.len());
    }
    with ();
}

faithful! {
    fn after_a_panic(panics: bool) -> impl Iterator<Item = u32> {
        let page = fetch(true).unwrap();
        drop(page.next);
        yield_!(1);
        if panics {
            panic!("boom");
        }
        drop(page.items);
        yield_!(2);
    }
    with (true);
}

#[test]
fn what_is_held_may_go_to_another_thread() {
    use genfn::prelude::*;

    #[generator]
    fn next_ones() -> impl Iterator<Item = D> {
        let page = fetch(true).unwrap();
        yield_!(page.next);
        yield_!(page.items);
    }
    fn moved<T: Send>(of: T) -> T {
        of
    }
    let mut items = moved(next_ones());
    assert_eq!(items.next().unwrap().0, "next");
    let mut items = Box::new(items);
    assert_eq!(items.next().unwrap().0, "items");
    assert!(items.next().is_none());
}
