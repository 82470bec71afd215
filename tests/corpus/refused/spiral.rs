//! E0597: what is delegated to has a closure that captures locals.

use super::prelude::*;

#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    width: usize,
    cells: Vec<u8>,
}

impl Grid {
    fn parse(text: &str) -> Self {
        let width = text.lines().next().map_or(0, str::len);
        Grid { width, cells: text.bytes().filter(|b| *b != b'\n').collect() }
    }

    fn height(&self) -> usize {
        self.cells.len() / self.width
    }

    #[generator]
    fn spiral(&self) -> impl Iterator<Item = char> {
        let (mut left, mut right, mut top, mut bottom) = (0, self.width, 0, self.height());
        let at = |x: usize, y: usize| char::from(self.cells[y * self.width + x]);
        while left < right && top < bottom {
            for x in left..right {
                yield_!(at(x, top));
            }
            for y in top + 1..bottom {
                yield_!(at(right - 1, y));
            }
            if bottom - top > 1 {
                yield_from!((left..right - 1).rev().map(|x| at(x, bottom - 1)));
            }
            if right - left > 1 {
                yield_from!((top + 1..bottom - 1).rev().map(|y| at(left, y)));
            }
            (left, right, top, bottom) = (left + 1, right - 1, top + 1, bottom - 1);
        }
    }
}

cases! {
    spiral {
        drive!(Grid::parse("abcd\nefgh\nijkl").spiral());
        drive!(Grid::parse("a\nb").spiral());
    }
}
