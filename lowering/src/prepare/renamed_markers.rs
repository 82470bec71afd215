//! Markers that the body imports under another name: they get their own again.
//!
//! ```text
//! use genfn::yield_ as emit;
//! emit!(1);
//!
//! use genfn::yield_ as emit;
//! emit!(@);
//! genfn::yield_!(1);
//! ```
//!
//! `emit!(@);` is nothing, but uses the import. What is imported outside of the function can't be seen from here.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit_mut::VisitMut;
use syn::{Block, Item, Stmt, UseTree};

use crate::syntax::markers::{self, is_marker};
use crate::syntax::tokens::{self, is_sign};
use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

pub(crate) fn under_their_own_names(block: &mut Block) {
    WalkerMut(&mut OwnNames).visit_block_mut(block);
}

struct OwnNames;

impl VisitorMut for OwnNames {
    fn enter_block(&mut self, block: &mut Block) -> Walk {
        let mut imports = Vec::new();
        for stmt in &block.stmts {
            if let Stmt::Item(Item::Use(import)) = stmt {
                let colons = import.leading_colon;
                renamed(&import.tree, &colons.to_token_stream(), &mut imports);
            }
        }
        if imports.is_empty() {
            return Walk::Into;
        }
        let tokens = tokens::replaced(block.to_token_stream(), &mut |_, rest| match rest {
            [TokenTree::Ident(name), bang, TokenTree::Group(_), ..] if is_sign(bang, '!') => {
                let import = imports.iter().find(|import| import.name == *name)?;
                let marker = Ident::new(&import.marker.to_string(), name.span());
                let path = &import.path;
                Some((1, quote!(#path #marker)))
            }
            _ => None,
        });
        if let Ok(read) = syn::parse2::<Block>(tokens) {
            let used = imports.into_iter().filter_map(|import| syn::parse2(markers::mention(&import.name.into())).ok());
            *block = read;
            block.stmts.splice(0..0, used);
        }
        Walk::Into
    }
}

/// `use path::marker as name;`
struct Renamed {
    path: TokenStream,
    marker: Ident,
    name: Ident,
}

fn renamed(tree: &UseTree, path: &TokenStream, into: &mut Vec<Renamed>) {
    match tree {
        UseTree::Path(inner) => {
            let (segment, colons) = (&inner.ident, &inner.colon2_token);
            renamed(&inner.tree, &quote!(#path #segment #colons), into);
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| renamed(tree, path, into)),
        UseTree::Rename(rename) if is_marker(&rename.ident) && rename.rename != "_" => {
            into.push(Renamed { path: path.clone(), marker: rename.ident.clone(), name: rename.rename.clone() });
        }
        UseTree::Rename(_) | UseTree::Name(_) | UseTree::Glob(_) => {}
    }
}
