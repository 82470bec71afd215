//! What rustc is asked of each local: whether it can be written, and read.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::visit::Visit;

use super::resting_places::{RestingPlace, WrittenField};
use super::snapshot_of::SnapshotOf;
use crate::analysis::known_types::{is_own, named};
use crate::codegen::named::generics::impl_generics;
use crate::diagnostics::shown;
use crate::listed::Listed;
use crate::sorted::Set;
use crate::syntax::tokens::{self, same};
use crate::syntax::types::bare;

/// serde writes its bounds, and not whether it has come to its end.
const FORGETS: &str = "a snapshot can't hold a `RangeInclusive`, of which serde forgets that it has come to its end: hold a `genfn::iter::RangeInclusiveItems`, `RangeInclusiveItems::from(range)`";

/// An error at each local that is a reference, or holds one: of whether that can be read, rustc would speak in lifetimes. And at each
/// adapter of std's, for which there is another.
pub(super) fn refused(places: &[RestingPlace]) -> TokenStream {
    let mut told = Set::new();
    let held = places.iter().flat_map(|place| &place.held).filter(|held| tokens::has_references(&held.ty));
    let held = held.filter(|held| told.insert(held.field));
    let (iterators, others): (Vec<_>, Vec<_>) = held.partition(|held| is_borrowing_iterator(&held.ty));
    // What iterates a reference is wrong for that alone.
    let iterators = iterators.into_iter().filter(|_| others.is_empty()).map(|held| {
        let message = "a snapshot can't hold what iterates a borrow, which another process does not have: iterate the value, or its indices, `genfn::iter::indices(&items)`";
        syn::Error::new(held.at, message)
    });
    let others = others.iter().map(|held| {
        let ty = shown(reference_in(&held.ty));
        let message = format!(
            "a snapshot can't hold `{ty}`, for another process does not have what a reference leads to: hold the value, as a `String` or a `Vec`, or an index"
        );
        syn::Error::new(held.at, message)
    });
    let adapters = places.iter().flat_map(|place| &place.held).filter(|held| is_iterator_of_std(&held.ty));
    let adapters = adapters.filter(|held| told.insert(held.field)).map(|held| {
        let message = "a snapshot can't hold this iterator of std's: `use genfn::iter::IntoItems;`, and let it begin with `.into_items()`, as in `items.into_items().enumerate()` and `(0..9).into_items().step_by(2)`";
        syn::Error::new(held.at, message)
    });
    let errors = others.chain(iterators).chain(adapters).map(|error| error.to_compile_error());
    errors.collect()
}

