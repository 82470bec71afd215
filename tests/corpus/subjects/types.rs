//! Methods, generics, types of the user's own.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::iter::Peekable;
use std::marker::PhantomData;
use std::ops::{Add, AddAssign, Deref, Index, IndexMut, Mul, Neg, RangeInclusive};

use super::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Point {
    x: f32,
    y: f32,
}

impl Add for Point {
    type Output = Point;

    fn add(self, other: Point) -> Point {
        Point { x: self.x + other.x, y: self.y + other.y }
    }
}

impl AddAssign for Point {
    fn add_assign(&mut self, other: Point) {
        *self = *self + other;
    }
}

impl Mul<f32> for Point {
    type Output = Point;

    fn mul(self, k: f32) -> Point {
        Point { x: self.x * k, y: self.y * k }
    }
}

impl Neg for Point {
    type Output = Point;

    fn neg(self) -> Point {
        self * -1.0
    }
}

impl From<(f32, f32)> for Point {
    fn from((x, y): (f32, f32)) -> Point {
        Point { x, y }
    }
}

#[generator]
fn bounces(start: impl Into<Point>, mut speed: Point, walls: RangeInclusive<f32>) -> impl Iterator<Item = Point> {
    let mut at = start.into();
    let gravity = Point { y: -1.0, ..Default::default() };
    for _ in 0..8 {
        yield_!(at);
        speed += gravity * 0.5;
        at += speed;
        if at.y < 0.0 {
            at.y = -at.y;
            speed.y = -speed.y;
        }
        if !walls.contains(&at.x) {
            speed = Point { y: speed.y, ..-speed };
            at = at + speed * 2.0;
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Grid<T, const W: usize, const H: usize> {
    cells: [[T; W]; H],
}

impl<T, const W: usize, const H: usize> Index<(usize, usize)> for Grid<T, W, H> {
    type Output = T;

    fn index(&self, (x, y): (usize, usize)) -> &T {
        &self.cells[y][x]
    }
}

impl<T, const W: usize, const H: usize> IndexMut<(usize, usize)> for Grid<T, W, H> {
    fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut T {
        &mut self.cells[y][x]
    }
}

impl<T: Copy + PartialEq + Debug, const W: usize, const H: usize> Grid<T, W, H> {
    #[generator]
    fn neighbours(&self, x: usize, y: usize) -> impl Iterator<Item = ((usize, usize), T)> {
        for dy in [-1, 0, 1] {
            for dx in [-1, 0, 1] {
                if (dx, dy) == (0, 0) {
                    continue;
                }
                let (Some(nx), Some(ny)) = (x.checked_add_signed(dx), y.checked_add_signed(dy)) else { continue };
                if nx < W && ny < H {
                    yield_!(((nx, ny), self[(nx, ny)]));
                }
            }
        }
    }

    /// Floods from a cell, and tells of each that it painted.
    #[generator]
    fn flood(&mut self, start: (usize, usize), paint: T) -> impl Iterator<Item = (usize, usize)> {
        let old = self[start];
        let mut todo = vec![start];
        while let Some(at @ (x, y)) = todo.pop() {
            if old == paint || self[at] != old {
                continue;
            }
            self[at] = paint;
            yield_!(at);
            if x + 1 < W {
                todo.push((x + 1, y));
            }
            if let Some(x) = x.checked_sub(1) {
                todo.push((x, y));
            }
            todo.extend((y + 1 < H).then_some((x, y + 1)));
            todo.extend(y.checked_sub(1).map(|y| (x, y)));
        }
    }

    #[generator]
    fn into_columns(self) -> impl Iterator<Item = [T; H]> {
        for x in 0..W {
            let column: [T; H] = std::array::from_fn(|y| self[(x, y)]);
            yield_!(column);
        }
    }
}

/// Merges what is sorted; of two that are equal, the left one comes first.
#[generator]
fn merged<L, R, K>(left: L, right: R, key: impl Fn(&L::Item) -> K) -> impl Iterator<Item = L::Item>
where
    L: IntoIterator,
    R: IntoIterator<Item = L::Item>,
    L::Item: Debug,
    K: Ord,
{
    let mut left = left.into_iter().peekable();
    let mut right = right.into_iter().peekable();
    loop {
        let next = match (left.peek(), right.peek()) {
            (Some(l), Some(r)) if key(r) < key(l) => right.next(),
            (Some(_), _) => left.next(),
            (None, _) => right.next(),
        };
        let Some(item) = next else { break };
        yield_!(item);
    }
}

/// Runs of what has the same key, as `itertools` groups them.
#[generator]
fn grouped<I, K, F>(items: &mut Peekable<I>, mut key: F) -> impl Iterator<Item = (K, Vec<I::Item>)>
where
    I: Iterator,
    I::Item: Debug + Clone,
    K: PartialEq + Debug,
    F: FnMut(&I::Item) -> K,
{
    while let Some(first) = items.next() {
        let k = key(&first);
        let mut group = vec![first];
        while let Some(item) = items.next_if(|item| key(item) == k) {
            group.push(item);
        }
        yield_!((k, group));
    }
}

pub struct Id<T> {
    raw: u32,
    of: PhantomData<T>,
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

pub struct Arena<T> {
    slots: Vec<Option<T>>,
}

impl<T> Arena<T> {
    fn add(&mut self, value: T) -> Id<T> {
        self.slots.push(Some(value));
        Id { raw: self.slots.len() as u32 - 1, of: PhantomData }
    }

    fn get_mut(&mut self, id: Id<T>) -> Option<&mut T> {
        self.slots.get_mut(id.raw as usize)?.as_mut()
    }
}

impl<T> Arena<T>
where
    T: Debug + Clone + Into<String>,
{
    #[generator]
    fn touched<'s, F>(
        &'s mut self,
        ids: &'s [Id<T>],
        mut touch: F,
    ) -> impl Iterator<Item = Result<(u32, String), u32>> + 's
    where
        F: FnMut(&mut T) -> bool + 's,
    {
        for &id in ids {
            let value = self.get_mut(id).ok_or(id.raw)?;
            let keep = touch(value);
            yield_!(Ok((id.raw, value.clone().into())));
            if !keep {
                self.slots[id.raw as usize] = None;
            }
        }
    }
}

/// Terms of an expression, summed by what they are of.
pub enum Expr {
    Var(&'static str),
    Sum(Vec<Expr>),
    Scaled(i32, Box<Expr>),
}

impl Expr {
    #[generator]
    fn terms(&self, by: i32) -> Box<dyn Iterator<Item = (i32, &str)> + '_> {
        match self {
            Self::Var(name) => yield_!((by, *name)),
            Self::Sum(parts) => {
                for part in parts.iter().rev() {
                    yield_from!(part.terms(by));
                }
            }
            Self::Scaled(0, _) => return,
            Self::Scaled(k, inner) => yield_from!(inner.terms(by * k)),
        }
    }
}

pub struct Sorted<'a, T>(&'a [T]);

impl<T> Deref for Sorted<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0
    }
}

