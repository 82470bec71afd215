//! Loops over streams, wherever one may await: in a stream, and in the async blocks and macros of its body.
//!
//! ```text
//! 'pages: for page in await_!(pages) { body }
//!
//! match pages {
//!     stream => {
//!         await_!(@);
//!         let mut stream = pin!(__stream_of!(stream));
//!         'pages: loop {
//!             let Some(item) = next_item(stream.as_mut()).await else { break };
//!             let page = item;
//!             body
//!         }
//!     }
//! }
//! ```
//!
//! As in a `for`, what the head holds is held by the loop, and the pattern has to match. Tokens are rewritten, so that a loop may stand in
//! what nobody can read. What is no head of a `for` is left as it is: the macro says so.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Block, Expr};

use crate::emit::tokens::{internal, located};
use crate::syntax::markers::AWAIT;
use crate::syntax::tokens::{self, is_sign};

/// Writes the loops of a body plainly.
pub(crate) fn plainly(block: &mut Block) {
    if !tokens::names(&*block, AWAIT) {
        return;
    }
    if let Ok(read) = syn::parse2(written(block.to_token_stream())) {
        *block = read;
    }
}

fn written(tokens: TokenStream) -> TokenStream {
    tokens::replaced(tokens, &mut |_, rest| {
        let (label, looped) = match rest {
            [quote, TokenTree::Ident(_), colon, looped @ ..] if is_sign(quote, '\'') && is_sign(colon, ':') => {
                (&rest[..3], looped)
            }
            looped => (&rest[..0], looped),
        };
        let found = Loop::at(looped)?;
        Some((label.len() + found.count, found.plainly(label)))
    })
}

struct Loop<'a> {
    pat: &'a [TokenTree],
    path: &'a [TokenTree],
    head: &'a Group,
    body: &'a Group,
    /// How many tokens it is.
    count: usize,
}

impl<'a> Loop<'a> {
    /// `for pat in path::await_!(head) { body }`
    fn at(tokens: &'a [TokenTree]) -> Option<Self> {
        let [TokenTree::Ident(word), rest @ ..] = tokens else { return None };
        if word != "for" {
            return None;
        }
        let within = rest.iter().position(|token| matches!(token, TokenTree::Ident(word) if word == "in"))?;
        let (pat, rest) = (&rest[..within], &rest[within + 1..]);
        let bang = rest.iter().position(|token| !matches!(token, TokenTree::Ident(_)) && !is_sign(token, ':'))?;
        let (path, rest) = rest.split_at(bang);
        let [sign, TokenTree::Group(head), TokenTree::Group(body), ..] = rest else { return None };
        let is_ours = matches!(path.last(), Some(TokenTree::Ident(name)) if name == AWAIT) && is_sign(sign, '!');
        let is_read = body.delimiter() == Delimiter::Brace && syn::parse2::<Expr>(head.stream()).is_ok();
        let count = 1 + within + 1 + bang + 3;
        (is_ours && is_read).then_some(Loop { pat, path, head, body, count })
    }

    fn plainly(&self, label: &[TokenTree]) -> TokenStream {
        let Loop { pat, path, head, body, .. } = self;
        let at = path.last().map(TokenTree::span);
        let span = located(at);
        let (stream, item) = (internal("__stream"), internal("__item"));
        let head = written(head.stream());
        // Where it may not await, and where it is no stream, that is told of at the marker.
        let at = at.unwrap_or(span);
        let awaited = Ident::new("await", at);
        let next = quote_spanned!(span=> ::genfn::__private::next_item(#stream.as_mut()).#awaited);
        let asked = quote_spanned!(at=> ::genfn::delegation::__stream_of!(#stream));
        let stmts = written(body.stream());
        let bound = self.pat.first().map_or(span, |pat| located(Some(pat.span())));
        let bound = quote_spanned!(bound=> let #(#pat)* = #item;);
        let inside = quote! {
            let ::genfn::__private::Some(#item) = #next else { break };
            #bound
            #stmts
        };
        let mut looped = Group::new(Delimiter::Brace, inside);
        looped.set_span(body.span());
        quote! {
            match #head {
                #stream => {
                    #(#path)*!(@);
                    let mut #stream = ::genfn::__private::core::pin::pin!(#asked);
                    #(#label)* loop #looped
                }
            }
        }
    }
}
