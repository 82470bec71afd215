//! What the return type of a body shows of its errors: a generator that is sent nothing iterates over what it yields, and over the error
//! that ended it.
//!
//! | it is written | so it is |
//! | --- | --- |
//! | `Result<…>`, by whatever path | a `Result` |
//! | `()`, `u32`, `String`, `(A, B)`, `&T`, … | no `Result` |
//! | `T`, `T::Out` with a `T` of the function; `Self::Out`; `<X as Trait>::Out` | whatever the type parameter makes of it |
//! | any other name | asked for: it may be a `Result` under another name, or a type parameter of the `impl` around the function |

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, PathArguments, Type, parse_quote_spanned};

use super::declared::is_plain;
use crate::listed::Listed;
use crate::syntax::types;

/// The type parameters of a function.
pub(super) struct Parameters<'a>(Vec<&'a Ident>);

impl<'a> Parameters<'a> {
    pub(super) fn of(signature: &'a syn::Signature) -> Self {
        Parameters(signature.generics.type_params().map(|parameter| &parameter.ident).listed())
    }

    fn has(&self, name: &Ident) -> bool {
        self.0.contains(&name)
    }
}

/// What a return type shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Returned {
    /// It is no `Result`.
    #[default]
    Value,
    Result,
    /// It may be one, under this name.
    Named {
        /// It may be a type parameter, too.
        open: bool,
    },
    /// That depends on a type parameter.
    Parameter,
}

impl Returned {
    pub(super) fn is_result(self) -> bool {
        match self {
            Returned::Result => true,
            Returned::Value | Returned::Named { .. } | Returned::Parameter => false,
        }
    }

    pub(super) fn is_parameter(self) -> bool {
        match self {
            Returned::Parameter => true,
            Returned::Value | Returned::Result | Returned::Named { .. } => false,
        }
    }

    pub(super) fn of(ty: &Type, parameters: &Parameters<'_>) -> Self {
        let path = match types::bare(ty) {
            _ if is_plain(ty) => return Returned::Value,
            Type::Path(path) => path,
            _ => return Returned::Named { open: true },
        };
        let (Some(first), Some(last)) = (path.path.segments.first(), path.path.segments.last()) else {
            return Returned::Named { open: true };
        };
        let is_projection = path.path.segments.len() > 1 && first.ident == "Self";
        if path.qself.is_some() || is_projection || parameters.has(&first.ident) {
            Returned::Parameter
        } else if last.ident == "Result" {
            Returned::Result
        } else {
            // What has parameters of its own is none, nor is the type that an `impl` is for.
            Returned::Named { open: matches!(last.arguments, PathArguments::None) && last.ident != "Self" }
        }
    }

    /// What a generator iterates over that yields `yields`, and returns `returns`, which shows this.
    pub(super) fn items(self, yields: &Type, returns: &Type) -> Type {
        match self {
            Returned::Value | Returned::Named { .. } => yields.clone(),
            Returned::Result => parse_quote_spanned!(returns.span()=>
                ::genfn::__private::Result<#yields, <#returns as ::genfn::Fallible>::Error>),
            Returned::Parameter => self.asked_items(yields, returns),
        }
    }

    /// The same, as rustc knows it.
    pub(super) fn asked_items(self, yields: &Type, returns: &Type) -> Type {
        parse_quote_spanned!(returns.span()=> <#returns as ::genfn::Iterates<#yields>>::Item)
    }

    /// The question whether it is a `Result`, if it may be one.
    pub(super) fn asked(self, returns: &Type) -> Option<TokenStream> {
        let Returned::Named { open } = self else { return None };
        let open = open.then(|| quote!(, open));
        Some(quote_spanned!(returns.span()=> ::genfn::__private::ends!(#returns #open)))
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    fn shown(ty: &str) -> Returned {
        let signature: syn::Signature = parse_quote!(fn f<Out: Clone, const N: usize>());
        Returned::of(&syn::parse_str(ty).unwrap(), &Parameters::of(&signature))
    }

    #[test]
    fn results_are_known_by_their_name() {
        for ty in ["Result<u8, E>", "io::Result<()>", "(anyhow::Result<T>)"] {
            assert_eq!(shown(ty), Returned::Result, "{ty}");
        }
    }

    #[test]
    fn what_is_no_result_is_known_by_its_syntax() {
        for ty in ["()", "u32", "String", "(A, B)", "&'a T", "[u8; 4]", "Vec<Result<u8, E>>"] {
            assert_eq!(shown(ty), Returned::Value, "{ty}");
        }
    }

    #[test]
    fn what_depends_on_a_type_parameter_is_known_by_its_beginning() {
        for ty in ["Out", "Out::Return", "Out::Result", "Self::Out", "<X as Trait>::Out"] {
            assert_eq!(shown(ty), Returned::Parameter, "{ty}");
        }
    }

    #[test]
    fn other_names_may_be_aliases() {
        assert_eq!(shown("Average"), Returned::Named { open: true });
        assert_eq!(shown("stats::Average"), Returned::Named { open: true });
        assert_eq!(shown("Outcome<T>"), Returned::Named { open: false });
        assert_eq!(shown("Option<T>"), Returned::Named { open: false });
        assert_eq!(shown("Self"), Returned::Named { open: false });
    }
}
