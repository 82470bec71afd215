//! Borrows of places that nothing else touches: taken again after each yield, so that a generator that can be moved has them too.

use std::collections::VecDeque;

use genfn::yield_;
use genfn_tests::{D, faithful, log};

fn change(held: &mut D) {
    log(held.touch());
}

faithful! {
    fn the_row_of_a_grid(width: usize) -> impl Iterator<Item = usize> {
        let mut grid = vec![vec![0; width]; 3];
        for i in 0..grid.len() {
            let row = &mut grid[i];
            yield_!(row.len());
            row.push(i);
            yield_!(row.len());
            row.extend([7, 8]);
        }
        for row in grid {
            yield_!(row.into_iter().sum());
        }
    }
    with (2);
}

faithful! {
    fn a_local_as_a_whole() -> impl Iterator<Item = usize> {
        let mut text = String::from("a b");
        let more = &mut text;
        more.push('c');
        yield_!(more.len());
        more.push('d');
        let first = &text;
        yield_!(first.len());
        yield_!(first.len());
        yield_!(text.len());
    }
    with ();
}

struct Parser {
    buffer: String,
    at: usize,
    read: Vec<D>,
}

faithful! {
    fn a_field_of_an_argument(mut parser: Parser) -> impl Iterator<Item = usize> {
        let buffer = &mut parser.buffer;
        yield_!(buffer.len());
        buffer.push_str("more");
        yield_!(buffer.len());
        let read = &mut parser.read[parser.at];
        change(read);
        yield_!(1);
        change(read);
    }
    with (Parser { buffer: String::from("some"), at: 1, read: vec![D("a"), D("b")] });
}

faithful! {
    fn an_index_that_changes_after_the_borrow() -> impl Iterator<Item = u32> {
        let numbers = [10, 20, 30];
        let mut at = 0;
        while at < numbers.len() {
            let number = &numbers[at];
            at += 1;
            yield_!(*number);
            at += 1;
            yield_!(*number + 1);
        }
    }
    with ();
}

faithful! {
    fn a_computed_index_is_computed_once() -> impl Iterator<Item = u32> {
        let mut numbers: Vec<u32> = vec![1, 2, 3];
        let mut back = 1;
        let last = &mut numbers[back + 1];
        back += 1;
        yield_!(*last);
        *last += 1;
        back += 1;
        yield_!(*last);
        log(back);
        yield_!(numbers[2]);
    }
    with ();
}

faithful! {
    fn a_borrow_of_a_borrow() -> impl Iterator<Item = u32> {
        let mut grid = [[1, 2], [3, 4]];
        let row = &mut grid[1];
        yield_!(row[0]);
        let cell = &mut row[1];
        yield_!(*cell);
        *cell += 1;
        yield_!(*cell);
        row[0] += 1;
        yield_!(row[0]);
        yield_!(grid[1][1]);
    }
    with ();
}

faithful! {
    fn fields_beside_each_other() -> impl Iterator<Item = usize> {
        let mut pair = (String::from("a"), vec![1usize]);
        let name = &mut pair.0;
        let numbers = &mut pair.1;
        yield_!(numbers.len());
        name.push('b');
        numbers.push(name.len());
        yield_!(numbers[1]);
        name.push('c');
        yield_!(name.len());
        numbers.push(3);
        yield_!(pair.1.len());
    }
    with ();
}

faithful! {
    fn a_field_is_used_while_another_is_borrowed() -> impl Iterator<Item = usize> {
        let mut pair = (String::from("a"), 3usize);
        let name = &mut pair.0;
        yield_!(name.len());
        pair.1 += 1;
        yield_!(pair.1);
        name.push('b');
        yield_!(pair.0.len());
    }
    with ();
}

faithful! {
    fn shared_borrows_of_one_local() -> impl Iterator<Item = usize> {
        let names = vec![String::from("a"), String::from("bc")];
        let first = &names[0];
        let second = &names[1];
        let all = &names;
        yield_!(first.len());
        yield_!(second.len());
        yield_!(first.len() + all.len());
    }
    with ();
}

faithful! {
    fn a_mutable_argument_that_is_named_again(queue: &mut VecDeque<u32>) -> impl Iterator<Item = u32> {
        for i in 0..queue.len() {
            let item = &mut queue[i];
            yield_!(*item);
            *item += 1;
            yield_!(*item);
        }
        queue.push_back(9);
        let whole = &mut *queue;
        yield_!(whole.len() as u32);
        whole.push_back(1);
        yield_!(queue.len() as u32);
    }
    with (&mut VecDeque::from([1, 2]));
}

faithful! {
    fn a_place_behind_boxes_and_references(nested: Box<(Vec<u32>, u32)>) -> impl Iterator<Item = u32> {
        let mut nested = nested;
        let numbers = &mut nested.0;
        yield_!(numbers[0]);
        numbers.push(5);
        yield_!(nested.1);
        let shared = &nested;
        let number = &shared.0[1];
        yield_!(*number);
        yield_!(*number);
    }
    with (Box::new((vec![1], 2)));
}

