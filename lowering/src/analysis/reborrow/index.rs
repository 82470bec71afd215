//! Copies of the indices of borrows that are taken again.
//!
//! ```text
//! let row = &mut grid[i];    =>    let __at_1: usize = i;
//!                                  let row = &mut grid[__at_1];
//! ```

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::spanned::Spanned;
use syn::{Expr, Local as Let};

use super::reborrows::Reborrows;
use crate::flow::borrow::{is_number, name_of};
use crate::ir::kind::TypeKind;
use crate::ir::{Block, Body, Local, LocalId, Role, Stmt, walk};
use crate::syntax::place::bare_mut;

/// Copies each index that may change later, or is computed; whether there were any.
pub(crate) fn keep(body: &mut Body, reborrows: &Reborrows) -> bool {
    let before = body.locals.len();
    let Body { block, locals, .. } = body;
    walk::each_block_mut(block, &mut |block| keep_in(block, locals, reborrows));
    body.locals.len() > before
}

fn keep_in(block: &mut Block, locals: &mut Vec<Local>, reborrows: &Reborrows) {
    let mut stmts = Vec::with_capacity(block.stmts.len());
    for mut stmt in std::mem::take(&mut block.stmts) {
        if let Stmt::Native { stmt: syn::Stmt::Local(declared), declares } = &mut stmt
            && let [local] = declares[..]
            && reborrows.contains(local)
        {
            let constant = |name: &Ident| {
                reborrows
                    .borrowed_from(local)
                    .iter()
                    .any(|index| locals[index.0].name == *name && !locals[index.0].mutable)
            };
            let names = changed_indices(declared, constant, locals.len());
            for (name, copy) in names {
                locals.push(Local { name, mutable: false, block: block.id, kind: TypeKind::Plain, role: Role::Index });
                stmts.push(Stmt::Native { stmt: copy, declares: vec![LocalId(locals.len() - 1)] });
            }
        }
        stmts.push(stmt);
    }
    block.stmts = stmts;
}

/// Gives the indices names of their own; answers the names and what declares them.
fn changed_indices(declared: &mut Let, is_constant: impl Fn(&Ident) -> bool, from: usize) -> Vec<(Ident, syn::Stmt)> {
    let mut copies = Vec::new();
    let Some(init) = &mut declared.init else { return copies };
    let mut place = &mut *init.expr;
    loop {
        match bare_mut(place) {
            Expr::Reference(inner) => place = &mut inner.expr,
            Expr::Field(field) => place = &mut field.base,
            Expr::Unary(unary) => place = &mut unary.expr,
            Expr::Index(index) => {
                if !is_number(&index.index) && !name_of(&index.index).is_some_and(&is_constant) {
                    let span = Span::mixed_site().located_at(index.index.span());
                    let name = format_ident!("__at_{}", from + copies.len(), span = span);
                    let value = std::mem::replace(&mut *index.index, syn::parse_quote!(#name));
                    copies.push((name.clone(), syn::parse_quote!(let #name: usize = #value;)));
                }
                place = &mut index.expr;
            }
            _ => return copies,
        }
    }
}
