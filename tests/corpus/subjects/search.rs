//! Searches and sequences: orders and subsets, backtracking, numbers, matrices.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Debug;
use std::ops::{Add, Mul};

use super::prelude::*;

/// In lexical order, from one to the next.
#[generator]
fn permutations<T: Ord + Clone + Debug>(mut items: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    items.sort();
    loop {
        yield_!(items.clone());
        let Some(at) = items.windows(2).rposition(|pair| pair[0] < pair[1]) else { return };
        let (head, tail) = items.split_at_mut(at + 1);
        let pivot = &mut head[at];
        if let Some(next) = tail.iter_mut().rev().find(|item| **item > *pivot) {
            std::mem::swap(pivot, next);
        }
        tail.reverse();
    }
}

#[generator]
fn combinations<T>(pool: &[T], k: usize) -> impl Iterator<Item = Vec<&T>>
where
    T: Debug,
{
    if k > pool.len() {
        return;
    }
    let mut indices: Vec<usize> = (0..k).collect();
    loop {
        yield_!(indices.iter().map(|&i| &pool[i]).collect());
        let Some(at) = (0..k).rev().find(|&i| indices[i] != i + pool.len() - k) else { break };
        indices[at] += 1;
        for i in at + 1..k {
            indices[i] = indices[i - 1] + 1;
        }
    }
}

