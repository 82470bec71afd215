//! Tuples of which one part after the other is moved, and that are named by their parts alone: each part becomes a local.
//!
//! ```text
//! fn both(pair: (A, B)) -> impl Iterator<Item = A> {
//!     yield_!(pair.0);
//!     yield_!(A::from(pair.1));
//!
//!     let pair_1;
//!     let pair_0;
//!     (pair_0, pair_1) = pair;
//!     yield_!(pair_0);
//!     yield_!(A::from(pair_1));
//! ```
//!
//! They are declared last to first, for a tuple drops its parts first to last. What moves a part, on whichever path,
//! moves a local then. A struct is left as it is: it may drop its fields in any order.

use proc_macro2::Span;
use quote::format_ident;
use syn::visit_mut::VisitMut;
use syn::{Expr, ExprField, Ident, Member, Pat, Type};

use super::ahead::Ahead;
use super::apart::Apart;
use super::known_fields::Shape;
use super::moved::{Part, PartialMove};
use super::resolver::Drawn;
use crate::flow::{Event, Flow};
use crate::ir::{Binding, Block, Body, LocalId, MarkId, Node, Stmt, Tail, walk};
use crate::listed::Listed;
use crate::sorted::{Map, Set};
use crate::syntax::macros;
use crate::syntax::place::{member, place};
use crate::syntax::tokens;
use crate::syntax::types;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{NestedMut, VisitorMut, WalkerMut};

/// The tuples that are taken apart where they are declared, and the names of their parts; the body names only these then.
pub(super) fn taken_apart(body: &mut Body, drawn: &Drawn, partial_moves: &[PartialMove]) -> Map<LocalId, Apart> {
    let mut moved = Set::new();
    for (i, partial_move) in partial_moves.iter().enumerate() {
        moved.extend(divided(drawn, partial_move, MarkId(i)));
    }
    let mut apart = Map::new();
    for local in moved {
        let Some(Shape::Tuple(count)) = drawn.shapes.get(&local) else { continue };
        let name = body.locals[local.0].name.clone();
        let alone = body.locals.iter().filter(|other| other.name == name).count() == 1;
        if !alone || !is_named_by_parts(&drawn.flow, local) {
            continue;
        }
        let mut parts = PartsByName { name: &name, count: *count, names: None, bound: 0, otherwise: false };
        each_code(&mut body.block, &mut parts);
        let is_bound_once = parts.bound == usize::from(!body.block.params.contains(&local));
        if is_bound_once && !parts.otherwise {
            let span = Span::mixed_site().located_at(name.span());
            let stem = name.to_string();
            let stem = stem.trim_start_matches("r#");
            let names = (0..*count).map(|part| format_ident!("__{stem}_{part}", span = span)).listed();
            parts.names = Some(&names);
            each_code(&mut body.block, &mut parts);
            apart.insert(local, Apart::Tuple(names));
        }
    }
    apart
}

/// The local of which a part is moved, where others are named later.
fn divided(drawn: &Drawn, partial_move: &PartialMove, mark: MarkId) -> Option<LocalId> {
    let mark = drawn.flow.marks.get(&mark)?;
    let local = mark.local?;
    let moves = |part: &Part| {
        part.kind.is_moved() && part.staying.is_empty() && !part.place.through_deref && part.place.path.len() == 1
    };
    if partial_move.parts.is_empty() || !partial_move.parts.iter().all(moves) {
        return None;
    }
    let is_copied = |part: &Part| match (drawn.told.types.get(&local), &part.place.path[..]) {
        (Some(Type::Tuple(tuple)), [Member::Unnamed(index)]) => match tuple.elems.get(index.index as usize) {
            Some(Type::Path(path)) => path.path.get_ident().is_some_and(|name| types::is_primitive(&name.to_string())),
            Some(Type::Reference(reference)) => reference.mutability.is_none(),
            _ => false,
        },
        _ => false,
    };
    if partial_move.parts.iter().all(is_copied) {
        return None;
    }
    // That a part is gone is said of the local, by its own name.
    let is_named_again = |part: &Part| {
        let path = part.place.path.iter().map(member).listed();
        Ahead::of(&drawn.flow, &drawn.segments, mark, local, &path).named
    };
    if partial_move.parts.iter().any(is_named_again) {
        return None;
    }
    let ahead = Ahead::of(&drawn.flow, &drawn.segments, mark, local, &[]);
    (ahead.asked && ahead.named && !ahead.used).then_some(local)
}

