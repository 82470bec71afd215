//! Arrays and tuples that patterns take apart, one part after the other: each part becomes a local.
//!
//! ```text
//! fn both(pair: [String; 2]) -> impl Iterator<Item = usize> {
//!     let [first, _] = pair;
//!     yield_!(first.len());
//!     let [_, second] = pair;
//!
//!     let [pair_0, pair_1] = pair;
//!     let first = pair_0;
//!     yield_!(first.len());
//!     let second = pair_1;
//! ```
//!
//! An array of which an element is moved drops what is left last to first, and elements side by side that nothing moves in order: these
//! become one local, `run @ ..`. A tuple drops its parts first to last, and may be named by them besides: [`super::tuples`].
//!
//! Invariants:
//!
//! - The local is named by such patterns alone, and by the parts of a tuple; so what a statement takes, it takes wherever it stands.
//! - No part is taken by two patterns: that it is gone is said of the local by its own name.

use std::ops::Range;

use proc_macro2::{Ident, Span};
use quote::{ToTokens, format_ident};
use syn::visit_mut::VisitMut;
use syn::{Expr, ExprField, Local as Let, LocalInit, Member, Pat, Stmt as SynStmt, Type};

use super::apart::{Apart, Element};
use super::declared_types;
use super::known_fields::{self, Shape};
use super::resolver::Resolver;
use super::tuples;
use crate::ir::{Block, Body, LocalId, Stmt, walk};
use crate::listed::{Listed, PushAll};
use crate::sorted::Map;
use crate::source::arguments::Argument;
use crate::source::signature::Declared;
use crate::syntax::macros;
use crate::syntax::pattern;
use crate::syntax::place::place;
use crate::syntax::tokens;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// Patterns that name more parts are hardly written by hand, and a long array has one name for each.
const MOST: usize = 64;

/// Gives each part of such locals a name, and lets patterns take these.
pub(super) fn take_apart(body: &mut Body, arguments: &[Argument], declared: &Declared, signature: &Map<LocalId, Type>) {
    let told = declared_types::declared(body, arguments, declared, signature);
    let names = body.locals.iter().map(|local| local.name.clone()).listed();
    let mut apart = Map::new();
    for (local, shape) in known_fields::shapes(body, &told) {
        let (is_array, count) = match shape {
            Shape::Tuple(count) => (false, count),
            Shape::Array(count) => (true, count),
            Shape::TupleStruct(..) | Shape::Struct(..) | Shape::Based(_) | Shape::Told(_) => continue,
        };
        if count > MOST {
            continue;
        }
        let name = &names[local.0];
        if body.locals[local.0].needs_no_drop() || names.iter().filter(|other| *other == name).count() > 1 {
            continue;
        }
        let is_declared_here = !body.block.params.contains(&local);
        let mut parts = PartsByPattern::of(name, is_array, count, &names);
        parts.body(&mut body.block);
        if !parts.are_taken_one_by_one(is_declared_here) {
            continue;
        }
        if let Some((named, parts_named)) = parts.named() {
            parts.names = Some(parts_named);
            parts.body(&mut body.block);
            apart.insert(local, named);
        }
    }
    if apart.is_empty() {
        return;
    }
    let mut resolver = Resolver::new(body, declared);
    resolver.apart = apart;
    walk::each_block_mut(&mut body.block, &mut |block| resolver.declare_remainders(block));
    resolver.finish(body);
}

/// Looks whether nothing but patterns takes a local apart; puts the names of its parts there, if there are some.
struct PartsByPattern<'n> {
    name: &'n Ident,
    is_array: bool,
    locals: &'n [Ident],
    names: Option<Vec<Ident>>,
    /// How often each part is taken by a pattern.
    taken: Vec<usize>,
    /// How many patterns take parts.
    patterns: usize,
    /// How many parts are named otherwise.
    fields: usize,
    /// How many patterns bind the name.
    bound: usize,
    /// Whether it stands for more than a part.
    otherwise: bool,
}

