//! What is sent, and counted with, where nothing is sent, as who knows `send` writes it: there it is `()`, of which rustc says no more than that
//! nothing can be added to it.
//!
//! ```text
//! let mut sum = 0;
//! loop {
//!     let x = yield_!(sum);
//!     sum += x;
//! }
//! ```
//!
//! Told of is only what can't be meant: an operator between what such a `yield_!` evaluates to and a number. Nobody can implement one.

use proc_macro2::Span;
use syn::visit::Visit;
use syn::{BinOp, Block, Expr, FnArg, GenericArgument, Macro, Pat, PathArguments, Signature, Stmt, Type};

use crate::diagnostics::{Diagnostics, shown};
use crate::sorted::{Map, Set};
use crate::source::signature::{Declared, is_unit};
use crate::syntax::markers::Marker;
use crate::syntax::pattern;
use crate::syntax::place::{self, bare};
use crate::syntax::types;
use crate::syntax::walk::{Visitor, Walk, Walker};

pub(super) fn check(block: &Block, signature: &Signature, declared: &Declared, diagnostics: &Diagnostics) {
    if !is_unit(&declared.sends) || declared.expression {
        return;
    }
    let mut names = Counted::default();
    signature.inputs.iter().for_each(|input| Walker(&mut names).visit_fn_arg(input));
    names.arguments(signature);
    Walker(&mut names).visit_block(block);
    let Counted { nothing, numbers, bound, .. } = names;
    let alone = |name: &String| bound.get(name) == Some(&1);
    let mut counting = Counting {
        nothing: nothing.into_iter().filter(|(name, _)| alone(name)).collect(),
        numbers: numbers.into_iter().filter(alone).collect(),
        found: Vec::new(),
    };
    Walker(&mut counting).visit_block(block);
    let mut told: Vec<String> = Vec::new();
    for at in counting.found {
        // One marker may be counted with more than once.
        let place = format!("{at:?}");
        if !told.contains(&place) {
            let yields = result_arguments(&declared.yields).map_or(&declared.yields, |(item, _)| item);
            let wanted =
                if declared.has_items() || types::is_a_primitive(yields) { shown(yields) } else { "…".to_owned() };
            diagnostics.error_at(at, said(declared, &wanted));
            told.push(place);
        }
    }
}

pub(super) fn said(declared: &Declared, wanted: &str) -> String {
    let instead = if declared.has_items() {
        let who = if declared.has_stream() { "a stream" } else { "an iterator" };
        format!("for {who} is sent nothing: write {}", generator_in_place_of(declared, wanted))
    } else {
        format!("for nothing is sent to this generator: write `Send = {wanted}` in its return type")
    };
    format!("`yield_!` evaluates to `()` here, {instead}")
}

/// `` `Generator<Yield = u32, Send = u32>` in place of `Iterator<Item = u32>` ``
fn generator_in_place_of(declared: &Declared, sends: &str) -> String {
    let yields = &declared.yields;
    let (generator, iterator) =
        if declared.has_stream() { ("AsyncGenerator", "Stream") } else { ("Generator", "Iterator") };
    let arguments = match result_arguments(yields) {
        Some((item, error)) => {
            let (item, error) = (shown(item), shown(error));
            format!("Yield = {item}, Send = {sends}, Return = Result<(), {error}>")
        }
        None => format!("Yield = {}, Send = {sends}", shown(yields)),
    };
    format!("`{generator}<{arguments}>` in place of `{iterator}<Item = {}>`", shown(yields))
}

/// `Result<item, error>`
fn result_arguments(ty: &Type) -> Option<(&Type, &Type)> {
    let Type::Path(path) = types::bare(ty) else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "Result")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let mut arguments = arguments.args.iter();
    match (arguments.next(), arguments.next()) {
        (Some(GenericArgument::Type(item)), Some(GenericArgument::Type(error))) => Some((item, error)),
        _ => None,
    }
}

/// What names stand for.
#[derive(Default)]
struct Counted {
    /// `let x = yield_!(…);`, and where.
    nothing: Map<String, Span>,
    numbers: Set<String>,
    /// How many patterns bind a name.
    bound: Map<String, usize>,
}

impl Counted {
    fn arguments(&mut self, signature: &Signature) {
        for input in &signature.inputs {
            if let FnArg::Typed(typed) = input
                && let Pat::Ident(name) = &*typed.pat
                && types::is_a_primitive(&typed.ty)
            {
                self.numbers.insert(name.ident.to_string());
            }
        }
    }
}

impl Visitor for Counted {
    fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
        let Stmt::Local(local) = stmt else { return Walk::Into };
        let Some(init) = &local.init else { return Walk::Into };
        let (pat, ty) = match &local.pat {
            Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
            pat => (pat, None),
        };
        if let Pat::Ident(name) = pat {
            let name = name.ident.to_string();
            match (ty, yielded(&init.expr)) {
                (None, Some(at)) => _ = self.nothing.insert(name, at),
                (Some(ty), _) if types::is_a_primitive(ty) => _ = self.numbers.insert(name),
                (None, None) if is_literal(&init.expr) => _ = self.numbers.insert(name),
                _ => {}
            }
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

struct Counting {
    nothing: Map<String, Span>,
    numbers: Set<String>,
    found: Vec<Span>,
}

impl Counting {
    fn name(&self, expr: &Expr) -> Option<String> {
        place::place(expr).filter(|place| place.path.is_empty()).map(|place| place.root.to_string())
    }

    fn is_number(&self, expr: &Expr) -> bool {
        is_literal(expr) || self.name(expr).is_some_and(|name| self.numbers.contains(&name))
    }

    fn nothing(&self, expr: &Expr) -> Option<Span> {
        yielded(expr).or_else(|| self.nothing.get(&self.name(expr)?).copied())
    }
}

impl Visitor for Counting {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        if let Expr::Binary(binary) = expr
            && !matches!(binary.op, BinOp::And(_) | BinOp::Or(_))
        {
            let (left, right) = (&*binary.left, &*binary.right);
            let nothing = if self.is_number(left) {
                self.nothing(right)
            } else {
                self.nothing(left).filter(|_| self.is_number(right))
            };
            self.found.extend(nothing);
        }
        Walk::Into
    }

    fn enter_macro(&mut self, _: &Macro) -> Walk {
        Walk::Into
    }
}

/// Where the name of the marker stands, if it is a `yield_!(…)`.
pub(super) fn yielded(expr: &Expr) -> Option<Span> {
    let Expr::Macro(mac) = bare(expr) else { return None };
    let marker = Marker::of(&mac.mac)?;
    let is_yield = !marker.is_try() && !marker.delegates();
    is_yield.then(|| mac.mac.path.segments.last().map(|last| last.ident.span())).flatten()
}

pub(super) fn is_literal(expr: &Expr) -> bool {
    matches!(bare(expr), Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(_) | syn::Lit::Float(_), .. }))
}
