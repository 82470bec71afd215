//! What can be seen of emitted tokens, and how they are put together.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::token::Brace;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Lifetime, Stmt};

use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// `{ … }`, with the braces that the user wrote: what depends on the edition follows them.
pub(crate) fn braced(brace: Brace, contents: TokenStream) -> TokenStream {
    let mut group = Group::new(Delimiter::Brace, contents);
    group.set_span(brace.span.join());
    group.into_token_stream()
}

/// The label of a construct, where this part of it jumps by it.
pub(crate) fn used_label<'l>(label: Option<&'l syn::Label>, contents: &TokenStream) -> Option<&'l syn::Label> {
    fn names(tokens: TokenStream, label: &syn::Ident) -> bool {
        let mut quoted = false;
        tokens.into_iter().any(|token| {
            let was_quoted = std::mem::take(&mut quoted);
            match token {
                proc_macro2::TokenTree::Ident(ident) => was_quoted && ident == *label,
                proc_macro2::TokenTree::Group(group) => names(group.stream(), label),
                proc_macro2::TokenTree::Punct(punct) => {
                    quoted = punct.as_char() == '\'';
                    false
                }
                proc_macro2::TokenTree::Literal(_) => false,
            }
        })
    }
    label.filter(|label| names(contents.clone(), &label.name.ident))
}

pub(crate) fn ends_with_brace(tokens: &TokenStream) -> bool {
    let last = tokens.clone().into_iter().last();
    matches!(last, Some(proc_macro2::TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace)
}

/// Where the value begins that a block ends with, if there is one, and no construct.
pub(crate) fn value_of_block(block: &TokenStream) -> Option<Span> {
    let mut tokens = block.clone().into_iter();
    let (Some(TokenTree::Group(group)), None) = (tokens.next(), tokens.next()) else { return None };
    if group.delimiter() != Delimiter::Brace {
        return None;
    }
    let block: syn::Block = syn::parse2(block.clone()).ok()?;
    match block.stmts.last()? {
        Stmt::Expr(Expr::If(_) | Expr::Match(_) | Expr::Loop(_) | Expr::Block(_) | Expr::Unsafe(_), None) => None,
        Stmt::Expr(value, None) => Some(value.span()),
        _ => None,
    }
}

/// The rest of a turn of the loop `name`, as a block that `turn` labels: `continue` leaves the block, `break` the loop. `None`
/// where a macro may hide either.
pub(crate) fn turn_in_a_block(rest: &TokenStream, name: &Lifetime, turn: &Lifetime) -> Option<TokenStream> {
    struct Relabel<'a> {
        name: &'a Lifetime,
        turn: &'a Lifetime,
        /// Whether a jump without a label is this loop's.
        own: bool,
        hidden: bool,
    }
    impl VisitorMut for Relabel<'_> {
        fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
            match expr {
                Expr::Loop(_) | Expr::While(_) | Expr::ForLoop(_) => {
                    let own = std::mem::replace(&mut self.own, false);
                    visit_mut::visit_expr_mut(&mut WalkerMut(self), expr);
                    self.own = own;
                    return Walk::Over;
                }
                Expr::Break(jump) if jump.label.is_none() && self.own => jump.label = Some(self.name.clone()),
                Expr::Continue(jump)
                    if jump.label.as_ref().map_or(self.own, |label| label.ident == self.name.ident) =>
                {
                    let turn = self.turn;
                    *expr = syn::parse_quote!(break #turn);
                }
                _ => {}
            }
            Walk::Into
        }
        fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
            let name = mac.path.segments.last().map_or_else(String::new, |last| last.ident.to_string());
            let private = mac.path.segments.iter().any(|segment| segment.ident == "__private");
            self.hidden |= !private && !crate::syntax::macros::is_harmless(&name);
            let jumps = Jumps::among(&mac.tokens);
            self.hidden |= jumps.breaks || jumps.continues;
            Walk::Over
        }
    }
    let mut block: syn::Block = syn::parse2(rest.clone()).ok()?;
    let mut relabel = Relabel { name, turn, own: true, hidden: false };
    WalkerMut(&mut relabel).visit_block_mut(&mut block);
    (!relabel.hidden).then(|| block.into_token_stream())
}

/// Which jumps stand among tokens, those of the machine itself aside; a macro may hide either.
#[derive(Clone, Copy, Default)]
pub(crate) struct Jumps {
    pub(crate) breaks: bool,
    pub(crate) continues: bool,
}

impl Jumps {
    pub(crate) fn among(tokens: &TokenStream) -> Jumps {
        let mut jumps = Jumps::default();
        let mut tokens = tokens.clone().into_iter().peekable();
        let mut last = String::new();
        // Emitted code's own macros hide nothing.
        let mut private = false;
        while let Some(token) = tokens.next() {
            match token {
                proc_macro2::TokenTree::Ident(ident) => {
                    private |= last.is_empty() && ident == "__private";
                    last = ident.to_string();
                    match last.as_str() {
                        "break" => {
                            tokens.next_if(
                                |next| matches!(next, proc_macro2::TokenTree::Punct(punct) if punct.as_char() == '\''),
                            );
                            let own = matches!(tokens.peek(), Some(proc_macro2::TokenTree::Ident(label)) if label.to_string().starts_with("__left"));
                            jumps.breaks |= !own;
                        }
                        "continue" => {
                            tokens.next_if(
                                |next| matches!(next, proc_macro2::TokenTree::Punct(punct) if punct.as_char() == '\''),
                            );
                            let own = matches!(tokens.peek(), Some(proc_macro2::TokenTree::Ident(label)) if label == "__resume");
                            jumps.continues |= !own;
                        }
                        _ => {}
                    }
                }
                proc_macro2::TokenTree::Punct(punct) => {
                    let called =
                        punct.as_char() == '!' && matches!(tokens.peek(), Some(proc_macro2::TokenTree::Group(_)));
                    if called && !last.is_empty() && !private && !crate::syntax::macros::is_harmless(&last) {
                        jumps = Jumps { breaks: true, continues: true };
                    }
                    last.clear();
                    private &= punct.as_char() == ':';
                }
                proc_macro2::TokenTree::Group(group) => {
                    let inner = Jumps::among(&group.stream());
                    jumps.breaks |= inner.breaks;
                    jumps.continues |= inner.continues;
                    last.clear();
                }
                proc_macro2::TokenTree::Literal(_) => last.clear(),
            }
        }
        jumps
    }
}

/// Names of the emitted code, which no name of the user's can collide with.
pub(crate) fn internal(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The emitted code's own span, told as that of the marker.
pub(crate) fn located(at: Option<Span>) -> Span {
    at.map_or_else(Span::mixed_site, |at| Span::mixed_site().located_at(at))
}

/// `{ let value: Type = …; value }`: the temporaries end here, and a mismatch is told as that of a `let`.
pub(crate) fn ending(ty: &syn::Type, value: &TokenStream) -> TokenStream {
    let name = internal("__value");
    quote!({ let #name: #ty = #value; #name })
}
