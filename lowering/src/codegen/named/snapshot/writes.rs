//! What writes it.

use proc_macro2::TokenStream;
use quote::quote;

use super::snapshot_of::{SnapshotOf, closed, variable};
use crate::codegen::named::generics::impl_generics;

impl SnapshotOf<'_> {
    pub(super) fn serialize(&self) -> TokenStream {
        if self.snapshot.serialize.is_none() {
            return TokenStream::new();
        }
        let (serde, ty, generics) = (self.snapshot.serde(), self.name.ty(), impl_generics(&self.name.generics));
        let bounds = self.written_bounds();
        let arms = self.places.iter().map(|place| {
            let found = self.found(place);
            let made = self.made(place, |i, _| {
                let variable = variable(i);
                quote!(::genfn::snapshot::Writes(#variable).written())
            });
            quote!(#found => #made,)
        });
        let (arms, places, closed): (TokenStream, _, _) = (arms.collect(), self.places_name(), closed());
        let state = &self.codegen.state_name;
        let result = quote!(::genfn::__private::Result);
        quote! {
            impl #generics #serde::Serialize for #ty #bounds {
                fn serialize<__S: #serde::Serializer>(&self, serializer: __S) -> #result<__S::Ok, __S::Error> {
                    #[allow(unused_imports)]
                    use ::genfn::snapshot::NotWritable as _;
                    if self.panicked {
                        return #result::Err(::genfn::snapshot::is_running());
                    }
                    let state = match &self.state {
                        #arms
                        #state::Returned => #places::#closed {},
                        #[allow(unreachable_patterns)]
                        _ => return #result::Err(::genfn::snapshot::is_running()),
                    };
                    ::genfn::snapshot::write(&<Self as ::genfn::snapshot::Snapshot>::OF, &state, serializer)
                }
            }
        }
    }
}
