//! Structs whose fields are moved one after the other, and that are named no more but for that: what is left of one lies in a closure.
//!
//! ```text
//! fn in_order<T>(node: Node<T>) -> BoxGenerator<'static, T> {
//!     if let Some(left) = node.left { yield_from!(in_order(*left)); }
//!     yield_!(node.value);
//!     if let Some(right) = node.right { yield_from!(in_order(*right)); }
//!
//!     let rest_1;
//!     let rest_2;
//!     let rest_3;
//!     let part_1 = { let (part, left): (Option<_>, _) = one_by_one!(node, left, unboxed [Node] [] [value right]); rest_1 = left; part };
//!     if let Some(left) = part_1 { yield_from!(in_order(*left)); }
//!     yield_!({ let (part, left) = one_by_one!(rest_1, next value, …); rest_2 = left; part });
//!     let part_3 = { let (part, left): (Option<_>, _) = one_by_one!(rest_2, next right, …); rest_3 = left; part };
//!     if let Some(right) = part_3 { yield_from!(in_order(*right)); }
//! ```
//!
//! A closure captures each field of a struct by itself, and drops them in the order of their declaration: so nothing has to be known of that
//! order, or of fields that nobody names. The price is that a field can only be taken out, and that all paths take the same.
//!
//! Invariants:
//!
//! - From the first of these moves on, the local is named by the moves alone; each is evaluated once on every path that gets there.
//! - What `if let` and `match` take out of a field is the content of a `Some`, for what they leave of an `Option` has nothing to drop; or all of it,
//!   whichever pattern matches.

use proc_macro2::{Ident, Span};
use quote::{format_ident, quote};
use syn::visit_mut::VisitMut;
use syn::{Expr, Member, Path, Type};

use super::declared_types::{self, KnownTypes};
use super::mentions::{self, By, field_of};
use super::resolver::Resolver;
use super::{held, held_parts, known_fields, lent, spent};
use crate::emit::questions;
use crate::ir::kind::{self, TypeKind};
use crate::ir::{Block, BlockId, Body, Local, LocalId, Node, Role, Stmt, Tail, walk};
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::macros;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// Keeps what is left of such structs in closures.
pub(super) fn keep(body: &mut Body, arguments: &[Argument], declared: &Declared, signature: &Map<LocalId, Type>) {
    // What a closure captures has no type to be written.
    if declared.has_name {
        return;
    }
    let told = declared_types::declared(body, arguments, declared, signature);
    let shaped = known_fields::shapes(body, &told).into_iter().map(|(local, _)| local).collect();
    let mut keeping = KeepingOthers {
        divided: held_parts::divided(&body.block),
        may_hold: held::may_be(declared),
        shaped,
        lent: lent::lent(body),
        yields_copies: kind::kind_of_type(&declared.yields, None).is_copy(),
        told,
        locals: std::mem::take(&mut body.locals),
        kept: Map::new(),
        made: 0,
    };
    walk::each_block_mut(&mut body.block, &mut |block| keeping.block(block));
    body.locals = keeping.locals;
    if keeping.kept.is_empty() {
        return;
    }
    let names: Set<String> = keeping.kept.values().flatten().map(|(name, _)| name.to_string()).collect();
    let mut resolver = Resolver::new(body, declared);
    resolver.remainders = keeping.kept;
    walk::each_block_mut(&mut body.block, &mut |block| resolver.declare_remainders(block));
    resolver.finish(body);
    for local in body.locals.iter_mut().filter(|local| names.contains(&local.name.to_string())) {
        local.role = Role::Others;
    }
}

struct KeepingOthers {
    told: KnownTypes,
    /// The names of which parts are named.
    divided: Set<String>,
    /// Whether a body of rustc's own may keep what is left.
    may_hold: bool,
    /// The locals whose fields are known.
    shaped: Set<LocalId>,
    lent: Set<String>,
    yields_copies: bool,
    locals: Vec<Local>,
    /// The locals to declare beside another one.
    kept: Map<LocalId, Vec<(Ident, bool)>>,
    made: usize,
}

impl KeepingOthers {
    fn block(&mut self, block: &mut Block) {
        for local in block.params.clone() {
            self.local(block, local, 0);
        }
        let mut at = 0;
        while at < block.stmts.len() {
            for local in block.stmts[at].declares().to_vec() {
                // Its own statements may have become more.
                self.local(block, local, at + 1);
            }
            at += 1;
        }
    }

    /// The moves of the fields of a local that the statements from here on have in scope.
    fn local(&mut self, block: &mut Block, local: LocalId, from: usize) {
        let known = &self.locals[local.0];
        if known.needs_no_drop() || self.lent.contains(&known.name.to_string()) {
            return;
        }
        let is_hidden = |hiding: &LocalId| self.locals[hiding.0].name == known.name;
        if block.stmts[from..].iter().flat_map(Stmt::declares).any(is_hidden) {
            return;
        }
        let told = spent::of_struct(&self.told, local);
        let is_divided = || self.divided.contains(&known.name.to_string());
        if told.is_none() && (!self.may_hold || self.shaped.contains(&local) || !is_divided()) {
            return;
        }
        let root = known.name.clone();
        let moved = mentions::fields_moved(block, from, &root, self.yields_copies, told.is_some());
        let Some((begins, fields)) = moved else { return };
        let names = (0..fields.len()).map(|_| {
            self.made += 1;
            format_ident!("__one_by_one_{}", self.made, span = Span::mixed_site().located_at(root.span()))
        });
        let names = names.listed();
        self.kept.entry(local).or_default().extend(names.iter().rev().map(|name| (name.clone(), false)));
        let locals = &mut self.locals;
        let mut taking = TakingInOrder { root: &root, told, fields, names, taken: 0, begins, at: 0, locals };
        taking.block(block, from);
    }
}

