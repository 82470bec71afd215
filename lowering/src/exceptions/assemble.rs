//! One `try_!`, put together from its rewritten pieces.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote_spanned};
use syn::visit_mut::VisitMut;
use syn::{Block, Expr, Ident, Lifetime, Stmt};

use super::enclosing::{Enclosing, FinallyExits, JumpKind, Raised, TryId};
use super::pieces::Pieces;
use super::rewrite::{Exception, Rewrite, exit_enum, own};
use crate::syntax::clauses::{Caught, Handler, Try};
use crate::syntax::macros;
use crate::syntax::markers::{self, Marker};
use crate::syntax::notes::Leaves;
use crate::syntax::tokens::Joined;
use crate::syntax::walk_mut::WalkerMut;

impl Rewrite<'_> {
    pub(super) fn assemble(&mut self, found: Try, span: Span) -> Expr {
        match found.finally.clone() {
            Some(finally) => self.with_finally(found, finally, span),
            None => self.with_handlers(found, span),
        }
    }

    /// ```text
    /// match '__try_1: { body; Ok(value) } {
    ///     Ok(value) => value,                                  // or the `else`
    ///     Err(Exception::Error(pattern)) if guard => arm,
    ///     Err(Exception::GeneratorExit) => arm,
    ///     Err(raised) => /* raised around it */
    /// }
    /// ```
    fn with_handlers(&mut self, mut found: Try, span: Span) -> Expr {
        let at = own(span);
        let id = self.number();
        let label = named("try", id, at);
        match found.otherwise {
            Some(_) => discard(&mut found.body),
            None => expose(&mut found.body),
        }
        self.within(Enclosing::Try { id, label: label.clone() }, |this| {
            WalkerMut(this).visit_block_mut(&mut found.body)
        });
        let raised = self.knowledge.of(id);
        for handler in &mut found.handlers {
            if let Some((_, guard)) = &mut handler.guard {
                WalkerMut(self).visit_expr_mut(guard);
            }
            WalkerMut(self).visit_expr_mut(&mut handler.body);
        }
        let mut pieces = Pieces::default();
        let completed = match &mut found.otherwise {
            Some(otherwise) => {
                WalkerMut(self).visit_block_mut(otherwise);
                let otherwise = pieces.hold_block(otherwise.clone());
                quote_spanned!(at=> ::genfn::__private::Ok(()) => #otherwise,)
            }
            None => quote_spanned!(at=> ::genfn::__private::Ok(__value) => __value,),
        };
        let handlers = found.handlers.iter().map(|handler| arm(handler, &mut pieces, at));
        let handlers: TokenStream = handlers.joined();
        let rest = self.not_caught(&found, raised, at);
        let tried = labelled(&label, id, found.body, |value| ok(raised, &quote_spanned!(at=> #value), at));
        let tried = pieces.hold(tried);
        pieces.put_into(&quote_spanned!(at=> match #tried { #completed #handlers #rest }))
    }

    /// The last arm: what is left goes on up.
    ///
    /// Where errors can't go anywhere, because nothing is around it and the function can't return one, no arm stands for
    /// them: so rustc sees to it that all of them are caught, by whatever patterns.
    fn not_caught(&mut self, found: &Try, raised: Raised, at: Span) -> Option<TokenStream> {
        let caught_by_patterns = raised.is_type_known()
            && self.declared.is_plain()
            && self.is_outermost()
            && found.handlers.iter().any(|handler| handler.caught.has_a_pattern());
        if found.catches_everything() {
            return None;
        }
        if found.catches_errors() || caught_by_patterns {
            let left = [Exception::Exit, Exception::ExitIgnored].into_iter();
            let left = left.filter(|exception| !(exception.is_exit() && found.catches_exit()));
            let arms = left.map(|exception| {
                let variant = exception.variant(at);
                let raise = self.raise(exception, at);
                quote_spanned!(at=> ::genfn::__private::Err(::genfn::Exception::#variant) => #raise,)
            });
            return Some(arms.joined());
        }
        let raise = self.raise(on_up(raised, at), at);
        Some(quote_spanned!(at=> ::genfn::__private::Err(__raised) => #raise,))
    }

    /// ```text
    /// {
    ///     let __outcome = '__finally_1: { Ok(value) };
    ///     { finally }
    ///     match __outcome { Ok(value) => value, Err(raised) => /* raised around it */ }
    /// }
    /// ```
    ///
    /// Where something else leaves it, that is told by an enum:
    ///
    /// ```text
    ///     let __outcome = '__finally_1: { …; break '__finally_1 Ok(__Exit1::Return(value)); …; Ok(__Exit1::Value(value)) };
    ///     { finally }
    ///     match __outcome { Ok(__Exit1::Value(value)) => value, Ok(__Exit1::Return(value)) => return value, Err(…) => … }
    /// ```
    fn with_finally(&mut self, mut found: Try, mut finally: Block, span: Span) -> Expr {
        let at = own(span);
        let id = self.number();
        let label = named("finally", id, at);
        let frame = Enclosing::Finally { id, label: label.clone(), exits: FinallyExits::default() };
        let guarded = found.handlers.len();
        let mut handled = None;
        let frame = self.within(frame, |this| {
            if guarded > 0 {
                handled = Some(this.with_handlers(found.clone(), span));
            } else {
                expose(&mut found.body);
                WalkerMut(this).visit_block_mut(&mut found.body);
            }
        });
        let Enclosing::Finally { exits, .. } = frame else { return syn::parse_quote!(()) };
        WalkerMut(self).visit_block_mut(&mut finally);
        let raised = self.knowledge.of(id);
        let exit = exit_enum(id);
        let body = match handled {
            Some(expr) => Block { brace_token: syn::token::Brace::default(), stmts: vec![Stmt::Expr(expr, None)] },
            None => found.body,
        };
        let tried = labelled(&label, id, body, |value| {
            let value =
                if exits.is_empty() { quote_spanned!(at=> #value) } else { quote_spanned!(at=> #exit::Value(#value)) };
            ok(raised, &value, at)
        });
        let outcome = format_ident!("__outcome_{}", id.0, span = at);
        self.declare_exits(id, &exits, at);
        let diverges = diverges(&finally);
        let mut pieces = Pieces::default();
        let (tried, finally) = (pieces.hold(tried), pieces.hold_block(finally));
        if diverges {
            // What follows is never come to: the whole has no value, of whatever type.
            return pieces.put_into(&quote_spanned! {at=> {
                let #outcome = #tried;
                #finally
            }});
        }
        let ok = quote_spanned!(at=> ::genfn::__private::Ok);
        let left = self.exit_arms(id, &exits, at);
        let value = if exits.is_empty() {
            quote_spanned!(at=> #ok(__value) => __value,)
        } else {
            quote_spanned!(at=> #ok(#exit::Value(__value)) => __value,)
        };
        let raise = self.raise(on_up(raised, at), at);
        pieces.put_into(&quote_spanned! {at=> {
            let #outcome = #tried;
            #finally
            match #outcome {
                #value
                #left
                ::genfn::__private::Err(__raised) => #raise,
            }
        }})
    }

    /// The enum of the exits past a `finally`.
    fn declare_exits(&mut self, id: TryId, exits: &FinallyExits, at: Span) {
        if exits.is_empty() {
            return;
        }
        let exit = exit_enum(id);
        let mut variants = quote_spanned!(at=> Value(Value),);
        let mut params = quote_spanned!(at=> Value,);
        if exits.returns {
            variants.extend(quote_spanned!(at=> Return(Return),));
            params.extend(quote_spanned!(at=> Return,));
        }
        for (i, jump) in exits.jumps.iter().enumerate() {
            let variant = jump.variant(i);
            if jump.has_value {
                variants.extend(quote_spanned!(at=> #variant(#variant),));
                params.extend(quote_spanned!(at=> #variant,));
            } else {
                variants.extend(quote_spanned!(at=> #variant,));
            }
        }
        // An expression is what all that it holds is.
        let promised = |promised: bool, of: TokenStream| {
            let is = promised || self.declared.expression;
            is.then(|| quote_spanned!(at=> #[derive(::genfn::__private::core::#of)]))
        };
        let clone = promised(self.declared.clone, quote_spanned!(at=> clone::Clone));
        let debug = promised(self.declared.debug, quote_spanned!(at=> fmt::Debug));
        self.exit_enums.push(syn::parse_quote_spanned!(at=> #clone #debug enum #exit<#params> { #variants }));
    }

    /// The arms that take these exits when it has run.
    fn exit_arms(&mut self, id: TryId, exits: &FinallyExits, at: Span) -> TokenStream {
        let exit = exit_enum(id);
        let ok = quote_spanned!(at=> ::genfn::__private::Ok);
        let mut arms = TokenStream::new();
        if exits.returns {
            let mut leave = Leaves::Left.returning(&quote_spanned!(at=> __value), at);
            WalkerMut(self).visit_expr_mut(&mut leave);
            arms.extend(quote_spanned!(at=> #ok(#exit::Return(__value)) => #leave,));
        }
        for (i, jump) in exits.jumps.iter().enumerate() {
            let variant = jump.variant(i);
            let label = &jump.label;
            let mut leave: Expr = match (jump.kind, jump.has_value) {
                (JumpKind::Break, true) => syn::parse_quote_spanned!(at=> break #label __value),
                (JumpKind::Break, false) => syn::parse_quote_spanned!(at=> break #label),
                (JumpKind::Continue, _) => syn::parse_quote_spanned!(at=> continue #label),
            };
            WalkerMut(self).visit_expr_mut(&mut leave);
            let value = jump.has_value.then(|| quote_spanned!(at=> (__value)));
            arms.extend(quote_spanned!(at=> #ok(#exit::#variant #value) => #leave,));
        }
        arms
    }
}

/// Whether a block shows by its last statement that it never ends.
fn diverges(block: &Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(expr, _)) => matches!(expr, Expr::Return(_) | Expr::Break(_) | Expr::Continue(_)),
        Some(Stmt::Macro(mac)) => {
            macros::is_known(&mac.mac) && macros::operands(&mac.mac).is_some_and(|found| found.diverges)
        }
        _ => false,
    }
}

/// `'__try_1`
fn named(stem: &str, id: TryId, at: Span) -> Lifetime {
    Lifetime { apostrophe: at, ident: format_ident!("__{stem}_{}", id.0, span = at) }
}

fn on_up(raised: Raised, at: Span) -> Exception {
    let raised_value = quote_spanned!(at=> __raised);
    match raised {
        Raised::KnownType => Exception::OfKnownType(raised_value),
        Raised::UnknownType | Raised::Nothing => Exception::OfUnknownType(raised_value),
    }
}

/// `Ok(value)`; where nothing is raised, nothing else would tell the type of the error.
fn ok(raised: Raised, value: &TokenStream, at: Span) -> TokenStream {
    match raised {
        Raised::Nothing => quote_spanned!(at=> __genfn.calm(#value)),
        Raised::UnknownType | Raised::KnownType => {
            quote_spanned!(at=> ::genfn::__private::Ok(#value))
        }
    }
}

/// ```text
/// '__try_1: { let __tried_1 = { body }; break '__try_1 Ok(__tried_1); }
/// ```
fn labelled(name: &Lifetime, id: TryId, body: Block, wrap: impl FnOnce(&Ident) -> TokenStream) -> Expr {
    let at = name.ident.span();
    let value = format_ident!("__tried_{}", id.0, span = at);
    let wrapped = wrap(&value);
    let mut pieces = Pieces::default();
    let body = pieces.hold_block(body);
    pieces.put_into(&quote_spanned! {at=> #name: {
        let #value = #body;
        #[allow(unreachable_code)]
        break #name #wrapped;
    }})
}

/// A macro that ends the body becomes its value: so it has whatever type is wanted of it, should it hide a `return`.
fn expose(body: &mut Block) {
    if let Some(Stmt::Macro(mac)) = body.stmts.last_mut()
        && Marker::of(&mac.mac).is_none()
        && !markers::is_mention(&mac.mac)
        && !macros::is_known(&mac.mac)
    {
        mac.semi_token = None;
    }
}

/// The value of a body that an `else` follows is nobody's.
fn discard(body: &mut Block) {
    match body.stmts.last_mut() {
        Some(Stmt::Expr(_, semi @ None)) => *semi = Some(syn::token::Semi::default()),
        Some(Stmt::Macro(mac)) => mac.semi_token = Some(syn::token::Semi::default()),
        _ => {}
    }
}

fn arm(handler: &Handler, pieces: &mut Pieces, at: Span) -> TokenStream {
    let Handler { caught, guard, arrow, body } = handler;
    let exception = quote_spanned!(at=> ::genfn::Exception);
    let pat = match caught {
        Caught::All => quote_spanned!(at=> _),
        Caught::Matching { error: None, .. } => quote_spanned!(at=> #exception::GeneratorExit),
        Caught::Matching { error: Some(pat), exit: false } => quote_spanned!(at=> #exception::Error(#pat)),
        Caught::Matching { error: Some(pat), exit: true } => {
            quote_spanned!(at=> #exception::Error(#pat) | #exception::GeneratorExit)
        }
    };
    let guard = guard.as_ref().map(|(token, guard)| quote_spanned!(at=> #token #guard));
    let body = pieces.hold((**body).clone());
    quote_spanned!(at=> ::genfn::__private::Err(#pat) #guard #arrow #body,)
}
