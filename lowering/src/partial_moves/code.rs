//! All code of a body, once, in the order in which it is written.

use syn::visit::Visit;

use crate::ir::{Binding, Block, Node, Stmt, Tail, walk};
use crate::syntax::walk::{Visitor, Walker};

/// Shows a visitor all statements, operands, heads and patterns.
pub(super) fn each(block: &Block, visitor: &mut dyn Visitor) {
    walk::each_block(block, &mut |block| {
        block.stmts.iter().for_each(|stmt| each_of_stmt(stmt, visitor));
        match &block.tail {
            None => {}
            Some(Tail::Native(value)) => Walker(visitor).visit_expr(value),
            Some(Tail::Node(node)) => each_of_node(node, visitor),
        }
    });
}

fn each_of_stmt(stmt: &Stmt, visitor: &mut dyn Visitor) {
    match stmt {
        Stmt::Native { stmt, .. } => Walker(visitor).visit_stmt(stmt),
        Stmt::Jump(_) => {}
        Stmt::Bind { binding, node } => {
            if let Binding::Let { pat, .. } = binding {
                Walker(visitor).visit_pat(pat);
            }
            each_of_node(node, visitor);
        }
    }
}

fn each_of_node(node: &Node, visitor: &mut dyn Visitor) {
    match node {
        Node::Value(operand)
        | Node::Yield { operand: Some(operand), .. }
        | Node::Delegate { operand, .. }
        | Node::If { cond: operand, .. } => Walker(visitor).visit_expr(operand),
        Node::Match { scrutinee, arms, .. } => {
            Walker(&mut *visitor).visit_expr(scrutinee);
            arms.iter().for_each(|arm| Walker(&mut *visitor).visit_pat(&arm.pat));
        }
        Node::Yield { operand: None, .. } | Node::Loop { .. } | Node::Scope { .. } => {}
    }
}
