//! Labels for loops whose `break` and `continue` end up inside a labelled block, where Rust wants them labelled.
//!
//! ```text
//! loop { if let Some(x) = a && yield_!(x) { break } }
//!
//! '__loop_1: loop { '__let_chain_2: { …; break '__loop_1 … } }
//! ```

use proc_macro2::Span;
use syn::visit_mut::VisitMut;
use syn::{Expr, Label, Lifetime};

use super::builder::{Desugar, LoopLabel};
use crate::ir::Stmt;
use crate::syntax::macros;
use crate::syntax::markers::Marker;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

impl Desugar<'_> {
    /// Desugars the body of a loop; the answer's label is the loop's own, or one that its body came to need.
    pub(super) fn in_loop<T>(
        &mut self,
        label: Option<&Label>,
        fill: impl FnOnce(&mut Self) -> T,
    ) -> (Option<Label>, T) {
        self.loops.push(LoopLabel { name: label.map(|label| label.name.clone()) });
        let filled = fill(self);
        let name = self.loops.pop().and_then(|label| label.name);
        (name.map(|name| Label { name, colon_token: syn::token::Colon::default() }), filled)
    }

    /// The innermost loop's label, made up where it has none.
    fn innermost(&mut self, span: Span) -> Option<Lifetime> {
        if self.loops.last()?.name.is_none() {
            let name = self.fresh("loop", span);
            self.loops.last_mut()?.name = Some(Lifetime { apostrophe: span, ident: name });
        }
        self.loops.last()?.name.clone()
    }

    /// `break` out of the innermost loop, from inside a labelled block.
    pub(super) fn labelled_break(&mut self, span: Span) -> syn::ExprBreak {
        let label = self.innermost(span);
        syn::parse_quote_spanned!(span=> break #label)
    }

    /// `break` out of a labelled block that was made here, with its value. What made it may not know that the value leaves before
    /// that, and no path comes to the `break`: then it is [left out](crate::ir::is_jump_of_value), or rustc does not tell of it.
    ///
    /// ```text
    /// if let Some(x) = yield_!(1) { exit() }
    ///
    /// '__let_chain: { … let value = { exit() }; #[allow(unreachable_code)] break '__let_chain value; … }
    /// ```
    pub(super) fn jump_of_value(label: &Lifetime, value: &Expr, at: Span) -> Stmt {
        Stmt::Jump(syn::parse_quote_spanned!(at=> #[allow(unreachable_code)] break #label #value))
    }

    /// Code that is put into a labelled block: its jumps out of the innermost loop say so by name.
    pub(super) fn with_labelled_jumps<T>(&mut self, code: &T, visit: impl Fn(&mut WalkerMut<'_>, &mut T)) -> T
    where
        T: Clone,
    {
        let mut finder = LabelJumps { label: None, found: None };
        let mut code = code.clone();
        visit(&mut WalkerMut(&mut finder), &mut code);
        if let Some(span) = finder.found {
            let label = self.innermost(span);
            visit(&mut WalkerMut(&mut LabelJumps { label: label.as_ref(), found: None }), &mut code);
        }
        code
    }
}

/// Finds the jumps without a label, and gives them one.
struct LabelJumps<'a> {
    label: Option<&'a Lifetime>,
    found: Option<Span>,
}

impl VisitorMut for LabelJumps<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match expr {
            Expr::ForLoop(looped) => {
                WalkerMut(self).visit_expr_mut(&mut looped.expr);
                return Walk::Over;
            }
            Expr::Loop(_) | Expr::While(_) => return Walk::Over,
            Expr::Break(jump) if jump.label.is_none() => {
                self.found = Some(jump.break_token.span);
                jump.label = self.label.cloned();
            }
            Expr::Continue(jump) if jump.label.is_none() => {
                self.found = Some(jump.continue_token.span);
                jump.label = self.label.cloned();
            }
            _ => {}
        }
        Walk::Into
    }

    /// A macro that nobody knows may put its operand into a loop of its own.
    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if macros::is_known(mac) || Marker::of(mac).is_some() { Walk::Into } else { Walk::Over }
    }
}
