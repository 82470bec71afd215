//! Walks over what is nested: directories, menus, archives.

use std::collections::{BTreeMap, HashSet, VecDeque};

use super::prelude::*;

#[derive(Debug, Clone)]
pub enum Node {
    File { name: String, size: u64 },
    Dir { name: String, children: Vec<Node> },
    Link { name: String, target: String },
}

impl Node {
    fn name(&self) -> &str {
        match self {
            Node::File { name, .. } | Node::Dir { name, .. } | Node::Link { name, .. } => name,
        }
    }
}

pub fn disk() -> Node {
    let file = |name: &str, size| Node::File { name: name.to_owned(), size };
    let dir = |name: &str, children| Node::Dir { name: name.to_owned(), children };
    dir(
        "root",
        vec![
            file("a.txt", 3),
            dir("src", vec![file("lib.rs", 120), dir("bin", vec![file("main.rs", 40)]), file("b.rs", 7)]),
            Node::Link { name: "latest".to_owned(), target: "src".to_owned() },
            dir(".git", vec![file("HEAD", 1)]),
            dir("empty", vec![]),
        ],
    )
}

#[generator]
fn paths(root: &Node) -> impl Iterator<Item = String> {
    let mut stack = vec![(String::new(), root)];
    while let Some((parent, node)) = stack.pop() {
        let path = if parent.is_empty() { node.name().to_owned() } else { format!("{parent}/{}", node.name()) };
        if let Node::Dir { children, .. } = node {
            for child in children.iter().rev() {
                stack.push((path.clone(), child));
            }
        }
        yield_!(path);
    }
}

#[generator]
fn files_of_each_level(root: &Node, max_depth: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut queue = VecDeque::new();
    queue.push_back((0, root));
    while let Some((depth, node)) = queue.pop_front() {
        match node {
            Node::File { name, .. } => yield_!((depth, name.as_str())),
            Node::Dir { children, .. } if depth < max_depth => {
                queue.extend(children.iter().map(|child| (depth + 1, child)));
            }
            Node::Dir { .. } | Node::Link { .. } => {}
        }
    }
}

/// As `walkdir` does it: a stack of iterators.
#[generator]
fn walk_with_open_directories(root: &Node) -> impl Iterator<Item = (usize, &str)> {
    let Node::Dir { children, .. } = root else {
        yield_!((0, root.name()));
        return;
    };
    let mut open = vec![children.iter()];
    while let Some(top) = open.last_mut() {
        let Some(node) = top.next() else {
            open.pop();
            continue;
        };
        yield_!((open.len(), node.name()));
        if let Node::Dir { children, .. } = node {
            open.push(children.iter());
        }
    }
}

#[generator]
fn recursive<'a>(node: &'a Node, hidden: bool) -> BoxGenerator<'a, &'a str, (), u64> {
    match node {
        Node::File { name, size } => {
            yield_!(name);
            *size
        }
        Node::Link { .. } => 0,
        Node::Dir { name, children } => {
            if name.starts_with('.') && !hidden {
                return 0;
            }
            let mut total = 0;
            for child in children {
                total += yield_from!(recursive(child, hidden));
            }
            yield_!(name);
            total
        }
    }
}

#[generator]
fn resolved_links(disk: &BTreeMap<String, Node>, start: &str) -> impl Iterator<Item = Result<String, String>> {
    let mut seen = HashSet::new();
    let mut at = start.to_owned();
    loop {
        if !seen.insert(at.clone()) {
            return Err(format!("{at} is its own target"));
        }
        let node = disk.get(&at).ok_or_else(|| format!("{at} is not there"))?;
        yield_!(Ok(at.clone()));
        match node {
            Node::Link { target, .. } => at = target.clone(),
            _ => break,
        }
    }
}

/// The sizes that `du` prints: a directory's after those of what is in it.
#[generator]
fn disk_usage(root: Node) -> impl Iterator<Item = (String, u64)> {
    enum Step {
        Enter(Node),
        Leave(String),
    }
    let mut sums = vec![0];
    let mut steps = vec![Step::Enter(root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(Node::File { size, .. }) => *sums.last_mut().unwrap() += size,
            Step::Enter(Node::Link { .. }) => {}
            Step::Enter(Node::Dir { name, children }) => {
                sums.push(0);
                steps.push(Step::Leave(name));
                steps.extend(children.into_iter().rev().map(Step::Enter));
            }
            Step::Leave(name) => {
                let sum = sums.pop().unwrap();
                if let Some(parent) = sums.last_mut() {
                    *parent += sum;
                }
                yield_!((name, sum));
            }
        }
    }
}

#[generator]
fn glob<'a>(names: &'a [&'a str], pattern: &str) -> impl Iterator<Item = &'a str> {
    let (prefix, suffix) = match pattern.split_once('*') {
        Some(parts) => parts,
        None => {
            if let Some(name) = names.iter().find(|name| **name == pattern) {
                yield_!(*name);
            }
            return;
        }
    };
    for name in names {
        if let Some(rest) = name.strip_prefix(prefix)
            && rest.ends_with(suffix)
        {
            yield_!(name);
        }
    }
}

/// A menu as `fzf` would list it; ignored are those below an ignored one.
#[generator]
fn entries_not_ignored(lines: &str) -> impl Iterator<Item = (usize, String)> {
    let mut ignored: Option<usize> = None;
    for line in lines.lines() {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        if let Some(depth) = ignored {
            if indent > depth {
                continue;
            }
            ignored = None;
        }
        if text.starts_with('!') {
            ignored = Some(indent);
            continue;
        }
        yield_!((indent / 2, text.to_uppercase()));
    }
}

#[generator]
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = path;
    loop {
        yield_!(rest);
        match rest.rfind('/') {
            Some(0) if rest.len() > 1 => rest = "/",
            Some(0) | None => return,
            Some(slash) => rest = &rest[..slash],
        }
    }
}

fn links() -> BTreeMap<String, Node> {
    [("a", "b"), ("b", "c"), ("c", "a"), ("d", "nowhere")]
        .map(|(name, target)| (name.to_owned(), Node::Link { name: name.to_owned(), target: target.to_owned() }))
        .into()
}

cases! {
    paths { drive!(paths(&disk())); }
    files_of_each_level {
        drive!(files_of_each_level(&disk(), 1));
        drive!(files_of_each_level(&disk(), 9));
    }
    walk_with_open_directories { drive!(walk_with_open_directories(&disk())); }
    recursive {
        drive!(recursive(&disk(), false));
        drive!(recursive(&disk(), true));
    }
    resolved_links {
        drive!(resolved_links(&links(), "a"));
        drive!(resolved_links(&links(), "d"));
    }
    disk_usage { drive!(disk_usage(disk())); }
    glob {
        drive!(glob(&["a.rs", "b.txt", "ab.rs"], "a*.rs"));
        drive!(glob(&["a.rs", "b.txt"], "b.txt"));
    }
    entries_not_ignored { drive!(entries_not_ignored("file\n  open\n  !recent\n    x\n  quit\nhelp")); }
    ancestors {
        drive!(ancestors("/usr/lib/x"));
        drive!(ancestors("a/b"));
    }
}
