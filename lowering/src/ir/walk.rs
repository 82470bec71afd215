//! Walks over the [`ir`](crate::ir).

use proc_macro2::Span;
use syn::Expr;

use super::body::{Binding, Block, Body, JoinId, LocalId, Node, PointId, Stmt, Tail};
use crate::listed::Listed;
use crate::sorted::{Map, Set};

/// Every block, from the outside in.
pub(crate) fn each_block(block: &Block, visit: &mut dyn FnMut(&Block)) {
    visit(block);
    each_node(block, &mut |node, binding| {
        if let Some(Binding::Let { diverge: Some(diverge), .. }) = binding {
            each_block(diverge, visit);
        }
        blocks(node).into_iter().for_each(|block| each_block(block, visit));
    });
}

/// Every construct and suspension point, from the outside in.
pub(crate) fn each_construct(block: &Block, visit: &mut dyn FnMut(&Node)) {
    each_block(block, &mut |block| each_node(block, &mut |node, _| visit(node)));
}

/// The blocks that a construct consists of.
pub(crate) fn blocks(node: &Node) -> Vec<&Block> {
    match node {
        Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => Vec::new(),
        Node::If { then, otherwise, .. } => std::iter::once(&**then).chain(otherwise.as_deref()).listed(),
        Node::Match { arms, .. } => arms.iter().map(|arm| &arm.body).listed(),
        Node::Loop { body: block, .. } | Node::Scope { block, .. } => vec![block],
    }
}

/// The same, to change them.
pub(crate) fn blocks_mut(node: &mut Node) -> Vec<&mut Block> {
    match node {
        Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => Vec::new(),
        Node::If { then, otherwise, .. } => std::iter::once(&mut **then).chain(otherwise.as_deref_mut()).listed(),
        Node::Match { arms, .. } => arms.iter_mut().map(|arm| &mut arm.body).listed(),
        Node::Loop { body: block, .. } | Node::Scope { block, .. } => vec![block],
    }
}

/// Every block, from the outside in, to change it.
pub(crate) fn each_block_mut(block: &mut Block, visit: &mut dyn FnMut(&mut Block)) {
    visit(block);
    let nodes = block.stmts.iter_mut().filter_map(|stmt| match stmt {
        Stmt::Native { .. } | Stmt::Jump(_) => None,
        Stmt::Bind { binding, node } => Some((Some(binding), node)),
    });
    let tail = match &mut block.tail {
        Some(Tail::Node(node)) => Some((None, node)),
        Some(Tail::Native(_)) | None => None,
    };
    for (binding, node) in nodes.chain(tail) {
        if let Some(Binding::Let { diverge: Some(diverge), .. }) = binding {
            each_block_mut(diverge, visit);
        }
        blocks_mut(node).into_iter().for_each(|block| each_block_mut(block, visit));
    }
}

fn each_node(block: &Block, visit: &mut dyn FnMut(&Node, Option<&Binding>)) {
    for stmt in &block.stmts {
        if let Stmt::Bind { binding, node } = stmt {
            visit(node, Some(binding));
        }
    }
    if let Some(Tail::Node(node)) = &block.tail {
        visit(node, None);
    }
}

/// The joins whose construct's value is taken, and where the construct begins.
pub(crate) fn joins_with_value(body: &Body) -> Map<JoinId, Span> {
    let mut joins = Map::new();
    each_block(&body.block, &mut |block| {
        each_node(block, &mut |node, binding| {
            if let (Some(Binding::Let { .. }), Some(after)) = (binding, node.after()) {
                let begins = match node {
                    Node::If { token, .. } => token.span,
                    Node::Match { token, .. } => token.span,
                    Node::Loop { token, .. } => *token,
                    Node::Scope { block, .. } => block.brace.span.open(),
                    Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => Span::call_site(),
                };
                joins.insert(after, begins);
            }
        });
    });
    joins
}

/// The locals that the pattern of an arm binds whose end is known, and that end.
pub(crate) fn arm_ends(body: &Body) -> Map<LocalId, Span> {
    let mut ends = Map::new();
    each_block(&body.block, &mut |block| {
        each_node(block, &mut |node, _| {
            let Node::Match { arms, .. } = node else { return };
            for arm in arms {
                if let Some(end) = arm.end {
                    ends.extend(arm.body.params.iter().map(|local| (*local, end)));
                }
            }
        });
    });
    ends
}

pub(crate) fn delegating_points(body: &Body) -> Set<PointId> {
    delegations_where(body, |_| true)
}

/// The suspension points that delegate to such an operand.
pub(crate) fn delegations_where(body: &Body, mut such: impl FnMut(&Expr) -> bool) -> Set<PointId> {
    let mut points = Set::new();
    each_block(&body.block, &mut |block| {
        each_node(block, &mut |node, _| {
            if let Node::Delegate { point, operand, .. } = node
                && such(operand)
            {
                points.insert(*point);
            }
        });
    });
    points
}
