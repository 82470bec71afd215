//! What the places of a generator that is written down are called.

use proc_macro2::Ident;
use syn::Expr;

/// Stands before a name of a place, where a body is emitted: a label that begins so may be one that nothing breaks out of.
pub(crate) const PREFIX: &str = "__";

/// The place before any suspension.
pub(crate) const CREATED: &str = "created";

/// The place after all.
pub(crate) const CLOSED: &str = "closed";

/// The name of the place at which a marker with this operand suspends.
pub(crate) fn of(operand: &Expr) -> Option<Ident> {
    let block = match operand {
        Expr::Block(block) => block,
        // What a macro was given.
        Expr::Group(fragment) => return of(&fragment.expr),
        _ => return None,
    };
    let label = &block.label.as_ref()?.name.ident;
    Some(Ident::new(label.to_string().strip_prefix(PREFIX)?, label.span()))
}
