//! From syntax to [`ir`](crate::ir): every suspension point becomes a statement of its own.
//!
//! What is evaluated before a suspension point in the same statement is given a name, in Rust's order of evaluation, so that
//! nothing is half evaluated when the generator suspends:
//!
//! ```text
//! f(g(), yield_!(1), h());
//!
//! {
//!     let operand = g();
//!     let sent = yield_!(1);
//!     f(operand, sent, h());
//! }
//! ```
//!
//! The block around it ends where the statement ends: temporaries are dropped when Rust drops them.
//!
//! | file | what it takes apart |
//! | --- | --- |
//! | `stmt.rs` | blocks, statements, `let` |
//! | `node.rs` | expressions that are constructs of their own: `if`, `match`, loops, markers, `&&`, `||` |
//! | `declared_first.rs` | where temporaries are declared |
//! | `discard.rs` | values that are thrown away |
//! | `for_loop.rs` | `for` loops |
//! | `condition.rs` | conditions that suspend, `let` chains |
//! | `guard.rs` | match guards that suspend |
//! | `labels.rs` | labels for loops that a labelled block hides |
//! | `operand.rs` | everything else: operands in order |
//! | `parameters.rs` | parameters that are taken apart |
//! | `rest.rs` | patterns that leave a part behind |
//! | `scrutinee.rs` | what a scrutinee holds until its construct ends |
//! | `temporary.rs` | temporaries that outlive a suspension |

mod condition;
mod declared_first;
mod discard;
mod for_loop;
mod guard;
mod labels;
mod node;
mod operand;
mod parameters;
mod rest;
mod scrutinee;
mod split;
mod std_macros;
mod stmt;
mod temporary;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{Expr, Pat, Type};

use crate::diagnostics::Diagnostics;
use crate::exceptions::Lowered;
use crate::ir::kind::{self, Kind};
use crate::ir::{Binding, Block, BlockId, Body, EndedBy, JoinId, Local, LocalId, Node, Point, PointId, Stmt};
use crate::prepare::destructuring_assignment;
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::pattern;

/// Desugars a checked body.
///
/// `split` names the locals that are moved on some paths only and dropped later: what moves them can't stay native, because
/// each path has to say whether the local is still there. `reassigned` names those of which it matters where they are assigned.
pub(crate) fn body(
    Lowered { block, handles }: &Lowered,
    arguments: &[Argument],
    declared: &Declared,
    split: &BTreeSet<String>,
    reassigned: &BTreeSet<String>,
    diagnostics: &Diagnostics,
) -> Body {
    let block = &destructuring_assignment::one_by_one(block, !split.is_empty() || !reassigned.is_empty());
    let mut desugar = Desugar {
        declared,
        split,
        diagnostics,
        locals: Vec::new(),
        points: Vec::new(),
        joins: 0,
        blocks: 0,
        block: BlockId(0),
        loops: Vec::new(),
        names: 0,
    };
    let block = desugar.function_body(block, arguments);
    let Desugar { locals, points, joins, blocks, .. } = desugar;
    Body {
        block,
        locals,
        points,
        joins,
        blocks,
        handles: *handles,
        marks: BTreeMap::new(),
        rest_of: BTreeMap::new(),
        kept: BTreeSet::new(),
        filled: BTreeSet::new(),
    }
}

struct Desugar<'a> {
    declared: &'a Declared,
    split: &'a BTreeSet<String>,
    diagnostics: &'a Diagnostics,
    locals: Vec<Local>,
    points: Vec<Point>,
    joins: usize,
    blocks: usize,
    /// The block that is being filled.
    block: BlockId,
    /// The loops around what is being desugared.
    loops: Vec<labels::LoopLabel>,
    /// How many names have been made up.
    names: usize,
}

