//! E0499: a `&mut` argument is lent to the delegate, and named after it.

use std::collections::{BTreeMap, HashSet};

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
}

/// Each cycle that is closed by an edge back to a node on the path.
#[generator]
fn cycles<'g>(graph: &'g Graph, path: &'g mut Vec<u32>, done: &'g mut HashSet<u32>) -> BoxGenerator<'g, Vec<u32>> {
    let Some(&node) = path.last() else { return };
    for next in graph.neighbors(node) {
        if let Some(at) = path.iter().position(|on_path| *on_path == next) {
            yield_!(path[at..].to_vec());
        } else if !done.contains(&next) {
            path.push(next);
            yield_from!(cycles(graph, path, done));
            path.pop();
        }
    }
    done.insert(node);
}

fn ring() -> Graph {
    Graph::of(&[(1, 2, 7), (2, 3, 1), (3, 1, 2), (3, 4, 4), (1, 4, 20), (5, 6, 1)])
}

cases! {
    cycles { drive!(cycles(&ring(), &mut vec![1], &mut HashSet::new())); }
}
