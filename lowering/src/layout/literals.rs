//! Locals that were made of a literal of a struct, which shows all that is in them: where there is nothing to drop in its fields, there is
//! nothing to drop in the local.
//!
//! ```text
//! let mut cursor = Cursor { text: &text, at: 0 };      Cursor { text, at }
//! ```
//!
//! `Cursor` may be a variant. Then the literal tells of the others nothing, so that what may become one of them is left out: a local that
//! is `mut`, of which no field is named.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ExprStruct, Member, Pat, Path, Stmt as SynStmt};

use crate::ir::{Body, LocalId, Stmt, walk};
use crate::sorted::Map;
use crate::syntax::place::bare;
use crate::syntax::tokens;

/// What a local was made of.
pub(crate) struct Literal {
    pub(crate) path: Path,
    pub(crate) fields: Vec<Member>,
}

/// The literals of a body, which is made of this block.
pub(crate) fn literals(body: &Body, source: &syn::Block) -> Map<LocalId, Literal> {
    let mut found = Map::new();
    walk::each_block(&body.block, &mut |block| {
        for stmt in &block.stmts {
            if let Stmt::Native { stmt: SynStmt::Local(local), declares } = stmt
                && let [declared] = declares[..]
                && let (Pat::Ident(_), Some(init)) = (&local.pat, &local.init)
                && let Expr::Struct(literal) = bare(&init.expr)
                && let Some(literal) = whole(literal)
                && (!body.locals[declared.0].mutable
                    || names_a_field(source.to_token_stream(), &body.locals[declared.0].name, &literal.fields))
            {
                found.insert(declared, literal);
            }
        }
    });
    found
}

/// A literal that tells all fields by name.
fn whole(literal: &ExprStruct) -> Option<Literal> {
    let is_told = literal.qself.is_none()
        && literal.dot2_token.is_none()
        && literal.fields.iter().all(|field| field.attrs.is_empty());
    let fields = literal.fields.iter().map(|field| field.member.clone());
    is_told.then(|| Literal { path: literal.path.clone(), fields: fields.collect() })
}

/// `local.field`
fn names_a_field(tokens: TokenStream, local: &Ident, fields: &[Member]) -> bool {
    tokens::any_place(tokens, &mut |before, rest| match rest {
        [TokenTree::Ident(name), TokenTree::Punct(dot), TokenTree::Ident(field), behind @ ..] => {
            let is_called = matches!(behind, [TokenTree::Group(operands), ..] if operands.delimiter() == proc_macro2::Delimiter::Parenthesis);
            name == local
                && dot.as_char() == '.'
                && !before.last().is_some_and(|before| tokens::is_sign(before, '.'))
                && !is_called
                && fields.iter().any(|member| matches!(member, Member::Named(known) if known == field))
        }
        _ => false,
    })
}
