//! Locals whose fields are known, for they were made of a literal, or because of their declared type.
//!
//! Where some fields are moved by name, what is left can be told by name as well:
//!
//! ```text
//! let pair = (make(), make());
//! drop(pair.0);
//!
//! let pair = (make(), make());
//! let rest;
//! drop(pair.0);
//! rest = rest!(pair, [pair.0], (_, left) => left);
//! ```
//!
//! A struct drops its fields in the order of its declaration, which a literal need not keep, and nor does a pattern. A closure
//! that captures them does: `move || { let _ = (&job.b, &job.c); }`. It can name fields that nobody has told, too: as those that a
//! literal takes from its base.
//!
//! ```text
//! let job = Job { b: make(), ..base() };
//! drop(job.b);
//!
//! rest = rest!(job, [job.b], _ => move || { let _ = Job { b: never(), ..job }; });
//! ```
//!
//! So it does of a local that is declared as a `Job`, if nothing [borrows from it](super::lent) meanwhile: where all that was taken is
//! a copy, the whole is moved.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Expr, Member, Pat, Path, PathArguments, Stmt as SynStmt, Type};

use super::declared_types::KnownTypes;
use super::destructors;
use super::moved::{MoveKind, PartialMove, Remainder};
use crate::ir::{Binding, Block, Body, LocalId, Node, Stmt, Tail, walk};
use crate::listed::Listed;
use crate::sorted::Map;
use crate::syntax::place::{self, bare, is_upper_case};
use crate::syntax::{temporaries, types};

/// The fields of a local.
#[derive(Clone)]
pub(super) enum Shape {
    Tuple(usize),
    /// With so many elements, which no places name.
    Array(usize),
    TupleStruct(Path, usize),
    Struct(Path, Vec<Member>),
    /// A struct some of whose fields come from the base of its literal.
    Based(Path),
    /// What its declared type tells: a struct of this name, if it has fields that have names.
    Told(Path),
}

impl Shape {
    pub(super) fn is_told(&self) -> bool {
        match self {
            // An array of a type that is told or made of a literal: it is saved as it is.
            Shape::Told(_) | Shape::Array(_) => true,
            Shape::Tuple(_) | Shape::TupleStruct(..) | Shape::Struct(..) | Shape::Based(_) => false,
        }
    }
}

/// The shapes of the locals that have one, and those of names that are given a value later.
pub(super) fn shapes(body: &Body, told: &KnownTypes) -> Map<LocalId, Shape> {
    let shape =
        |(local, ty): (&LocalId, &Type)| Some((*local, of_type(ty).or_else(|| of_name(told.visible(*local)?))?));
    let known = told.types.iter().filter_map(shape);
    let mut shapes = Shapes { body, known: known.collect() };
    shapes.block(&body.block);
    shapes.known
}

struct Shapes<'b> {
    body: &'b Body,
    known: Map<LocalId, Shape>,
}

