//! Parentheses that nobody needs, as who comes from Python writes them: rustc would warn of them, but what they are around may be
//! emitted in another place, where they are needed, or called by another name. So they are taken out, and stand once more where they
//! stood, around another value, in code that never runs:
//!
//! ```text
//! let reply = (yield_!(n));
//! while (n > 3 && yield_!(n)) { … }
//!
//! let _ = || { let _ = (assigned()); while (assigned() && assigned()) {} };
//! let reply = yield_!(n);
//! while n > 3 && yield_!(n) { … }
//! ```
//!
//! Which are superfluous is for rustc to say: these are taken out only where no rule of its lint could matter that what stands there
//! instead would not show.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Block, Expr, ExprParen, Macro, MacroDelimiter, Stmt};

use super::foregone::has_attributes;
use crate::syntax::markers::Marker;
use crate::syntax::operands::{assigns_in_place, is_lazy};
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// Takes them out, and says what makes rustc warn of them.
pub(crate) fn taken_out(block: &mut Block) -> TokenStream {
    let mut parentheses = Parentheses { again: TokenStream::new() };
    WalkerMut(&mut parentheses).visit_block_mut(block);
    parentheses.again
}

struct Parentheses {
    again: TokenStream,
}

impl Parentheses {
    /// `again` puts what stands there now into the construct that the parentheses were in.
    fn take(&mut self, operand: &mut Expr, again: impl FnOnce(&TokenStream) -> TokenStream) {
        self.take_of(&quote!(bool), operand, again);
    }

    /// The same of a value of a type.
    fn take_of(&mut self, ty: &TokenStream, operand: &mut Expr, again: impl FnOnce(&TokenStream) -> TokenStream) {
        if let Some((inner, value)) = superfluous(operand, ty) {
            self.again.extend(again(&value));
            *operand = inner;
        }
    }

    /// The same where an operator would be looked at more closely.
    fn take_unless_operator(&mut self, operand: &mut Expr, again: impl FnOnce(&TokenStream) -> TokenStream) {
        if !is_operator(operand) {
            self.take(operand, again);
        }
    }
}