impl<'n> PartsByPattern<'n> {
    fn of(name: &'n Ident, is_array: bool, count: usize, locals: &'n [Ident]) -> Self {
        let taken = vec![0; count];
        let (names, patterns, fields, bound) = (None, 0, 0, 0);
        PartsByPattern { name, is_array, locals, names, taken, patterns, fields, bound, otherwise: false }
    }

    fn are_taken_one_by_one(&self, is_declared_here: bool) -> bool {
        let is_divided = self.patterns > 0 && self.patterns + self.fields > 1;
        let is_taken_twice = self.taken.iter().any(|times| *times > 1);
        is_divided && !is_taken_twice && !self.otherwise && self.bound == usize::from(is_declared_here)
    }

    /// What becomes of the local, and the name of each of its parts; `None` where more than one run of elements stays.
    fn named(&self) -> Option<(Apart, Vec<Ident>)> {
        let stem = self.name.to_string();
        let stem = stem.trim_start_matches("r#");
        let span = Span::mixed_site().located_at(self.name.span());
        let names = (0..self.taken.len()).map(|part| format_ident!("__{stem}_{part}", span = span)).listed();
        if !self.is_array {
            return Some((Apart::Tuple(names.clone()), names));
        }
        let mut elements: Vec<Element> = Vec::new();
        let mut before = true;
        for (name, taken) in names.iter().zip(&self.taken) {
            let is_left = *taken == 0;
            match elements.last_mut() {
                Some(run) if is_left && before => run.is_run = true,
                _ => elements.push(Element { name: name.clone(), is_run: false }),
            }
            before = is_left;
        }
        (elements.iter().filter(|element| element.is_run).count() <= 1).then_some((Apart::Array(elements), names))
    }

    fn body(&mut self, block: &mut Block) {
        walk::each_block_mut(block, &mut |block| {
            let mut stmts = Vec::new();
            for mut stmt in std::mem::take(&mut block.stmts) {
                match &stmt {
                    Stmt::Native { stmt: SynStmt::Local(local), declares } => match self.lets(local) {
                        Some(lets) => stmts.push_all(lets.into_iter().map(|local| self.declaring(local, declares))),
                        None => {
                            tuples::code_of_stmt(&mut stmt, self);
                            stmts.push(stmt);
                        }
                    },
                    Stmt::Native { .. } | Stmt::Bind { .. } | Stmt::Jump(_) => {
                        tuples::code_of_stmt(&mut stmt, self);
                        stmts.push(stmt);
                    }
                }
            }
            block.stmts = stmts;
            tuples::code_of_tail(&mut block.tail, self);
        });
    }

    fn declaring(&self, local: Let, declares: &[LocalId]) -> Stmt {
        let bound = pattern::bindings(&local.pat);
        let is_bound = |local: &&LocalId| bound.iter().any(|bound| bound.name == self.locals[local.0]);
        let declares = declares.iter().filter(is_bound).copied().listed();
        Stmt::Native { stmt: SynStmt::Local(local), declares }
    }

