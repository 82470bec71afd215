//! Fields of which one is lent to the consumer while another is named later.
//!
//! `yield_!(&mut node.value)`, or `yield_from!(node.items.iter_mut())`, lends a part of what `node` points to for as long as the consumer likes; `node` as a whole can't be
//! kept beside it. That the borrow outlives the suspension tells that `node` is a `&mut` (from anything else it could not be lent
//! at all). So, where a body only ever names fields of it, they are borrowed one by one where it is bound:
//!
//! ```text
//! while let Some(node) = current { yield_!(&mut node.value); current = node.next.as_deref_mut(); }
//!
//! while let Some(node) = current {
//!     let node_next = &mut node.next;
//!     let node_value = &mut node.value;
//!     yield_!(&mut (*node_value));
//!     current = (*node_next).as_deref_mut();
//! }
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Macro, Pat, Stmt};

use super::disjoint_fields::{Fields, borrow_each, mentions, only_fields};
use crate::syntax::markers::Marker;
use crate::syntax::{pattern, place};

/// Whether the value of a `yield_!` among these statements is a borrow of a field of this local.
pub(super) fn lends(stmts: &[Stmt], local: &Ident) -> bool {
    let mut lent = Lent { local, found: false };
    stmts.iter().for_each(|stmt| lent.visit_stmt(stmt));
    lent.found
}

struct Lent<'a> {
    local: &'a Ident,
    found: bool,
}

impl<'ast> Visit<'ast> for Lent<'_> {
    fn visit_macro(&mut self, mac: &'ast Macro) {
        let Ok(operand) = mac.parse_body::<Expr>() else { return };
        self.found |= match Marker::of(mac) {
            Some(Marker::Yield) => is_borrow(&operand, self.local),
            Some(Marker::YieldFrom) => is_borrow(source(&operand), self.local),
            Some(Marker::Try) | None => false,
        };
    }
}

/// Whether a value is a `&mut local.field`, or is built of one by what can only be a constructor.
fn is_borrow(value: &Expr, local: &Ident) -> bool {
    let within = |inner: &Expr| is_borrow(inner, local);
    match place::bare(value) {
        Expr::Reference(reference) => {
            let of_field =
                place::place(&reference.expr).is_some_and(|lent| lent.root == *local && !lent.path.is_empty());
            reference.mutability.is_some() && of_field
        }
        Expr::Tuple(tuple) => tuple.elems.iter().any(within),
        Expr::Array(array) => array.elems.iter().any(within),
        Expr::Struct(literal) => literal.fields.iter().any(|field| within(&field.expr)),
        Expr::Call(call) => is_constructor(&call.func) && call.args.iter().any(within),
        Expr::MethodCall(call) if call.method == "unwrap" || call.method == "expect" => within(&call.receiver),
        Expr::Try(asked) => within(&asked.expr),
        Expr::MethodCall(call) => {
            let named = call.method.to_string();
            let of_field =
                place::place(&call.receiver).is_some_and(|lent| lent.root == *local && !lent.path.is_empty());
            // As all of std's are named that lend what they are given exclusively.
            of_field && (named.ends_with("_mut") || named == "drain")
        }
        _ => false,
    }
}

/// Whether what is called has the name of a variant or a struct.
fn is_constructor(callee: &Expr) -> bool {
    let Expr::Path(path) = place::bare(callee) else { return false };
    path.path.segments.last().is_some_and(|name| name.ident.to_string().starts_with(char::is_uppercase))
}

/// What an iterator adapts: `items.iter_mut()` of `items.iter_mut().rev().skip(1)`.
fn source(delegate: &Expr) -> &Expr {
    const ADAPTORS: &[&str] = &[
        "rev",
        "enumerate",
        "skip",
        "take",
        "step_by",
        "map",
        "filter",
        "filter_map",
        "flat_map",
        "flatten",
        "chain",
        "zip",
    ];
    match place::bare(delegate) {
        Expr::MethodCall(call) if ADAPTORS.iter().any(|adaptor| call.method == adaptor) => source(&call.receiver),
        delegate => delegate,
    }
}

/// The body with such locals taken apart where a pattern binds them.
pub(crate) fn borrow_lent(block: &Block) -> Block {
    let mut block = block.clone();
    LentFields.visit_block_mut(&mut block);
    block
}