impl VisitorMut for Parentheses {
    fn enter_block(&mut self, block: &mut Block) -> Walk {
        if let Some(Stmt::Expr(value, None)) = block.stmts.last_mut() {
            self.take(value, |value| quote!(let _ = || { #value };));
        }
        Walk::Into
    }

    fn enter_stmt(&mut self, stmt: &mut Stmt) -> Walk {
        if has_attributes(stmt) {
            return Walk::Over;
        }
        if let Stmt::Local(local) = stmt
            && let Some(init) = &mut local.init
        {
            match init.diverge {
                None => self.take(&mut init.expr, |value| quote!(let _ = #value;)),
                Some(_) => self.take_unless_operator(&mut init.expr, |value| quote!(let _ = #value;)),
            }
        }
        Walk::Into
    }

    fn enter_arm(&mut self, arm: &mut Arm) -> Walk {
        if !arm.attrs.is_empty() {
            return Walk::Over;
        }
        self.take(&mut arm.body, |value| quote!(let _ = match () { () => #value };));
        Walk::Into
    }

    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match expr {
            Expr::Assign(assign) => self.take(&mut assign.right, |value| quote!(let _ = #value;)),
            Expr::Binary(binary) if assigns_in_place(&binary.op) => {
                self.take(&mut binary.right, |value| quote!(let _ = #value;));
            }
            Expr::If(branch) => {
                let (token, block) = (branch.if_token, nothing(branch.then_branch.brace_token, TokenStream::new()));
                self.take(&mut branch.cond, |value| quote!(#token #value #block));
            }
            Expr::While(looped) => {
                let (token, block) = (looped.while_token, nothing(looped.body.brace_token, TokenStream::new()));
                self.take(&mut looped.cond, |value| quote!(#token #value #block));
            }
            Expr::Let(condition) => {
                self.take_unless_operator(&mut condition.expr, |value| quote!(if let true = #value {}));
            }
            Expr::Match(matched) => {
                let (token, arms) = (matched.match_token, nothing(matched.brace_token, quote!(_ => {})));
                self.take(&mut matched.expr, |value| quote!(#token #value #arms));
            }
            Expr::ForLoop(looped) => {
                let (token, block) = (looped.for_token, nothing(looped.body.brace_token, TokenStream::new()));
                let is_binary = matches!(&*looped.expr, Expr::Paren(paren) if matches!(&*paren.expr, Expr::Binary(_)));
                if !is_binary {
                    self.take_of(&quote!([u8; 0]), &mut looped.expr, |value| quote!(#token _ in #value #block));
                }
            }
            Expr::Return(jump) => {
                let token = jump.return_token;
                if let Some(value) = &mut jump.expr {
                    self.take(value, |value| quote!(let _ = || #token #value;));
                }
            }
            Expr::Break(jump) => {
                let token = jump.break_token;
                if let Some(value) = &mut jump.expr {
                    self.take(value, |value| quote!(let _ = || loop { #token #value };));
                }
            }
            Expr::Call(call) => call.args.iter_mut().for_each(|arg| self.take(arg, argument)),
            Expr::MethodCall(call) => {
                let again =
                    |value: &TokenStream| quote!(let _ = ::genfn::__private::assigned::<bool>().then_some(#value););
                call.args.iter_mut().for_each(|arg| self.take(arg, again));
            }
            _ => {}
        }
        Walk::Into
    }

    fn enter_macro(&mut self, mac: &mut Macro) -> Walk {
        if Marker::of(mac).is_none_or(Marker::is_try) {
            return Walk::Over;
        }
        if let Ok(mut operand) = syn::parse2::<Expr>(mac.tokens.clone()) {
            self.take(&mut operand, argument);
            visit_mut::visit_expr_mut(&mut WalkerMut(self), &mut operand);
            mac.tokens = operand.into_token_stream();
        }
        Walk::Over
    }
}

fn argument(value: &TokenStream) -> TokenStream {
    quote!(let _ = ::genfn::__private::core::convert::identity(#value);)
}

/// `{ contents }`, where the user's braces are.
fn nothing(brace: syn::token::Brace, contents: TokenStream) -> Group {
    let mut block = Group::new(Delimiter::Brace, contents);
    block.set_span(brace.span.join());
    block
}

/// Whether what stands in the parentheses is an operator and its operands.
fn is_operator(expr: &Expr) -> bool {
    matches!(expr, Expr::Paren(paren) if matches!(&*paren.expr, Expr::Binary(_) | Expr::Range(_)))
}

/// What stands in the parentheses, and what stands there instead: of this type, from the user's first token to the last.
fn superfluous(expr: &Expr, ty: &TokenStream) -> Option<(Expr, TokenStream)> {
    let Expr::Paren(ExprParen { attrs, paren_token, expr: inner }) = expr else { return None };
    if !attrs.is_empty() || matches!(&**inner, Expr::Paren(_)) || !is_plain(inner) {
        return None;
    }
    let mut spans = inner.to_token_stream().into_iter().map(|token| token.span());
    let first = spans.next()?;
    let mut call = Group::new(Delimiter::Parenthesis, TokenStream::new());
    call.set_span(spans.last().unwrap_or(first));
    // As if the user had written all of it. An operator is one there, too: of one over several lines rustc says less.
    let assigned = quote_spanned!(first=> ::genfn::__private::assigned::<#ty>);
    let before = match &**inner {
        Expr::Binary(binary) if is_lazy(&binary.op) => quote_spanned!(first=> #assigned() &&),
        Expr::Binary(_) => quote_spanned!(first=> #assigned() &),
        _ => TokenStream::new(),
    };
    let mut again = Group::new(Delimiter::Parenthesis, quote!(#before #assigned #call));
    again.set_span(paren_token.span.join());
    Some(((**inner).clone(), again.into_token_stream()))
}

/// Whether parentheses around it could only be needed because of an operator around them: it neither begins nor ends with a block,
/// holds no literal of a struct, and goes nowhere.
fn is_plain(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Lit(_) | Expr::Paren(_) => true,
        Expr::Macro(mac) => !matches!(mac.mac.delimiter, MacroDelimiter::Brace(_)),
        Expr::Call(call) => matches!(&*call.func, Expr::Path(_)),
        Expr::MethodCall(call) => is_plain(&call.receiver),
        Expr::Field(field) => is_plain(&field.base),
        Expr::Index(index) => is_plain(&index.expr),
        Expr::Await(awaited) => is_plain(&awaited.base),
        Expr::Try(tried) => is_plain(&tried.expr),
        Expr::Cast(cast) => is_plain(&cast.expr),
        Expr::Unary(unary) => is_plain(&unary.expr),
        Expr::Reference(reference) => is_plain(&reference.expr),
        Expr::Range(range) => range.start.as_deref().is_none_or(is_plain) && range.end.as_deref().is_none_or(is_plain),
        Expr::Binary(binary) => !assigns_in_place(&binary.op) && is_plain(&binary.left) && is_plain(&binary.right),
        _ => false,
    }
}
