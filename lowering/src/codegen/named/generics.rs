//! Generics of a type with a name: how they are declared, implemented for, and what a `derive` would ask of them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned;
use syn::visit::Visit as _;
use syn::{GenericParam, Generics, Type, TypeParamBound};

use crate::analysis::known_types::exhausted;
use crate::codegen::context::Codegen;
use crate::emit::ALLOWED_CLIPPY;
use crate::listed::Listed;
use crate::source::signature::Declared;
use crate::source::type_name::TypeName;
use crate::syntax::tokens;
use crate::syntax::types::bare;
use crate::syntax::walk::{Visitor, Walk, Walker};

/// What stands on an item that holds code which is the user's only in part.
pub(super) fn quiet() -> TokenStream {
    let lints = ALLOWED_CLIPPY.iter().map(|lint| format_ident!("{lint}"));
    quote!(#[allow(unused_braces, unused_parens, #(clippy::#lints),*)])
}

/// Whether a type is what another one's trait says: then a bound is needed where it is named.
pub(super) fn projects(ty: &Type, generics: &Generics) -> bool {
    let mut found = false;
    tokens::any_place(ty.to_token_stream(), &mut |before, rest| {
        if let [proc_macro2::TokenTree::Ident(name), colon, ..] = rest {
            found |= tokens::is_sign(colon, ':')
                && !before.last().is_some_and(|before| tokens::is_sign(before, ':'))
                && generics.type_params().any(|param| param.ident == *name);
        }
        found |= matches!(rest, [proc_macro2::TokenTree::Ident(name), ..] if name == "as");
        found
    });
    found
}

/// Whether a type can be named only where the bounds hold: it is what a trait says, or a type that may ask for them itself.
pub(super) fn needs_bounds(ty: &Type, name: &TypeName) -> bool {
    projects(ty, &name.generics) || (has_bounds(&name.generics) && asks_for_bounds(ty, name))
}

fn has_bounds(generics: &Generics) -> bool {
    generics.where_clause.is_some() || generics.type_params().any(|param| !param.bounds.is_empty())
}

/// Std's types that take any type.
const ASK_FOR_NOTHING: &[&str] = &[
    "Option",
    "Result",
    "Vec",
    "VecDeque",
    "BinaryHeap",
    "BTreeMap",
    "BTreeSet",
    "HashMap",
    "HashSet",
    "Box",
    "Rc",
    "Arc",
    "Weak",
    "Cell",
    "RefCell",
    "Mutex",
    "RwLock",
    "Ref",
    "RefMut",
    "PhantomData",
    "Range",
    "RangeInclusive",
    "RangeFrom",
    "Iter",
    "IterMut",
    "IntoIter",
    "Windows",
    "Chunks",
    "Enumerate",
    "Rev",
    "Skip",
    "Take",
    "StepBy",
    "Fuse",
    "Zip",
    "Chain",
    "Cycle",
    "Copied",
    "Cloned",
    "Reverse",
    "Wrapping",
];

fn asks_for_bounds(ty: &Type, name: &TypeName) -> bool {
    struct AsksForBounds<'a>(&'a TypeName, bool);
    impl Visitor for AsksForBounds<'_> {
        fn enter_type(&mut self, ty: &Type) -> Walk {
            let Type::Path(path) = ty else { return Walk::Into };
            let Some(last) = path.path.segments.last() else { return Walk::Into };
            let asks_for_none = last.ident == self.0.name || ASK_FOR_NOTHING.contains(&last.ident.to_string().as_str());
            let names_one = |param: &syn::TypeParam| tokens::names(&last.arguments, &param.ident.to_string());
            self.1 |= !asks_for_none && self.0.generics.type_params().any(names_one);
            Walk::Into
        }
    }
    let mut asks = AsksForBounds(name, false);
    Walker(&mut asks).visit_type(ty);
    asks.1
}

