//! Jumps that a body hides in macros of `support/src/shapes.rs`, written out: what a `try_!` comes to may lie in their way.
//!
//! ```text
//! skip_if!(c);      if c { continue; }
//! stop_if!(c);      if c { break; }
//! done_if!(c);      if c { return; }
//! ensure!(c, e);    if !c { bail!(e); }
//! ```

use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Stmt, StmtMacro, Token};

pub(super) fn show(block: &mut Block) {
    Jumps.visit_block_mut(block);
}

struct Jumps;

impl VisitMut for Jumps {
    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(mac) = stmt
            && let Some(shown) = shown(mac)
        {
            *stmt = shown;
        }
        visit_mut::visit_stmt_mut(self, stmt);
    }
}

fn shown(mac: &StmtMacro) -> Option<Stmt> {
    let name = mac.mac.path.get_ident()?.to_string();
    let parse = Punctuated::<Expr, Token![,]>::parse_terminated;
    let operands = mac.mac.parse_body_with(parse).ok()?;
    let condition = operands.first()?;
    Some(match name.as_str() {
        "skip_if" => syn::parse_quote!(if #condition { continue; }),
        "stop_if" => syn::parse_quote!(if #condition { break; }),
        "done_if" => syn::parse_quote!(if #condition { return; }),
        "ensure" => {
            let error = operands.get(1)?;
            syn::parse_quote!(if !(#condition) { bail!(#error); })
        }
        _ => return None,
    })
}
