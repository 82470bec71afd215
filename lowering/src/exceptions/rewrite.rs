//! The walk over a body: `?`, jumps, markers and macros, each as what surrounds it wants it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Item, Label, Lifetime, Stmt};

use super::awaits;
use super::enclosing::{Enclosing, FinallyExit, JumpKind, Knowledge, Raised, TryId};
use super::pieces::Pieces;
use crate::emit::shape;
use crate::source::signature::Declared;
use crate::syntax::clauses;
use crate::syntax::macros;
use crate::syntax::markers::{self, Marker};
use crate::syntax::notes::{Leaves, Raises, leaves};
use crate::syntax::suspends;
use crate::syntax::tokens;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

pub(super) struct Rewrite<'a> {
    pub(super) declared: &'a Declared,
    pub(super) enclosing: Vec<Enclosing>,
    /// What an earlier walk found out; what this one finds.
    pub(super) knowledge: Knowledge,
    /// The enums that the `finally`s need.
    pub(super) exit_enums: Vec<Item>,
    /// Whether a macro that may hide a `return` stands as it is in a `try_!`.
    pub(super) leaves_handlers: bool,
    numbers: usize,
}

/// What is raised.
pub(super) enum Exception {
    /// An expression whose type `?` has told.
    OfKnownType(TokenStream),
    /// An expression whose type no `?` tells.
    OfUnknownType(TokenStream),
    /// `GeneratorExit`
    Exit,
    /// What was delegated to ignored it.
    ExitIgnored,
}

impl Exception {
    pub(super) fn is_exit(&self) -> bool {
        match self {
            Exception::Exit => true,
            Exception::OfKnownType(_) | Exception::OfUnknownType(_) | Exception::ExitIgnored => false,
        }
    }

    /// The variant of one that has no value.
    pub(super) fn variant(&self, at: Span) -> Option<Ident> {
        match self {
            Exception::OfKnownType(_) | Exception::OfUnknownType(_) => None,
            Exception::Exit => Some(Ident::new("GeneratorExit", at)),
            Exception::ExitIgnored => Some(Ident::new("ExitIgnored", at)),
        }
    }

    /// Where nothing tells the type.
    fn with_unknown_type(self, at: Span) -> TokenStream {
        match self {
            Exception::OfKnownType(exception) | Exception::OfUnknownType(exception) => exception,
            Exception::Exit => quote_spanned!(at=> __genfn.exit()),
            Exception::ExitIgnored => quote_spanned!(at=> __genfn.exit_ignored()),
        }
    }

