//! What is written of each place where the machine rests.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Type;

use crate::codegen::context::Codegen;
use crate::flow::NodeId;
use crate::layout::fields::Field;
use crate::layout::written_names::WrittenNames;
use crate::layout::written_types::NamedTypes;
use crate::listed::Listed;
use crate::source::signature::is_unit;
use crate::syntax::tokens::same;

/// A place where the machine rests.
pub(super) struct RestingPlace {
    pub(super) entry: NodeId,
    pub(super) name: Ident,
    /// What it holds there and is written, outermost first.
    pub(super) held: Vec<WrittenField>,
    /// What it holds there and is not, with what stands for it.
    pub(super) left_out: Vec<(Field, TokenStream)>,
}

/// What is written of a place.
pub(super) struct WrittenField {
    pub(super) field: Field,
    pub(super) name: Ident,
    /// What it would be called, were nothing else called so in its place: what a loop iterates.
    pub(super) head: Ident,
    pub(super) ty: Type,
    /// Where it is declared.
    pub(super) at: Span,
}

impl Codegen<'_> {
    pub(super) fn resting_place(
        &self,
        entry: NodeId,
        name: Ident,
        names: &WrittenNames,
        types: &NamedTypes,
    ) -> RestingPlace {
        let point = self.segments.entries[&entry].point();
        let at = point.map_or_else(|| name.span(), |point| self.body.points[point.0].name);
        let mut place = RestingPlace { entry, name, held: Vec::new(), left_out: Vec::new() };
        let fields = self.layout.fields(entry).iter().copied();
        let (held, nothing): (Vec<_>, Vec<_>) = fields
            .filter_map(|field| Some((field, types.fields[&field].clone()?)))
            .partition(|(_, ty)| stands_for_nothing(ty).is_none());
        place.left_out = nothing.into_iter().filter_map(|(field, ty)| Some((field, stands_for_nothing(&ty)?))).listed();
        let fields: Vec<Field> = held.iter().map(|(field, _)| *field).listed();
        for ((field, ty), written) in held.into_iter().zip(names.of_place(&fields)) {
            let local = field.only_local().map(|local| self.body.named(local).span());
            let [name, head] = [&written, &names.stem(field)]
                .map(|name| syn::parse_str(name).unwrap_or_else(|_| Ident::new_raw(name, Span::call_site())));
            place.held.push(WrittenField { field, name, head, ty, at: local.unwrap_or(at) });
        }
        place
    }
}

/// What is dead, or of a type that has one value, is not written: `()`, and what a `?` asks in a `try_!`.
fn stands_for_nothing(ty: &Type) -> Option<TokenStream> {
    if is_unit(ty) {
        return Some(quote!(()));
    }
    let asked = [quote!(::genfn::Errors), quote!(::genfn::Nones)];
    if let Some(asked) = asked.into_iter().find(|asked| same(ty, asked)) {
        return Some(asked);
    }
    let nothing: Type = syn::parse_quote!(::genfn::__private::Option<()>);
    same(ty, &nothing).then(|| quote!(::genfn::__private::None))
}