    /// What `let [a, _] = local;` becomes: itself, where the parts have no names yet.
    fn lets(&mut self, local: &Let) -> Option<Vec<Let>> {
        let init = local.init.as_ref().filter(|init| init.diverge.is_none())?;
        place(&init.expr).filter(|place| place.path.is_empty() && place.root == *self.name)?;
        let parts = self.divided(&local.pat)?;
        let takes = parts.iter().any(|(_, pat)| !pattern::bindings(pat).is_empty());
        self.patterns += usize::from(takes);
        self.bound += pattern::bindings(&local.pat).iter().filter(|bound| bound.name == *self.name).count();
        parts.iter().flat_map(|(range, _)| range.clone()).for_each(|part| self.taken[part] += 1);
        let Some(names) = &self.names else { return Some(vec![local.clone()]) };
        let lets = parts.into_iter().map(|(range, pat)| {
            let (pat, expr): (Pat, Expr) = match (&names[range.clone()], pat) {
                ([name], pat) if !is_run(pat) => (pat.clone(), syn::parse_quote!(#name)),
                (names, Pat::Ident(run)) => {
                    let run = syn::PatIdent { subpat: None, ..run.clone() };
                    (Pat::Ident(run), syn::parse_quote!([#(#names),*]))
                }
                (names, pat) => (pat.clone(), syn::parse_quote!([#(#names),*])),
            };
            let init = Some(LocalInit { expr: Box::new(expr), ..init.clone() });
            Let { pat, init, ..local.clone() }
        });
        Some(lets.listed())
    }

    /// The patterns that take something, each with the parts that it takes.
    fn divided<'p>(&self, pat: &'p Pat) -> Option<Vec<(Range<usize>, &'p Pat)>> {
        let elems = match pattern::bare(pat) {
            Pat::Tuple(tuple) if !self.is_array => &tuple.elems,
            Pat::Slice(slice) if self.is_array => &slice.elems,
            _ => return None,
        };
        let count = self.taken.len();
        let rest = elems.iter().position(|elem| matches!(elem, Pat::Rest(_)) || is_run(elem));
        let is_complete = if rest.is_some() { elems.len() <= count + 1 } else { elems.len() == count };
        if !is_complete || elems.iter().any(|elem| is_run(elem) && !pattern::taken(elem).is_all()) {
            return None;
        }
        let from_the_end = |at: usize| count + at - elems.len();
        let parts = elems.iter().enumerate().map(|(at, elem)| match rest {
            Some(rest) if rest == at => (at..from_the_end(at) + 1, elem),
            Some(rest) if rest < at => (from_the_end(at)..from_the_end(at) + 1, elem),
            _ => (at..at + 1, elem),
        });
        Some(parts.filter(|(_, elem)| !matches!(elem, Pat::Wild(_) | Pat::Rest(_))).listed())
    }

    fn part(&self, field: &ExprField) -> Option<usize> {
        place(&field.base).filter(|whole| whole.path.is_empty() && whole.root == *self.name)?;
        match &field.member {
            Member::Unnamed(index) if !self.is_array => Some(index.index as usize).filter(|at| *at < self.taken.len()),
            Member::Unnamed(_) | Member::Named(_) => None,
        }
    }
}

/// `run @ ..`
fn is_run(pat: &Pat) -> bool {
    matches!(pat, Pat::Ident(syn::PatIdent { subpat: Some((_, inner)), .. }) if matches!(**inner, Pat::Rest(_)))
}

impl VisitorMut for PartsByPattern<'_> {
    fn enter_block(&mut self, block: &mut syn::Block) -> Walk {
        let stmts = std::mem::take(&mut block.stmts);
        for stmt in stmts {
            let lets = match &stmt {
                SynStmt::Local(local) => self.lets(local),
                SynStmt::Item(_) | SynStmt::Expr(..) | SynStmt::Macro(_) => None,
            };
            match lets {
                Some(lets) => block.stmts.extend(lets.into_iter().map(SynStmt::Local)),
                None => {
                    let mut stmt = stmt;
                    WalkerMut(self).visit_stmt_mut(&mut stmt);
                    block.stmts.push(stmt);
                }
            }
        }
        Walk::Over
    }

    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match expr {
            Expr::Field(field) => match self.part(field) {
                Some(part) => {
                    self.fields += 1;
                    if let Some(names) = &self.names {
                        let name = &names[part];
                        *expr = syn::parse_quote!(#name);
                    }
                    Walk::Over
                }
                None => Walk::Into,
            },
            // What these capture of a local that is matched is not what they would of its parts.
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {
                self.otherwise |= tokens::names(expr.to_token_stream(), &self.name.to_string());
                Walk::Over
            }
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

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if macros::is_known(mac) {
            return Walk::Into;
        }
        self.otherwise |= tokens::names(&mac.tokens, &self.name.to_string());
        Walk::Over
    }
}
