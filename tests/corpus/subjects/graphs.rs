//! Graphs and grids: searches, shortest paths, orders, fills.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};

use super::prelude::*;

#[derive(Debug, Clone, Default)]
pub struct Graph {
    edges: BTreeMap<u32, Vec<(u32, u64)>>,
}

impl Graph {
    fn of(edges: &[(u32, u32, u64)]) -> Self {
        let mut graph = Graph::default();
        for &(from, to, cost) in edges {
            graph.edges.entry(from).or_default().push((to, cost));
            graph.edges.entry(to).or_default();
        }
        graph
    }

    fn neighbors(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        self.edges.get(&node).into_iter().flatten().map(|(to, _)| *to)
    }

    #[generator]
    fn breadth_first(&self, start: u32) -> impl Iterator<Item = (u32, usize)> {
        let mut seen = HashSet::from([start]);
        let mut queue = VecDeque::from([(start, 0)]);
        while let Some((node, distance)) = queue.pop_front() {
            yield_!((node, distance));
            for next in self.neighbors(node) {
                if seen.insert(next) {
                    queue.push_back((next, distance + 1));
                }
            }
        }
    }

    /// Before and after the nodes that are found from each, as `petgraph` tells it.
    #[generator]
    fn depth_first_events(&self, start: u32) -> impl Iterator<Item = Event> {
        let mut discovered = BTreeSet::new();
        let mut finished = BTreeSet::new();
        discovered.insert(start);
        yield_!(Event::Discover(start, 0));
        let mut stack = vec![(start, self.edges[&start].iter())];
        while let Some((node, neighbors)) = stack.last_mut() {
            let node = *node;
            match neighbors.next() {
                Some(&(next, _)) if discovered.insert(next) => {
                    yield_!(Event::Discover(next, stack.len()));
                    stack.push((next, self.edges[&next].iter()));
                }
                Some((next, _)) if !finished.contains(next) => yield_!(Event::Back(node, *next)),
                Some((next, _)) => yield_!(Event::Cross(node, *next)),
                None => {
                    stack.pop();
                    finished.insert(node);
                    yield_!(Event::Finish(node));
                }
            }
        }
    }

    #[generator]
    fn dijkstra(&self, start: u32) -> impl Iterator<Item = (u32, u64)> {
        let mut best = HashMap::new();
        let mut heap = BinaryHeap::new();
        best.insert(start, 0);
        heap.push(Reverse((0, start)));
        while let Some(Reverse((cost, node))) = heap.pop() {
            if cost > best[&node] {
                continue;
            }
            yield_!((node, cost));
            for (next, weight) in &self.edges[&node] {
                let through = cost + weight;
                let known = best.entry(*next).or_insert(u64::MAX);
                if through < *known {
                    *known = through;
                    heap.push(Reverse((through, *next)));
                }
            }
        }
    }