/// The queens' columns, row by row; without recursion.
#[generator]
fn queens<const N: usize>() -> impl Iterator<Item = [usize; N]> {
    let mut columns = [0; N];
    let mut row = 0;
    loop {
        let placed = &columns[..row];
        let free =
            |column: &usize| placed.iter().enumerate().all(|(r, c)| c != column && c.abs_diff(*column) != row - r);
        if let Some(column) = (columns[row]..N).find(free) {
            columns[row] = column;
            if row + 1 < N {
                row += 1;
                columns[row] = 0;
                continue;
            }
            yield_!(columns);
        } else if row == 0 {
            return;
        } else {
            row -= 1;
        }
        columns[row] += 1;
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    name: &'static str,
    weight: usize,
    worth: u32,
}

/// Which to pack, from the last to the first.
#[generator]
fn packed(items: &[Item], room: usize) -> impl Generator<Yield = &Item, Return = u32> {
    let mut best = vec![vec![0; room + 1]; items.len() + 1];
    for (i, item) in items.iter().enumerate() {
        let (before, after) = best.split_at_mut(i + 1);
        let (before, after) = (&before[i], &mut after[0]);
        for (w, cell) in after.iter_mut().enumerate() {
            let with = w.checked_sub(item.weight).map_or(0, |rest| before[rest] + item.worth);
            *cell = with.max(before[w]);
        }
    }
    let mut left = room;
    for (i, item) in items.iter().enumerate().rev() {
        if best[i + 1][left] != best[i][left] {
            left -= item.weight;
            yield_!(item);
        }
    }
    best[items.len()][room]
}

/// The ways to write a number as a sum, the largest parts first.
#[generator]
fn integer_partitions(n: u32) -> impl Iterator<Item = Vec<u32>> {
    let mut parts = vec![n];
    loop {
        yield_!(parts.clone());
        let mut rest = 0;
        while let Some(1) = parts.last() {
            parts.pop();
            rest += 1;
        }
        let Some(last) = parts.last_mut() else { return };
        *last -= 1;
        let size = *last;
        rest += 1;
        while rest > 0 {
            let part = size.min(rest);
            parts.push(part);
            rest -= part;
        }
    }
}

/// A sieve without an end: each composite knows its primes.
#[generator]
fn primes() -> impl Iterator<Item = u64> {
    let mut composites: HashMap<u64, Vec<u64>> = HashMap::new();
    for n in 2.. {
        match composites.remove(&n) {
            None => {
                yield_!(n);
                composites.insert(n * n, vec![n]);
            }
            Some(factors) => {
                for factor in factors {
                    composites.entry(n + factor).or_default().push(factor);
                }
            }
        }
    }
}

/// Of Eratosthenes, segment by segment.
#[generator]
fn segmented<const SIZE: usize>(limit: usize) -> impl Iterator<Item = usize> {
    let mut known: Vec<usize> = Vec::new();
    let mut sieve = [true; SIZE];
    for start in (2..limit).step_by(SIZE) {
        sieve.fill(true);
        for &prime in known.iter().take_while(|prime| **prime * **prime < start + SIZE) {
            for multiple in (start.next_multiple_of(prime)..start + SIZE).step_by(prime) {
                sieve[multiple - start] = false;
            }
        }
        for i in 0..SIZE.min(limit - start) {
            if !sieve[i] {
                continue;
            }
            let prime = start + i;
            known.push(prime);
            yield_!(prime);
            let mut multiple = prime * prime;
            while let Some(cell) = sieve.get_mut(multiple - start) {
                *cell = false;
                multiple += prime;
            }
        }
    }
}

#[generator]
fn prime_factors(mut n: u64) -> impl Iterator<Item = (u64, u32)> {
    let mut candidates = [2, 3].into_iter().chain((1..).flat_map(|k| [6 * k - 1, 6 * k + 1]));
    while let Some(p) = candidates.next()
        && p * p <= n
    {
        let mut exponent = 0;
        while n % p == 0 {
            n /= p;
            exponent += 1;
        }
        if exponent > 0 {
            yield_!((p, exponent));
        }
    }
    if n > 1 {
        yield_!((n, 1));
    }
}

/// Until it meets a number that an earlier start has met.
#[generator]
fn collatz(starts: impl Iterator<Item = u64>) -> impl Iterator<Item = (u64, Vec<u64>)> {
    let mut lengths = BTreeMap::from([(1_u64, 0_usize)]);
    for start in starts {
        let mut path = vec![];
        let mut n = start;
        let known = loop {
            if let Some(length) = lengths.get(&n) {
                break *length;
            }
            path.push(n);
            n = match n % 2 {
                0 => n / 2,
                _ => n.checked_mul(3).and_then(|n| n.checked_add(1)).unwrap_or(1),
            };
        };
        for (i, n) in path.iter().rev().enumerate() {
            lengths.insert(*n, known + i + 1);
        }
        yield_!((start, path));
    }
}

#[generator]
fn fibonacci<T>(zero: T, one: T, modulo: impl Fn(T) -> T) -> impl Iterator<Item = T>
where
    T: Add<Output = T> + Clone + Debug,
{
    let (mut a, mut b) = (zero, one);
    loop {
        yield_!(a.clone());
        let next = modulo(a + b.clone());
        (a, b) = (b, next);
    }
}

#[generator]
fn pascal(rows: usize) -> impl Iterator<Item = Vec<u64>> {
    let mut row = vec![1];
    for _ in 0..rows {
        let next: Vec<_> = std::iter::once(1).chain(row.windows(2).map(|w| w[0] + w[1])).chain([1]).collect();
        yield_!(std::mem::replace(&mut row, next));
    }
}

/// The terms of a square root's continued fraction, each with its convergent.
#[generator]
fn convergents(n: u64) -> impl Iterator<Item = (u64, (u64, u64))> {
    let root = n.isqrt();
    let (mut m, mut d, mut a) = (0, 1, root);
    let mut last = (1, 0);
    let mut this = (root, 1);
    let mut seen = HashSet::new();
    yield_!((a, this));
    if root * root == n {
        return;
    }
    while seen.insert((m, d)) {
        m = d * a - m;
        d = (n - m * m) / d;
        a = (root + m) / d;
        let next = (a * this.0 + last.0, a * this.1 + last.1);
        last = std::mem::replace(&mut this, next);
        yield_!((a, this));
    }
}

pub struct Lcg(u64);

impl Lcg {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % limit
    }
}

