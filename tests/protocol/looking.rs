//! What a suspended generator shows of itself.

use super::*;

#[test]
fn suspended_at_tells_the_line_of_the_yield() {
    #[generator]
    fn two(flag: bool) -> impl Generator<Yield = u32> {
        yield_!(1);
        if flag {
            yield_!(2);
        }
    }
    let end = line!();
    let mut g = two(true);
    assert_eq!(g.suspended_at(), None);
    next(&mut g).unwrap();
    let first = g.suspended_at().unwrap();
    assert!(first.file().ends_with("looking.rs"), "{first}");
    assert_eq!((first.line(), first.column()), (end - 5, 9));
    next(&mut g).unwrap();
    let second = g.suspended_at().unwrap();
    assert_eq!((second.line(), second.column()), (end - 3, 13));
    next(&mut g).unwrap_err();
    assert_eq!(g.suspended_at(), None);
}

#[test]
fn delegate_is_what_it_delegates_to() {
    #[generator]
    fn outer() -> impl Generator<Yield = u32> {
        yield_!(100);
        yield_from!(numbers(2));
    }
    let delegates_at = line!() - 2;
    let mut g = outer();
    next(&mut g).unwrap();
    assert!(g.delegate().is_none());
    next(&mut g).unwrap();
    assert_eq!(g.suspended_at().unwrap().line(), delegates_at);
    let inner = g.delegate().unwrap();
    assert_eq!(inner.state(), State::Suspended);
    assert!(inner.suspended_at().unwrap().file().ends_with("protocol/main.rs"));
    assert!(inner.delegate().is_none());
    while next(&mut g).is_ok() {}
    assert!(g.delegate().is_none());
}

#[test]
fn debug_names_the_function_its_line_and_its_locals() {
    #[generator]
    fn walk(n: u32) -> impl Generator<Yield = u32> + std::fmt::Debug {
        let mut i = 0;
        while i < n {
            i += 1;
            yield_!(i);
        }
    }
    let mut g = walk(4);
    assert!(format!("{g:?}").starts_with("walk"), "{g:?}");
    next(&mut g).unwrap();
    let at = g.suspended_at().unwrap().to_string();
    assert_eq!(format!("{g:?}"), format!("walk {{ at: {at:?}, n: 4, i: 1 }}"));
    next(&mut g).unwrap();
    assert_eq!(format!("{g:?}"), format!("walk {{ at: {at:?}, n: 4, i: 2 }}"));
    g.close();
    assert!(format!("{g:?}").starts_with("walk"), "{g:?}");
}

#[test]
fn debug_and_clone_of_an_iterator() {
    #[generator]
    fn pairs(text: &str) -> impl Iterator<Item = (char, char)> + Clone + std::fmt::Debug {
        let mut chars = text.chars();
        while let (Some(a), Some(b)) = (chars.next(), chars.next()) {
            yield_!((a, b));
        }
    }
    let mut it = pairs("abcd");
    assert_eq!(it.next(), Some(('a', 'b')));
    assert!(format!("{it:?}").contains("chars: Chars(['c', 'd'])"), "{it:?}");
    assert_eq!(it.clone().next(), it.next());
}

#[test]
fn the_size_of_a_machine_is_what_it_holds() {
    #[generator]
    fn small(n: u8) -> impl Iterator<Item = u8> {
        yield_!(n);
        yield_!(n + 1);
    }
    assert!(size_of_val(&small(1)) <= 4, "{}", size_of_val(&small(1)));
    #[generator]
    fn either(flag: bool) -> impl Iterator<Item = u8> {
        if flag {
            let held = [1u8; 100];
            yield_!(held[0]);
            yield_!(held[1]);
        } else {
            let held = [2u8; 100];
            yield_!(held[0]);
            yield_!(held[1]);
        }
    }
    assert!(size_of_val(&either(true)) < 150, "{}", size_of_val(&either(true)));
}
