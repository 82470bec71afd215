//! Parameters that are taken apart.

use proc_macro2::Ident;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Pat, PatIdent, Type};

use super::builder::Desugar;
use crate::ir::kind::TypeKind;
use crate::ir::{Block, Role, Stmt};
use crate::partial_moves::Matches;
use crate::source::arguments::Argument;
use crate::syntax::{pattern, types};

impl Desugar<'_> {
    /// The function's own body; its arguments are taken apart when it first runs, as those of an `async fn` are.
    ///
    /// They are dropped last to first, each after what was taken out of it. So what follows one that is taken apart is declared
    /// after the names in it:
    ///
    /// ```text
    /// fn f(n: u8, (a, b): (T, T), mut t: T, [c, d]: [T; 2]) { body }
    ///
    /// fn f(n: u8, __argument_1: (T, T), t: T, __argument_3: [T; 2]) {
    ///     let __parameter_1 = __argument_1;
    ///     let (a, b) = __parameter_1;
    ///     let mut t = t;
    ///     let __parameter_2 = __argument_3;
    ///     let [c, d] = __parameter_2;
    ///     body
    /// }
    /// ```
    pub(super) fn function_body(&mut self, block: &syn::Block, arguments: &[Argument]) -> Block {
        let id = self.block;
        let mut params = Vec::new();
        let mut stmts = Vec::new();
        let last = arguments.len().saturating_sub(1);
        let taken_apart = arguments.iter().position(|argument| argument.pat.is_some()).filter(|first| *first < last);
        for (at, argument) in arguments.iter().enumerate() {
            let Argument { name, mutable, kind, pat, lints, .. } = argument;
            let again = taken_apart.is_some_and(|first| first <= at);
            let given = if again { self.name_for(Role::Argument, name.span()) } else { name.clone() };
            let role = if pat.is_some() || again { Role::Argument } else { Role::User };
            params.push(self.declare(given.clone(), *mutable && !again, *kind, role));
            let name = match pat {
                Some(_) if again => self.name_for(Role::Parameter, name.span()),
                _ => name.clone(),
            };
            if again {
                let role = if pat.is_some() { Role::Parameter } else { Role::User };
                let declares = vec![self.declare(name.clone(), *mutable, *kind, role)];
                let mutable = mutable.then(|| quote!(mut));
                stmts.push(Stmt::Native { stmt: syn::parse_quote!(#(#lints)* let #mutable #name = #given;), declares });
            }
            if let Some(pat) = pat {
                self.take_apart(pat, argument, &name, &mut stmts);
            }
        }
        let returns = self.declared.returns.clone();
        let (body, tail) = self.stmts(&block.stmts, Some(&returns));
        stmts.extend(body);
        Block::written(id, block.brace_token, params, stmts, tail)
    }

    /// `let pat = name;`
    fn take_apart(&mut self, pat: &Pat, argument: &Argument, name: &Ident, out: &mut Vec<Stmt>) {
        let (ty, lints) = (argument.ty.as_ref(), &argument.lints);
        let counted = ty.map(|ty| counted(pat, ty));
        let pat = counted.as_ref().unwrap_or(pat);
        let (borrowing, refs) = match ty {
            Some(ty) => self.with_refs_named(pat, ty),
            None => (pat.clone(), Vec::new()),
        };
        let named = self
            .with_remainder_named(&borrowing, Matches::Always)
            .or_else(|| (!refs.is_empty()).then(|| borrowing.clone()));
        let bound = named.as_ref().unwrap_or(pat);
        let declares = self.declare_pat(bound, TypeKind::Unknown);
        out.push(Stmt::Native { stmt: syn::parse_quote!(#(#lints)* let #bound = #name;), declares });
        if let Some(named) = &named {
            self.rebind_remainder(named, pat, out);
            self.rebind(&pattern::bindings(pat), out);
        }
        for (borrow, name) in refs {
            let ident = &borrow.ident;
            let declares = vec![self.declare(ident.clone(), false, TypeKind::Shared, Role::User)];
            out.push(Stmt::Native { stmt: syn::parse_quote!(#(#lints)* let #ident = &#name;), declares });
        }
    }

    /// The pattern with the parts named that a `ref` borrows: a borrow of a local is [taken again](crate::analysis::reborrow) after a yield, one of
    /// what a pattern has left is not. With each such `ref`, and the name of its part.
    ///
    /// ```text
    /// fn f((ref a, b): (A, B))
    ///
    /// let (__borrowed, b) = __argument_0;
    /// let a = &__borrowed;
    /// ```
    ///
    /// Only where the written type tells that nothing is matched through a reference.
    fn with_refs_named(&mut self, pat: &Pat, ty: &Type) -> (Pat, Vec<(PatIdent, Ident)>) {
        let mut refs = Vec::new();
        let mut named = pat.clone();
        self.name_refs(&mut named, ty, &mut refs);
        // What is borrowed further in stays where it is; so does the rest, if nothing is moved.
        let borrows = pattern::bindings(&named).iter().any(|bound| bound.by_ref);
        if borrows && !pattern::binds_by_value(pat) {
            return (pat.clone(), Vec::new());
        }
        (named, refs)
    }

    fn name_refs(&mut self, pat: &mut Pat, ty: &Type, refs: &mut Vec<(PatIdent, Ident)>) {
        match (pat, types::bare(ty)) {
            (Pat::Paren(inner), ty) => self.name_refs(&mut inner.pat, ty, refs),
            (Pat::Ident(ident @ PatIdent { by_ref: Some(_), mutability: None, subpat: None, .. }), _) => {
                let name = self.name_for(Role::Borrowed, ident.span());
                let by_name = PatIdent { by_ref: None, ident: name.clone(), ..ident.clone() };
                refs.push((std::mem::replace(ident, by_name), name));
            }
            (Pat::Tuple(tuple), Type::Tuple(types)) if tuple.elems.len() == types.elems.len() => {
                tuple.elems.iter_mut().zip(&types.elems).for_each(|(elem, ty)| self.name_refs(elem, ty, refs));
            }
            (Pat::Slice(slice), Type::Array(array)) => {
                slice.elems.iter_mut().for_each(|elem| self.name_refs(elem, &array.elem, refs));
            }
            _ => {}
        }
    }
}

/// A pattern in which each `..` of a tuple whose type is written stands for as many `_`.
///
/// ```text
/// fn f((a, ..): (A, B, C))
///
/// let (a, _, _) = __argument_0;
/// ```
fn counted(pat: &Pat, ty: &Type) -> Pat {
    match (pat, types::bare(ty)) {
        (Pat::Paren(inner), ty) => {
            let pat = Box::new(counted(&inner.pat, ty));
            Pat::Paren(syn::PatParen { pat, ..inner.clone() })
        }
        (Pat::Tuple(tuple), Type::Tuple(types)) => {
            let is_rest = |elem: &&Pat| matches!(elem, Pat::Rest(_));
            let rests = tuple.elems.iter().filter(is_rest).count();
            let named = tuple.elems.len() - rests;
            if rests > 1 || named > types.elems.len() || (rests == 0 && named != types.elems.len()) {
                return pat.clone();
            }
            let mut types_of_elems = types.elems.iter();
            let mut elems = syn::punctuated::Punctuated::new();
            for elem in &tuple.elems {
                if let Pat::Rest(rest) = elem {
                    let left = types_of_elems.by_ref().take(types.elems.len() - named);
                    elems.extend(left.map(|_| -> Pat { syn::parse_quote_spanned!(rest.span()=> _) }));
                } else {
                    elems.extend(types_of_elems.next().map(|ty| counted(elem, ty)));
                }
            }
            if elems.len() == 1 {
                elems.push_punct(<syn::Token![,]>::default());
            }
            Pat::Tuple(syn::PatTuple { elems, ..tuple.clone() })
        }
        (Pat::Slice(slice), Type::Array(array)) => {
            let mut slice = slice.clone();
            slice.elems.iter_mut().for_each(|elem| *elem = counted(elem, &array.elem));
            Pat::Slice(slice)
        }
        (pat, _) => pat.clone(),
    }
}
