//! What the syntax does not show: tokens of macros that nobody can read, on the pinned engine, and futures of the user's.
//!
//! ```text
//! select! { line = lines.next() => yield_!(line), else => break }     a decision between `line = lines.next()` and `else`
//! other! { … yield_!(1) … yield_!(2) … }                              either comes next, or again, or neither: as `other!` has it
//! ```

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Ident, Macro, Pat, Token, token};

use super::matters::{is_select, matters};
use super::model::How;
use super::paths::Drawing;
use super::places::PlaceId;
use super::text::text;
use crate::listed::Listed;
use crate::syntax::markers;

/// An arm of a `select!`.
struct SelectArm {
    told: String,
    guard: Option<Expr>,
    body: Expr,
}

impl Drawing {
    pub(super) fn unread_macro(&mut self, mac: &Macro) {
        let found = if is_select(mac) { arms.parse2(mac.tokens.clone()).ok() } else { None };
        let Some(arms) = found else {
            let name = mac.path.segments.last().map(|last| format!("in {}!", last.ident)).unwrap_or_default();
            return self.among(&mac.tokens, &name);
        };
        let after = self.place();
        let texts: Vec<(&str, How)> = arms.iter().map(|arm| (arm.told.as_str(), How::Resumed)).listed();
        let entries = self.decide(&texts);
        for (arm, entry) in arms.iter().zip(entries) {
            self.at = entry;
            arm.guard.iter().filter(|guard| matters(guard)).for_each(|guard| self.expr(guard));
            self.expr(&arm.body);
            self.link_to(after);
        }
        self.at = after;
    }

    /// The markers among tokens, of which nobody knows when they are evaluated: any may come next.
    pub(super) fn among(&mut self, tokens: &TokenStream, told: &str) {
        let mut found = Vec::new();
        markers::each_among(tokens, &mut |_, mac| found.push(mac.clone()));
        let between = self.place();
        self.go_on_at(between);
        let mut texts = vec![("", How::Resumed)];
        texts.extend(found.iter().map(|_| (told, How::Resumed)));
        let ends: Vec<PlaceId> = self.decide(&texts);
        for (mac, end) in found.iter().zip(&ends[1..]) {
            self.at = *end;
            self.macro_call(mac);
            self.link_to(between);
        }
        self.at = ends[0];
    }
}

/// `biased; line = lines.next(), if open => yield_!(line), else => break`
fn arms(input: ParseStream<'_>) -> syn::Result<Vec<SelectArm>> {
    if input.peek(Ident) && input.peek2(Token![;]) {
        input.parse::<Ident>()?;
        input.parse::<Token![;]>()?;
    }
    let mut arms = Vec::new();
    while !input.is_empty() {
        let mut guard = None;
        // `else`, `complete`, `default`.
        let is_last = input.peek(Token![else]) || input.peek(Ident) && input.peek2(Token![=>]);
        let told = if is_last {
            input.call(Ident::parse_any)?.to_string()
        } else {
            let pat = Pat::parse_multi_with_leading_vert(input)?;
            let is: Token![=] = input.parse()?;
            let future: Expr = input.parse()?;
            let mut written = pat.to_token_stream();
            is.to_tokens(&mut written);
            future.to_tokens(&mut written);
            if input.peek(Token![,]) && input.peek2(Token![if]) {
                input.parse::<Token![,]>()?;
                input.parse::<Token![if]>()?;
                guard = Some(input.parse()?);
            }
            text(written)
        };
        input.parse::<Token![=>]>()?;
        let is_block = input.peek(token::Brace);
        let body = if is_block { Expr::Block(input.parse()?) } else { input.parse()? };
        if !input.is_empty() {
            match is_block {
                true => drop(input.parse::<Option<Token![,]>>()?),
                false => drop(input.parse::<Token![,]>()?),
            }
        }
        arms.push(SelectArm { told, guard, body });
    }
    Ok(arms)
}
