//! Structs that a pattern takes apart where they have no name yet: they get one, and are taken apart by a `let` of their own.
//!
//! ```text
//! while let Some(Job { payload, owner, .. }) = jobs.pop() {
//!     yield_!(payload);
//!
//! while let Some(whole) = jobs.pop() {
//!     let Job { payload, owner, .. } = whole;
//!     yield_!(payload);
//! ```
//!
//! and so out of a box: `let Job { payload, .. } = *boxed;` is `let whole = *boxed; let Job { payload, .. } = whole;`. What is left of a local
//! by its `..` is known by its [type](super::known_fields), while nothing can be left of a variant, or in a box.
//!
//! Invariants:
//!
//! - The type is told, and is the one that the pattern names: so the pattern is that of a struct, always matches, and takes from no
//!   reference.
//! - What is matched is a temporary, so that all of it ends with the arm; or a box that is declared right before, and that nothing names
//!   later. So what is left is dropped where it would be: after what the pattern binds, and before all else.
//! - Nothing else that has something to drop is bound or left beside it.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{Expr, Pat, Stmt as SynStmt, Type};

use super::declared_types;
use super::named_fields::Named;
use super::std_types::argument;
use super::tuples;
use crate::ir::kind::{self, TypeKind};
use crate::ir::{Binding, Block, BlockId, Body, Local, LocalId, Node, Role, Stmt, Tail, walk};
use crate::listed::Listed;
use crate::sorted::Map;
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::pattern;
use crate::syntax::place::{bare, place};
use crate::syntax::types;

/// Gives such structs names; what their types are is put to what follows from the `signature`.
pub(super) fn named(body: &mut Body, arguments: &[Argument], declared: &Declared, signature: &mut Map<LocalId, Type>) {
    let told = declared_types::declared(body, arguments, declared, signature).types;
    let mut naming = NamingWholes { locals: std::mem::take(&mut body.locals), told, signature, made: 0 };
    walk::each_block_mut(&mut body.block, &mut |block| naming.block(block));
    body.locals = naming.locals;
}

struct NamingWholes<'a> {
    locals: Vec<Local>,
    told: Map<LocalId, Type>,
    signature: &'a mut Map<LocalId, Type>,
    made: usize,
}

