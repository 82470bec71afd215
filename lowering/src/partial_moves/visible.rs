//! The structs of which a body shows that all their fields are visible to it: it names all of them itself.
//!
//! What is left of a struct is captured by a literal, `Job { a: never(), ..job }`, and rustc refuses that where a field is private, whether it
//! was named or not. Nothing can be asked about a field that nobody names. So such a literal is only written where the body writes one, or a
//! pattern without `..`: `Job { a, b }`. `Self` is a struct of this crate, most often of this module.

use syn::{Expr, Pat, Path};

use super::code;
use crate::ir::Block;
use crate::sorted::Set;
use crate::syntax::pattern;
use crate::syntax::walk::{Visitor, Walk};

/// Their names.
pub(super) fn structs(block: &Block) -> Set<String> {
    let mut seen = Seen(["Self".to_owned()].into_iter().collect());
    code::each(block, &mut seen);
    seen.0
}

struct Seen(Set<String>);

impl Seen {
    fn named(&mut self, path: &Path) {
        self.0.extend(path.segments.last().map(|last| last.ident.to_string()));
    }
}

impl Visitor for Seen {
    fn enter_expr(&mut self, expr: &Expr) -> Walk {
        if let Expr::Struct(literal) = expr {
            self.named(&literal.path);
        }
        Walk::Into
    }

    fn enter_pat(&mut self, pat: &Pat) -> Walk {
        if let Pat::Struct(apart) = pattern::bare(pat)
            && apart.rest.is_none()
        {
            self.named(&apart.path);
        }
        Walk::Into
    }
}
