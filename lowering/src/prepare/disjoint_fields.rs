//! Disjoint fields of a `&mut` argument.
//!
//! A machine holds the argument and what is borrowed from it side by side, which rustc refuses. Where a body only ever names
//! fields of the argument, and one is iterated while another is used, they are borrowed one by one before it runs:
//!
//! ```text
//! for item in self.items.iter_mut() { self.total += *item; yield_!(self.total); }
//!
//! let self_items = &mut self.items;
//! let self_total = &mut self.total;
//! for item in (*self_items).iter_mut() { (*self_total) += *item; yield_!((*self_total)); }
//! ```

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::visit::Visit;
use syn::{Block, Expr, Local, Pat, Stmt};

use crate::sorted::Map;
use crate::syntax::suspends;
use crate::syntax::tokens;
use crate::syntax::tokens::Joined;
use crate::syntax::walk::{Nested, Visitor, Walk, Walker};

/// Rewrites the body for the `&mut` arguments of these names; a body that needs no rewriting comes back as it was.
pub(crate) fn borrow_fields(block: &Block, arguments: &[Ident]) -> Block {
    let mut block = block.clone();
    for argument in arguments {
        if let Some(rewritten) = borrow_fields_of(&block, argument) {
            block = rewritten;
        }
    }
    block
}

fn borrow_fields_of(block: &Block, argument: &Ident) -> Option<Block> {
    let mut fields = Map::new();
    let tokens: TokenStream = block.stmts.iter().map(ToTokens::to_token_stream).joined();
    if !only_fields(tokens.clone(), argument, &mut fields) || fields.len() < 2 || !held_with_others(block, argument) {
        return None;
    }
    let borrows = fields.iter().map(|(field, (name, span))| {
        let field = member(field, *span);
        quote!(let #name = &mut #argument.#field;)
    });
    let borrows: TokenStream = borrows.joined();
    let tokens = rewrite(tokens, argument, &fields);
    let mut braced = Group::new(Delimiter::Brace, quote!(#borrows #tokens));
    braced.set_span(block.brace_token.span.join());
    syn::parse2(braced.into_token_stream()).ok()
}

fn member(field: &str, span: Span) -> TokenTree {
    match field.parse::<u32>() {
        Ok(index) => {
            let mut literal = proc_macro2::Literal::u32_unsuffixed(index);
            literal.set_span(span);
            literal.into()
        }
        Err(_) => syn::parse_str::<Ident>(field).unwrap_or_else(|_| Ident::new_raw(field, span)).into(),
    }
}

type ArgumentFields = Map<String, (Ident, Span)>;

/// Whether every mention of the argument is of one of its fields; collects them.
fn only_fields(tokens: TokenStream, argument: &Ident, fields: &mut ArgumentFields) -> bool {
    !tokens::any_place(tokens, &mut |before, rest| match rest {
        [TokenTree::Ident(ident), behind @ ..] if ident == argument && !is_member(before) => {
            let Some((field, span)) = field_in(behind) else { return true };
            let name = format_ident!("__{argument}_{field}", span = Span::mixed_site().located_at(ident.span()));
            fields.entry(field).or_insert((name, span));
            false
        }
        // A format string may capture the argument itself.
        [TokenTree::Literal(literal), ..] => literal.to_string().contains(&format!("{{{argument}")),
        _ => false,
    })
}

fn is_member(before: &[TokenTree]) -> bool {
    match before {
        // What follows `..` or `..=` is no member of anything.
        [.., TokenTree::Punct(first), _] if first.as_char() == '.' && first.spacing() == Spacing::Joint => false,
        [.., dot] => tokens::is_sign(dot, '.'),
        [] => false,
    }
}

/// The field in `argument.field`, unless that is a method call.
fn field_in(behind: &[TokenTree]) -> Option<(String, Span)> {
    match behind {
        [TokenTree::Punct(dot), TokenTree::Ident(field), next @ ..]
            if dot.as_char() == '.'
                && dot.spacing() == Spacing::Alone
                && !matches!(next, [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Parenthesis)
                && next.first().is_none_or(|next| !tokens::is_sign(next, ':')) =>
        {
            Some((field.to_string(), field.span()))
        }
        [dot, TokenTree::Literal(index), ..] if tokens::is_sign(dot, '.') => {
            let text = index.to_string();
            text.bytes().all(|digit| digit.is_ascii_digit()).then(|| (text, index.span()))
        }
        _ => None,
    }
}

fn rewrite(tokens: TokenStream, argument: &Ident, fields: &ArgumentFields) -> TokenStream {
    tokens::replaced(tokens, &mut |before, rest| match rest {
        [TokenTree::Ident(ident), behind @ ..] if ident == argument && !is_member(before) => {
            let (name, _) = field_in(behind).and_then(|(field, _)| fields.get(&field))?;
            let mut place = Group::new(Delimiter::Parenthesis, quote!(*#name));
            place.set_span(Span::mixed_site().located_at(ident.span()));
            Some((3, TokenTree::Group(place).into()))
        }
        _ => None,
    })
}

/// Whether something borrowed from one field may be held while another is used: the head of a construct whose body suspends,
/// or a `let`, names a field.
fn held_with_others(block: &Block, argument: &Ident) -> bool {
    struct Heads<'a> {
        argument: &'a Ident,
        found: bool,
    }
    impl Heads<'_> {
        fn head(&mut self, head: &Expr) {
            self.found |= !only_fields(head.to_token_stream(), self.argument, &mut ArgumentFields::new())
                || tokens::names(head, &self.argument.to_string());
        }
    }
    impl Visitor for Heads<'_> {
        fn enter_expr(&mut self, expr: &Expr) -> Walk {
            match expr {
                Expr::ForLoop(looped) if suspends::block_suspends(&looped.body) => self.head(&looped.expr),
                Expr::Let(condition) => self.head(&condition.expr),
                Expr::Match(matched) if matched.arms.iter().any(|arm| suspends::suspends(&arm.body)) => {
                    self.head(&matched.expr);
                }
                _ => {}
            }
            Walk::Into
        }
        fn enter_stmt(&mut self, stmt: &Stmt) -> Walk {
            if let Stmt::Local(Local { pat: Pat::Ident(_), init: Some(init), .. }) = stmt {
                self.head(&init.expr);
            }
            Walk::Into
        }
        fn enter_nested(&mut self, _: Nested<'_>) -> Walk {
            Walk::Into
        }
    }
    let mut heads = Heads { argument, found: false };
    Walker(&mut heads).visit_block(block);
    heads.found
}
