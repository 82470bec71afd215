//! Syntax that is put together from its parts. `parse_quote!` writes them down as tokens and reads these: of what every generator has,
//! that is most of the time that it takes to expand a small one.

use proc_macro2::{Ident, Span};
use syn::punctuated::Punctuated;
use syn::token::{Brace, Paren};
use syn::{
    AngleBracketedGenericArguments, Expr, ExprBlock, ExprBreak, ExprCall, ExprPath, ExprReference, GenericArgument,
    Local, LocalInit, Pat, PatIdent, PatTupleStruct, Path, PathArguments, PathSegment, Stmt, Token, Type, TypeInfer,
    TypePath, TypeTuple,
};

/// `::genfn::__private::core::ops::Range`, of `["core", "ops", "Range"]`.
pub(crate) fn our_path(names: &[&str], span: Span) -> Path {
    our_path_to(names, None, span)
}

/// The same, with a name at its end that has a place of its own.
pub(crate) fn our_path_to(names: &[&str], last: Option<Ident>, span: Span) -> Path {
    let names = ["genfn", "__private"].iter().chain(names);
    let mut segments = Punctuated::new();
    for name in names.map(|name| Ident::new(name, span)).chain(last) {
        if !segments.is_empty() {
            segments.push_punct(Token![::](span));
        }
        segments.push_value(PathSegment::from(name));
    }
    Path { leading_colon: Some(Token![::](span)), segments }
}

/// `::genfn::__private::core::ops::Range<T>`
pub(crate) fn our_type(names: &[&str], of: &Type) -> Type {
    let span = Span::call_site();
    let mut path = our_path(names, span);
    let mut args = Punctuated::new();
    args.push_value(GenericArgument::Type(of.clone()));
    if let Some(last) = path.segments.last_mut() {
        last.arguments = PathArguments::AngleBracketed(AngleBracketedGenericArguments {
            colon2_token: None,
            lt_token: Token![<](span),
            args,
            gt_token: Token![>](span),
        });
    }
    type_path(path)
}

/// A type that is a name, and nothing else.
pub(crate) fn type_name(name: &str) -> Type {
    type_path(Ident::new(name, Span::call_site()).into())
}

fn type_path(path: Path) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path })
}

/// `_`
pub(crate) fn type_unknown() -> Type {
    Type::Infer(TypeInfer { attrs: Vec::new(), underscore_token: Token![_](Span::call_site()) })
}

/// `()`
pub(crate) fn type_unit() -> Type {
    Type::Tuple(TypeTuple { attrs: Vec::new(), paren_token: Paren::default(), elems: Punctuated::new() })
}

/// `path`, as an expression.
pub(crate) fn path(path: Path) -> Expr {
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path })
}

/// `function(argument)`
pub(crate) fn call(function: Path, argument: Expr, span: Span) -> Expr {
    let mut args = Punctuated::new();
    args.push_value(argument);
    Expr::Call(ExprCall { attrs: Vec::new(), func: Box::new(path(function)), paren_token: Paren(span), args })
}

/// `&mut name`
pub(crate) fn borrowed_mutably(name: &Ident, span: Span) -> Expr {
    Expr::Reference(ExprReference {
        attrs: Vec::new(),
        and_token: Token![&](span),
        mutability: Some(Token![mut](span)),
        expr: Box::new(path(name.clone().into())),
    })
}

/// `break`
pub(crate) fn break_() -> Expr {
    let break_token = Token![break](Span::call_site());
    Expr::Break(ExprBreak { attrs: Vec::new(), break_token, label: None, expr: None })
}

/// `{ … }`, around what is no syntax tree.
pub(crate) fn block(brace_token: Brace, contents: proc_macro2::TokenStream) -> Expr {
    let stmts = vec![Stmt::Expr(Expr::Verbatim(contents), None)];
    Expr::Block(ExprBlock { attrs: Vec::new(), label: None, block: syn::Block { brace_token, stmts } })
}

/// `let mut name = value;`
pub(crate) fn let_mut(name: &Ident, value: Expr, span: Span) -> Stmt {
    Stmt::Local(Local {
        attrs: Vec::new(),
        let_token: Token![let](span),
        modifiers: Default::default(),
        pat: pat_name(name, Some(Token![mut](span))),
        init: Some(LocalInit { eq_token: Token![=](span), expr: Box::new(value), diverge: None }),
        semi_token: Token![;](span),
    })
}

/// `mut name`
pub(crate) fn pat_name(name: &Ident, mutability: Option<Token![mut]>) -> Pat {
    Pat::Ident(PatIdent { attrs: Vec::new(), by_ref: None, mutability, ident: name.clone(), subpat: None })
}

/// `Variant(pat)`
pub(crate) fn pat_of(variant: Path, pat: Pat) -> Pat {
    let mut elems = Punctuated::new();
    elems.push_value(pat);
    Pat::TupleStruct(PatTupleStruct {
        attrs: Vec::new(),
        qself: None,
        path: variant,
        paren_token: Paren::default(),
        elems,
    })
}

/// `Variant`
pub(crate) fn pat_path(path: Path) -> Pat {
    Pat::Path(ExprPath { attrs: Vec::new(), qself: None, path })
}