    /// Kahn's; what is left at the end lies on a cycle, or behind one.
    #[generator]
    fn topological(&self) -> impl Iterator<Item = Result<u32, Vec<u32>>> {
        let mut incoming: BTreeMap<u32, usize> = self.edges.keys().map(|node| (*node, 0)).collect();
        for (to, _) in self.edges.values().flatten() {
            *incoming.get_mut(to).unwrap() += 1;
        }
        let mut ready: Vec<u32> = incoming.iter().filter(|(_, n)| **n == 0).map(|(node, _)| *node).collect();
        while let Some(node) = ready.pop() {
            incoming.remove(&node);
            yield_!(Ok(node));
            for next in self.neighbors(node) {
                if let Some(n) = incoming.get_mut(&next) {
                    *n -= 1;
                    if *n == 0 {
                        ready.push(next);
                    }
                }
            }
        }
        if !incoming.is_empty() {
            return Err(incoming.into_keys().collect());
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub enum Event {
    Discover(u32, usize),
    Back(u32, u32),
    Cross(u32, u32),
    Finish(u32),
}

/// From the goal back to the start; nothing if there is no way.
#[generator]
fn shortest_path(graph: &Graph, start: u32, goal: u32) -> impl Iterator<Item = u32> {
    let mut came_from = HashMap::new();
    let mut frontier = vec![start];
    'search: while !frontier.is_empty() {
        for node in std::mem::take(&mut frontier) {
            for next in graph.neighbors(node).filter(|next| *next != start) {
                came_from.entry(next).or_insert_with(|| {
                    frontier.push(next);
                    node
                });
                if next == goal {
                    break 'search;
                }
            }
        }
    }
    let mut at = goal;
    while let Some(&previous) = came_from.get(&at) {
        yield_!(at);
        at = previous;
    }
    if at == start {
        yield_!(start);
    }
}

/// Union-find: the edges of a minimal spanning tree.
#[generator]
fn spanning_tree(mut edges: Vec<(u32, u32, u64)>) -> impl Iterator<Item = (u32, u32, u64)> {
    fn find(parents: &mut HashMap<u32, u32>, node: u32) -> u32 {
        let parent = *parents.entry(node).or_insert(node);
        if parent == node {
            return node;
        }
        let root = find(parents, parent);
        parents.insert(node, root);
        root
    }
    let mut parents = HashMap::new();
    edges.sort_by_key(|(_, _, cost)| *cost);
    for (a, b, cost) in edges {
        let roots = (find(&mut parents, a), find(&mut parents, b));
        if roots.0 == roots.1 {
            continue;
        }
        parents.insert(roots.0, roots.1);
        yield_!((a, b, cost));
    }
}

/// The nodes that hang together, whatever the edges' direction.
#[generator]
fn components(graph: &Graph) -> impl Iterator<Item = BTreeSet<u32>> {
    let mut both: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (from, edges) in &graph.edges {
        both.entry(*from).or_default();
        for (to, _) in edges {
            both.entry(*from).or_default().insert(*to);
            both.entry(*to).or_default().insert(*from);
        }
    }
    while let Some((node, neighbors)) = both.pop_first() {
        let mut component = BTreeSet::from([node]);
        let mut pending = neighbors;
        while let Some(node) = pending.pop_first() {
            if component.insert(node)
                && let Some(more) = both.remove(&node)
            {
                pending.extend(more.difference(&component));
            }
        }
        yield_!(component);
    }
}

/// Colours the nodes as they are reached, until two neighbours have the same.
#[generator]
fn two_colors(graph: &Graph) -> impl Generator<Yield = (u32, bool), Return = bool> {
    let mut colors: BTreeMap<u32, bool> = BTreeMap::new();
    for &start in graph.edges.keys() {
        if colors.contains_key(&start) {
            continue;
        }
        colors.insert(start, false);
        let mut stack = vec![start];
        while let Some(node) = stack.pop() {
            let color = colors[&node];
            yield_!((node, color));
            for next in graph.neighbors(node) {
                match colors.get(&next) {
                    Some(other) if *other == color => return false,
                    Some(_) => {}
                    None => {
                        colors.insert(next, !color);
                        stack.push(next);
                    }
                }
            }
        }
    }
    true
}

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

    fn get_mut(&mut self, (x, y): (usize, usize)) -> Option<&mut u8> {
        if x >= self.width { None } else { self.cells.get_mut(y * self.width + x) }
    }

    #[generator]
    fn neighbors(&self, (x, y): (usize, usize)) -> impl Iterator<Item = ((usize, usize), u8)> {
        for dy in -1..=1 {
            for dx in -1..=1 {
                if (dx, dy) == (0, 0) {
                    continue;
                }
                let (Some(x), Some(y)) = (x.checked_add_signed(dx), y.checked_add_signed(dy)) else { continue };
                if x < self.width && y < self.height() {
                    yield_!(((x, y), self.cells[y * self.width + x]));
                }
            }
        }
    }

    #[generator]
    fn flood(&mut self, start: (usize, usize), paint: u8) -> impl Iterator<Item = (usize, usize)> {
        let Some(&mut old) = self.get_mut(start) else { return };
        if old == paint {
            return;
        }
        let mut pending = vec![start];
        while let Some((x, y)) = pending.pop() {
            let Some(cell) = self.get_mut((x, y)) else { continue };
            if *cell != old {
                continue;
            }
            *cell = paint;
            yield_!((x, y));
            pending.extend([(x + 1, y), (x, y + 1)]);
            pending.extend(x.checked_sub(1).map(|x| (x, y)));
            if y > 0 {
                pending.push((x, y - 1));
            }
        }
    }

    /// The game of life, until nothing changes.
    #[generator]
    fn generations(mut self) -> impl Iterator<Item = String> {
        loop {
            yield_!(self.cells.chunks(self.width).map(String::from_utf8_lossy).collect::<Vec<_>>().join("/"));
            let mut next = self.clone();
            for (at, cell) in next.cells.iter_mut().enumerate() {
                let (x, y) = (at % self.width, at / self.width);
                let mut alive = 0;
                for row in self.cells.chunks(self.width).skip(y.saturating_sub(1)).take(if y == 0 { 2 } else { 3 }) {
                    let end = row.len().min(x + 2);
                    alive += row[x.saturating_sub(1)..end].iter().filter(|cell| **cell == b'#').count();
                }
                *cell = match (*cell, alive) {
                    (b'#', 3 | 4) | (_, 3) => b'#',
                    _ => b'.',
                };
            }
            if next == self {
                break;
            }
            self = next;
        }
    }
}

fn ring() -> Graph {
    Graph::of(&[(1, 2, 7), (2, 3, 1), (3, 1, 2), (3, 4, 4), (1, 4, 20), (5, 6, 1)])
}

fn order() -> Graph {
    Graph::of(&[(1, 2, 5), (1, 3, 1), (3, 2, 1), (2, 4, 9), (3, 4, 12)])
}

cases! {
    breadth_first { drive!(ring().breadth_first(1)); }
    depth_first_events {
        drive!(ring().depth_first_events(1));
        drive!(order().depth_first_events(1));
    }
    dijkstra {
        drive!(ring().dijkstra(1));
        drive!(order().dijkstra(1));
    }
    topological {
        drive!(order().topological());
        drive!(ring().topological());
    }
    shortest_path {
        drive!(shortest_path(&ring(), 2, 4));
        drive!(shortest_path(&ring(), 2, 6));
    }
    spanning_tree { drive!(spanning_tree(vec![(1, 2, 7), (2, 3, 1), (3, 1, 2), (3, 4, 4), (1, 4, 20)])); }
    components { drive!(components(&ring())); }
    two_colors {
        drive!(two_colors(&ring()));
        drive!(two_colors(&Graph::of(&[(1, 2, 0), (2, 3, 0), (3, 4, 0), (4, 1, 0)])));
    }
    neighbors { drive!(Grid::parse("abc\ndef\nghi").neighbors((2, 1))); }
    flood {
        let mut grid = Grid::parse("..#.\n.##.\n#...");
        drive!(grid.flood((1, 0), b'o'));
        drive!(grid.flood((3, 2), b'o'));
        drive!(grid.flood((9, 2), b'o'));
        drive!(grid.clone().generations());
    }
    generations { drive!(Grid::parse("....\n.###\n###.\n#...").generations()); }
}
