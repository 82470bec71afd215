//! The names of locals of which something may be borrowed for longer than a statement.
//!
//! What is left of a local is moved where it is taken out, be it all of it. A borrow that lives on would be cut short:
//!
//! ```text
//! let buffer = &mut parser.buffer;
//! let n = parser.count;               // a copy, most likely: all of `parser` is left, and stays where it is
//! yield_!(buffer.len());
//! ```

use quote::ToTokens;
use syn::visit::Visit;
use syn::{BinOp, Expr, ExprMacro, Local, Stmt as SynStmt};

use super::calls_of_parts;
use crate::ir::part_calls::Call;
use crate::ir::{Binding, Block, Body, Node, Stmt, walk};
use crate::sorted::Set;
use crate::syntax::macros;
use crate::syntax::need::Evaluated;
use crate::syntax::operands::operands;
use crate::syntax::place::{self, bare};
use crate::syntax::std_macros::Access;
use crate::syntax::tokens;
use crate::syntax::walk::{Visitor, Walk, Walker};

/// The names that the values of `let`s, and the heads of what binds by patterns, name other than by value.
pub(super) fn lent(body: &Body) -> Set<String> {
    let mut lent = LentNames(Set::new());
    walk::each_block(&body.block, &mut |block| lent.block(block));
    lent.0
}

/// Methods of std's types whose values borrow nothing. Of another type's, rustc tells if they do.
const BORROW_NOTHING: &[&str] = &[
    "clone",
    "contains",
    "count",
    "ends_with",
    "is_empty",
    "is_err",
    "is_none",
    "is_ok",
    "is_some",
    "len",
    "starts_with",
    "to_owned",
    "to_string",
    "to_vec",
];

struct LentNames(Set<String>);

impl LentNames {
    fn block(&mut self, block: &Block) {
        for stmt in &block.stmts {
            match stmt {
                Stmt::Native { stmt, .. } => Walker(self).visit_stmt(stmt),
                Stmt::Bind { binding: Binding::Let { .. }, node: Node::Value(value) } => self.bound(value),
                Stmt::Bind { node, .. } => self.head(node),
                Stmt::Jump(_) => {}
            }
        }
    }

    fn head(&mut self, node: &Node) {
        match node {
            Node::If { cond, .. } => Walker(self).visit_expr(cond),
            Node::Match { scrutinee, .. } => self.bound(scrutinee),
            Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } | Node::Loop { .. } | Node::Scope { .. } => {}
        }
    }

    /// A value that is bound, or matched against patterns that bind.
    fn bound(&mut self, value: &Expr) {
        match bare(value) {
            value if place::place(value).is_some() => {}
            // What comes out of a box.
            Expr::Unary(syn::ExprUnary { op: syn::UnOp::Deref(_), expr, .. }) if place::place(expr).is_some() => {}
            // `one_by_one!(user, …)`: what stands for parts takes them.
            Expr::Macro(mac) if Call::of(&mac.mac).is_some() => {}
            Expr::Macro(mac) if macros::is_known(&mac.mac) => self.macro_call(mac),
            Expr::Call(call) => {
                // A local that is called is not borrowed by what it returns.
                if !matches!(&*call.func, Expr::Path(_)) {
                    self.names(&call.func);
                }
                call.args.iter().for_each(|argument| self.bound(argument));
            }
            Expr::MethodCall(call) if BORROW_NOTHING.iter().any(|name| call.method == name) => {
                call.args.iter().for_each(|argument| self.bound(argument));
            }
            // What comparing evaluates to borrows nothing.
            Expr::Binary(binary) if is_of_bools(&binary.op) => {}
            value @ (Expr::Array(_)
            | Expr::Binary(_)
            | Expr::Cast(_)
            | Expr::Index(_)
            | Expr::MethodCall(_)
            | Expr::Struct(_)
            | Expr::Try(_)
            | Expr::Tuple(_)) => operands(value).into_iter().for_each(|(operand, need)| match need.evaluated() {
                Evaluated::Value | Evaluated::LatePlace => self.bound(operand),
                Evaluated::Place => self.names(operand),
            }),
            Expr::Unary(syn::ExprUnary { op: syn::UnOp::Not(_) | syn::UnOp::Neg(_), expr, .. }) => self.bound(expr),
            // `match rx.recv() { Ok(job) => job, Err(_) => break }`
            Expr::Match(matched) => {
                self.bound(&matched.expr);
                matched.arms.iter().for_each(|arm| self.bound(&arm.body));
            }
            Expr::If(conditional) => {
                self.tail(&conditional.then_branch);
                conditional.else_branch.iter().for_each(|(_, otherwise)| self.bound(otherwise));
            }
            Expr::Block(scope) if scope.label.is_none() => self.tail(&scope.block),
            Expr::Break(_) | Expr::Continue(_) | Expr::Return(_) => {}
            value => self.names(value),
        }
    }

    /// What stands before it is looked at by itself.
    fn tail(&mut self, block: &syn::Block) {
        if let Some(SynStmt::Expr(tail, None)) = block.stmts.last() {
            self.bound(tail);
        }
    }

    /// What a macro formats it does not keep.
    fn macro_call(&mut self, mac: &ExprMacro) {
        for operand in macros::operands(&mac.mac).into_iter().flat_map(|operands| operands.list) {
            match operand.access {
                Access::Value => self.bound(&operand.expr),
                Access::Borrow if mac.mac.path.is_ident("format_args") => self.names(&operand.expr),
                Access::Borrow | Access::Lazy => {}
            }
        }
    }

    fn names(&mut self, code: &Expr) {
        // What a block comes to is a value, whatever is wanted of it.
        if let Expr::Block(scope) = bare(code)
            && scope.label.is_none()
        {
            return self.tail(&scope.block);
        }
        let mut names = Vec::new();
        tokens::idents(code.to_token_stream(), &mut names);
        self.0.extend(names);
    }
}

fn is_of_bools(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::Eq(_)
            | BinOp::Ne(_)
            | BinOp::Lt(_)
            | BinOp::Le(_)
            | BinOp::Gt(_)
            | BinOp::Ge(_)
            | BinOp::And(_)
            | BinOp::Or(_)
    )
}

impl Visitor for LentNames {
    fn enter_stmt(&mut self, stmt: &SynStmt) -> Walk {
        if let SynStmt::Local(Local { init: Some(init), .. }) = stmt
            && !calls_of_parts::is_called(stmt)
        {
            self.bound(&init.expr);
        }
        Walk::Into
    }

    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::Let(condition) => self.bound(&condition.expr),
            Expr::Match(matched) => self.bound(&matched.expr),
            Expr::ForLoop(of) => self.bound(&of.expr),
            _ => {}
        }
        Walk::Into
    }
}
