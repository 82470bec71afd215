//! A generator that delegates to itself, unboxed: it would hold one of its own type, and be infinitely large.
//!
//! rustc says no more of it than "cannot resolve opaque type". Syntax shows the plain cases: a call of the function's own name, and of
//! the method's own name on `self`. Where another function of that name is meant after all, a path says so. What it doesn't show, such
//! as `left.walk()`, is left to rustc.

use syn::visit::{self, Visit};
use syn::{Block, Expr, Ident, Pat, ReceiverKind, Signature};

use crate::diagnostics::shown;
use crate::source::signature::{Declared, Protocol, is_unit};
use crate::syntax::place::bare;
use crate::syntax::tokens;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// A function that delegates to itself if it calls its own name.
pub(super) struct Itself<'a> {
    name: &'a Ident,
    method: bool,
    /// What it can return instead.
    boxed: String,
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
        let boxed = boxed(signature, declared);
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

/// The type of a box of what is declared.
fn boxed(signature: &Signature, declared: &Declared) -> String {
    let borrowed = borrowed(signature);
    let Declared { yields, sends, returns, .. } = declared;
    let items = || {
        let bound = borrowed.as_ref().map(|lifetime| format!(" + {lifetime}"));
        format!("<Item = {}>{}", shown(yields), bound.unwrap_or_default())
    };
    let named_box = |name| {
        let lifetime = borrowed.as_deref().unwrap_or("'static");
        let (sends, returns) = match (is_unit(sends), is_unit(returns)) {
            (true, true) => (String::new(), String::new()),
            (false, true) => (format!(", {}", shown(sends)), String::new()),
            (_, false) => (format!(", {}", shown(sends)), format!(", {}", shown(returns))),
        };
        format!("{name}<{lifetime}, {}{sends}{returns}>", shown(yields))
    };
    match declared.protocol {
        Protocol::Iterator => format!("Box<dyn Iterator{}>", items()),
        Protocol::Stream => format!("Pin<Box<dyn Stream{}>>", items()),
        Protocol::AsyncGenerator | Protocol::FallibleAsyncGenerator => named_box("BoxAsyncGenerator"),
        Protocol::Generator | Protocol::FallibleGenerator => named_box("BoxGenerator"),
    }
}

/// The lifetime of what the arguments borrow, as far as they show it.
fn borrowed(signature: &Signature) -> Option<String> {
    let mut borrows = Borrows { elided: false, named: None };
    signature.inputs.iter().for_each(|input| borrows.visit_fn_arg(input));
    if borrows.elided { Some("'_".to_owned()) } else { borrows.named }
}

struct Borrows {
    elided: bool,
    named: Option<String>,
}

impl Visit<'_> for Borrows {
    fn visit_type_reference(&mut self, reference: &syn::TypeReference) {
        self.elided |= reference.lifetime.is_none();
        visit::visit_type_reference(self, reference);
    }
    fn visit_receiver(&mut self, receiver: &syn::Receiver) {
        match &receiver.kind {
            ReceiverKind::Reference(_, None, _) => self.elided = true,
            ReceiverKind::Reference(_, Some(lifetime), _) => self.visit_lifetime(lifetime),
            ReceiverKind::Typed(_, ty) => self.visit_type(ty),
            _ => {}
        }
    }
    fn visit_lifetime(&mut self, lifetime: &syn::Lifetime) {
        if lifetime.ident == "_" {
            self.elided = true;
        } else if lifetime.ident != "static" {
            self.named.get_or_insert_with(|| lifetime.to_string());
        }
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
