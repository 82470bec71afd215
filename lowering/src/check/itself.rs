//! A generator that delegates to itself, unboxed: it would hold one of its own type, and be infinitely large.
//!
//! rustc says no more of it than "cannot resolve opaque type". Syntax shows the plain cases: a call of the function's own name, and of
//! the method's own name on `self`. Where another function of that name is meant after all, a path says so. What it doesn't show, such
//! as `left.walk()`, is left to rustc.

use syn::visit::{self, Visit};
use syn::{Block, Expr, Ident, ReceiverKind, Signature};

use super::lenders;
use crate::diagnostics::shown;
use crate::recursion::{self, Recursion};
use crate::source::signature::{Declared, Protocol, is_unit};
use crate::syntax::place::bare;

/// A function that delegates to itself if it calls its own name.
pub(super) struct Itself<'a> {
    name: &'a Ident,
    method: bool,
    /// What it can return instead.
    boxed: String,
    /// Its type has a name, so it may hold itself in a box.
    has_name: bool,
    /// Whether it may do without a box, and how it does.
    may_recurse: bool,
    recursion: Option<&'a Recursion>,
}

impl<'a> Itself<'a> {
    /// `None` if it is boxed, or if something else of its name is in scope.
    pub(super) fn of(signature: &'a Signature, block: &Block, declared: &'a Declared) -> Option<Self> {
        let name = &signature.ident;
        if declared.boxed || declared.boxed_pinned || recursion::is_bound(signature, block) {
            return None;
        }
        Some(Itself {
            name,
            method: signature.receiver().is_some(),
            boxed: boxed(signature, declared),
            has_name: declared.has_name,
            may_recurse: declared.may_recurse,
            recursion: declared.recursion.as_ref(),
        })
    }

    /// Whether it is delegated to as a state of the same machine.
    pub(super) fn is_a_state(&self, operand: &Expr) -> bool {
        self.recursion.is_some_and(|recursion| recursion.called(operand).is_some())
    }

    /// The name in a call of itself, and what is wrong with it. `looped`: a `for` goes over it.
    pub(super) fn called<'e>(&self, held: &'e Expr, looped: bool) -> Option<(&'e Ident, String)> {
        let (name, operand) = (self.name, lenders::held_by(held));
        let is_whole = std::ptr::eq(bare(held), operand);
        let (called, another, is_call) = match bare(operand) {
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else { return None };
                let mut segments = path.path.segments.iter();
                match (segments.next(), segments.next(), segments.next()) {
                    (Some(only), None, _) if !self.method => (&only.ident, format!("self::{name}(…)"), true),
                    (Some(first), Some(last), None) if first.ident == "Self" => {
                        (&last.ident, format!("<Type>::{name}(…)"), true)
                    }
                    _ => return None,
                }
            }
            Expr::MethodCall(call) if matches!(&*call.receiver, Expr::Path(path) if path.path.is_ident("self")) => {
                (&call.method, format!("<Type>::{name}(self)"), false)
            }
            _ => return None,
        };
        if *called != *name {
            return None;
        }
        // A call that is delegated to as it is has other type arguments.
        let is_other_type = is_call && !looped;
        let may_recurse = self.may_recurse && is_whole && !is_other_type;
        let message = format!(
            "a generator that delegates to itself would be infinitely large: {}; if this is another `{name}`, write `{another}`",
            self.way_out(operand, may_recurse)
        );
        Some((called, message))
    }

    /// What to write instead.
    fn way_out(&self, operand: &Expr, may_recurse: bool) -> String {
        let Itself { name, boxed, has_name, .. } = self;
        if *has_name {
            return if may_recurse {
                format!("write `yield_from!({name}(…))`, or hold it in a box, `Box::new({name}(…))`")
            } else {
                format!("write `yield_from!(Box::new({name}(…)))`")
            };
        }
        let own = match bare(operand) {
            Expr::MethodCall(call) if call.args.is_empty() => format!("Self::{name}(self)"),
            Expr::MethodCall(_) => format!("Self::{name}(self, …)"),
            _ if self.method => format!("Self::{name}(…)"),
            _ => format!("{name}(…)"),
        };
        if may_recurse {
            format!("write `yield_from!({own})`, or return `{boxed}`, which the macro boxes")
        } else {
            format!("return `{boxed}`, which the macro boxes")
        }
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