/// Walks on a grid until it can't but step on its own way.
#[generator]
fn self_avoiding_walk(rng: &mut Lcg, size: i32) -> impl Iterator<Item = (i32, i32)> {
    let mut at = (size / 2, size / 2);
    let mut visited = HashSet::from([at]);
    loop {
        yield_!(at);
        let mut steps = vec![(0, 1), (1, 0), (0, -1), (-1, 0)];
        at = loop {
            if steps.is_empty() {
                return;
            }
            let (dx, dy) = steps.swap_remove(rng.below(steps.len() as u64) as usize);
            let to = (at.0 + dx, at.1 + dy);
            let inside = |n: i32| (0..size).contains(&n);
            if inside(to.0) && inside(to.1) && visited.insert(to) {
                break to;
            }
        };
    }
}

#[generator]
fn bisection<F>(f: F, mut low: f64, mut high: f64) -> impl Iterator<Item = Result<f64, String>>
where
    F: Fn(f64) -> f64,
{
    let sign = f(low).signum();
    if sign == f(high).signum() {
        return Err(format!("no change of sign within {low}..{high}"));
    }
    while high - low > 1e-2 {
        let middle = low.midpoint(high);
        yield_!(Ok(middle));
        *(if f(middle).signum() == sign { &mut low } else { &mut high }) = middle;
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix<T, const R: usize, const C: usize>([[T; C]; R]);

impl<T: Copy + Debug, const R: usize, const C: usize> Matrix<T, R, C> {
    #[generator]
    fn transposed(&self) -> impl Iterator<Item = [T; R]> {
        for c in 0..C {
            yield_!(self.0.map(|row| row[c]));
        }
    }

    #[generator]
    fn cells_mut(&mut self) -> impl Iterator<Item = ((usize, usize), &mut T)> {
        for (r, row) in self.0.iter_mut().enumerate() {
            for (c, cell) in row.iter_mut().enumerate() {
                yield_!(((r, c), cell));
            }
        }
    }

    /// The rows of the product.
    #[generator]
    fn times<'m, const K: usize>(&'m self, other: &'m Matrix<T, C, K>) -> impl Iterator<Item = [T; K]>
    where
        T: Mul<Output = T> + Add<Output = T> + Default,
    {
        for row in &self.0 {
            let mut sums = [T::default(); K];
            for (a, others) in row.iter().zip(&other.0) {
                for (sum, b) in sums.iter_mut().zip(others) {
                    *sum = *sum + *a * *b;
                }
            }
            yield_!(sums);
        }
    }
}

fn matrix() -> Matrix<i32, 2, 3> {
    Matrix([[1, 2, 3], [4, 5, 6]])
}

fn items() -> [Item; 4] {
    [("map", 1, 4), ("tent", 5, 9), ("rope", 3, 5), ("lamp", 2, 5)].map(|(name, weight, worth)| Item {
        name,
        weight,
        worth,
    })
}

cases! {
    permutations { drive!(permutations(vec!["b", "a", "b", "c"])); }
    combinations {
        drive!(combinations(&['a', 'b', 'c', 'd'], 2));
        drive!(combinations(&[1, 2], 3));
        drive!(combinations(&[1, 2], 0));
    }
    queens {
        drive!(queens::<5>());
        drive!(queens::<3>());
    }
    packed { drive!(packed(&items(), 8)); }
    integer_partitions { drive!(integer_partitions(6)); }
    primes { drive!(primes()); }
    segmented { drive!(segmented::<10>(60)); }
    prime_factors {
        drive!(prime_factors(2 * 2 * 2 * 49 * 101));
        drive!(prime_factors(1));
    }
    collatz { drive!(collatz([6, 7, 3, 1, 9].into_iter())); }
    fibonacci { drive!(fibonacci(0_u32, 1, |n| n % 100)); }
    pascal { drive!(pascal(6)); }
    convergents {
        drive!(convergents(23));
        drive!(convergents(16));
    }
    self_avoiding_walk { drive!(self_avoiding_walk(&mut Lcg(7), 6)); }
    bisection {
        drive!(bisection(|x| x * x - 2.0, 0.0, 2.0));
        drive!(bisection(|x| x + 9.0, 0.0, 2.0));
    }
    transposed { drive!(matrix().transposed()); }
    cells_mut { drive!(matrix().cells_mut()); }
    times { drive!(matrix().times(&Matrix([[1, 0], [2, 1], [0, 3]]))); }
}
