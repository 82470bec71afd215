//! Fields of a local that are borrowed one by one, and then named by these borrows.
//!
//! ```text
//! { … local.field … }
//!
//! { let local_field = &mut local.field; … (*local_field) … }
//! ```

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::Block;

use crate::sorted::Map;
use crate::syntax::tokens::{self, Joined};

/// The block with the fields of a local borrowed at its start, if it names the local only by some of them, two at least.
pub(super) fn borrow_each(block: &Block, local: &Ident) -> Option<Block> {
    let mut fields = NamedFields::new();
    let tokens: TokenStream = block.stmts.iter().map(ToTokens::to_token_stream).joined();
    if !only_fields(tokens.clone(), local, &mut fields) || fields.len() < 2 {
        return None;
    }
    let borrows = fields.iter().map(|(field, (name, span))| {
        let field = member(field, *span);
        quote!(let #name = &mut #local.#field;)
    });
    let borrows: TokenStream = borrows.joined();
    let tokens = rewrite(tokens, local, &fields);
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

type NamedFields = Map<String, (Ident, Span)>;

/// Whether every mention of the local is of one of its fields; collects them.
fn only_fields(tokens: TokenStream, local: &Ident, fields: &mut NamedFields) -> bool {
    !tokens::any_place(tokens, &mut |before, rest| match rest {
        [TokenTree::Ident(ident), behind @ ..] if ident == local && !is_member(before) => {
            let Some((field, span)) = field_in(behind) else { return true };
            let name = format_ident!("__{local}_{field}", span = Span::mixed_site().located_at(ident.span()));
            fields.entry(field).or_insert((name, span));
            false
        }
        // A format string may capture the local itself.
        [TokenTree::Literal(literal), ..] => literal.to_string().contains(&format!("{{{local}")),
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

/// The field in `local.field`, unless that is a method call.
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

fn rewrite(tokens: TokenStream, local: &Ident, fields: &NamedFields) -> TokenStream {
    tokens::replaced(tokens, &mut |before, rest| match rest {
        [TokenTree::Ident(ident), behind @ ..] if ident == local && !is_member(before) => {
            let (name, _) = field_in(behind).and_then(|(field, _)| fields.get(&field))?;
            let mut place = Group::new(Delimiter::Parenthesis, quote!(*#name));
            place.set_span(Span::mixed_site().located_at(ident.span()));
            Some((3, TokenTree::Group(place).into()))
        }
        _ => None,
    })
}
