//! How a generator is written down and read: see `core/src/snapshot.rs`.
//!
//! ```text
//! #[derive(Serialize, Deserialize)]
//! enum __OrderPlaces<Id, Lines, Total> { created { id: Id, lines: Lines }, paid { id: Id, total: Total }, closed {} }
//!
//! impl Serialize for Order {
//!     fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
//!         let state = match &self.state {
//!             __OrderStates::Suspend1 { id, total } => __OrderPlaces::paid { id: Writes(id).written(), total: Writes(total).written() },
//!             …
//!         };
//!         write(&<Self as Snapshot>::OF, &state, serializer)
//!     }
//! }
//! impl<'de> Restored<'de> for Order {
//!     fn restored<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
//!         let types = |place| match place { 1 => __OrderPlaces::paid { id: Reads::<u64>::NEW.read(), … }, … };     // never called
//!         Ok(Order { state: match read_as(deserializer, types)? {
//!             __OrderPlaces::paid { id, total } => __OrderStates::Suspend1 { id: id.it(), total: total.it() },
//!             …
//!         } })
//!     }
//! }
//! ```
//!
//! The enum that is written is not that of the machine: it has a variant for each place where the machine rests, and no other, and what
//! it holds there under the names that the user wrote. It is generic over what it holds, so that the same one is written of references
//! and read of values; and so that it compiles whatever is held: what can't be written is told of once, at the local.
//!
//! | file | what it emits |
//! | --- | --- |
//! | `snapshot_of.rs` | what these have in common |
//! | `resting_places.rs` | nothing: what is written of each place |
//! | `enumeration.rs` | the enum that is written, and what the user's functions see of it |
//! | `asked.rs` | what rustc is asked of each local |
//! | `writes.rs`, `reads.rs` | what writes it; what reads it |

mod asked;
mod enumeration;
mod reads;
mod resting_places;
mod snapshot_of;
mod writes;

pub(super) use enumeration::written;

use proc_macro2::TokenStream;
use proc_macro2::{Delimiter, Group};
use quote::{quote, quote_spanned};

use self::resting_places::RestingPlace;
use self::snapshot_of::SnapshotOf;
use super::emitted::NamedMachine;
use super::refused::stub_snapshots;
use crate::codegen::context::Codegen;
use crate::layout::written_names::WrittenNames;
use crate::layout::written_types::NamedTypes;
use crate::listed::Listed;
use crate::source::arguments::Argument;
use crate::source::snapshot::Snapshot;
use crate::source::type_name::TypeName;

impl Codegen<'_> {
    /// What writes and reads the generator, if anything does.
    pub(super) fn snapshots(&self, name: &TypeName, types: &NamedTypes, vis: &syn::Visibility) -> TokenStream {
        let Some(snapshot) = &name.snapshot else { return TokenStream::new() };
        let names = WrittenNames::solve(self.body);
        let places = self
            .layout
            .resting_places()
            .into_iter()
            .map(|(entry, place)| self.resting_place(entry, place, &names, types));
        let places: Vec<RestingPlace> = places.listed();
        let refused = asked::refused(&places);
        if !refused.is_empty() {
            let stub = stub_snapshots(name);
            return quote!(#refused #stub);
        }
        let of_places = places.iter().flat_map(|place| &place.held).map(|held| held.ty.clone()).listed();
        let written = SnapshotOf { codegen: self, name, snapshot, places, types: of_places };
        let items = [
            written.mentions(),
            written.enumeration(vis),
            written.snapshot(),
            written.asked(),
            written.serialize(),
            written.deserialize(),
        ];
        items.into_iter().collect()
    }
}

impl NamedMachine {
    /// The machine where the feature `serde` is on. Where it is off an error stands at the `derive`, and what its callers need.
    pub(super) fn if_there_are_snapshots(
        self,
        snapshot: &Snapshot,
        arguments: &[Argument],
        stub: &TokenStream,
    ) -> NamedMachine {
        let NamedMachine { body, is_made, items } = self;
        let arguments = arguments.iter().map(Argument::value);
        let never = quote!({
            let _ = (#(&#arguments,)*);
            ::genfn::__private::core::unimplemented!()
        });
        NamedMachine {
            is_made,
            body: either(snapshot, &quote!(in), &quote!({ #body }), &never),
            items: either(snapshot, &TokenStream::new(), &items, stub),
        }
    }
}

/// What stands where the feature `serde` is on, and where it is off.
fn either(snapshot: &Snapshot, role: &TokenStream, on: &TokenStream, off: &TokenStream) -> TokenStream {
    // What rustc points to is where a macro's call begins and ends.
    let snapshots = quote_spanned!(snapshot.span()=> ::genfn::__private::snapshots!);
    let mut both = Group::new(Delimiter::Brace, quote!(#role { #on } { #off }));
    both.set_span(snapshot.span());
    quote!(#snapshots #both)
}
