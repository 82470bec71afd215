//! What names tell: the bindings of a pattern, the methods that consume their receiver.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::Visit;
use syn::{BinOp, Expr, Generics, Ident, Pat, PatIdent, Type, UnOp};

use crate::ir::Kind;

/// A name that a pattern binds.
pub(crate) struct Bound {
    pub(crate) name: Ident,
    pub(crate) mutable: bool,
    pub(crate) by_ref: bool,
}

/// The names that a pattern binds, in order, each once (the alternatives of `a | a` bind the same).
///
/// A lone capitalised identifier is a constant, a unit struct or a variant, as in `None`.
pub(crate) fn bindings(pat: &Pat) -> Vec<Bound> {
    struct Collect(Vec<Bound>);
    impl<'ast> Visit<'ast> for Collect {
        fn visit_pat_ident(&mut self, pat: &'ast PatIdent) {
            if is_binding(pat) && !self.0.iter().any(|bound| bound.name == pat.ident) {
                self.0.push(Bound {
                    name: pat.ident.clone(),
                    mutable: pat.mutability.is_some(),
                    by_ref: pat.by_ref.is_some(),
                });
            }
            if let Some((_, inner)) = &pat.subpat {
                self.visit_pat(inner);
            }
        }
        fn visit_expr(&mut self, _: &'ast syn::Expr) {}
    }
    let mut collect = Collect(Vec::new());
    collect.visit_pat(pat);
    collect.0
}

pub(crate) fn is_binding(pat: &PatIdent) -> bool {
    pat.by_ref.is_some()
        || pat.mutability.is_some()
        || pat.subpat.is_some()
        || !pat.ident.to_string().trim_start_matches("r#").starts_with(char::is_uppercase)
}

/// What matching a place against a pattern takes out of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Taken {
    /// Nothing: no binding, or only `ref` ones.
    Nothing,
    /// Some of it; the rest stays where it is.
    Part,
    /// Whatever it held when the pattern matched.
    All,
}

/// What a pattern takes out of the place that it is matched against, where its bindings do bind by value.
///
/// A type that is taken apart may have a destructor of its own: where nothing of it is bound, it stays as it was, though all of
/// its fields were compared with constants.
pub(crate) fn taken(pat: &Pat) -> Taken {
    match pat {
        Pat::Ident(ident) => match &ident.subpat {
            _ if !is_binding(ident) => Taken::All,
            _ if ident.by_ref.is_some() => Taken::Nothing,
            _ => Taken::All,
        },
        Pat::Wild(_) | Pat::Rest(_) => Taken::Nothing,
        // Whatever is compared with a constant has nothing to drop: it is matched whole.
        Pat::Lit(_) | Pat::Path(_) | Pat::Range(_) | Pat::Const(_) => Taken::All,
        Pat::Paren(inner) => taken(&inner.pat),
        Pat::Type(inner) => taken(&inner.pat),
        Pat::Guard(inner) => taken(&inner.pat),
        Pat::Reference(_) => Taken::All,
        Pat::Or(or) => together(or.cases.iter().map(taken)),
        Pat::Tuple(tuple) => together(tuple.elems.iter().map(taken)),
        Pat::TupleStruct(tuple) => {
            let parts = together(tuple.elems.iter().map(taken));
            if has_no_destructor(&tuple.path) || binds_by_value(pat) { parts } else { Taken::Nothing }
        }
        Pat::Slice(slice) => together(slice.elems.iter().map(taken)),
        Pat::Struct(whole) => {
            let rest = whole.rest.iter().map(|_| Taken::Nothing);
            let parts = together(whole.fields.iter().map(|field| taken(&field.pat)).chain(rest));
            if binds_by_value(pat) { parts } else { Taken::Nothing }
        }
        // A macro's pattern, and syntax that is not known yet: it may take anything.
        _ => Taken::Part,
    }
}

