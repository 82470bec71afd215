//! What a body ends with, where it evaluates to `()`: a value there is a mistake, of which rustc says no more than that `()` was expected.
//! So it goes through a function whose trait has the words:
//!
//! ```text
//! for x in xs { sum += x; yield_!(x); } sum
//!
//! for x in xs { sum += x; yield_!(x); } Ends::ended(sum)
//! ```
//!
//! (Before [exceptions](crate::exceptions) are lowered: what a `try_!` becomes ends with values of the expansion's.) Only what has its type by itself does, whatever is expected of it. A call may come to anything, or to nothing: `process::exit(1)`.

use syn::{Block, Expr, Stmt};

use crate::emit::shape::{ends, tells_its_type};
use crate::source::signature::{Declared, is_unit};

/// Puts it around each of the expressions that may be the last one.
pub(super) fn told(block: &mut Block, declared: &Declared) {
    if is_unit(&declared.returns) {
        last(block, declared);
    }
}

fn last(block: &mut Block, declared: &Declared) {
    if let Some(Stmt::Expr(tail, None)) = block.stmts.last_mut() {
        end(tail, declared);
    }
}

fn end(tail: &mut Expr, declared: &Declared) {
    match tail {
        Expr::Block(inner) if inner.label.is_none() => last(&mut inner.block, declared),
        Expr::If(branch) => {
            last(&mut branch.then_branch, declared);
            if let Some((_, otherwise)) = &mut branch.else_branch {
                end(otherwise, declared);
            }
        }
        Expr::Match(choice) => choice.arms.iter_mut().for_each(|arm| end(&mut arm.body, declared)),
        value if tells_its_type(value) => {
            let ends = ends(declared, value);
            *value = syn::parse_quote!(#ends(#value));
        }
        _ => {}
    }
}
