//! `test_generators.pep_tests`, the binary tree again: a stack of nodes instead of recursion.

use crate::prelude::*;

/// What an empty `pop` raises. The function has no error type, so it is the type of all that its `try` raises.
struct IndexError;

struct Tree {
    label: char,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

fn balanced(labels: &[char]) -> Option<Box<Tree>> {
    if labels.is_empty() {
        return None;
    }
    let middle = labels.len() / 2;
    let (left, right) = (balanced(&labels[..middle]), balanced(&labels[middle + 1..]));
    Some(Box::new(Tree { label: labels[middle], left, right }))
}

#[generator]
fn inorder(mut node: Option<&Tree>) -> impl Iterator<Item = char> {
    let mut stack = Vec::new();
    while let Some(mut tree) = node {
        while let Some(left) = &tree.left {
            stack.push(tree);
            tree = left;
        }
        yield_!(tree.label);
        while tree.right.is_none() {
            tree = try_! {{
                stack.pop().ok_or(IndexError)?
            } except IndexError => {
                return;
            }};
            yield_!(tree.label);
        }
        node = tree.right.as_deref();
    }
}

fn main() {
    let tree = |labels: &str| balanced(&labels.chars().collect::<Vec<_>>());
    println!("{}", inorder(tree("a stack instead").as_deref()).collect::<String>());
    println!("{}", inorder(tree("x").as_deref()).collect::<String>());
}

same_as_python!();
