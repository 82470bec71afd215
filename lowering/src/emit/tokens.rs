//! What can be seen of emitted tokens, and how they are put together.

extern crate proc_macro;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::token::Brace;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Lifetime, Stmt};

use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};
use crate::syntax::{macros, place, tokens};

/// `{ … }`, with the braces that the user wrote: what depends on the edition follows them.
pub(crate) fn braced(brace: Brace, contents: TokenStream) -> TokenStream {
    let mut group = Group::new(Delimiter::Brace, contents);
    group.set_span(brace.span.join());
    group.into_token_stream()
}

/// `async { … }`, with the braces that the user wrote. rustc counts what is run for the lines of the user's where the block is
/// the user's from its first token on.
pub(crate) fn async_block(brace: Brace, contents: TokenStream) -> TokenStream {
    let head = quote_spanned!(brace.span.open()=> async);
    let block = braced(brace, contents);
    quote!(#head #block)
}

/// The label of a construct, where this part of it jumps by it.
pub(crate) fn used_label<'l>(label: Option<&'l syn::Label>, contents: &TokenStream) -> Option<&'l syn::Label> {
    label.filter(|label| tokens::any_label(contents.clone(), &mut |used| *used == label.name.ident))
}

pub(crate) fn ends_with_brace(tokens: &TokenStream) -> bool {
    let last = tokens.clone().into_iter().last();
    matches!(last, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace)
}

/// Where the value begins that a block ends with, if there is one, and no construct.
pub(crate) fn value_of_block(block: &TokenStream) -> Option<Span> {
    let mut tokens = block.clone().into_iter();
    let (Some(TokenTree::Group(group)), None) = (tokens.next(), tokens.next()) else { return None };
    if group.delimiter() != Delimiter::Brace {
        return None;
    }
    let contents = tokens::with_empty_braces(group.stream());
    let stmts = syn::Block::parse_within.parse2(contents).ok()?;
    match stmts.last()? {
        Stmt::Expr(Expr::If(_) | Expr::Match(_) | Expr::Loop(_) | Expr::Block(_) | Expr::Unsafe(_), None) => None,
        Stmt::Expr(value, None) => Some(value.span()),
        _ => None,
    }
}

/// What the machine has put among the tokens of a body: its jumps are none of the body's, and its macros hide none.
pub(crate) struct Own {
    pub(crate) labels: Vec<Ident>,
    pub(crate) macros: Vec<Ident>,
}

impl Own {
    fn jumps_to(&self, label: Option<&TokenTree>) -> bool {
        matches!(label, Some(TokenTree::Ident(label)) if self.labels.contains(label))
    }

    fn is_harmless(&self, name: &Ident) -> bool {
        self.macros.contains(name) || macros::is_harmless(&name.to_string())
    }
}

/// The rest of an iteration of the loop `name`, as a block that `iteration` labels: `continue` leaves the block, `break` the loop. `None`
/// where a macro may hide either.
pub(crate) fn iteration_in_a_block(
    rest: &TokenStream,
    name: &Lifetime,
    iteration: &Lifetime,
    machine: &Own,
) -> Option<TokenStream> {
    struct Relabel<'a> {
        name: &'a Lifetime,
        iteration: &'a Lifetime,
        /// Whether a jump without a label is this loop's.
        own: bool,
        hidden: bool,
        machine: &'a Own,
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
                    let iteration = self.iteration;
                    *expr = syn::parse_quote!(break #iteration);
                }
                _ => {}
            }
            Walk::Into
        }
        fn enter_macro(&mut self, mac: &mut syn::Macro) -> Walk {
            let harmless = mac.path.segments.last().is_some_and(|last| self.machine.is_harmless(&last.ident));
            self.hidden |= !harmless && !place::is_ours(&mac.path);
            let jumps = Jumps::among(&mac.tokens, self.machine);
            self.hidden |= jumps.breaks || jumps.continues;
            Walk::Over
        }
    }
    let mut block: syn::Block = syn::parse2(rest.clone()).ok()?;
    let mut relabel = Relabel { name, iteration, own: true, hidden: false, machine };
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
    pub(crate) fn among(tokens: &TokenStream, machine: &Own) -> Jumps {
        let mut jumps = Jumps::default();
        tokens::any_place(tokens.clone(), &mut |before, rest| {
            match (before, rest) {
                (_, [TokenTree::Ident(jump), label @ ..]) if jump == "break" || jump == "continue" => {
                    let label = if let [quote, label @ ..] = label
                        && tokens::is_sign(quote, '\'')
                    {
                        label
                    } else {
                        label
                    };
                    let own = machine.jumps_to(label.first());
                    jumps.breaks |= jump == "break" && !own;
                    jumps.continues |= jump == "continue" && !own;
                }
                ([path @ .., TokenTree::Ident(name), bang], [TokenTree::Group(_), ..])
                    if tokens::is_sign(bang, '!') && !leads_into_genfn(path) && !machine.is_harmless(name) =>
                {
                    jumps = Jumps { breaks: true, continues: true };
                }
                _ => {}
            }
            false
        });
        jumps
    }
}

