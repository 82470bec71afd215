//! What a signature declares: the types that travel.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Error, GenericArgument, PathArguments, PathSegment, Result, ReturnType, Type, TypeParamBound, parse_quote};

pub(crate) struct Declared {
    /// The type of a yielded value, as a `let` may name it: `_` for what can't be named.
    pub(crate) yields: Type,
    pub(crate) sends: Type,
    /// In a `Box`.
    pub(crate) boxed: bool,
    ends: Ends,
}

enum Ends {
    Unit,
    /// An iterator of `Result`s: its last item may be an error.
    LastError {
        item: Type,
    },
    Value(Type),
}

impl Declared {
    pub(crate) fn by(output: &ReturnType) -> Result<Self> {
        let ReturnType::Type(_, ty) = output else {
            return Err(Error::new_spanned(output, "a generator has a return type"));
        };
        of_type(ty).ok_or_else(|| Error::new_spanned(ty, "not a generator's return type"))
    }

    pub(crate) fn ends_with_an_error(&self) -> bool {
        matches!(self.ends, Ends::LastError { .. })
    }

    /// Of `impl Iterator`, whatever it iterates over.
    pub(crate) fn is_iterator(&self) -> bool {
        match self.ends {
            Ends::Unit | Ends::LastError { .. } => true,
            Ends::Value(_) => false,
        }
    }

    pub(crate) fn plain_return(&self) -> TokenStream {
        match &self.ends {
            Ends::Unit => quote!(()),
            Ends::LastError { item } => quote!(<#item as ::genfn_tests::plain::LastError>::Ended),
            Ends::Value(ty) => ty.to_token_stream(),
        }
    }
}

fn of_type(ty: &Type) -> Option<Declared> {
    match ty {
        Type::ImplTrait(ty) => of_bounds(ty.bounds.iter()),
        Type::TraitObject(ty) => of_bounds(ty.bounds.iter()),
        Type::Group(ty) => of_type(&ty.elem),
        Type::Paren(ty) => of_type(&ty.elem),
        Type::Path(ty) => {
            let last = ty.path.segments.last()?;
            let mut types = arguments(last).filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            });
            if last.ident == "Box" {
                Some(Declared { boxed: true, ..of_type(types.next()?)? })
            } else if last.ident == "BoxGenerator" {
                let yields = types.next()?;
                Some(Declared { boxed: true, ..generator(Some(yields), types.next(), types.next()) })
            } else {
                None
            }
        }
        _ => None,
    }
}

fn of_bounds<'a>(bounds: impl Iterator<Item = &'a TypeParamBound> + Clone) -> Option<Declared> {
    let named = |name: &str| {
        bounds.clone().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => {
                let last = bound.path.segments.last()?;
                (last.ident == name).then_some(last)
            }
            _ => None,
        })
    };
    if let Some(segment) = named("Generator") {
        let binding = |name| binding(segment, name);
        return Some(generator(binding("Yield"), binding("Send"), binding("Return")));
    }
    let item = binding(named("Iterator")?, "Item")?;
    Some(Declared {
        yields: nameable(item),
        sends: parse_quote!(()),
        boxed: false,
        ends: if is_result(item) { Ends::LastError { item: item.clone() } } else { Ends::Unit },
    })
}

fn generator(yields: Option<&Type>, sends: Option<&Type>, returns: Option<&Type>) -> Declared {
    let or_unit = |ty: Option<&Type>| ty.cloned().unwrap_or_else(|| parse_quote!(()));
    Declared {
        yields: nameable(&or_unit(yields)),
        sends: or_unit(sends),
        boxed: false,
        ends: Ends::Value(or_unit(returns)),
    }
}

fn arguments(segment: &PathSegment) -> impl Iterator<Item = &GenericArgument> {
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(arguments.args.iter()),
        _ => None,
    }
    .into_iter()
    .flatten()
}

fn binding<'a>(segment: &'a PathSegment, name: &str) -> Option<&'a Type> {
    arguments(segment).find_map(|argument| match argument {
        GenericArgument::AssocType(binding) if binding.ident == name => Some(&binding.ty),
        _ => None,
    })
}

fn is_result(ty: &Type) -> bool {
    match ty {
        Type::Path(ty) => ty.path.segments.last().is_some_and(|s| s.ident == "Result"),
        Type::Group(ty) => is_result(&ty.elem),
        _ => false,
    }
}

/// `impl Trait` inside a type can't be written in a `let`: `_` stands for it.
fn nameable(ty: &Type) -> Type {
    struct Infer;
    impl VisitMut for Infer {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            if let Type::ImplTrait(_) = ty {
                *ty = parse_quote!(_);
            } else {
                visit_mut::visit_type_mut(self, ty);
            }
        }
    }
    let mut ty = ty.clone();
    Infer.visit_type_mut(&mut ty);
    ty
}
