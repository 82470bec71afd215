//! `test_generators.conjoin_tests`, the knight's tour: as many generators are suspended as the board has squares.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use super::search::{Choice, Values, flat_conjoin};
use crate::prelude::*;

const JUMPS: [(i32, i32); 8] = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)];

type Square = (i32, i32);

#[derive(Clone)]
struct Knights {
    n: i32,
    free: Rc<RefCell<BTreeSet<Square>>>,
    path: Rc<RefCell<Vec<Square>>>,
    last_square: Rc<Cell<Square>>,
}

impl Knights {
    fn new(n: i32) -> Self {
        let free = (0..n).flat_map(|i| (0..n).map(move |j| (i, j))).collect();
        Knights { n, free: Rc::new(RefCell::new(free)), path: Rc::default(), last_square: Rc::default() }
    }

    fn exits(&self, (i, j): Square) -> Vec<Square> {
        let free = self.free.borrow();
        JUMPS.iter().map(|(a, b)| (i + a, j + b)).filter(|square| free.contains(square)).collect()
    }

    fn visit(&self, square: Square) {
        self.free.borrow_mut().remove(&square);
        self.path.borrow_mut().push(square);
    }

    fn leave(&self) {
        self.free.borrow_mut().extend(self.path.borrow_mut().pop());
    }

    fn here(&self) -> Square {
        *self.path.borrow().last().unwrap()
    }

    fn index(&self, (i, j): Square) -> usize {
        (i * self.n + j) as usize
    }

    #[generator]
    fn first(self) -> Box<dyn Iterator<Item = usize>> {
        self.visit((0, 0));
        yield_!(0);
        self.leave();
    }

    #[generator]
    fn second(self) -> Box<dyn Iterator<Item = usize>> {
        // A corner has two neighbours: one is the second square of the tour, the other must be kept for the last.
        for (i, j) in [(1, 2), (2, 1)] {
            self.last_square.set((j, i));
            self.visit((i, j));
            yield_!(self.index((i, j)));
            self.leave();
        }
    }

    #[generator]
    fn further(self) -> Box<dyn Iterator<Item = usize>> {
        // The squares with the fewest exits first. One that has none is lost; one that has one must be taken at once,
        // since nobody else could leave it; of two such, one is lost.
        let ways = self.exits(self.here()).into_iter().filter(|way| *way != self.last_square.get());
        let mut ways: Vec<_> = ways.map(|way| (self.exits(way).len(), way)).collect();
        ways.sort();
        let narrow = ways.iter().filter(|(exits, _)| *exits <= 1).count();
        if narrow > 1 || ways.first().is_some_and(|(exits, _)| *exits == 0) {
            return;
        }
        if narrow > 0 {
            ways.truncate(narrow);
        }
        for (_, way) in ways {
            self.visit(way);
            if self.free.borrow().len() == 1 || !self.exits(self.last_square.get()).is_empty() {
                yield_!(self.index(way));
            }
            self.leave();
        }
    }

    #[generator]
    fn last(self) -> Box<dyn Iterator<Item = usize>> {
        if self.exits(self.here()).contains(&self.last_square.get()) {
            yield_!(self.index(self.last_square.get()));
        }
    }

    #[generator]
    fn solve(&self) -> impl Iterator<Item = Values> {
        let choice = |method: fn(Self) -> Box<dyn Iterator<Item = usize>>| -> Choice {
            let knights = self.clone();
            Rc::new(move || method(knights.clone()))
        };
        let mut moves = vec![choice(Self::first), choice(Self::second)];
        moves.extend((3..self.n * self.n).map(|_| choice(Self::further)));
        moves.push(choice(Self::last));
        for tour in flat_conjoin(moves) {
            yield_!(tour);
        }
    }

    fn draw(&self, tour: &[usize]) {
        for i in 0..self.n {
            let numbers = (0..self.n).map(|j| tour.iter().position(|at| *at == self.index((i, j))).unwrap() + 1);
            println!("{}", numbers.map(|number| format!("{number:2}")).collect::<Vec<_>>().join(" "));
        }
    }
}

fn main() {
    let knights = Knights::new(8);
    let mut count = 0;
    for tour in knights.solve() {
        count += 1;
        println!("tour {count}");
        knights.draw(&tour.borrow());
        if count == 2 {
            break;
        }
    }
    println!("{}", Knights::new(3).solve().count());
}

same_as_python!();
