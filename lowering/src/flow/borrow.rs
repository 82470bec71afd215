//! The places whose borrow may be taken again, as they are written.

use proc_macro2::Ident;
use syn::{BinOp, Expr, Lit, Local, Pat, Stmt, UnOp};

use crate::listed::Listed;
use crate::syntax::place::{bare, member};

/// `&root.field[index]`
pub(crate) struct BorrowedPlace<'a> {
    pub(crate) root: &'a Expr,
    /// The fields that follow the root.
    pub(crate) fields: Vec<String>,
    /// From the root outwards.
    pub(crate) steps: Vec<Projection<'a>>,
    pub(crate) exclusive: bool,
    /// The whole place, if a type is written that a reference to it has to fit.
    pub(crate) fitted: Option<&'a Expr>,
}

/// How a place is reached from another one.
pub(crate) enum Projection<'a> {
    /// By a field or by `*`: the other one may be a pointer.
    Through(&'a Expr),
    Index(&'a Expr, &'a Expr),
}

impl<'a> BorrowedPlace<'a> {
    /// The place that a `let` of a plain name borrows; nothing if it may not be the same when it is looked for again.
    pub(crate) fn borrowed_by(stmt: &'a Stmt) -> Option<Self> {
        let Stmt::Local(Local { pat, init: Some(init), .. }) = stmt else { return None };
        let (pat, is_typed) = match pat {
            Pat::Type(typed) => (&*typed.pat, true),
            pat => (pat, false),
        };
        let (Pat::Ident(name), Expr::Reference(reference)) = (pat, bare(&init.expr)) else { return None };
        if name.by_ref.is_some() || name.subpat.is_some() || init.diverge.is_some() {
            return None;
        }
        let whole = bare(&reference.expr);
        let exclusive = reference.mutability.is_some();
        let mut place = BorrowedPlace {
            root: whole,
            fields: Vec::new(),
            steps: Vec::new(),
            exclusive,
            fitted: is_typed.then_some(whole),
        };
        loop {
            match place.root {
                Expr::Field(field) => {
                    place.root = bare(&field.base);
                    place.fields.push(member(&field.member));
                    place.steps.push(Projection::Through(place.root));
                }
                Expr::Index(index) => {
                    place.root = bare(&index.expr);
                    place.fields.clear();
                    place.steps.push(Projection::Index(place.root, bare(&index.index)));
                }
                Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
                    place.root = bare(&unary.expr);
                    // What it points to is what a field of it would be looked for in.
                    place.steps.push(Projection::Through(place.root));
                }
                _ => break,
            }
        }
        place.fields.reverse();
        place.steps.reverse();
        name_of(place.root)?;
        // Of several indices one may be out of bounds before the next is computed.
        let indices = place.indices();
        let can_be_copied =
            indices.iter().all(|index| is_read(index)) || matches!(indices[..], [index] if is_simple(index, exclusive));
        can_be_copied.then_some(place)
    }

    pub(crate) fn indices(&self) -> Vec<&'a Expr> {
        let index = |step: &Projection<'a>| match step {
            Projection::Through(_) => None,
            Projection::Index(_, index) => Some(*index),
        };
        self.steps.iter().filter_map(index).listed()
    }
}

pub(crate) fn name_of(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Path(path) if path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
}

pub(crate) fn is_number(index: &Expr) -> bool {
    matches!(index, Expr::Lit(literal) if matches!(literal.lit, Lit::Int(_)))
}

/// Whether an index is only read: it may be read before or after others.
fn is_read(index: &Expr) -> bool {
    is_number(index) || matches!(index, Expr::Path(_))
}

/// Whether an index leaves no temporary behind that could be dropped later than it is evaluated. That of an exclusive borrow
/// calls nothing: what it borrows for that may be what is being indexed, which rustc refuses.
fn is_simple(index: &Expr, exclusive: bool) -> bool {
    match bare(index) {
        Expr::Binary(binary) => {
            let yields_a_number =
                matches!(binary.op, BinOp::Add(_) | BinOp::Sub(_) | BinOp::Mul(_) | BinOp::Div(_) | BinOp::Rem(_));
            yields_a_number && is_simple(&binary.left, exclusive) && is_simple(&binary.right, exclusive)
        }
        Expr::Field(field) => is_simple(&field.base, exclusive),
        Expr::Cast(cast) => is_simple(&cast.expr, exclusive),
        Expr::MethodCall(call) => {
            !exclusive && call.method == "len" && call.args.is_empty() && is_simple(&call.receiver, exclusive)
        }
        index => is_read(index),
    }
}