impl NamingWholes<'_> {
    fn block(&mut self, block: &mut Block) {
        let mut before = block.params.last().copied();
        let mut at = 0;
        while at < block.stmts.len() {
            if let Some(unboxed) = before.and_then(|boxed| self.unboxed(block, at, boxed)) {
                block.stmts.insert(at, unboxed);
                at += 1;
            }
            let id = block.id;
            match &mut block.stmts[at] {
                Stmt::Native { stmt: SynStmt::Local(local), declares } => {
                    if let Some(apart) = self.apart(local, declares, id) {
                        block.stmts.insert(at + 1, apart);
                    }
                }
                Stmt::Bind { node, .. } => self.node(node),
                Stmt::Native { .. } | Stmt::Jump(_) => {}
            }
            before = block.stmts[at].declares().last().copied();
            at += 1;
        }
        if let Some(Tail::Node(node)) = &mut block.tail {
            self.node(node);
        }
    }

    fn node(&mut self, node: &mut Node) {
        match node {
            Node::If { cond, then, .. } => {
                if let Expr::Let(condition) = &mut **cond {
                    self.arm(&mut condition.pat, &condition.expr, then);
                }
            }
            Node::Match { scrutinee, arms, .. } => {
                for arm in arms {
                    self.arm(&mut arm.pat, scrutinee, &mut arm.body);
                }
            }
            Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } | Node::Loop { .. } | Node::Scope { .. } => {}
        }
    }

    /// A branch, and the pattern that its temporary has to match.
    fn arm(&mut self, pat: &mut Pat, scrutinee: &Expr, branch: &mut Block) {
        if matches!(pat, Pat::Guard(_)) {
            return;
        }
        let apart = self.apart_from(pat, scrutinee, &mut branch.params, branch.id);
        branch.stmts.splice(0..0, apart);
    }

    /// `let (i, Job { payload, .. }) = item;`
    fn apart(&mut self, local: &mut syn::Local, declares: &mut Vec<LocalId>, block: BlockId) -> Option<Stmt> {
        let init = local.init.as_ref().filter(|init| init.diverge.is_none())?;
        if let Pat::Struct(_) | Pat::Type(_) = local.pat {
            return None;
        }
        self.apart_from(&mut local.pat, &init.expr, declares, block)
    }

    /// Binds the struct in a pattern as a whole; the `let` that takes it apart.
    fn apart_from(
        &mut self,
        pat: &mut Pat,
        matched: &Expr,
        declares: &mut Vec<LocalId>,
        block: BlockId,
    ) -> Option<Stmt> {
        let ty = self.of_temporary(matched).cloned()?;
        let (inner, ty) = divided(pat, &ty)?;
        let bound = pattern::bindings(inner).into_iter().map(|bound| bound.name).listed();
        let (name, whole) = self.whole(inner, ty, block);
        let apart = std::mem::replace(inner, syn::parse_quote!(#name));
        let is_bound = |local: &LocalId| bound.contains(&self.locals[local.0].name);
        let of_it = declares.iter().copied().filter(is_bound).listed();
        declares.retain(|local| !of_it.contains(local));
        declares.push(whole);
        Some(Stmt::Native { stmt: syn::parse_quote!(let #apart = #name;), declares: of_it })
    }

    /// The type of what is matched, if that is a temporary.
    fn of_temporary(&self, scrutinee: &Expr) -> Option<&Type> {
        let place = place(scrutinee).filter(|place| place.path.is_empty())?;
        let mut named = (0..self.locals.len()).filter(|local| self.locals[*local].name == place.root);
        let local = named.next().filter(|_| named.next().is_none())?;
        let is_temporary = self.locals[local].role.is_synthetic() && !self.locals[local].needs_no_drop();
        self.told.get(&LocalId(local)).filter(|_| is_temporary)
    }

    /// `let whole = *boxed;`, before a `let` that takes what is in the box apart.
    fn unboxed(&mut self, block: &mut Block, at: usize, boxed: LocalId) -> Option<Stmt> {
        let Stmt::Native { stmt: SynStmt::Local(local), .. } = &mut block.stmts[at] else { return None };
        let init = local.init.as_mut().filter(|init| init.diverge.is_none())?;
        let Expr::Unary(syn::ExprUnary { op: syn::UnOp::Deref(_), expr: pointer, .. }) = bare(&init.expr) else {
            return None;
        };
        let root = &self.locals[boxed.0].name.clone();
        place(pointer).filter(|place| place.path.is_empty() && place.root == *root)?;
        let content = argument(self.told.get(&boxed)?, &["Box"])?.clone();
        if !divides(&local.pat, &content) || names_later(block, at, root) {
            return None;
        }
        let Stmt::Native { stmt: SynStmt::Local(local), .. } = &mut block.stmts[at] else { return None };
        let (name, whole) = self.whole(&local.pat, &content, block.id);
        let init = local.init.as_mut()?;
        let content = std::mem::replace(&mut *init.expr, syn::parse_quote!(#name));
        Some(Stmt::Native { stmt: syn::parse_quote!(let #name = #content;), declares: vec![whole] })
    }

    fn whole(&mut self, pat: &Pat, ty: &Type, block: BlockId) -> (Ident, LocalId) {
        self.made += 1;
        let span = match pat {
            Pat::Struct(pat) => pat.path.segments.last().map(|last| last.ident.span()),
            _ => None,
        };
        let span = Span::mixed_site().located_at(span.unwrap_or_else(Span::call_site));
        let name = format_ident!("__whole_{}", self.made, span = span);
        let local = LocalId(self.locals.len());
        let (kind, role) = (TypeKind::Unknown, Role::Scrutinee);
        self.locals.push(Local { name: name.clone(), mutable: false, block, kind, role });
        self.signature.insert(local, ty.clone());
        (name, local)
    }
}

/// The struct in a pattern that takes a part of it, and its type.
fn divided<'p, 't>(pat: &'p mut Pat, ty: &'t Type) -> Option<(&'p mut Pat, &'t Type)> {
    if divides(pat, ty) {
        return Some((pat, ty));
    }
    match pat {
        Pat::Paren(inner) => divided(&mut inner.pat, ty),
        Pat::TupleStruct(variant) if variant.elems.len() == 1 => {
            let last = variant.path.segments.last()?.ident.to_string();
            let content = match last.as_str() {
                "Some" => argument(ty, &["Option"])?,
                "Ok" => argument(ty, &["Result"])?,
                "Reverse" => argument(ty, &["Reverse"])?,
                _ => return None,
            };
            divided(variant.elems.first_mut()?, content)
        }
        Pat::Tuple(parts) => {
            let Type::Tuple(types) = types::bare(ty) else { return None };
            if types.elems.len() != parts.elems.len() {
                return None;
            }
            let mut found = None;
            for (part, ty) in parts.elems.iter_mut().zip(&types.elems) {
                match divided(part, ty) {
                    Some(whole) if found.is_none() => found = Some(whole),
                    None if kind::kind_of_type(ty, None).needs_no_drop() => {}
                    Some(_) | None => return None,
                }
            }
            found
        }
        _ => None,
    }
}

/// Whether a pattern takes a part of a struct of this type, whatever it is.
fn divides(pat: &Pat, ty: &Type) -> bool {
    let Pat::Struct(apart) = pat else { return false };
    let Type::Path(path) = types::bare(ty) else { return false };
    let last = |path: &syn::Path| path.segments.last().map(|last| last.ident.clone());
    let is_of_it = path.qself.is_none() && apart.path.segments.len() == 1 && last(&apart.path) == last(&path.path);
    let names = |field: &syn::FieldPat| match &*field.pat {
        Pat::Wild(_) => true,
        Pat::Ident(ident) => pattern::is_binding(ident) && ident.by_ref.is_none() && ident.subpat.is_none(),
        _ => false,
    };
    is_of_it && apart.rest.is_some() && apart.fields.iter().all(names) && pattern::binds_by_value(pat)
}

/// Whether what follows a statement names a local.
fn names_later(block: &mut Block, at: usize, root: &Ident) -> bool {
    let mut named = Named::of(root);
    for stmt in &mut block.stmts[at + 1..] {
        tuples::code_of_stmt(stmt, &mut named);
        if let Stmt::Bind { binding, node } = stmt {
            if let Binding::Let { diverge: Some(diverge), .. } = binding {
                tuples::each_code(diverge, &mut named);
            }
            walk::blocks_mut(node).into_iter().for_each(|block| tuples::each_code(block, &mut named));
        }
    }
    tuples::code_of_tail(&mut block.tail, &mut named);
    if let Some(Tail::Node(node)) = &mut block.tail {
        walk::blocks_mut(node).into_iter().for_each(|block| tuples::each_code(block, &mut named));
    }
    named.count > 0 || named.otherwise
}