impl Shapes<'_> {
    /// In the order of evaluation: what a construct has come to may be known by a local inside it.
    fn block(&mut self, block: &Block) {
        for stmt in &block.stmts {
            if let Stmt::Bind { node, .. } = stmt {
                walk::blocks(node).into_iter().for_each(|block| self.block(block));
            }
            self.stmt(stmt);
            if let Stmt::Bind { binding: Binding::Let { diverge: Some(diverge), .. }, .. } = stmt {
                self.block(diverge);
            }
        }
        if let Some(Tail::Node(node)) = &block.tail {
            walk::blocks(node).into_iter().for_each(|block| self.block(block));
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Native { stmt: SynStmt::Local(local), declares } => {
                let [declared] = declares[..] else { return };
                let (pat, ty) = match &local.pat {
                    Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
                    pat => (pat, None),
                };
                let value = || self.value(&local.init.as_ref()?.expr);
                if matches!(pat, Pat::Ident(_))
                    && let Some(shape) = ty.and_then(of_type).or_else(value)
                {
                    self.known.insert(declared, shape);
                }
            }
            // `let x; … x = value;`
            Stmt::Native { stmt: SynStmt::Expr(Expr::Assign(assign), Some(_)), .. } => {
                if let Some(local) = self.local(&assign.left)
                    && self.body.locals[local.0].role.is_synthetic()
                    && let Some(shape) = self.value(&assign.right)
                {
                    self.known.insert(local, shape);
                }
            }
            Stmt::Bind { binding: Binding::Let { ty, declares, pat, .. }, node } => {
                if let ([declared], Pat::Ident(_)) = (&declares[..], &**pat)
                    && let Some(shape) = ty.as_deref().and_then(of_type).or_else(|| self.node(node))
                {
                    self.known.insert(*declared, shape);
                }
            }
            Stmt::Native { .. } | Stmt::Jump(_) | Stmt::Bind { .. } => {}
        }
    }

    /// The local that an expression names, if only one has this name.
    fn local(&self, expr: &Expr) -> Option<LocalId> {
        let place = place::place(expr).filter(|place| place.path.is_empty())?;
        let mut named = (0..self.body.locals.len()).filter(|local| self.body.locals[*local].name == place.root);
        named.next().filter(|_| named.next().is_none()).map(LocalId)
    }

    fn value(&self, expr: &Expr) -> Option<Shape> {
        match bare(expr) {
            Expr::Tuple(tuple) => Some(Shape::Tuple(tuple.elems.len())),
            Expr::Array(array) => Some(Shape::Array(array.elems.len())),
            Expr::Struct(literal) if literal.dot2_token.is_some() => Some(Shape::Based(literal.path.clone())),
            Expr::Struct(literal) => {
                let fields = literal.fields.iter().map(|field| field.member.clone());
                Some(Shape::Struct(literal.path.clone(), fields.listed()))
            }
            Expr::Call(call) => match &*call.func {
                Expr::Path(path) if path.qself.is_none() => {
                    let last = &path.path.segments.last()?.ident;
                    is_upper_case(last).then(|| Shape::TupleStruct(path.path.clone(), call.args.len()))
                }
                _ => None,
            },
            Expr::Path(_) => self.known.get(&self.local(expr)?).cloned(),
            Expr::Block(syn::ExprBlock { block, .. }) | Expr::Unsafe(syn::ExprUnsafe { block, .. }) => self.tail(block),
            // All branches have one type.
            Expr::If(conditional) => {
                let otherwise = || self.value(&conditional.else_branch.as_ref()?.1);
                self.tail(&conditional.then_branch).or_else(otherwise)
            }
            Expr::Match(matched) => matched.arms.iter().find_map(|arm| self.value(&arm.body)),
            // What is taken out of a box that has just been made.
            Expr::Unary(syn::ExprUnary { op: syn::UnOp::Deref(_), expr, .. }) => match &**expr {
                Expr::Call(call) if temporaries::is_new_box(call) => self.value(call.args.first()?),
                _ => None,
            },
            _ => None,
        }
    }

    fn tail(&self, block: &syn::Block) -> Option<Shape> {
        match block.stmts.last()? {
            SynStmt::Expr(value @ (Expr::Tuple(_) | Expr::Struct(_) | Expr::Call(_) | Expr::Unary(_)), None) => {
                self.value(value)
            }
            _ => None,
        }
    }

    fn node(&self, node: &Node) -> Option<Shape> {
        match node {
            Node::Value(expr) => self.value(expr),
            Node::If { then, otherwise, .. } => self.made(then).or_else(|| self.made(otherwise.as_deref()?)),
            Node::Match { arms, .. } => arms.iter().find_map(|arm| self.made(&arm.body)),
            Node::Scope { block, .. } => self.made(block),
            Node::Yield { .. } | Node::Delegate { .. } | Node::Loop { .. } => None,
        }
    }

    fn made(&self, block: &Block) -> Option<Shape> {
        match block.tail.as_ref()? {
            Tail::Native(value) => self.value(value),
            Tail::Node(node) => self.node(node),
        }
    }
}

fn of_type(ty: &Type) -> Option<Shape> {
    match types::bare(ty) {
        Type::Tuple(tuple) => Some(Shape::Tuple(tuple.elems.len())),
        Type::Array(array) => match &array.len {
            Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(count), .. }) => Some(Shape::Array(count.base10_parse().ok()?)),
            _ => None,
        },
        _ => None,
    }
}