impl SnapshotOf<'_> {
    /// Asks rustc of each local whether it can be written, once, where it is held first.
    pub(super) fn asked(&self) -> TokenStream {
        let question = match (&self.snapshot.serialize, &self.snapshot.deserialize) {
            (Some(_), Some(_)) => "CanBeWrittenAndRead",
            (Some(_), None) => "CanBeWritten",
            _ => "CanBeRead",
        };
        let mut asked = Set::new();
        let arms = self.places.iter().map(|place| {
            let of_the_user = |i: usize, field: &WrittenField| format_ident!("__held_{i}", span = field.at);
            let fields = place.held.iter().enumerate().map(|(i, field)| (field.field, of_the_user(i, field)));
            let found = self.codegen.holding(place.entry, &fields.listed());
            let questions = place.held.iter().enumerate().filter(|(_, field)| asked.insert(field.field));
            let questions = questions.filter(|(_, field)| !self.is_asked_elsewhere(field)).map(|(i, field)| {
                if named(&field.ty).is_some_and(|(name, _)| name == "RangeInclusive") {
                    return syn::Error::new(field.at, FORGETS).to_compile_error();
                }
                // Rustc says it of the path, which stands where the user's token does.
                let (name, variable) = (Ident::new(question, field.at), of_the_user(i, field));
                let asked = quote_spanned!(field.at=> ::genfn::snapshot::#name::asked);
                match field.field.delegating_point() {
                    Some(_) => quote!(::genfn::snapshot::asked_of_delegate(#variable, #asked);),
                    None => quote!(#asked(#variable);),
                }
            });
            let questions: TokenStream = questions.collect();
            quote!(#found => { #questions })
        });
        let (arms, ty, generics): (TokenStream, _, _) =
            (arms.collect(), self.name.ty(), impl_generics(&self.name.generics));
        let (written, read) = (self.written_bounds(), self.read_bounds());
        let bounds = match (&self.snapshot.serialize, &self.snapshot.deserialize) {
            (Some(_), Some(_)) => joined(written, read),
            (Some(_), None) => written,
            _ => read,
        };
        quote! {
            impl #generics #ty #bounds {
                #[allow(dead_code, unused_variables, unreachable_patterns)]
                fn __asked(&self) {
                    match &self.state { #arms _ => {} }
                }
            }
        }
    }

    /// Whether what is wrong with this is wrong with another, too, and told of there: an item of a list, or what iterates it.
    fn is_asked_elsewhere(&self, field: &WrittenField) -> bool {
        let mut others = self.places.iter().flat_map(|place| &place.held).filter(|other| other.field != field.field);
        others.any(|other| {
            let is_iterated = other.name == field.head && matches!(bare(&other.ty), Type::Reference(_));
            (is_iterated && is_borrowing_iterator(&field.ty)) || is_part_of(&field.ty, &other.ty)
        })
    }
}

/// Two clauses in one.
fn joined(one: TokenStream, other: TokenStream) -> TokenStream {
    let predicates = |clause: TokenStream| clause.into_iter().skip(1).collect::<TokenStream>();
    let clauses = [predicates(one), predicates(other)];
    let clauses = clauses.iter().filter(|clause| !clause.is_empty()).listed();
    if clauses.is_empty() { TokenStream::new() } else { quote!(where #(#clauses),*) }
}

/// What has what it holds written as it is, and nothing else: if a list can't be written, it is for its items.
const LISTS: &[&str] = &["Vec", "VecDeque", "BinaryHeap", "BTreeSet", "HashSet", "Option", "Box"];

/// `Line` of a `Vec<Line>`, or a `VecItems<Line>`.
fn is_part_of(ty: &Type, whole: &Type) -> bool {
    let Some((_, of)) = named(whole).filter(|(name, _)| LISTS.iter().any(|list| list == name)) else { return false };
    let part = match named(ty) {
        Some((name, of)) if name.ends_with("Items") => of.into_iter().next(),
        _ => Some(ty.clone()),
    };
    of.first().zip(part).is_some_and(|(of, part)| same(of, &part))
}

/// An iterator of std's, or one around it, for which `genfn::iter` has one of its own. A user's own type may have such a name.
fn is_iterator_of_std(ty: &Type) -> bool {
    const NAMES: &[&str] = &["IntoIter", "Enumerate", "Zip", "Rev", "Skip", "Take", "StepBy", "Chain", "Peekable"];
    let Type::Path(path) = bare(ty) else { return false };
    let modules: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).listed();
    let [first, second, .., last] = &modules[..] else { return false };
    let of_std = ["std", "core", "alloc"].iter().any(|name| first == name);
    // `::genfn::__private::core::iter::Enumerate<…>`, and not `::genfn::iter::Enumerate<…>`.
    let of_ours = first == "genfn" && second == "__private";
    NAMES.iter().any(|name| last == name) && (of_std || of_ours) && !is_own(ty)
}

/// The reference in it, if there is one that is written out.
fn reference_in(ty: &Type) -> &Type {
    struct First<'t>(Option<&'t Type>);
    impl<'t> Visit<'t> for First<'t> {
        fn visit_type(&mut self, ty: &'t Type) {
            match ty {
                Type::Reference(_) => _ = self.0.get_or_insert(ty),
                ty => syn::visit::visit_type(self, ty),
            }
        }
    }
    let mut first = First(None);
    first.visit_type(ty);
    first.0.unwrap_or(ty)
}

/// One of std's, over what is borrowed.
fn is_borrowing_iterator(ty: &Type) -> bool {
    named(ty)
        .is_some_and(|(name, _)| ["Iter", "IterMut", "Chars", "CharIndices", "Bytes", "Lines"].contains(&name.as_str()))
}
