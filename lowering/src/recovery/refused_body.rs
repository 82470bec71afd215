//! The body of a function that could not be lowered, beside its stub: so that what it names counts as used, and what else is
//! wrong in it is told of in the same build.
//!
//! ```text
//! let _ = || {
//!     let error = compile_error!("…");
//!     loop {
//!         let word = { let _ = text.next(); error };       // was: yield_!(text.next())
//!         break;
//!     }
//! };
//! ```
//!
//! What can't be compiled as it is has the type of the error that is reported, and nothing follows from it. In a nested function or a constant, which
//! can't name the variable, it becomes the same `compile_error!` once more.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ImplItem, Item, Stmt, Type, TypeParamBound};

use crate::emit::tokens::internal;
use crate::listed::Listed;
use crate::source::arguments::Argument;
use crate::source::attribute;
use crate::syntax::clauses::{Caught, Handler, Try};
use crate::syntax::macros;
use crate::syntax::markers::{self, Marker};
use crate::syntax::tokens;
use crate::syntax::tokens::Joined;
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{NestedMut, VisitorMut, WalkerMut};

/// The body, never run, which reports this error; `None` if rustc could not read it.
pub(crate) fn body(block: &Block, arguments: &[Argument], awaits: bool, error: &TokenStream) -> Option<TokenStream> {
    let mut block = block.clone();
    let name = internal("__error");
    let here = quote!(#name);
    let streams = arguments.iter().filter(|argument| awaits && argument.ty.as_ref().is_some_and(is_stream));
    let streams: Vec<String> = streams.map(|argument| argument.name.to_string()).listed();
    WalkerMut(&mut Refused { error: &here, reported: error, awaits, streams: &streams }).visit_block_mut(&mut block);
    let patterns = arguments.iter().filter_map(|argument| {
        let (pat, value) = (argument.pat.as_ref()?, argument.value());
        Some(quote!(let #pat = #value;))
    });
    let awaits = awaits.then(|| quote!(async));
    // A `break` that has nothing to leave was told of.
    let refused = quote! {
        let _ = #awaits || {
            let #name = #error;
            #(#patterns)*
            loop {
                #block;
                break;
            }
        };
    };
    // What syn reads it may write otherwise.
    Block::parse_within.parse2(refused.clone()).is_ok().then_some(refused)
}

/// `impl Stream<…>`
fn is_stream(ty: &Type) -> bool {
    let Type::ImplTrait(ty) = ty else { return false };
    ty.bounds.iter().any(|bound| {
        let TypeParamBound::Trait(bound) = bound else { return false };
        bound.path.segments.last().is_some_and(|last| last.ident == "Stream")
    })
}

/// An item that can't be read. If rustc can't read it either, it has said so, and does again; else it says so of the markers.
pub(crate) fn unread(item: TokenStream, error: &TokenStream) -> TokenStream {
    if markers::tokens_hold_marker(&item) {
        Refused { error, reported: error, awaits: true, streams: &[] }.tokens(item)
    } else {
        error.clone()
    }
}

#[derive(Clone, Copy)]
struct Refused<'a> {
    /// What stands for it here.
    error: &'a TokenStream,
    reported: &'a TokenStream,
    awaits: bool,
    /// The arguments that are streams: that a `for` loops over one was told of.
    streams: &'a [String],
}

impl Refused<'_> {
    /// Where the variable can't be named.
    fn in_a_constant(self) -> Self {
        Refused { error: self.reported, ..self }
    }

    fn error(self) -> Expr {
        let error = self.error;
        Expr::Verbatim(quote!((#error)))
    }

    /// An expression that evaluates the same operands.
    fn marker(&mut self, marker: Marker, mac: &syn::Macro) -> Expr {
        let (error, mention) = (self.error, markers::mention(&mac.path));
        let evaluated = match marker {
            Marker::Try => self.clauses(mac),
            Marker::Yield | Marker::YieldFrom => self.operands(mac),
        };
        Expr::Verbatim(quote!(({ #mention #evaluated #error })))
    }

    /// The operands of a marker; nothing where they can't be read.
    fn operands(&mut self, mac: &syn::Macro) -> Option<TokenStream> {
        let mut operands: Vec<Expr> = macros::operands(mac)?.exprs().into_iter().cloned().listed();
        operands.iter_mut().for_each(|operand| WalkerMut(self).visit_expr_mut(operand));
        Some(quote!(#(let _ = #operands;)*))
    }

    /// The clauses of a `try_!`; nothing where they can't be read.
    fn clauses(&mut self, mac: &syn::Macro) -> Option<TokenStream> {
        let (error, mut found) = (self.error, Try::of(mac).ok()?);
        let handlers: TokenStream = found.handlers.iter_mut().map(|handler| self.handler(handler)).joined();
        let blocks = [Some(&mut found.body), found.otherwise.as_mut(), found.finally.as_mut()];
        blocks.into_iter().flatten().for_each(|block| WalkerMut(self).visit_block_mut(block));
        let (body, otherwise, finally) = (&found.body, &found.otherwise, &found.finally);
        Some(quote!(#body; match #error { #handlers _ => {} } { #otherwise; #finally; }))
    }

    fn handler(&mut self, handler: &mut Handler) -> TokenStream {
        let pat = match &handler.caught {
            Caught::Matching { error: Some(pat), .. } => pat.to_token_stream(),
            Caught::Matching { error: None, .. } | Caught::All => quote!(_),
        };
        let guard = handler.guard.as_mut().map(|(token, guard)| {
            WalkerMut(self).visit_expr_mut(guard);
            quote!(#token #guard)
        });
        WalkerMut(self).visit_expr_mut(&mut handler.body);
        let body = &handler.body;
        quote!(#pat #guard => { #body; })
    }

    /// Markers among tokens that nobody has parsed.
    fn tokens(self, tokens: TokenStream) -> TokenStream {
        replaced(tokens, &|_| self.error().into_token_stream())
    }
}

/// Markers in the definition of a macro: it is told of once, not at each call of the macro.
///
/// ```text
/// yield_!(format!($x))        ({ let _ = (format!($x)); loop {} })
/// ```
fn defined(tokens: TokenStream) -> TokenStream {
    replaced(tokens, &|operand| {
        let operand = defined(operand);
        quote!(({ let _ = (#operand); loop {} }))
    })
}

/// Markers among tokens, each by what `instead` makes of its operand.
fn replaced(tokens: TokenStream, instead: &dyn Fn(TokenStream) -> TokenStream) -> TokenStream {
    tokens::replaced(tokens, &mut |_, rest| {
        let mut name = rest;
        while let [TokenTree::Ident(_), first, second, behind @ ..] = name
            && tokens::is_sign(first, ':')
            && tokens::is_sign(second, ':')
        {
            name = behind;
        }
        match name {
            [TokenTree::Ident(name), bang, TokenTree::Group(operand), behind @ ..]
                if tokens::is_sign(bang, '!') && markers::is_marker(name) =>
            {
                Some((rest.len() - behind.len(), instead(operand.stream())))
            }
            _ => None,
        }
    })
}

impl VisitorMut for Refused<'_> {
    fn enter_stmt(&mut self, stmt: &mut Stmt) -> Walk {
        if let Stmt::Macro(found) = stmt
            && let Some(marker) = Marker::of(&found.mac)
        {
            *stmt = Stmt::Expr(self.marker(marker, &found.mac), found.semi_token);
            return Walk::Over;
        }
        // That it does not leave was told of.
        if let Stmt::Local(syn::Local { init: Some(syn::LocalInit { diverge: Some((_, otherwise)), .. }), .. }) = stmt
            && let Expr::Block(otherwise) = &mut **otherwise
        {
            if let Some(Stmt::Expr(_, semi)) = otherwise.block.stmts.last_mut() {
                semi.get_or_insert_default();
            }
            otherwise.block.stmts.push(syn::parse_quote!(loop {}));
        }
        Walk::Into
    }

    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match expr {
            Expr::Macro(found) if Marker::of(&found.mac).is_some() => {
                let marker = Marker::of(&found.mac).unwrap_or(Marker::Yield);
                *expr = self.marker(marker, &found.mac.clone());
            }
            Expr::Await(found) if !self.awaits => {
                let (mut base, error) = (found.base.clone(), self.error);
                WalkerMut(self).visit_expr_mut(&mut base);
                *expr = Expr::Verbatim(quote!(({ let _ = #base; #error })));
            }
            // What the closure around it returns is not what the generator does.
            Expr::Try(found) => {
                let (mut inner, error) = (found.expr.clone(), self.error);
                WalkerMut(self).visit_expr_mut(&mut inner);
                *expr = Expr::Verbatim(quote!(({ let _ = #inner; #error })));
            }
            Expr::Return(found) => {
                let (mut value, error) = (found.expr.clone(), self.error);
                value.iter_mut().for_each(|value| WalkerMut(self).visit_expr_mut(value));
                *expr = Expr::Verbatim(quote!(({ let _ = { #value }; return #error })));
            }
            Expr::Yield(_) => *expr = self.error(),
            Expr::ForLoop(looped) => {
                let is = |name: &String| matches!(&*looped.expr, Expr::Path(path) if path.path.is_ident(name));
                if self.streams.iter().any(is) {
                    let (head, error) = (&looped.expr, self.error);
                    *looped.expr = Expr::Verbatim(quote!(({ let _ = #head; #error })));
                }
                return Walk::Into;
            }
            Expr::Const(block) => {
                visit_mut::visit_expr_const_mut(&mut WalkerMut(&mut self.in_a_constant()), block);
            }
            Expr::Repeat(array) => {
                WalkerMut(self).visit_expr_mut(&mut array.expr);
                WalkerMut(&mut self.in_a_constant()).visit_expr_mut(&mut array.len);
            }
            _ => return Walk::Into,
        }
        Walk::Over
    }

    fn enter_nested(&mut self, nested: NestedMut<'_>) -> Walk {
        match nested {
            NestedMut::Closure | NestedMut::Const => return Walk::Into,
            NestedMut::Async(block) => {
                let mut inside = Refused { awaits: true, ..*self };
                visit_mut::visit_expr_async_mut(&mut WalkerMut(&mut inside), block);
            }
            // A nested generator is expanded by its own attribute.
            NestedMut::Item(Item::Fn(item)) if item.attrs.iter().any(attribute::is_generator_attribute) => {}
            NestedMut::Item(Item::Fn(item)) => {
                let mut inside = Refused { error: self.reported, awaits: item.sig.asyncness.is_some(), ..*self };
                visit_mut::visit_item_fn_mut(&mut WalkerMut(&mut inside), item);
            }
            NestedMut::Item(item) => visit_mut::visit_item_mut(&mut WalkerMut(&mut self.in_a_constant()), item),
        }
        Walk::Over
    }

    /// What is evaluated in a type is a constant.
    fn enter_type(&mut self, ty: &mut syn::Type) -> Walk {
        visit_mut::visit_type_mut(&mut WalkerMut(&mut self.in_a_constant()), ty);
        Walk::Over
    }

    fn enter_path(&mut self, path: &mut syn::Path) -> Walk {
        visit_mut::visit_path_mut(&mut WalkerMut(&mut self.in_a_constant()), path);
        Walk::Over
    }

    fn enter_impl_item(&mut self, item: &mut ImplItem) -> Walk {
        let ImplItem::Fn(item) = item else { return Walk::Into };
        if !item.attrs.iter().any(attribute::is_generator_attribute) {
            let mut inside = Refused { error: self.reported, awaits: item.sig.asyncness.is_some(), ..*self };
            visit_mut::visit_impl_item_fn_mut(&mut WalkerMut(&mut inside), item);
        }
        Walk::Over
    }

    fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
        if markers::is_gen(mac) {
            return Walk::Over;
        }
        let tokens = mac.tokens.clone();
        mac.tokens = if macros::is_definition(mac) { defined(tokens) } else { self.tokens(tokens) };
        Walk::Over
    }
}
