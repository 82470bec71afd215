//! What a generator with a name delegates to, where that is of a type parameter of which nothing says how it is held.
//!
//! ```text
//! #[generator(type = Chained)]
//! fn chained<T>(a: T, b: T) -> impl Iterator<Item = u32> {
//!     yield_from!(a);
//!     yield_from!(b);
//! }
//! ```
//!
//! The name stands for a type, and that is made of what holds the delegate: an iterator, or a generator. A bound tells which. Only what an
//! argument's type shows is told of here; rustc is asked of all else (`core/src/named/delegated.rs`), and says it wherever the type is named.

use syn::visit::Visit;
use syn::{Expr, FnArg, Ident, Macro, Pat, Signature, Type, TypeParamBound, WherePredicate};

use crate::diagnostics::{Diagnostics, shown};
use crate::sorted::Set;
use crate::source::signature::{Declared, is_unit};
use crate::syntax::markers::Marker;
use crate::syntax::pattern;
use crate::syntax::place;
use crate::syntax::types;
use crate::syntax::walk::{Visitor, Walk, Walker};

pub(super) fn check(block: &syn::Block, signature: &Signature, declared: &Declared, diagnostics: &Diagnostics) {
    let mut finder = Finder { signature, declared, diagnostics, hidden: Set::new(), told: Set::new() };
    if declared.has_name && signature.generics.type_params().next().is_some() {
        Walker(&mut finder).visit_block(block);
    }
}

struct Finder<'a> {
    signature: &'a Signature,
    declared: &'a Declared,
    diagnostics: &'a Diagnostics,
    /// Names that the body binds anew, as far as it has been read.
    hidden: Set<String>,
    /// Parameters that were told of.
    told: Set<String>,
}

impl Visitor for Finder<'_> {
    fn enter_pat(&mut self, pat: &Pat) -> Walk {
        if let Pat::Ident(name) = pat
            && pattern::is_binding(name)
        {
            self.hidden.insert(name.ident.to_string());
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &Macro) -> Walk {
        if Marker::of(mac).is_some_and(|marker| marker.delegates())
            && let Ok(operand) = mac.parse_body::<Expr>()
            && let Expr::Path(path) = place::bare(&operand)
            && let Some(name) = path.path.get_ident().filter(|name| !self.hidden.contains(&name.to_string()))
            && let Some(param) = self.unbound(name)
            && self.told.insert(param.to_string())
        {
            let Declared { yields, sends, .. } = self.declared;
            let bound = if is_unit(sends) {
                format!("IntoIterator<Item = {}>", shown(yields))
            } else {
                format!("Generator<Yield = {}, Send = {}, Return = …>", shown(yields), shown(sends))
            };
            self.diagnostics.error(
                &operand,
                format!(
                    "nothing says whether `{param}` is an iterator or a generator, and a generator with a name holds it as one of them: write `{param}: {bound}`"
                ),
            );
        }
        Walk::Into
    }
}

impl Finder<'_> {
    /// The type parameter that an argument is of, if no bound of it tells.
    fn unbound(&self, argument: &Ident) -> Option<Ident> {
        let ty = self.signature.inputs.iter().find_map(|input| match input {
            FnArg::Typed(typed) => {
                matches!(&*typed.pat, Pat::Ident(name) if name.ident == *argument).then_some(&*typed.ty)
            }
            FnArg::Receiver(_) => None,
        })?;
        let Type::Path(path) = types::bare(ty) else { return None };
        let name = path.path.get_ident()?;
        let generics = &self.signature.generics;
        let param = generics.type_params().find(|param| param.ident == *name)?;
        let of_clauses =
            generics.where_clause.iter().flat_map(|clause| &clause.predicates).filter_map(
                |predicate| match predicate {
                    WherePredicate::Type(predicate) => {
                        matches!(&predicate.bounded_ty, Type::Path(path) if path.path.is_ident(name))
                            .then_some(&predicate.bounds)
                    }
                    _ => None,
                },
            );
        let mut bounds = param.bounds.iter().chain(of_clauses.flatten());
        let tells = |bound: &TypeParamBound| match bound {
            TypeParamBound::Trait(bound) => bound.path.segments.last().is_some_and(|last| {
                let last = last.ident.to_string();
                last.ends_with("Iterator") || last == "Generator" || last == "DelegatedTo"
            }),
            _ => false,
        };
        (!bounds.any(tells)).then(|| name.clone())
    }
}
