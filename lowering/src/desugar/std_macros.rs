//! std's macros around a suspension point: their operands, and what ends with them.

use syn::Expr;

use super::builder::Desugar;
use crate::ir::{EndedBy, Node, Role, Stmt, Tail};
use crate::listed::Listed;
use crate::syntax::macros;
use crate::syntax::need::Evaluated;
use crate::syntax::std_macros::StdMacro;

impl Desugar<'_> {
    /// The operands of a macro that can be read, in their order.
    pub(super) fn macro_operands(&mut self, mac: &mut syn::Macro, out: &mut Vec<Stmt>) {
        let Some(mut operands) = macros::operands(mac) else {
            return;
        };
        let read = operands.list.iter_mut().filter(|operand| !matches!(operand.expr, Expr::Lit(_)));
        self.operands(read.map(|operand| (&mut operand.expr, Evaluated::of_access(operand.access))).listed(), out);
        mac.tokens = operands.to_tokens();
    }

    /// A macro that ends what its operands hold.
    pub(super) fn ending_macro(&mut self, mac: &syn::ExprMacro) -> Node {
        self.scope(|this, out| {
            let mut mac = mac.clone();
            this.asserted(&mut mac.mac, out);
            this.macro_operands(&mut mac.mac, out);
            Some(Tail::Native(Box::new(Expr::Macro(mac))))
        })
    }

    /// What the condition of an `assert!` holds ends before the message is made.
    ///
    /// ```text
    /// assert!(f(&make(), yield_!(1)))
    ///
    /// let condition = { let temporary = make(); let sent = yield_!(1); f(&temporary, sent) };
    /// assert!(condition, "assertion failed: {}", "f(&make(), yield_!(1))")
    /// ```
    fn asserted(&mut self, mac: &mut syn::Macro, out: &mut Vec<Stmt>) {
        if !StdMacro::of(mac).is_some_and(StdMacro::takes_message) {
            return;
        }
        let Some(mut operands) = macros::operands(mac) else { return };
        let evaluated = operands.list.first_mut().filter(|condition| !condition.access.is_lazy());
        let Some(condition) = evaluated.filter(|condition| self.splits(&condition.expr)) else { return };
        condition.expr = self.bind_expr(Role::Condition, EndedBy::Statement, &condition.expr, None, out);
        let shown = macros::asserted_as_written(mac);
        mac.tokens = operands.to_tokens();
        mac.tokens.extend(shown);
    }
}
