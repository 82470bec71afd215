//! E0499: `self`, a `&mut`, is lent to the delegate, and named after it: backtracking.

use std::fmt::Debug;

use super::prelude::*;

#[derive(Debug, Clone)]
pub struct Square {
    cells: [[u8; 4]; 4],
    tried: u32,
}

impl Square {
    fn candidates(&self, x: usize, y: usize) -> impl Iterator<Item = u8> + use<> {
        let mut used = [false; 5];
        for i in 0..4 {
            used[usize::from(self.cells[y][i])] = true;
            used[usize::from(self.cells[i][x])] = true;
            used[usize::from(self.cells[y / 2 * 2 + i / 2][x / 2 * 2 + i % 2])] = true;
        }
        (1..=4).filter(move |n| !used[usize::from(*n)])
    }

    /// Fills it, and empties it again on the way back.
    #[generator]
    fn solutions<'s>(&'s mut self) -> BoxGenerator<'s, [[u8; 4]; 4]> {
        let empty = (0..16).map(|at| (at % 4, at / 4)).find(|&(x, y)| self.cells[y][x] == 0);
        let Some((x, y)) = empty else {
            yield_!(self.cells);
            return;
        };
        for n in self.candidates(x, y) {
            self.cells[y][x] = n;
            self.tried += 1;
            yield_from!(self.solutions());
        }
        self.cells[y][x] = 0;
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    name: &'static str,
    weight: usize,
    worth: u32,
}

fn square() -> Square {
    Square { cells: [[1, 0, 0, 4], [0, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 1]], tried: 0 }
}

cases! {
    solutions {
        let mut square = square();
        drive!(square.solutions());
        genfn_tests::log(format_args!("{square:?}"));
    }
}
