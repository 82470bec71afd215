//! Labels for loops whose `break` and `continue` end up inside a labelled block, where Rust wants them labelled.
//!
//! ```text
//! loop { if let Some(x) = a && yield_!(x) { break } }
//!
//! '__loop_1: loop { '__chain_2: { …; break '__loop_1 … } }
//! ```

use proc_macro2::Span;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Label, Lifetime};

use super::builder::{Desugar, LoopLabel};
use crate::syntax::macros;
use crate::syntax::markers::Marker;

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

    /// Code that is put into a labelled block: its jumps out of the innermost loop say so by name.
    pub(super) fn with_labelled_jumps<T>(&mut self, code: &T, visit: impl Fn(&mut LabelJumps<'_>, &mut T)) -> T
    where
        T: Clone,
    {
        let mut finder = LabelJumps { label: None, found: None };
        let mut code = code.clone();
        visit(&mut finder, &mut code);
        if let Some(span) = finder.found {
            let label = self.innermost(span);
            visit(&mut LabelJumps { label: label.as_ref(), found: None }, &mut code);
        }
        code
    }
}

/// Finds the jumps without a label, and gives them one.
pub(super) struct LabelJumps<'a> {
    label: Option<&'a Lifetime>,
    found: Option<Span>,
}

impl VisitMut for LabelJumps<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::ForLoop(looped) => return self.visit_expr_mut(&mut looped.expr),
            Expr::Loop(_) | Expr::While(_) | Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
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
        visit_mut::visit_expr_mut(self, expr);
    }

    /// A macro that nobody knows may put its operand into a loop of its own.
    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        if macros::is_known(mac) || Marker::of(mac).is_some() {
            macros::rewrite_operands(mac, |operand| self.visit_expr_mut(operand));
        }
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}