/// What is left of the elements of an array, and whether each is left as it is, in the order in which it is dropped: the last ones
/// first, where one of them is gone, but those that lie side by side in order.
pub(crate) fn dropped_elements<T>(elements: Vec<(bool, Vec<T>)>) -> Vec<T> {
    let mut runs: Vec<(bool, Vec<T>)> = Vec::new();
    for (is_left, element) in elements {
        match runs.last_mut() {
            Some((true, run)) if is_left => run.extend(element),
            _ => runs.push((is_left, element)),
        }
    }
    runs.into_iter().rev().flat_map(|(_, run)| run).collect()
}

/// Whether a pattern of this path shows that the type has no destructor of its own, but for what it holds.
pub(crate) fn has_no_destructor(path: &syn::Path) -> bool {
    // Ours, which emitted code names.
    if path.leading_colon.is_some() && path.segments.first().is_some_and(|first| first.ident == "genfn") {
        return true;
    }
    path.segments.last().is_some_and(|last| ["Some", "Ok", "Err", "Ready"].iter().any(|name| last.ident == name))
}

fn together(parts: impl Iterator<Item = Taken>) -> Taken {
    let mut all = true;
    let mut nothing = true;
    for part in parts {
        all &= part == Taken::All;
        nothing &= part == Taken::Nothing;
    }
    match (all, nothing) {
        (true, _) => Taken::All,
        (false, true) => Taken::Nothing,
        (false, false) => Taken::Part,
    }
}

/// Whether a pattern binds anything by value.
pub(crate) fn binds_by_value(pat: &Pat) -> bool {
    bindings(pat).iter().any(|bound| !bound.by_ref)
}