impl Desugar<'_> {
    fn join(&mut self) -> JoinId {
        self.joins += 1;
        JoinId(self.joins - 1)
    }

    fn point(&mut self, point: Point) -> PointId {
        self.points.push(point);
        PointId(self.points.len() - 1)
    }

    /// A name that no user can have written, readable in an expansion.
    fn fresh(&mut self, stem: &str, span: Span) -> Ident {
        self.names += 1;
        format_ident!("__{stem}_{}", self.names, span = Span::mixed_site().located_at(span))
    }

    fn declare(&mut self, name: Ident, mutable: bool, kind: Kind, synthetic: bool) -> LocalId {
        self.locals.push(Local { name, mutable, block: self.block, kind, synthetic });
        LocalId(self.locals.len() - 1)
    }

    /// Declares what a pattern binds, in the block that is being filled.
    fn declare_pat(&mut self, pat: &Pat, kind: Kind) -> Vec<LocalId> {
        let whole = matches!(pat, Pat::Ident(_));
        pattern::bindings(pat)
            .into_iter()
            .map(|bound| {
                let kind = if bound.by_ref {
                    Kind::Inert
                } else if whole || kind == Kind::Plain {
                    kind
                } else if matches!(kind, Kind::Shared | Kind::Exclusive | Kind::Inert) {
                    // What is destructured through a reference is a reference, or copied.
                    Kind::Inert
                } else {
                    Kind::Unknown
                };
                self.declare(bound.name, bound.mutable, kind, false)
            })
            .collect()
    }

    /// Runs `fill` in a new block.
    fn in_block<T>(&mut self, fill: impl FnOnce(&mut Self, BlockId) -> T) -> T {
        self.blocks += 1;
        let id = BlockId(self.blocks);
        let outer = std::mem::replace(&mut self.block, id);
        let filled = fill(self, id);
        self.block = outer;
        filled
    }

    /// A block made here rather than by the user.
    fn made_block(&mut self, fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Option<crate::ir::Tail>) -> Block {
        self.made_block_of(EndedBy::Statement, fill)
    }

    /// The same for an expression whose temporaries this ends.
    fn made_block_of(
        &mut self,
        ended_by: EndedBy,
        fill: impl FnOnce(&mut Self, &mut Vec<Stmt>) -> Option<crate::ir::Tail>,
    ) -> Block {
        self.in_block(|this, id| {
            let mut stmts = Vec::new();
            let tail = fill(this, &mut stmts);
            declared_first::declare_first(&mut stmts, tail.as_ref(), ended_by);
            Block { id, brace: syn::token::Brace::default(), made: true, ended_by, params: Vec::new(), stmts, tail }
        })
    }

    /// A block without a value that a pattern binds names in.
    fn block_binding(&mut self, pat: &Pat, fill: impl FnOnce(&mut Self, &mut Vec<Stmt>)) -> Block {
        self.in_block(|this, id| {
            let params = this.declare_pat(pat, Kind::Unknown);
            let mut stmts = Vec::new();
            fill(this, &mut stmts);
            let brace = syn::token::Brace::default();
            Block { id, brace, made: false, ended_by: EndedBy::Itself, params, stmts, tail: None }
        })
    }

    /// `let name = node;` with a name made from `stem`.
    fn bind_node(&mut self, stem: &str, node: Node, ty: Option<&Type>, span: Span, out: &mut Vec<Stmt>) -> Expr {
        let name = self.fresh(stem, span);
        let id = self.declare(name.clone(), false, Kind::Unknown, true);
        let pat = Box::new(syn::parse_quote!(#name));
        let ty = ty.map(|ty| Box::new(ty.clone()));
        out.push(Stmt::Bind { binding: Binding::Let { pat, ty, diverge: None, declares: vec![id] }, node });
        syn::parse_quote!(#name)
    }

    /// `let mut name = value;` with a name made from `stem`.
    fn bind_value(&mut self, stem: &str, value: &Expr, mutable: bool, span: Span, out: &mut Vec<Stmt>) -> Expr {
        let name = self.fresh(stem, span);
        let id = self.declare(name.clone(), mutable, kind::kind(None, Some(value)), true);
        let stmt = if mutable {
            syn::parse_quote!(#[allow(unused_mut)] let mut #name = #value;)
        } else {
            syn::parse_quote!(let #name = #value;)
        };
        out.push(Stmt::Native { stmt, declares: vec![id] });
        syn::parse_quote!(#name)
    }
}