    /// Where `?` has told it.
    fn with_known_type(self, at: Span) -> TokenStream {
        let variant = self.variant(at);
        match self {
            Exception::OfKnownType(exception) => exception,
            Exception::OfUnknownType(exception) => quote_spanned!(at=> __genfn.pass(#exception)),
            Exception::Exit | Exception::ExitIgnored => quote_spanned!(at=> ::genfn::Exception::#variant),
        }
    }
}

/// A span of the expansion's own, at a place of the user's.
pub(super) fn own(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

impl<'a> Rewrite<'a> {
    pub(super) fn new(declared: &'a Declared, knowledge: Knowledge) -> Self {
        Rewrite {
            declared,
            enclosing: Vec::new(),
            knowledge,
            exit_enums: Vec::new(),
            leaves_handlers: false,
            numbers: 0,
        }
    }

    pub(super) fn number(&mut self) -> TryId {
        self.numbers += 1;
        TryId(self.numbers)
    }

    /// Runs `visit` inside a frame, and gives the frame back.
    pub(super) fn within(&mut self, frame: Enclosing, visit: impl FnOnce(&mut Self)) -> Enclosing {
        self.enclosing.push(frame);
        visit(self);
        self.enclosing.pop().expect("this is a bug in genfn: frames are pushed and popped in pairs")
    }

    fn target(&self) -> Option<(TryId, Lifetime)> {
        self.enclosing.iter().rev().find_map(Enclosing::raises).map(|(id, label)| (id, label.clone()))
    }

    /// Whether nothing that is raised here is caught any more.
    pub(super) fn is_outermost(&self) -> bool {
        self.target().is_none()
    }

    /// ```text
    /// break '__try_1 Err(exception)
    /// ```
    pub(super) fn raise(&mut self, exception: Exception, span: Span) -> Expr {
        let span = own(span);
        let Some((id, label)) = self.target() else {
            let exception = exception.with_unknown_type(span);
            return Leaves::Raised.returning(&exception, span);
        };
        let raised =
            if matches!(exception, Exception::OfKnownType(_)) { Raised::KnownType } else { Raised::UnknownType };
        let type_known = self.knowledge.of(id).is_type_known();
        let exception = if type_known { exception.with_known_type(span) } else { exception.with_unknown_type(span) };
        self.knowledge.note(id, raised);
        syn::parse_quote_spanned!(span=> break #label ::genfn::__private::Err(#exception))
    }

    /// ```text
    /// match outcome { Continue(value) => value, Break(raised) => break '__try_1 Err(raised) }
    /// ```
    fn raised_or(&mut self, outcome: &TokenStream, pieces: Pieces, span: Span) -> Expr {
        let span = own(span);
        let raise = self.raise(Exception::OfKnownType(quote_spanned!(span=> __raised)), span);
        pieces.put_into(&quote_spanned! {span=>
            match #outcome {
                ::genfn::__private::core::ops::ControlFlow::Continue(__value) => __value,
                ::genfn::__private::core::ops::ControlFlow::Break(__raised) => #raise,
            }
        })
    }

    /// The innermost `finally` that a jump to this frame leaves, if any.
    fn finally_above(&self, target: Option<usize>) -> Option<usize> {
        let above = target.map_or(0, |target| target + 1);
        let finally = |frame: &Enclosing| frame.is_finally();
        self.enclosing[above..].iter().rposition(finally).map(|at| above + at)
    }

    /// The label of a loop, made up where it has none.
    fn label_of(&mut self, at: usize, span: Span) -> Option<Lifetime> {
        let number = self.numbers + 1;
        match &mut self.enclosing[at] {
            Enclosing::Loop { label } => {
                if label.is_none() {
                    self.numbers = number;
                    let ident = format_ident!("__loop_{number}", span = own(span));
                    *label = Some(Lifetime { apostrophe: ident.span(), ident });
                }
                label.clone()
            }
            Enclosing::Block { label } => Some(label.clone()),
            Enclosing::Try { .. } | Enclosing::Finally { .. } => None,
        }
    }

    /// `break` and `continue`; `None` where it can stay as it is.
    fn jump(&mut self, kind: JumpKind, label: &mut Option<Lifetime>, value: Option<&Expr>, span: Span) -> Option<Expr> {
        let target = match label {
            Some(label) => self.enclosing.iter().rposition(|frame| frame.is_named(label))?,
            None => self.enclosing.iter().rposition(Enclosing::is_loop)?,
        };
        if let Some(at) = self.finally_above(Some(target)) {
            let exit = FinallyExit { kind, label: self.label_of(target, span)?, has_value: value.is_some() };
            let Enclosing::Finally { id, label, exits } = &mut self.enclosing[at] else { return None };
            let variant = exits.variant(exit);
            let exit = exit_enum(*id);
            let span = own(span);
            let value = value.map(|value| quote_spanned!(span=> (#value)));
            return Some(syn::parse_quote_spanned! {span=>
                break #label ::genfn::__private::Ok(#exit::#variant #value)
            });
        }
        if label.is_none() && self.enclosing[target..].iter().any(|frame| frame.raises().is_some()) {
            *label = self.label_of(target, span);
        }
        None
    }

    /// `return`; `None` where it can stay as it is.
    fn leave(&mut self, jump: &syn::ExprReturn) -> Option<Expr> {
        let span = own(jump.return_token.span);
        let at = self.finally_above(None)?;
        let value = match (&jump.expr, leaves(&jump.attrs)) {
            (Some(value), Some(Leaves::Left)) => quote_spanned!(span=> #value),
            (Some(value), Some(Leaves::Raised)) => quote_spanned!(span=> __genfn.leaving(#value)),
            (Some(value), None) => {
                let value = self.returned(value);
                quote_spanned!(span=> __genfn.leaving(#value))
            }
            (None, _) if self.declared.has_items() => quote_spanned!(span=> __genfn.leaving_nothing()),
            (None, _) => quote_spanned!(span=> __genfn.leaving(())),
        };
        let Enclosing::Finally { id, label, exits } = &mut self.enclosing[at] else { return None };
        exits.returns = true;
        let exit = exit_enum(*id);
        Some(syn::parse_quote_spanned! {span=>
            break #label ::genfn::__private::Ok(#exit::Return(#value))
        })
    }

    /// The value of a `return`, which is told of as that of one outside of a `try_!`, and not as the argument of a method.
    fn returned(&self, value: &Expr) -> TokenStream {
        if suspends::suspends(value) { value.to_token_stream() } else { shape::leaving(self.declared, value) }
    }

    fn marker(&mut self, attrs: &mut Vec<syn::Attribute>, mac: &mut syn::Macro) {
        self.operands(mac);
        if let Some(raises) = self.raises() {
            attrs.push(raises.note());
        }
    }

    /// Where what a body is woken with is raised.
    fn raises(&mut self) -> Option<Raises> {
        let (id, label) = self.target()?;
        let unknown_type = !self.knowledge.of(id).is_type_known();
        self.knowledge.note(id, Raised::UnknownType);
        Some(Raises { label, unknown_type })
    }

    /// What an async generator awaits in a `try_!`.
    fn awaited(&mut self, future: &TokenStream, at: Span) -> Option<Expr> {
        if !self.declared.has_async_generator() {
            return None;
        }
        let raises = self.raises()?;
        let heard = awaits::heard(future, &raises, at);
        Some(syn::parse_quote!(#heard))
    }

    fn operands(&mut self, mac: &mut syn::Macro) {
        let awaits =
            self.declared.has_async_generator() && tokens::any_ident(mac.tokens.clone(), &mut |word| word == "await");
        if !concerns(&mac.tokens) && !awaits {
            return;
        }
        if let Some(mut operands) = macros::operands(mac) {
            operands.list.iter_mut().for_each(|operand| WalkerMut(self).visit_expr_mut(&mut operand.expr));
            mac.tokens = operands.to_tokens();
        }
    }

    /// A macro as an expression; `None` where it can stay as it is. What this answers is not visited again: what it holds has to be
    /// visited before it is put together.
    ///
    /// ```text
    /// bail!("lost")
    ///
    /// match genfn.attempt(|| { let value = bail!("lost"); return genfn.attempted(value); }) { Continue(value) => value, Break(raised) => /* raise */ }
    /// ```
    ///
    /// In a stream it is an async block.
    fn macro_call(&mut self, attrs: &mut Vec<syn::Attribute>, mac: &mut syn::Macro) -> Option<Expr> {
        match Marker::of(mac) {
            Some(Marker::Try) => Some(match clauses::Try::of(mac) {
                Ok(mut found) => {
                    let mention = markers::mention(&mac.path);
                    found.body.stmts.insert(0, syn::parse_quote!(#mention));
                    self.assemble(found, mac.path.span())
                }
                // Reported by `check`.
                Err(_) => syn::parse_quote!(()),
            }),
            Some(Marker::Yield | Marker::YieldFrom) => {
                self.marker(attrs, mac);
                None
            }
            None if markers::is_mention(mac) => None,
            None if markers::is_gen(mac) => None,
            None if macros::is_known(mac) || macros::hides_nothing(mac) => {
                self.operands(mac);
                None
            }
            None if self.target().is_none() => None,
            None if self.declared.has_async_generator() && awaits::stays(mac) => None,
            None if self.declared.has_async_generator() => Some(self.awaited_macro(mac)),
            None if self.declared.is_plain() => {
                self.leaves_handlers = true;
                None
            }
            None => {
                let span = own(mac.path.span());
                let attempted = quote_spanned! {span=>
                    {
                        let __value = #mac;
                        #[allow(unreachable_code)]
                        return __genfn.attempted(__value);
                    }
                };
                // It may await there.
                let attempt = if self.declared.has_stream() {
                    quote_spanned!(span=> { let __outcome = async #attempted.await; move || __outcome })
                } else {
                    quote_spanned!(span=> || #attempted)
                };
                let outcome = quote_spanned!(span=> __genfn.attempt(#attempt));
                Some(self.raised_or(&outcome, Pieces::default(), span))
            }
        }
    }
}

impl Rewrite<'_> {
    /// A macro that may hide what an async generator awaits.
    fn awaited_macro(&mut self, mac: &syn::Macro) -> Expr {
        let at = own(mac.path.span());
        if self.declared.is_plain() {
            let block = awaits::block(mac, |whole| whole, at);
            let value = self.awaited(&block, at);
            return syn::parse_quote_spanned!(at=> (#value).0);
        }
        let block = awaits::block(mac, |whole| quote_spanned!(at=> __genfn.attempted(#whole)), at);
        let attempted = self.awaited(&block, at);
        let outcome = quote_spanned!(at=> __genfn.attempt(move || __attempted));
        let value = self.raised_or(&outcome, Pieces::default(), at);
        syn::parse_quote_spanned!(at=> { let __attempted = #attempted; (#value).0 })
    }
}

pub(super) fn exit_enum(id: TryId) -> Ident {
    format_ident!("__Exit{}", id.0, span = Span::mixed_site())
}

/// Whether anything among these tokens may have to be rewritten.
fn concerns(tokens: &TokenStream) -> bool {
    tokens::jumps(tokens) || tokens::any(tokens.clone(), &mut |token| tokens::is_sign(token, '!'))
}

/// `Err(GeneratorExit)`
fn is_exit(operand: &Expr) -> bool {
    let last = |expr: &Expr, name: &str| match expr {
        Expr::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == name),
        _ => false,
    };
    matches!(operand, Expr::Call(call)
        if call.args.len() == 1 && last(&call.func, "Err") && last(&call.args[0], "GeneratorExit"))
}

impl VisitorMut for Rewrite<'_> {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        let span = expr.span();
        match expr {
            Expr::Loop(looped) => {
                let frame = Enclosing::Loop { label: looped.label.take().map(|label| label.name) };
                let frame = self.within(frame, |this| WalkerMut(this).visit_block_mut(&mut looped.body));
                looped.label = label(frame);
                return Walk::Over;
            }
            Expr::While(looped) => {
                let frame = Enclosing::Loop { label: looped.label.take().map(|label| label.name) };
                let frame = self.within(frame, |this| {
                    WalkerMut(this).visit_expr_mut(&mut looped.cond);
                    WalkerMut(this).visit_block_mut(&mut looped.body);
                });
                looped.label = label(frame);
                return Walk::Over;
            }
            Expr::ForLoop(looped) => {
                WalkerMut(self).visit_expr_mut(&mut looped.expr);
                let frame = Enclosing::Loop { label: looped.label.take().map(|label| label.name) };
                let frame = self.within(frame, |this| WalkerMut(this).visit_block_mut(&mut looped.body));
                looped.label = label(frame);
                return Walk::Over;
            }
            Expr::Block(block) => {
                if let Some(label) = &block.label {
                    let frame = Enclosing::Block { label: label.name.clone() };
                    self.within(frame, |this| WalkerMut(this).visit_block_mut(&mut block.block));
                    return Walk::Over;
                }
            }
            Expr::Try(operand) if is_exit(&operand.expr) => {
                *expr = self.raise(Exception::Exit, span);
                return Walk::Over;
            }
            _ => {}
        }
        match expr {
            Expr::Macro(mac) => {
                if let Some(lowered) = self.macro_call(&mut mac.attrs, &mut mac.mac) {
                    *expr = lowered;
                }
                return Walk::Over;
            }
            _ => visit_mut::visit_expr_mut(&mut WalkerMut(self), expr),
        }
        parenthesised(expr);
        let lowered = match expr {
            Expr::Try(operand) if self.target().is_some() => {
                let at = own(operand.question_token.span());
                // Where it is no `Result`, or of an error that does not convert, that is told of as the user's own mistake.
                let (asked, genfn) = (operand.question_token.span(), quote_spanned!(at=> __genfn));
                let mut pieces = Pieces::default();
                let operand = pieces.hold(std::mem::replace(&mut *operand.expr, Expr::Verbatim(TokenStream::new())));
                let operand = quote_spanned! {asked=>
                    ::genfn::__private::QuestionMark::operand(#genfn.raises(), #operand)
                };
                let outcome = quote_spanned!(at=> __genfn.branch(#operand));
                Some(self.raised_or(&outcome, pieces, at))
            }
            Expr::Await(awaited) => {
                let future = &awaited.base;
                self.awaited(&quote_spanned!(span=> #future), awaited.await_token.span)
            }
            Expr::Break(jump) => self.jump(JumpKind::Break, &mut jump.label, jump.expr.as_deref(), span),
            Expr::Continue(jump) => self.jump(JumpKind::Continue, &mut jump.label, None, span),
            Expr::Return(jump) => self.leave(jump),
            _ => None,
        };
        if let Some(lowered) = lowered {
            *expr = lowered;
        }
        Walk::Over
    }

    fn enter_block(&mut self, block: &mut Block) -> Walk {
        let last = block.stmts.len().saturating_sub(1);
        for (i, stmt) in block.stmts.iter_mut().enumerate() {
            let Stmt::Macro(mac) = stmt else {
                WalkerMut(self).visit_stmt_mut(stmt);
                continue;
            };
            if let Some(lowered) = self.macro_call(&mut mac.attrs, &mut mac.mac) {
                let tail = i == last && mac.semi_token.is_none();
                *stmt = Stmt::Expr(lowered, (!tail).then(|| mac.semi_token.unwrap_or_default()));
            }
        }
        Walk::Over
    }
}

/// A marker with a note stands in parentheses where something follows it, as it does where it is printed: the note is the marker's, and what it
/// becomes on the pinned engine is one operand.
///
/// ```text
/// #[raises('__try_1)] yield_!(1).unwrap()    =>    (#[raises('__try_1)] yield_!(1)).unwrap()
/// ```
fn parenthesised(expr: &mut Expr) {
    let before = match expr {
        Expr::MethodCall(call) => &mut call.receiver,
        Expr::Field(field) => &mut field.base,
        Expr::Call(call) => &mut call.func,
        Expr::Index(index) => &mut index.expr,
        _ => return,
    };
    if matches!(&**before, Expr::Macro(marker) if !marker.attrs.is_empty()) {
        let expr = std::mem::replace(&mut **before, Expr::Verbatim(TokenStream::new()));
        let paren_token = syn::token::Paren::default();
        **before = Expr::Paren(syn::ExprParen { attrs: Vec::new(), paren_token, expr: Box::new(expr) });
    }
}

fn label(frame: Enclosing) -> Option<Label> {
    match frame {
        Enclosing::Loop { label: Some(name) } => Some(Label { name, colon_token: syn::token::Colon::default() }),
        Enclosing::Loop { label: None }
        | Enclosing::Block { .. }
        | Enclosing::Try { .. }
        | Enclosing::Finally { .. } => None,
    }
}
