//! Statements that move parts of a local of which nothing tells the type, and name nothing else of it: each part is taken together with
//! what is [held](super::held) of the local then.
//!
//! ```text
//! if page.is_last { yield_!(page.meta); }
//!
//! let rest;
//! if page.is_last { yield_!({ let (part, left) = one_by_one!(page, meta, untold [] [] []); rest = left; part }); }
//! ```
//!
//! Invariant: nothing names the local after the statement, as long as it holds the same value.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Expr, Member};

use super::code;
use super::moved::PartialMove;
use super::spent;
use crate::emit::questions;
use crate::emit::tokens::internal;
use crate::ir::Block;
use crate::sorted::Set;
use crate::syntax::macros;
use crate::syntax::place::place;
use crate::syntax::tokens;
use crate::syntax::walk::{Visitor, Walk, Walker};
use crate::syntax::walk_mut::VisitorMut;

/// Tells of moves whether their code names nothing but the parts that it moves.
pub(super) fn alone(partial_moves: &mut [PartialMove], visit: &dyn Fn(&mut Walker<'_>)) {
    for partial_move in partial_moves {
        if partial_move.parts.is_empty() || !partial_move.parts.iter().all(spent::is_member) {
            continue;
        }
        let mut parts = PartsNamed { root: &partial_move.root, parts: Vec::new(), otherwise: false };
        visit(&mut Walker(&mut parts));
        let PartsNamed { parts, otherwise, .. } = parts;
        let is_named_twice = (1..parts.len()).any(|at| parts[..at].contains(&parts[at]));
        if !otherwise && !is_named_twice && parts.len() == partial_move.parts.len() {
            partial_move.alone = parts;
        }
    }
}

struct PartsNamed<'r> {
    root: &'r Ident,
    parts: Vec<Member>,
    /// It is named as more than a part, or where code may be evaluated on some paths, or more than once.
    otherwise: bool,
}

impl PartsNamed<'_> {
    fn aside(&mut self, code: impl ToTokens) -> Walk {
        self.otherwise |= tokens::names(code.to_token_stream(), &self.root.to_string());
        Walk::Over
    }
}

impl Visitor for PartsNamed<'_> {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::Field(_) => match part(expr, self.root) {
                Some(part) => {
                    self.parts.push(part);
                    Walk::Over
                }
                None => Walk::Into,
            },
            Expr::Path(_) => self.aside(expr),
            Expr::Closure(_)
            | Expr::Async(_)
            | Expr::Block(_)
            | Expr::ForLoop(_)
            | Expr::If(_)
            | Expr::Loop(_)
            | Expr::Match(_)
            | Expr::Unsafe(_)
            | Expr::While(_) => self.aside(expr),
            // What may not be evaluated at all.
            Expr::Binary(binary) if matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_)) => self.aside(expr),
            _ => Walk::Into,
        }
    }

    fn enter_macro(&mut self, mac: &syn::Macro) -> Walk {
        match macros::operands(mac).filter(|_| macros::is_known(mac)) {
            Some(operands) if operands.captures.iter().all(|name| self.root != name) => Walk::Into,
            Some(_) | None => self.aside(&mac.tokens),
        }
    }
}

/// `root.part`
fn part(expr: &Expr, root: &Ident) -> Option<Member> {
    let Expr::Field(field) = expr else { return None };
    place(&field.base).filter(|whole| whole.path.is_empty() && whole.root == *root && !whole.through_deref)?;
    Some(field.member.clone())
}

/// Puts the questions in the places of the parts that a statement moves.
#[derive(Clone)]
pub(super) struct TakingParts {
    pub(super) root: Ident,
    pub(super) parts: Vec<Member>,
    /// What is left after each of them.
    pub(super) names: Vec<Ident>,
    pub(super) taken: usize,
    /// Whether it is done [if rustc says so](super::calls_of_parts).
    pub(super) is_asked: bool,
}

impl TakingParts {
    fn taken(&mut self) -> Expr {
        let at = self.taken;
        let (gone, part, later) = (&self.parts[..at], &self.parts[at], &self.parts[at + 1..]);
        let (local, next) = match at.checked_sub(1) {
            Some(before) => (&self.names[before], quote!(next)),
            None => (&self.root, TokenStream::new()),
        };
        let asked = match self.is_asked {
            true => questions::take_if_asked(local, part, &internal("__asked")),
            false => questions::one_by_one(&quote!(#local, #next #part, untold [] [#(#gone)*] [#(#later)*])),
        };
        let left = &self.names[at];
        self.taken += 1;
        syn::parse_quote!({
            let (__part, __left) = #asked;
            #left = __left;
            __part
        })
    }
}

impl VisitorMut for TakingParts {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match part(expr, &self.root) {
            Some(part) if self.parts.get(self.taken) == Some(&part) => {
                *expr = self.taken();
                Walk::Over
            }
            _ => Walk::Into,
        }
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if macros::is_known(mac) { Walk::Into } else { Walk::Over }
    }
}

/// The names of which something names a part.
pub(super) fn divided(block: &Block) -> Set<String> {
    let mut names = NamesOfParts(Set::new());
    code::each(block, &mut names);
    names.0
}

struct NamesOfParts(Set<String>);

impl Visitor for NamesOfParts {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        if let Expr::Field(field) = expr {
            self.0.extend(place(&field.base).map(|whole| whole.root.to_string()));
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &syn::Macro) -> Walk {
        if macros::is_known(mac) { Walk::Into } else { Walk::Over }
    }
}
