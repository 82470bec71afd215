//! `test_generators.pep_tests`, the binary tree: a recursive generator.

use crate::prelude::*;

struct Tree {
    label: char,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

impl<'a> IntoIterator for &'a Tree {
    type Item = char;
    type IntoIter = Box<dyn Iterator<Item = char> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        inorder(Some(self))
    }
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
fn inorder(tree: Option<&Tree>) -> Box<dyn Iterator<Item = char> + '_> {
    if let Some(tree) = tree {
        for label in inorder(tree.left.as_deref()) {
            yield_!(label);
        }
        yield_!(tree.label);
        for label in inorder(tree.right.as_deref()) {
            yield_!(label);
        }
    }
}

fn main() {
    let labels: Vec<char> = "recursion has depth".chars().collect();
    println!("{}", balanced(&labels).unwrap().into_iter().collect::<String>());
    println!("{}", inorder(None).collect::<String>());
}

same_as_python!();
