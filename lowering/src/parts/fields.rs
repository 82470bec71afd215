//! Locals whose fields are known, for they were made of a literal.
//!
//! Where some fields are moved by name, what is left can be told by name as well:
//!
//! ```text
//! let pair = (make(), make());
//! drop(pair.0);
//!
//! let pair = (make(), make());
//! let rest;
//! drop(pair.0);
//! rest = rest!(pair, [pair.0], (_, left) => left);
//! ```
//!
//! A struct drops its fields in the order of its declaration, which a literal need not keep, and nor does a pattern. A closure
//! that captures them does: `move || { let _ = (&job.b, &job.c); }`.

use std::collections::BTreeMap;

use syn::{Expr, Member, Pat, Path, Stmt as SynStmt, Type};

use super::{How, Rest, Taking, find, pattern};
use crate::ir::{Binding, Block, Body, LocalId, Stmt};
use crate::walk;

/// The fields of a local.
#[derive(Clone)]
pub(super) enum Shape {
    Tuple(usize),
    TupleStruct(Path, usize),
    Struct(Vec<Member>),
}

/// The shapes of the locals that have one, and those of names that are given a value later.
pub(super) fn shapes(body: &Body) -> BTreeMap<LocalId, Shape> {
    let mut shapes = BTreeMap::new();
    walk::each_block(&body.block, &mut |block: &Block| of_block(body, block, &mut shapes));
    shapes
}

fn of_block(body: &Body, block: &Block, shapes: &mut BTreeMap<LocalId, Shape>) {
    for stmt in &block.stmts {
        match stmt {
            Stmt::Native { stmt: SynStmt::Local(local), declares } => {
                let [declared] = declares[..] else { continue };
                let (pat, ty) = match &local.pat {
                    Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
                    pat => (pat, None),
                };
                let value = local.init.as_ref().map(|init| &*init.expr);
                if matches!(pat, Pat::Ident(_))
                    && let Some(shape) = ty.and_then(of_type).or_else(|| value.and_then(of_value))
                {
                    shapes.insert(declared, shape);
                }
            }
            // `let x; … x = value;`
            Stmt::Native { stmt: SynStmt::Expr(Expr::Assign(assign), Some(_)), .. } => {
                if let Some(place) = find::place(&assign.left)
                    && place.path.is_empty()
                    && let Some(shape) = of_value(&assign.right)
                    && let Some(local) =
                        body.locals.iter().rposition(|local| local.synthetic && local.name == place.root)
                {
                    shapes.insert(LocalId(local), shape);
                }
            }
            Stmt::Bind { binding: Binding::Let { ty: Some(ty), declares, pat, .. }, .. } => {
                if let ([declared], Pat::Ident(_), Some(shape)) = (&declares[..], &**pat, of_type(ty)) {
                    shapes.insert(*declared, shape);
                }
            }
            Stmt::Native { .. } | Stmt::Break(_) | Stmt::Bind { .. } => {}
        }
    }
}

fn of_type(ty: &Type) -> Option<Shape> {
    match ty {
        Type::Tuple(tuple) => Some(Shape::Tuple(tuple.elems.len())),
        Type::Paren(inner) => of_type(&inner.elem),
        Type::Group(inner) => of_type(&inner.elem),
        _ => None,
    }
}

fn of_value(expr: &Expr) -> Option<Shape> {
    match expr {
        Expr::Tuple(tuple) => Some(Shape::Tuple(tuple.elems.len())),
        Expr::Struct(literal) if literal.rest.is_none() && literal.dot2_token.is_none() => {
            Some(Shape::Struct(literal.fields.iter().map(|field| field.member.clone()).collect()))
        }
        Expr::Call(call) => match &*call.func {
            Expr::Path(path)
                if path.qself.is_none()
                    && path
                        .path
                        .segments
                        .last()
                        .is_some_and(|last| last.ident.to_string().starts_with(char::is_uppercase)) =>
            {
                Some(Shape::TupleStruct(path.path.clone(), call.args.len()))
            }
            _ => None,
        },
        Expr::Paren(inner) => of_value(&inner.expr),
        Expr::Group(inner) => of_value(&inner.expr),
        _ => None,
    }
}

/// What is left where the parts of a taking are fields that were moved by name.
pub(super) fn rest(taking: &Taking, shape: &Shape) -> Option<Rest> {
    let mut moved = Vec::new();
    for part in &taking.parts {
        let ([member], How::Moved) = (&part.place.path[..], &part.how) else { return None };
        moved.push(member.clone());
    }
    if moved.is_empty() {
        return None;
    }
    let root = &taking.root;
    let bound = moved.iter().map(|member| syn::parse_quote!(#root.#member)).collect();
    let (count, path) = match shape {
        Shape::Struct(members) => {
            let left: Vec<&Member> = members.iter().filter(|member| !moved.contains(member)).collect();
            let captured = syn::parse_quote!(move || { let _ = (#(&#root.#left,)*); });
            return Some(Rest::Fields { bound, complement: syn::parse_quote!(_), left: captured });
        }
        Shape::Tuple(count) => (*count, None),
        Shape::TupleStruct(path, count) => (*count, Some(path)),
    };
    let mut names = 0;
    let mut left = Vec::new();
    let elems: Vec<Pat> = (0..count)
        .map(|index| {
            if moved.contains(&Member::from(index)) {
                return syn::parse_quote!(_);
            }
            let name = pattern::fresh(&mut names, root.span());
            left.push(name.clone());
            syn::parse_quote!(#name)
        })
        .collect();
    let complement = syn::parse_quote!(#path (#(#elems,)*));
    Some(Rest::Fields { bound, complement, left: syn::parse_quote!((#(#left,)*)) })
}
