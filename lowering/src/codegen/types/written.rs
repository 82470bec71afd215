//! Types that are written, where the generator's has a name; and questions for those that are missing.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::codegen::context::Codegen;
use crate::emit::tokens::located;
use crate::ir::PointId;
use crate::layout::fields::Field;
use crate::layout::written_types::NamedTypes;

impl Codegen<'_> {
    /// `let type_of_n = TypeOf::<u8>::NEW;`: what an arm declares anew is of the type that it has.
    pub(in crate::codegen) fn types_of_a_named(&self, types: &NamedTypes) -> TokenStream {
        let tied = self.types.tied.iter().filter_map(|local| {
            let (name, ty) = (&self.types.locals[local], types.known.locals.get(local)?);
            Some(quote!(let #name = ::genfn::__private::TypeOf::<#ty>::NEW;))
        });
        tied.collect()
    }

    /// Asks rustc for the types that are missing: the questions, to be put where the body tells its types.
    pub(in crate::codegen) fn missing_types_asked(&self) -> TokenStream {
        let asked = self.asks_types.iter().map(|field| {
            let (variable, at) = match *field {
                Field::Local(local, _) => (self.types.locals.get(&local).cloned(), self.body.named(local).span()),
                Field::Delegate(point) => (self.types.fields.get(field).cloned(), self.delegate_span(point)),
                Field::Value(_) | Field::Chain(..) => {
                    (self.types.fields.get(field).cloned(), self.names.field(*field).span())
                }
            };
            let at = located(Some(at));
            variable.map(|mut variable| {
                variable.set_span(at);
                quote_spanned!(at=> ::genfn::named::told(#variable);)
            })
        });
        asked.flatten().collect()
    }

    fn delegate_span(&self, point: PointId) -> proc_macro2::Span {
        self.body.points[point.0].name
    }
}