/// Puts the questions in the places of the fields.
struct TakingInOrder<'r> {
    root: &'r Ident,
    /// Whether it is a box, and its struct.
    told: Option<(Ident, Path)>,
    fields: Vec<(Member, By)>,
    /// What is left after each of them.
    names: Vec<Ident>,
    /// How many of them are taken.
    taken: usize,
    /// In this statement it begins.
    begins: usize,
    /// How many statements and tails have begun.
    at: usize,
    locals: &'r mut Vec<Local>,
}

impl TakingInOrder<'_> {
    fn block(&mut self, block: &mut Block, from: usize) {
        let mut stmts = block.stmts.split_off(from);
        for mut stmt in stmts.drain(..) {
            self.at += 1;
            match &mut stmt {
                Stmt::Native { stmt: native, .. } => WalkerMut(self).visit_stmt_mut(native),
                Stmt::Jump(_) => {}
                Stmt::Bind { node, .. } => {
                    let taken = self.node(node);
                    block.stmts.extend(taken.map(|expr| self.content(block.id, expr)));
                }
            }
            block.stmts.push(stmt);
        }
        self.at += 1;
        match &mut block.tail {
            None => {}
            Some(Tail::Native(value)) => WalkerMut(self).visit_expr_mut(value),
            Some(Tail::Node(node)) => {
                let taken = self.node(node);
                block.stmts.extend(taken.map(|expr| self.content(block.id, expr)));
            }
        }
    }

    /// Where it is the head of a construct, a local is to hold the field.
    fn node<'n>(&mut self, node: &'n mut Node) -> Option<&'n mut Expr> {
        match node {
            Node::Scope { block, .. } => self.block(block, 0),
            Node::Yield { operand: None, .. } | Node::Loop { .. } => {}
            Node::Value(operand) | Node::Yield { operand: Some(operand), .. } | Node::Delegate { operand, .. } => {
                WalkerMut(self).visit_expr_mut(operand);
            }
            Node::If { cond, .. } => {
                if let Expr::Let(condition) = &mut **cond {
                    return self.head(&mut condition.expr);
                }
            }
            Node::Match { scrutinee, .. } => return self.head(scrutinee),
        }
        None
    }

    fn head<'n>(&mut self, head: &'n mut Expr) -> Option<&'n mut Expr> {
        let is_users = matches!(head, Expr::Block(_));
        WalkerMut(self).visit_expr_mut(head);
        (!is_users && matches!(head, Expr::Block(_))).then_some(head)
    }

    /// `let part = …;`
    fn content(&mut self, block: BlockId, head: &mut Expr) -> Stmt {
        let name = format_ident!("__part_{}", self.names[self.taken - 1], span = Span::mixed_site());
        let part = std::mem::replace(head, syn::parse_quote!(#name));
        self.locals.push(Local {
            name: name.clone(),
            mutable: false,
            block,
            kind: TypeKind::Unknown,
            role: Role::Scrutinee,
        });
        let stmt = syn::parse_quote!(let #name = #part;);
        Stmt::Native { stmt, declares: vec![LocalId(self.locals.len() - 1)] }
    }

    /// `{ let (part, left) = one_by_one!(…); rest = left; part }`
    fn taken(&mut self) -> Expr {
        let TakingInOrder { root, told, fields, names, taken: at, .. } = self;
        let (part, by) = &fields[*at];
        let gone = fields[..*at].iter().map(|(field, _)| field);
        let later = fields[*at + 1..].iter().map(|(field, _)| field);
        let local = at.checked_sub(1).map_or(*root, |before| &names[before]);
        let next = (*at > 0).then(|| quote!(next));
        let whole = match told {
            Some((whole, path)) => quote!(#whole [#path]),
            None => quote!(untold []),
        };
        let question = quote!(#local, #next #part, #whole [#(#gone)*] [#(#later)*]);
        let (asked, left) = (questions::one_by_one(&question), &names[*at]);
        let ty = by.is_content().then(|| quote!(: (::genfn::__private::core::option::Option<_>, _)));
        let taken = syn::parse_quote!({
            let (__part, __left) #ty = #asked;
            #left = __left;
            __part
        });
        self.taken += 1;
        taken
    }
}

impl VisitorMut for TakingInOrder<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        if field_of(expr, self.root).is_none() {
            return Walk::Into;
        }
        if self.at >= self.begins && self.taken < self.fields.len() {
            *expr = self.taken();
        }
        Walk::Over
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if macros::is_known(mac) { Walk::Into } else { Walk::Over }
    }
}
