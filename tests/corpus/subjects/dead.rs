//! What is dead at a yield though its name is still in scope: references, entries, closures, iterators.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};

use super::prelude::*;

/// Lines that are trimmed in a buffer that is used again.
#[generator]
fn trimmed(lines: impl Iterator<Item = &'static str>) -> impl Iterator<Item = (usize, String)> {
    let mut buffer = String::new();
    for (n, line) in lines.enumerate() {
        buffer.push_str(line);
        let text = buffer.trim_end_matches(';').trim();
        let upper: Cow<'_, str> = if text.is_ascii() { text.into() } else { text.to_uppercase().into() };
        let upper = upper.into_owned();
        buffer.clear();
        if !upper.is_empty() {
            yield_!((n, upper));
        }
    }
}

/// The neighbours of each cell, by a closure that looks at the grid.
#[generator]
fn lives(mut grid: Vec<Vec<bool>>, rounds: usize) -> impl Iterator<Item = usize> {
    for _ in 0..rounds {
        let height = grid.len();
        let width = grid[0].len();
        let alive = |y: usize, x: usize| {
            let mut n = 0;
            for dy in [height - 1, 0, 1] {
                for dx in [width - 1, 0, 1] {
                    if (dy, dx) != (0, 0) && grid[(y + dy) % height][(x + dx) % width] {
                        n += 1;
                    }
                }
            }
            n
        };
        let next: Vec<Vec<bool>> = (0..height)
            .map(|y| (0..width).map(|x| matches!((alive(y, x), grid[y][x]), (3, _) | (2, true))).collect())
            .collect();
        grid = next;
        yield_!(grid.iter().flatten().filter(|cell| **cell).count());
    }
}

/// Scores that a closure keeps.
#[generator]
fn scored(games: &[(&'static str, &'static str, i32)]) -> impl Iterator<Item = (String, i32)> {
    let mut table: HashMap<&str, i32> = HashMap::new();
    for (home, away, diff) in games {
        let mut add = |team, points| *table.entry(team).or_default() += points;
        match diff.signum() {
            1 => add(*home, 3),
            -1 => add(*away, 3),
            _ => {
                add(*home, 1);
                add(*away, 1);
            }
        }
        let leader = table.iter().max_by_key(|(name, points)| (**points, **name)).unwrap();
        let told = (leader.0.to_string(), *leader.1);
        yield_!(told);
    }
}

/// The folders that are above.
#[generator]
fn parents(mut path: PathBuf) -> impl Iterator<Item = String> {
    loop {
        let name = path.file_name();
        let Some(name) = name else { break };
        let shown = name.to_string_lossy();
        let line = format!("{shown} of {}", path.components().count());
        let mut components = path.components();
        components.next_back();
        let shorter = components.as_path().to_owned();
        path = shorter;
        yield_!(line);
    }
    let root: &Path = path.as_ref();
    let rest = root.display().to_string();
    yield_!(rest);
}

/// Who is known by whom: what is reached from a set of names.
#[generator]
fn reached(mut edges: HashMap<u32, BTreeSet<u32>>, start: u32) -> impl Iterator<Item = (u32, usize)> {
    let mut seen = HashSet::new();
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        if !seen.insert(node) {
            continue;
        }
        let mut neighbours = edges.get(&node).into_iter().flatten().filter(|n| !seen.contains(*n));
        let first = neighbours.next().copied();
        let more = neighbours.count();
        if let Some(first) = first {
            queue.push_back(first);
            if let Some(set) = edges.get_mut(&node) {
                let mut rest = set.iter().skip_while(|n| **n != first);
                rest.next();
                queue.extend(rest);
                set.clear();
            }
        }
        yield_!((node, more));
    }
}

/// What is above a limit, and below the one before.
#[generator]
fn between(mut marks: BTreeMap<u32, &'static str>, mut limit: u32) -> impl Iterator<Item = String> {
    while !marks.is_empty() {
        let mut above = marks.range(limit..);
        let next = above.next();
        let line = match next {
            Some((at, name)) => format!("{name} at {at}, {} more", above.len_hint()),
            None => {
                let (at, name) = marks.iter().next().unwrap();
                format!("back to {name} at {at}")
            }
        };
        let key = match next {
            Some((at, _)) => *at,
            None => *marks.keys().next().unwrap(),
        };
        marks.remove(&key);
        limit = key;
        yield_!(line);
    }
}

trait LenHint {
    fn len_hint(&self) -> usize;
}

impl<K, V> LenHint for std::collections::btree_map::Range<'_, K, V>
where
    Self: Clone,
    K: Ord,
{
    fn len_hint(&self) -> usize {
        self.clone().count()
    }
}

/// The last of each run, found in a window.
#[generator]
fn last_of_runs<T: PartialEq + Clone + std::fmt::Debug>(items: Vec<T>) -> impl Iterator<Item = T> {
    let mut window: VecDeque<T> = VecDeque::with_capacity(2);
    for item in items {
        window.push_back(item);
        let (Some(a), Some(b)) = (window.front(), window.get(1)) else { continue };
        let ended = (a != b).then(|| a.clone());
        window.pop_front();
        yield_from!(ended);
    }
    let rest = window.iter().last();
    if let Some(last) = rest {
        let last = last.clone();
        yield_!(last);
    }
}

/// A page that is turned when it is full.
#[generator]
fn paged(words: &[&str], width: usize) -> impl Iterator<Item = Vec<String>> {
    let mut pages: Vec<Vec<String>> = vec![vec![]];
    for word in words {
        let page = pages.last_mut().unwrap();
        let line = page.last_mut();
        match line {
            Some(line) if line.len() + word.len() < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => page.push(word.to_string()),
        }
        if page.len() > 2 {
            let overflow = page.pop();
            pages.push(overflow.into_iter().collect());
            let full = pages.swap_remove(0);
            yield_!(full);
        }
    }
    yield_from!(pages);
}

/// Options that lend what they hold.
#[generator]
fn cached(keys: &[u32], mut load: impl FnMut(u32) -> String) -> impl Iterator<Item = String> {
    let mut last: Option<(u32, String)> = None;
    let mut loads = 0;
    for &key in keys {
        if last.as_ref().is_some_and(|(k, _)| *k != key) {
            last = None;
        }
        let (_, value) = last.get_or_insert_with(|| {
            loads += 1;
            (key, load(key))
        });
        value.push('.');
        let value = value.clone();
        yield_!(value);
        let slot = last.as_mut().filter(|(k, _)| k % 2 == 0);
        if let Some((_, value)) = slot {
            value.insert(0, '>');
        }
    }
    yield_!(format!("{loads} loads"));
}

cases! {
    trimmed { drive!(trimmed([" a;", ";", "é ;;", "b"].into_iter())); }
    lives { drive!(lives(vec![vec![false, true, false, false, false]; 5], 3)); }
    scored { drive!(scored(&[("a", "b", 1), ("b", "a", 0), ("c", "b", -2)])); }
    parents { drive!(parents(PathBuf::from("/usr/lib/x"))); }
    reached { drive!(reached(HashMap::from([(1, [2, 3].into()), (2, [1, 4].into()), (4, [].into())]), 1)); }
    between { drive!(between(BTreeMap::from([(1, "a"), (5, "b"), (7, "c")]), 4)); }
    last_of_runs { drive!(last_of_runs(vec![1, 1, 2, 2, 3])); }
    paged { drive!(paged(&["aa", "b", "cccc", "dd", "eeeee", "f"], 6)); }
    cached { drive!(cached(&[1, 1, 2, 2, 3], |n| n.to_string())); }
}
