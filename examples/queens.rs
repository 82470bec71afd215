//! The n queens, after the class `Queens` of CPython's `test_generators.py`: a row's generator puts its queen down, yields,
//! and takes it off again when it is resumed, so that backtracking is what a `for` loop does anyway.

use std::cell::{Cell, RefCell};

use genfn::prelude::*;

struct Queens {
    n: usize,
    /// One bit for each column and each diagonal that a queen stands on.
    used: Cell<u128>,
    columns: RefCell<Vec<usize>>,
}

impl Queens {
    fn new(n: usize) -> Self {
        Self { n, used: Cell::new(0), columns: RefCell::new(Vec::new()) }
    }

    /// What a queen on this square uses: its column, and the diagonals up and down.
    fn uses(&self, row: usize, column: usize) -> u128 {
        let n = self.n;
        1 << column | 1 << (n + row + n - 1 - column) | 1 << (n + 2 * n - 1 + row + column)
    }

    /// The columns where the queen of this row can stand. It stands there while this is suspended.
    #[generator]
    fn row(&self, row: usize) -> impl Iterator<Item = usize> {
        for column in 0..self.n {
            let uses = self.uses(row, column);
            if uses & self.used.get() == 0 {
                self.used.set(self.used.get() | uses);
                yield_!(column);
                self.used.set(self.used.get() & !uses);
            }
        }
    }

    /// The ways to place the queens of this row and all below it, each as the column of every row.
    #[generator]
    fn solve(&self, row: usize) -> BoxGenerator<'_, Vec<usize>> {
        if row == self.n {
            yield_!(self.columns.borrow().clone());
            return;
        }
        for column in self.row(row) {
            self.columns.borrow_mut().push(column);
            yield_from!(self.solve(row + 1));
            self.columns.borrow_mut().pop();
        }
    }
}

fn print_solution(columns: &[usize]) {
    for &queen in columns {
        let row: Vec<_> = (0..columns.len()).map(|column| if column == queen { "Q" } else { "." }).collect();
        println!("{}", row.join(" "));
    }
}

fn main() {
    let board = Queens::new(8);
    let mut solutions = board.solve(0);
    // A solution is found when it is asked for: here the first only.
    let first = solutions.next().expect("8 queens can be placed");
    print_solution(&first);
    println!("and {} more", solutions.count());
    for n in 1..=7 {
        println!("{n} queens: {}", Queens::new(n).solve(0).count());
    }
}