/// What the return type promises besides what the generator is: `+ Clone + Debug`.
pub(super) fn promised_besides(signature: &syn::Signature, name: &TypeName) -> Option<TokenStream> {
    const TOLD: &[&str] = &["Iterator", "Generator", "Send", "Sync", "FusedIterator"];
    let syn::ReturnType::Type(_, ty) = &signature.output else { return None };
    let Type::ImplTrait(opaque) = bare(ty) else { return None };
    let besides = opaque.bounds.iter().filter(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            !bound.path.segments.last().is_some_and(|last| TOLD.iter().any(|told| last.ident == told))
        }
        _ => false,
    });
    let phantom = quote!(::genfn::__private::core::marker::PhantomData);
    let (ty, bounds) = (name.ty(), &name.generics.where_clause);
    let checks = besides.map(|bound| {
        let mut generics = name.generics.clone();
        generics.params.push(syn::parse_quote!(__K: #bound));
        let generics = impl_generics(&generics);
        let kept = Ident::new("kept", bound.span().resolved_at(Span::mixed_site()));
        quote! {
            let _ = |made: &#ty| {
                fn #kept #generics(_: &__K, _: #phantom<#ty>) #bounds {}
                #kept(made, #phantom::<#ty>);
            };
        }
    });
    let checks: Vec<TokenStream> = checks.listed();
    (!checks.is_empty()).then(|| quote!(#(#checks)*))
}

/// `<'a, T, const N: usize>`, for the declaration; a bound that makes a type smaller always stands there.
pub(super) fn declared_generics(generics: &Generics, with_bounds: bool) -> TokenStream {
    let params = generics.params.iter().map(|param| match param {
        GenericParam::Type(param) if !with_bounds => {
            let is_maybe = |bound: &&TypeParamBound| {
                matches!(bound, TypeParamBound::Trait(bound) if bound.to_token_stream().to_string().starts_with('?'))
            };
            let (name, maybe) = (&param.ident, param.bounds.iter().filter(is_maybe).listed());
            if maybe.is_empty() { quote!(#name) } else { quote!(#name: #(#maybe)+*) }
        }
        GenericParam::Type(param) => {
            let (name, bounds) = (&param.ident, &param.bounds);
            quote!(#name: #bounds)
        }
        param => param.to_token_stream(),
    });
    let params: Vec<TokenStream> = params.listed();
    if params.is_empty() { TokenStream::new() } else { quote!(<#(#params),*>) }
}

pub(super) fn impl_generics(generics: &Generics) -> TokenStream {
    let (implemented, _, _) = generics.split_for_impl();
    quote!(#implemented)
}

/// What holds the parameters that no field names.
pub(super) fn unused_parameters(generics: &Generics, held: &TokenStream) -> Option<TokenStream> {
    let is_named = |name: &str| {
        tokens::any(held.clone(), &mut |token| matches!(token, proc_macro2::TokenTree::Ident(ident) if ident == name))
    };
    let phantom = quote!(::genfn::__private::core::marker::PhantomData);
    let unused = generics.params.iter().filter_map(|param| match param {
        GenericParam::Lifetime(param) if !is_named(&param.lifetime.ident.to_string()) => {
            let lifetime = &param.lifetime;
            Some(quote!(&#lifetime ()))
        }
        GenericParam::Type(param) if !is_named(&param.ident.to_string()) => {
            let name = &param.ident;
            Some(quote!(#phantom<#name>))
        }
        _ => None,
    });
    let unused: Vec<TokenStream> = unused.listed();
    (!unused.is_empty()).then(|| quote!(#phantom<fn() -> (#(#unused,)*)>))
}

/// What a `derive` would ask for: the trait, of each parameter, and of what is named by one.
pub(super) fn derived_bounds(generics: &Generics, fields: &[Type], asked: &TokenStream) -> TokenStream {
    let params = generics.type_params().map(|param| {
        let name = &param.ident;
        quote!(#name: #asked)
    });
    let projected = fields.iter().filter(|ty| projects(ty, generics)).map(|ty| quote!(#ty: #asked));
    let written = generics.where_clause.iter().flat_map(|clause| &clause.predicates).map(ToTokens::to_token_stream);
    let all: Vec<TokenStream> = params.chain(projected).chain(written).listed();
    if all.is_empty() { TokenStream::new() } else { quote!(where #(#all),*) }
}

/// What it is delegated to as.
pub(super) fn delegated_to(declared: &Declared, name: &TypeName) -> TokenStream {
    let (implemented, ty, bounds) = (impl_generics(&name.generics), name.ty(), &name.generics.where_clause);
    let way = if declared.has_items() {
        quote!(::genfn::named::ByIterator)
    } else {
        let exhausted = exhausted(&declared.returns);
        quote!(::genfn::named::ByGenerator<#exhausted>)
    };
    quote! {
        #[diagnostic::do_not_recommend]
        impl #implemented ::genfn::named::DelegatedTo for #ty #bounds { type Way = #way; }
    }
}

impl Codegen<'_> {
    /// By what the head of a loop is asked what it is iterated by, where that is written down.
    pub(super) fn heads(&self) -> Option<TokenStream> {
        self.declared.is_written_down.then(|| {
            quote! {
                #[allow(unused_imports)]
                use ::genfn::iter::HeadOfOthers as _;
            }
        })
    }

    /// `__WalkStates<&'a Tree<T>, Iter<'a, T>>`
    pub(super) fn held_types(&self) -> TokenStream {
        let state = &self.state_name;
        let types = self
            .named
            .iter()
            .flat_map(|types| self.names.all_fields().filter_map(|field| types.fields[&field].clone()));
        let types: Vec<Type> = types.listed();
        if types.is_empty() { quote!(#state) } else { quote!(#state<#(#types),*>) }
    }
}
