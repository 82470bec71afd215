//! What a function's type parameters are bound by.

use syn::{
    GenericArgument, Generics, Ident, PathArguments, ReturnType, TraitBound, Type, TypeParamBound, WherePredicate,
};

use crate::syntax::tokens::{names, same};
use crate::syntax::types::bare;

#[derive(Clone, Copy)]
pub(crate) struct Params<'a>(pub(crate) &'a Generics);

impl Params<'_> {
    /// The parameter that a type is.
    pub(super) fn of(self, ty: &Type) -> Option<Ident> {
        let Type::Path(path) = bare(ty) else { return None };
        let name = path.path.get_ident()?;
        self.0.type_params().any(|param| param.ident == *name).then(|| name.clone())
    }

    /// Whether a type names one.
    pub(super) fn names_one(self, ty: &Type) -> bool {
        self.0.type_params().any(|param| names(ty, &param.ident.to_string()))
    }

    /// The type of a parameter that is a value: `N` of `const N: usize`.
    pub(super) fn of_const(self, name: &Ident) -> Option<Type> {
        self.0.const_params().find(|param| param.ident == *name).map(|param| param.ty.clone())
    }

    /// Whether it is bound to be something that is iterated.
    pub(super) fn is_iterable(self, ty: &Type) -> bool {
        self.find(ty, &mut |bound| bound.path.segments.last()?.ident.to_string().ends_with("Iterator").then_some(()))
            .is_some()
    }

    /// What the parameter returns that is bound to be a generator: `R` of `Generator<Return = R>`.
    pub(super) fn generator_returns(self, ty: &Type) -> Option<Type> {
        self.find(ty, &mut |bound| returned_by_generator(bound))
    }

    /// The parameter that a type names something of: `I` of `I::IntoIter`.
    pub(super) fn of_projection(self, ty: &Type) -> Option<(Ident, Ident)> {
        let Type::Path(path) = bare(ty) else { return None };
        let segments = &path.path.segments;
        let (first, last) = (segments.first()?, segments.last()?);
        let is_param = segments.len() == 2 && self.0.type_params().any(|param| param.ident == first.ident);
        is_param.then(|| (first.ident.clone(), last.ident.clone()))
    }

    /// Whether it is bound to be an iterator.
    pub(super) fn is_iterator(self, ty: &Type) -> bool {
        self.find(ty, &mut |bound| {
            let last = bound.path.segments.last()?.ident.to_string();
            (last.ends_with("Iterator") && last != "IntoIterator").then_some(())
        })
        .is_some()
    }

    /// What it iterates over, if a bound says so.
    pub(super) fn item(self, ty: &Type) -> Option<Type> {
        self.find(ty, &mut |bound| {
            let last = bound.path.segments.last()?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            if !last.ident.to_string().ends_with("Iterator") {
                return None;
            }
            arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::AssocType(item) if item.ident == "Item" => Some(item.ty.clone()),
                _ => None,
            })
        })
    }

    /// What it returns when it is called: a bound is `Fn(…) -> R`.
    pub(super) fn called(self, ty: &Type) -> Option<Type> {
        self.find(ty, &mut |bound| match &bound.path.segments.last()?.arguments {
            PathArguments::Parenthesized(arguments) => match &arguments.output {
                ReturnType::Type(_, ty) => Some((**ty).clone()),
                ReturnType::Default => Some(syn::parse_quote!(())),
            },
            _ => None,
        })
    }

    /// What one of its bounds tells.
    fn find<T>(self, ty: &Type, told: &mut dyn FnMut(&TraitBound) -> Option<T>) -> Option<T> {
        let name = self.of(ty)?;
        let of_params = self.0.type_params().filter(|param| param.ident == name).flat_map(|param| &param.bounds);
        let clauses = self.0.where_clause.iter().flat_map(|clause| &clause.predicates);
        let of_clauses = clauses.filter_map(|predicate| match predicate {
            WherePredicate::Type(predicate) => same(&predicate.bounded_ty, ty).then_some(&predicate.bounds),
            _ => None,
        });
        of_params.chain(of_clauses.flatten()).find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => told(bound),
            _ => None,
        })
    }
}

/// `R` of `Generator<Return = R>`.
pub(crate) fn returned_by_generator(bound: &TraitBound) -> Option<Type> {
    let last = bound.path.segments.last().filter(|last| last.ident == "Generator")?;
    let unit = || Some(syn::parse_quote!(()));
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return unit() };
    let returns = arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(returns) if returns.ident == "Return" => Some(returns.ty.clone()),
        _ => None,
    });
    returns.or_else(unit)
}
