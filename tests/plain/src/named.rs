//! The real attribute, with a name for the generator's type: on each function whose body tells the types of all that it saves.
//!
//! So whatever the behaviour tests hold of machines is held of those with a name, too. Where a type has to be written, or where no
//! type can be named (a method's, a box), the function stays as it is.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{FnArg, ReturnType, Type};

use crate::Function;

/// What these hold has to be dropped later, which only rustc knows, so that a type would have to be written; or it lies in a closure, which has
/// none, or in a box; or they stand in an `impl`.
const HOLD_MORE: &[&str] = &[
    "temporaries",
    "time_slices",
    "stolen",
    "first_cells",
    "upwards",
    "reached",
    "closures_and_literals_have_the_value_of_a_saved_local",
    "value_of_a_construct_that_is_thrown_away",
    "yielded_parts",
    "widths",
    "in_order",
    "in_order_of_a_box",
    "part_of_an_argument_that_a_call_consumes",
];

/// The same of what names these: most of what is dropped in tests.
const OF_TYPES: &[&str] = &[
    "D",
    "make",
    "Noisy",
    "Rc",
    "Order",
    "order",
    "Point",
    "Guard",
    "Sum",
    "sum",
    "borrow",
    "borrow_mut",
    "Two",
    "Pair",
    "Only",
    "Table",
    "spawn",
];

/// `#[generator(type = …)]`, if that needs nothing more.
pub(crate) fn named(attr: TokenStream, item: TokenStream) -> TokenStream {
    named_if_it_can_be(&attr, &item).unwrap_or_else(|| quote!(#[::genfn::generator(#attr)] #item))
}

fn named_if_it_can_be(attr: &TokenStream, item: &TokenStream) -> Option<TokenStream> {
    let Function { attributes, visibility, signature, body } = syn::parse2(item.clone()).ok()?;
    let (ReturnType::Type(_, returned), false) = (&signature.output, has_receiver(&signature)) else { return None };
    let Type::ImplTrait(_) = &**returned else { return None };
    if HOLD_MORE.iter().any(|name| signature.ident == name) {
        return None;
    }
    let names = |name: &str| any(returned.to_token_stream(), name);
    let derives: Vec<Ident> =
        ["Clone", "Debug"].into_iter().filter(|name| names(name)).map(|name| format_ident!("{name}")).collect();
    let name = format_ident!("Named_{}", signature.ident);
    let separator = (!attr.is_empty()).then(|| quote!(,));
    let attr = quote!(#attr #separator type = #name);
    let function = quote!(#[allow(non_camel_case_types)] #(#attributes)* #[derive(#(#derives),*)] #visibility #signature { #body });
    let lowered = genfn_lowering::expand(attr.clone(), function.clone());
    // What is dropped in tests are mostly these.
    let asked = ["NothingToDrop", "NothingToDropOfAPattern", "NothingHeld", "NothingLeft"];
    let may_hold_more =
        asked.iter().any(|name| any(lowered.clone(), name)) && OF_TYPES.iter().any(|name| any(item.clone(), name));
    // What is left where a part was read, if that was a copy; tests/names/parts.rs has these.
    let may_hold_a_rest = any(lowered.clone(), "LeftAsAWhole");
    let is_refused =
        may_hold_more || may_hold_a_rest || any(lowered.clone(), "compile_error") || any(lowered, "is_missing");
    (!is_refused).then(|| quote!(#[::genfn::generator(#attr)] #function))
}

fn has_receiver(signature: &syn::Signature) -> bool {
    signature.inputs.iter().any(|input| matches!(input, FnArg::Receiver(_)))
}

/// Whether a name stands in tokens, at any depth.
fn any(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        proc_macro2::TokenTree::Group(group) => any(group.stream(), name),
        proc_macro2::TokenTree::Ident(ident) => ident == name,
        _ => false,
    })
}
