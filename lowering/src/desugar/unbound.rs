//! Patterns that leave a part of what they are matched against where it is.
//!
//! A value that no variable holds (an argument that is taken apart, the scrutinee of a `match`) keeps what its pattern does not
//! bind until the function, or the statement, ends. It can't be saved with parts of it moved out, so the remainder gets names. They
//! are bound first and dropped last:
//!
//! ```text
//! if let Some((a, _)) = make() { body }
//!
//! if let Some((a, __rest)) = make() { let a = a; body }
//! ```
//!
//! A `match` that has a value hands its remainder on to its statement, which ends later:
//!
//! ```text
//! f(match make() { (a, _) => { yield_!(1); a } }, g())
//!
//! let __kept;
//! let value = match make() { (a, __rest) => { __kept = __rest; let a = a; yield_!(1); a } };
//! f(value, g())
//! ```

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::visit_mut::VisitMut;
use syn::{Pat, PatIdent};

use super::builder::Desugar;
use crate::ir::kind::TypeKind;
use crate::ir::{Block, Role, Stmt};
use crate::listed::{Listed, PushAll};
use crate::partial_moves::{self, Matches};
use crate::syntax::pattern::{self, Bound};
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

impl Desugar<'_> {
    /// The pattern with every `_` named; `None` where that leaves nothing to do, or can't be done: `..` stands for parts that
    /// nobody has counted, and alternatives have to bind the same names. What may stay whole is not taken apart.
    pub(super) fn with_remainder_named(&mut self, pat: &Pat, matches: Matches) -> Option<Pat> {
        if !pattern::taken(pat).is_part()
            || !pattern::binds_by_value(pat)
            || partial_moves::may_be_drop_type_or_leave(pat, matches)
        {
            return None;
        }
        self.remainder_named(pat, matches)
    }

    /// The same, whatever the pattern takes.
    pub(super) fn remainder_named(&mut self, pat: &Pat, matches: Matches) -> Option<Pat> {
        let mut named = pat.clone();
        let mut naming = NameRemainder { desugar: self, matches, possible: true };
        WalkerMut(&mut naming).visit_pat_mut(&mut named);
        naming.possible.then_some(named)
    }

    /// Declares a local of the statement for each part that only `named` binds; what is returned moves them there.
    pub(super) fn keep_remainder(&mut self, named: &Pat, written: &Pat, out: &mut Vec<Stmt>) -> Vec<Stmt> {
        let remainders = only_in(named, written);
        // Parts are dropped in the order in which they lie.
        let assigned = remainders.iter().rev().map(|remainder| {
            let kept = self.name_for(Role::Kept, remainder.span());
            let id = self.declare(kept.clone(), false, TypeKind::Unknown, Role::Kept);
            out.push(Stmt::Native { stmt: syn::parse_quote!(let #kept;), declares: vec![id] });
            Stmt::Native { stmt: syn::parse_quote!(#kept = #remainder;), declares: Vec::new() }
        });
        assigned.listed()
    }

    /// The same where the remainder goes with the block.
    pub(super) fn order_remainder(&mut self, named: &Pat, written: &Pat, block: &mut Block) {
        let outer = std::mem::replace(&mut self.block, block.id);
        let mut rebound = Vec::new();
        self.rebind_remainder(named, written, &mut rebound);
        self.block = outer;
        block.stmts.splice(0..0, rebound);
    }

    /// `let __rest = __rest;` where there are several: what a pattern binds would be dropped the other way round.
    pub(super) fn rebind_remainder(&mut self, named: &Pat, written: &Pat, out: &mut Vec<Stmt>) {
        let remainders = only_in(named, written);
        for remainder in remainders.iter().rev().filter(|_| remainders.len() > 1) {
            let id = self.declare(remainder.clone(), false, TypeKind::Unknown, Role::Remainder);
            out.push(Stmt::Native { stmt: syn::parse_quote!(let #remainder = #remainder;), declares: vec![id] });
        }
    }

    /// `let a = a;` for each binding, so that they are dropped before the remainder.
    pub(super) fn rebind(&mut self, bindings: &[Bound], out: &mut Vec<Stmt>) {
        for bound in bindings.iter().filter(|bound| !bound.by_ref) {
            let name = &bound.name;
            let mutable = bound.mutable.then(|| quote::quote!(mut));
            let id = self.declare(name.clone(), bound.mutable, TypeKind::Unknown, Role::User);
            out.push(Stmt::Native { stmt: syn::parse_quote!(let #mutable #name = #name;), declares: vec![id] });
        }
    }
}

/// The names that one of two patterns has, and the other not, in the order in which what they hold is dropped where the value
/// keeps it.
fn only_in(named: &Pat, written: &Pat) -> Vec<Ident> {
    let written = pattern::bindings(written);
    let is_remainder = |name: &Ident| written.iter().all(|bound| bound.name != *name);
    let mut found = Vec::new();
    dropped(named, &is_remainder, &mut found);
    found
}

fn dropped(pat: &Pat, is_remainder: &dyn Fn(&Ident) -> bool, found: &mut Vec<Ident>) {
    match pattern::bare(pat) {
        Pat::Slice(slice) => {
            let elements = slice.elems.iter().map(|elem| {
                let is_left = matches!(elem, Pat::Ident(ident) if is_remainder(&ident.ident));
                let mut found = Vec::new();
                dropped(elem, is_remainder, &mut found);
                (is_left, found)
            });
            found.extend(pattern::dropped_elements(elements.listed()));
        }
        Pat::Tuple(tuple) => tuple.elems.iter().for_each(|elem| dropped(elem, is_remainder, found)),
        Pat::TupleStruct(tuple) => tuple.elems.iter().for_each(|elem| dropped(elem, is_remainder, found)),
        Pat::Struct(whole) => whole.fields.iter().for_each(|field| dropped(&field.pat, is_remainder, found)),
        pat => {
            let bound = pattern::bindings(pat).into_iter().map(|bound| bound.name);
            found.push_all(bound.filter(|name| is_remainder(name)));
        }
    }
}

struct NameRemainder<'d, 'a> {
    desugar: &'d mut Desugar<'a>,
    matches: Matches,
    possible: bool,
}

impl VisitorMut for NameRemainder<'_, '_> {
    fn enter_pat(&mut self, pat: &mut Pat) -> Walk {
        match pat {
            Pat::Wild(_) => {
                let name: Ident = self.desugar.name_for(Role::Remainder, pat.span());
                *pat = syn::parse_quote!(#name);
            }
            Pat::Ident(PatIdent { mutability, .. }) => *mutability = None,
            // Of an array, `..` is an array. What may not match may be a slice.
            Pat::Slice(slice) if self.matches.is_certain() => {
                for elem in &mut slice.elems {
                    if let Pat::Rest(rest) = elem {
                        let name = self.desugar.name_for(Role::Remainder, rest.span());
                        *elem = syn::parse_quote!(#name @ ..);
                    } else {
                        WalkerMut(self).visit_pat_mut(elem);
                    }
                }
            }
            Pat::Or(_) | Pat::Rest(_) | Pat::Macro(_) | Pat::Verbatim(_) => self.possible = false,
            // What stands behind a reference is not moved.
            Pat::Reference(_) => {}
            Pat::Struct(inner) if inner.rest.is_some() => self.possible = false,
            _ => return Walk::Into,
        }
        Walk::Over
    }
    fn enter_expr(&mut self, _: &mut syn::Expr) -> Walk {
        Walk::Over
    }
}
