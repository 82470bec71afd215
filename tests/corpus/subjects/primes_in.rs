//! Numbers that only one and they themselves divide.

use super::prelude::*;

/// Loops with labels, left from within macros.
#[generator]
fn primes_in(rows: Vec<Vec<u32>>, most: usize) -> impl Iterator<Item = (usize, u32)> {
    macro_rules! skip_if {
        ($label:lifetime, $condition:expr) => {
            if $condition {
                continue $label;
            }
        };
    }
    let mut found = 0;
    'rows: for (y, row) in rows.into_iter().enumerate() {
        skip_if!('rows, row.is_empty());
        'cells: for n in row {
            skip_if!('cells, n < 2);
            if n == 99 {
                continue 'rows;
            }
            for d in (2..).take_while(|d| d * d <= n) {
                skip_if!('cells, n % d == 0);
            }
            yield_!((y, n));
            found += 1;
            if found == most {
                break 'rows;
            }
        }
        yield_!((y, 0));
    }
}

cases! {
    primes_in {
        drive!(primes_in(vec![vec![1, 2, 9], vec![], vec![11, 99, 13], vec![0, 17, 4]], 9));
        drive!(primes_in(vec![vec![2, 3], vec![5, 7]], 3));
    }
}