/// Whether a path that goes on after these tokens leads into genfn, whose macros hide nothing: `::genfn::…::`.
fn leads_into_genfn(before: &[TokenTree]) -> bool {
    match before {
        [.., first, second, TokenTree::Ident(name), _, _] if name == "genfn" => {
            tokens::is_sign(first, ':') && tokens::is_sign(second, ':')
        }
        [outer @ .., TokenTree::Ident(_), first, second] => {
            tokens::is_sign(first, ':') && tokens::is_sign(second, ':') && leads_into_genfn(outer)
        }
        _ => false,
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

/// Where a token begins: rustc points at the token all the same.
pub(crate) fn before(token: Span) -> Span {
    if proc_macro::is_available() { token.unwrap().start().into() } else { token }
}

/// `value.__itself()`, which seems to be the marker that begins and ends there: see `private/itself.rs`.
pub(crate) fn came_to(name: &Ident, begin: Span, end: Span) -> TokenStream {
    let mut name = name.clone();
    name.set_span(begin.resolved_at(name.span()));
    let mut nothing = proc_macro2::Group::new(proc_macro2::Delimiter::Parenthesis, TokenStream::new());
    nothing.set_span(end);
    let method = quote_spanned!(located(Some(begin))=> .__itself);
    quote!(#name #method #nothing)
}

/// The ends of what is written.
pub(crate) fn ends_of(tokens: TokenStream) -> (Span, Span) {
    let mut tokens = tokens.into_iter();
    let first = tokens.next();
    let last = tokens.last().or_else(|| first.clone());
    let first = first.map(|token| match token {
        TokenTree::Group(group) => group.span_open(),
        token => token.span(),
    });
    let last = last.map(|token| match token {
        TokenTree::Group(group) => group.span_close(),
        token => token.span(),
    });
    (first.unwrap_or_else(Span::call_site), last.unwrap_or_else(Span::call_site))
}

/// A variable for a value, and the same as that value: rustc shows it where it stands, in the words that it has for the user's own code.
pub(crate) fn in_place_of(name: &str, value: TokenStream) -> (Ident, TokenStream) {
    let (first, last) = ends_of(value.clone());
    let name = Ident::new(name, first);
    if value.into_iter().nth(1).is_none() {
        return (name.clone(), quote!(#name));
    }
    let mut operand = Group::new(Delimiter::Parenthesis, quote!(#name));
    operand.set_span(last);
    let itself = quote_spanned!(first=> ::genfn::__private::Itself::__itself);
    (name, quote!(#itself #operand))
}

/// A variable that is bound where the marker begins, and the same as its value.
pub(crate) fn bound_at(name: &str, begin: Span, end: Span) -> (Ident, TokenStream) {
    let name = Ident::new(name, begin);
    let value = came_to(&name, begin, end);
    (name, value)
}

/// `{ let value: Type = …; value }`: the temporaries end here, and a mismatch is told as that of a `let`.
pub(crate) fn ending(ty: &syn::Type, value: &TokenStream) -> TokenStream {
    let name = internal("__value");
    quote!({ let #name: #ty = #value; #name })
}
