//! Fields of a local that are borrowed one by one, and then named by these borrows.
//!
//! ```text
//! { … local.field … }
//!
//! { let local_field = &mut local.field; … (*local_field) … }
//!
//! { … &mut local.field.a … local.field.b … }
//!
//! { let local_field = &mut local.field; let local_field_a = &mut local_field.a; … }
//! ```

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::Block;

use super::lends::lends;
use crate::sorted::Map;
use crate::syntax::tokens::{self, Joined};

/// The block with the fields of a local borrowed at its start, if it names the local only by some of them, two at least; or if it
/// names one, and parts of that: a field of which a part is lent is borrowed part by part in turn.
pub(super) fn borrow_each(block: &Block, local: &Ident) -> Option<Block> {
    let mut fields = NamedFields::new();
    let tokens: TokenStream = block.stmts.iter().map(ToTokens::to_token_stream).joined();
    if !only_fields(tokens.clone(), local, &mut fields) {
        return None;
    }
    let mut body = braced(block, rewrite(tokens, local, &fields))?;
    let mut apart = fields.len() > 1;
    for (name, _) in fields.values() {
        if let Some(deeper) = lends(&body.stmts, name).then(|| borrow_each(&body, name)).flatten() {
            body = deeper;
            apart = true;
        }
    }
    let borrows = fields.iter().map(|(field, (name, span))| {
        let field = member(field, *span);
        quote!(let #name = &mut #local.#field;)
    });
    let (borrows, stmts) = (borrows.joined(), &body.stmts);
    apart.then(|| braced(block, quote!(#borrows #(#stmts)*))).flatten()
}

/// Statements in the braces of a block.
fn braced(block: &Block, stmts: TokenStream) -> Option<Block> {
    let mut braced = Group::new(Delimiter::Brace, stmts);
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
            // What follows it looks through it.
            if field_in(&behind[2..]).is_some() {
                let here = Ident::new(&name.to_string(), Span::mixed_site().located_at(ident.span()));
                return Some((3, here.into_token_stream()));
            }
            let mut place = Group::new(Delimiter::Parenthesis, quote!(*#name));
            place.set_span(Span::mixed_site().located_at(ident.span()));
            Some((3, TokenTree::Group(place).into()))
        }
        _ => None,
    })
}
