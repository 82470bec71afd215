//! `test_generators.conjoin_tests`, the eight queens: a generator for each row takes a column, and gives it back when it is
//! resumed.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use super::search::{Choice, Values, conjoin};
use crate::prelude::*;

#[derive(Clone)]
struct Queens {
    n: usize,
    taken: Rc<RefCell<Taken>>,
}

#[derive(Default)]
struct Taken {
    columns: HashSet<usize>,
    sums: HashSet<usize>,
    differences: HashSet<usize>,
}

impl Queens {
    fn new(n: usize) -> Self {
        Queens { n, taken: Rc::default() }
    }

    fn row(&self, i: usize) -> Choice {
        #[generator]
        fn choice(queens: Queens, i: usize) -> Box<dyn Iterator<Item = usize>> {
            for j in 0..queens.n {
                if queens.is_taken(i, j) {
                    continue;
                }
                queens.taken.borrow_mut().columns.insert(j);
                queens.taken.borrow_mut().sums.insert(i + j);
                queens.taken.borrow_mut().differences.insert(queens.n + i - j);
                yield_!(j);
                queens.taken.borrow_mut().columns.remove(&j);
                queens.taken.borrow_mut().sums.remove(&(i + j));
                queens.taken.borrow_mut().differences.remove(&(queens.n + i - j));
            }
        }
        let queens = self.clone();
        Rc::new(move || choice(queens.clone(), i))
    }

    fn is_taken(&self, i: usize, j: usize) -> bool {
        let taken = self.taken.borrow();
        taken.columns.contains(&j) || taken.sums.contains(&(i + j)) || taken.differences.contains(&(self.n + i - j))
    }

    #[generator]
    fn solve(&self) -> impl Iterator<Item = Values> {
        for placed in conjoin((0..self.n).map(|i| self.row(i)).collect()) {
            yield_!(placed);
        }
    }

    fn draw(&self, placed: &[usize]) {
        for j in placed {
            println!("{}", (0..self.n).map(|i| if i == *j { "Q" } else { "." }).collect::<Vec<_>>().join(" "));
        }
    }
}

fn main() {
    for n in 1..8 {
        println!("{n} {}", Queens::new(n).solve().count());
    }

    let queens = Queens::new(8);
    let mut count = 0;
    for placed in queens.solve() {
        count += 1;
        if count <= 2 {
            println!("solution {count}");
            queens.draw(&placed.borrow());
        }
    }
    println!("{count} in all");
}

same_as_python!();