/// A type of one word has been declared near by, most often, so that all its fields are visible here.
pub(super) fn of_name(ty: &Type) -> Option<Shape> {
    let Type::Path(path) = types::bare(ty) else { return None };
    let mut path = path.qself.is_none().then(|| path.path.clone())?;
    let segment = path.segments.first_mut().filter(|segment| !types::is_pointer(&segment.ident))?;
    segment.arguments = PathArguments::None;
    (path.segments.len() == 1).then_some(Shape::Told(path))
}

/// A closure that captures what a value is made of, field by field.
pub(super) fn captured(value: &TokenStream) -> Expr {
    syn::parse_quote!(::genfn::__private::rest::captured(move || { let _ = #value; }))
}

/// What is left where the parts of a partial move are fields that were moved by name, and these are gone on every path to it.
pub(super) fn remainder(partial_move: &PartialMove, shape: &Shape, gone: &[Member]) -> Option<Remainder> {
    let mut moved = Vec::new();
    for part in &partial_move.parts {
        let [member] = &part.place.path[..] else { return None };
        match &part.kind {
            _ if part.place.through_deref || !part.staying.is_empty() => return None,
            MoveKind::Moved | MoveKind::Copied | MoveKind::Into => {}
            // The local itself is no reference.
            MoveKind::Matched(owners) | MoveKind::Elements(owners) | MoveKind::Captured(owners)
                if owners.iter().all(|owner| owner.path.is_empty()) => {}
            MoveKind::Matched(_) | MoveKind::Elements(_) | MoveKind::Captured(_) | MoveKind::Consumed => return None,
        }
        moved.push(member.clone());
    }
    if moved.is_empty() {
        return None;
    }
    let root = &partial_move.root;
    // If one of those that were moved before is no copy, neither is the whole still there.
    let taken = moved.iter().chain(gone.iter().filter(|member| !moved.contains(member)));
    let bound = taken.map(|member| syn::parse_quote!(#root.#member)).listed();
    let (count, path) = match shape {
        Shape::Struct(path, members) => {
            let is_left = |member: &&Member| !moved.contains(member) && !gone.contains(member);
            let left: Vec<&Member> = members.iter().filter(is_left).listed();
            let left = captured(&quote!((#(&#root.#left,)*)));
            let made = Some(made(path, members));
            return Some(Remainder::Fields { made, bound, complement: syn::parse_quote!(_), left });
        }
        Shape::Told(_) if moved.iter().any(|member| matches!(member, Member::Unnamed(_))) => return None,
        Shape::Told(_) if partial_move.parts.iter().all(|part| part.kind.is_copied()) => return None,
        Shape::Based(path) | Shape::Told(path) => {
            moved.extend(gone.iter().filter(|member| !moved.contains(member)).cloned().listed());
            let left = captured(&quote!(#path { #(#moved: ::genfn::__private::hollow::never(),)* ..#root }));
            return Some(Remainder::Fields { made: None, bound, complement: syn::parse_quote!(_), left });
        }
        Shape::Tuple(count) => (*count, None),
        Shape::Array(_) => return None,
        Shape::TupleStruct(path, count) => (*count, Some(path)),
    };
    let mut names = 0;
    let mut left = Vec::new();
    let elems: Vec<Pat> = (0..count)
        .map(|index| {
            if moved.contains(&Member::from(index)) {
                return syn::parse_quote!(_);
            }
            let name = destructors::fresh(&mut names, root.span());
            left.push(name.clone());
            syn::parse_quote!(#name)
        })
        .listed();
    let complement = syn::parse_quote!(#path (#(#elems,)*));
    Some(Remainder::Fields { made: None, bound, complement, left: syn::parse_quote!((#(#left,)*)) })
}

/// A pattern of a literal, and what of it is asked: where there is nothing to drop in its fields, nothing is left to be kept, whichever of
/// them were read.
///
/// ```text
/// (Struct { a: field_0 } => field_0 question_0)
/// ```
fn made(path: &Path, members: &[Member]) -> TokenStream {
    let numbered =
        |word: &'static str| (0..members.len()).map(move |i| format_ident!("__{word}_{i}", span = Span::mixed_site()));
    let (named, parts, questions) = (numbered("field"), numbered("field"), numbered("question"));
    quote!((#path { #(#members: #named),* } => #(#parts #questions)*))
}