faithful! {
    fn a_type_that_the_borrow_is_made_fit_for() -> impl Iterator<Item = usize> {
        let buffer = vec![1u8, 2, 3];
        let bytes: &[u8] = &buffer;
        yield_!(bytes.len());
        let shown: &dyn std::fmt::Debug = &buffer;
        yield_!(format!("{shown:?}").len());
        yield_!(bytes.len() + format!("{shown:?}").len());
    }
    with ();
}

faithful! {
    fn a_temporary_whose_life_is_extended() -> impl Iterator<Item = usize> {
        let _before = D("before");
        let made = &mut vec![D("a"), D("b")];
        let _after = D("after");
        yield_!(made.len());
        made.push(D("c"));
        yield_!(made.len());
        change(&mut made[2]);
    }
    with ();
}

faithful! {
    fn an_index_that_is_shadowed() -> impl Iterator<Item = u32> {
        let mut numbers = vec![1, 2, 3];
        let i = 1;
        let number = &mut numbers[i];
        let i = 2;
        yield_!(*number);
        *number += i;
        yield_!(*number);
    }
    with ();
}

faithful! {
    fn a_shadowed_root() -> impl Iterator<Item = usize> {
        let names = vec![String::from("a"), String::from("bc")];
        let names = &names[1];
        yield_!(names.len());
        let i = names.len();
        yield_!(names.len() + i);
    }
    with ();
}

faithful! {
    /// What is borrowed is dropped when its own scope ends, and not before.
    fn drops_stay_where_they_are() -> impl Iterator<Item = u32> {
        let _before = D("before");
        let mut items = [D("a"), D("b")];
        {
            let item = &mut items[1];
            let _inner = D("inner");
            change(item);
            yield_!(1);
            change(item);
            yield_!(2);
        }
        let _after = D("after");
        yield_!(3);
    }
    with ();
}

faithful! {
    fn a_borrow_that_is_given_away() -> impl Iterator<Item = u32> {
        let mut items = vec![1, 2, 3];
        let rest = &mut items;
        yield_!(0);
        for item in rest {
            *item += 1;
        }
        yield_!(items.into_iter().sum());
    }
    with ();
}

faithful! {
    fn on_one_path_only(long: bool) -> impl Iterator<Item = usize> {
        let mut text = String::from("a");
        let more = &mut text;
        if long {
            yield_!(more.len());
            more.push('b');
        }
        yield_!(7);
        if more.len() > 1 {
            more.push('c');
        }
        yield_!(text.len());
    }
    with (true), (false);
}

struct Counter {
    rows: Vec<Vec<u32>>,
    seen: u32,
}

impl Counter {
    #[genfn::generator]
    fn count(&mut self) -> impl Iterator<Item = u32> {
        for i in 0..self.rows.len() {
            let row = &mut self.rows[i];
            for j in 0..row.len() {
                let cell = &mut row[j];
                yield_!(*cell);
                *cell += 1;
            }
            row.push(0);
            self.seen += 1;
        }
        yield_!(self.seen);
    }
}

#[test]
fn the_rows_of_self() {
    let mut counter = Counter { rows: vec![vec![1, 2], vec![3]], seen: 0 };
    assert!(counter.count().eq([1, 2, 3, 2]));
    assert_eq!(counter.rows, [vec![2, 3, 0], vec![4, 0]]);
}

#[test]
fn a_generator_that_is_moved_meanwhile() {
    #[genfn::generator]
    fn letters() -> impl Iterator<Item = u8> {
        let mut buffer = *b"abc";
        let first = &mut buffer[0];
        yield_!(*first);
        *first += 1;
        yield_!(*first);
        yield_!(buffer[0]);
    }
    let mut here = letters();
    assert_eq!(here.next(), Some(b'a'));
    let mut there = Box::new(here);
    assert_eq!(there.next(), Some(b'b'));
    let mut back = *there;
    assert_eq!(back.next(), Some(b'b'));
}

#[test]
fn a_clone_borrows_from_its_own_locals() {
    #[genfn::generator]
    fn growing() -> impl Iterator<Item = usize> + Clone {
        let mut text = String::new();
        let more = &mut text;
        loop {
            more.push('a');
            yield_!(more.len());
        }
    }
    let mut one = growing();
    one.next();
    let mut other = one.clone();
    assert_eq!((one.next(), one.next(), other.next()), (Some(2), Some(3), Some(2)));
}

#[test]
fn a_sent_value_goes_where_the_borrow_points() {
    use genfn::prelude::*;

    #[generator]
    fn fill(width: usize) -> impl Generator<Yield = usize, Send = Option<u32>, Return = Vec<u32>> {
        let mut cells = vec![0; width];
        for i in 0..width {
            let cell = &mut cells[i];
            while let Some(more) = yield_!(i) {
                *cell += more;
            }
        }
        cells
    }
    let mut fill = fill(2);
    fill.start().ok();
    for sent in [Some(1), Some(2), None, Some(5)] {
        assert!(fill.send(sent).is_ok());
    }
    assert_eq!(fill.send(None).map_err(|stop| stop.value), Err(Some(vec![3, 5])));
}
