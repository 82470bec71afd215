//! Locals of which one part after the other was moved, until nothing is left.
//!
//! ```text
//! while let Some(node) = head {
//!     head = node.next;
//!     yield_!(node.value);
//!
//!     let value = node.value;
//!     rest = spent!(node, node.value, { refill!(moved [] node.value); }, boxed, [Node] { next, value });
//!     yield_!(value);
//! ```
//!
//! The name of the struct is known from [types that are told](super::declared_types), and rustc knows what other fields it has. It is
//! asked only of what is, or was, in a box: of a struct with fields that are not visible here it can't be asked.

use proc_macro2::{Ident, Span};
use syn::{Member, Path, PathArguments, Type};

use super::ahead;
use super::declared_types::KnownTypes;
use super::known_fields::{self, Shape};
use super::moved::{Part, PartialMove, Remainder};
use super::std_types::argument;
use crate::flow::{Flow, Mark};
use crate::ir::{LocalId, MarkId};
use crate::listed::Listed;
use crate::syntax::types;

/// What is left where the part of a partial move is the last one.
pub(super) fn rest(
    flow: &Flow,
    told: &KnownTypes,
    partial_moves: &[PartialMove],
    mark: MarkId,
    local: LocalId,
) -> Option<Remainder> {
    let [last] = &partial_moves[mark.0].parts[..] else { return None };
    let field = field(last)?;
    let (whole, path) = of_box(told, local)?;
    let fields = gone(flow, partial_moves, flow.marks.get(&mark)?, local);
    // One field alone is more often read than moved.
    (fields.len() > 1 && fields.contains(field)).then(|| Remainder::Spent { last: last.clone(), whole, path, fields })
}

/// The fields that were moved by their names on every path to here.
pub(super) fn gone(flow: &Flow, partial_moves: &[PartialMove], here: &Mark, local: LocalId) -> Vec<Member> {
    let mut marks: Vec<(&Member, Vec<&Mark>)> = Vec::new();
    for (i, partial_move) in partial_moves.iter().enumerate() {
        let Some(mark) = flow.marks.get(&MarkId(i)).filter(|mark| mark.local == Some(local)) else { continue };
        for field in partial_move.parts.iter().filter_map(self::field) {
            match marks.iter_mut().find(|(known, _)| *known == field) {
                Some((_, marks)) => marks.push(mark),
                None => marks.push((field, vec![mark])),
            }
        }
    }
    let gone = marks.iter().filter(|(_, marks)| ahead::has_passed(flow, here, local, marks));
    gone.map(|(field, _)| (*field).clone()).listed()
}

/// Whether it is a field that is moved by its name.
pub(super) fn is_field(part: &Part) -> bool {
    field(part).is_some() && part.staying.is_empty()
}

/// The same of any field.
pub(super) fn is_member(part: &Part) -> bool {
    part.place.path.len() == 1 && part.kind.is_moved() && !part.place.through_deref && part.staying.is_empty()
}

/// A field that is moved by its name.
fn field(part: &Part) -> Option<&Member> {
    let [field @ Member::Named(_)] = &part.place.path[..] else { return None };
    (part.kind.is_moved() && !part.place.through_deref).then_some(field)
}

/// Whether the local is a box, and the struct that it is, or that is in it: one that was or is in a box, or that is visible here.
pub(super) fn of_struct(told: &KnownTypes, local: LocalId) -> Option<(Ident, Path)> {
    told.visible(local).and_then(|ty| of_type(told, local, ty))
}

/// The same of any struct whose name is told, whether all of its fields are visible here or not.
pub(super) fn of_any_struct(told: &KnownTypes, local: LocalId) -> Option<(Ident, Path)> {
    of_type(told, local, told.types.get(&local)?)
}

fn of_type(told: &KnownTypes, local: LocalId, ty: &Type) -> Option<(Ident, Path)> {
    let named = || match known_fields::of_name(ty)? {
        Shape::Told(path) => Some((Ident::new("unboxed", Span::mixed_site()), path)),
        Shape::Tuple(_) | Shape::Array(_) | Shape::TupleStruct(..) | Shape::Struct(..) | Shape::Based(_) => None,
    };
    of_box(told, local).or_else(named)
}

/// Whether the local is a box, and the struct in it.
fn of_box(told: &KnownTypes, local: LocalId) -> Option<(Ident, Path)> {
    let ty = told.types.get(&local)?;
    let (whole, content) = match argument(ty, &["Box"]) {
        Some(content) => ("boxed", content),
        None if told.unboxed.contains(&local) => ("unboxed", ty),
        None => return None,
    };
    let Type::Path(path) = types::bare(content) else { return None };
    let mut path = path.qself.is_none().then(|| path.path.clone())?;
    path.segments.iter_mut().for_each(|segment| segment.arguments = PathArguments::None);
    Some((Ident::new(whole, Span::mixed_site()), path))
}