/// The left side of a destructuring assignment as a pattern, with the places that it assigns.
pub(crate) fn assignee(left: &Expr) -> (Pat, Vec<Expr>) {
    fn pat(expr: &Expr, places: &mut Vec<Expr>) -> Pat {
        match expr {
            Expr::Infer(_) => syn::parse_quote!(_),
            Expr::Range(range) if range.start.is_none() && range.end.is_none() => syn::parse_quote!(..),
            Expr::Paren(inner) => pat(&inner.expr, places),
            Expr::Group(inner) => pat(&inner.expr, places),
            Expr::Tuple(tuple) => {
                let elems = tuple.elems.iter().map(|elem| pat(elem, places));
                syn::parse_quote!((#(#elems,)*))
            }
            Expr::Array(array) => {
                let elems = array.elems.iter().map(|elem| pat(elem, places));
                syn::parse_quote!([#(#elems),*])
            }
            Expr::Call(call) => {
                let func = &call.func;
                let args = call.args.iter().map(|arg| pat(arg, places));
                syn::parse_quote!(#func(#(#args),*))
            }
            Expr::Struct(literal) => {
                let path = &literal.path;
                let fields = literal.fields.iter().map(|field| {
                    let (member, pat) = (&field.member, pat(&field.expr, places));
                    quote::quote!(#member: #pat,)
                });
                let rest = literal.dot2_token.map(|_| quote::quote!(..));
                syn::parse_quote!(#path { #(#fields)* #rest })
            }
            place => {
                places.push(place.clone());
                let name = quote::format_ident!("__place_{}", places.len(), span = proc_macro2::Span::mixed_site());
                syn::parse_quote!(#name)
            }
        }
    }
    let mut places = Vec::new();
    (pat(left, &mut places), places)
}

/// The name of a field, as text.
pub(crate) fn member(member: &syn::Member) -> String {
    match member {
        syn::Member::Named(name) => name.to_string(),
        syn::Member::Unnamed(index) => index.index.to_string(),
    }
}

/// How a method of this name treats its receiver, as far as the name tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Receiver {
    /// `into_…` consumes it, unless the receiver is a smart pointer and the method its target's.
    Into,
    /// As `Into`; but on arrays and boxed slices it borrows in earlier editions.
    IntoIter,
    /// One of std's consuming names: it does on std's own types and on iterators.
    Std,
    /// Borrows it, as far as anybody knows; rustc says so where that is wrong.
    Borrows,
}

/// `Box::new(…)`
pub(crate) fn is_new_box(call: &syn::ExprCall) -> bool {
    let Expr::Path(path) = &*call.func else { return false };
    let mut last = path.path.segments.iter().rev().map(|segment| &segment.ident);
    last.next().is_some_and(|name| name == "new") && last.next().is_some_and(|name| name == "Box")
}

pub(crate) fn receiver(method: &Ident) -> Receiver {
    let name = method.to_string();
    if name == "into_iter" {
        return Receiver::IntoIter;
    }
    if name.starts_with("into_") || name == "into" || name == "try_into" {
        return Receiver::Into;
    }
    const CONSUMING: &[&str] = &[
        // Option and Result
        "unwrap",
        "unwrap_or",
        "unwrap_or_else",
        "unwrap_or_default",
        "unwrap_err",
        "unwrap_unchecked",
        "expect",
        "expect_err",
        "ok",
        "err",
        "ok_or",
        "ok_or_else",
        "and",
        "and_then",
        "or",
        "or_else",
        "xor",
        "map",
        "map_err",
        "map_or",
        "map_or_else",
        "filter",
        "flatten",
        "transpose",
        "is_some_and",
        "is_none_or",
        "is_ok_and",
        "is_err_and",
        "unzip",
        "copied",
        "cloned",
        // iterators
        "enumerate",
        "zip",
        "chain",
        "rev",
        "skip",
        "skip_while",
        "take_while",
        "map_while",
        "step_by",
        "peekable",
        "scan",
        "flat_map",
        "filter_map",
        "fuse",
        "inspect",
        "cycle",
        "collect",
        "count",
        "sum",
        "product",
        "fold",
        "reduce",
        "for_each",
        "partition",
        "max",
        "min",
        "max_by",
        "min_by",
        "max_by_key",
        "min_by_key",
    ];
    if CONSUMING.contains(&name.as_str()) { Receiver::Std } else { Receiver::Borrows }
}

/// What a variable's type or initialiser tells of it, whatever the names in it stand for.
pub(crate) fn kind(ty: Option<&Type>, init: Option<&Expr>) -> Kind {
    match (ty, init) {
        (Some(ty), _) => kind_of_type(ty, None),
        (None, Some(init)) if inert(init).is_some() => inert(init).unwrap_or(Kind::Inert),
        (None, Some(init))
            if mentions(init.to_token_stream(), &|name| {
                name.ends_with("Reader") || name == "Cursor" || name == "stdin"
            }) =>
        {
            Kind::Reader
        }
        (None, _) => Kind::Unknown,
    }
}

/// The same for an argument, whose type may be one of the function's parameters.
pub(crate) fn kind_of_type(ty: &Type, generics: Option<&Generics>) -> Kind {
    const PRIMITIVES: &[&str] = &[
        "bool", "char", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32",
        "f64",
    ];
    match ty {
        Type::Reference(reference) if reference.mutability.is_some() => return Kind::Exclusive,
        Type::Reference(_) => return Kind::Shared,
        Type::FnPtr(_) | Type::Ptr(_) => return Kind::Inert,
        Type::Paren(inner) => return kind_of_type(&inner.elem, generics),
        Type::Array(array) if kind_of_type(&array.elem, None) == Kind::Plain => return Kind::Plain,
        Type::Tuple(tuple) if tuple.elems.iter().all(|elem| kind_of_type(elem, None) == Kind::Plain) => {
            return Kind::Plain;
        }
        _ => {}
    }
    let name = match ty {
        Type::Path(path) => path.path.get_ident(),
        _ => None,
    };
    if name.is_some_and(|name| PRIMITIVES.iter().any(|primitive| name == primitive)) {
        return Kind::Plain;
    }
    let mut said = ty.to_token_stream();
    if let (Some(name), Some(generics)) = (name, generics) {
        for param in generics.type_params().filter(|param| param.ident == *name) {
            said.extend(param.bounds.to_token_stream());
        }
        for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            if let syn::WherePredicate::Type(predicate) = predicate
                && predicate.bounded_ty == *ty
            {
                said.extend(predicate.bounds.to_token_stream());
            }
        }
    }
    if name.is_some() && generics.is_some() && mentions(said.clone(), &|name| name == "Copy") {
        Kind::Shared
    } else if mentions(said.clone(), &|name| name == "FnOnce") {
        Kind::Once
    } else if mentions(said, &|name| name == "Read" || name.ends_with("BufRead") || name.ends_with("Reader")) {
        Kind::Reader
    } else if has_references(ty.to_token_stream()) || matches!(ty, Type::Infer(_) | Type::Macro(_)) {
        Kind::Unknown
    } else {
        Kind::Owned
    }
}

/// Whether a type says that it holds a reference.
pub(crate) fn has_references(ty: TokenStream) -> bool {
    ty.into_iter().any(|token| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '&' | '\''),
        TokenTree::Ident(ident) => ident == "_",
        TokenTree::Group(group) => has_references(group.stream()),
        TokenTree::Literal(_) => false,
    })
}

/// What a value without a destructor is, as its syntax shows.
fn inert(expr: &Expr) -> Option<Kind> {
    let plain = |is: bool| is.then_some(Kind::Plain);
    let is_plain = |expr: &Expr| inert(expr) == Some(Kind::Plain);
    match expr {
        Expr::Reference(reference) => Some(if reference.mutability.is_some() { Kind::Exclusive } else { Kind::Shared }),
        Expr::Cast(cast) => Some(match kind_of_type(&cast.ty, None) {
            Kind::Plain => Kind::Plain,
            _ => Kind::Inert,
        }),
        Expr::Lit(literal) => match literal.lit {
            syn::Lit::Int(_) | syn::Lit::Float(_) | syn::Lit::Bool(_) | syn::Lit::Char(_) | syn::Lit::Byte(_) => {
                Some(Kind::Plain)
            }
            syn::Lit::Verbatim(_) => None,
            _ => Some(Kind::Shared),
        },
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_) | UnOp::Not(_)) => inert(&unary.expr),
        Expr::Array(array) if !array.elems.is_empty() => plain(array.elems.iter().all(is_plain)),
        Expr::Repeat(repeat) => plain(is_plain(&repeat.expr)),
        Expr::Tuple(tuple) => plain(tuple.elems.iter().all(is_plain)),
        Expr::Binary(binary) => plain(matches!(
            binary.op,
            BinOp::Eq(_)
                | BinOp::Ne(_)
                | BinOp::Lt(_)
                | BinOp::Le(_)
                | BinOp::Gt(_)
                | BinOp::Ge(_)
                | BinOp::And(_)
                | BinOp::Or(_)
        )),
        Expr::Paren(inner) => inert(&inner.expr),
        Expr::Group(inner) => inert(&inner.expr),
        _ => None,
    }
}

/// What a loop over this binds: numbers, where it is a range, for nothing else has a next one.
pub(crate) fn kind_of_item(head: &Expr) -> Kind {
    match head {
        Expr::Range(range) if range.start.is_some() => Kind::Plain,
        Expr::Paren(inner) => kind_of_item(&inner.expr),
        Expr::Group(inner) => kind_of_item(&inner.expr),
        Expr::MethodCall(call) if ["rev", "step_by", "skip", "take"].iter().any(|name| call.method == name) => {
            kind_of_item(&call.receiver)
        }
        _ => Kind::Unknown,
    }
}

fn mentions(tokens: TokenStream, wanted: &impl Fn(&str) -> bool) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => wanted(&ident.to_string()),
        TokenTree::Group(group) => mentions(group.stream(), wanted),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether a method of this name consumes a reader.
pub(crate) fn consumes_reader(method: &Ident) -> bool {
    ["lines", "bytes", "split", "chain", "take"].iter().any(|name| method == name)
}
