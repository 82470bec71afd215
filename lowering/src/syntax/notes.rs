//! Notes that one pass leaves for another, as attributes: they are taken off again before anything is emitted,
//! by those who read them: a note in native code has to be, by each emitter that copies that (`emit/whole_body.rs`, `codegen/native.rs`,
//! `codegen/types/native.rs`).
//!
//! | note | left by | read by |
//! | --- | --- | --- |
//! | `#[raises('__try_1)]`, `#[raises('__try_1, unknown_type)]` | `exceptions/` | `desugar/`, `emit/` |
//! | `#[raised]`, `#[left]` | `exceptions/` | `emit/` |
//! | `#[synthetic]` | `partial_moves/mark.rs` | `partial_moves/resolve.rs` |

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Attribute, Expr, Ident, Lifetime, Stmt};

/// Where a marker raises.
pub(crate) struct Raises {
    pub(crate) label: Lifetime,
    /// No `?` tells the type of the error.
    pub(crate) unknown_type: bool,
}

impl Raises {
    pub(crate) fn note(&self) -> Attribute {
        let Raises { label, unknown_type } = self;
        let unknown_type = unknown_type.then(|| quote_spanned!(Span::mixed_site()=> , unknown_type));
        syn::parse_quote!(#[raises(#label #unknown_type)])
    }
}

pub(crate) fn raises(attrs: &[Attribute]) -> Option<Raises> {
    let attribute = attrs.iter().find(|attribute| attribute.path().is_ident("raises"))?;
    attribute
        .parse_args_with(|input: syn::parse::ParseStream<'_>| {
            let label = input.parse()?;
            let unknown_type = !input.is_empty();
            input.parse::<TokenStream>()?;
            Ok(Raises { label, unknown_type })
        })
        .ok()
}

/// How a `return` that this pass made leaves the body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaves {
    /// `#[raised] return exception`: with an exception that nothing caught.
    Raised,
    /// `#[left] return value`: with what a `finally` held back.
    Left,
}

impl Leaves {
    /// A `return` with this note.
    pub(crate) fn returning(self, value: &TokenStream, at: Span) -> Expr {
        match self {
            Leaves::Raised => syn::parse_quote_spanned!(at=> #[raised] return #value),
            Leaves::Left => syn::parse_quote_spanned!(at=> #[left] return #value),
        }
    }
}

pub(crate) fn leaves(attrs: &[Attribute]) -> Option<Leaves> {
    attrs.iter().find_map(|attribute| {
        let path = attribute.path();
        path.is_ident("raised").then_some(Leaves::Raised).or_else(|| path.is_ident("left").then_some(Leaves::Left))
    })
}

/// A block around an expression, which goes again if nothing else is in it.
pub(crate) fn synthetic(stmts: &[Stmt], value: &Expr) -> Expr {
    let block = quote!({ #(#stmts)* #value });
    syn::parse_quote!(#[synthetic] #block)
}

/// The same where these statements have to stand after the expression.
pub(crate) fn synthetic_after(value: &Expr, stmts: &[Stmt]) -> Expr {
    let name = synthetic_name();
    let block = quote!({ let #name = #value; #(#stmts)* #name });
    syn::parse_quote!(#[synthetic] #block)
}

/// The expression that such a block was made around, if nothing else is in it; takes the note off it otherwise.
pub(crate) fn take_synthetic_after(expr: &mut Expr) {
    let Expr::Block(syn::ExprBlock { attrs, block, .. }) = expr else { return };
    let [Stmt::Local(syn::Local { pat: syn::Pat::Ident(pat), init: Some(init), .. }), rest @ ..] = &block.stmts[..]
    else {
        return;
    };
    if pat.ident == synthetic_name() && take_synthetic(attrs) && rest.len() == 1 {
        *expr = (*init.expr).clone();
    }
}

fn synthetic_name() -> Ident {
    Ident::new("__tail", Span::mixed_site())
}

/// Takes the note off such a block. Says whether there was one.
pub(crate) fn take_synthetic(attrs: &mut Vec<Attribute>) -> bool {
    let before = attrs.len();
    attrs.retain(|attribute| !attribute.path().is_ident("synthetic"));
    attrs.len() < before
}