/// Each half that a binary search looks at.
#[generator]
fn halves<'a, T: Ord + Debug>(
    sorted: Sorted<'a, T>,
    wanted: &T,
) -> impl Generator<Yield = &'a [T], Return = Option<usize>> {
    let mut rest = sorted.0;
    let mut base = 0;
    while let Some(middle) = rest.get(rest.len() / 2) {
        yield_!(rest);
        let half = rest.len() / 2;
        (base, rest) = match wanted.cmp(middle) {
            std::cmp::Ordering::Equal => return Some(base + half).filter(|at| *at < sorted.len()),
            std::cmp::Ordering::Less => (base, &rest[..half]),
            std::cmp::Ordering::Greater => (base + half + 1, &rest[half + 1..]),
        };
    }
    None
}

/// Overlapping windows, as arrays.
#[generator]
fn windows<T, const N: usize>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = [T; N]>
where
    T: Clone + Debug,
{
    let mut items = items.into_iter();
    let mut window: Vec<T> = items.by_ref().take(N).collect();
    while let Ok(array) = <[T; N]>::try_from(window.clone()) {
        yield_!(array);
        let Some(next) = items.next() else { return };
        window.remove(0);
        window.push(next);
    }
}

/// Settings, laid over one another.
#[generator]
fn resolved(
    layers: &[&dyn Fn(&str) -> Option<String>],
    names: [&'static str; 3],
) -> impl Iterator<Item = Result<(String, u16), String>> {
    let mut known: BTreeMap<_, u16> = BTreeMap::new();
    for name in names {
        let text = layers.iter().find_map(|layer| layer(name)).unwrap_or_else(|| "0".to_owned());
        let value = text
            .strip_prefix('$')
            .map(|other| known.get(other).copied().ok_or_else(|| format!("{other} is not set")))
            .unwrap_or_else(|| text.parse().map_err(|e| format!("{name}: {e}")))?;
        known.insert(name.to_owned(), value);
        yield_!(Ok((name.to_uppercase(), value)));
    }
    if let Some((name, most)) = known.into_iter().max_by_key(|(_, value)| *value) {
        yield_!(Ok((name, most)));
    }
}

fn board() -> Grid<char, 3, 3> {
    Grid { cells: [['.', '#', 'a'], ['.', '.', '#'], ['#', '.', 'b']] }
}

cases! {
    bounces { drive!(bounces((1.0, 2.0), Point { x: 3.0, y: 0.0 }, 0.0..=9.0)); }
    neighbours {
        drive!(board().neighbours(1, 1));
        drive!(board().neighbours(2, 0));
    }
    flood {
        let mut grid = board();
        drive!(grid.flood((0, 0), '~'));
        genfn_tests::log(format!("{grid:?}"));
    }
    into_columns { drive!(board().into_columns()); }
    merged {
        drive!(merged(vec![(1, 'a'), (3, 'b'), (3, 'c')], [(2, 'x'), (3, 'y'), (9, 'z')], |pair| pair.0));
        drive!(merged([4, 2], None, |n| std::cmp::Reverse(*n)));
    }
    grouped { drive!(grouped(&mut [1, 3, 5, 2, 4, 7].into_iter().peekable(), |n| n % 2 == 0)); }
    touched {
        let mut arena = Arena { slots: vec![] };
        let mut ids = ["a", "b", "c"].map(|name| arena.add(name)).to_vec();
        ids.push(ids[0]);
        ids.push(ids[1]);
        let mut letters = "xyz".split("").skip(1);
        drive!(arena.touched(&ids, |value| {
            *value = letters.next().unwrap_or("-");
            *value != "y"
        }));
        genfn_tests::log(format!("{:?}", arena.slots));
    }
    terms {
        use Expr::*;
        let inner = Sum(vec![Var("x"), Scaled(-2, Box::new(Var("y"))), Scaled(0, Box::new(Var("z")))]);
        drive!(Sum(vec![Var("w"), Scaled(3, inner.into())]).terms(1));
    }
    halves {
        drive!(halves(Sorted(&[1, 3, 5, 7, 9, 11]), &3));
        drive!(halves(Sorted(&["a", "c"]), &"b"));
    }
    windows {
        drive!(windows::<_, 2>("abcd".chars()));
        drive!(windows::<_, 3>([1, 2]));
    }
    resolved {
        let user = |name: &str| (name == "port").then(|| "8080".to_owned());
        let base = |name: &str| match name {
            "port" => Some("80".into()),
            "admin" => Some("$port".into()),
            "debug" => Some("$trace".to_string()),
            _ => None,
        };
        drive!(resolved(&[&user, &base], ["port", "admin", "other"]));
        drive!(resolved(&[&base], ["port", "debug", "other"]));
    }
}
