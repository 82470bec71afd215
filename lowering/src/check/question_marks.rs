//! A `?` that has nowhere to take what it takes.

use super::Check;
use crate::diagnostics::{Heading, shown};
use crate::source::signature::{self, Protocol};
use crate::syntax::of_options;

impl Check<'_> {
    /// `operand?`
    pub(super) fn tried(&self, expr: &syn::ExprTry) {
        if self.yields_options && self.inside.is_none() {
            let message = "`?` has nowhere to take a `None`: an iterator over `Option`s goes on after one: write `let Some(…) = … else { return };`, with a `yield_!(None);` before the `return` if that is to be the last item";
            self.diagnostics.explained(expr.question_token, Heading::QuestionMarkWithoutAResult, message);
        }
        if let (Some(declared), None) = (self.errorless, self.inside) {
            let (yields, returns) = (&declared.yields, &declared.returns);
            let instead = match declared.protocol {
                Protocol::Iterator | Protocol::Stream if signature::is_unit(yields) => {
                    "write `Item = Result<(), …>`, then the error is the last item".to_owned()
                }
                Protocol::Iterator | Protocol::Stream => {
                    format!("write `Item = Result<{}, …>`, then the error is the last item", shown(yields))
                }
                Protocol::Generator
                | Protocol::FallibleGenerator
                | Protocol::AsyncGenerator
                | Protocol::FallibleAsyncGenerator => {
                    format!("write `Return = Result<{}, …>`, then the error is what is returned", shown(returns))
                }
            };
            let message = match &*expr.expr {
                operand if declared.has_items() && of_options::seems_one(operand) => {
                    "`?` has nowhere to take a `None`: write `let Some(…) = … else { return };`".to_owned()
                }
                _ => format!("`?` has nowhere to take an error: {instead}"),
            };
            self.diagnostics.explained(expr.question_token, Heading::QuestionMarkWithoutAResult, message);
        }
    }
}
