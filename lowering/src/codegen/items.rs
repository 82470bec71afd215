//! Items that a body declares.
//!
//! An item is in scope in its whole block, and the code of a block may be spread over several segments. So items are moved out,
//! before the machine. Those of an inner block stay there, in each segment that needs them, as long as being written twice
//! makes no difference: a `use`, a constant, a function without a `static`. A macro means what it means where it stands, and
//! may name locals; it is written again after them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Item, Stmt as SynStmt};

use super::context::Codegen;
use crate::analysis::known_types::{exit_enums, outside};
use crate::diagnostics::Diagnostics;
use crate::ir::walk::each_block;
use crate::ir::{Block, Body, Stmt};
use crate::listed::Listed;
use crate::sorted::Map;
use crate::syntax::tokens;
use crate::syntax::tokens::Joined;

impl Codegen<'_> {
    /// The items that stand before the machine.
    pub(super) fn hoisted_items(&self) -> TokenStream {
        let mut items = TokenStream::new();
        each_block(&self.body.block, &mut |block| {
            if hoists(block, self.body) {
                block_items(block)
                    .into_iter()
                    .filter(|item| !is_macro(item))
                    .for_each(|item| items.extend(self.hoisted(item)));
            }
        });
        items
    }

    /// What leaves a `finally` is declared beside a type that has a name, for that to name it.
    fn hoisted(&self, item: &Item) -> TokenStream {
        let name = self.named.as_ref().and(self.type_name);
        match (name, item) {
            (Some(name), Item::Enum(exits)) if exit_enums(self.body).iter().any(|other| other.ident == exits.ident) => {
                let (outside, ident) = (outside(&exits.ident, &name.name), &exits.ident);
                quote!(use #outside as #ident;)
            }
            _ => item.to_token_stream(),
        }
    }

    /// The items that stand at the beginning of a block, each time that it is written, but for macros.
    pub(super) fn items_again(&self, block: &Block) -> TokenStream {
        if hoists(block, self.body) {
            return TokenStream::new();
        }
        let items = block_items(block).into_iter().filter(|item| !is_macro(item));
        items.map(|item| quote!(#[allow(dead_code, unused_imports)] #item)).joined()
    }
}

/// Reports items that would be moved out of their blocks and into each other's way.
pub(crate) fn check(body: &Body, diagnostics: &Diagnostics) {
    let mut names: Map<String, usize> = Map::new();
    each_block(&body.block, &mut |block| {
        if !hoists(block, body) {
            return;
        }
        for name in block_items(block).into_iter().filter_map(name) {
            let block_of = names.entry(name.to_string()).or_insert(block.id.0);
            if *block_of != block.id.0 {
                diagnostics.error(
                    name,
                    format!("another item of the name `{name}` is declared in another block that suspends: give one of them another name"),
                );
            }
        }
    });
}

pub(super) fn block_items(block: &Block) -> Vec<&Item> {
    let items = block.stmts.iter().filter_map(|stmt| match stmt {
        Stmt::Native { stmt: SynStmt::Item(item), .. } => Some(item),
        Stmt::Native { .. } | Stmt::Jump(_) | Stmt::Bind { .. } => None,
    });
    items.listed()
}

/// Whether a statement is an item that is emitted elsewhere: before the machine, or at the beginning of its block.
pub(crate) fn is_moved(stmt: &SynStmt) -> bool {
    matches!(stmt, SynStmt::Item(item) if !is_macro(item))
}

/// The names of the types that a body declares.
pub(super) fn types(block: &Block) -> Vec<syn::Ident> {
    let mut found = Vec::new();
    each_block(block, &mut |block| {
        found.extend(block_items(block).into_iter().filter_map(|item| match item {
            Item::Struct(item) => Some(item.ident.clone()),
            Item::Enum(item) => Some(item.ident.clone()),
            Item::Union(item) => Some(item.ident.clone()),
            Item::Type(item) => Some(item.ident.clone()),
            _ => None,
        }));
    });
    found
}

fn is_macro(item: &Item) -> bool {
    matches!(item, Item::Macro(_))
}

fn hoists(block: &Block, body: &Body) -> bool {
    block.id == body.block.id || block_items(block).into_iter().any(is_one)
}

/// Whether an item written twice would be two.
fn is_one(item: &Item) -> bool {
    match item {
        Item::Use(_) | Item::Macro(_) | Item::Type(_) | Item::ExternCrate(_) => false,
        Item::Const(_) | Item::Fn(_) => holds_static(item.to_token_stream()),
        _ => true,
    }
}

fn holds_static(tokens: TokenStream) -> bool {
    tokens::any_place(tokens, &mut tokens::is_static)
}

fn name(item: &Item) -> Option<&syn::Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Mod(item) => Some(&item.ident),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}
