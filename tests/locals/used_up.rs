//! Borrows that are used up before a yield: nothing of them is held.

use super::*;

faithful! {
    /// The borrow ends before the yield, though its variable's scope does not.
    fn entry_used_up_before_a_yield() -> impl Iterator<Item = usize> {
        let mut map = HashMap::new();
        for word in ["a", "b", "a"] {
            let e = map.entry(word).or_insert(0);
            *e += 1;
            yield_!(*e);
        }
        yield_!(map.len());
    }
    with ();
}

faithful! {
    fn maximum_used_up_before_a_yield() -> impl Iterator<Item = u32> {
        let mut v = vec![3, 1, 2];
        let m = v.iter().max();
        let n = *m.unwrap();
        yield_!(n);
        v.push(9);
        yield_!(v.len() as u32);
    }
    with ();
}

faithful! {
    fn borrows_used_up_before_a_yield() -> impl Iterator<Item = usize> {
        let mut s = String::from("one two");
        let first = s.split(' ').next();
        let mut words = s.split_whitespace();
        let chars = s.chars();
        let n = first.map_or(0, str::len) + words.next().map_or(0, str::len) + chars.count();
        yield_!(n);
        let r = &mut s;
        r.push('!');
        yield_!(s.len());
        let (head, tail) = s.split_at(3);
        log(format!("{head}|{tail}"));
        yield_!(0);
        s.clear();
        yield_!(s.len());
    }
    with ();
}

faithful! {
    fn slice_of_a_local_used_up_before_a_yield() -> impl Iterator<Item = u32> {
        let mut grid = vec![vec![1, 2], vec![3, 4]];
        for i in 0..2 {
            let row = &mut grid[i];
            row.push(5);
            let sum = row.iter().sum();
            yield_!(sum);
        }
        yield_!(grid.len() as u32);
    }
    with ();
}

faithful! {
    /// A closure that only borrows has nothing to drop: once it is used up, what it borrowed may be saved.
    fn borrowing_closure_used_up_before_a_yield(text: &'static str) -> impl Iterator<Item = usize> {
        let separators = vec![' ', ','];
        let separates = |c: char| separators.contains(&c);
        let mut found = 0;
        let mut count = |c| if separates(c) { found += 1 };
        text.chars().for_each(&mut count);
        yield_!(found);
        yield_!(separators.len());
    }
    with ("a, b");
}
