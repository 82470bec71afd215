//! A generator that delegates to itself, unboxed: it would hold one of its own type, and be infinitely large.
//!
//! rustc says no more of it than "cannot resolve opaque type". Syntax shows the plain cases: a call of the function's own name, and of
//! the method's own name on `self`. Where another function of that name is meant after all, a path says so. What it doesn't show, such
//! as `left.walk()`, is left to rustc.

use syn::visit::Visit;
use syn::{Block, Expr, Ident, Pat, Signature};

use crate::source::signature::{Declared, Protocol};
use crate::syntax::place::bare;
use crate::syntax::tokens;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// A function that delegates to itself if it calls its own name.
#[derive(Clone, Copy)]
pub(super) struct Itself<'a> {
    name: &'a Ident,
    method: bool,
    /// What it can return instead.
    boxed: &'static str,
    /// Its type has a name, so it may hold itself in a box.
    has_name: bool,
}

impl<'a> Itself<'a> {
    /// `None` if it is boxed, or if something else of its name is in scope.
    pub(super) fn of(signature: &'a Signature, block: &Block, declared: &Declared) -> Option<Self> {
        let name = &signature.ident;
        let mut bound = Bound { name, found: false };
        Walker(&mut bound).visit_block(block);
        signature.inputs.iter().for_each(|input| Walker(&mut bound).visit_fn_arg(input));
        if declared.boxed || declared.boxed_pinned || bound.found {
            return None;
        }
        let boxed = match declared.protocol {
            Protocol::Iterator => "Box<dyn Iterator<Item = …>>",
            Protocol::Stream => "Pin<Box<dyn Stream<Item = …>>>",
            Protocol::Generator | Protocol::FallibleGenerator => "BoxGenerator<'_, …>",
        };
        Some(Itself { name, method: signature.receiver().is_some(), boxed, has_name: declared.has_name })
    }

    /// The name in a call of itself, and what is wrong with it.
    pub(super) fn called<'e>(&self, operand: &'e Expr) -> Option<(&'e Ident, String)> {
        let Itself { name, boxed, has_name, .. } = self;
        let (called, another) = match bare(operand) {
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else { return None };
                let mut segments = path.path.segments.iter();
                match (segments.next(), segments.next(), segments.next()) {
                    (Some(only), None, _) if !self.method => (&only.ident, format!("self::{name}(…)")),
                    (Some(first), Some(last), None) if first.ident == "Self" => {
                        (&last.ident, format!("<Type>::{name}(…)"))
                    }
                    _ => return None,
                }
            }
            Expr::MethodCall(call) if matches!(&*call.receiver, Expr::Path(path) if path.path.is_ident("self")) => {
                (&call.method, format!("<Type>::{name}(self)"))
            }
            _ => return None,
        };
        let way_out = if *has_name {
            format!("write `yield_from!(Box::new({name}(…)))`")
        } else {
            format!("return `{boxed}`, which the macro boxes")
        };
        let message = || {
            format!(
                "a generator that delegates to itself would be infinitely large: {way_out}; if this is another `{name}`, \
                 write `{another}`"
            )
        };
        (called == *name).then(|| (called, message()))
    }
}

struct Bound<'a> {
    name: &'a Ident,
    found: bool,
}

impl Visitor for Bound<'_> {
    fn enter_pat(&mut self, pat: &Pat) -> Walk {
        self.found |= matches!(pat, Pat::Ident(pat) if pat.ident == *self.name);
        Walk::Into
    }
    fn enter_nested(&mut self, nested: Nested<'_>) -> Walk {
        if let Nested::Item(item) = nested {
            self.found |= tokens::names(item, &self.name.to_string());
        }
        nested.unless_item()
    }
}