fn is_named_by_parts(flow: &Flow, local: LocalId) -> bool {
    flow.nodes.iter().flat_map(|node| &node.events).filter(|event| event.local() == local).all(|event| match event {
        Event::UsePart(..) | Event::Declare(..) => true,
        // A part that is given a value again on some paths would be a local that is.
        Event::AssignPart(_, path) => flow.paths[path.0].len() > 1,
        Event::Use(_) | Event::Mention(_) | Event::Move(_) | Event::Assign(_) => false,
    })
}

pub(super) fn each_code(block: &mut Block, visitor: &mut dyn VisitorMut) {
    walk::each_block_mut(block, &mut |block| {
        block.stmts.iter_mut().for_each(|stmt| code_of_stmt(stmt, visitor));
        code_of_tail(&mut block.tail, visitor);
    });
}

/// But for that in its blocks.
pub(super) fn code_of_stmt(stmt: &mut Stmt, visitor: &mut dyn VisitorMut) {
    match stmt {
        Stmt::Native { stmt, .. } => WalkerMut(visitor).visit_stmt_mut(stmt),
        Stmt::Bind { binding, node } => {
            if let Binding::Let { pat, .. } = binding {
                WalkerMut(visitor).visit_pat_mut(pat);
            }
            code_of(node, visitor);
        }
        Stmt::Jump(jump) => WalkerMut(visitor).visit_expr_mut(jump),
    }
}

/// The same.
pub(super) fn code_of_tail(tail: &mut Option<Tail>, visitor: &mut dyn VisitorMut) {
    match tail {
        None => {}
        Some(Tail::Native(value)) => WalkerMut(visitor).visit_expr_mut(value),
        Some(Tail::Node(node)) => code_of(node, visitor),
    }
}

fn code_of(node: &mut Node, visitor: &mut dyn VisitorMut) {
    match node {
        Node::Value(code)
        | Node::Yield { operand: Some(code), .. }
        | Node::Delegate { operand: code, .. }
        | Node::If { cond: code, .. } => WalkerMut(visitor).visit_expr_mut(code),
        Node::Match { scrutinee, arms, .. } => {
            WalkerMut(visitor).visit_expr_mut(scrutinee);
            arms.iter_mut().for_each(|arm| WalkerMut(visitor).visit_pat_mut(&mut arm.pat));
        }
        Node::Yield { operand: None, .. } | Node::Loop { .. } | Node::Scope { .. } => {}
    }
}

/// Looks whether nothing but `name.0`, `name.1`, … stands in some code; gives these other names, if there are some.
struct PartsByName<'n> {
    name: &'n Ident,
    count: usize,
    names: Option<&'n [Ident]>,
    /// How many patterns bind the name.
    bound: usize,
    /// Whether it stands for more than a part.
    otherwise: bool,
}

impl PartsByName<'_> {
    fn part(&self, field: &ExprField) -> Option<usize> {
        place(&field.base).filter(|whole| whole.path.is_empty() && whole.root == *self.name)?;
        match &field.member {
            Member::Unnamed(index) => Some(index.index as usize).filter(|index| *index < self.count),
            Member::Named(_) => None,
        }
    }
}

impl VisitorMut for PartsByName<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match expr {
            Expr::Field(field) => match self.part(field) {
                Some(part) => {
                    if let Some(names) = self.names {
                        let name = &names[part];
                        *expr = syn::parse_quote!(#name);
                    }
                    Walk::Over
                }
                None => Walk::Into,
            },
            Expr::Path(_) => {
                self.otherwise |= place(expr).is_some_and(|whole| whole.root == *self.name);
                Walk::Into
            }
            _ => Walk::Into,
        }
    }

    fn enter_pat(&mut self, pat: &mut Pat) -> Walk {
        if let Pat::Ident(bound) = pat {
            self.bound += usize::from(bound.ident == *self.name);
        }
        Walk::Into
    }

    fn enter_nested(&mut self, nested: NestedMut<'_>) -> Walk {
        nested.unless_item()
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if macros::is_known(mac) {
            return Walk::Into;
        }
        let is_mark = macros::own_name(mac).is_some_and(|name| name == "mark");
        self.otherwise |= !is_mark && tokens::names(&mac.tokens, &self.name.to_string());
        Walk::Over
    }
}
