//! Syntax that is put together of pieces that are syntax already.
//!
//! What holds a piece is read with a stand-in at its place, and the piece put there. Were the piece printed and read again with what is around
//! it, a `try_!` in n others would be read n times, each time as deep as it has become: syn takes 60 KB of the stack for each in a debug
//! build.
//!
//! ```text
//! match __piece!(0) { Ok(()) => __piece!(1), Err(raised) => … }    =>    match '__try_1: { … } { Ok(()) => { … }, Err(raised) => … }
//! ```

use proc_macro2::{Literal, Span, TokenStream};
use quote::quote_spanned;
use syn::visit_mut::VisitMut;
use syn::{Block, Expr, Macro, Stmt};

use crate::syntax::walk::Walk;
use crate::syntax::walk_mut::{VisitorMut, WalkerMut};

/// The pieces of what is being put together.
#[derive(Default)]
pub(super) struct Pieces(Vec<Expr>);

impl Pieces {
    /// What stands for a piece: wherever an expression may stand, and a statement.
    pub(super) fn hold(&mut self, piece: Expr) -> TokenStream {
        let number = Literal::usize_unsuffixed(self.0.len());
        self.0.push(piece);
        // As macros are that need no semicolon.
        quote_spanned!(Span::mixed_site()=> __piece! { #number })
    }

    pub(super) fn hold_block(&mut self, block: Block) -> TokenStream {
        self.hold(Expr::Block(syn::ExprBlock { attrs: Vec::new(), label: None, block }))
    }

    /// The whole, with the pieces in their places.
    pub(super) fn put_into(mut self, whole: &TokenStream) -> Expr {
        let mut whole = syn::parse_quote!(#whole);
        WalkerMut(&mut self).visit_expr_mut(&mut whole);
        whole
    }

    /// The piece that this stands for. Each is taken once.
    fn piece(&mut self, mac: &Macro) -> Option<Expr> {
        if !mac.path.is_ident("__piece") {
            return None;
        }
        let number: syn::LitInt = mac.parse_body().ok()?;
        let piece = self.0.get_mut(number.base10_parse::<usize>().ok()?)?;
        Some(std::mem::replace(piece, Expr::Verbatim(TokenStream::new())))
    }
}

impl VisitorMut for Pieces {
    fn enter_expr(&mut self, expr: &mut Expr) -> Walk {
        match expr {
            Expr::Macro(stand_in) => match self.piece(&stand_in.mac) {
                Some(piece) => {
                    *expr = piece;
                    Walk::Over
                }
                None => Walk::Into,
            },
            _ => Walk::Into,
        }
    }

    fn enter_stmt(&mut self, stmt: &mut Stmt) -> Walk {
        match stmt {
            Stmt::Macro(stand_in) => match self.piece(&stand_in.mac) {
                Some(piece) => {
                    *stmt = Stmt::Expr(piece, None);
                    Walk::Over
                }
                None => Walk::Into,
            },
            _ => Walk::Into,
        }
    }
}
