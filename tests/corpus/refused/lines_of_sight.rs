//! E0597: a local vector is walked over.

use super::prelude::*;

/// From each thing to the next of its kind, to the right and down, with nothing like a wall between.
#[generator]
fn lines_of_sight(grid: &[&str]) -> impl Iterator<Item = ((usize, usize), (usize, usize))> {
    let rows: Vec<&[u8]> = grid.iter().map(|row| row.as_bytes()).collect();
    for (y, row) in rows.iter().enumerate() {
        'cells: for (x, cell) in row.iter().enumerate() {
            if *cell == b'.' {
                continue;
            }
            for (dx, dy) in [(1, 0), (0, 1)] {
                let (mut x2, mut y2) = (x, y);
                let found = loop {
                    (x2, y2) = (x2 + dx, y2 + dy);
                    match rows.get(y2).and_then(|row| row.get(x2)) {
                        None => break false,
                        Some(b'#') => continue 'cells,
                        Some(other) if other == cell => break true,
                        Some(_) => {}
                    }
                };
                if found {
                    yield_!(((x, y), (x2, y2)));
                }
            }
        }
    }
}

cases! {
    lines_of_sight { drive!(lines_of_sight(&["a.b.a", "b#.aa", "a.bc."])); }
}