struct LentFields;

impl VisitMut for LentFields {
    fn visit_block_mut(&mut self, block: &mut Block) {
        visit_mut::visit_block_mut(self, block);
        for at in (0..block.stmts.len()).rev() {
            if let Stmt::Local(local) = &block.stmts[at] {
                let rest = Block { stmts: block.stmts[at + 1..].to_vec(), ..*block };
                if let Some(apart) = taken_apart(&rest, [&local.pat]) {
                    block.stmts.truncate(at + 1);
                    block.stmts.extend(apart.stmts);
                }
            }
        }
    }

    fn visit_expr_while_mut(&mut self, looped: &mut syn::ExprWhile) {
        visit_mut::visit_expr_while_mut(self, looped);
        in_branch(&mut looped.body, &looped.cond);
    }

    fn visit_expr_if_mut(&mut self, branch: &mut syn::ExprIf) {
        visit_mut::visit_expr_if_mut(self, branch);
        in_branch(&mut branch.then_branch, &branch.cond);
    }

    fn visit_expr_for_loop_mut(&mut self, looped: &mut syn::ExprForLoop) {
        visit_mut::visit_expr_for_loop_mut(self, looped);
        if let Some(apart) = taken_apart(&looped.body, [&*looped.pat]) {
            looped.body = apart;
        }
    }

    fn visit_arm_mut(&mut self, arm: &mut syn::Arm) {
        visit_mut::visit_arm_mut(self, arm);
        let body = match &*arm.body {
            Expr::Block(block) if block.label.is_none() => block.block.clone(),
            body => Block { brace_token: syn::token::Brace::default(), stmts: vec![Stmt::Expr(body.clone(), None)] },
        };
        let guard = match &arm.pat {
            Pat::Guard(guarded) => guarded.guard.to_token_stream(),
            _ => TokenStream::new(),
        };
        if let Some(apart) = taken_apart_unless(&body, [&arm.pat], guard) {
            *arm.body = Expr::Block(syn::ExprBlock { attrs: Vec::new(), label: None, block: apart });
        }
    }

    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}
    fn visit_expr_const_mut(&mut self, _: &mut syn::ExprConst) {}
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

/// A block that is come to where a condition holds.
fn in_branch(block: &mut Block, condition: &Expr) {
    let mut conditions = Vec::new();
    lets(condition, &mut conditions);
    let values = conditions.iter().map(|condition| condition.expr.to_token_stream()).collect();
    if let Some(apart) = taken_apart_unless(block, conditions.iter().map(|condition| &*condition.pat), values) {
        *block = apart;
    }
}

/// The `let`s of a chain.
fn lets<'e>(condition: &'e Expr, into: &mut Vec<&'e syn::ExprLet>) {
    match place::bare(condition) {
        Expr::Let(condition) => into.push(condition),
        Expr::Binary(chain) if matches!(chain.op, syn::BinOp::And(_)) => {
            lets(&chain.left, into);
            lets(&chain.right, into);
        }
        _ => {}
    }
}

fn taken_apart<'p>(block: &Block, bound_by: impl IntoIterator<Item = &'p Pat>) -> Option<Block> {
    taken_apart_unless(block, bound_by, TokenStream::new())
}

/// The block, if it lends a field of what these patterns bind, with that taken apart; not what is named outside it, too.
fn taken_apart_unless<'p>(
    block: &Block,
    bound_by: impl IntoIterator<Item = &'p Pat>,
    outside: TokenStream,
) -> Option<Block> {
    let bound = bound_by.into_iter().flat_map(pattern::bindings).filter(|bound| !bound.by_ref);
    let lent = bound.map(|bound| bound.name).filter(|name| lends(&block.stmts, name));
    let mut apart = None;
    for name in lent.filter(|name| !mentions(outside.clone(), name)) {
        let block = apart.as_ref().unwrap_or(block);
        let mut fields = Fields::new();
        let tokens: TokenStream = block.stmts.iter().map(ToTokens::to_token_stream).collect();
        if only_fields(tokens, &name, &mut fields) && fields.len() > 1 {
            apart = borrow_each(block, &name, &fields).or(apart);
        }
    }
    apart
}
