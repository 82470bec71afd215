//! What a `yield_!` is wanted to be, where nothing is sent: there it is `()`, of which rustc says no more than that something else was
//! expected.
//!
//! ```text
//! let mut line = String::new();
//! loop { line = yield_!(line); }
//!
//! let Some(line) = yield_!() else { return };
//! ```
//!
//! Told of is only what can't be meant: a type that is written and is not `()`, or a pattern that `()` has not.
//! (Numbers that are counted with: [`super::sent_nothing`].)

use proc_macro2::Span;
use quote::ToTokens;
use syn::visit::Visit;
use syn::{Block, Expr, Macro, Pat, Path, Stmt, Type};

use super::sent_nothing::{said, yielded};
use crate::diagnostics::{Diagnostics, shown};
use crate::sorted::Map;
use crate::source::signature::{Declared, is_unit};
use crate::syntax::place::{self, bare};
use crate::syntax::types;
use crate::syntax::walk::{Visitor, Walk, Walker};
use crate::syntax::{macros, pattern};

pub(super) fn check(block: &Block, declared: &Declared, diagnostics: &Diagnostics) {
    if !is_unit(&declared.sends) || declared.expression {
        return;
    }
    let mut wanted = Wanted { locals: Map::new(), bound: Map::new(), found: Vec::new() };
    Walker(&mut wanted).visit_block(block);
    let Wanted { bound, found, .. } = wanted;
    for (at, ty, local) in found {
        // A name that is bound twice may be one or the other.
        if local.is_none_or(|name| bound.get(&name) == Some(&1)) {
            diagnostics.error_at(at, said(declared, &ty));
        }
    }
}

struct Wanted {
    /// The types of locals that tell it.
    locals: Map<String, String>,
    /// How many patterns bind a name.
    bound: Map<String, usize>,
    /// Where, as what, and for which local's sake.
    found: Vec<(Span, String, Option<String>)>,
}

impl Wanted {
    fn matched(&mut self, pats: &[&Pat], value: &Expr) {
        if let Some(at) = yielded(value)
            && let Some(ty) = pats.iter().find_map(|pat| type_of_pattern(pat))
        {
            self.found.push((at, ty, None));
        }
    }
}

impl Visitor for Wanted {
    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        let Stmt::Local(local) = stmt else { return Walk::Into };
        let Some(init) = &local.init else { return Walk::Into };
        match &local.pat {
            Pat::Type(typed) => {
                let ty = Some(&*typed.ty).filter(|ty| is_something(ty)).map(shown);
                if let (Some(at), Some(ty)) = (yielded(&init.expr), &ty) {
                    self.found.push((at, ty.clone(), None));
                }
                if let (Pat::Ident(name), Some(ty)) = (&*typed.pat, ty) {
                    self.locals.insert(name.ident.to_string(), ty);
                }
            }
            Pat::Ident(name) if name.subpat.is_none() => {
                if let Some(ty) = type_of_value(&init.expr) {
                    self.locals.insert(name.ident.to_string(), ty);
                }
            }
            pat => self.matched(&[pat], &init.expr),
        }
        Walk::Into
    }

    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        match expr {
            Expr::Let(condition) => self.matched(&[&condition.pat], &condition.expr),
            Expr::Match(matched) => {
                let pats: Vec<&Pat> = matched.arms.iter().map(|arm| &arm.pat).collect();
                self.matched(&pats, &matched.expr);
            }
            Expr::Assign(assign) => {
                if let Some(at) = yielded(&assign.right)
                    && let Some(place) = place::place(&assign.left).filter(|place| place.path.is_empty())
                    && let Some(ty) = self.locals.get(&place.root.to_string())
                {
                    self.found.push((at, ty.clone(), Some(place.root.to_string())));
                }
            }
            _ => {}
        }
        Walk::Into
    }

    fn enter_pat(&mut self, pat: &Pat) -> Walk {
        if let Pat::Ident(name) = pat
            && pattern::is_binding(name)
        {
            *self.bound.entry(name.ident.to_string()).or_default() += 1;
        }
        Walk::Into
    }

    fn enter_macro(&mut self, _: &Macro) -> Walk {
        Walk::Into
    }
}

/// Whether a type that is written is not `()`, whatever names stand for.
fn is_something(ty: &Type) -> bool {
    match types::bare(ty) {
        Type::Reference(_) | Type::Array(_) | Type::Slice(_) => true,
        Type::Tuple(tuple) => !tuple.elems.is_empty(),
        Type::Path(path) => {
            path.qself.is_none()
                && path.path.get_ident().map_or_else(
                    || types::is_option(ty) || types::is_collection(ty),
                    |name| types::is_primitive(&name.to_string()) || name == "String",
                )
        }
        _ => false,
    }
}

/// What a pattern wants, if `()` is no such thing.
fn type_of_pattern(pat: &Pat) -> Option<String> {
    match pat {
        Pat::TupleStruct(pat) => of_variant(&pat.path),
        Pat::Ident(name) if name.ident == "None" => Some("Option<…>".to_owned()),
        Pat::Path(path) => of_variant(&path.path),
        Pat::Lit(pat) => type_of_value(&Expr::Lit(pat.clone())),
        Pat::Tuple(tuple) if !tuple.elems.is_empty() => Some("(…)".to_owned()),
        Pat::Reference(_) => Some("&…".to_owned()),
        Pat::Or(pat) => pat.cases.iter().find_map(type_of_pattern),
        Pat::Paren(pat) => type_of_pattern(&pat.pat),
        _ => None,
    }
}

fn of_variant(path: &Path) -> Option<String> {
    let name = path.get_ident()?;
    if name == "Some" || name == "None" {
        return Some("Option<…>".to_owned());
    }
    (name == "Ok" || name == "Err").then(|| "Result<…>".to_owned())
}

/// What a local is declared as by its first value.
fn type_of_value(value: &Expr) -> Option<String> {
    let told = match bare(value) {
        Expr::Lit(lit) => match &lit.lit {
            syn::Lit::Int(lit) if lit.suffix().is_empty() => "i32",
            syn::Lit::Int(lit) => lit.suffix(),
            syn::Lit::Float(lit) if lit.suffix().is_empty() => "f64",
            syn::Lit::Float(lit) => lit.suffix(),
            syn::Lit::Str(_) => "&'static str",
            syn::Lit::Char(_) => "char",
            syn::Lit::Bool(_) => "bool",
            _ => return None,
        },
        Expr::Path(path) if path.path.is_ident("None") => "Option<…>",
        Expr::Call(call) => match call.func.to_token_stream().to_string().replace(' ', "").as_str() {
            "String::new" | "String::from" => "String",
            "Vec::new" => "Vec<…>",
            "Some" => "Option<…>",
            _ => return None,
        },
        Expr::Macro(mac) if mac.mac.path.is_ident("format") && macros::is_known(&mac.mac) => "String",
        Expr::Macro(mac) if mac.mac.path.is_ident("vec") && macros::is_known(&mac.mac) => "Vec<…>",
        _ => return None,
    };
    Some(told.to_owned())
}
